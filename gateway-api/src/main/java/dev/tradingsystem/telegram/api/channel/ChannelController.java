package dev.tradingsystem.telegram.api.channel;

import dev.tradingsystem.telegram.api.condition.Etags;
import dev.tradingsystem.telegram.api.id.ChannelId;
import dev.tradingsystem.telegram.api.key.Caller;
import dev.tradingsystem.telegram.api.key.Requires;
import dev.tradingsystem.telegram.api.key.Scope;
import dev.tradingsystem.telegram.api.page.Cursor;
import dev.tradingsystem.telegram.api.page.Cursors;
import dev.tradingsystem.telegram.api.page.Links;
import dev.tradingsystem.telegram.api.page.PageInfo;
import dev.tradingsystem.telegram.api.page.PageProperties;
import dev.tradingsystem.telegram.api.page.Question;
import dev.tradingsystem.telegram.api.problem.ApiProblem;
import dev.tradingsystem.telegram.model.MessageKey;
import dev.tradingsystem.telegram.store.read.Channel;
import dev.tradingsystem.telegram.store.read.Channels;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.springframework.http.CacheControl;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/// The listed channels.
@RestController
@Requires(Scope.CHANNELS_READ)
@Tag(name = "channels")
class ChannelController {

    private static final int LONGEST = 100;

    private final Channels channels;
    private final Cursors cursors;
    private final PageProperties sizes;
    private final ListedChannels listed;
    private final Etags etags;

    ChannelController(Channels channels, Cursors cursors, PageProperties sizes, ListedChannels listed, Etags etags) {
        this.channels = channels;
        this.cursors = cursors;
        this.sizes = sizes;
        this.listed = listed;
        this.etags = etags;
    }

    @GetMapping("/channels")
    @Operation(operationId = "listChannels", summary = "The channels by id, with what is held of each")
    ResponseEntity<ChannelPage> page(
            HttpServletRequest request,
            @Parameter(description = "only watched ones (true) or others (false)")
                    @RequestParam(required = false)
                    @Nullable
                    Boolean watched,
            @Parameter(description = "part of title, user name or label, at most 100 characters")
                    @RequestParam(defaultValue = "")
                    String q,
            @Parameter(description = "items on the page, at most 500; default 50")
                    @RequestParam(required = false)
                    @Nullable
                    Integer limit,
            @Parameter(description = "page.next of the page before") @RequestParam(required = false) @Nullable
                    String cursor) {
        if (q.length() > LONGEST || q.indexOf('\0') >= 0) {
            throw ApiProblem.invalidParameter("q", "at most " + LONGEST + " characters");
        }
        Set<Long> permitted = Caller.of(request).key().channels();
        var question = new Question(List.of(
                "channels",
                String.valueOf(watched),
                q,
                permitted == null ? "all" : new TreeSet<>(permitted).toString()));
        long after = cursor == null
                ? Long.MIN_VALUE
                : cursors.read(cursor, question).position().channelId();
        int size = sizes.limit(limit);
        List<Channel> found = channels.list(permitted, watched, q, after, size + 1);
        boolean more = found.size() > size;
        List<Channel> items = more ? found.subList(0, size) : found;
        String next = more ? cursors.write(cursor(items.getLast()), question) : null;
        var info = new PageInfo(size, "id", "asc", next, null);
        var page = new ChannelPage(items.stream().map(ChannelDocument::of).toList(), info);
        return ResponseEntity.ok()
                .cacheControl(CacheControl.noCache().cachePrivate())
                .headers(Links.of(request, info))
                .eTag(etags.weak(page))
                .body(page);
    }

    @GetMapping("/channels/{c:-?\\d{1,19}}")
    @Operation(operationId = "getChannel", summary = "One channel")
    ResponseEntity<ChannelDocument> one(HttpServletRequest request, @PathVariable("c") ChannelId channel) {
        Caller.of(request).mustSee(channel);
        ChannelDocument found = listed.find(channel);
        return ResponseEntity.ok()
                .cacheControl(CacheControl.noCache().cachePrivate())
                .eTag(etags.strong(found))
                .body(found);
    }

    private static Cursor cursor(Channel last) {
        return new Cursor(new MessageKey(last.channelId(), 0, Instant.EPOCH), false);
    }
}
