package dev.tradingsystem.telegram.gateway.telegram;

import dev.tradingsystem.telegram.testdc.account.Channel;
import dev.tradingsystem.telegram.testdc.account.Truth;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/// Holds what is stored of a channel against what happened in it.
///
/// Texts, dates and deletions must be the same for every id, and no id may be without a verdict.
/// Of versions that came and went while nobody listened history tells nothing, so the stored ones
/// are those of the channel in their order, with the last one among them.
final class ChannelComparison {

    private static final int SHOWN = 10;
    private static final String MESSAGES = """
            SELECT m.message_id, coalesce(m.body->>'text', m.body->>'caption', '') AS words,
                   extract(epoch FROM m.sent_at)::bigint AS sent, m.deleted_at IS NOT NULL AS deleted,
                   coalesce(extract(epoch FROM m.edited_at)::bigint, 0) AS edited
              FROM telegram.messages m WHERE m.channel_id = :channel
            """;
    private static final String VERSIONS = """
            SELECT g.message_id, coalesce(g.body->>'text', g.body->>'caption', '') AS words
              FROM telegram.log g WHERE g.channel_id = :channel AND g.kind <> 'deleted' ORDER BY g.seq
            """;
    private static final String VERDICTS = """
            SELECT i.id, v.verdict
              FROM generate_series(1, :latest::bigint) AS i(id)
              LEFT JOIN telegram.coverage v ON v.channel_id = :channel AND i.id BETWEEN v.from_id AND v.to_id
             WHERE NOT EXISTS (SELECT FROM telegram.message_key k
                                WHERE k.channel_id = :channel AND k.message_id = i.id)
            """;

    private final JdbcClient database;
    private final long channelId;
    private final Channel channel;
    private final Map<String, Integer> counts = new HashMap<>();

    ChannelComparison(JdbcClient database, long channelId, Channel channel) {
        this.database = database;
        this.channelId = channelId;
        this.channel = channel;
    }

    private record Stored(long id, String words, long sent, boolean deleted, long edited) {}

    private record Version(long id, String words) {}

    private record Judged(long id, @Nullable String verdict) {}

    /// What differs, the first few; empty when nothing does.
    List<String> differences() {
        counts.clear();
        List<Truth> truths = channel.truth();
        Map<Long, Stored> stored = messages();
        Map<Long, List<Version>> versions = versions();
        long latest = truths.stream().mapToLong(Truth::id).max().orElse(0);
        Map<Long, Judged> others = verdicts(latest);
        List<String> differences = new ArrayList<>();
        for (Truth truth : truths) {
            long id = truth.id();
            Stored row = stored.remove(id);
            Judged judged = others.remove(id);
            String difference =
                    row == null ? withoutRow(truth, judged) : withRow(truth, row, versions.getOrDefault(id, List.of()));
            if (difference != null) {
                differences.add("message %d: %s".formatted(id, difference));
            }
        }
        stored.keySet().forEach(id -> differences.add("message %d was made up".formatted(id)));
        others.values().stream()
                .filter(judged -> !"deleted".equals(judged.verdict()))
                .forEach(judged ->
                        differences.add("id %d never was, and is %s".formatted(judged.id(), judged.verdict())));
        counts.put("ids that never were", others.size());
        return differences.stream().limit(SHOWN).toList();
    }

    /// Counts of the last comparison.
    String counts() {
        return counts.entrySet().stream()
                .sorted(Map.Entry.comparingByKey())
                .map(entry -> entry.getValue() + " " + entry.getKey())
                .collect(Collectors.joining(", "));
    }

    private @Nullable String withoutRow(Truth truth, @Nullable Judged judged) {
        String verdict = judged == null ? null : judged.verdict();
        if (truth.service()) {
            counts.merge("service messages", 1, Integer::sum);
            return "service".equals(verdict) || (truth.deleted() && "deleted".equals(verdict))
                    ? null
                    : "a service message is " + verdict;
        }
        if (truth.deleted()) {
            counts.merge("deleted before they were seen", 1, Integer::sum);
            return "deleted".equals(verdict) ? null : "deleted, never stored, and is " + verdict;
        }
        return "is missing, and is " + verdict;
    }

    private @Nullable String withRow(Truth truth, Stored row, List<Version> versions) {
        counts.merge(truth.deleted() ? "stored, then deleted" : "stored", 1, Integer::sum);
        counts.merge("versions", versions.size(), Integer::sum);
        if (truth.service()) {
            return "a service message is stored";
        }
        if (row.sent() != truth.sentAt()) {
            return "sent at %d instead of %d".formatted(row.sent(), truth.sentAt());
        }
        if (row.deleted() != truth.deleted()) {
            return truth.deleted() ? "is not deleted" : "is deleted";
        }
        if (!isSubsequence(versions, truth.versions())) {
            return "has versions %s of %s".formatted(versions, truth.versions());
        }
        Truth.Version last = truth.versions().getLast();
        if (!truth.deleted() && !row.words().equals(last.text())) {
            return "says %s instead of %s".formatted(row.words(), last.text());
        }
        if (!truth.deleted() && row.edited() != last.editDate()) {
            return "edited at %d instead of %d".formatted(row.edited(), last.editDate());
        }
        return null;
    }

    private static boolean isSubsequence(List<Version> stored, List<Truth.Version> truth) {
        Iterator<Truth.Version> all = truth.iterator();
        for (Version version : stored) {
            boolean found = false;
            while (!found && all.hasNext()) {
                found = all.next().text().equals(version.words());
            }
            if (!found) {
                return false;
            }
        }
        return true;
    }

    private Map<Long, Stored> messages() {
        return database
                .sql(MESSAGES)
                .param("channel", channelId)
                .query((row, _) -> new Stored(
                        row.getLong("message_id"),
                        Objects.requireNonNull(row.getString("words")),
                        row.getLong("sent"),
                        row.getBoolean("deleted"),
                        row.getLong("edited")))
                .stream()
                .collect(Collectors.toMap(Stored::id, Function.identity()));
    }

    private Map<Long, List<Version>> versions() {
        return database
                .sql(VERSIONS)
                .param("channel", channelId)
                .query((row, _) ->
                        new Version(row.getLong("message_id"), Objects.requireNonNull(row.getString("words"))))
                .stream()
                .collect(Collectors.groupingBy(Version::id));
    }

    private Map<Long, Judged> verdicts(long latest) {
        return database
                .sql(VERDICTS)
                .param("channel", channelId)
                .param("latest", latest)
                .query((row, _) -> new Judged(row.getLong("id"), row.getString("verdict")))
                .stream()
                .collect(Collectors.toMap(Judged::id, Function.identity()));
    }
}
