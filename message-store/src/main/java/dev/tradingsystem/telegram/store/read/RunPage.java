package dev.tradingsystem.telegram.store.read;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// Some runs of a channel's coverage, in the order of their ids.
///
/// @param nextId where the next page begins; `null` when this is the last one
public record RunPage(List<VerdictRun> runs, @Nullable Long nextId) {

    public RunPage {
        runs = List.copyOf(runs);
    }
}
