package dev.tradingsystem.telegram.testdc.account;

/// What a service message says has happened.
public sealed interface Action {

    /// The channel began; the first message of every channel.
    record Created(String title) implements Action {}

    record Renamed(String title) implements Action {}

    /// The message this one replies to was pinned.
    record Pinned(int postId) implements Action {}

    /// A supergroup grew out of a basic group.
    record MigratedFrom(String title, long groupId) implements Action {}

    /// Posts vanish by themselves after so many seconds from now on; 0 for never.
    record AutoDelete(int seconds) implements Action {}

    /// Any text.
    record Custom(String text) implements Action {}
}
