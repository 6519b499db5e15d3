package dev.tradingsystem.telegram.tpcapital.signal;

import dev.tradingsystem.telegram.tpcapital.signal.text.Kind;
import dev.tradingsystem.telegram.tpcapital.signal.text.Tokens;
import java.math.BigDecimal;

/// Reads what one sentence, or a part of it, reports about an order.
final class NewsReader {

    private static final int NEAR = 4;

    private final Ground ground;
    private final Tokens tokens;
    private final Speech speech;
    private final News news;
    private final int from;
    private final int to;
    private final int hit;
    private final int move;
    private int target = -1;
    private boolean targetBeforeHit;

    private NewsReader(Ground ground, Speech speech, News news, int from, int to) {
        this.ground = ground;
        this.tokens = ground.tokens();
        this.speech = speech;
        this.news = news;
        this.from = from;
        this.to = to;
        long sense = ground.senses().sentence(from);
        this.hit = (sense & Words.HIT) == 0 ? -1 : speech.said(Words.HIT, from, to);
        this.move = (sense & (Words.MOVE | Words.NEW)) == 0 ? -1 : speech.said(Words.MOVE | Words.NEW, from, to);
    }

    /// Adds to the news what stands between two tokens of one sentence.
    ///
    /// @param named whether it is plain which asset is meant
    /// @param onlyHits whether an order stands in the same line, so that only a hit makes it news
    static void read(Ground ground, Speech speech, News news, int from, int to, boolean named, boolean onlyHits) {
        if (speech.isIdle(from, to)) {
            return;
        }
        var reader = new NewsReader(ground, speech, news, from, to);
        long sense = ground.senses().sentence(from);
        reader.percent(sense);
        reader.labels(onlyHits);
        if ((sense & Words.STOPPED) != 0) {
            reader.stopped();
        }
        if ((sense & Words.TRIGGERED) != 0) {
            reader.filled(named);
        }
        if (news.has(Action.ENTRY_FILLED)) {
            reader.priceAtSign();
        }
        if (!onlyHits && (sense & (Words.PARTIAL | Words.REALISE | Words.CLOSE)) != 0) {
            reader.closing(named);
        }
    }

    private void percent(long sense) {
        if ((sense & Senses.PERCENT) == 0) {
            return;
        }
        for (int at = from; at < to; at++) {
            Percent percent = tokens.isNumber(at) ? Percent.at(tokens, at) : null;
            if (percent != null) {
                news.result(percent);
                return;
            }
        }
    }

    private void labels(boolean onlyHits) {
        for (Field field : ground.fields(from, to)) {
            if (field.label().isTarget()) {
                target = field.mention().from();
                targetBeforeHit |= target < hit;
            }
        }
        for (Field field : ground.fields(from, to)) {
            if (field.label() == Label.STOP) {
                stop(field, onlyHits);
            } else if (field.label().isTarget()) {
                target(field, onlyHits);
            }
        }
    }

    private void target(Field field, boolean onlyHits) {
        Mention mention = field.mention();
        int end = TargetKeys.end(tokens, mention);
        boolean another = ground.holds(Words.NO_POSITION, end, Math.min(to, end + 2));
        boolean checked = tokens.isSymbol(end, '✓');
        boolean hitHere = hit >= 0 && !another && (mention.from() < hit || !targetBeforeHit);
        int triggered = speech.said(Words.TRIGGERED, end, Math.min(to, end + NEAR));
        if (checked || hitHere || triggered >= 0) {
            news.add(Action.TARGET_HIT, hitHere ? hit : triggered >= 0 ? triggered : end);
            TargetKeys.forEach(tokens, mention, news::addTargetHit);
        } else if (move >= 0 && !onlyHits) {
            TargetKeys.forEach(tokens, mention, (key, _) -> moveTarget(field, key, end));
        }
    }

    private void moveTarget(Field field, String key, int end) {
        int at = valueBehind(Words.TO, end, to);
        if (at < 0 && !field.amounts().isEmpty() && field.amounts().getFirst().token() >= end) {
            at = field.amounts().getFirst().token();
        }
        if (at < 0) {
            at = firstPrice(end);
        }
        BigDecimal value = at < 0 ? null : news.valueAt(at);
        if (value != null) {
            news.add(Action.TARGET_MOVED, move);
            news.moveTarget(key, value, at);
        }
    }

    private void stop(Field field, boolean onlyHits) {
        Mention mention = field.mention();
        if (!onlyHits && (movesToEntry(mention) || movesToPrice(field))) {
            return;
        }
        int triggered = speech.said(Words.TRIGGERED, mention.to(), Math.min(to, mention.to() + NEAR));
        if (triggered >= 0 || (hit >= 0 && target < 0)) {
            news.add(Action.STOP_HIT, triggered >= 0 ? triggered : hit);
        } else if (!field.isBound()) {
            news.bareStop(mention.from());
        }
    }

