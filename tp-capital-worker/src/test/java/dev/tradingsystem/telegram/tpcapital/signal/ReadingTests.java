package dev.tradingsystem.telegram.tpcapital.signal;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Readings in a line each, at the places where a rule ends. `¶` is a line break.
class ReadingTests {

    private static final LocalDate DAY = LocalDate.of(2025, 10, 15);

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "PETR4: stop no zero a zero               | PETR4 stop_moved stop=entry",
                "PETR4 stop em 0 x 0                      | PETR4 stop_moved stop=entry",
                "PETR4: stop na entrada                   | PETR4 stop_moved stop=entry",
                "Stop movido para a entrada em PETR4      | PETR4 stop_moved stop=entry",
                "PETR4: stop para 30,10                   | PETR4 stop_moved stop=30.10",
                "PETR4: novo stop 29,80                   | PETR4 stop_moved stop=29.80",
                "PETR4: novo stop em R$ 29,80             | PETR4 stop_moved stop=29.80",
                "PETR4: mover stop: 29,80                 | PETR4 stop_moved stop=29.80",
                "PETR4: mover alvo 2 para 33,00           | PETR4 target_moved 2=33.00",
                "PETR4: novo alvo 2: 33,00                | PETR4 target_moved 2=33.00",
                "PETR4: ajustar o alvo 2 = 33,00          | PETR4 target_moved 2=33.00",
                "Encerrar metade de PETR4 a 31,20         | PETR4 partial at=31.20",
                "Parcial de 50% em PETR4 a 31,00          | PETR4 partial at=31.00",
                "Realizar 50% de PETR4                    | PETR4 partial",
                "PETR4: zerar a posição a 31,20           | PETR4 closed at=31.20",
                "Saímos de PETR4 a 31,20                  | PETR4 closed at=31.20",
                "Encerrar PETR4 a mercado                 | PETR4 closed",
                "Zerar tudo                               | closed",
                "Encerrar todas as posições               | closed",
                "Ordem acionada! PETR4 @ 30,10            | PETR4 entry_filled at=30.10",
                "Compra executada ITUB4 36,20             | ITUB4 entry_filled at=36.20",
                "PETR4 alvo 1 acionado                    | PETR4 target_hit hit=1",
                "Primeiro alvo de PETR4 alcançado         | PETR4 target_hit hit=1",
                "Alvos 1, 2 e 3 de PETR4 atingidos        | PETR4 target_hit hit=1,2,3",
                "PETR4 alvo 1 ✅ alvo 2 ✅                | PETR4 target_hit hit=1,2",
                "PETR4 alvo final batido                  | PETR4 target_hit hit=final",
                "PETR4 alvo 1 atingido +3,5%              | PETR4 target_hit hit=1 result=3.5",
                "Stop acionado em PETR4                   | PETR4 stop_hit",
                "PETR4 stop -2%                           | PETR4 stop_hit result=-2"
            })
    void newsIsRead(String text, String expected) {
        assertThat(read(text)).containsExactly(expected);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "PETR4 stop +2%",
                "PETR4 não atingiu o alvo 1",
                "PETR4 quase bateu o alvo 1",
                "PETR4 bateu o alvo 1?",
                "PETR4 pode bater o alvo 1",
                "Se bater o alvo 1 em PETR4, subir o stop",
                "Fim do pregão, resultado encerrado"
            })
    void whatIsDeniedAskedOrGuessedIsNoNews(String text) {
        assertThat(read(text)).containsExactly("noise");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "compra 10,00 alvo 25,00 stop 4,00         | ''",
                "compra 10,00 alvo 25,01 stop 4,00         | magnitude",
                "compra 10,00 alvo 25,00 stop 3,99         | magnitude",
                "compra 30,00 alvo 30,01 stop 29,99        | ''",
                "compra 30,00 alvo 31,00 stop 30,00        | stop_wrong_side",
                "compra 30,00 a 31,00 alvo 31,00 stop 29   | target_wrong_side",
                "compra 30,00 alvo 1: 31 alvo 2: 31        | target_order",
                "venda 30,00 alvo 29,99 stop 30,01         | ''",
                "venda 30,00 alvo 29,00 stop 30,00         | stop_wrong_side",
                "venda 30,00 alvo 30,00 stop 31,00         | target_wrong_side",
                "venda 30,00 alvo 1: 28 alvo 2: 29         | target_order",
                "entrada 30,00 alvo 31,00 stop 32,00       | side_unknown",
                "entrada 30,00                             | no_exit,side_unknown",
                "compra 30,00 compra 30,50 alvo 32,00      | conflicting_values",
                "compra 30,00 venda 30,00 alvo 32,00       | side_unknown",
                "compra 30 alvo 32 válida até 14/10/2025   | validity_past"
            })
    void aCheckEndsWhereItSays(String order, String reasons) {
        String expected = reasons.isEmpty() ? "signal" : "review " + reasons;

        assertThat(SignalParser.parse("PETR4 " + order, DAY).findings().stream().map(ReadingTests::outcome))
                .containsExactly(expected);
    }

    @Test
    void optionsMayGoFarther() {
        assertThat(read("PETRK100 compra 0,10 alvo 2,00")).containsExactly("PETRK100 buy 0.10-0.10 T2.00 F2.00");
        assertThat(outcome(SignalParser.parse("PETRK100 compra 0,10 alvo 2,01", DAY)
                        .findings()
                        .getFirst()))
                .isEqualTo("review magnitude");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "PETR4 entrada 30,00 alvo 29,00 stop 31,00        | PETR4 sell 30.00-30.00 T29.00 F29.00 S31.00 side_inferred",
                "PETR4 entrada 30,00 alvo 31,00                   | PETR4 buy 30.00-30.00 T31.00 F31.00 side_inferred",
                "PETR4 compra 31,00 a 30,00 alvo 32,00            | PETR4 buy 30.00-31.00 T32.00 F32.00 range_reversed",
                "PETR4 compra acima de 30,00 alvo 32,00           | PETR4 buy 30.00-null T32.00 F32.00",
                "PETR4 compra até 30,00 alvo 32,00                | PETR4 buy null-30.00 T32.00 F32.00",
                "PETR4 compra US$ 30,00 alvo 32,00                | PETR4 buy 30.00-30.00 T32.00 F32.00 USD",
                "PETR4 compra 30 alvo 32 válida até 15/10         | PETR4 buy 30-30 T32 F32 until 2025-10-15",
                "PETR4 compra 30 alvo 32 válida até 14/10         | PETR4 buy 30-30 T32 F32 until 2026-10-14",
                "PETR4 compra 30 alvo 32 válida até 29/02         | PETR4 buy 30-30 T32 F32 until 2028-02-29",
                "PETR4 compra 30 alvo 32 válida até 31/02         | PETR4 buy 30-30 T32 F32",
                "PETR4 compra 30 alvo 32 válida até 20/10/26      | PETR4 buy 30-30 T32 F32 until 2026-10-20",
                "PETR4 compra 30 alvo 32 somente hoje             | PETR4 buy 30-30 T32 F32 until 2025-10-15",
                "COMPRA¶PETR4 30,10 alvo 31,50 stop 29,40         | PETR4 buy 30.10-30.10 T31.50 F31.50 S29.40",
                "E 30,10 S 29,40 T1 31,50 PETR4                   | PETR4 buy 30.10-30.10 T31.50 F31.50 S29.40 side_inferred",
                "PETR4¶Compra: 30¶Alvos: 31 / 32 e 33             | PETR4 buy 30-30 T31 T32 T33 F33",
                "PETR4¶Compra: 30¶Alvos: 1) 31,00 2) 32,00        | PETR4 buy 30-30 T31.00 T32.00 F32.00",
                "PETR4 compra 100 ações a 30,00 alvo 32,00        | PETR4 buy 30.00-30.00 T32.00 F32.00",
                "PETR4 compra 30,00 lote 100 alvo 32,00           | PETR4 buy 30.00-30.00 T32.00 F32.00",
                "WINZ25 compra 141.200 alvo 141.500               | WINZ25 buy 141200-141200 T141500 F141500 PTS",
                "PETR4 compra 5.125 alvo 5.600                    | PETR4 buy 5.125-5.125 T5.600 F5.600"
            })
    void anOrderIsRead(String text, String expected) {
        assertThat(read(text)).containsExactly(expected);
    }

    @Test
    void aHeadingHoldsUntilTheNext() {
        assertThat(read("Venda¶¶PETR4¶Entrada: 30¶Alvo: 29¶Stop: 31¶¶Compra¶¶VALE3¶Entrada: 58¶Alvo: 60¶Stop: 57"))
                .containsExactly("PETR4 sell 30-30 T29 F29 S31", "VALE3 buy 58-58 T60 F60 S57");
        assertThat(
                        read(
                                "Swing¶PETR4¶Compra: 30¶Alvo: 32¶Day trade¶VALE3¶Compra: 58¶Alvo: 60¶ITUB4¶Compra: 36¶Alvo: 37"))
                .containsExactly(
                        "PETR4 swing buy 30-30 T32 F32", "VALE3 day buy 58-58 T60 F60", "ITUB4 day buy 36-36 T37 F37");
    }

    @ParameterizedTest
    @CsvSource({
        "comrpa,BUY",
        "compr,BUY",
        "comppra,BUY",
        "cimpra,BUY",
        "xompra,BUY",
        "compre,BUY",
        "vneda,SELL",
        "stpo,STOP",
        "stopp,STOP",
        "alov,TARGET",
        "lvo,TARGET",
        "obejtivos,TARGETS",
        "atibo,ASSET",
        "entrad,ENTRY"
    })
    void aSlipOfTheFingerIsRepaired(String word, Label label) {
        assertThat(Typos.repair(word)).isEqualTo(label);
    }

    @ParameterizedTest
    @ValueSource(strings = {"co", "cmopar", "compradoras", "stoppp", "xlvv", "banana"})
    void twoSlipsAreAnotherWord(String word) {
        assertThat(Typos.repair(word)).isNull();
    }

    private static List<String> read(String text) {
        return SignalParser.parse(text.replace('¶', '\n'), DAY).findings().stream()
                .map(ReadingTests::line)
                .toList();
    }

    private static String outcome(Finding finding) {
        return finding instanceof Review review
                ? "review " + review.reasons().stream().map(Reason::word).collect(Collectors.joining(","))
                : finding instanceof Signal ? "signal" : line(finding);
    }

    private static String line(Finding finding) {
        return switch (finding) {
            case Signal signal -> line(signal);
            case Update update -> line(update);
            case Cancel cancel -> "cancel " + cancel.scope().word();
            case Review _ -> outcome(finding);
            case Noise _ -> "noise";
        };
    }

    private static String line(Signal signal) {
        var line = new StringBuilder(signal.asset().ticker());
        add(line, " ", signal.type() == null ? null : signal.type().word());
        line.append(' ').append(signal.side().word());
        line.append(' ')
                .append(signal.entry().min())
                .append('-')
                .append(signal.entry().max());
        signal.targets().forEach(target -> add(line, " T", target));
        add(line, " F", signal.targetFinal());
        add(line, " S", signal.stop());
        add(line, " until ", signal.validUntil());
        add(line, " ", signal.currency().equals("BRL") ? null : signal.currency());
        signal.notes().forEach(note -> add(line, " ", note.word()));
        return line.toString();
    }

    private static String line(Update update) {
        var line =
                new StringBuilder(update.asset() == null ? "" : update.asset().ticker() + " ");
        line.append(update.actions().stream().map(Action::word).collect(Collectors.joining(",")));
        add(line, " hit=", update.targetsHit().isEmpty() ? null : String.join(",", update.targetsHit()));
        add(line, " stop=", update.stopTo() == null ? null : update.stopTo().word());
        update.targetTo().forEach((target, price) -> add(line, " " + target + "=", price));
        add(line, " at=", update.price());
        BigDecimal result = update.resultPct();
        add(line, " result=", result == null ? null : result.toPlainString());
        return line.toString();
    }

    private static void add(StringBuilder line, String name, @Nullable Object value) {
        if (value != null) {
            line.append(name).append(value);
        }
    }
}
