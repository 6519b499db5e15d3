package dev.tradingsystem.telegram.testdc.account;

/// What a user is to a channel.
public enum Access {
    MEMBER,
    ADMIN,
    /// Not a member: sees the channel only if it is public, and gets no updates.
    LEFT,
    /// Sees nothing of it, not even its history.
    BANNED;

    public boolean isMember() {
        return this == MEMBER || this == ADMIN;
    }
}
