package dev.tradingsystem.telegram.store.command;

import dev.tradingsystem.telegram.store.legacy.LegacyVerify;
import dev.tradingsystem.telegram.store.legacy.VerifyReport;
import java.io.PrintStream;
import java.util.Set;

/// Compares the previous stack's messages with ours.
final class VerifyLegacyCommand implements Command {

    @Override
    public String usage() {
        return """
                [--report FILE] [--format text|json]
                compares the previous stack's messages with ours, per channel and day; 1: they differ""";
    }

    @Override
    public Set<String> flags() {
        return Set.of();
    }

    @Override
    public Set<String> valued() {
        return Set.of("--report", "--format");
    }

    @Override
    public void run(Options options, Settings settings, PrintStream out) {
        boolean asJson = options.json();
        LegacyPlaces places = LegacyPlaces.of(settings);
        var verify = new LegacyVerify(places.source(), places.target(), LegacyPlaces.steps());
        VerifyReport report = places.guarded(verify::run);
        String json = LegacyPlaces.json(report, options);
        out.print(asJson ? json : LegacyText.of(report));
        if (!report.equal()) {
            throw new Refused(Exit.DIFFERS, "old and new differ; both are as they were");
        }
    }
}
