package dev.tradingsystem.telegram.gateway.source;

import dev.tradingsystem.telegram.store.coverage.CoverageLedger;
import dev.tradingsystem.telegram.store.coverage.Verdict;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.dao.DataAccessException;

/// Verdicts that live updates bring beside the messages themselves: service messages, and
/// deletions of messages the log does not hold. Written about once a second; what is not written
/// when the process dies is asked of history.
final class LiveVerdicts implements SmartLifecycle {

    private static final Logger log = LoggerFactory.getLogger(LiveVerdicts.class);
    private static final Duration EVERY = Duration.ofMillis(500);
    private static final int LIMIT = 100_000;

    private final CoverageLedger ledger;
    private final Map<Proof, List<Long>> waiting = new HashMap<>();
    private int count;
    private volatile @Nullable Thread thread;

    LiveVerdicts(CoverageLedger ledger) {
        this.ledger = ledger;
    }

    private record Proof(long channelId, Verdict verdict) {}

    void service(long channelId, long messageId) {
        add(new Proof(channelId, Verdict.SERVICE), messageId);
    }

    void deleted(long channelId, long messageId) {
        add(new Proof(channelId, Verdict.DELETED), messageId);
    }

    private synchronized void add(Proof proof, long messageId) {
        if (count < LIMIT) {
            waiting.computeIfAbsent(proof, _ -> new ArrayList<>()).add(messageId);
            count++;
        }
    }

    private synchronized Map<Proof, List<Long>> takeAll() {
        var taken = Map.copyOf(waiting);
        waiting.clear();
        count = 0;
        return taken;
    }

    private void run() {
        try {
            while (!Thread.currentThread().isInterrupted()) {
                Thread.sleep(EVERY);
                write();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void write() {
        takeAll().forEach((proof, ids) -> {
            try {
                ledger.prove(proof.channelId(), ids, proof.verdict(), CoverageLedger.By.LIVE);
            } catch (DataAccessException e) {
                log.atDebug().addKeyValue("error", e.getMessage()).log("verdicts wait for the database");
                ids.forEach(id -> add(proof, id));
            }
        });
    }

    @Override
    public void start() {
        thread = Thread.ofVirtual().name("live-verdicts").start(this::run);
    }

    @Override
    public void stop() {
        Thread running = thread;
        thread = null;
        if (running != null) {
            running.interrupt();
            write();
        }
    }

    @Override
    public boolean isRunning() {
        return thread != null;
    }

    /// Before the lease is given back, after the web server has stopped.
    @Override
    public int getPhase() {
        return 400;
    }
}
