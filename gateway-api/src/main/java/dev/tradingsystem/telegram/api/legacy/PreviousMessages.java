package dev.tradingsystem.telegram.api.legacy;

import dev.tradingsystem.telegram.api.key.Caller;
import dev.tradingsystem.telegram.model.Content;
import dev.tradingsystem.telegram.model.MediaKind;
import dev.tradingsystem.telegram.model.Message;
import dev.tradingsystem.telegram.model.MessageRef;
import dev.tradingsystem.telegram.model.Origin;
import dev.tradingsystem.telegram.store.mark.MessageFacts;
import dev.tradingsystem.telegram.store.mark.MessageFacts.Said;
import dev.tradingsystem.telegram.store.mark.OpenMessages;
import dev.tradingsystem.telegram.store.read.ChannelNames;
import dev.tradingsystem.telegram.store.read.ChannelNames.Named;
import dev.tradingsystem.telegram.store.read.MessagesBySeq;
import dev.tradingsystem.telegram.store.read.StoredMessage;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Puts together what the previous stack showed of messages, for a page at a time.
final class PreviousMessages {

    private static final String TYPE = "channel_post";
    private static final int PREVIEW = 140;

    private final MessageFacts facts;
    private final OpenMessages keys;
    private final MessagesBySeq messages;
    private final ChannelNames names;

    PreviousMessages(MessageFacts facts, OpenMessages keys, MessagesBySeq messages, ChannelNames names) {
        this.facts = facts;
        this.keys = keys;
        this.messages = messages;
        this.names = names;
    }

    PreviousMessage of(StoredMessage stored, Caller caller) {
        return of(List.of(stored), caller).getFirst();
    }

    List<PreviousMessage> of(List<StoredMessage> page, Caller caller) {
        if (page.isEmpty()) {
            return List.of();
        }
        List<MessageRef> refs = page.stream().map(PreviousMessages::ref).toList();
        var known = new Known(
                facts.firstCommitted(page.stream()
                        .filter(stored -> stored.version() > 1)
                        .map(StoredMessage::seq)
                        .toList()),
                facts.published(page.stream()
                        .collect(Collectors.toMap(
                                StoredMessage::seq, stored -> stored.message().channelId()))),
                facts.requests(refs),
                facts.processed(refs),
                replied(page, caller),
                names.of(refs.stream().map(MessageRef::channelId).distinct().toList()));
        return page.stream().map(stored -> message(stored, known)).toList();
    }

    /// What is known beside the rows.
    private record Known(
            Map<Long, Instant> committed,
            Map<Long, Instant> published,
            Map<MessageRef, Said> requests,
            Map<MessageRef, Said> processed,
            Map<MessageRef, String> replied,
            Map<Long, Named> channels) {}

    private static MessageRef ref(StoredMessage stored) {
        return new MessageRef(stored.message().channelId(), stored.message().messageId());
    }

    private Map<MessageRef, String> replied(List<StoredMessage> page, Caller caller) {
        List<MessageRef> asked = page.stream()
                .map(stored -> stored.message().replyTo())
                .filter(Objects::nonNull)
                .filter(ref -> caller.key().sees(ref.channelId()))
                .distinct()
                .toList();
        var texts = new HashMap<MessageRef, String>();
        if (!asked.isEmpty()) {
            for (StoredMessage found : messages.withKeys(keys.keys(asked))) {
                String words = found.message().content().words();
                if (words != null && !isDeleted(found)) {
                    texts.put(ref(found), words);
                }
            }
        }
        return texts;
    }

