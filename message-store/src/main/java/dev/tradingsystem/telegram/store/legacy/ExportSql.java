package dev.tradingsystem.telegram.store.legacy;

/// The statements that write messages back into the previous stack's table, in the variant found.
final class ExportSql {

    /// What changed since, as it stands now. Rows that only the copying made are left
    /// out: the old table is where they came from.
    static final String CHANGED = """
            COPY (WITH changed AS (
                    SELECT g.channel_id, g.message_id FROM telegram.log g
                     WHERE g.seq > <after> AND NOT (g.origin = 'import' AND jsonb_exists(g.body, 'imported'))
                     UNION
                    SELECT h.channel_id, h.message_id FROM telegram.hidden h WHERE h.hidden_by <> 'previous stack'
                  )
                  SELECT v.channel_id, v.message_id, v.body ->> 'threadId',
                         CASE v.origin WHEN 'live' THEN 'user_client' WHEN 'import' THEN 'import' ELSE 'sync' END,
                         v.content_kind, coalesce(v.body ->> 'text', v.body ->> 'caption', ''), v.status, v.received_at,
                         v.sent_at, coalesce(v.deleted_at, v.hidden_at),
                         jsonb_strip_nulls(jsonb_build_object(
                           'telegram', jsonb_build_object('chatId', v.channel_id::text,
                             'threadId', v.body ->> 'threadId', 'messageType', 'channel_post'),
                           'telegramDetails', jsonb_build_object('mediaGroupId', v.body ->> 'albumId'),
                           'replyTo', CASE WHEN v.body -> 'replyTo' <> 'null'
                             THEN jsonb_build_object('messageId', v.body #>> '{replyTo,messageId}') END,
                           'isForwarded', v.body -> 'forward' <> 'null', 'views', v.body -> 'views',
                           'exported', jsonb_build_object('seq', v.seq, 'version', v.version, 'editedAt', v.edited_at),
                           'processed_by', (SELECT max(p.consumer) FROM telegram.consumer_mark p
                                             WHERE p.channel_id = v.channel_id AND p.message_id = v.message_id
                                               AND p.version = v.version AND p.outcome IN ('processed', 'ignored'))))
                    FROM changed c
                    JOIN telegram.message_key k ON k.channel_id = c.channel_id AND k.message_id = c.message_id
                    JOIN telegram_v1.messages v
                      ON v.channel_id = k.channel_id AND v.sent_at = k.sent_at AND v.message_id = k.message_id) TO STDOUT
            """;

    static final String CREATE = """
            DROP TABLE IF EXISTS legacy_export;
            CREATE TEMP TABLE legacy_export (
              channel bigint, message bigint, thread bigint, source text, kind text, words text, status text,
              received timestamptz, sent_at timestamptz, deleted timestamptz, metadata jsonb, sent bigint,
              PRIMARY KEY (channel, message))
            """;
    static final String FILL =
            "COPY legacy_export (channel, message, thread, source, kind, words, status, received, sent_at, deleted,"
                    + " metadata) FROM STDIN";
    static final String TIMES = "UPDATE legacy_export SET sent = (extract(epoch FROM sent_at) * 1000000)::bigint";

    static final String EXPORTED = """
            SELECT count(*), coalesce(sum(<sum>), 0), count(*) FILTER (WHERE r.deleted IS NOT NULL) FROM legacy_export r
            """.replace("<sum>", LegacySql.ROW_SUM);

    private static final String SAME_KEY =
            "m.channel_id = e.channel::text::<channel> AND m.message_id = e.message::text::<message>";

    private static final String INSERT = """
            INSERT INTO <table> (<id> channel_id, message_id, thread_id, source, message_type, text, caption, media_type,
                   media_refs, status, received_at, telegram_date, metadata, created_at, updated_at, deleted_at)
            SELECT <newId> e.channel::text::<channel>, e.message::text::<message>, e.thread::text::<thread>, e.source,
                   'channel_post', CASE WHEN e.kind = 'text' THEN e.words END, CASE WHEN e.kind <> 'text' THEN e.words END,
                   e.kind, '[]', e.status, e.received, e.sent_at, e.metadata, e.received, now(), e.deleted
              FROM legacy_export e
             WHERE NOT EXISTS (SELECT FROM <table> m WHERE <sameKey>)
            """;

    private static final String UPDATE = """
            UPDATE <table> m
               SET text = CASE WHEN e.kind = 'text' THEN e.words END,
                   caption = CASE WHEN e.kind <> 'text' THEN e.words END, media_type = e.kind,
                   status = CASE WHEN e.deleted IS NOT NULL THEN 'deleted' WHEN m.status = 'deleted' THEN 'received'
                                 ELSE m.status END,
                   deleted_at = e.deleted, metadata = m.metadata || e.metadata, updated_at = now()
              FROM legacy_export e
              JOIN (<rows>) r ON r.channel = e.channel AND r.message = e.message
             WHERE <sameKey> AND m.id::text = r.id
               AND (r.kind <> e.kind OR r.words <> e.words OR r.deleted <> (e.deleted IS NOT NULL))
            """;

    private static final String READ_BACK = """
            SELECT count(*), coalesce(sum(<sum>), 0), count(*) FILTER (WHERE r.gone) FROM (<rows>) r
            """;

    private ExportSql() {}

    static String insert(LegacyTable table) {
        boolean uuid = table.type("id").equals("uuid");
        return INSERT.replace("<id>", uuid ? "id," : "")
                .replace("<newId>", uuid ? "gen_random_uuid()," : "")
                .replace("<thread>", table.type("thread_id"))
                .replace("<sameKey>", sameKey(table))
                .replace("<channel>", table.type("channel_id"))
                .replace("<message>", table.type("message_id"))
                .replace("<table>", table.sql());
    }

    static String update(LegacyTable table) {
        return UPDATE.replace("<rows>", LegacySql.rows(table, exported(table)))
                .replace("<sameKey>", sameKey(table))
                .replace("<table>", table.sql());
    }

    static String readBack(LegacyTable table) {
        return READ_BACK
                .replace("<sum>", LegacySql.ROW_SUM)
                .replace("<rows>", LegacySql.firstRows(table, exported(table)));
    }

    private static String exported(LegacyTable table) {
        return "EXISTS (SELECT FROM legacy_export e WHERE " + sameKey(table) + ")";
    }

    private static String sameKey(LegacyTable table) {
        return SAME_KEY.replace("<channel>", table.type("channel_id")).replace("<message>", table.type("message_id"));
    }
}
