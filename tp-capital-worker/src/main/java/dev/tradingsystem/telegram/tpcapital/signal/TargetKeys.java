package dev.tradingsystem.telegram.tpcapital.signal;

import dev.tradingsystem.telegram.tpcapital.signal.text.Token;
import dev.tradingsystem.telegram.tpcapital.signal.text.Tokens;
import java.util.ArrayList;
import java.util.List;

/// Which targets a label names: "Alvo 1", "Alvos 1 e 2", "primeiro alvo", "alvo final".
final class TargetKeys {

    private TargetKeys() {}

    static List<String> behind(Tokens tokens, Mention mention) {
        List<String> keys = new ArrayList<>();
        String own = mention.targetKey();
        if (own != null) {
            keys.add(own);
        }
        for (int at = mention.to(); at < end(tokens, mention); at++) {
            if (tokens.get(at).isNumber()) {
                keys.add(Integer.toString(tokens.get(at).smallInteger()));
            }
        }
        return keys;
    }

    /// The token behind the label and its numbers.
    static int end(Tokens tokens, Mention mention) {
        int end = mention.to();
        int at = end;
        while (isTargetNumber(tokens, at)) {
            end = at + 1;
            at = end + 1;
            Token between = tokens.get(end);
            if (!between.isAnySymbol(",/-&") && !between.isWord("e") && !between.isWord("and")) {
                break;
            }
        }
        return end;
    }

    private static boolean isTargetNumber(Tokens tokens, int at) {
        int number = tokens.get(at).smallInteger();
        return number >= 1 && number <= 9 && !tokens.isPercent(at);
    }
}
