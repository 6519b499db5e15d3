package dev.tradingsystem.telegram.testdc.account;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.BiConsumer;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// All users, channels, basic groups and files of a data centre, which all its numbers share.
/// Thread-safe.
public final class Accounts {

    private static final Pattern NO_DIGIT = Pattern.compile("\\D");

    private final DcClock clock = new DcClock();
    private final List<BiConsumer<Channel, Change>> listeners = new CopyOnWriteArrayList<>();
    private final Map<Long, User> users = new ConcurrentSkipListMap<>();
    private final Map<Long, Channel> channels = new ConcurrentSkipListMap<>();
    private final Map<Long, BasicGroup> groups = new ConcurrentSkipListMap<>();
    private final Map<Long, Media> files = new ConcurrentHashMap<>();
    private final AtomicLong lastUserId = new AtomicLong(7_000_000);
    private final AtomicLong lastChannelId = new AtomicLong(1_234_567_000);
    private final AtomicLong lastGroupId = new AtomicLong(800_000);
    private final AtomicLong lastAlbum = new AtomicLong(13_000_000_000L);
    private final AtomicInteger lastGroupMessage = new AtomicInteger();
    private final AtomicInteger fileGeneration = new AtomicInteger(1);

    /// Tells a listener whatever happens in a channel, in the order of its pts, while the channel
    /// stands still: the listener must not wait for another thread that uses the channel.
    public void listen(BiConsumer<Channel, Change> listener) {
        listeners.add(listener);
    }

    public DcClock clock() {
        return clock;
    }

    /// The person with this phone number, who is made when there is none.
    public synchronized User user(String phone) {
        String digits = NO_DIGIT.matcher(phone).replaceAll("");
        return byPhone(digits).orElseGet(() -> add(User.person(lastUserId.incrementAndGet(), digits)));
    }

    /// The bot with this token, who is made when there is none.
    public synchronized User bot(String token) {
        return byToken(token).orElseGet(() -> add(User.bot(lastUserId.incrementAndGet(), token)));
    }

    private User add(User user) {
        users.put(user.id(), user);
        return user;
    }

    public Optional<User> byPhone(String phone) {
        String digits = NO_DIGIT.matcher(phone).replaceAll("");
        return users.values().stream()
                .filter(user -> digits.equals(user.phone()))
                .findFirst();
    }

    public Optional<User> byToken(String token) {
        return users.values().stream()
                .filter(user -> token.equals(user.botToken()))
                .findFirst();
    }

    public @Nullable User user(long id) {
        return users.get(id);
    }

    /// A new channel, of which nobody is a member.
    public Channel channel(String title, Channel.Kind kind) {
        return channel(title, kind, new Action.Created(title));
    }

    private Channel channel(String title, Channel.Kind kind, Action first) {
        var channel = new Channel(this, lastChannelId.incrementAndGet(), kind, title, first);
        channels.put(channel.id(), channel);
        return channel;
    }

    public @Nullable Channel channel(long id) {
        return channels.get(id);
    }

    public Optional<Channel> byUsername(String name) {
        return channels.values().stream()
                .filter(channel -> name.equalsIgnoreCase(channel.username()))
                .findFirst();
    }

    public Collection<Channel> channels() {
        return List.copyOf(channels.values());
    }

    public List<Channel> channelsOf(User user) {
        return channels.values().stream()
                .filter(channel -> channel.access(user).isMember())
                .toList();
    }

    /// A new basic group, of which nobody is a member.
    public BasicGroup basicGroup(String title) {
        var group = new BasicGroup(
                lastGroupId.incrementAndGet(), title, lastGroupMessage.incrementAndGet(), clock.seconds());
        groups.put(group.id(), group);
        return group;
    }

    /// Makes a supergroup of a basic group, with the same members.
    public Channel migrate(BasicGroup group) {
        Channel channel =
                channel(group.title(), Channel.Kind.SUPERGROUP, new Action.MigratedFrom(group.title(), group.id()));
        group.migratedTo(channel);
        group.members().forEach(user -> channel.admit(user, Access.MEMBER));
        return channel;
    }

    public @Nullable BasicGroup basicGroup(long id) {
        return groups.get(id);
    }

    public List<BasicGroup> basicGroupsOf(User user) {
        return groups.values().stream().filter(group -> group.contains(user)).toList();
    }

    public @Nullable Media file(long id) {
        return files.get(id);
    }

    /// A part of every file reference given out; a reference with an older one has expired.
    public int fileGeneration() {
        return fileGeneration.get();
    }

    /// Lets every file reference given out so far expire.
    public void expireFileReferences() {
        fileGeneration.incrementAndGet();
    }

    void tell(Channel channel, Change change) {
        listeners.forEach(listener -> listener.accept(channel, change));
    }

    void keep(@Nullable Media media) {
        if (media != null) {
            files.put(media.id(), media);
        }
    }

    long nextAlbum() {
        return lastAlbum.incrementAndGet();
    }
}
