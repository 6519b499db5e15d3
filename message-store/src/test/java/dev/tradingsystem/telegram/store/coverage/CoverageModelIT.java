package dev.tradingsystem.telegram.store.coverage;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tradingsystem.telegram.store.StoreFixture;
import dev.tradingsystem.telegram.store.read.Coverage;
import dev.tradingsystem.telegram.store.read.CoverageBucket;
import dev.tradingsystem.telegram.store.read.CoverageCounts;
import dev.tradingsystem.telegram.store.read.RunPage;
import dev.tradingsystem.telegram.store.read.VerdictRun;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/// Random messages, proofs, deletions and losses: after each, the ledger says of every id what a
/// list of ids says. The seed is printed; `-Dcoverage.seed=` repeats it.
class CoverageModelIT {

    private static final long CHANNEL = -1_000_000_000_777L;
    private static final int IDS = 60;
    private static final int STEPS = 250;

    private static StoreFixture store;
    private static CoverageLedger ledger;
    private static Coverage coverage;

    private final long seed = Long.getLong("coverage.seed", System.nanoTime());
    private final Random random = new Random(seed);
    private final CoverageModel model = new CoverageModel();
    private long seq;

    @BeforeAll
    static void start() {
        store = StoreFixture.start();
        ledger = new CoverageLedger(store.database());
        coverage = new Coverage(store.database());
    }

    @AfterAll
    static void stop() {
        store.close();
    }

    @Test
    void saysOfEveryIdWhatAListOfIdsSays() {
        store.jdbc()
                .sql("INSERT INTO telegram.channel (channel_id, account, watched) VALUES (:c, 'main', true)")
                .param("c", CHANNEL)
                .update();
        for (int step = 0; step < STEPS; step++) {
            String what = step();
            compare("seed %d, step %d: %s".formatted(seed, step, what));
        }
    }

    private String step() {
        return switch (random.nextInt(9)) {
            case 0, 1 -> hold();
            case 2 -> deleteUpstream();
            case 3 -> lose();
            case 4 -> proveRange();
            case 5 -> proveIds();
            case 6, 7 -> settle();
            default -> random.nextInt(6) == 0 ? moveStart() : forget();
        };
    }

    private String hold() {
        long id = id();
        if (model.held.containsKey(id)) {
            return "nothing";
        }
        seq++;
        store.jdbc()
                .sql("""
                        INSERT INTO telegram.message_key
                               (channel_id, message_id, sent_at, version, seq, digest, digest_version)
                        VALUES (:c, :id, now(), 1, :seq, 0, 1)
                        """)
                .param("c", CHANNEL)
                .param("id", id)
                .param("seq", seq)
                .update();
        model.held.put(id, new CoverageModel.Held(seq, false));
        return "hold " + id;
    }

    private String deleteUpstream() {
        long id = id();
        store.jdbc()
                .sql(
                        "UPDATE telegram.message_key SET deleted_by = 'upstream' WHERE channel_id = :c AND message_id = :id")
                .param("c", CHANNEL)
                .param("id", id)
                .update();
        model.held.computeIfPresent(id, (_, message) -> new CoverageModel.Held(message.seq(), true));
        return "delete " + id;
    }

    private String lose() {
        long from = id();
        long to = from + random.nextInt(8);
        store.jdbc()
                .sql("DELETE FROM telegram.message_key WHERE channel_id = :c AND message_id BETWEEN :from AND :to")
                .param("c", CHANNEL)
                .param("from", from)
                .param("to", to)
                .update();
        model.held.subMap(from, true, to, true).clear();
        return "lose %d to %d".formatted(from, to);
    }

    private String proveRange() {
        long from = id();
        long to = from + random.nextInt(20);
        ledger.prove(CHANNEL, new IdRange(from, to), Verdict.INACCESSIBLE, CoverageLedger.By.HISTORY);
        model.prove(from, to, Verdict.INACCESSIBLE);
        return "inaccessible %d to %d".formatted(from, to);
    }

