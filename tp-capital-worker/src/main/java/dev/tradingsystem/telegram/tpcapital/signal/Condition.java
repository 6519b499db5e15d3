package dev.tradingsystem.telegram.tpcapital.signal;

import dev.tradingsystem.telegram.tpcapital.signal.text.Tokens;
import org.jspecify.annotations.Nullable;

/// The price a conditional order waits for.
///
/// @param upwards whether the market must rise through it
record Condition(Amount amount, boolean upwards) {

    private static final int REACH = 5;

    static @Nullable Condition in(Ground ground, Block block) {
        if (!ground.senses().hold(Words.BREAK_UP | Words.BREAK_DOWN)) {
            return null;
        }
        for (int at = block.from(); at < block.to(); at++) {
            boolean upwards = ground.means(at, Words.BREAK_UP);
            Amount amount = upwards || ground.means(at, Words.BREAK_DOWN) ? numberBehind(ground, at) : null;
            if (amount != null) {
                return new Condition(amount, upwards);
            }
        }
        return null;
    }

    private static @Nullable Amount numberBehind(Ground ground, int from) {
        Tokens tokens = ground.tokens();
        for (int at = from + 1; at <= from + REACH && !ground.mentions().covers(at); at++) {
            if (PriceTokens.canBe(tokens, at)) {
                Numeral numeral = Numeral.of(tokens.text(at));
                return numeral == null ? null : new Amount(numeral, at);
            }
        }
        return null;
    }
}
