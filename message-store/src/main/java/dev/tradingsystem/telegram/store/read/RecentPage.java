package dev.tradingsystem.telegram.store.read;

import dev.tradingsystem.telegram.model.MessageKey;
import dev.tradingsystem.telegram.store.cache.CacheAnswer.Reason;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The newest messages of a channel, and which tier had them.
///
/// @param reached the last message looked at, when there may be older ones; else `null`
/// @param asOf every change up to this number is in the page; later ones may be
/// @param missed why the cache did not answer; `null` when it did
public record RecentPage(
        List<StoredMessage> messages,
        @Nullable MessageKey reached,
        long asOf,
        @Nullable Reason missed) {

    public RecentPage {
        messages = List.copyOf(messages);
    }

    /// Whether there may be older ones.
    public boolean more() {
        return reached != null;
    }

    /// Whether the page came from the cache.
    public boolean isHit() {
        return missed == null;
    }
}
