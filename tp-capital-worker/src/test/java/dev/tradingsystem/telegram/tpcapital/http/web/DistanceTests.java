package dev.tradingsystem.telegram.tpcapital.http.web;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DistanceTests {

    @ParameterizedTest
    @CsvSource({"limit,limit,0", "limt,limit,1", "chanel,channel,1", "'',from,4", "kitten,sitting,3"})
    void countsTheLettersThatMustChange(String from, String to, int letters) {
        assertThat(Distance.between(from, to)).isEqualTo(letters);
    }
}
