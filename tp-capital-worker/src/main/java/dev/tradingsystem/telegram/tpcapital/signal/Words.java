package dev.tradingsystem.telegram.tpcapital.signal;

import java.util.LinkedHashMap;
import java.util.Map;

/// Words that are no labels but say how to read what stands around them. All folded; each meaning
/// is one bit, and a word may have several.
final class Words {

    /// May stand between a label and its value.
    static final long TRANSPARENT = 1L;
    /// "até": the price is the highest.
    static final long UPPER_BOUND = 1L << 1;
    /// "acima": the price is the lowest.
    static final long LOWER_BOUND = 1L << 2;
    /// "a": between the ends of a range.
    static final long RANGE = 1L << 3;
    /// "e": between the ends of a range behind "entre", and between the items of a list.
    static final long AND = 1L << 4;
    /// "entre".
    static final long BETWEEN = 1L << 5;
    /// "mercado": no price is asked.
    static final long AT_MARKET = 1L << 6;
    /// Behind a number: it counts something and is no price.
    static final long COUNTED = 1L << 7;
    /// Behind a number: it is a price in money or points.
    static final long MONEY = 1L << 8;
    /// An order is taken back.
    static final long CANCEL = 1L << 9;
    static final long EVERYTHING = 1L << 10;
    /// What stands behind is not taken back.
    static final long KEEP = 1L << 11;
    /// What a cancellation may be about.
    static final long ABOUT_ORDERS = 1L << 12;
    static final long HIT = 1L << 13;
    static final long STOPPED = 1L << 14;
    static final long TRIGGERED = 1L << 15;
    static final long MOVE = 1L << 16;
    /// "novo": a new value.
    static final long NEW = 1L << 17;
    /// The stop goes where the entry was.
    static final long AT_ENTRY = 1L << 18;
    static final long PARTIAL = 1L << 19;
    static final long REALISE = 1L << 20;
    static final long CLOSE = 1L << 21;
    static final long POSITION = 1L << 22;
    static final long TEASER = 1L << 23;
    /// Orders of two or more legs.
    static final long STRUCTURE = 1L << 24;
    /// The same, of words that mean other things elsewhere: an option must be near.
    static final long MAYBE_STRUCTURE = 1L << 25;
    static final long CORRECTION = 1L << 26;
    /// In front of the last day of an order.
    static final long BOOK = 1L << 27;
    static final long ONLY = 1L << 28;
    static final long TODAY = 1L << 29;
    static final long NOT = 1L << 30;
    static final long IF = 1L << 31;
    /// "quando": what follows is not yet.
    static final long WHEN = 1L << 32;
    /// The orders of the sentence were given before.
    static final long PAST = 1L << 33;
    /// "deve": somebody guesses.
    static final long GUESS = 1L << 34;
    /// "pode": what an asset may do is a guess, what readers may do is said to them.
    static final long MAY = 1L << 50;
    /// "para": in front of a new value.
    static final long TO = 1L << 35;
    /// In front of the price of what was done.
    static final long AT_PRICE = 1L << 36;
    /// An article or preposition in front of a label that is talked about.
    static final long ARTICLE = 1L << 37;
    /// What ends or has a result, and is no position.
    static final long NO_POSITION = 1L << 38;
    /// "quase": it did not happen.
    static final long ALMOST = 1L << 39;
    static final long BREAK_UP = 1L << 40;
    static final long BREAK_DOWN = 1L << 41;
    /// "com": joins a label to what was said before.
    static final long WITH = 1L << 42;
    static final long ZERO = 1L << 43;
    static final long FINAL = 1L << 44;
    static final long LONG = 1L << 45;
    static final long SHORT = 1L << 46;
    /// One letter that is a label in a compact line.
    static final long LETTER = 1L << 47;
    /// "ontem": news of another day.
    static final long YESTERDAY = 1L << 48;

    /// "as ordens": more than one.
    static final long ORDERS = 1L << 49;

    /// "preço": at the start of a line a label, where the side stands elsewhere.
    static final long PRICE = 1L << 51;

