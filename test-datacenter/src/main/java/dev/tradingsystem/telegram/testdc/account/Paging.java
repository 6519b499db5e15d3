package dev.tradingsystem.telegram.testdc.account;

import java.util.ArrayList;
import java.util.List;

/// Which stretch of a newest-first list is asked for, as in `messages.getHistory`.
///
/// The place is before the first post older than `offsetId` (or, without one, than `offsetDate`);
/// without either it is the newest. From there `addOffset` moves on, negative values towards
/// newer posts; what lies beyond the newest is cut off and shortens the page.
///
/// @param limit the most posts a page has, at most 100
/// @param maxId only posts below it; 0 for all
/// @param minId only posts above it; 0 for all
public record Paging(int offsetId, int offsetDate, int addOffset, int limit, int maxId, int minId) {

    private static final int MOST = 100;

    /// The stretch of this list.
    public List<Post> of(List<Post> newestFirst) {
        int start = place(newestFirst) + addOffset;
        int end = Math.min(newestFirst.size(), start + Math.clamp(limit, 0, MOST));
        List<Post> page = new ArrayList<>();
        for (int i = Math.max(0, start); i < end; i++) {
            Post post = newestFirst.get(i);
            if ((maxId <= 0 || post.id() < maxId) && post.id() > minId) {
                page.add(post);
            }
        }
        return page;
    }

    private int place(List<Post> newestFirst) {
        int place = 0;
        while (place < newestFirst.size() && isNewer(newestFirst.get(place))) {
            place++;
        }
        return place;
    }

    private boolean isNewer(Post post) {
        return offsetId > 0 ? post.id() >= offsetId : offsetDate > 0 && post.date() >= offsetDate;
    }
}
