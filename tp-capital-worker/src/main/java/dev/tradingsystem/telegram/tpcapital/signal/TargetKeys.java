package dev.tradingsystem.telegram.tpcapital.signal;

import dev.tradingsystem.telegram.tpcapital.signal.text.Tokens;
import java.util.function.ObjIntConsumer;

/// Which targets a label names: "Alvo 1", "Alvos 1 e 2", "primeiro alvo", "alvo final".
final class TargetKeys {

    private TargetKeys() {}

    /// Hands on each key with the token that says it.
    static void forEach(Tokens tokens, Mention mention, ObjIntConsumer<String> taker) {
        String own = mention.targetKey();
        if (own != null) {
            taker.accept(own, own.equals("final") ? mention.from() : token(tokens, mention));
            return;
        }
        for (int at = mention.to(); at < end(tokens, mention); at++) {
            if (Lookahead.isCount(tokens, at)) {
                taker.accept(Integer.toString(tokens.smallInteger(at)), at);
            }
        }
    }

    /// The token behind the label and its numbers.
    static int end(Tokens tokens, Mention mention) {
        return mention.targetKey() == null ? Lookahead.behindCounts(tokens, mention.to()) : mention.to();
    }

    /// Where the number of a label stands: in it, in front of it, or in its word.
    private static int token(Tokens tokens, Mention mention) {
        for (int at = mention.to() - 1; at > mention.from(); at--) {
            if (tokens.smallInteger(at) == mention.ordinal()) {
                return at;
            }
        }
        for (int at = mention.from() - 1; at >= mention.from() - 4; at--) {
            if (tokens.smallInteger(at) == mention.ordinal() || Vocabulary.ordinal(tokens, at) == mention.ordinal()) {
                return at;
            }
        }
        return mention.from();
    }
}
