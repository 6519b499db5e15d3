package dev.tradingsystem.telegram.tpcapital.http.signal;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CsvRowsTests {

    @ParameterizedTest
    @ValueSource(strings = {"=1+1", "+1", "-1001", "@SUM(A1)", "\tx"})
    void noCellIsAFormula(String text) {
        assertThat(CsvRows.cell(text, ',')).isEqualTo("'" + text);
    }

    @Test
    void quotesWhatWouldEndTheCell() {
        assertThat(CsvRows.cell("a,b", ',')).isEqualTo("\"a,b\"");
        assertThat(CsvRows.cell("1,5", ';')).isEqualTo("1,5");
        assertThat(CsvRows.cell("a;b", ';')).isEqualTo("\"a;b\"");
        assertThat(CsvRows.cell("said \"buy\"\nnow", ',')).isEqualTo("\"said \"\"buy\"\"\nnow\"");
        assertThat(CsvRows.cell("plain", ',')).isEqualTo("plain");
    }
}
