package dev.tradingsystem.telegram.tpcapital.signal;

import dev.tradingsystem.telegram.tpcapital.signal.text.Tokens;
import org.jspecify.annotations.Nullable;

/// `E` and `S` as labels: only in compact lines that also have `T1` or name a side.
final class Letters {

    private final Tokens tokens;
    private int line = -1;
    private boolean compact;

    Letters(Tokens tokens) {
        this.tokens = tokens;
    }

    /// The label that a single letter is, or `null`.
    @Nullable
    Mention at(int at) {
        boolean entry = tokens.charAt(at, 0) == 'e';
        boolean signed = tokens.isAnySymbol(at + 1, ":=");
        boolean joins = entry && !signed && (tokens.isNumber(at - 1) || tokens.isSymbol(at - 1, ','));
        if (joins || !tokens.isNumber(signed ? at + 2 : at + 1) || !isCompact(tokens.line(at))) {
            return null;
        }
        return Mention.plain(entry ? Label.ENTRY : Label.STOP, at, at + 1);
    }

    private boolean isCompact(int asked) {
        if (asked != line) {
            line = asked;
            compact = hasTargetOrSide();
        }
        return compact;
    }

    private boolean hasTargetOrSide() {
        boolean letter = false;
        boolean side = false;
        for (int at = tokens.lineStart(line); at < tokens.lineEnd(line); at++) {
            if (tokens.length(at) == 2 && tokens.charAt(at, 0) == 't' && Character.isDigit(tokens.charAt(at, 1))) {
                return true;
            }
            Lexicon.Match match = tokens.isWord(at) ? Lexicon.match(tokens, at) : null;
            side |= match != null && match.label().isSide();
            letter |= tokens.isWord(at) && tokens.length(at) == 1 && tokens.charAt(at, 0) == 's';
            letter |= match != null && match.label() == Label.STOP;
        }
        return side && letter;
    }
}
