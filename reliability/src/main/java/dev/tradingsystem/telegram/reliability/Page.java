package dev.tradingsystem.telegram.reliability;

import dev.tradingsystem.telegram.reliability.RunResult.Struck;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/// The page of the docs.
record Page(MatrixResult result) {

    private static final String BY_HAND = "\n## Found on the way\n";

    /// All of it.
    ///
    /// @param before the page as it was, whose last section is written by hand and stays
    String text(Path raw, String before) {
        var where = result.environment();
        List<Struck> struck =
                result.runs().stream().flatMap(run -> run.struck().stream()).toList();
        var text = new StringBuilder("""
                # Nothing lost, nothing twice, in order

                What was done to an installation under load, and what became of every message. `scripts/crash-matrix.sh` starts
                PostgreSQL, PgBouncer, Redis with replica and sentinel, RabbitMQ, the three packaged apps with real TDLib against
                the test data centre, and a proxy between every pair that talks; strikes faults in an order that the seed decides;
                and compares, when all is quiet, what the data centre holds with log, messages, coverage verdicts, a consumer of
                the queue, two followers of the API's stream, the worker's verdicts, offsets and signals. In the channels posts,
                edits, deletions and albums go on all the time, %d acts a second, with refused questions among them.

                ## Result

                | faults | seeds | messages | changes | findings | secrets in logs |
                |---:|---:|---:|---:|---:|---:|
                | %d | %d | %d | %d | %d | %d |

                Looked for: lost, doubled, out of order, wrong version, false verdict. Each log of each process was searched for
                the secrets of the run: passwords of database and broker, keys of the three apps, the key of the session, the
                secrets of cursors and of the Telegram application.

                %s, %d cores, %s, %s; commit %s. %s. Raw result: `%s`.

                ## Time to recover

                From the moment a fault is put right (a killed process is started at once) until a message posted after it is
                everywhere: in the log, with both sinks, the queue's consumer, both followers and the worker, and no id up to it
                is without a verdict.

                | fault | times | median s | worst s |
                |---|---:|---:|---:|
                """.formatted(
                result.rate(),
                struck.size(),
                result.runs().size(),
                result.runs().stream().mapToInt(RunResult::messages).sum(),
                result.runs().stream().mapToInt(RunResult::changes).sum(),
                result.runs().stream().mapToInt(run -> run.findings().size()).sum(),
                result.runs().stream().mapToInt(run -> run.told().size()).sum(),
                where.at(),
                where.cores(),
                where.system(),
                where.jdk(),
                where.commit(),
                String.join("; ", where.servers()),
                raw.getFileName()));
        Map<String, List<Struck>> byFault =
                new TreeMap<>(struck.stream().collect(Collectors.groupingBy(Struck::fault)));
        byFault.forEach((fault, all) -> text.append(line(fault, all)));
        text.append("\n## Runs\n\n| seed | mode of the worker | faults | messages | changes | findings |\n");
        text.append("|---:|---|---:|---:|---:|---:|\n");
        result.runs()
                .forEach(run -> text.append("| %d | %s | %d | %d | %d | %d |%n"
                        .formatted(
                                run.seed(),
                                run.mode(),
                                run.struck().size(),
                                run.messages(),
                                run.changes(),
                                run.findings().size())));
        int byHand = before.indexOf(BY_HAND);
        return text + (byHand < 0 ? "" : before.substring(byHand));
    }

    private static String line(String fault, List<Struck> struck) {
        List<Long> sorted = new ArrayList<>(struck.stream()
                .map(Struck::millis)
                .filter(millis -> millis >= 0)
                .sorted()
                .toList());
        if (sorted.size() < struck.size()) {
            return "| %s | %d | – | did not recover |%n".formatted(fault, struck.size());
        }
        return String.format(
                Locale.ROOT,
                "| %s | %d | %.1f | %.1f |%n",
                fault,
                sorted.size(),
                sorted.get((sorted.size() - 1) / 2) / 1_000.0,
                sorted.getLast() / 1_000.0);
    }
}
