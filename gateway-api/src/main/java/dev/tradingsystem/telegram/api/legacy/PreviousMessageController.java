package dev.tradingsystem.telegram.api.legacy;

import dev.tradingsystem.telegram.api.id.ChannelId;
import dev.tradingsystem.telegram.api.id.MessageId;
import dev.tradingsystem.telegram.api.key.Caller;
import dev.tradingsystem.telegram.api.key.Requires;
import dev.tradingsystem.telegram.api.key.Scope;
import dev.tradingsystem.telegram.api.message.HeldMessages;
import dev.tradingsystem.telegram.api.message.Marking;
import dev.tradingsystem.telegram.model.MessageRef;
import dev.tradingsystem.telegram.store.read.Changes;
import dev.tradingsystem.telegram.store.read.MessageQuery;
import dev.tradingsystem.telegram.store.read.OffsetPages;
import dev.tradingsystem.telegram.store.read.StoredMessage;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.time.ZoneId;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;

/// Messages below the previous stack's paths: pages by offset, one, and an operator's marks.
@Previous
class PreviousMessageController {

    private static final String MESSAGES = "/api/messages";
    private static final String ONE = MESSAGES + "/{id}";

    /// Whom a wish to process again is for: the previous stack had one consumer.
    private static final String CONSUMER = "tp-capital";

    private final OffsetPages pages;
    private final PreviousMessages shown;
    private final Changes changes;
    private final HeldMessages held;
    private final Marking marking;
    private final ZoneId zone;

    PreviousMessageController(
            OffsetPages pages,
            PreviousMessages shown,
            Changes changes,
            HeldMessages held,
            Marking marking,
            @Qualifier("previousZone") ZoneId zone) {
        this.pages = pages;
        this.shown = shown;
        this.changes = changes;
        this.held = held;
        this.marking = marking;
        this.zone = zone;
    }

    record Pagination(long total, int limit, int offset, boolean hasMore) {}

    record MessageList(boolean success, List<PreviousMessage> data, Pagination pagination) {}

    @GetMapping(MESSAGES)
    @Requires(Scope.MESSAGES_READ)
    ResponseEntity<MessageList> list(HttpServletRequest request) {
        Caller caller = Caller.of(request);
        var asked = new Asked(request);
        int limit = MessageWish.limit(asked);
        int offset = MessageWish.offset(asked);
        Optional<MessageQuery> query = MessageWish.of(asked, caller, changes, zone);
        OffsetPages.Page page = query.map(wanted -> pages.page(wanted, offset))
                .orElseGet(() -> new OffsetPages.Page(List.of(), 0, false));
        return Data.answer(new MessageList(
                true, shown.of(page.messages(), caller), new Pagination(page.total(), limit, offset, page.more())));
    }

    @GetMapping(ONE)
    @Requires(Scope.MESSAGES_READ)
    ResponseEntity<Data<PreviousMessage>> one(HttpServletRequest request, @PathVariable String id) {
        Caller caller = Caller.of(request);
        return Data.of(shown.of(find(caller, id), caller));
    }

    @DeleteMapping(ONE)
    @Requires(Scope.MESSAGES_WRITE)
    ResponseEntity<Data<PreviousMessage>> delete(HttpServletRequest request, @PathVariable String id)
            throws IOException {
        Caller caller = Caller.of(request);
        Body body = Body.of(request);
        MessageRef ref = ref(find(caller, id));
        marking.hide(ref.channelId(), ref.messageId(), caller.key().name(), body.word("reason"));
        return Data.of(shown.of(find(caller, id), caller));
    }

    @PostMapping(ONE + "/reprocess")
    @Requires(Scope.MESSAGES_WRITE)
    ResponseEntity<Data<PreviousMessage>> reprocess(HttpServletRequest request, @PathVariable String id)
            throws IOException {
        Caller caller = Caller.of(request);
        String by = Objects.requireNonNullElse(Body.of(request).word("requestedBy"), "dashboard");
        MessageRef ref = ref(find(caller, id));
        marking.reprocess(ref.channelId(), ref.messageId(), CONSUMER, by, null);
        return Data.answer(new Data<>(true, shown.of(find(caller, id), caller), "Reprocess request registered"));
    }

    private static MessageRef ref(StoredMessage stored) {
        return new MessageRef(stored.message().channelId(), stored.message().messageId());
    }

    private StoredMessage find(Caller caller, String id) {
        int colon = id.indexOf(':');
        try {
            var channel = ChannelId.valueOf(id.substring(0, Math.max(0, colon)));
            var message = MessageId.valueOf(id.substring(colon + 1));
            caller.mustSee(channel);
            return held.find(channel, message);
        } catch (IllegalArgumentException e) {
            throw LegacyError.of(HttpStatus.NOT_FOUND, "Message not found");
        }
    }
}
