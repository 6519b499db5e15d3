package dev.tradingsystem.telegram.tpcapital.signal;

import dev.tradingsystem.telegram.tpcapital.signal.text.Tokens;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Orders of two or more legs, which a single signal cannot say.
final class Structure {

    private Structure() {}

    /// A review when the message is about a structure of named assets, else `null`.
    static @Nullable Review review(Ground ground) {
        long named = Words.STRUCTURE | Words.MAYBE_STRUCTURE | Words.SHORT;
        if (!ground.senses().hold(named) || ground.tickers().isEmpty()) {
            return null;
        }
        for (int at = 0; at < ground.tokens().size(); at++) {
            boolean structure = ground.means(at, Words.STRUCTURE)
                    || (ground.means(at, Words.MAYBE_STRUCTURE) && namesOption(ground))
                    || isLongShort(ground, at);
            if (structure) {
                var spans = new Spans(Map.of("structure", ground.tokens().original(at, at + 1)));
                return new Review(Set.of(Reason.STRUCTURE), Draft.EMPTY, spans);
            }
        }
        return null;
    }

    /// `long & short`, `long/short`, `long short`, `long PETR4 / short VALE3`.
    private static boolean isLongShort(Ground ground, int at) {
        Tokens tokens = ground.tokens();
        if (!ground.means(at, Words.LONG)) {
            return false;
        }
        int leg = Tickers.looksLike(tokens, at + 1) ? at + 2 : at + 1;
        int next = tokens.isAnySymbol(leg, "&/-+") || ground.means(leg, Words.AND) ? leg + 1 : leg;
        return ground.means(next, Words.SHORT);
    }

    private static boolean namesOption(Ground ground) {
        return ground.tickers().stream()
                .map(TickerAt::asset)
                .anyMatch(asset -> asset != null && asset.assetClass() == AssetClass.OPTION);
    }
}
