package dev.tradingsystem.telegram.benchmarks.append;

import dev.tradingsystem.telegram.benchmarks.Machine;
import dev.tradingsystem.telegram.benchmarks.Material;
import java.io.IOException;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// Measures the append and COPY of the same rows side by side: same server, same connection
/// through PgBouncer, same messages, in turns.
///
/// Every round begins with empty tables, takes each batch size once, and the order of the ways is
/// turned round in every other one. Append starts from events in memory and ends with the changes
/// in memory, so it includes digest, JSON and the answer; COPY's rows lie ready as text, which
/// favours COPY. Tables and numbers are checked after every round.
public final class AppendVersusCopy {

    private static final int MOST_MESSAGES = 20_000;
    private static final int MOST_BATCHES = 300;

    private final Settings settings;
    private final Servers servers;
    private final Writer writer;
    private final Material material = new Material(42);
    private final Map<Integer, Map<Way, List<Long>>> rates = new HashMap<>();
    private long messages;
    private long bytes;

    private AppendVersusCopy(Settings settings, Servers servers) {
        this.settings = settings;
        this.servers = servers;
        this.writer = new Writer(servers.pooled());
    }

    /// Prints the rates and their ratios, and saves the raw result.
    public static void measure(Settings settings) throws IOException, SQLException {
        Machine machine = Machine.here();
        try (var servers = Servers.start()) {
            var run = new AppendVersusCopy(settings, servers);
            run.rounds();
            Result result = run.result(machine);
            System.out.print(result.table());
            System.out.println("raw result: " + result.save(settings.results()));
        }
    }

    private void rounds() throws SQLException {
        for (int number = 0; number <= settings.rounds(); number++) {
            round(number);
            if (number == 0) { // warm-up
                rates.clear();
            }
        }
    }

    private void round(int number) throws SQLException {
        servers.empty();
        List<Way> ways = List.of(Way.values());
        long stored = 0;
        for (int batch : settings.batches()) {
            Load load = Load.of(material.posted(Math.min(MOST_MESSAGES, MOST_BATCHES * batch)), batch, messages);
            for (Way way : number % 2 == 0 ? ways : ways.reversed()) {
                measure(way, batch, load);
            }
            stored += load.size();
            messages += load.size();
            bytes += load.bodyBytes();
        }
        check(stored);
    }

    private void measure(Way way, int batch, Load load) throws SQLException {
        servers.checkpoint();
        long start = System.nanoTime();
        writer.write(way, load);
        long nanos = System.nanoTime() - start;
        rates.computeIfAbsent(batch, _ -> new EnumMap<>(Way.class))
                .computeIfAbsent(way, _ -> new ArrayList<>())
                .add(Math.round(load.size() * 1e9 / nanos));
    }

    private void check(long stored) throws SQLException {
        for (String table : Servers.TABLES) {
            long count = servers.count(table);
            if (count != stored) {
                throw new IllegalStateException("%s holds %d rows, not %d".formatted(table, count, stored));
            }
        }
    }

    private Result result(Machine machine) throws SQLException {
        var lines = new ArrayList<Line>();
        for (int batch : settings.batches()) {
            Map<Way, List<Long>> measured = rates.getOrDefault(batch, Map.of());
            lines.add(Line.of(
                    batch,
                    measured.entrySet().stream()
                            .map(entry -> Figure.of(entry.getKey(), entry.getValue()))
                            .toList()));
        }
        return new Result(machine, servers.version(), Math.toIntExact(bytes / messages), lines);
    }
}
