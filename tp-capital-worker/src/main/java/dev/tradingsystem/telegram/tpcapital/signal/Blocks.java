package dev.tradingsystem.telegram.tpcapital.signal;

import java.util.ArrayList;
import java.util.List;

/// Cuts a text into blocks: with one asset the whole text is its block, with several each begins
/// at its asset.
final class Blocks {

    private Blocks() {}

    static List<Block> of(Ground ground) {
        List<TickerAt> starters = starters(ground);
        int end = ground.tokens().size();
        if (starters.isEmpty()) {
            return List.of(new Block(
                    0, end, ground.tickers().isEmpty() ? null : ground.tickers().getFirst()));
        }
        TickerAt current = starters.getFirst();
        int from = 0;
        List<Block> blocks = new ArrayList<>();
        for (TickerAt ticker : starters) {
            if (!ticker.word().equals(current.word())) {
                blocks.add(new Block(from, ticker.start(), current));
                from = ticker.start();
                current = ticker;
            }
        }
        blocks.add(new Block(from, end, current));
        return List.copyOf(blocks);
    }

    /// Tickers where an order would name its asset: behind a label, or first on a line. Others
    /// are talked about.
    private static List<TickerAt> starters(Ground ground) {
        return ground.tickers().stream()
                .filter(ticker ->
                        ticker.start() < ticker.from() || ground.tokens().startsLine(ticker.from()))
                .toList();
    }
}