    private static PreviousMessage message(StoredMessage stored, Known known) {
        Message message = stored.message();
        MessageRef ref = ref(stored);
        String channelId = Long.toString(ref.channelId());
        String messageId = Long.toString(ref.messageId());
        Said request = known.requests().get(ref);
        Content content = message.content();
        return new PreviousMessage(
                channelId + ":" + messageId,
                channelId,
                messageId,
                word(message.threadId()),
                source(stored.origin()),
                TYPE,
                content instanceof Content.Text(var text) ? text : null,
                content instanceof Content.Media media ? media.caption() : null,
                mediaType(content),
                List.of(),
                stored.status().word(),
                Stamps.of(stored.receivedAt()),
                Stamps.of(message.sentAt()),
                Stamps.orNull(known.published().get(stored.seq())),
                null,
                null,
                request == null ? null : Stamps.of(request.at()),
                null,
                metadata(stored, known, request),
                Stamps.of(Objects.requireNonNullElse(known.committed().get(stored.seq()), stored.committedAt())),
                Stamps.of(changedAt(stored, request)),
                Stamps.orNull(deletedAt(stored)));
    }

    private static PreviousMessage.Metadata metadata(StoredMessage stored, Known known, @Nullable Said request) {
        Message message = stored.message();
        String channelId = Long.toString(message.channelId());
        String threadId = word(message.threadId());
        Said processed = known.processed().get(ref(stored));
        Named channel = known.channels().get(message.channelId());
        MessageRef reply = message.replyTo();
        Instant deletedAt = deletedAt(stored);
        StoredMessage.Hidden hidden = stored.hidden();
        return new PreviousMessage.Metadata(
                new PreviousMessage.Telegram(channelId, threadId, TYPE),
                new PreviousMessage.Gateway(source(stored.origin()), Stamps.of(stored.receivedAt())),
                new PreviousMessage.Details(
                        channel == null ? null : channel.title(),
                        channel == null ? null : channel.username(),
                        word(message.albumId())),
                preview(message.content().words()),
                reply == null
                        ? null
                        : new PreviousMessage.ReplyTo(
                                Long.toString(reply.messageId()),
                                known.replied().get(reply)),
                message.forward() != null,
                message.views(),
                new PreviousMessage.Photo(
                        channelId,
                        Long.toString(message.messageId()),
                        mediaType(message.content()).equals("photo")),
                processed == null ? null : processed.by(),
                processed == null ? null : Stamps.of(processed.at()),
                deletedAt == null
                        ? null
                        : new PreviousMessage.Deletion(hidden == null ? null : hidden.reason(), Stamps.of(deletedAt)),
                request == null ? null : new PreviousMessage.Reprocess(Stamps.of(request.at()), request.by()));
    }

    static String source(Origin origin) {
        return switch (origin) {
            case LIVE -> "user_client";
            case BACKFILL, AUDIT -> "sync";
            case IMPORT -> "import";
        };
    }

    /// The previous stack knew four.
    private static String mediaType(Content content) {
        return switch (content) {
            case Content.Text _, Content.Unsupported _ -> "text";
            case Content.Media media ->
                switch (media.kind()) {
                    case PHOTO, VIDEO -> media.kind().word();
                    case DOCUMENT, AUDIO, VOICE, STICKER -> MediaKind.DOCUMENT.word();
                    case POLL, OTHER -> "text";
                };
        };
    }

    private static @Nullable String preview(@Nullable String words) {
        return words == null || words.codePointCount(0, words.length()) <= PREVIEW
                ? words
                : words.substring(0, words.offsetByCodePoints(0, PREVIEW));
    }

    private static boolean isDeleted(StoredMessage stored) {
        return deletedAt(stored) != null;
    }

    private static @Nullable Instant deletedAt(StoredMessage stored) {
        StoredMessage.Hidden hidden = stored.hidden();
        return hidden == null ? stored.message().deletedAt() : hidden.at();
    }

    private static Instant changedAt(StoredMessage stored, @Nullable Said request) {
        StoredMessage.Hidden hidden = stored.hidden();
        return Stream.of(
                        stored.committedAt(),
                        hidden == null ? Instant.MIN : hidden.at(),
                        request == null ? Instant.MIN : request.at())
                .max(Instant::compareTo)
                .orElseThrow();
    }

    private static @Nullable String word(@Nullable Long id) {
        return id == null ? null : Long.toString(id);
    }
}
