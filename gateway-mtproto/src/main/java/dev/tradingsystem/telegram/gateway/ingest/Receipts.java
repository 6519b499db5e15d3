package dev.tradingsystem.telegram.gateway.ingest;

import dev.tradingsystem.telegram.model.MessageEvent;
import dev.tradingsystem.telegram.store.log.EncodedEvent;
import dev.tradingsystem.telegram.store.log.Outcome;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.function.Consumer;

/// Who waits for which event. Live messages have no receipt: while nobody waits, nothing is
/// looked up.
final class Receipts {

    private final IdentityHashMap<MessageEvent, Receipt> waiting = new IdentityHashMap<>();

    synchronized void expect(MessageEvent event, Receipt receipt) {
        receipt.expected();
        waiting.put(event, receipt);
    }

    synchronized void committed(List<EncodedEvent> events, List<Outcome> outcomes) {
        for (int i = 0; i < events.size() && !waiting.isEmpty(); i++) {
            boolean stored = outcomes.get(i) instanceof Outcome.Stored;
            close(events.get(i).event(), stored ? Receipt::stored : Receipt::known);
        }
    }

    synchronized void rejected(MessageEvent event) {
        close(event, Receipt::rejected);
    }

    synchronized void forgotten(MessageEvent event) {
        close(event, Receipt::forgotten);
    }

    /// Nothing that waits will be written by this process.
    synchronized void forgottenAll() {
        waiting.values().forEach(Receipt::forgotten);
        waiting.clear();
    }

    private void close(MessageEvent event, Consumer<Receipt> how) {
        Receipt receipt = waiting.remove(event);
        if (receipt != null) {
            how.accept(receipt);
        }
    }
}
