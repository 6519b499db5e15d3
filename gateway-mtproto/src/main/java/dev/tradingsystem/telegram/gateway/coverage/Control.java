package dev.tradingsystem.telegram.gateway.coverage;

import java.time.Instant;

/// Whoever has work done: says whether to go on, and is told how it goes.
public interface Control {

    /// Whether the work is still wanted.
    boolean goesOn();

    /// An answer was taken.
    ///
    /// @param fetched messages in it
    /// @param stored those that were new or changed
    default void answered(int fetched, int stored) {}

    /// Telegram wants to be left alone until then.
    default void waiting(Instant until) {}

    /// It may be asked again.
    default void waitedEnough() {}
}
