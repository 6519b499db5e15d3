package dev.tradingsystem.telegram.store.cache;

import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Which messages of a channel a page from the cache holds.
///
/// @param deleted only deleted ones, only others, or both when `null`
/// @param kinds words of [dev.tradingsystem.telegram.model.Content#kindWord()]; all when empty
public record PageFilter(@Nullable Boolean deleted, Set<String> kinds) {

    /// All messages, also deleted ones.
    public static final PageFilter ALL = new PageFilter(null, Set.of());

    public PageFilter {
        kinds = Set.copyOf(kinds);
    }

    String deletedWord() {
        return deleted == null ? "any" : deleted.toString();
    }

    String kindWords() {
        return kinds.isEmpty() ? "" : "," + String.join(",", kinds) + ",";
    }
}
