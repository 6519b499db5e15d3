package dev.tradingsystem.telegram.tpcapital.signal;

import dev.tradingsystem.telegram.tpcapital.signal.text.Token;
import dev.tradingsystem.telegram.tpcapital.signal.text.Tokens;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// Finds the tickers of a text.
final class TickerSearch {

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
            TickerAt ticker = tokens.get(at).kind() == Token.Kind.WORD && !mentions.covers(at) ? search.at(at) : null;
            if (ticker != null) {
                found.add(ticker);
            }
            at = ticker == null ? at + 1 : ticker.to();
        }
        return List.copyOf(found);
    }

    private @Nullable TickerAt at(int at) {
        Mention label = labelBefore(at);
        boolean labelled = label != null && label.label() == Label.ASSET;
        int start = label == null ? at : startOf(label);
        String word = tokens.get(at).text();
        Asset asset = Tickers.of(word);
        int to = at + 1;
        if (asset == null
                && (labelled || tokens.startsLine(at) || tokens.get(at - 1).isAnySymbol("#$"))) {
            to = behindJoined(at);
            word = joined(at, to);
            asset = Tickers.of(word);
        }
        if (asset == null && !(labelled && tokens.get(at - 1).isAnySymbol(":="))) {
            return null;
        }
        return new TickerAt(at, asset == null ? at + 1 : to, word.toUpperCase(Locale.ROOT), asset, start, labelled);
    }

    /// The label that brings the ticker: an asset label, or a side label right in front of it.
    private @Nullable Mention labelBefore(int at) {
        int before = at - 1;
        int breaks = 0;
        while (true) {
            Token token = tokens.get(before);
            boolean broken = token.kind() == Token.Kind.LINE_BREAK && before >= 0 && breaks++ == 0;
            if (!broken && !token.isAnySymbol(":=-#$·(") && !token.isWord("de") && !token.isWord("em")) {
                break;
            }
            before--;
        }
        Mention mention = mentions.endingAt(before + 1);
        if (mention == null) {
            return null;
        }
        boolean brings = mention.label() == Label.ASSET || (mention.label().isSide() && breaks == 0);
        return brings ? mention : null;
    }

    /// "COMPRA Ativo: X": the side label in front belongs to the asset it stands beside.
    private int startOf(Mention label) {
        Mention before = mentions.endingAt(label.from());
        if (before == null || !before.label().isSide()) {
            return label.from();
        }
        boolean beside =
                tokens.get(before.from()).line() == tokens.get(label.from()).line();
        return beside ? before.from() : label.from();
    }

    /// `PETR 4`, `PETR-4`, `PETRK 345`: one blank, dot or hyphen may stand inside a ticker.
    private int behindJoined(int at) {
        int next = at + 1;
        int gap = tokens.get(next).start() - tokens.get(at).end();
        if (gap == 0 && tokens.get(next).isAnySymbol(".-") && tokens.touchesNext(next)) {
            next++;
        } else if (gap != 1) {
            return at + 1;
        }
        Token second = tokens.get(next);
        boolean fits = second.isNumber() || (second.kind() == Token.Kind.WORD && !mentions.covers(next));
        return fits && Tickers.of(tokens.get(at).text() + second.text()) != null ? next + 1 : at + 1;
    }

    private String joined(int at, int to) {
        String first = tokens.get(at).text();
        return to == at + 1 ? first : first + tokens.get(to - 1).text();
    }
}
