package dev.tradingsystem.telegram.reliability.check;

import java.util.List;

/// Somebody who takes changes, and what reached them, in the order it came.
///
/// @param mayRepeat whether one change may come twice: the queue's readers have to
///     live with it, a stream's must not
public record Reader(String name, boolean mayRepeat, List<Entry> entries) {

    public Reader {
        entries = List.copyOf(entries);
    }
}
