package dev.tradingsystem.telegram.testdc.account;

import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/// A basic group: seen in the list of chats, with its first message, and nothing more. A client
/// that only reads channels refuses it.
public final class BasicGroup {

    private final long id;
    private final String title;
    private final int messageId;
    private final int createdAt;
    private final Set<User> members = ConcurrentHashMap.newKeySet();
    private volatile @Nullable Channel migratedTo;

    BasicGroup(long id, String title, int messageId, int createdAt) {
        this.id = id;
        this.title = title;
        this.messageId = messageId;
        this.createdAt = createdAt;
    }

    public long id() {
        return id;
    }

    public String title() {
        return title;
    }

    /// The id of its only message.
    public int messageId() {
        return messageId;
    }

    /// Unix seconds.
    public int createdAt() {
        return createdAt;
    }

    public BasicGroup join(User user) {
        members.add(user);
        return this;
    }

    public boolean contains(User user) {
        return members.contains(user);
    }

    public Set<User> members() {
        return Set.copyOf(members);
    }

    /// The supergroup it has become.
    public @Nullable Channel migratedTo() {
        return migratedTo;
    }

    void migratedTo(Channel channel) {
        migratedTo = channel;
    }
}
