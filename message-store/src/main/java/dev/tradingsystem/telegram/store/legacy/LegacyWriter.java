package dev.tradingsystem.telegram.store.legacy;

import dev.tradingsystem.telegram.store.lease.Fence;
import dev.tradingsystem.telegram.store.lease.Lease;
import dev.tradingsystem.telegram.store.log.Appended;
import dev.tradingsystem.telegram.store.log.EncodedEvent;
import dev.tradingsystem.telegram.store.log.MessageLog;
import java.util.List;
import java.util.function.BiConsumer;
import javax.sql.DataSource;

/// Appends batches under the lease, one after the other. A batch that the database refuses is
/// halved until the bad event stands alone; that one is rejected and the rest goes on.
final class LegacyWriter {

    /// Above this the gain is small, and the head row stays locked longer.
    static final int BATCH = 1000;

    private final MessageLog log;
    private final Fence fence;
    private long batch;

    LegacyWriter(DataSource target, Lease lease) {
        this.log = new MessageLog(target);
        this.fence = lease.fence();
        this.batch = lease.batch();
    }

    /// @param refused is told of each event that the database refuses, with the reason
    /// @throws IllegalStateException when somebody else has taken the lease
    void append(List<EncodedEvent> events, BiConsumer<EncodedEvent, String> refused) {
        if (events.isEmpty()) {
            return;
        }
        switch (log.append(fence, batch + 1, events)) {
            case Appended.Committed _ -> batch++;
            case Appended.StaleFence stale ->
                throw new IllegalStateException("the writer lease was taken by somebody else: " + stale.reason());
            case Appended.Refused refusal -> refuse(events, refusal.reason(), refused);
        }
    }

    private void refuse(List<EncodedEvent> events, String reason, BiConsumer<EncodedEvent, String> refused) {
        if (events.size() == 1) {
            log.reject(fence, events.getFirst(), reason);
            refused.accept(events.getFirst(), reason);
            return;
        }
        int half = events.size() / 2;
        append(events.subList(0, half), refused);
        append(events.subList(half, events.size()), refused);
    }
}