    /// What makes a message an update or a cancellation even without a number.
    static final long ENDS_AN_ORDER = CANCEL | HIT | STOPPED | TRIGGERED | PARTIAL | MOVE | CLOSE | REALISE;

    private static final Map<String, Long> LISTS = new LinkedHashMap<>();
    private static final Map<String, Integer> ORDINALS = Map.of(
            "primeiro",
            1,
            "segundo",
            2,
            "terceiro",
            3,
            "quarto",
            4,
            "quinto",
            5,
            "first",
            1,
            "second",
            2,
            "third",
            3,
            "primer",
            1,
            "tercer",
            3);

    static {
        add(TRANSPARENT, "a ao aos as da das de do dos em en entre faixa na nas no nos o os por preco precio price");
        add(TRANSPARENT, "reais regiao zona pts pontos puntos points usd brl valor nivel at the of from on is near");
        add(TRANSPARENT, "around proximo perto aproximadamente aprox cerca partir por el la del al between zone");
        add(TRANSPARENT, "sugerido sugerida ideal curto curta longo longa inicial tecnico tecnica projetado projetada");
        add(TRANSPARENT, "limit limite gatilho perda papel imediata imediato so somente apenas only");
        add(UPPER_BOUND, "ate abaixo max maximo below under hasta debajo maxima");
        add(LOWER_BOUND, "acima partir min minimo above over encima minima");
        add(RANGE, "a ate to hasta");
        add(AND, "e y and");
        add(BETWEEN, "entre between");
        add(AT_MARKET, "mercado market");
        add(COUNTED, "acoes acao lotes lote contratos contrato opcoes papeis unidades cotas dias dia semanas semana");
        add(
                COUNTED,
                "mes meses anos ano horas hora h hs min minutos minuto x vezes mil milhoes milhao bilhoes bilhao k");
        add(COUNTED, "shares contracts days weeks years hours minutes million billion acciones contratos vagas alunos");
        add(COUNTED, "inscritos pessoas alvos operacoes trades dividendos parcelas tick ticks vencedores");
        add(MONEY, "reais real pts pontos points puntos p brl usd dolares r centavos");
        add(CANCEL, "cancelado cancelada cancelados canceladas cancelar cancela cancelem cancele cancelamos cancelled");
        add(
                CANCEL,
                "canceled cancel desconsiderar desconsidere desconsiderem desconsidera desconsiderado ignorar ignore");
        add(CANCEL, "desconsiderada ignorem ignora retirar retirem retirada retirado retiradas retire disregard");
        add(CANCEL, "cancelando canceling cancelen ignoren cancelamento");
        add(EVERYTHING, "todas todos all tudo todo");
        add(
                KEEP,
                "manter mantenham mantida mantidas mantendo mantem mantemos segue seguem exceto menos keep except salvo");
        add(ABOUT_ORDERS, "ordem ordens operacao operacoes sinal sinais call trade trades entrada compra venda book");
        add(ABOUT_ORDERS, "mensagem mensagens message msg post postagem anteriores previous");
        add(ABOUT_ORDERS, "recomendacao posicao anterior order orders signal signals orden ordenes operacion senal");
        add(HIT, "atingido atingidos atingida atingidas atingiu atingimos atingiram alcancado alcancados alcancada");
        add(
                HIT,
                "alcancou alcancamos batido batidos batida bateu batemos bateram hit hits reached alcanzado alcanzados");
        add(HIT, "alcanzo tocado");
        add(STOPPED, "stopado stopados stopada stopadas stopou stopamos estopado estopados estopada estopou stopped");
        add(TRIGGERED, "acionado acionada acionados acionadas acionou executado executada executadas executados");
        add(TRIGGERED, "executou filled triggered ejecutada ejecutado activada activado");
        add(MOVE, "subir suba subam subindo subimos mover mova movam movido movida movemos ajustar ajuste ajustem");
        add(MOVE, "ajustado ajustada ajustamos alterar altere alterem alterado alterada alteramos passar passa passem");
        add(MOVE, "passamos descer baixar trazer traga tragam move moved mudar muda mudem raise raised lower subido");
        add(MOVE, "moving mueve mueven ajusten sobe sobem movendo aumentar aumentamos aumentem elevar elevamos elevem");
        add(
                MOVE,
                "reduzir reduzam baixem baixe baixamos atualizar atualizado atualizem atualizamos alterando ajustando");
        add(NEW, "novo nova new nuevo nueva");
        add(AT_ENTRY, "0x0 breakeven be entrada entry");
        add(PARTIAL, "parcial parciais metade partial half mitad");
        add(REALISE, "realizar realizem realize realizada realizado realizamos realizando");
        add(CLOSE, "encerrar encerrem encerrada encerrado encerradas encerrados encerramos encerre zerar zerem zere");
        add(CLOSE, "zerada zerado zeradas zeramos sair saiam saia saimos closed close closing exit cerrar cierren");
        add(CLOSE, "cerrada cerrado cerramos fechar fechem feche");
        add(
                POSITION,
                "operacao operacoes posicao posicoes trade trades ordem ordens lucro restante order orders orden");
        add(POSITION, "position positions posicion posiciones operacion ordenes");
        add(
                TEASER,
                "aguardando aguardar aguardem aguarde breve pouco waiting chegando radar monitorando observando exemplo");
        add(STRUCTURE, "trava borboleta straddle strangle condor travas butterfly");
        add(MAYBE_STRUCTURE, "financiamento collar ratio fly spread coberta coberto");
        add(CORRECTION, "correcao errata retificacao corrigindo retificando correction correccion corrigido corrigida");
        add(
                BOOK,
                "book posicionada posicionadas posicionado valida valido validas validos validade vigente vigentes valid validity validez");
        add(ONLY, "somente apenas so valida valido validas only solo");
        add(TODAY, "hoje today hoy");
        add(NOT, "nao not nunca dont never");
        add(IF, "se caso if si");
        add(WHEN, "quando assim once when cuando");
        add(PAST, "comprei compramos comprou compraram vendi vendemos vendeu venderam era eram estava tinha fizemos");
        add(PAST, "fiz entrei entramos peguei pegamos operei operamos bought sold was were foi foram compre vendio");
        add(GUESS, "deve devem poderia vai vao tende tendem may might could podera podria");
        add(MAY, "pode podem can puede pueden");
        add(TO, "para pra to al");
        add(AT_PRICE, "a em por at en");
        add(ARTICLE, "o os no nos ao aos do dos the at on after apos el al del meu nosso proximo");
        add(NO_POSITION, "pregao mercado dia semana mes sessao inscricoes vagas promocao turma live aula resultado");
        add(NO_POSITION, "resultados balanco ano trimestre bolsa market session enquete evento");
        add(ALMOST, "quase faltou falta faltam almost");
        add(BREAK_UP, "romper rompa rompendo superar supere acima breaks above superar rompe");
        add(BREAK_DOWN, "perder perca perdendo abaixo below loses pierde");
        add(WITH, "com with con e y and");
        add(ZERO, "zero");
        add(FINAL, "final");
        add(LONG, "long");
        add(SHORT, "short");
        add(LETTER, "e s");
        add(YESTERDAY, "ontem yesterday ayer");
        add(ORDERS, "ordens todas orders ordenes all");
        add(PRICE, "preco precio price valor");
        ORDINALS.keySet().forEach(word -> add(0, word));
    }

    private Words() {}

    /// Every word with its meanings.
    static Map<String, Long> all() {
        return LISTS;
    }

    /// The number a word names as an ordinal, or 0.
    static int ordinal(String word) {
        return ORDINALS.getOrDefault(word, 0);
    }

    private static void add(long meaning, String words) {
        for (int from = 0; from < words.length(); ) {
            int blank = words.indexOf(' ', from);
            int end = blank < 0 ? words.length() : blank;
            LISTS.merge(words.substring(from, end), meaning, (one, other) -> one | other);
            from = end + 1;
        }
    }
}
