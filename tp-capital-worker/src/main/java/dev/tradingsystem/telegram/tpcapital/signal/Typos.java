package dev.tradingsystem.telegram.tpcapital.signal;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// Recognises a label with one slip of the finger in it: a letter missing, added, wrong, or two
/// exchanged.
final class Typos {

    static final int SHORTEST = 3;
    static final int LONGEST = 10;

    private static final List<String> LABELS = Phrases.words(
            "compra comprar venda vender entrada entry alvo alvos stop ativo papel objetivo objetivos target targets");

    /// Words that are one slip away from a label and mean something else.
    private static final List<String> WORDS = Phrases.words("""
            alto algo alho salvo calvo calvos altos alva alvas alo alvos compro compras compram compre compara comprova
            vendo vendas vendi venta vende vendem sendo renda tenda lenda fenda venha vencer render tender vendeu
            shop step stops stoc top sto atino ativos ativa ativas altivo inativo motivo adjetivo papal papeis
            ente entra entrar entram entre entrou entregas parget merda sobra cobra obra comprado vendido entrada
            """.strip().replace('\n', ' '));

    private Typos() {}

    /// Words that mean what they say.
    static List<String> words() {
        return WORDS;
    }

    /// The label a word was meant to be, or `null`.
    ///
    /// @param word one that is not in the dictionary
    static @Nullable Label repair(String word) {
        if (word.length() < SHORTEST || word.length() > LONGEST) {
            return null;
        }
        for (String label : LABELS) {
            if (isOneSlipFrom(label, word)) {
                return Lexicon.of(label);
            }
        }
        return null;
    }

    private static boolean isOneSlipFrom(String label, String word) {
        int difference = word.length() - label.length();
        if (difference < -1 || difference > 1) {
            return false;
        }
        int same = 0;
        int shorter = Math.min(word.length(), label.length());
        while (same < shorter && word.charAt(same) == label.charAt(same)) {
            same++;
        }
        return switch (difference) {
            case 1 -> word.regionMatches(same + 1, label, same, label.length() - same);
            case -1 -> word.regionMatches(same, label, same + 1, word.length() - same);
            default -> isReplacedOrExchanged(label, word, same);
        };
    }

    private static boolean isReplacedOrExchanged(String label, String word, int at) {
        int left = label.length() - at;
        if (left == 0 || word.regionMatches(at + 1, label, at + 1, left - 1)) {
            return true;
        }
        return left >= 2
                && word.charAt(at) == label.charAt(at + 1)
                && word.charAt(at + 1) == label.charAt(at)
                && word.regionMatches(at + 2, label, at + 2, left - 2);
    }
}
