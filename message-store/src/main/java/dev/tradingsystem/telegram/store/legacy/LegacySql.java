package dev.tradingsystem.telegram.store.legacy;

/// The statements that read the previous stack's rows in one normal form, the same
/// for its three variants, and the checksum that both sides compute of it.
///
/// A date Telegram did not give, or that cannot be one (before Telegram opened, a day after
/// it was received), is replaced by the time of receipt, and `imported.sent_at_from` says so.
final class LegacySql {

    /// A checksum of one message over its normal form; order-free when added up. MD5 and not a
    /// hash of the server's own, which another major version may compute otherwise.
    private static final String SUM =
            "('x' || substr(md5(concat(%s, '|', %s, '|', %s, '|', %s, '|', %s, '|', %s)), 1, 16))::bit(64)::bigint";

    /// The checksum of a row of [#rows] or of the staging table.
    static final String ROW_SUM = SUM.formatted("r.channel", "r.message", "r.sent", "r.thread", "r.kind", "r.words");

    /// The checksum of a row of `telegram.messages`, in the same form.
    static final String MESSAGE_SUM = SUM.formatted(
            "m.channel_id",
            "m.message_id",
            "(extract(epoch FROM m.sent_at) * 1000000)::bigint",
            "m.body ->> 'threadId'",
            "m.content_kind",
            "coalesce(m.body ->> 'text', m.body ->> 'caption', '')");

    private static final String ROWS = """
            SELECT n.id, n.channel, n.message, n.thread, n.created_at, n.deleted, n.deleted_at, n.status, n.metadata,
                   n.reprocess_requested_at, n.kind, n.words,
                   CASE WHEN n.sent_at >= '2013-08-01 00:00Z' AND n.sent_at < '2100-01-01 00:00Z'
                        THEN (extract(epoch FROM n.sent_at) * 1000000)::bigint END AS sent,
                   CASE WHEN n.received_at >= '2013-08-01 00:00Z' AND n.received_at < '2100-01-01 00:00Z'
                        THEN (extract(epoch FROM n.received_at) * 1000000)::bigint END AS received,
                   n.metadata #>> '{replyTo,messageId}' AS reply,
                   n.metadata #>> '{telegramDetails,mediaGroupId}' AS album,
                   n.metadata ->> 'views' AS views, n.metadata ->> 'isForwarded' AS forwarded,
                   CASE
                     WHEN n.channel IS NULL OR n.channel NOT BETWEEN -1997852516352 AND -1000000000001
                       THEN 'its channel id is not one of a channel'
                     WHEN n.message IS NULL OR n.message NOT BETWEEN 1 AND 2147483647
                       THEN 'its message id is not one that Telegram gives'
                     WHEN NOT (n.sent_at >= '2013-08-01 00:00Z' AND n.sent_at < '2100-01-01 00:00Z')
                       THEN 'neither telegram_date nor received_at is a possible date'
                   END AS problem,
                   <rest> AS rest
              FROM (SELECT m.id::text AS id, <channel> AS channel, <message> AS message,
                           CASE WHEN m.thread_id::text ~ '^[0-9]{1,18}$' THEN m.thread_id::text::bigint END AS thread,
                           CASE WHEN m.telegram_date >= '2013-08-01 00:00Z'
                                 AND m.telegram_date - interval '1 day' <= m.received_at
                                THEN m.telegram_date ELSE m.received_at END AS sent_at,
                           m.received_at, m.telegram_date, m.created_at, m.status, m.metadata, m.reprocess_requested_at,
                           m.deleted_at, m.status = 'deleted' OR m.deleted_at IS NOT NULL AS deleted,
                           k.kind,
                           CASE WHEN k.kind = 'text' THEN coalesce(nullif(m.text, ''), m.caption, '')
                                ELSE coalesce(nullif(m.caption, ''), m.text, '') END AS words,
                           m AS old
                      FROM <table> m
                     CROSS JOIN LATERAL (
                           SELECT CASE lower(coalesce(m.media_type, ''))
                                    WHEN '' THEN 'text' WHEN 'text' THEN 'text' WHEN 'webpage' THEN 'text'
                                    WHEN 'photo' THEN 'photo' WHEN 'video' THEN 'video' WHEN 'document' THEN 'document'
                                    WHEN 'audio' THEN 'audio' WHEN 'voice' THEN 'voice' WHEN 'poll' THEN 'poll'
                                    WHEN 'sticker' THEN 'sticker' ELSE 'other' END AS kind) k
                     WHERE <where>) n
            """;

    /// Every old column that has a value and no place of its own, also those that only one
    /// installation has.
    private static final String REST = """
            (SELECT jsonb_object_agg(e.key, e.value)
               FROM jsonb_each(to_jsonb(n.old)) e
              WHERE e.value <> 'null' AND e.key NOT IN ('channel_id', 'message_id')
                AND NOT (e.key IN ('text', 'caption') AND e.value = to_jsonb(n.words)))
            || jsonb_build_object('variant', '<variant>')
            || CASE WHEN n.sent_at IS DISTINCT FROM n.telegram_date
                    THEN '{"sent_at_from": "received_at"}' ELSE '{}' END::jsonb
            """;

    private LegacySql() {}

    /// The rows in normal form, without what is kept for the eye only.
    ///
    /// @param where a condition on the old row `m`
    static String rows(LegacyTable table, String where) {
        return rows(table, where, "NULL");
    }

    /// The rows in normal form, with all their other columns as `rest`.
    static String wholeRows(LegacyTable table, String where) {
        return rows(table, where, REST.replace("<variant>", table.variant().word()));
    }

    private static String rows(LegacyTable table, String where, String rest) {
        return ROWS.replace("<table>", table.sql())
                .replace("<channel>", number(table, "channel_id"))
                .replace("<message>", number(table, "message_id"))
                .replace("<rest>", rest)
                .replace("<where>", where);
    }

    /// An id as a number, NULL where it is none.
    static String number(LegacyTable table, String column) {
        if (table.type(column).equals("bigint")) {
            return "m." + column;
        }
        return "CASE WHEN m.%1$s ~ '^-?[0-9]{1,18}$' THEN m.%1$s::bigint END".formatted(column);
    }

    /// One row per message: the first that the previous stack wrote of it.
    static String firstRows(LegacyTable table, String where) {
        return """
                SELECT DISTINCT ON (r.channel, r.message) r.*,
                       bool_and(r.deleted) OVER (PARTITION BY r.channel, r.message) AS gone
                  FROM (%s) r
                 WHERE r.problem IS NULL
                 ORDER BY r.channel, r.message, r.created_at, r.id
                """.formatted(rows(table, where));
    }
}
