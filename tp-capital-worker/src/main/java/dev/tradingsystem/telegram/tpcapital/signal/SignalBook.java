package dev.tradingsystem.telegram.tpcapital.signal;

import dev.tradingsystem.telegram.tpcapital.database.SignalDatabase;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// The stored signals, one at a time.
public final class SignalBook {

    private static final String SELECT = """
            SELECT s.id, s.channel_id, s.message_id, s.ordinal, s.version AS message_version, s.seq, s.sent_at, s.status,
                   s.asset, s.asset_class, s.side, s.type, s.entry_min, s.entry_max, s.at_market, s.targets,
                   s.target_final, s.stop, s.valid_until, s.currency, s.complete, s.notes, s.spans::text AS spans, s.text,
                   s.parser_version, s.created_at,
                   d.channel_id AS first_channel, d.message_id AS first_message, d.ordinal AS first_ordinal,
                   (SELECT count(*) FROM tp_capital.signal_versions v WHERE v.signal_id = s.id) AS versions
              FROM tp_capital.signals s
              LEFT JOIN tp_capital.signals d ON d.id = s.duplicate_of
            """;
    private static final String ONE =
            SELECT + " WHERE s.channel_id = :channelId AND s.message_id = :messageId AND s.ordinal = :ordinal";
    private static final String ANSWERS = "SELECT count(*) FROM tp_capital.offsets o";

    private final SignalDatabase database;

    public SignalBook(SignalDatabase database) {
        this.database = database;
    }

    /// One signal.
    public Optional<StoredSignal> find(SignalId id) {
        return database.jdbc()
                .sql(ONE)
                .param("channelId", id.channelId())
                .param("messageId", id.messageId())
                .param("ordinal", id.ordinal())
                .query((row, _) -> signal(row))
                .optional();
    }

    /// Asks the database whether it is there and has our tables.
    ///
    /// @throws org.springframework.dao.DataAccessException when not
    public void ping() {
        database.jdbc().sql(ANSWERS).query(Long.class).single();
    }

    private static StoredSignal signal(ResultSet row) throws SQLException {
        return new StoredSignal(
                row.getLong("id"),
                new SignalId(row.getLong("channel_id"), row.getLong("message_id"), row.getInt("ordinal")),
                row.getInt("versions"),
                row.getInt("message_version"),
                row.getLong("seq"),
                Columns.time(row, "sent_at"),
                Status.of(row.getString("status")),
                new Asset(
                        row.getString("asset"),
                        AssetClass.valueOf(row.getString("asset_class").toUpperCase(Locale.ROOT))),
                row.getString("side"),
                row.getString("type"),
                new Entry(row.getBigDecimal("entry_min"), row.getBigDecimal("entry_max"), row.getBoolean("at_market")),
                Columns.prices(row, "targets"),
                row.getBigDecimal("target_final"),
                row.getBigDecimal("stop"),
                row.getObject("valid_until", LocalDate.class),
                row.getString("currency"),
                row.getBoolean("complete"),
                Columns.words(row, "notes"),
                first(row),
                row.getString("spans"),
                row.getString("text"),
                row.getInt("parser_version"),
                Columns.time(row, "created_at"));
    }

    private static @Nullable SignalId first(ResultSet row) throws SQLException {
        long channelId = row.getLong("first_channel");
        return row.wasNull()
                ? null
                : new SignalId(channelId, row.getLong("first_message"), row.getInt("first_ordinal"));
    }
}
