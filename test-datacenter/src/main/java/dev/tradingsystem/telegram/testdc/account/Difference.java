package dev.tradingsystem.telegram.testdc.account;

import java.util.List;

/// What a client that knows a channel up to some pts has missed.
public sealed interface Difference {

    /// Nothing.
    record Nothing(int pts) implements Difference {}

    /// These changes, in order.
    ///
    /// @param pts where the client stands when it has them
    /// @param last whether that is the newest
    record Missed(List<Change.Counted> changes, int pts, boolean last) implements Difference {

        public Missed {
            changes = List.copyOf(changes);
        }
    }

    /// More than is kept: the client has to read history.
    record TooLong(int pts) implements Difference {}
}
