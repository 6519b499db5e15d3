package dev.tradingsystem.telegram.tpcapital.signal;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Objects;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TickersTests {

    @ParameterizedTest
    @CsvSource({
        "petr4,STOCK",
        "bovaw32,OPTION",
        "beefw655,OPTION",
        "b3sak120,OPTION",
        "petrk345w2,OPTION",
        "winz25,FUTURE",
        "winfut1,FUTURE",
        "wdofut,FUTURE",
        "bova11,ETF",
        "hash11,ETF",
        "klbn11,UNIT",
        "hglg11,FUND",
        "aapl34,BDR"
    })
    void tellsTheClassByTheShape(String word, AssetClass assetClass) {
        Asset asset = Objects.requireNonNull(Tickers.of(word));

        assertThat(asset.assetClass()).isEqualTo(assetClass);
    }

    @ParameterizedTest
    @ValueSource(strings = {"aapl", "petrobras", "petr2", "petrz30", "12345", "winz2", "ação3"})
    void refusesOtherWords(String word) {
        assertThat(Tickers.of(word)).isNull();
    }
}
