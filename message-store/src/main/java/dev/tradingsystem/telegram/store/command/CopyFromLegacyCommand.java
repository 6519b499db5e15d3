package dev.tradingsystem.telegram.store.command;

import dev.tradingsystem.telegram.store.legacy.CopyPlan;
import dev.tradingsystem.telegram.store.legacy.CopyReport;
import dev.tradingsystem.telegram.store.legacy.LegacyCopy;
import dev.tradingsystem.telegram.store.legacy.Steps;
import java.io.PrintStream;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Copies the previous stack's messages into the log; continued where it was stopped.
final class CopyFromLegacyCommand implements Command {

    @Override
    public String usage() {
        return """
                --state FILE [--since TIME] [--dry-run] [--report FILE] [--format text|json]
                copies the previous stack's messages and channels (TELEGRAM_LEGACY_DB_…) into the log, for the account
                TELEGRAM_ACCOUNT; again with the same state file: only what is new; --since: only days from then on""";
    }

    @Override
    public Set<String> flags() {
        return Set.of("--dry-run");
    }

    @Override
    public Set<String> valued() {
        return Set.of("--state", "--since", "--report", "--format");
    }

    @Override
    public void run(Options options, Settings settings, PrintStream out) {
        boolean asJson = options.json();
        Path state = state(options);
        Instant since = since(options);
        LegacyPlaces places = LegacyPlaces.of(settings);
        Steps steps = LegacyPlaces.steps();
        var copy = new LegacyCopy(
                places.source(), places.target(), settings.text("TELEGRAM_ACCOUNT", "main"), Clock.systemUTC(), steps);
        if (options.has("--dry-run")) {
            CopyPlan plan = places.guarded(copy::plan);
            out.print(asJson ? LegacyPlaces.json(plan, options) : LegacyText.of(plan));
            return;
        }
        CopyReport report = places.guarded(() -> copy.run(state, since));
        String json = LegacyPlaces.json(report, options);
        out.print(asJson ? json : LegacyText.of(report));
    }

    static Path state(Options options) {
        return Path.of(options.value("--state").orElseThrow(() -> new Refused(Exit.USAGE, "--state FILE is missing")));
    }

    private static @Nullable Instant since(Options options) {
        try {
            return options.value("--since").map(Instant::parse).orElse(null);
        } catch (DateTimeParseException e) {
            throw new Refused(Exit.USAGE, "--since is a time as 2026-11-23T10:00:00Z");
        }
    }
}
