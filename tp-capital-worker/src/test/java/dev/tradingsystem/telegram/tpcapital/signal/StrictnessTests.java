package dev.tradingsystem.telegram.tpcapital.signal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class StrictnessTests {

    private static final LocalDate DAY = LocalDate.of(2025, 10, 15);
    private static final String WHOLE = "Swing Trade\nPETR4\nCompra: 30,00\nAlvo: 32,00\nStop: 29,00\nValidade: 20/10";

    @Test
    void onlyTheStrictWantEverything() {
        Finding withoutStop = read("PETR4\nCompra: 30,00\nAlvo: 32,00");
        Finding withoutTarget = read("PETR4\nCompra: 30,00\nStop: 29,00");

        assertThat(Strictness.STANDARD.judge(withoutStop)).isSameAs(withoutStop);
        assertThat(Strictness.LENIENT.judge(withoutStop)).isSameAs(withoutStop);
        assertThat(Strictness.STRICT.judge(read(WHOLE))).isInstanceOf(Signal.class);
        assertThat(Strictness.STRICT.judge(withoutTarget)).isInstanceOf(Review.class);
        assertThat(Strictness.STRICT.judge(withoutStop)).isInstanceOfSatisfying(Review.class, review -> {
            assertThat(review.reasons()).containsExactly(Reason.INCOMPLETE);
            assertThat(review.draft()).isEqualTo(DraftChecks.draft((Signal) withoutStop));
            assertThat(review.spans()).isEqualTo(((Signal) withoutStop).spans());
        });
    }

    @Test
    void onlyTheLenientTakeAnEntryAlone() {
        Finding entryAlone = read("PETR4\nCompra: 30,00");

        assertThat(Strictness.STANDARD.judge(entryAlone)).isInstanceOf(Review.class);
        assertThat(Strictness.STRICT.judge(entryAlone)).isInstanceOf(Review.class);
        assertThat(Strictness.LENIENT.judge(entryAlone)).isInstanceOfSatisfying(Signal.class, signal -> {
            assertThat(signal.asset()).isEqualTo(new Asset("PETR4", AssetClass.STOCK));
            assertThat(signal.side()).isEqualTo(Side.BUY);
            assertThat(signal.entry().min()).isEqualByComparingTo("30");
            assertThat(signal.correction()).isFalse();
        });
    }

    @Test
    void noLevelRelaxesThePriceChecks() {
        Finding wrongSide = read("PETR4\nCompra: 30,00\nStop: 31,00");
        Finding nobody = read("Compra: 30,00\nStop: 31,00");

        assertThat(Strictness.LENIENT.judge(wrongSide)).isSameAs(wrongSide);
        assertThat(Strictness.LENIENT.judge(nobody)).isSameAs(nobody);
        assertThat(Strictness.LENIENT.judge(read("Bom dia"))).isInstanceOf(Noise.class);
    }

    @Test
    void whatAPersonSaysIsCheckedLikeAMessage() {
        Signal whole = (Signal) read(WHOLE);
        Draft draft = DraftChecks.draft(whole);

        assertThat(DraftChecks.failing(draft, DAY)).isEmpty();
        assertThat(DraftChecks.failing(draft, LocalDate.of(2025, 10, 20))).isEmpty();
        assertThat(DraftChecks.failing(draft, LocalDate.of(2025, 10, 21))).containsExactly(Reason.VALIDITY_PAST);
        assertThat(DraftChecks.failing(draft(null, Side.BUY, "29"), DAY)).containsExactly(Reason.NO_ASSET);
        assertThat(DraftChecks.failing(draft("AAPL", Side.BUY, "29"), DAY)).containsExactly(Reason.ASSET_UNKNOWN);
        assertThat(DraftChecks.failing(draft("PETR4", null, "29"), DAY)).containsExactly(Reason.SIDE_UNKNOWN);
        assertThat(DraftChecks.failing(draft("PETR4", Side.BUY, "31"), DAY)).containsExactly(Reason.STOP_WRONG_SIDE);
        assertThat(DraftChecks.signal(draft, whole.spans())).isEqualTo(whole);
    }

    @Test
    void theLastTargetIsTheFinalOneWhereNoneIsCalledSo() {
        assertThat(DraftChecks.signal(draft("PETR4", Side.BUY, "29"), Spans.NONE)
                        .targetFinal())
                .isEqualByComparingTo("33");
        assertThat(DraftChecks.signal(DraftChecks.draft((Signal) read("PETR4\nCompra: 30\nStop: 29")), Spans.NONE)
                        .targetFinal())
                .isNull();
        assertThatIllegalArgumentException()
                .isThrownBy(() -> DraftChecks.signal(draft(null, Side.BUY, "29"), Spans.NONE));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> DraftChecks.signal(draft("PETR4", null, "29"), Spans.NONE));
    }

    private static Draft draft(@Nullable String asset, @Nullable Side side, String stop) {
        var price = new BigDecimal("30");
        return new Draft(
                asset,
                side,
                null,
                new Entry(price, price, false),
                List.of(new BigDecimal("32"), new BigDecimal("33")),
                null,
                new BigDecimal(stop),
                null,
                "BRL");
    }

    private static Finding read(String text) {
        return SignalParser.parse(text, DAY).findings().getFirst();
    }
}
