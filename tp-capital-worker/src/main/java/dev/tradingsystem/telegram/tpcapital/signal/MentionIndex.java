package dev.tradingsystem.telegram.tpcapital.signal;

import dev.tradingsystem.telegram.tpcapital.signal.text.Tokens;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The labels of a text, by the tokens they cover.
final class MentionIndex {

    private final List<Mention> mentions;
    private final @Nullable Mention[] byToken;

    MentionIndex(Tokens tokens) {
        mentions = Mentions.of(tokens);
        byToken = new @Nullable Mention[tokens.size()];
        for (Mention mention : mentions) {
            for (int at = mention.from(); at < mention.to(); at++) {
                byToken[at] = mention;
            }
        }
    }

    /// All, in text order.
    List<Mention> all() {
        return mentions;
    }

    /// Whether a token is part of a label.
    boolean covers(int token) {
        return at(token) != null;
    }

    /// The label that a token is part of.
    @Nullable
    Mention at(int token) {
        return token >= 0 && token < byToken.length ? byToken[token] : null;
    }

    /// The label whose last token stands right in front of a token.
    @Nullable
    Mention endingAt(int token) {
        return at(token - 1);
    }
}
