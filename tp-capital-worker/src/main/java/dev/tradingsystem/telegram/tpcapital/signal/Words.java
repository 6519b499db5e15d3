package dev.tradingsystem.telegram.tpcapital.signal;

import java.util.Map;
import java.util.Set;

/// Words that are no labels but say how to read what stands around them. All folded.
final class Words {

    /// May stand between a label and its value.
    static final Set<String> TRANSPARENT = Set.of(
            "a", "ao", "as", "da", "de", "do", "em", "entre", "faixa", "na", "no", "o", "por", "preco", "reais",
            "regiao", "zona", "pts", "pontos", "usd", "brl", "valor", "nivel");

    static final Set<String> UPPER_BOUND = Set.of("ate", "abaixo", "max", "maximo");
    static final Set<String> LOWER_BOUND = Set.of("acima", "partir", "min", "minimo");
    static final Set<String> CANCEL = Set.of(
            "cancelado",
            "cancelada",
            "cancelados",
            "canceladas",
            "cancelar",
            "cancela",
            "cancelem",
            "cancelled",
            "canceled",
            "cancel",
            "desconsiderar",
            "desconsidere",
            "desconsiderem",
            "desconsidera",
            "ignorar",
            "ignore",
            "ignorem",
            "retirar",
            "retirem",
            "retirada");
    static final Set<String> EVERYTHING = Set.of("todas", "todos", "all", "tudo");
    static final Set<String> HIT = Set.of(
            "atingido",
            "atingidos",
            "atingida",
            "atingiu",
            "atingimos",
            "alcancado",
            "alcancados",
            "alcancou",
            "batido",
            "batidos",
            "bateu",
            "batemos",
            "hit",
            "bateram");
    static final Set<String> STOPPED = Set.of(
            "stopado",
            "stopados",
            "stopada",
            "stopadas",
            "stopou",
            "stopamos",
            "estopado",
            "estopados",
            "estopada",
            "stopped");
    static final Set<String> TRIGGERED = Set.of(
            "acionado",
            "acionada",
            "acionados",
            "acionadas",
            "acionou",
            "executado",
            "executada",
            "executadas",
            "executados",
            "executou",
            "filled");
    static final Set<String> MOVE = Set.of(
            "subir",
            "suba",
            "subam",
            "subindo",
            "subimos",
            "mover",
            "mova",
            "movam",
            "movido",
            "movida",
            "movemos",
            "ajustar",
            "ajuste",
            "ajustem",
            "ajustado",
            "ajustada",
            "ajustamos",
            "alterar",
            "altere",
            "alterado",
            "alterada",
            "alteramos",
            "novo",
            "nova",
            "passar",
            "passa",
            "passem",
            "passamos",
            "descer",
            "baixar",
            "trazer",
            "move",
            "moved",
            "mudar",
            "muda");
    static final Set<String> AT_ENTRY = Set.of("0x0", "breakeven", "be", "entrada", "entry");
    static final Set<String> PARTIAL = Set.of("parcial", "parciais", "metade", "partial");
    static final Set<String> REALISE =
            Set.of("realizar", "realizem", "realize", "realizada", "realizado", "realizamos", "realizando");
    static final Set<String> CLOSE = Set.of(
            "encerrar",
            "encerrem",
            "encerrada",
            "encerrado",
            "encerradas",
            "encerramos",
            "encerre",
            "zerar",
            "zerem",
            "zere",
            "zerada",
            "zerado",
            "zeramos",
            "sair",
            "saiam",
            "saia",
            "saimos",
            "closed");
    static final Set<String> POSITION =
            Set.of("operacao", "operacoes", "posicao", "posicoes", "trade", "ordem", "ordens", "lucro", "restante");
    static final Set<String> TEASER = Set.of("aguardando", "aguardar", "aguardem", "aguarde", "breve", "pouco");
    static final Set<String> STRUCTURE =
            Set.of("trava", "borboleta", "straddle", "strangle", "financiamento", "condor", "collar", "ratio", "fly");
    static final Set<String> CORRECTION = Set.of("correcao", "errata", "retificacao", "corrigindo", "retificando");
    static final Set<String> BOOK =
            Set.of("book", "valida", "valido", "validas", "validos", "validade", "vigente", "vigentes");

    private static final Map<String, Integer> ORDINALS =
            Map.of("primeiro", 1, "segundo", 2, "terceiro", 3, "quarto", 4, "quinto", 5, "first", 1, "second", 2);

    private Words() {}

    /// Whether a word can make a message an update or a cancellation even without a number.
    static boolean mayEndAnOrder(String word) {
        return CANCEL.contains(word)
                || HIT.contains(word)
                || STOPPED.contains(word)
                || TRIGGERED.contains(word)
                || PARTIAL.contains(word)
                || MOVE.contains(word)
                || CLOSE.contains(word);
    }

    /// The number a word names as an ordinal, or 0.
    static int ordinal(String word) {
        return ORDINALS.getOrDefault(word, 0);
    }
}
