package dev.tradingsystem.telegram.api.legacy;

import dev.tradingsystem.telegram.api.id.ChannelId;
import dev.tradingsystem.telegram.api.key.Caller;
import dev.tradingsystem.telegram.model.MessageRef;
import dev.tradingsystem.telegram.store.mark.OpenMessages;
import dev.tradingsystem.telegram.store.mark.Unprocessed;
import dev.tradingsystem.telegram.store.mark.Unprocessed.Ref;
import dev.tradingsystem.telegram.store.read.Changes;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// Marks messages as processed that are named by an id alone. An id is a message only within its
/// channel, so one that stands for several open messages marks none of them.
final class MarkedIds {

    private static final Pattern WHOLE = Pattern.compile("(-?\\d{1,19}):([1-9]\\d{0,17})");
    private static final Pattern ALONE = Pattern.compile("[1-9]\\d{0,17}");

    private final OpenMessages open;
    private final Unprocessed unprocessed;
    private final Changes changes;

    MarkedIds(OpenMessages open, Unprocessed unprocessed, Changes changes) {
        this.open = open;
        this.unprocessed = unprocessed;
        this.changes = changes;
    }

    /// @param ambiguous ids of which nothing was marked, because they stand for no open message
    ///     or for several
    /// @param channels those of the marked ones
    record Done(int updated, List<String> ambiguous, Set<Long> channels) {}

    Done mark(String consumer, List<String> ids, @Nullable ChannelId channel, Caller caller) {
        if (channel != null) {
            caller.mustSee(channel);
        }
        var refs = new LinkedHashSet<Ref>();
        var alone = new ArrayList<String>();
        var ambiguous = new ArrayList<String>();
        for (String id : Set.copyOf(ids)) {
            Matcher whole = WHOLE.matcher(id);
            if (whole.matches()) {
                var named = Asked.channel(whole.group(1));
                caller.mustSee(named);
                refs.add(new Ref(named.value(), Long.parseLong(whole.group(2)), 0));
            } else if (!ALONE.matcher(id).matches()) {
                ambiguous.add(id);
            } else if (channel != null) {
                refs.add(new Ref(channel.value(), Long.parseLong(id), 0));
            } else {
                alone.add(id);
            }
        }
        resolve(consumer, alone, caller, refs, ambiguous);
        int updated = refs.isEmpty() ? 0 : unprocessed.processed(consumer, refs).updated();
        ambiguous.sort(null);
        return new Done(updated, ambiguous, refs.stream().map(Ref::channelId).collect(Collectors.toSet()));
    }

    private void resolve(String consumer, List<String> alone, Caller caller, Set<Ref> refs, List<String> ambiguous) {
        if (alone.isEmpty()) {
            return;
        }
        List<Long> channels = caller.visible(changes.heads().keySet());
        Map<Long, List<MessageRef>> found =
                open.open(consumer, channels, alone.stream().map(Long::valueOf).toList()).stream()
                        .collect(Collectors.groupingBy(MessageRef::messageId));
        for (String id : alone) {
            List<MessageRef> candidates = found.getOrDefault(Long.valueOf(id), List.of());
            if (candidates.size() == 1) {
                refs.add(new Ref(
                        candidates.getFirst().channelId(), candidates.getFirst().messageId(), 0));
            } else {
                ambiguous.add(id);
            }
        }
    }
}
