package dev.tradingsystem.telegram.store.legacy;

import dev.tradingsystem.telegram.model.MessageRef;
import dev.tradingsystem.telegram.store.log.EncodedEvent;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import javax.sql.DataSource;
import org.springframework.jdbc.core.simple.JdbcClient;

/// Brings one slice over: COPY into the staging table, batches through the append function, and a
/// look at what stands there now. Done again it changes nothing.
final class SliceCopy {

    private static final String ROWS = """
            SELECT r.ord, r.channel, r.message, r.thread, r.sent, r.received, r.kind, r.words, r.reply, r.album, r.views,
                   r.forwarded, r.problem, r.rest
              FROM legacy_rows r
             WHERE r.ord > :after
             ORDER BY r.ord
             LIMIT :limit
            """;
    private static final String REJECT = """
            INSERT INTO telegram.rejected (account, channel_id, message_id, reason, raw)
            SELECT :account, coalesce(r.channel, 0), coalesce(r.message, 0), 'previous stack: ' || r.problem,
                   jsonb_build_object('words', r.words, 'imported', r.rest::jsonb)::text
              FROM legacy_rows r
             WHERE r.problem IS NOT NULL
                ON CONFLICT (account, channel_id, message_id, raw_digest) DO NOTHING
            """;
    private static final String REFUSED = "UPDATE legacy_rows r SET problem = :problem WHERE r.ord = :ord";
    private static final int PAGE = 5000;

    private final JdbcClient jdbc;
    private final Staging staging;
    private final LegacyWriter writer;
    private final String account;

    SliceCopy(DataSource target, Staging staging, LegacyWriter writer, String account) {
        this.jdbc = JdbcClient.create(target);
        this.staging = staging;
        this.writer = writer;
        this.account = account;
    }

    /// @throws Differs when not all of it arrived as it was
    Slice copy(OldDatabase old, String day, Slice.Sum source) throws SQLException {
        Slice.Sum staged = staging.fill(old, day);
        if (!staged.equals(source)) {
            throw new Differs(List.of("slice %s: %s in the old table, %s after COPY".formatted(day, source, staged)));
        }
        jdbc.sql(REJECT).param("account", account).update();
        append();
        return new SliceCheck(jdbc).of(day, source);
    }

    private void append() {
        Set<MessageRef> seen = new HashSet<>();
        long after = 0;
        List<LegacyRow> page = page(after);
        while (!page.isEmpty()) {
            after = page.getLast().ord();
            append(page.stream()
                    .filter(row -> row.problem() == null)
                    .filter(row -> seen.add(new MessageRef(row.channelId(), row.messageId())))
                    .toList());
            page = page(after);
        }
    }

    private List<LegacyRow> page(long after) {
        return jdbc.sql(ROWS)
                .param("after", after)
                .param("limit", PAGE)
                .query((row, _) -> LegacyRow.read(row))
                .list();
    }

    private void append(List<LegacyRow> rows) {
        for (int from = 0; from < rows.size(); from += LegacyWriter.BATCH) {
            List<LegacyRow> batch = rows.subList(from, Math.min(from + LegacyWriter.BATCH, rows.size()));
            var events = new ArrayList<EncodedEvent>(batch.size());
            Map<MessageRef, Long> places = new HashMap<>();
            for (LegacyRow row : batch) {
                events.add(row.encoded());
                places.put(new MessageRef(row.channelId(), row.messageId()), row.ord());
            }
            writer.append(events, (event, reason) -> {
                var ref =
                        new MessageRef(event.event().channelId(), event.event().messageId());
                jdbc.sql(REFUSED)
                        .param("problem", "the database refuses it: " + reason)
                        .param("ord", places.get(ref))
                        .update();
            });
        }
    }
}
