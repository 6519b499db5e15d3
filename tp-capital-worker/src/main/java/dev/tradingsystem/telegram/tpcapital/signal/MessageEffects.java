package dev.tradingsystem.telegram.tpcapital.signal;

import dev.tradingsystem.telegram.tpcapital.signal.MessageReading.Numbered;
import java.util.Set;

/// What a message version does to signals, news and reviews, within the transaction of its
/// verdict.
final class MessageEffects {

    private final MessageSignals signals;
    private final SignalNews news;
    private final Reviews reviews;
    private final Verdicts verdicts;
    private final SignalMetrics metrics;

    MessageEffects(MessageSignals signals, SignalNews news, Reviews reviews, Verdicts verdicts, SignalMetrics metrics) {
        this.signals = signals;
        this.news = news;
        this.reviews = reviews;
        this.verdicts = verdicts;
        this.metrics = metrics;
    }

    /// As [#apply], for a version that failed before: a newer one may have been read meanwhile.
    void applyLate(MessageReading read) {
        if (!verdicts.hasNewer(read.key())) {
            apply(read);
        }
    }

    void apply(MessageReading read) {
        if (read.isFirst() && read.kind() == Kind.NOISE) {
            return;
        }
        if (!read.isFirst()) {
            if (verdicts.hasNewer(read.key())) {
                return;
            }
            reviews.supersede(read);
        }
        signals.apply(read);
        for (Numbered orphan : news.applyAll(read)) {
            metrics.review(Reason.ORPHAN);
            reviews.add(read, orphan.ordinal(), new Review(Set.of(Reason.ORPHAN), Draft.EMPTY, Spans.NONE));
        }
        for (Numbered numbered : read.numbered()) {
            if (numbered.finding() instanceof Review review) {
                reviews.add(read, numbered.ordinal(), review);
            }
        }
    }
}
