package dev.tradingsystem.telegram.tpcapital.read;

import dev.tradingsystem.telegram.tpcapital.signal.Asset;
import dev.tradingsystem.telegram.tpcapital.signal.AssetClass;
import dev.tradingsystem.telegram.tpcapital.signal.Entry;
import dev.tradingsystem.telegram.tpcapital.signal.SignalId;
import dev.tradingsystem.telegram.tpcapital.signal.Status;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// The columns of a signal, and how a row becomes one.
final class SignalRows {

    static final String COLUMNS = """
            s.id, s.channel_id, s.message_id, s.ordinal, s.version AS message_version, s.seq, s.sent_at, s.status,
                   s.asset, s.asset_class, s.side, s.type, s.entry_min, s.entry_max, s.at_market, s.targets,
                   s.target_final, s.stop, s.valid_until, s.currency, s.complete, s.notes, s.spans::text AS spans, s.text,
                   s.parser_version, s.made_by, s.created_at, s.updated_at,
                   d.channel_id AS first_channel, d.message_id AS first_message, d.ordinal AS first_ordinal,
                   (SELECT max(v.number) FROM tp_capital.signal_versions v WHERE v.signal_id = s.id) AS versions
            """;
    static final String TABLES = """
              FROM tp_capital.signals s
              LEFT JOIN tp_capital.signals d ON d.id = s.duplicate_of
            """;

    private SignalRows() {}

    static SignalRecord read(ResultSet row) throws SQLException {
        return new SignalRecord(
                row.getLong("id"),
                new SignalId(row.getLong("channel_id"), row.getLong("message_id"), row.getInt("ordinal")),
                row.getInt("versions"),
                row.getInt("message_version"),
                row.getLong("seq"),
                Rows.time(row, "sent_at"),
                Status.of(row.getString("status")),
                new Asset(
                        row.getString("asset"),
                        AssetClass.valueOf(row.getString("asset_class").toUpperCase(Locale.ROOT))),
                row.getString("side"),
                row.getString("type"),
                new Entry(row.getBigDecimal("entry_min"), row.getBigDecimal("entry_max"), row.getBoolean("at_market")),
                Rows.prices(row, "targets"),
                row.getBigDecimal("target_final"),
                row.getBigDecimal("stop"),
                row.getObject("valid_until", LocalDate.class),
                row.getString("currency"),
                row.getBoolean("complete"),
                Rows.words(row, "notes"),
                first(row),
                row.getString("spans"),
                row.getString("text"),
                row.getInt("parser_version"),
                row.getString("made_by"),
                Rows.time(row, "created_at"),
                Rows.time(row, "updated_at"));
    }

    private static @Nullable SignalId first(ResultSet row) throws SQLException {
        long channelId = row.getLong("first_channel");
        return row.wasNull()
                ? null
                : new SignalId(channelId, row.getLong("first_message"), row.getInt("first_ordinal"));
    }
}
