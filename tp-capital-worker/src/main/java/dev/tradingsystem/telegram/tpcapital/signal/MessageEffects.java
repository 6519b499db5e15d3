package dev.tradingsystem.telegram.tpcapital.signal;

import dev.tradingsystem.telegram.tpcapital.signal.MessageReading.Numbered;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/// What message versions do to signals, news and reviews, within the transaction of their
/// verdicts: worked through one after the other in memory, read and written once for all.
final class MessageEffects {

    private final BoardTable boards;
    private final Reviews reviews;

    MessageEffects(BoardTable boards, Reviews reviews) {
        this.boards = boards;
        this.reviews = reviews;
    }

    /// What happened, for counting after the transaction.
    ///
    /// @param orphans how much news was about nothing that is known
    record Effect(List<SignalEvent> events, int orphans) {

        static final Effect NONE = new Effect(List.of(), 0);
    }

    /// Applies what is new, in the order of the channel.
    ///
    /// @param reads versions of messages of one channel, of which no newer one was read before
    /// @param by who makes the orders of it
    Effect apply(List<MessageReading> reads, String by) {
        List<MessageReading> speaking = reads.stream()
                .filter(read -> !read.isFirst() || read.kind() != Kind.NOISE)
                .toList();
        if (speaking.isEmpty()) {
            return Effect.NONE;
        }
        Board board = boards.load(speaking);
        List<Reviews.Entry> found = new ArrayList<>();
        int orphans = 0;
        for (MessageReading read : speaking) {
            Source source = Source.of(read, by);
            MessageSignals.apply(board, read, source);
            for (Numbered orphan : SignalNews.apply(board, read, source)) {
                var review = new Review(Set.of(Reason.ORPHAN), Draft.EMPTY, Spans.NONE);
                found.add(new Reviews.Entry(source, orphan.ordinal(), review));
                orphans++;
            }
            for (Numbered numbered : read.numbered()) {
                if (numbered.finding() instanceof Review review) {
                    found.add(new Reviews.Entry(source, numbered.ordinal(), review));
                }
            }
        }
        found.forEach(_ -> board.events().add(SignalEvent.REVIEW));
        boards.write(board);
        reviews.add(found);
        reviews.supersede(speaking.stream().filter(read -> !read.isFirst()).toList());
        return new Effect(board.events(), orphans);
    }
}
