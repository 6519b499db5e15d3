package dev.tradingsystem.telegram.store.cache;

import dev.tradingsystem.telegram.model.wire.CacheKeys;
import dev.tradingsystem.telegram.model.wire.Change;
import dev.tradingsystem.telegram.model.wire.ChangeJson;
import dev.tradingsystem.telegram.store.cache.CacheAnswer.Proved;
import dev.tradingsystem.telegram.store.cache.CacheAnswer.Reason;
import dev.tradingsystem.telegram.store.cache.CacheAnswer.Unproved;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// The newest messages per channel, answered only when the cache can prove that nothing is
/// missing.
///
/// The writer is the gateway's sink ([#put], [#touch]); readers are answered with all there is in
/// the range they ask for, or told to read the view. Everything here throws [CacheUnavailable]
/// when Redis does not answer.
public final class HotMessages {

    private static final Script<Long> PUT = Script.number("put.lua");
    private static final Script<Long> TOUCH = Script.number("touch.lua");
    private static final Script<Long> FILL = Script.number("fill.lua");
    private static final Script<List<String>> CHANGES = Script.list("changes.lua");
    private static final Script<List<String>> PAGE = Script.list("page.lua");

    private static final String PROVED = "proved";
    private static final String MESSAGE_SECONDS = Long.toString(CacheKeys.MESSAGE_TTL.toSeconds());
    private static final String ALIVE_SECONDS = Long.toString(CacheKeys.ALIVE_TTL.toSeconds());
    private static final String MOST = "500";

    private final CacheClient client;
    private final Clock clock;

    public HotMessages(CacheClient client, Clock clock) {
        this.client = client;
        this.clock = clock;
    }

    /// Takes a batch in the order of its numbers, in one round trip. What the cache has already
    /// is ignored, so a batch may be repeated; a gap before a change starts the index of its
    /// channel again.
    public void put(List<Change> changes) {
        if (!changes.isEmpty()) {
            PUT.pipeline(client, changes.stream().map(this::putCall).toList());
        }
    }

    /// The writer's sign of life, every 10 s, while it is not behind: without it nothing is
    /// proved for longer than [CacheKeys#ALIVE_TTL].
    ///
    /// @param lastDelivered for each watched channel its newest change at or below the writer's
    ///     position; 0 claims that the channel has none, so a channel whose number is not known
    ///     must be left out
    public void touch(Map<Long, Long> lastDelivered) {
        if (!lastDelivered.isEmpty()) {
            TOUCH.pipeline(
                    client,
                    lastDelivered.entrySet().stream()
                            .map(entry -> touchCall(entry.getKey(), entry.getValue()))
                            .toList());
        }
    }

    /// The channel's changes after a number, oldest first, if the cache can prove them; an empty
    /// list is the proof that there are none.
    public Optional<List<Change>> changesAfter(long channelId, long seq, int limit) {
        return readAfter(channelId, seq, limit) instanceof Proved proved
                ? Optional.of(proved.changes())
                : Optional.empty();
    }

    /// As [#changesAfter], with the reason when there is no proof.
    public CacheAnswer readAfter(long channelId, long seq, int limit) {
        List<String> answer = CHANGES.call(
                client, call(channelId, CacheKeys.alive(channelId), Long.toString(seq), Integer.toString(limit)));
        if (!answer.getFirst().equals(PROVED)) {
            return new Unproved(Reason.of(answer.getFirst()));
        }
        List<Change> changes = answer.stream().skip(1).map(ChangeJson::read).toList();
        return new Proved(changes, changes.isEmpty() ? seq : changes.getLast().seq(), changes.size() == limit);
    }

    /// The newest messages of a channel by time sent, newest first, each with its newest change.
    public CacheAnswer newestPage(long channelId, int limit, PageFilter filter) {
        List<String> answer = PAGE.call(
                client,
                call(
                        channelId,
                        CacheKeys.alive(channelId),
                        Integer.toString(limit),
                        filter.deletedWord(),
                        filter.kindWords()));
        if (!answer.getFirst().equals(PROVED)) {
            return new Unproved(Reason.of(answer.getFirst()));
        }
        return new Proved(
                answer.stream().skip(3).map(ChangeJson::read).toList(),
                Long.parseLong(answer.get(1)),
                answer.get(2).equals("1"));
    }

    /// Gives the newest messages of a channel to the cache as the view had them, so that pages
    /// can be proved.
    ///
    /// @param head the channel's newest change, read before the messages
    /// @param newest newest change of each of the newest messages, newest message first, without
    ///     a hole
    /// @param missing the first message after them; `null` when the channel has no more
    /// @return whether the cache took them; not when it begins above `head`
    public boolean fill(long channelId, long head, List<Change> newest, @Nullable Missing missing) {
        if (!newest.stream().allMatch(change -> PageFloor.isExact(change.messageId()))) {
            return false;
        }
        PageFloor floor = missing == null ? PageFloor.NONE : PageFloor.of(missing.sentAt(), missing.messageId());
        var arguments = new ArrayList<>(List.of(
                messages(channelId),
                Long.toString(head),
                Long.toString(floor.second()),
                Long.toString(floor.messageId()),
                MESSAGE_SECONDS,
                MOST));
        for (Change change : newest) {
            arguments.add(Long.toString(change.messageId()));
            arguments.add(member(change));
            arguments.add(Long.toString(change.seq()));
            arguments.add(ChangeJson.write(change));
        }
        Long taken = FILL.call(client, new Script.Call(List.of(CacheKeys.recent(channelId)), arguments));
        return taken == 1;
    }

    /// Drops what is known of a channel; for a mark that the log does not show, such as an
    /// operator's delete.
    public void forget(long channelId) {
        client.call(redis -> redis.del(CacheKeys.recent(channelId)));
    }

    private Script.Call putCall(Change change) {
        Instant sentAt = change.message().sentAt();
        boolean young = sentAt.isAfter(clock.instant().minus(CacheKeys.MESSAGE_TTL));
        boolean kept = young && PageFloor.isExact(change.messageId());
        PageFloor floor = PageFloor.of(sentAt, change.messageId());
        return new Script.Call(
                List.of(CacheKeys.recent(change.channelId())),
                List.of(
                        messages(change.channelId()),
                        Long.toString(change.seq()),
                        Long.toString(change.prevSeq()),
                        member(change),
                        Long.toString(change.messageId()),
                        kept ? ChangeJson.write(change) : "",
                        kept ? "1" : "0",
                        Long.toString(floor.second()),
                        Long.toString(floor.messageId()),
                        MESSAGE_SECONDS,
                        MOST));
    }

    private static Script.Call touchCall(long channelId, long delivered) {
        return call(channelId, CacheKeys.alive(channelId), Long.toString(delivered), MESSAGE_SECONDS, ALIVE_SECONDS);
    }

    private static Script.Call call(long channelId, String alive, String... arguments) {
        var all = new ArrayList<String>();
        all.add(messages(channelId));
        all.addAll(List.of(arguments));
        return new Script.Call(List.of(CacheKeys.recent(channelId), alive), all);
    }

    /// What the keys of a channel's messages begin with.
    private static String messages(long channelId) {
        String key = CacheKeys.message(channelId, 0);
        return key.substring(0, key.length() - 1);
    }

    private static String member(Change change) {
        return change.messageId() + ":" + change.version();
    }

    /// The first message that a fill leaves out.
    public record Missing(Instant sentAt, long messageId) {}
}
