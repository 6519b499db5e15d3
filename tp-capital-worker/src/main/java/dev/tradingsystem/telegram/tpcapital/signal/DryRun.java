package dev.tradingsystem.telegram.tpcapital.signal;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Locale;
import java.util.Optional;

/// Reads a text as the desk would read it, and stores nothing.
public final class DryRun {

    private final PerChannel<ZoneId> zones;
    private final PerChannel<Strictness> levels;

    DryRun(PerChannel<ZoneId> zones, PerChannel<Strictness> levels) {
        this.zones = zones;
        this.levels = levels;
    }

    /// What the text says.
    ///
    /// @param sentAt completes dates
    /// @param channelId decides how much an order must say, and where a day ends
    public Reading read(String text, Instant sentAt, long channelId) {
        Reading reading = SignalParser.parse(text, LocalDate.ofInstant(sentAt, zones.of(channelId)));
        Strictness level = levels.of(channelId);
        return new Reading(
                reading.parserVersion(),
                reading.findings().stream().map(level::judge).toList());
    }

    /// The asset with that ticker.
    ///
    /// @return empty when no ticker has that form
    public static Optional<Asset> asset(String ticker) {
        return Optional.ofNullable(Tickers.of(ticker.toLowerCase(Locale.ROOT)));
    }
}
