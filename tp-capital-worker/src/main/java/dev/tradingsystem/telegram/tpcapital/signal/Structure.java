package dev.tradingsystem.telegram.tpcapital.signal;

import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Orders of two or more legs, which a single signal cannot say.
final class Structure {

    private Structure() {}

    /// A review when the message is about a structure of named assets, else `null`.
    static @Nullable Review review(Ground ground) {
        boolean named = ground.holds(Words.STRUCTURE, 0, ground.tokens().size()) || isLongShort(ground);
        return named && !ground.tickers().isEmpty()
                ? new Review(Set.of(Reason.STRUCTURE), Draft.EMPTY, Spans.NONE)
                : null;
    }

    /// `long & short`, `long/short`, `long short`.
    private static boolean isLongShort(Ground ground) {
        for (int at = 0; at < ground.tokens().size(); at++) {
            if (ground.tokens().get(at).isWord("long")) {
                int next = ground.tokens().get(at + 1).isAnySymbol("&/-x+") ? at + 2 : at + 1;
                if (ground.tokens().get(next).isWord("short")) {
                    return true;
                }
            }
        }
        return false;
    }
}
