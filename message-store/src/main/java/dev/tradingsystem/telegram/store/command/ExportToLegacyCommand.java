package dev.tradingsystem.telegram.store.command;

import dev.tradingsystem.telegram.store.legacy.ExportReport;
import dev.tradingsystem.telegram.store.legacy.LegacyExport;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.Set;

/// Writes what came since the copying back into the previous stack's table.
final class ExportToLegacyCommand implements Command {

    @Override
    public String usage() {
        return """
                --state FILE [--report FILE] [--format text|json]
                writes messages, edits and deletions since the copying with that state file back into the previous
                stack's table, and reads them back; 1: they differ""";
    }

    @Override
    public Set<String> flags() {
        return Set.of();
    }

    @Override
    public Set<String> valued() {
        return Set.of("--state", "--report", "--format");
    }

    @Override
    public void run(Options options, Settings settings, PrintStream out) {
        boolean asJson = options.json();
        Path state = CopyFromLegacyCommand.state(options);
        LegacyPlaces places = LegacyPlaces.of(settings);
        var export = new LegacyExport(places.source(), places.target(), LegacyPlaces.steps());
        ExportReport report = places.guarded(() -> export.run(state));
        String json = LegacyPlaces.json(report, options);
        out.print(asJson ? json : LegacyText.of(report));
    }
}
