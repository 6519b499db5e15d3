package dev.tradingsystem.telegram.tpcapital.signal;

import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Recognises a label with one slip of the finger in it: a letter missing, added, wrong, or two
/// exchanged.
final class Typos {

    private static final List<String> LABELS = List.of(
            "compra",
            "comprar",
            "venda",
            "vender",
            "entrada",
            "entry",
            "alvo",
            "alvos",
            "stop",
            "ativo",
            "papel",
            "objetivo",
            "target");

    /// Words that are one slip away from a label and mean something else.
    private static final Set<String> WORDS = Set.of(
            "alto",
            "algo",
            "alho",
            "salvo",
            "calvo",
            "calvos",
            "altos",
            "compro",
            "compras",
            "compram",
            "vendo",
            "vendas",
            "vendi",
            "venta",
            "shop",
            "step",
            "atino",
            "ativos",
            "ativa",
            "altivo",
            "papal",
            "papeis",
            "vende",
            "sendo",
            "renda",
            "tenda",
            "lenda",
            "fenda",
            "ente",
            "entra",
            "entrar",
            "entradas",
            "inativo",
            "motivo",
            "adjetivo",
            "parget",
            "vencer",
            "render",
            "tender",
            "stops",
            "stoc",
            "alva",
            "alvas");

    private Typos() {}

    /// The label a word was meant to be, or `null`.
    static @Nullable Label repair(String word) {
        if (word.length() < 4 || word.length() > 9 || WORDS.contains(word)) {
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
