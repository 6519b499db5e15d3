package dev.tradingsystem.telegram.store.read;

import dev.tradingsystem.telegram.model.Origin;
import dev.tradingsystem.telegram.store.read.MessageFilter.Trait;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient.StatementSpec;

/// A filter as conditions on a row `v` of `telegram_v1.messages`, and the values in them. The
/// expressions are those of the indexes.
final class FilterSql {

    private static final String WORDS = "coalesce(v.body ->> 'text', v.body ->> 'caption')";
    private static final String REPLY = "v.body -> 'replyTo' ->> 'messageId'";
    private static final String THREAD = "v.body ->> 'threadId'";
    private static final String ALBUM = "v.body ->> 'albumId'";

    /// The same as `hidden_at IS NULL`. That, of a table that is empty or was never analysed, the
    /// planner takes for one row in two hundred, and then sorts a whole window rather than read the
    /// page from its index.
    private static final String NOT_HIDDEN = "(v.hidden_at > '-infinity') IS NOT TRUE";

    private FilterSql() {}

    static String conditions(MessageFilter filter) {
        var sql = new StringBuilder();
        add(sql, !filter.kinds().isEmpty(), "v.content_kind = ANY(:kinds)");
        filter.has().stream().sorted().forEach(trait -> add(sql, true, condition(trait)));
        add(sql, !filter.statuses().isEmpty(), "v.status = ANY(:statuses)");
        add(sql, !filter.origins().isEmpty(), "v.origin = ANY(:origins)");
        if (filter.edited() != null) {
            add(sql, true, filter.edited() ? "v.edited_at IS NOT NULL" : "v.edited_at IS NULL");
        }
        if (filter.deleted() != null) {
            String deleted = "(v.deleted_at IS NOT NULL OR v.hidden_at IS NOT NULL)";
            add(sql, true, filter.deleted() ? deleted : "v.deleted_at IS NULL AND " + NOT_HIDDEN);
        }
        add(sql, filter.replyTo() != null, REPLY + " = :replyTo");
        add(sql, filter.thread() != null, THREAD + " = :thread");
        add(sql, filter.album() != null, ALBUM + " = :album");
        add(sql, filter.words() != null, WORDS + " ILIKE :words");
        add(sql, !filter.ids().isEmpty(), "v.message_id = ANY(:ids)");
        return sql.toString();
    }

    /// Whether it may match little and no index finds that: then all messages have to be gone
    /// through. Deleted messages are few, so leaving them out is not meant.
    static boolean isPassing(MessageFilter filter) {
        boolean found = filter.replyTo() != null
                || filter.thread() != null
                || filter.album() != null
                || filter.words() != null
                || !filter.ids().isEmpty()
                || filter.has().contains(Trait.REPLY)
                || filter.has().contains(Trait.ALBUM);
        boolean passing = !filter.kinds().isEmpty()
                || !filter.has().isEmpty()
                || !filter.statuses().isEmpty()
                || !filter.origins().isEmpty()
                || filter.edited() != null
                || Boolean.TRUE.equals(filter.deleted());
        return passing && !found;
    }

    private static void add(StringBuilder sql, boolean wanted, String condition) {
        if (wanted) {
            sql.append(" AND ").append(condition);
        }
    }

    private static String condition(Trait trait) {
        return switch (trait) {
            case MEDIA -> "v.content_kind <> 'text'";
            case PHOTO -> "v.content_kind = 'photo'";
            case LINK -> WORDS + " ~* '(https?://|www\\.|t\\.me/)[^[:space:]]'";
            case CAPTION -> "v.body ->> 'caption' <> ''";
            case REPLY -> REPLY + " IS NOT NULL";
            case FORWARD -> "jsonb_typeof(v.body -> 'forward') = 'object'";
            case ALBUM -> ALBUM + " IS NOT NULL";
        };
    }

    static void bind(MessageFilter filter, StatementSpec statement) {
        if (!filter.kinds().isEmpty()) {
            statement.param("kinds", Columns.words(filter.kinds()));
        }
        if (!filter.statuses().isEmpty()) {
            statement.param(
                    "statuses",
                    Columns.words(
                            filter.statuses().stream().map(MessageStatus::word).toList()));
        }
        if (!filter.origins().isEmpty()) {
            statement.param(
                    "origins",
                    Columns.words(filter.origins().stream().map(Origin::word).toList()));
        }
        if (!filter.ids().isEmpty()) {
            statement.param("ids", Columns.numbers(filter.ids()));
        }
        bind(statement, "replyTo", filter.replyTo());
        bind(statement, "thread", filter.thread());
        bind(statement, "album", filter.album());
        if (filter.words() != null) {
            statement.param("words", "%" + filter.words().replaceAll("[\\\\%_]", "\\\\$0") + "%");
        }
    }

    private static void bind(StatementSpec statement, String name, @Nullable Long id) {
        if (id != null) {
            statement.param(name, Long.toString(id));
        }
    }
}
