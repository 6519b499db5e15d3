package dev.tradingsystem.telegram.gateway.ingest;

import dev.tradingsystem.telegram.model.MessageEvent;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// Takes what an [UpdateSource] gives. One source calls it from one thread.
public interface EventIntake {

    /// Names a channel of which messages will follow. A source says it before the channel's first
    /// message, and again when it learns another title.
    ///
    /// @param title as the source knows it, if it does
    void channel(long channelId, @Nullable String title) throws InterruptedException;

    /// Takes an event; waits while there is no room for it.
    void accept(MessageEvent event) throws InterruptedException;

    /// The id belongs to a service message: nothing to store, but not missing either.
    void service(long channelId, long messageId, Instant sentAt) throws InterruptedException;

    /// Something that is understood and of no concern.
    void ignored(Normalised.Ignored ignored);

    /// Something that could not be understood; it is lost unless it is kept here.
    void broken(BrokenElement element) throws InterruptedException;
}
