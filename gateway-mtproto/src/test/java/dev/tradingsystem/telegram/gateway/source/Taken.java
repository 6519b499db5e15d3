package dev.tradingsystem.telegram.gateway.source;

import dev.tradingsystem.telegram.gateway.ingest.BrokenElement;
import dev.tradingsystem.telegram.gateway.ingest.EventIntake;
import dev.tradingsystem.telegram.gateway.ingest.Normalised;
import dev.tradingsystem.telegram.model.Message;
import dev.tradingsystem.telegram.model.MessageEvent;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// An intake that keeps everything.
final class Taken implements EventIntake {

    final Map<Long, @Nullable String> channels = new LinkedHashMap<>();
    final List<MessageEvent> events = new ArrayList<>();
    final List<Normalised.ServiceMessage> services = new ArrayList<>();
    final List<Normalised.Reason> ignored = new ArrayList<>();
    final List<BrokenElement> broken = new ArrayList<>();

    /// What was posted, in order.
    List<Message> messages() {
        return events.stream()
                .filter(MessageEvent.Posted.class::isInstance)
                .map(event -> ((MessageEvent.Posted) event).message())
                .toList();
    }

    /// The message with that number.
    Message message(long messageId) {
        return messages().stream()
                .filter(message -> message.messageId() == messageId)
                .findFirst()
                .orElseThrow();
    }

    @Override
    public void channel(long channelId, @Nullable String title) {
        channels.put(channelId, title);
    }

    @Override
    public void accept(MessageEvent event) {
        events.add(event);
    }

    @Override
    public void service(long channelId, long messageId, Instant sentAt) {
        services.add(new Normalised.ServiceMessage(channelId, messageId, sentAt));
    }

    @Override
    public void ignored(Normalised.Ignored reason) {
        ignored.add(reason.reason());
    }

    @Override
    public void broken(BrokenElement element) {
        broken.add(element);
    }
}
