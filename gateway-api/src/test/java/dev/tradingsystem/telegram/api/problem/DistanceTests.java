package dev.tradingsystem.telegram.api.problem;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class DistanceTests {

    @Test
    void countsChangedLetters() {
        assertThat(Distance.between("channel", "channel")).isZero();
        assertThat(Distance.between("channel", "chanel")).isOne();
        assertThat(Distance.between("", "to")).isEqualTo(2);
        assertThat(Distance.between("from", "form")).isEqualTo(2);
    }
}
