package dev.tradingsystem.telegram.benchmarks.append;

import dev.tradingsystem.telegram.model.MessageEvent;
import dev.tradingsystem.telegram.model.wire.ChangeJson;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/// The same messages in the two forms that the ways take.
///
/// @param events per batch, as the pipeline has them
/// @param messageRows per batch, in COPY's text format
/// @param logRows the same for the log
record Load(List<List<MessageEvent>> events, List<byte[]> messageRows, List<byte[]> logRows) {

    /// @param before the number before the first one
    static Load of(List<MessageEvent> events, int batch, long before) {
        var batches = new ArrayList<List<MessageEvent>>();
        var messageRows = new ArrayList<byte[]>();
        var logRows = new ArrayList<byte[]>();
        for (int from = 0; from < events.size(); from += batch) {
            List<MessageEvent> part = events.subList(from, Math.min(from + batch, events.size()));
            batches.add(part);
            messageRows.add(CopyText.messages(part, before + from));
            logRows.add(CopyText.log(part, before + from));
        }
        return new Load(batches, messageRows, logRows);
    }

    /// The size of all bodies as UTF-8.
    long bodyBytes() {
        return events.stream()
                .flatMap(List::stream)
                .map(MessageEvent.Posted.class::cast)
                .mapToLong(event -> ChangeJson.writeBody(event.message()).getBytes(StandardCharsets.UTF_8).length)
                .sum();
    }

    int size() {
        return events.stream().mapToInt(List::size).sum();
    }
}
