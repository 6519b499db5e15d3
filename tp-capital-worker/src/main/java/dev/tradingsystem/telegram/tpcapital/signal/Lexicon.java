package dev.tradingsystem.telegram.tpcapital.signal;

import dev.tradingsystem.telegram.tpcapital.signal.text.Token;
import dev.tradingsystem.telegram.tpcapital.signal.text.Tokens;
import java.util.HashMap;
import java.util.Map;
import java.util.StringTokenizer;
import org.jspecify.annotations.Nullable;

/// The words that are labels, as a trie over words; the longest phrase wins.
final class Lexicon {

    private static final Node ROOT = new Node();

    static {
        add(Label.ASSET, "ativo papel ticker acao codigo opcao contrato symbol activo asset");
        add(Label.BUY, "compra comprar compre comprem buy long comprado");
        add(Label.SELL, "venda vender vende vendam sell short vendido venta");
        addEach(Label.SELL, "venda a descoberto");
        add(Label.ENTRY, "entrada entry");
        addEach(Label.ENTRY, "entry zone");
        for (String zone : new String[] {"zona", "faixa", "regiao", "preco", "ponto", "precio"}) {
            addEach(Label.BUY, zone + " de compra");
            addEach(Label.SELL, zone + " de venda");
            addEach(Label.ENTRY, zone + " de entrada");
        }
        add(Label.TARGET, "alvo objetivo tp target gain takeprofit");
        addEach(Label.TARGET, "take profit", "stop gain", "toma de ganancias", "alvo parcial");
        add(Label.TARGETS, "alvos objetivos tps targets gains");
        addEach(Label.FINAL, "alvo final", "alvo geral", "alvo maximo", "tp final", "objetivo final");
        addEach(Label.FINAL, "target final", "final target", "gain final");
        add(Label.STOP, "stop sl loss stoploss");
        addEach(Label.STOP, "stop loss");
        add(Label.SWING, "swing swingtrade");
        addEach(Label.SWING, "swing trade");
        add(Label.DAY, "daytrade dt");
        addEach(Label.DAY, "day trade");
        add(Label.SCALP, "scalp scalping");
        add(Label.FOREIGN, "strike vencimento venc exercicio ultimo cotacao quantidade qtd qtde lote lotes margem");
        add(Label.FOREIGN, "delta risco prazo tf data hora horario volume debito credito lucro prejuizo");
        addEach(Label.FOREIGN, "preco atual", "preco medio", "preco de exercicio");
    }

    private Lexicon() {}

    /// A label found, and the token behind it.
    record Match(Label label, int end) {}

    /// The longest label that starts at a token, or `null`.
    static @Nullable Match match(Tokens tokens, int from) {
        Match best = null;
        Node node = ROOT;
        int at = from;
        while (node != null && tokens.get(at).kind() == Token.Kind.WORD) {
            node = node.next.get(tokens.get(at).text());
            at++;
            if (node != null && node.label != null) {
                best = new Match(node.label, at);
            }
            if (tokens.get(at).isSymbol('-') && tokens.touchesNext(at - 1)) {
                at++;
            }
        }
        return best;
    }

    /// The label of a single word, or `null`.
    static @Nullable Label of(String word) {
        Node node = ROOT.next.get(word);
        return node == null ? null : node.label;
    }

    private static void add(Label label, String words) {
        var each = new StringTokenizer(words);
        while (each.hasMoreTokens()) {
            addEach(label, each.nextToken());
        }
    }

    private static void addEach(Label label, String... phrases) {
        for (String phrase : phrases) {
            Node node = ROOT;
            var words = new StringTokenizer(phrase);
            while (words.hasMoreTokens()) {
                node = node.next.computeIfAbsent(words.nextToken(), _ -> new Node());
            }
            node.label = label;
        }
    }

    private static final class Node {
        private final Map<String, Node> next = new HashMap<>();
        private @Nullable Label label;
    }
}
