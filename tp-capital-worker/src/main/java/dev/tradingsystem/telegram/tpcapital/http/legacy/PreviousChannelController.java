package dev.tradingsystem.telegram.tpcapital.http.legacy;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.tradingsystem.telegram.store.read.Channel;
import dev.tradingsystem.telegram.store.read.Channels;
import dev.tradingsystem.telegram.tpcapital.http.key.Caller;
import dev.tradingsystem.telegram.tpcapital.http.key.Requires;
import dev.tradingsystem.telegram.tpcapital.http.key.Scope;
import dev.tradingsystem.telegram.tpcapital.read.PreviousNames;
import io.swagger.v3.oas.annotations.Hidden;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/// The channels in the previous stack's shapes.
@RestController
@Hidden
@Requires(Scope.SIGNALS_READ)
class PreviousChannelController {

    private final PreviousNames signals;
    private final Channels channels;
    private final ConfiguredChannels configured;
    private final Clock clock;

    PreviousChannelController(PreviousNames signals, Channels channels, ConfiguredChannels configured, Clock clock) {
        this.signals = signals;
        this.channels = channels;
        this.configured = configured;
        this.clock = clock;
    }

    record Counted(List<Count> data, String source, String timestamp) {}

    /// @param lastSignal in milliseconds
    record Count(
            String channel,
            @JsonProperty("signal_count") String signalCount,
            @JsonProperty("last_signal") String lastSignal) {}

    record Sources(List<Source> data, String timestamp) {}

    record Source(String channelId, String type) {}

    record Listed(List<Row> data) {}

    record Row(
            String id,
            String label,
            @JsonProperty("channel_id") String channelId,
            @JsonProperty("channel_type") String channelType,
            @Nullable String description,
            String status,
            @JsonProperty("signal_count") String signalCount,
            @JsonProperty("last_signal") @Nullable String lastSignal,
            @JsonProperty("created_at") @Nullable String createdAt,
            @JsonProperty("updated_at") @Nullable String updatedAt) {}

    @GetMapping(path = "/channels", version = "0")
    Counted counted(HttpServletRequest request) {
        Caller caller = Caller.of(request);
        List<Count> counts = signals.channels().stream()
                .filter(channel -> caller.key().sees(channel.channelId()))
                .map(channel -> new Count(
                        Long.toString(channel.channelId()),
                        Long.toString(channel.signals()),
                        Stamps.millis(channel.newest())))
                .toList();
        return new Counted(counts, "timescale", Stamps.of(clock.instant()));
    }

    @GetMapping(path = "/config/channels", version = "0")
    Sources sources(HttpServletRequest request) {
        List<Source> sources = visible(request).stream()
                .map(id -> new Source(Long.toString(id), "source"))
                .toList();
        return new Sources(sources, Stamps.of(clock.instant()));
    }

    @GetMapping(path = "/telegram-channels", version = "0")
    Listed listed(HttpServletRequest request) {
        Map<Long, PreviousNames.Channel> counts = signals.channels().stream()
                .collect(Collectors.toMap(PreviousNames.Channel::channelId, Function.identity()));
        return new Listed(visible(request).stream()
                .map(id -> row(id, channels.find(id).orElse(null), counts.get(id)))
                .toList());
    }

    private List<Long> visible(HttpServletRequest request) {
        Caller caller = Caller.of(request);
        return configured.ids().stream().filter(caller.key()::sees).toList();
    }

    private static Row row(long id, @Nullable Channel channel, PreviousNames.@Nullable Channel counted) {
        String name = Long.toString(id);
        String added = channel == null ? null : Stamps.of(channel.addedAt());
        return new Row(
                name,
                label(name, channel),
                name,
                "source",
                channel == null ? null : channel.description(),
                channel == null || channel.watched() ? "active" : "inactive",
                counted == null ? "0" : Long.toString(counted.signals()),
                counted == null ? null : Stamps.millis(counted.newest()),
                added,
                added);
    }

    private static String label(String otherwise, @Nullable Channel channel) {
        if (channel == null) {
            return otherwise;
        }
        String label = channel.label() == null ? channel.title() : channel.label();
        return label == null ? otherwise : label;
    }
}
