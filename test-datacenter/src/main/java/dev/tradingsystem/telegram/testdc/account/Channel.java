package dev.tradingsystem.telegram.testdc.account;

import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// A broadcast channel, a supergroup or a forum, and everything one can do in it.
///
/// Every act is told at once, on the calling thread, to the data centre, which pushes it to the
/// sessions of the members; acts of several threads are told one after the other. The first
/// message says that the channel was created. Ids are never used twice.
///
/// One class because its acts share one monitor: the order of acts is the order of pts.
public final class Channel {

    /// What sort of channel.
    public enum Kind {
        BROADCAST,
        SUPERGROUP,
        /// A supergroup with topics.
        FORUM
    }

    private final Accounts accounts;
    private final long id;
    private final Kind kind;
    private final int createdAt;
    private final Timeline timeline = new Timeline();
    private final Map<User, Access> access = new ConcurrentHashMap<>();
    private final Map<User, Integer> readUpTo = new ConcurrentHashMap<>();
    private String title;
    private @Nullable String username;
    private int hiddenUpTo;
    private boolean nextTooLong;
    private int keptChanges = 10_000;
    private volatile Instant changedAt = Instant.now();

    Channel(Accounts accounts, long id, Kind kind, String title, Action first) {
        this.accounts = accounts;
        this.id = id;
        this.kind = kind;
        this.title = title;
        this.createdAt = accounts.clock().seconds();
        timeline.store(next(createdAt, Draft.of(""), 0, first));
    }

    /// The number without the `-100` that clients put before it.
    public long id() {
        return id;
    }

    public long accessHash() {
        return id * 104_729 + 17;
    }

    public Kind kind() {
        return kind;
    }

    /// Unix seconds.
    public int createdAt() {
        return createdAt;
    }

    public synchronized String title() {
        return title;
    }

    /// The public name; null for a private channel.
    public synchronized @Nullable String username() {
        return username;
    }

    public synchronized int pts() {
        return timeline.pts();
    }

    /// When it last changed, by the machine's clock.
    public Instant changedAt() {
        return changedAt;
    }

    public Post post(String text) {
        return post(Draft.of(text));
    }

    public Post post(Draft draft) {
        return post(draft, 0);
    }

    /// Posts each draft as a part of one album.
    public synchronized List<Post> postAlbum(Draft... parts) {
        long album = accounts.nextAlbum();
        return Stream.of(parts).map(part -> post(part, album)).toList();
    }

    private synchronized Post post(Draft draft, long album) {
        Post post = next(accounts.clock().seconds(), draft, album, null);
        tell(timeline.post(post));
        return post;
    }

    /// Puts a post with an old date at the end of history, silently: no push, no step of pts. For
    /// history that was there before any client.
    public synchronized Post backdated(Instant date, Draft draft) {
        Post post = next(Math.toIntExact(date.getEpochSecond()), draft, 0, null);
        timeline.store(post);
        return post;
    }

    /// A service message.
    public synchronized Post service(Action action) {
        return service(action, Draft.of(""));
    }

    private Post service(Action action, Draft content) {
        Post post = next(accounts.clock().seconds(), content, 0, action);
        tell(timeline.post(post));
        return post;
    }

    /// Replaces the text; its marks are gone.
    ///
    /// @throws IllegalArgumentException when the post is deleted or was never there
    public Post edit(Post post, String text) {
        return edit(post, live(post.id()).content().text(text));
    }

    /// Replaces everything that can be edited.
    public synchronized Post edit(Post post, Draft draft) {
        Post edited = live(post.id()).edited(draft, accounts.clock().seconds());
        tell(timeline.edit(edited));
        return edited;
    }

    /// Puts another button below the text, which stays.
    public Post editMarkupOnly(Post post, String button) {
        return edit(post, live(post.id()).content().button(button));
    }

    public void delete(Post... posts) {
        delete(Stream.of(posts).map(Post::id).toList());
    }

    /// Deletes posts in one act; those already deleted are left out.
    public synchronized void delete(List<Integer> ids) {
        List<Integer> there =
                ids.stream().filter(one -> timeline.find(one) != null).toList();
        if (!there.isEmpty()) {
            tell(timeline.delete(there));
        }
    }

    /// Pins a post, which also makes a service message.
    ///
    /// @return the service message
    public synchronized Post pin(Post post) {
        tell(timeline.pin(live(post.id()), true));
        return service(new Action.Pinned(post.id()), Draft.of("").replyTo(post));
    }

    public synchronized void unpin(Post post) {
        tell(timeline.pin(live(post.id()), false));
    }

