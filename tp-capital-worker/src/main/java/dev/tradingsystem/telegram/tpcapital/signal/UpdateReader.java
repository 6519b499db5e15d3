package dev.tradingsystem.telegram.tpcapital.signal;

import dev.tradingsystem.telegram.tpcapital.signal.text.Tokens;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Finds out whether a message brings news of orders given before, and of which assets.
///
/// Without an order block the whole message is searched. Beside one only what stands above its
/// prices and blocks that order nothing: what is repeated below a hit is read as a repetition.
final class UpdateReader {

    private static final long NEWS =
            Words.ENDS_AN_ORDER | Words.NEW | Words.AT_ENTRY | Words.TO | Words.ZERO | Senses.CHECK;

    private static final long RELEVANT = NEWS | Senses.PERCENT;

    private final Ground ground;
    private final Tokens tokens;
    private final Clauses clauses;
    private final Speech speech;
    private final Set<String> cancelled;
    private final List<Placed> found = new ArrayList<>(1);

    private UpdateReader(Ground ground, Clauses clauses, Set<String> cancelled, boolean beside) {
        this.ground = ground;
        this.tokens = ground.tokens();
        this.clauses = clauses;
        this.speech = new Speech(ground, beside);
        this.cancelled = cancelled;
    }

    /// The updates of a message; none when it brings no news.
    ///
    /// @param orders by block, what it orders
    /// @param cancels what the message takes back; beside it only assets named count
    static List<Placed> read(
            Ground ground, Clauses clauses, List<Block> blocks, List<@Nullable Finding> orders, List<Placed> cancels) {
        if (!ground.senses().hold(RELEVANT | Senses.NUMBER)) {
            return List.of();
        }
        Set<String> cancelled = new HashSet<>();
        for (Placed cancel : cancels) {
            Asset asset = ((Cancel) cancel.finding()).asset();
            cancelled.add(asset == null ? "" : asset.ticker());
        }
        boolean ordered = false;
        for (Finding order : orders) {
            ordered |= order != null;
        }
        var reader = new UpdateReader(ground, clauses, cancelled, ordered);
        if (!ordered) {
            reader.area(0, ground.tokens().size(), blocks.getFirst().ticker(), false);
            return reader.found;
        }
        for (int i = 0; i < blocks.size(); i++) {
            Block block = blocks.get(i);
            if (orders.get(i) == null) {
                reader.area(block.from(), block.to(), block.ticker(), false);
            } else if (i == 0) {
                reader.heading(block);
            }
        }
        return reader.found;
    }

    /// What stands above the prices of the first block, but at least the first line.
    private void heading(Block block) {
        int end = tokens.lineEnd(ground.firstLine());
        int prices = block.to();
        for (Field field : ground.fields(block.from(), block.to())) {
            if (field.isBound() && !ground.means(field.mention().from() - 1, Words.NEW)) {
                prices = tokens.lineStart(tokens.line(field.mention().from()));
                break;
            }
        }
        boolean mixed = prices < end;
        area(0, mixed ? end : Math.min(prices, block.to()), block.ticker(), mixed);
    }

    private void area(int from, int to, @Nullable TickerAt about, boolean onlyHits) {
        List<TickerAt> named = ground.tickers(from, to);
        boolean several = false;
        TickerAt first = null;
        for (TickerAt ticker : named) {
            if (ticker.asset() != null) {
                several |= first != null && !first.word().equals(ticker.word());
                first = first == null ? ticker : first;
            }
        }
        Part part = new Part(from, first != null ? first : about, first != null);
        for (int at = from; at < to; ) {
            int end = Math.min(to, Math.min(clauses.end(at), tokens.sentenceEnd(tokens.sentence(at))));
            part = several ? sentence(part, at, end, onlyHits) : part;
            if (!several) {
                part.read(at, end, onlyHits);
            }
            at = end;
        }
        part.close();
    }

    /// With several assets each sentence is about those it names, or about those named last.
    private Part sentence(Part before, int from, int to, boolean onlyHits) {
        Part part = before;
        int start = from;
        List<TickerAt> named = ground.tickers(from, to);
        boolean each = named.size() > 1 && speaksOfEach(named);
        for (int i = 0; i < named.size(); i++) {
            TickerAt ticker = named.get(i);
            if (ticker.asset() == null) {
                continue;
            }
            if (each && i > 0) {
                part.read(start, ticker.from(), onlyHits);
                start = ticker.from();
            }
            boolean joins = !each && i > 0;
            if (!joins && !part.isAbout(ticker)) {
                part.close();
                part = new Part(from, ticker, true);
            } else if (joins) {
                part.add(ticker);
            }
        }
        part.read(start, to, onlyHits);
        return part;
    }

    /// Whether something is said between the first two assets, so that each has news of its own.
    private boolean speaksOfEach(List<TickerAt> named) {
        long news = Words.ENDS_AN_ORDER | Words.AT_ENTRY;
        int from = named.get(0).to();
        int to = named.get(1).from();
        return ground.holds(news, from, to) || !ground.fields(from, to).isEmpty();
    }

    /// A stretch of text about the same assets.
    private final class Part {
        private final int from;
        private final List<TickerAt> tickers = new ArrayList<>(1);
        private final boolean named;
        private final News news;

        Part(int from, @Nullable TickerAt ticker, boolean named) {
            this.from = from;
            this.named = named;
            this.news = new News(tokens, ticker == null ? null : ticker.asset());
            if (ticker != null) {
                tickers.add(ticker);
            }
        }

        boolean isAbout(TickerAt ticker) {
            return tickers.size() == 1 && tickers.getFirst().word().equals(ticker.word());
        }

        void add(TickerAt ticker) {
            tickers.add(ticker);
        }

        void read(int start, int end, boolean onlyHits) {
            if (start >= end) {
                return;
            }
            boolean cancels = !cancelled.isEmpty()
                    && (ground.senses().sentence(start) & Words.CANCEL) != 0
                    && clauses.cancels(start);
            boolean relevant = (ground.senses().sentence(start) & RELEVANT) != 0 || news.has(Action.ENTRY_FILLED);
            if (!cancels && (relevant || !ground.fields(start, end).isEmpty())) {
                NewsReader.read(ground, speech, news, start, end, named, onlyHits);
            }
        }

        void close() {
            if (news.isSilent()) {
                return;
            }
            Set<String> done = new HashSet<>();
            for (TickerAt ticker : tickers) {
                boolean free = cancelled.isEmpty() || (named && !cancelled.contains(ticker.word()));
                Update update = free && done.add(ticker.word()) ? news.update(ticker) : null;
                if (update != null) {
                    found.add(new Placed(from, update));
                }
            }
            Update update = tickers.isEmpty() && cancelled.isEmpty() ? news.update(null) : null;
            if (update != null) {
                found.add(new Placed(from, update));
            }
        }
    }
}
