-- What a synchronisation of the previous stack wrote a second time, a day later, with the other things being equal.
INSERT INTO telegram_gateway.messages
       (channel_id, message_id, thread_id, source, message_type, text, caption, media_type, media_refs, status,
        received_at, telegram_date, metadata, created_at, updated_at, deleted_at)
SELECT m.channel_id, m.message_id, m.thread_id, 'sync', m.message_type, m.text, m.caption, m.media_type, m.media_refs,
       CASE WHEN m.message_id::bigint % 2 = 0 THEN m.status ELSE 'received' END, m.received_at + interval '1 day',
       m.telegram_date, m.metadata, m.created_at + interval '1 day', m.updated_at,
       CASE WHEN m.message_id::bigint % 2 = 0 THEN m.deleted_at END
  FROM telegram_gateway.messages m
 WHERE m.message_id::bigint % 10 = 0 OR m.message_id::bigint % 10 = 3;