    /// Sets the view counter of a post.
    public synchronized void views(Post post, int count) {
        Post seen = live(post.id()).seen(count);
        timeline.replace(seen);
        tell(new Change.Viewed(seen));
    }

    /// Gives the channel another title, which also makes a service message.
    ///
    /// @return the service message
    public synchronized Post rename(String other) {
        title = other;
        tell(new Change.Described());
        return service(new Action.Renamed(other), Draft.of(""));
    }

    /// Makes the channel public under a name, or private.
    public synchronized Channel username(@Nullable String name) {
        username = name;
        tell(new Change.Described());
        return this;
    }

    /// Uses up ids that never were messages a reader could see.
    public synchronized void skipIds(int count) {
        timeline.skip(count);
    }

    /// Hides all history up to and including an id from members; deletes nothing.
    public synchronized void hideHistoryUpTo(int messageId) {
        hiddenUpTo = messageId;
        tell(new Change.Hidden(messageId));
    }

    /// Makes a user a member, an administrator, a stranger or an outcast.
    public synchronized Channel admit(User user, Access as) {
        access.put(user, as);
        tell(new Change.Admitted(user, as));
        return this;
    }

    public Access access(User user) {
        return access.getOrDefault(user, Access.LEFT);
    }

    /// Whether the user can read history: members can, and everybody in a public channel.
    public boolean isOpenTo(User user) {
        return switch (access(user)) {
            case MEMBER, ADMIN -> true;
            case LEFT -> username() != null;
            case BANNED -> false;
        };
    }

    /// Whether the user is or once was something to this channel.
    public boolean concerns(User user) {
        return access.containsKey(user);
    }

    public Set<User> members() {
        Set<User> members = Collections.newSetFromMap(new ConcurrentHashMap<>());
        access.forEach((user, as) -> {
            if (as.isMember()) {
                members.add(user);
            }
        });
        return members;
    }

    /// Answers the next client that has missed anything that it was too much.
    public synchronized void nextDifferenceTooLong() {
        nextTooLong = true;
    }

    /// How many steps of pts a difference can have before it is too long; 10,000 unless told.
    public synchronized Channel keepsChanges(int most) {
        keptChanges = most;
        return this;
    }

    /// Everything that ever happened, by id.
    public synchronized List<Truth> truth() {
        return timeline.truth();
    }

    /// What a client has missed that knows the channel up to a pts.
    public synchronized Difference since(int knownPts, int limit) {
        if (knownPts < timeline.pts() && (nextTooLong || timeline.pts() - knownPts > keptChanges)) {
            nextTooLong = false;
            return new Difference.TooLong(timeline.pts());
        }
        return timeline.since(knownPts, limit);
    }

    /// The post with this id, unless it is deleted, hidden or was never there.
    public synchronized @Nullable Post find(int messageId) {
        return messageId <= hiddenUpTo ? null : timeline.find(messageId);
    }

    /// A page of what members can see, newest first.
    public synchronized List<Post> history(Paging paging) {
        return paging.of(timeline.above(hiddenUpTo));
    }

    /// What members can see, newest first.
    public synchronized List<Post> visible() {
        return timeline.above(hiddenUpTo);
    }

    public synchronized int visibleCount() {
        return timeline.countAbove(hiddenUpTo);
    }

    /// The newest post members can see.
    public synchronized @Nullable Post newest() {
        return timeline.newestAbove(hiddenUpTo);
    }

    /// The id up to which history is hidden; 0 for none.
    public synchronized int hiddenUpTo() {
        return hiddenUpTo;
    }

    /// Up to which id the user has read, or cannot.
    public synchronized int readUpTo(User user) {
        return Math.max(hiddenUpTo, readUpTo.getOrDefault(user, 0));
    }

    public void read(User user, int messageId) {
        readUpTo.merge(user, messageId, Math::max);
    }

    public synchronized int unread(User user) {
        return timeline.countAbove(readUpTo(user));
    }

    @Override
    public String toString() {
        return "Channel " + id;
    }

    private Post next(int date, Draft content, long album, @Nullable Action action) {
        accounts.keep(content.media());
        return new Post(timeline.nextId(), date, content, album, 0, kind == Kind.BROADCAST ? 1 : 0, false, action);
    }

    private synchronized Post live(int messageId) {
        Post post = timeline.find(messageId);
        if (post == null) {
            throw new IllegalArgumentException("no message %d in channel %d".formatted(messageId, id));
        }
        return post;
    }

    private void tell(Change change) {
        changedAt = Instant.now();
        accounts.tell(this, change);
    }
}
