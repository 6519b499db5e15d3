package dev.tradingsystem.telegram.tpcapital.signal;

import dev.tradingsystem.telegram.tpcapital.signal.text.Tokens;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// Finds the tickers of a text.
final class TickerSearch {

    private static final int LONGEST_LEAD = 6;
    private static final int MOST_LINE_BREAKS = 2;

    private final Tokens tokens;
    private final MentionIndex mentions;

    private TickerSearch(Tokens tokens, MentionIndex mentions) {
        this.tokens = tokens;
        this.mentions = mentions;
    }

    static List<TickerAt> in(Tokens tokens, MentionIndex mentions) {
        var search = new TickerSearch(tokens, mentions);
        List<TickerAt> found = new ArrayList<>();
        int at = 0;
        while (at < tokens.size()) {
            TickerAt ticker = tokens.isWord(at) && !mentions.covers(at) ? search.at(at) : null;
            if (ticker != null) {
                found.add(ticker);
            }
            at = ticker == null ? at + 1 : ticker.to();
        }
        return found;
    }

    private @Nullable TickerAt at(int at) {
        boolean shaped = Tickers.mayBe(tokens, at);
        Mention label = labelBefore(at);
        boolean labelled = label != null && label.label() == Label.ASSET;
        boolean joinable = labelled || tokens.startsLine(at) || tokens.isAnySymbol(at - 1, "#$");
        if (!shaped && !joinable) {
            return null;
        }
        String word = tokens.text(at);
        Asset asset = shaped ? Tickers.of(word) : null;
        int to = at + 1;
        if (asset == null && joinable) {
            int end = behindJoined(at, word);
            if (end > to) {
                to = end;
                word += tokens.text(end - 1);
                asset = Tickers.of(word);
            }
        }
        if (asset == null && !(labelled && tokens.isAnySymbol(at - 1, ":=\""))) {
            return null;
        }
        int start = label == null ? at : startOf(label);
        String ticker = asset == null ? word.toUpperCase(Locale.ROOT) : asset.ticker();
        return new TickerAt(at, to, ticker, asset, start, labelled);
    }

    /// The label that brings the ticker: an asset label, or a side label right in front of it.
    private @Nullable Mention labelBefore(int at) {
        int before = at - 1;
        int breaks = 0;
        while (at - before <= LONGEST_LEAD) {
            boolean broken = tokens.isLineBreak(before) && before >= 0 && breaks < MOST_LINE_BREAKS;
            breaks += broken ? 1 : 0;
            if (!broken && !tokens.isAnySymbol(before, ":=-#$·(|\"'>") && !leads(before)) {
                break;
            }
            before--;
        }
        Mention mention = mentions.at(before);
        if (mention == null) {
            return null;
        }
        boolean brings = mention.label() == Label.ASSET || (mention.label().isSide() && breaks == 0);
        return brings ? mention : null;
    }

    private boolean leads(int at) {
        return !mentions.covers(at)
                && tokens.isWord(at)
                && tokens.length(at) <= 4
                && Vocabulary.means(tokens, at, Words.TRANSPARENT | Words.TO);
    }

    /// "COMPRA Ativo: X": the side label in front belongs to the asset it stands beside.
    private int startOf(Mention label) {
        Mention before = mentions.endingAt(label.from());
        if (before == null || !before.label().isSide()) {
            return label.from();
        }
        return tokens.line(before.from()) == tokens.line(label.from()) ? before.from() : label.from();
    }

    /// `PETR 4`, `PETR-4`, `PETRK 345`: one blank, dot or hyphen may stand inside a ticker.
    private int behindJoined(int at, String word) {
        int next = at + 1;
        int gap = tokens.gap(at);
        if (gap == 0 && tokens.isAnySymbol(next, ".-") && tokens.touchesNext(next)) {
            next++;
        } else if (gap != 1) {
            return at + 1;
        }
        boolean fits = tokens.isNumber(next) || (tokens.isWord(next) && !mentions.covers(next));
        return fits && Tickers.of(word + tokens.text(next)) != null ? next + 1 : at + 1;
    }
}
