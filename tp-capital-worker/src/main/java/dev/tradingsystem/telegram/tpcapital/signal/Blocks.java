package dev.tradingsystem.telegram.tpcapital.signal;

import dev.tradingsystem.telegram.tpcapital.signal.text.Tokens;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Cuts a text into blocks: with one asset the whole text is its block, with several each begins
/// at its asset, or at the heading right above it.
final class Blocks {

    private static final int ROOT = 4;
    private static final int LONGEST_HEADING = 6;
    private static final int FARTHEST_HEADING = 3;

    private static final long NEWS = Words.HIT | Words.STOPPED | Words.TRIGGERED | Words.MOVE | Words.CLOSE;

    private final Ground ground;
    private final Tokens tokens;
    private final List<Block> blocks = new ArrayList<>(2);
    private @Nullable Mention heading;

    private Blocks(Ground ground) {
        this.ground = ground;
        this.tokens = ground.tokens();
    }

    static List<Block> of(Ground ground) {
        return new Blocks(ground).cut();
    }

    private List<Block> cut() {
        List<TickerAt> starters = starters();
        int end = tokens.size();
        if (starters.isEmpty()) {
            TickerAt only = ground.tickers().isEmpty() ? null : ground.tickers().getFirst();
            return List.of(new Block(0, end, only == null ? Unknowns.find(ground) : only, null));
        }
        TickerAt current = starters.getFirst();
        int from = 0;
        for (TickerAt ticker : starters) {
            if (!ticker.word().equals(current.word()) && !isUnderlying(current, ticker)) {
                int begin = headingAbove(ticker);
                add(from, begin, current);
                from = begin;
                current = ticker;
            }
        }
        add(from, end, current);
        return blocks;
    }

    /// "PETRK345 ⏎ PETR4 a 30,10": what the option is on is only talked about.
    private boolean isUnderlying(TickerAt current, TickerAt ticker) {
        Asset asset = current.asset();
        if (asset == null || asset.assetClass() != AssetClass.OPTION || ticker.labelled()) {
            return false;
        }
        return asset.ticker().regionMatches(0, ticker.word(), 0, ROOT) && !speaks(ticker);
    }

    private void add(int from, int to, TickerAt ticker) {
        for (Field field : ground.fields(from, Math.max(from, ticker.start()))) {
            if (field.label().isSide() && !field.isBound()) {
                heading = field.mention();
            }
        }
        blocks.add(new Block(from, to, ticker, heading));
    }

    /// Tickers where an order would name its asset: behind a label, or first on a line. Others
    /// are talked about.
    private List<TickerAt> starters() {
        boolean labelled = false;
        for (TickerAt ticker : ground.tickers()) {
            labelled |= ticker.labelled();
        }
        List<TickerAt> starters = new ArrayList<>(ground.tickers().size());
        for (TickerAt ticker : ground.tickers()) {
            boolean brought = ticker.start() < ticker.from();
            if (brought || (tokens.startsLine(ticker.from()) && (!labelled || speaks(ticker)))) {
                starters.add(ticker);
            }
        }
        return starters;
    }

    /// Whether the line of a ticker says something about an order of it.
    private boolean speaks(TickerAt ticker) {
        int line = tokens.line(ticker.from());
        boolean alone = tokens.line(ticker.to()) != line || tokens.isLineBreak(ticker.to());
        return alone
                || (ground.senses().line(ticker.from()) & NEWS) != 0
                || !ground.fields(tokens.lineStart(line), tokens.lineEnd(line)).isEmpty();
    }

    /// Where the block of a ticker begins: at its label, or at lines above it that only name side
    /// or type.
    private int headingAbove(TickerAt ticker) {
        int begin = ticker.start();
        int line = tokens.line(begin);
        if (!tokens.startsLine(begin)) {
            return begin;
        }
        for (int above = line - 1; above >= Math.max(0, line - FARTHEST_HEADING); above--) {
            int from = tokens.lineStart(above);
            int to = tokens.lineEnd(above);
            if (ground.words(from, to, 1) == 0
                    && (to == from || (ground.senses().line(from) & Senses.NUMBER) == 0)) {
                continue;
            }
            return isHeading(from, to) ? from : begin;
        }
        return begin;
    }

    private boolean isHeading(int from, int to) {
        if ((ground.senses().line(from) & Senses.NUMBER) != 0) {
            return false;
        }
        List<Field> fields = ground.fields(from, to);
        for (Field field : fields) {
            if (field.isBound() || !(field.label().isSide() || field.label().isType())) {
                return false;
            }
        }
        return !fields.isEmpty() && ground.words(from, to, LONGEST_HEADING + 1) <= LONGEST_HEADING;
    }
}
