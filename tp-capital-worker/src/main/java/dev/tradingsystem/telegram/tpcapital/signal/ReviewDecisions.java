package dev.tradingsystem.telegram.tpcapital.signal;

import dev.tradingsystem.telegram.tpcapital.database.SignalDatabase;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// What a person decides about a finding that did not pass a check. The newest version of the
/// finding is meant; what is made of it is a signal made by `operator`.
public final class ReviewDecisions {

    private static final String NEWEST = """
            SELECT r.id, r.version, r.seq, r.sent_at, r.historic, r.text, r.parser_version, r.state, r.draft::text AS draft
              FROM tp_capital.reviews r
             WHERE r.channel_id = :channelId AND r.message_id = :messageId AND r.ordinal = :ordinal
             ORDER BY r.version DESC
             LIMIT 1
            """;
    private static final String DECIDE = """
            UPDATE tp_capital.reviews
               SET state = :state, decided_by = :by, decided_at = now(), decision = :decision::text,
                   signal_id = :signalId::bigint
             WHERE id = :id
            """;

    private final SignalDatabase database;
    private final Offsets offsets;
    private final BoardTable boards;
    private final SignalBook book;
    private final MessageReader reader;
    private final Duration maxAge;
    private final Clock clock;

    ReviewDecisions(
            SignalDatabase database,
            Offsets offsets,
            BoardTable boards,
            SignalBook book,
            MessageReader reader,
            Duration maxAge,
            Clock clock) {
        this.database = database;
        this.offsets = offsets;
        this.boards = boards;
        this.book = book;
        this.reader = reader;
        this.maxAge = maxAge;
        this.clock = clock;
    }

    /// The draft is right as it is. It must pass the checks of any order.
    public ReviewDecision accept(SignalId id) {
        return decide(id, open -> make(id, open, "accepted", open.draft()));
    }

    /// This is what the message means. It must pass the checks of any order.
    public ReviewDecision correct(SignalId id, Signal signal) {
        return decide(id, open -> make(id, open, "corrected", DraftChecks.draft(signal)));
    }

    /// It is no order.
    public ReviewDecision reject(SignalId id, String reason) {
        return decide(id, open -> {
            write(open, "rejected", reason, null);
            return new ReviewDecision.Done("rejected", null);
        });
    }

    private ReviewDecision decide(SignalId id, Function<Waiting, ReviewDecision> decision) {
        return database.inTransaction(() -> {
            offsets.hold(id.channelId());
            Optional<Waiting> found = newest(id);
            if (found.isEmpty()) {
                return new ReviewDecision.Unknown();
            }
            Waiting review = found.get();
            return review.state().equals("open") ? decision.apply(review) : new ReviewDecision.Decided(review.state());
        });
    }

    private ReviewDecision make(SignalId id, Waiting review, String state, Draft draft) {
        LocalDate sentOn = reader.sentOn(id.channelId(), review.sentAt());
        Set<Reason> failing = DraftChecks.failing(draft, sentOn);
        if (!failing.isEmpty()) {
            return new ReviewDecision.Invalid(failing);
        }
        Signal signal = DraftChecks.signal(draft, Spans.NONE);
        Standing made = add(id, review.source(id, isHistory(id, review, draft)), signal);
        write(review, state, null, made.id());
        return new ReviewDecision.Done(
                state,
                book.find(new SignalId(id.channelId(), id.messageId(), made.ordinal()))
                        .orElseThrow());
    }

    private Standing add(SignalId id, Source source, Signal signal) {
        Board board = boards.load(BoardQuestion.of(source, signal));
        int ordinal = freeOrdinal(board.ofMessage(source.messageId()), id.ordinal());
        Standing made = board.add(source, ordinal, signal);
        boards.write(board);
        return made;
    }

    /// Its own, unless a signal of the message has it.
    private static int freeOrdinal(List<Standing> held, int own) {
        List<Integer> taken = held.stream().map(Standing::ordinal).toList();
        return taken.contains(own) ? Collections.max(taken) + 1 : own;
    }

    /// What was decided late is history like what was recorded late, unless the order itself says
    /// that it still holds.
    private boolean isHistory(SignalId id, Waiting review, Draft draft) {
        LocalDate today = reader.sentOn(id.channelId(), clock.instant());
        boolean holds = draft.validUntil() != null && !draft.validUntil().isBefore(today);
        boolean old = review.sentAt().plus(maxAge).isBefore(clock.instant());
        return review.historic() || (old && !holds);
    }

    private Optional<Waiting> newest(SignalId id) {
        return database.jdbc()
                .sql(NEWEST)
                .param("channelId", id.channelId())
                .param("messageId", id.messageId())
                .param("ordinal", id.ordinal())
                .query((row, _) -> waiting(row))
                .optional();
    }

    private void write(Waiting review, String state, @Nullable String decision, @Nullable Long signalId) {
        database.jdbc()
                .sql(DECIDE)
                .param("id", review.id())
                .param("state", state)
                .param("by", SignalDecisions.OPERATOR)
                .param("decision", decision)
                .param("signalId", signalId)
                .update();
    }

    private record Waiting(
            long id,
            int version,
            long seq,
            Instant sentAt,
            boolean historic,
            String text,
            int parserVersion,
            String state,
            Draft draft) {

        Source source(SignalId place, boolean asHistory) {
            return new Source(
                    place.channelId(),
                    place.messageId(),
                    version,
                    seq,
                    sentAt,
                    asHistory,
                    text,
                    parserVersion,
                    SignalDecisions.OPERATOR);
        }
    }

    private static Waiting waiting(ResultSet row) throws SQLException {
        return new Waiting(
                row.getLong("id"),
                row.getInt("version"),
                row.getLong("seq"),
                Columns.time(row, "sent_at"),
                row.getBoolean("historic"),
                row.getString("text"),
                row.getInt("parser_version"),
                row.getString("state"),
                SignalJson.readDraft(row.getString("draft")));
    }
}
