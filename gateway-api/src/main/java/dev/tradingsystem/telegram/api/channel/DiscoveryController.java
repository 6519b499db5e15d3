package dev.tradingsystem.telegram.api.channel;

import dev.tradingsystem.telegram.api.condition.Etags;
import dev.tradingsystem.telegram.api.id.ChannelId;
import dev.tradingsystem.telegram.api.key.Caller;
import dev.tradingsystem.telegram.api.key.Requires;
import dev.tradingsystem.telegram.api.key.Scope;
import dev.tradingsystem.telegram.api.problem.ApiProblem;
import dev.tradingsystem.telegram.store.listing.ChannelList;
import dev.tradingsystem.telegram.store.listing.ChannelList.Chat;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.CacheControl;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/// What the last discovery found. A job of kind `discover` looks again.
@RestController
@Requires(Scope.CHANNELS_READ)
@Tag(name = "channels")
class DiscoveryController {

    private static final int LONGEST = 100;

    private final ChannelList list;
    private final Etags etags;

    DiscoveryController(ChannelList list, Etags etags) {
        this.list = list;
        this.etags = etags;
    }

    /// @param members how many, where Telegram says
    record Found(
            ChannelId channelId,
            String title,
            @Nullable String username,
            @Nullable Integer members,
            boolean watched) {}

    /// @param refreshedAt when it was looked; null when it never was
    record Discovery(List<Found> items, @Nullable Instant refreshedAt) {}

    @GetMapping("/channels/discovery")
    @Operation(operationId = "listDiscovered", summary = "The account's chats, as the last discovery found them")
    ResponseEntity<Discovery> discovered(
            HttpServletRequest request,
            @Parameter(description = "part of title or user name, at most 100 characters")
                    @RequestParam(defaultValue = "")
                    String q,
            @Parameter(description = "only watched ones (true) or others (false)")
                    @RequestParam(required = false)
                    @Nullable
                    Boolean watched) {
        if (q.length() > LONGEST || q.indexOf('\0') >= 0) {
            throw ApiProblem.invalidParameter("q", "at most " + LONGEST + " characters");
        }
        Caller caller = Caller.of(request);
        List<Chat> chats = list.discovered(q, watched).stream()
                .filter(chat -> caller.key().sees(chat.channelId()))
                .toList();
        var body = new Discovery(
                chats.stream()
                        .map(chat -> new Found(
                                new ChannelId(chat.channelId()),
                                chat.title(),
                                chat.username(),
                                chat.members(),
                                chat.watched()))
                        .toList(),
                chats.stream().map(Chat::foundAt).max(Comparator.naturalOrder()).orElse(null));
        return ResponseEntity.ok()
                .cacheControl(CacheControl.noCache().cachePrivate())
                .eTag(etags.weak(body))
                .body(body);
    }
}
