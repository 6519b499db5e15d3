package dev.tradingsystem.telegram.tpcapital.http.key;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.tradingsystem.telegram.store.key.ApiKey;
import dev.tradingsystem.telegram.tpcapital.http.problem.ApiProblem;
import dev.tradingsystem.telegram.tpcapital.http.problem.Problem;
import java.util.Set;
import org.junit.jupiter.api.Test;

class ExportSlotsTests {

    private static final Caller ONE = new Caller(new ApiKey("one", "one", Set.of(), null, false, null));
    private static final Caller OTHER = new Caller(new ApiKey("other", "other", Set.of(), null, false, null));

    private final ExportSlots slots = new ExportSlots();

    @Test
    void aKeyHasTwo() {
        ExportSlots.Slot first = slots.take(ONE);
        slots.take(ONE);

        assertThatExceptionOfType(ApiProblem.class)
                .isThrownBy(() -> slots.take(ONE))
                .satisfies(e -> assertThat(e.problem()).isEqualTo(Problem.TOO_MANY_EXPORTS));
        slots.take(OTHER).close();
        first.close();
        slots.take(ONE).close();
    }
}
