package dev.tradingsystem.telegram.tpcapital.signal;

import dev.tradingsystem.telegram.tpcapital.database.SignalDatabase;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// The signals as they are now, with every state they had. Unique on channel, message and
/// ordinal.
///
/// Everything here runs within the caller's transaction.
final class Signals {

    /// The same order given again within this time is a duplicate, even if the first is no longer
    /// open.
    private static final int DUPLICATE_DAYS = 7;

    private static final String ADD = """
            WITH first AS (
              SELECT coalesce(s.duplicate_of, s.id) AS id
                FROM tp_capital.signals s
               WHERE s.channel_id = :channelId AND s.fingerprint = :fingerprint AND s.message_id <> :messageId
                 AND NOT :historic
                 AND (s.status IN ('open', 'filled')
                      OR (s.sent_at > :sentAt - :days * interval '1 day'
                          AND s.status IN ('closed', 'stopped', 'expired', 'duplicate')))
               ORDER BY s.sent_at, s.id
               LIMIT 1
            ), replaced AS (
              UPDATE tp_capital.signals s
                 SET status = 'superseded', updated_at = now()
               WHERE s.channel_id = :channelId AND s.asset = :asset AND s.side = :side AND s.message_id <> :messageId
                 AND s.status IN ('open', 'filled') AND s.fingerprint <> :fingerprint
                 AND NOT :historic AND NOT EXISTS (SELECT FROM first)
                 AND s.sent_at <= :sentAt
                 AND s.sent_at > :sentAt - CASE WHEN :correction THEN interval '1 day' ELSE interval '1 hour' END
            ), added AS (
              INSERT INTO tp_capital.signals
                     (channel_id, message_id, ordinal, version, sent_at, seq, asset, asset_class, side, type, entry_min,
                      entry_max, at_market, targets, target_final, stop, valid_until, currency, complete, correction,
                      status, duplicate_of, fingerprint, notes, spans, text, parser_version)
              SELECT :channelId, :messageId, :ordinal, :version, :sentAt, :seq, :asset, :assetClass, :side, :type::text,
                     :entryMin::numeric, :entryMax::numeric, :atMarket, :targets, :targetFinal::numeric, :stop::numeric,
                     :validUntil::date, :currency, :complete, :correction,
                     CASE WHEN :historic THEN 'historic' WHEN EXISTS (SELECT FROM first) THEN 'duplicate' ELSE 'open' END,
                     (SELECT f.id FROM first f), :fingerprint, :notes, :spans::jsonb, :text, :parserVersion
              RETURNING id, status
            ), kept AS (
              INSERT INTO tp_capital.signal_versions (signal_id, version, parser_version, signal)
              SELECT a.id, :version, :parserVersion, :document::jsonb FROM added a
            )
            SELECT a.status FROM added a
            """;
    private static final String CHANGE = """
            WITH changed AS (
              UPDATE tp_capital.signals s
                 SET version = :version, seq = :seq, asset = :asset, asset_class = :assetClass, side = :side,
                     type = :type::text, entry_min = :entryMin::numeric, entry_max = :entryMax::numeric,
                     at_market = :atMarket, targets = :targets, target_final = :targetFinal::numeric,
                     stop = :stop::numeric, valid_until = :validUntil::date, currency = :currency, complete = :complete,
                     correction = :correction, fingerprint = :fingerprint, notes = :notes, spans = :spans::jsonb,
                     text = :text, parser_version = :parserVersion, updated_at = now(),
                     status = CASE WHEN s.status = 'withdrawn' AND :historic THEN 'historic'
                                   WHEN s.status = 'withdrawn' THEN 'open'
                                   WHEN s.status = 'duplicate' AND s.fingerprint <> :fingerprint THEN 'open'
                                   ELSE s.status END,
                     duplicate_of = CASE WHEN s.fingerprint = :fingerprint THEN s.duplicate_of END
               WHERE s.id = :id
              RETURNING s.id
            )
            INSERT INTO tp_capital.signal_versions (signal_id, version, parser_version, signal)
            SELECT c.id, :version, :parserVersion, :document::jsonb FROM changed c WHERE :isChange
                ON CONFLICT (signal_id, version, parser_version) DO NOTHING
            """;
    private static final String WITHDRAW = """
            UPDATE tp_capital.signals
               SET status = 'withdrawn', version = :version, seq = :seq, updated_at = now()
             WHERE id = ANY(:ids) AND status <> 'withdrawn'
            """;
    private static final String OF_MESSAGE = """
            SELECT s.id, s.ordinal, s.asset, s.side, encode(s.fingerprint, 'hex') AS fingerprint, s.valid_until::text AS valid_until
              FROM tp_capital.signals s
             WHERE s.channel_id = :channelId AND s.message_id = :messageId
             ORDER BY s.ordinal
            """;

    private final SignalDatabase database;

    Signals(SignalDatabase database) {
        this.database = database;
    }

    /// A signal that its message already has.
    record Held(
            long id,
            int ordinal,
            String asset,
            String side,
            String fingerprint,
            @Nullable String validUntil) {

        boolean isAbout(Signal signal) {
            return asset.equals(signal.asset().ticker())
                    && side.equals(signal.side().word());
        }

        boolean says(long channelId, Signal signal) {
            String until =
                    signal.validUntil() == null ? null : signal.validUntil().toString();
            return fingerprint.equals(Fingerprint.hex(channelId, signal)) && Objects.equals(validUntil, until);
        }
    }

    /// Adds a signal; an order given before becomes its duplicate, one it corrects is superseded
    /// by it.
    ///
    /// @return `open`, `duplicate` or `historic`
    Status add(MessageReading read, int ordinal, Signal signal) {
        String status = SignalRow.bind(database.jdbc().sql(ADD), read, signal)
                .param("ordinal", ordinal)
                .param("days", DUPLICATE_DAYS)
                .query(String.class)
                .single();
        return Status.of(status);
    }

    /// Gives a held signal what its message says now.
    ///
    /// @return whether that was something else
    boolean change(MessageReading read, Held held, Signal signal) {
        boolean changed = !held.says(read.change().channelId(), signal);
        SignalRow.bind(database.jdbc().sql(CHANGE), read, signal)
                .param("id", held.id())
                .param("isChange", changed)
                .update();
        return changed;
    }

    /// Takes signals back; nothing is removed.
    ///
    /// @return how many there were
    int withdraw(MessageReading read, List<Held> gone) {
        if (gone.isEmpty()) {
            return 0;
        }
        return database.jdbc()
                .sql(WITHDRAW)
                .param("version", read.change().version())
                .param("seq", read.change().seq())
                .param("ids", Columns.numbers(gone.stream().map(Held::id).toList()))
                .update();
    }

    /// What a message holds so far.
    List<Held> ofMessage(long channelId, long messageId) {
        return database.jdbc()
                .sql(OF_MESSAGE)
                .param("channelId", channelId)
                .param("messageId", messageId)
                .query((row, _) -> new Held(
                        row.getLong("id"),
                        row.getInt("ordinal"),
                        row.getString("asset"),
                        row.getString("side"),
                        row.getString("fingerprint"),
                        row.getString("valid_until")))
                .list();
    }
}
