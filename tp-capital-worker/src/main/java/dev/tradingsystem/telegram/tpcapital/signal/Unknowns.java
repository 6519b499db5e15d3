package dev.tradingsystem.telegram.tpcapital.signal;

import dev.tradingsystem.telegram.tpcapital.signal.text.Dictionary;
import dev.tradingsystem.telegram.tpcapital.signal.text.Span;
import dev.tradingsystem.telegram.tpcapital.signal.text.Tokens;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// Finds a word that stands where a ticker would and has no shape of this exchange: in capitals
/// beside a side word.
final class Unknowns {

    private static final int SHORTEST = 3;
    private static final int LONGEST = 8;

    private Unknowns() {}

    /// The word, or `null`; only for a message that names no ticker.
    static @Nullable TickerAt find(Ground ground) {
        for (Mention mention : ground.mentions().all()) {
            if (!mention.label().isSide() && mention.label() != Label.ASSET) {
                continue;
            }
            for (int at : new int[] {mention.to(), mention.from() - 1}) {
                if (isCode(ground, at)) {
                    String word = ground.tokens().text(at).toUpperCase(Locale.ROOT);
                    return new TickerAt(at, at + 1, word, null, at, false);
                }
            }
        }
        return null;
    }

    private static boolean isCode(Ground ground, int at) {
        Tokens tokens = ground.tokens();
        boolean unknown = tokens.isWord(at) && tokens.word(at) == Dictionary.UNKNOWN;
        if (!unknown || tokens.length(at) < SHORTEST || tokens.length(at) > LONGEST) {
            return false;
        }
        Span span = tokens.original(at, at + 1);
        String word = ground.text().substring(span.start(), span.end());
        return word.equals(word.toUpperCase(Locale.ROOT));
    }
}
