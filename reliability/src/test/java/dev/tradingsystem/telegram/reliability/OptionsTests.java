package dev.tradingsystem.telegram.reliability;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.tradingsystem.telegram.reliability.fault.Fault;
import dev.tradingsystem.telegram.reliability.fault.Faults;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class OptionsTests {

    @Test
    void rangesOfSeedsAndNamesOfFaultsAreUnderstood() {
        Options options = Options.of("--seeds", "3,7-9", "--faults", "kill-gateway,full-disk", "--modes", "true");
        assertThat(options.seeds()).containsExactly(3L, 7L, 8L, 9L);
        assertThat(options.faultsOf(3)).extracting(Fault::title).containsExactly("kill-gateway", "full-disk");
        assertThat(options.modes()).containsExactly("true");
    }

    @Test
    void everyFaultComesBeforeOneComesAgainAndTheSeedDecidesTheOrder() {
        int all = Faults.all().size();
        assertThat(Faults.all()).extracting(Fault::title).doesNotHaveDuplicates();
        assertThat(Faults.chosen(1, all)).containsExactlyInAnyOrderElementsOf(Faults.all());
        assertThat(Faults.chosen(1, all)).isEqualTo(Faults.chosen(1, all)).isNotEqualTo(Faults.chosen(2, all));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"--seeds", "--seeds x", "--faults kill-nobody", "--modes often", "--minutes 0", "--colour red"})
    void whatIsNotUnderstoodIsRefused(String words) {
        assertThatIllegalArgumentException().isThrownBy(() -> Options.of(words.split(" ", -1)));
    }
}
