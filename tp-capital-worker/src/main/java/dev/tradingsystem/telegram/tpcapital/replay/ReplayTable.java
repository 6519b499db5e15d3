package dev.tradingsystem.telegram.tpcapital.replay;

import dev.tradingsystem.telegram.tpcapital.database.SignalDatabase;
import dev.tradingsystem.telegram.tpcapital.signal.SignalParser;
import java.sql.Types;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// The rows of replays. A process works on a row only while its claim holds, and whoever finds a
/// claim run out goes on where the last committed page ended.
final class ReplayTable {

    private static final String ADD = """
            INSERT INTO tp_capital.replays AS r
                   (channel_id, from_at, to_at, parser_version, requested_by, applies, head, signals_digest, expires_at)
            VALUES (:channelId, :from, :to, :parserVersion, :requestedBy, :applies, :head, :digest, :expires)
            RETURNING {columns}
            """.replace("{columns}", ReplayRows.REPLAY);
    private static final String FIND = "SELECT " + ReplayRows.REPLAY + " FROM tp_capital.replays r WHERE r.id = :id";
    private static final String HOLD = FIND + " FOR UPDATE";
    private static final String CLAIM = """
            UPDATE tp_capital.replays AS r
               SET claimed_by = :me, claimed_until = now() + :seconds * interval '1 second', revision = r.revision + 1,
                   state = CASE r.state WHEN 'queued' THEN 'running' ELSE r.state END,
                   started_at = coalesce(r.started_at, now())
             WHERE r.id = (SELECT w.id
                             FROM tp_capital.replays w
                            WHERE w.state IN ('queued', 'running', 'applying')
                              AND (w.claimed_until IS NULL OR w.claimed_until < now() OR w.claimed_by = :me)
                            ORDER BY w.id
                            LIMIT 1
                              FOR UPDATE SKIP LOCKED)
            RETURNING {columns}
            """.replace("{columns}", ReplayRows.REPLAY);
    private static final String GO_ON = """
            UPDATE tp_capital.replays
               SET sent_at = coalesce(:sentAt, sent_at), message_id = coalesce(:messageId, message_id),
                   scanned = scanned + :scanned, same = same + :same, gained = gained + :gained, lost = lost + :lost,
                   changed = changed + :changed, applied = applied + :applied, skipped = skipped + :skipped,
                   claimed_until = now() + :seconds * interval '1 second', revision = revision + 1
             WHERE id = :id AND claimed_by = :me AND state = :state
            """;
    private static final String BECOME = """
            UPDATE tp_capital.replays
               SET state = :state, revision = revision + 1, error = :error::text, claimed_by = NULL, claimed_until = NULL,
                   ready_at = CASE :state WHEN 'ready' THEN now() ELSE ready_at END,
                   finished_at = CASE WHEN :over THEN now() ELSE finished_at END,
                   expires_at = now() + :keepSeconds * interval '1 second'
             WHERE id = :id
            """;
    private static final String RELEASE =
            "UPDATE tp_capital.replays SET claimed_by = NULL, claimed_until = NULL WHERE claimed_by = :me";
    private static final String EXPIRE = """
            DELETE FROM tp_capital.replays
             WHERE expires_at < now() AND state NOT IN ('running', 'applying')
            """;

    private final SignalDatabase database;
    private final Duration keep;
    private final Duration claim;
    private final String me;

    /// @param me names the process in its claims
    ReplayTable(SignalDatabase database, ReplayProperties properties, String me) {
        this.database = database;
        this.keep = properties.keep();
        this.claim = properties.claim();
        this.me = me;
    }

    /// What a page added.
    ///
    /// @param at the last message of it; `null` when nothing was read
    record Progress(Replay.@Nullable At at, Replay.Counts counts) {}

    Replay add(Replay.Order order, long head, String digest, Instant now) {
        return database.jdbc()
                .sql(ADD)
                .param("channelId", order.channelId())
                .param("from", ReplayRows.column(order.from()))
                .param("to", ReplayRows.column(order.to()))
                .param("parserVersion", SignalParser.VERSION)
                .param("requestedBy", order.requestedBy())
                .param("applies", order.applies())
                .param("head", head)
                .param("digest", digest)
                .param("expires", ReplayRows.column(now.plus(keep)))
                .query((row, _) -> ReplayRows.replay(row))
                .single();
    }

    Optional<Replay> find(long id) {
        return database.jdbc()
                .sql(FIND)
                .param("id", id)
                .query((row, _) -> ReplayRows.replay(row))
                .optional();
    }

    /// The same, kept from everybody else until the caller's transaction ends.
    Optional<Replay> hold(long id) {
        return database.jdbc()
                .sql(HOLD)
                .param("id", id)
                .query((row, _) -> ReplayRows.replay(row))
                .optional();
    }

    /// Takes the oldest that waits, if there is one.
    Optional<Replay> claim() {
        return database.jdbc()
                .sql(CLAIM)
                .param("me", me)
                .param("seconds", claim.toSeconds())
                .query((row, _) -> ReplayRows.replay(row))
                .optional();
    }

    /// Adds a page and renews the claim, within the transaction of the page.
    ///
    /// @return false when somebody else works on it, or it was cancelled
    boolean goOn(Replay replay, Progress progress) {
        Replay.At at = progress.at();
        Replay.Counts counts = progress.counts();
        return database.jdbc()
                        .sql(GO_ON)
                        .param(
                                "sentAt",
                                at == null ? null : ReplayRows.column(at.sentAt()),
                                Types.TIMESTAMP_WITH_TIMEZONE)
                        .param("messageId", at == null ? null : at.messageId(), Types.BIGINT)
                        .param("scanned", counts.scanned())
                        .param("same", counts.same())
                        .param("gained", counts.gained())
                        .param("lost", counts.lost())
                        .param("changed", counts.changed())
                        .param("applied", counts.applied())
                        .param("skipped", counts.skipped())
                        .param("seconds", claim.toSeconds())
                        .param("id", replay.id())
                        .param("me", me)
                        .param("state", replay.state().word())
                        .update()
                == 1;
    }

    /// Ends a step; whoever worked on it works on it no longer.
    void become(Replay replay, ReplayState next, @Nullable String error) {
        database.jdbc()
                .sql(BECOME)
                .param("state", next.word())
                .param("error", error)
                .param("over", next.isOver())
                .param("keepSeconds", keep.toSeconds())
                .param("id", replay.id())
                .update();
    }

    /// Gives up what this process works on, for another to go on with at once.
    void release() {
        database.jdbc().sql(RELEASE).param("me", me).update();
    }

    /// Removes what is too old, with its differences.
    void expire() {
        database.jdbc().sql(EXPIRE).update();
    }
}
