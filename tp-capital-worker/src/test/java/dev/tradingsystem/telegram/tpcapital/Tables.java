package dev.tradingsystem.telegram.tpcapital;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import javax.sql.DataSource;
import org.springframework.jdbc.core.simple.JdbcClient;

/// Everything the worker keeps about channels, as lines of text that do not depend on row numbers
/// or on when the work was done.
public final class Tables {

    private static final String SIGNALS = """
            SELECT 'signal', s.channel_id, s.message_id, s.ordinal, s.version, s.seq, s.sent_at, s.asset, s.asset_class,
                   s.side, s.type, s.entry_min, s.entry_max, s.at_market, s.targets, s.target_final, s.stop, s.valid_until,
                   s.expires_at, s.currency, s.complete, s.correction, s.status, s.status_before, d.message_id, d.ordinal,
                   encode(s.fingerprint, 'hex'), s.notes, s.spans, s.text, s.parser_version, s.made_by
              FROM tp_capital.signals s
              LEFT JOIN tp_capital.signals d ON d.id = s.duplicate_of
            """;
    private static final String VERSIONS = """
            SELECT 'version', s.channel_id, s.message_id, s.ordinal, v.number, v.version, v.parser_version, v.signal,
                   v.status, v.made_by
              FROM tp_capital.signal_versions v
              JOIN tp_capital.signals s ON s.id = v.signal_id
            """;
    private static final String EVENTS = """
            SELECT 'event', s.channel_id, s.message_id, s.ordinal, e.message_id, e.ordinal, e.version, e.seq, e.kind,
                   e.actions, e.details, e.sent_at
              FROM tp_capital.signal_events e
              JOIN tp_capital.signals s ON s.id = e.signal_id
            """;
    private static final String REVIEWS = """
            SELECT 'review', s.channel_id, s.message_id, s.ordinal, s.version, s.seq, s.reasons, s.draft, s.text, s.state,
                   s.historic
              FROM tp_capital.reviews s
            """;
    private static final String VERDICTS = """
            SELECT 'verdict', s.channel_id, s.message_id, s.version, s.kind, s.reason, s.parser_version, s.seq
              FROM tp_capital.verdicts s
            """;
    private static final String OFFSETS = "SELECT 'offset', s.channel_id, s.consumer, s.seq FROM tp_capital.offsets s";
    private static final List<String> ALL = List.of(SIGNALS, VERSIONS, EVENTS, REVIEWS, VERDICTS, OFFSETS);

    private Tables() {}

    public static List<String> of(DataSource signals, Collection<Long> channels) {
        JdbcClient jdbc = JdbcClient.create(signals);
        List<String> lines = new ArrayList<>();
        for (String statement : ALL) {
            String ofChannels = channels.stream().map(id -> Long.toString(id)).collect(Collectors.joining(","));
            lines.addAll(
                    jdbc.sql("SELECT t::text FROM (" + statement + " WHERE s.channel_id IN (" + ofChannels + ")) t")
                            .query((row, _) -> row.getString(1))
                            .list());
        }
        return lines.stream().sorted().toList();
    }

    /// What one has and the other has not, each line with the side it stands on.
    public static List<String> differences(List<String> disturbed, List<String> undisturbed) {
        List<String> differences = new ArrayList<>();
        Set<String> here = new HashSet<>(disturbed);
        Set<String> there = new HashSet<>(undisturbed);
        here.stream()
                .filter(line -> !there.contains(line))
                .map("disturbed "::concat)
                .forEach(differences::add);
        there.stream()
                .filter(line -> !here.contains(line))
                .map("undisturbed "::concat)
                .forEach(differences::add);
        return differences.stream().sorted().toList();
    }
}
