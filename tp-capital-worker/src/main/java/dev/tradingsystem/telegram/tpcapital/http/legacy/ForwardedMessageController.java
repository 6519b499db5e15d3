package dev.tradingsystem.telegram.tpcapital.http.legacy;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.tradingsystem.telegram.model.Content;
import dev.tradingsystem.telegram.model.MediaKind;
import dev.tradingsystem.telegram.store.read.Channels;
import dev.tradingsystem.telegram.store.read.MessageQuery;
import dev.tradingsystem.telegram.store.read.Messages;
import dev.tradingsystem.telegram.store.read.StoredMessage;
import dev.tradingsystem.telegram.tpcapital.http.key.Caller;
import dev.tradingsystem.telegram.tpcapital.http.key.Requires;
import dev.tradingsystem.telegram.tpcapital.http.key.Scope;
import dev.tradingsystem.telegram.tpcapital.http.page.SentRange;
import dev.tradingsystem.telegram.tpcapital.http.web.HttpProperties;
import io.swagger.v3.oas.annotations.Hidden;
import jakarta.servlet.http.HttpServletRequest;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/// Messages in the previous stack's shape, from the gateway's view of them.
@RestController
@Hidden
@Requires(Scope.SIGNALS_READ)
class ForwardedMessageController {

    private static final int LIMIT = 100;
    private static final int MOST = 1000;

    private final Messages messages;
    private final Channels channels;
    private final ConfiguredChannels configured;
    private final HttpProperties properties;

    ForwardedMessageController(
            Messages messages, Channels channels, ConfiguredChannels configured, HttpProperties properties) {
        this.messages = messages;
        this.channels = channels;
        this.configured = configured;
        this.properties = properties;
    }

    record Answer(List<Row> data) {}

    record Photo(String channelId, String messageId) {}

    record Row(
            String id,
            @JsonProperty("channel_id") String channelId,
            @JsonProperty("message_id") String messageId,
            @JsonProperty("message_text") String messageText,
            @JsonProperty("original_timestamp") String originalTimestamp,
            List<Photo> photos,
            @JsonProperty("received_at") String receivedAt,
            long ts,
            @JsonProperty("source_channel_id") String sourceChannelId,
            @JsonProperty("source_channel_name") @Nullable String sourceChannelName,
            @JsonProperty("forwarded_at") String forwardedAt) {}

    @GetMapping(path = "/forwarded-messages", version = "0")
    Answer list(
            HttpServletRequest request,
            @RequestParam(required = false) @Nullable String limit,
            @RequestParam(required = false) @Nullable String channelId,
            @RequestParam(required = false) @Nullable String from,
            @RequestParam(required = false) @Nullable String to) {
        Caller caller = Caller.of(request);
        SentRange range = PreviousParameters.range(from, to, properties.zone());
        List<Long> asked = PreviousParameters.channels(channelId, caller);
        List<Long> wanted = asked == null ? configured.ids() : asked;
        var query = new MessageQuery(
                wanted,
                range.from(),
                range.to(),
                Set.of(),
                false,
                true,
                null,
                PreviousParameters.limit(limit, LIMIT, MOST));
        Map<Long, String> names = new HashMap<>();
        return new Answer(messages.page(query).stream()
                .map(message -> row(message, names))
                .toList());
    }

    private Row row(StoredMessage stored, Map<Long, String> names) {
        long channelId = stored.message().channelId();
        String channel = Long.toString(channelId);
        String message = Long.toString(stored.message().messageId());
        String words = stored.message().content().words();
        boolean photo = stored.message().content() instanceof Content.Media media && media.kind() == MediaKind.PHOTO;
        String name = names.computeIfAbsent(channelId, this::name);
        return new Row(
                channel + ":" + message,
                channel,
                message,
                words == null ? "" : words,
                Stamps.of(stored.message().sentAt()),
                photo ? List.of(new Photo(channel, message)) : List.of(),
                Stamps.of(stored.receivedAt()),
                stored.message().sentAt().toEpochMilli(),
                channel,
                name.isEmpty() ? null : name,
                Stamps.of(stored.committedAt()));
    }

    private String name(long channelId) {
        return channels.find(channelId)
                .map(channel -> channel.label() == null ? channel.title() : channel.label())
                .orElse("");
    }
}