    private String proveIds() {
        List<Long> ids = List.of(id(), id(), id());
        Verdict verdict = random.nextBoolean() ? Verdict.SERVICE : Verdict.DELETED;
        ledger.prove(CHANNEL, ids, verdict, CoverageLedger.By.LIVE);
        ids.forEach(id -> model.prove(id, id, verdict));
        return "%s %s".formatted(verdict, ids);
    }

    private String settle() {
        long from = id();
        long to = from + random.nextInt(25);
        List<Long> present = LongStream.rangeClosed(from, to)
                .filter(_ -> random.nextInt(3) > 0)
                .boxed()
                .toList();
        List<Long> service = present.stream()
                .filter(id -> !model.held.containsKey(id) && random.nextInt(4) == 0)
                .toList();
        long knownSeq = Math.max(0, seq - random.nextInt(4));
        Settled settled = ledger.settle(
                new AnswerProof(CHANNEL, new IdRange(from, to), present, service, CoverageLedger.By.HISTORY, knownSeq));
        String what = "settle %d to %d, present %s, service %s".formatted(from, to, present, service);
        assertThat(settled.vanished())
                .as("seed %d: %s", seed, what)
                .isEqualTo(model.settle(from, to, present, service, knownSeq));
        return what;
    }

    private String forget() {
        ledger.forget(CHANNEL, Verdict.INACCESSIBLE);
        model.proofs.values().removeIf(Verdict.INACCESSIBLE::equals);
        return "forget what is inaccessible";
    }

    private String moveStart() {
        long start = 1L + random.nextInt(IDS / 2);
        model.startId = Math.max(model.startId, start);
        assertThat(ledger.moveStart(CHANNEL, start)).isEqualTo(model.startId);
        model.proofs.headMap(model.startId).clear();
        return "start at " + start;
    }

    private long id() {
        return 1L + random.nextInt(IDS);
    }

    private void compare(String what) {
        CoverageCounts counts = coverage.counts(CHANNEL).orElseThrow();
        assertThat(counts.latestId()).as(what).isEqualTo(model.latest());
        Map<Verdict, Long> expected = model.counts();
        assertThat(List.of(
                        counts.stored(), counts.deleted(), counts.service(), counts.inaccessible(), counts.unknown()))
                .as(what)
                .isEqualTo(List.of(Verdict.values()).stream()
                        .map(verdict -> expected.getOrDefault(verdict, 0L))
                        .toList());
        if (counts.latestId() >= counts.startId()) {
            compareRuns(what, counts);
        }
    }

    private void compareRuns(String what, CoverageCounts counts) {
        var range = new IdRange(counts.startId(), counts.latestId());
        List<Map.Entry<IdRange, Verdict>> expected = model.runs(range.fromId(), range.toId());
        assertThat(paged(range)).as(what).isEqualTo(expected);
        List<IdRange> unknown = expected.stream()
                .filter(run -> run.getValue() == Verdict.UNKNOWN)
                .map(Map.Entry::getKey)
                .toList();
        assertThat(coverage.unknown(CHANNEL, range, IDS)).as(what).isEqualTo(unknown);
        assertThat(coverage.provedTo(counts))
                .as(what)
                .isEqualTo(unknown.isEmpty() ? range.toId() : unknown.getFirst().fromId() - 1);
        long counted = coverage.buckets(CHANNEL, range, 7).stream()
                .map(CoverageBucket::counts)
                .flatMap(bucket -> bucket.values().stream())
                .mapToLong(Long::longValue)
                .sum();
        assertThat(counted).as(what).isEqualTo(range.size());
    }

    /// All runs, read in pages of random size.
    private List<Map.Entry<IdRange, Verdict>> paged(IdRange range) {
        var runs = new ArrayList<VerdictRun>();
        Long next = range.fromId();
        while (next != null) {
            RunPage page =
                    coverage.runs(CHANNEL, new IdRange(next, range.toId()), Set.of(), 1 + random.nextInt(IDS / 4));
            runs.addAll(page.runs());
            next = page.nextId();
        }
        return runs.stream()
                .map(run -> Map.entry(new IdRange(run.fromId(), run.toId()), run.verdict()))
                .toList();
    }
}