    private boolean movesToEntry(Mention mention) {
        for (int at = mention.to(); at < to; at++) {
            int end = behindEntry(at);
            if (end > at) {
                news.add(Action.STOP_MOVED, move >= 0 ? move : mention.from());
                news.moveStop(new StopTo.AtEntry(), at, end);
                return true;
            }
            boolean leads = ground.means(at, Words.TRANSPARENT | Words.TO | Words.ARTICLE);
            if (move < 0 && !(leads && at < mention.to() + NEAR) && !tokens.isAnySymbol(at, ":=->·")) {
                return false;
            }
        }
        return false;
    }

    /// The token behind "0x0", "entrada", "zero a zero", "0 x 0", or `at` when none stands there.
    private int behindEntry(int at) {
        boolean words = ground.means(at, Words.ZERO) && ground.means(at + 2, Words.ZERO);
        boolean digits = tokens.smallInteger(at) == 0 && tokens.length(at + 1) == 1 && tokens.smallInteger(at + 2) == 0;
        return words || digits ? at + 3 : ground.means(at, Words.AT_ENTRY) ? at + 1 : at;
    }

    private boolean movesToPrice(Field field) {
        Mention mention = field.mention();
        int at = move >= 0
                ? valueBehind(Words.TO, from, to)
                : valueBehind(Words.TO, mention.to(), Math.min(to, mention.to() + 2));
        if (at < 0 && move >= 0 && !field.amounts().isEmpty()) {
            at = field.amounts().getFirst().token();
        }
        if (at < 0 && move >= 0 && (ground.means(move, Words.NEW) || tokens.isSymbol(mention.to(), ':'))) {
            at = firstPrice(mention.to());
        }
        BigDecimal value = at < 0 ? null : news.valueAt(at);
        if (value == null) {
            return false;
        }
        news.add(Action.STOP_MOVED, move >= 0 ? move : mention.from());
        news.moveStop(new StopTo.Price(value), at, at + 1);
        return true;
    }

    private void stopped() {
        int word = speech.said(Words.STOPPED, from, to);
        if (word >= 0) {
            news.add(Action.STOP_HIT, word);
        }
    }

    /// "Ordem executada em X a 0,53".
    private void filled(boolean named) {
        int word = speech.said(Words.TRIGGERED, from, to);
        if (word < 0 || news.has(Action.STOP_HIT) || (target >= 0 && target < word && word <= target + NEAR)) {
            return;
        }
        boolean order = ground.holds(Words.POSITION, from, word);
        for (Field field : ground.fields(from, to)) {
            order |= field.label().isEntry();
        }
        if (named || order) {
            news.add(Action.ENTRY_FILLED, word);
            price(word);
            priceOfTicker();
        }
    }

    private void closing(boolean named) {
        boolean known = named || !news.isEmpty();
        int realised = speech.said(Words.REALISE, from, to);
        int partial = act(Words.PARTIAL);
        if ((partial >= 0 && (known || realised >= 0)) || (realised >= 0 && known)) {
            int word = partial >= 0 ? partial : realised;
            news.add(Action.PARTIAL, word);
            price(word);
        }
        int close = act(Words.CLOSE);
        boolean half = partial >= 0 && Math.abs(partial - close) <= 2;
        if (close >= 0 && !half && (named || ground.holds(Words.POSITION | Words.EVERYTHING, from, to))) {
            news.add(Action.CLOSED, close);
            price(close);
        }
    }

    /// The first word of a meaning that is said of a position: no part of a label, and not of a
    /// day or a result.
    private int act(long meaning) {
        for (int at = speech.said(meaning, from, to); at >= 0; at = speech.said(meaning, at + 1, to)) {
            if (!ground.mentions().covers(at) && !ground.means(at - 1, Words.NO_POSITION)) {
                return at;
            }
        }
        return -1;
    }

    private void price(int word) {
        int at = valueBehind(Words.AT_PRICE, word, to);
        BigDecimal value = at < 0 ? null : news.valueAt(at);
        if (value != null) {
            news.price(value, at);
        }
    }

    /// "Ordem acionada! PETR4 @ 30,10".
    private void priceAtSign() {
        for (int at = from; at < to; at++) {
            BigDecimal value = tokens.isSymbol(at, '@') ? news.valueAt(at + 1) : null;
            if (value != null) {
                news.price(value, at + 1);
            }
        }
    }

    /// "Compra executada ITUB4 36,20".
    private void priceOfTicker() {
        for (TickerAt ticker : ground.tickers(from, to)) {
            BigDecimal value = news.valueAt(ticker.to());
            if (value != null && ticker.to() < to) {
                news.price(value, ticker.to());
            }
        }
    }

    /// The first price that stands right behind one of the words, or -1.
    private int valueBehind(long words, int start, int end) {
        for (int at = start; at < end; at++) {
            if (!ground.means(at, words) && !(words == Words.AT_PRICE && tokens.isSymbol(at, '@'))) {
                continue;
            }
            int number = at + 1;
            while (number < end && (tokens.isAnySymbol(number, ":=·~") || tokens.kind(number) == Kind.CURRENCY)) {
                number++;
            }
            if (PriceTokens.canBe(tokens, number)) {
                return number;
            }
        }
        return -1;
    }

    private int firstPrice(int start) {
        for (int at = start; at < to; at++) {
            if (PriceTokens.canBe(tokens, at)) {
                return at;
            }
        }
        return -1;
    }
}
