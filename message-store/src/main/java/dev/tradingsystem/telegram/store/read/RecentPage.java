package dev.tradingsystem.telegram.store.read;

import dev.tradingsystem.telegram.store.cache.CacheAnswer.Reason;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The newest messages of a channel, and which tier had them.
///
/// @param more whether there may be older ones
/// @param asOf every change up to this number is in the page; later ones may be
/// @param missed why the cache did not answer; `null` when it did
public record RecentPage(
        List<StoredMessage> messages,
        boolean more,
        long asOf,
        @Nullable Reason missed) {

    public RecentPage {
        messages = List.copyOf(messages);
    }

    /// Whether the page came from the cache.
    public boolean isHit() {
        return missed == null;
    }
}
