package dev.tradingsystem.telegram.gateway.coverage;

import dev.tradingsystem.telegram.model.Message;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// What an answer of history held.
///
/// @param present ids of its messages, lowest first
/// @param service those that are service messages
/// @param messages those that are stored
/// @param oldestSentAt the date of its oldest message
/// @param expired the highest id that is too old to be kept, 0 when none is
/// @param stored how many were new in the log, or changed
record HistoryPage(
        List<Long> present,
        List<Long> service,
        List<Message> messages,
        @Nullable Instant oldestSentAt,
        long expired,
        int stored) {

    HistoryPage {
        present = List.copyOf(present);
        service = List.copyOf(service);
        messages = List.copyOf(messages);
    }

    HistoryPage withStored(int count) {
        return new HistoryPage(present, service, messages, oldestSentAt, expired, count);
    }

    /// Without what lies below an id.
    HistoryPage from(long id) {
        return new HistoryPage(
                present.stream().filter(one -> one >= id).toList(),
                service.stream().filter(one -> one >= id).toList(),
                messages,
                oldestSentAt,
                expired,
                stored);
    }

    /// With what another answer held of the same stretch.
    HistoryPage with(HistoryPage other) {
        return new HistoryPage(
                Stream.concat(present.stream(), other.present.stream()).sorted().toList(),
                Stream.concat(service.stream(), other.service.stream()).sorted().toList(),
                Stream.concat(messages.stream(), other.messages.stream()).toList(),
                oldestSentAt,
                expired,
                stored + other.stored);
    }

    boolean isEmpty() {
        return present.isEmpty();
    }

    /// Its lowest id; 0 when it is empty.
    long oldest() {
        return present.isEmpty() ? 0 : present.getFirst();
    }

    /// Its highest id; 0 when it is empty.
    long newest() {
        return present.isEmpty() ? 0 : present.getLast();
    }
}
