package dev.tradingsystem.telegram.gateway.channel;

import dev.tradingsystem.telegram.gateway.http.GatewayProblem;
import dev.tradingsystem.telegram.gateway.http.Problem;
import dev.tradingsystem.telegram.store.channel.Discovered;
import dev.tradingsystem.telegram.store.coverage.Begin;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.CacheControl;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/// The account's chats, and which of them are watched.
@RestController
final class ChannelController {

    private static final String CHANNEL = "/channels/{channel:-?[0-9]{1,19}}";
    private static final long MOST = 1_000_000;

    private final Discovery discovery;
    private final Watching watching;

    ChannelController(Discovery discovery, Watching watching) {
        this.discovery = discovery;
        this.watching = watching;
    }

    /// @param refreshedAt when Telegram was asked; null while it never was
    record DiscoveryView(List<ChatView> items, @Nullable Instant refreshedAt) {}

    /// @param refused why it cannot be watched; null when it can
    record ChatView(
            String channelId,
            String title,
            @Nullable String username,
            @Nullable Integer members,
            String kind,
            @Nullable String refused,
            boolean watched) {}

    /// @param backfill from where on history is wanted; null: the newest 1000 ids of a new one
    record WatchBody(@Nullable BackfillBody backfill) {}

    /// @param mode all, since, last or none
    record BackfillBody(
            @Nullable String mode,
            @Nullable String since,
            @Nullable Long last) {}

    record WatchView(String channelId, boolean watched) {}

    /// What the last discovery found; with `refresh=true` Telegram is asked.
    @GetMapping("/channels/discovery")
    ResponseEntity<DiscoveryView> discovery(@RequestParam(defaultValue = "false") boolean refresh)
            throws InterruptedException {
        List<Discovered> found = refresh ? discovery.refresh() : discovery.last();
        Instant at = found.stream()
                .map(Discovered::foundAt)
                .max(Comparator.naturalOrder())
                .orElse(null);
        return ResponseEntity.ok()
                .cacheControl(CacheControl.noStore())
                .body(new DiscoveryView(
                        found.stream().map(ChannelController::view).toList(), at));
    }

    @PutMapping(CHANNEL + "/watch")
    ResponseEntity<WatchView> watch(
            @PathVariable long channel, @RequestBody(required = false) @Nullable WatchBody body) {
        watching.refusal(channel).ifPresent(reason -> {
            throw GatewayProblem.invalidParameter("channel", reason);
        });
        watching.watch(channel, body == null || body.backfill() == null ? null : begin(body.backfill()));
        return ResponseEntity.ok()
                .cacheControl(CacheControl.noStore())
                .body(new WatchView(Long.toString(channel), true));
    }

    /// What is stored stays.
    @DeleteMapping(CHANNEL + "/watch")
    ResponseEntity<Void> unwatch(@PathVariable long channel) {
        if (!watching.unwatch(channel)) {
            throw GatewayProblem.of(Problem.CHANNEL_NOT_FOUND, "channel %d is not listed".formatted(channel));
        }
        return ResponseEntity.noContent().build();
    }

    private static Begin begin(BackfillBody backfill) {
        String mode = backfill.mode();
        if (mode == null) {
            throw GatewayProblem.invalidParameter("backfill.mode", "all, since, last or none");
        }
        return switch (mode) {
            case "all" -> new Begin.All();
            case "none" -> new Begin.None();
            case "last" -> new Begin.Last(last(backfill.last()));
            case "since" -> new Begin.Since(since(backfill.since()));
            default -> throw GatewayProblem.invalidParameter("backfill.mode", "all, since, last or none");
        };
    }

    private static long last(@Nullable Long last) {
        if (last == null || last < 1 || last > MOST) {
            throw GatewayProblem.invalidParameter("backfill.last", "a number from 1 to " + MOST);
        }
        return last;
    }

    private static Instant since(@Nullable String since) {
        try {
            return Instant.parse(since == null ? "" : since);
        } catch (DateTimeParseException e) {
            throw GatewayProblem.invalidParameter("backfill.since", "a time such as 2025-11-05T00:00:00Z");
        }
    }

    private static ChatView view(Discovered chat) {
        return new ChatView(
                Long.toString(chat.channelId()),
                chat.title(),
                chat.username(),
                chat.members(),
                chat.kind(),
                chat.refused(),
                chat.watched());
    }
}
