package dev.tradingsystem.telegram.tpcapital.signal;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// The words and phrases that are labels, all folded. Where several begin alike the longest wins.
final class Phrases {

    private static final Map<String, Label> ALL = new LinkedHashMap<>();

    static {
        words(Label.ASSET, "ativo papel ticker acao codigo opcao contrato symbol activo asset accion codigo");
        words(Label.BUY, "compra comprar compre comprem buy long comprado comprados compras buying");
        words(Label.SELL, "venda vender vende vendam sell short vendido vendidos venta vendas selling");
        phrases(Label.SELL, "venda a descoberto");
        words(Label.ENTRY, "entrada entry entradas");
        phrases(Label.ENTRY, "entry zone", "entry price");
        for (String zone : List.of("zona", "faixa", "regiao", "preco", "ponto", "precio", "punto")) {
            phrases(Label.BUY, zone + " de compra");
            phrases(Label.SELL, zone + " de venda", zone + " de venta");
            phrases(Label.ENTRY, zone + " de entrada");
        }
        phrases(Label.BUY, "buy zone", "buy limit");
        phrases(Label.SELL, "sell zone", "sell limit");
        words(Label.TARGET, "alvo objetivo tp target gain takeprofit");
        phrases(
                Label.TARGET,
                "take profit",
                "stop gain",
                "toma de ganancias",
                "toma de ganancia",
                "alvo parcial",
                "preco alvo");
        words(Label.TARGETS, "alvos objetivos tps targets gains");
        phrases(Label.TARGETS, "take profits");
        phrases(Label.FINAL, "alvo final", "alvo geral", "alvo maximo", "tp final", "objetivo final", "target final");
        phrases(Label.FINAL, "final target", "gain final", "objetivo geral", "objetivo maximo", "take profit final");
        words(Label.STOP, "stop sl loss stoploss");
        phrases(Label.STOP, "stop loss");
        words(Label.SWING, "swing swingtrade");
        phrases(Label.SWING, "swing trade");
        words(Label.DAY, "daytrade dt");
        phrases(Label.DAY, "day trade");
        words(Label.SCALP, "scalp scalping");
        words(Label.FOREIGN, "strike vencimento venc exercicio ultimo ultima cotacao quantidade qtd qtde lote lotes");
        words(Label.FOREIGN, "delta risco prazo tf data hora horario volume debito credito lucro prejuizo margem");
        words(Label.FOREIGN, "risk leverage alavancagem vencto expiry expiration quantity timeframe premio suporte");
        words(Label.FOREIGN, "resistencia retorno");
        phrases(Label.FOREIGN, "preco atual", "preco medio", "preco de exercicio", "current price", "last price");
        phrases(Label.FOREIGN, "precio actual");
    }

    private Phrases() {}

    /// Every phrase with its label.
    static Map<String, Label> all() {
        return ALL;
    }

    /// The words of a phrase.
    static List<String> words(String phrase) {
        List<String> words = new ArrayList<>();
        int from = 0;
        while (from < phrase.length()) {
            int blank = phrase.indexOf(' ', from);
            int end = blank < 0 ? phrase.length() : blank;
            words.add(phrase.substring(from, end));
            from = end + 1;
        }
        return words;
    }

    private static void words(Label label, String words) {
        words(words).forEach(word -> ALL.put(word, label));
    }

    private static void phrases(Label label, String... phrases) {
        for (String phrase : phrases) {
            ALL.put(phrase, label);
        }
    }
}
