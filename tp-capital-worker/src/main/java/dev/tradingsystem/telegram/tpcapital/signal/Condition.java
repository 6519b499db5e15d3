package dev.tradingsystem.telegram.tpcapital.signal;

import java.util.Set;
import org.jspecify.annotations.Nullable;

/// The price a conditional order waits for.
///
/// @param upwards whether the market must rise through it
record Condition(Amount amount, boolean upwards) {

    private static final Set<String> BREAK_UP = Set.of("romper", "rompa", "rompendo", "superar", "supere", "acima");
    private static final Set<String> BREAK_DOWN = Set.of("perder", "perca", "perdendo", "abaixo");
    private static final int REACH = 5;

    static @Nullable Condition in(Ground ground, Block block) {
        for (int at = block.from(); at < block.to(); at++) {
            String word = ground.tokens().get(at).text();
            boolean upwards = BREAK_UP.contains(word);
            Amount amount = upwards || BREAK_DOWN.contains(word) ? numberBehind(ground, at) : null;
            if (amount != null) {
                return new Condition(amount, upwards);
            }
        }
        return null;
    }

    private static @Nullable Amount numberBehind(Ground ground, int from) {
        for (int at = from + 1; at <= from + REACH && !ground.mentions().covers(at); at++) {
            if (ground.tokens().get(at).isNumber() && !ground.tokens().isPercent(at)) {
                Numeral numeral = Numeral.of(ground.tokens().get(at).text());
                return numeral == null ? null : new Amount(numeral, at);
            }
        }
        return null;
    }
}
