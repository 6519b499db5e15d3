package dev.tradingsystem.telegram.testdc.account;

import java.util.List;

/// One thing that happened in a channel.
public sealed interface Change {

    /// A change that has its place in the channel's sequence, so a client that missed it can ask
    /// for it.
    sealed interface Counted extends Change {

        /// The channel's pts after this change.
        int pts();

        /// How many steps of pts it is.
        default int count() {
            return 1;
        }
    }

    record Posted(int pts, Post post) implements Counted {}

    /// The text, or only the button, is another one.
    record Edited(int pts, Post post) implements Counted {}

    record Deleted(int pts, List<Integer> ids) implements Counted {

        public Deleted {
            ids = List.copyOf(ids);
        }

        @Override
        public int count() {
            return ids.size();
        }
    }

    /// Pinned, or no longer.
    record Pinned(int pts, int id, boolean on) implements Counted {}

    /// The view counter of a post rose.
    record Viewed(Post post) implements Change {}

    /// The channel itself is another: its title, its username.
    record Described() implements Change {}

    /// What a user may see of the channel is another.
    record Admitted(User user, Access access) implements Change {}

    /// Everything up to this id is hidden from members from now on.
    record Hidden(int upTo) implements Change {}
}
