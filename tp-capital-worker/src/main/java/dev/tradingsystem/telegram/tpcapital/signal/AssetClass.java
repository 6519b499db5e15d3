package dev.tradingsystem.telegram.tpcapital.signal;

import java.util.Locale;

/// What kind of instrument a ticker names.
public enum AssetClass {
    STOCK,
    OPTION,
    FUTURE,
    ETF,
    UNIT,
    FUND,
    BDR;

    private final String word = name().toLowerCase(Locale.ROOT);

    /// The word that stands in JSON and SQL.
    public String word() {
        return word;
    }
}
