package dev.tradingsystem.telegram.benchmarks.append;

import dev.tradingsystem.telegram.model.MessageEvent;
import dev.tradingsystem.telegram.store.lease.Lease;
import dev.tradingsystem.telegram.store.lease.WriterLease;
import dev.tradingsystem.telegram.store.log.Appended;
import dev.tradingsystem.telegram.store.log.EncodedEvent;
import dev.tradingsystem.telegram.store.log.MessageLog;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import javax.sql.DataSource;
import org.postgresql.PGConnection;
import org.postgresql.copy.CopyIn;

/// Stores a load in one of the ways, over one connection.
final class Writer {

    private static final int ENCODED_AHEAD = 2;

    private final DataSource database;
    private final MessageLog log;
    private final Lease lease;
    private long batch;

    Writer(DataSource database) {
        this.database = database;
        this.log = new MessageLog(database);
        this.lease = new WriterLease(database, "main", "benchmark", Duration.ofHours(1))
                .take()
                .orElseThrow(() -> new IllegalStateException("the lease of a fresh database is not free"));
    }

    /// Returns when all of it is committed.
    void write(Way way, Load load) throws SQLException {
        switch (way) {
            case APPEND -> appendAll(load.events());
            case COPY_BATCHES -> copyBatches(load.messageRows());
            case COPY_ONCE -> copy(messages("messages_once"), load.messageRows());
            case COPY_BOTH -> copyBoth(load);
        }
    }

    private void appendAll(List<List<MessageEvent>> batches) {
        try {
            append(batches);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while measuring", e);
        }
    }

    /// As in the gateway: one thread encodes ahead of the one that appends.
    private void append(List<List<MessageEvent>> batches) throws InterruptedException {
        BlockingQueue<List<EncodedEvent>> encoded = new ArrayBlockingQueue<>(ENCODED_AHEAD);
        Thread source = Thread.ofPlatform().name("source").start(() -> encode(batches, encoded));
        for (int i = 0; i < batches.size(); i++) {
            List<EncodedEvent> events = encoded.take();
            Appended answer = log.append(lease.fence(), ++batch, events);
            if (!(answer instanceof Appended.Committed committed)
                    || committed.lastSeq() - committed.beforeSeq() != events.size()) {
                throw new IllegalStateException("batch %d was answered with %s".formatted(batch, answer));
            }
        }
        source.join();
    }

    private static void encode(List<List<MessageEvent>> batches, BlockingQueue<List<EncodedEvent>> encoded) {
        try {
            for (List<MessageEvent> events : batches) {
                encoded.put(events.stream().map(EncodedEvent::of).toList());
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void copyBatches(List<byte[]> batches) throws SQLException {
        for (byte[] rows : batches) {
            copy(messages("messages_batches"), List.of(rows));
        }
    }

    private void copyBoth(Load load) throws SQLException {
        Connection connection = database.getConnection();
        for (int i = 0; i < load.messageRows().size(); i++) {
            connection.setAutoCommit(false);
            copy(messages("messages_both"), List.of(load.messageRows().get(i)));
            copy(
                    "COPY benchmark.log_both (" + CopyText.LOG_COLUMNS + ") FROM STDIN",
                    List.of(load.logRows().get(i)));
            connection.commit();
            connection.setAutoCommit(true);
        }
    }

    private static String messages(String table) {
        return "COPY benchmark." + table + " (" + CopyText.MESSAGE_COLUMNS + ") FROM STDIN";
    }

    private void copy(String command, List<byte[]> parts) throws SQLException {
        CopyIn copy =
                database.getConnection().unwrap(PGConnection.class).getCopyAPI().copyIn(command);
        for (byte[] part : parts) {
            copy.writeToCopy(part, 0, part.length);
        }
        copy.endCopy();
    }
}
