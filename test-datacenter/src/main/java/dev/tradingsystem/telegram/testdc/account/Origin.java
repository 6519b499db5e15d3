package dev.tradingsystem.telegram.testdc.account;

/// Where a forwarded post comes from.
public sealed interface Origin {

    /// Unix seconds of the original.
    int date();

    /// A post of a channel, which the client is told of.
    record OfChannel(Channel channel, int postId, int date) implements Origin {}

    /// A person who hides: only a name is told.
    record OfHiddenPerson(String name, int date) implements Origin {}
}
