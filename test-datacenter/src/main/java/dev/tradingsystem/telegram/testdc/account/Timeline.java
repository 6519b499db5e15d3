package dev.tradingsystem.telegram.testdc.account;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// The posts of a channel and the changes that made them. Not thread-safe: its [Channel] guards
/// it.
final class Timeline {

    private final NavigableMap<Integer, Post> posts = new TreeMap<>();
    private final NavigableMap<Integer, Truth> truth = new TreeMap<>();
    private final List<Change.Counted> changes = new ArrayList<>();
    private int lastId;
    private int pts = 1;

    int nextId() {
        return ++lastId;
    }

    int pts() {
        return pts;
    }

    /// Uses up ids without a message.
    void skip(int ids) {
        lastId += ids;
    }

    void store(Post post) {
        posts.put(post.id(), post);
        truth.put(post.id(), Truth.posted(post, true));
    }

    Change.Posted post(Post post) {
        posts.put(post.id(), post);
        truth.put(post.id(), Truth.posted(post, false));
        return counted(new Change.Posted(++pts, post));
    }

    Change.Edited edit(Post post) {
        posts.put(post.id(), post);
        truth.computeIfPresent(post.id(), (_, known) -> known.edited(post));
        return counted(new Change.Edited(++pts, post));
    }

    Change.Deleted delete(List<Integer> ids) {
        for (int id : ids) {
            posts.remove(id);
            truth.computeIfPresent(id, (_, known) -> known.gone());
        }
        pts += ids.size();
        return counted(new Change.Deleted(pts, ids));
    }

    Change.Pinned pin(Post post, boolean on) {
        replace(post.pinned(on));
        return counted(new Change.Pinned(++pts, post.id(), on));
    }

    /// Another state without a place in the sequence.
    void replace(Post post) {
        posts.put(post.id(), post);
    }

    @Nullable
    Post find(int id) {
        return posts.get(id);
    }

    /// The posts above an id, newest first.
    List<Post> above(int id) {
        return List.copyOf(posts.tailMap(id, false).descendingMap().values());
    }

    int countAbove(int id) {
        return posts.tailMap(id, false).size();
    }

    @Nullable
    Post newestAbove(int id) {
        Map.Entry<Integer, Post> newest = posts.lastEntry();
        return newest == null || newest.getKey() <= id ? null : newest.getValue();
    }

    List<Truth> truth() {
        return List.copyOf(truth.values());
    }

    Difference since(int knownPts, int limit) {
        if (knownPts >= pts) {
            return new Difference.Nothing(pts);
        }
        int first = 0;
        int afterLast = changes.size();
        while (first < afterLast) {
            int middle = (first + afterLast) >>> 1;
            if (changes.get(middle).pts() <= knownPts) {
                first = middle + 1;
            } else {
                afterLast = middle;
            }
        }
        int end = Math.min(changes.size(), first + Math.max(1, limit));
        List<Change.Counted> missed = changes.subList(first, end);
        return new Difference.Missed(missed, missed.getLast().pts(), end == changes.size());
    }

    private <T extends Change.Counted> T counted(T change) {
        changes.add(change);
        return change;
    }
}
