package dev.tradingsystem.telegram.api.fuzz;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// What a run saw.
///
/// @param byStatus how many answers of each status; 0: closed without one
/// @param refusedWrites refused requests that could have changed something, after each of which
///     the tables were compared
/// @param findings what must not be
record FuzzResult(
        long seed,
        int requests,
        int operations,
        Duration took,
        Duration slowest,
        Map<Integer, Integer> byStatus,
        int refusedWrites,
        List<String> findings) {

    FuzzResult {
        byStatus = new TreeMap<>(byStatus);
        findings = List.copyOf(findings);
    }

    String page(String when) {
        var page = new StringBuilder("""
                # Fuzzing the API

                Requests made from the description `docs/api/gateway-api.yaml` and a seed, each with one or two things done to
                it: wrong types, huge numbers, bad UTF-8 and percent encodings, deep and broken JSON, injected SQL, path tricks,
                headers that disagree or have no form, methods that are not taken, and bytes that are no HTTP. They go over
                sockets to the API on real PostgreSQL, PgBouncer and Redis; gateway and worker are away.

                Of every answer: it is no 500, it came in five seconds, its type is right, an error is a problem document, no
                body and no header tells of classes, SQL, hosts or paths. After every refused request that could have changed
                something the tables are compared with those before it.

                `scripts/fuzz-api.sh` runs it with another seed and more requests; the build runs a part of it. The last run:

                """);
        page.append("| | |\n|---|---|\n");
        row(page, "date", when);
        row(page, "seed", seed);
        row(page, "requests", requests);
        row(page, "operations of the description, each asked in turn, and paths outside it", operations);
        row(page, "seconds", took.toSeconds());
        row(page, "slowest answer, milliseconds", slowest.toMillis());
        row(page, "refused writes with the tables compared", refusedWrites);
        row(page, "findings", findings.size());
        page.append("\n| status | answers |\n|---|---|\n");
        byStatus.forEach((status, count) -> row(
                page, status == 0 ? "closed without an answer (broken on the wire only)" : status.toString(), count));
        return page.toString();
    }

    private static void row(StringBuilder page, String name, Object value) {
        page.append("| ").append(name).append(" | ").append(value).append(" |\n");
    }
}
