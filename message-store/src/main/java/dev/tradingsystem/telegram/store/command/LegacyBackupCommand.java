package dev.tradingsystem.telegram.store.command;

import dev.tradingsystem.telegram.store.legacy.LegacyBackup;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;

/// Keeps the previous stack's tables, or brings back what they lost.
final class LegacyBackupCommand implements Command {

    private final boolean restoring;

    LegacyBackupCommand(boolean restoring) {
        this.restoring = restoring;
    }

    @Override
    public String usage() {
        return restoring ? """
                --folder FOLDER [--format text|json]
                adds the rows kept in the folder that the previous stack's tables no longer have; changes no other""" : """
                --folder FOLDER [--format text|json]
                keeps the previous stack's tables in the folder, as compressed CSV with counts and SHA-256""";
    }

    @Override
    public Set<String> flags() {
        return Set.of();
    }

    @Override
    public Set<String> valued() {
        return Set.of("--folder", "--format");
    }

    @Override
    public void run(Options options, Settings settings, PrintStream out) {
        boolean asJson = options.json();
        Path folder = Path.of(
                options.value("--folder").orElseThrow(() -> new Refused(Exit.USAGE, "--folder FOLDER is missing")));
        LegacyPlaces places = LegacyPlaces.of(settings);
        var backup = new LegacyBackup(places.source());
        try {
            if (restoring) {
                Map<String, Long> rows = places.guarded(() -> backup.restore(folder));
                out.print(asJson ? LegacyPlaces.json(rows, options) : "rows that came back: %s%n".formatted(rows));
            } else {
                LegacyBackup.Manifest kept = places.guarded(() -> backup.write(folder));
                out.print(asJson ? LegacyPlaces.json(kept, options) : text(kept));
            }
        } catch (UncheckedIOException e) {
            throw new Refused(Exit.CONFIGURATION, "%s: %s".formatted(e.getMessage(), e.getCause()));
        }
    }

    private static String text(LegacyBackup.Manifest manifest) {
        var text = new StringBuilder();
        manifest.tables()
                .forEach(kept ->
                        text.append("%s: %d rows, sha256 %s%n".formatted(kept.file(), kept.rows(), kept.sha256())));
        return text.toString();
    }
}
