package dev.tradingsystem.telegram.tpcapital.signal;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class NumeralTests {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "1,04|1.04",
                "28.50|28.50",
                "1.234,56|1234.56",
                "1,234.56|1234.56",
                ",31|0.31",
                "0,405|0.405",
                "39|39",
                "1.250.000|1250000",
                "158.300,5|158300.5",
                "0,4055|0.4055",
                "0,405512|0.405512",
                "123456789012|123456789012",
                "1234,567|1234.567",
                "1,2345|1.2345",
                "12.345.678|12345678",
                "123456789012,5|123456789012.5"
            })
    void readsBothSeparators(String text, BigDecimal value) {
        Numeral numeral = Objects.requireNonNull(Numeral.of(text));

        assertThat(numeral.decimal()).isEqualByComparingTo(value);
        assertThat(numeral.isAmbiguous()).isFalse();
    }

    @Test
    void keepsBothReadingsOfThreeDigits() {
        Numeral numeral = Objects.requireNonNull(Numeral.of("141.200"));

        assertThat(numeral.decimal()).isEqualByComparingTo("141.2");
        assertThat(numeral.thousands()).isEqualByComparingTo("141200");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "17.25.59",
                "1985829751986987508",
                "1.2345678",
                "1,23,456.7",
                "1234567890123",
                "1234567890123,5",
                "12.3456.789",
                "1234.567.890",
                "1.234,567,8"
            })
    void refusesWhatCannotBeAPrice(String text) {
        assertThat(Numeral.of(text)).isNull();
    }
}
