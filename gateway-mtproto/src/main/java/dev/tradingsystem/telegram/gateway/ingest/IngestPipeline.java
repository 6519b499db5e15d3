package dev.tradingsystem.telegram.gateway.ingest;

import dev.tradingsystem.telegram.model.MessageEvent;
import dev.tradingsystem.telegram.store.log.EncodedEvent;

/// The path of one message; read this first.
///
/// A source hands an event over, it is encoded on the source's thread and waits in the lane of
/// its channel, the [Batcher] appends what is waiting to the log in one call, and hands the
/// committed batch to the sinks.
public final class IngestPipeline {

    private final IngestLanes lanes;
    private final IngestCounts counts;
    private final IngestMetrics metrics;
    private final Receipts receipts;

    IngestPipeline(IngestLanes lanes, IngestCounts counts, IngestMetrics metrics, Receipts receipts) {
        this.lanes = lanes;
        this.counts = counts;
        this.metrics = metrics;
        this.receipts = receipts;
    }

    /// Takes an event. Waits while its lane is full: that is how a slow or absent database slows
    /// the source down.
    public void accept(MessageEvent event) throws InterruptedException {
        counts.accepted();
        metrics.received(event.channelId());
        try {
            lanes.put(EncodedEvent.of(event));
        } catch (InterruptedException e) {
            counts.forgotten(1);
            metrics.forgotten(1);
            throw e;
        }
    }

    /// As [#accept(MessageEvent)]; the receipt tells when the event is committed.
    public void accept(MessageEvent event, Receipt receipt) throws InterruptedException {
        receipts.expect(event, receipt);
        try {
            accept(event);
        } catch (InterruptedException e) {
            receipts.forgotten(event);
            throw e;
        }
    }

    /// Counts since the start of the process.
    public IngestCounts counts() {
        return counts;
    }
}
