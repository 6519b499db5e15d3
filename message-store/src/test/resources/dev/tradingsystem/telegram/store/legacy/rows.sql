INSERT INTO telegram_gateway.messages
       (channel_id, message_id, thread_id, source, message_type, text, caption, media_type, media_refs, status,
        received_at, telegram_date, published_at, failed_at, queued_at, reprocess_requested_at, reprocessed_at, metadata,
        created_at, updated_at, deleted_at)
SELECT (-1001000000000 - i % 8)::text::<channel>, i::text::<message>,
       (CASE WHEN i % 31 = 0 THEN i END)::text::<thread>, CASE i % 3 WHEN 0 THEN 'sync' ELSE 'user_client' END, 'channel_post',
       CASE WHEN i % 5 = 1 THEN NULL WHEN i % 2003 = 2 THEN repeat(chr(128512), 4096) ELSE 'SINAL ' || i || E'\nPETR4\t12,34' END,
       CASE WHEN i % 5 = 1 THEN 'legenda ' || i END,
       CASE i % 5 WHEN 1 THEN (ARRAY['photo', 'video', 'document', 'audio', 'voice', 'hologram'])[1 + i % 6] WHEN 2 THEN 'text' END,
       CASE WHEN i % 5 = 1 THEN jsonb_build_array('ref-' || i) ELSE '[]' END,
       (ARRAY['received', 'retrying', 'published', 'queued', 'failed', 'reprocess_pending', 'reprocessed',
              'deleted'])[1 + s.turn],
       s.at + interval '1.25 seconds', CASE WHEN i % 97 <> 0 THEN s.at END,
       CASE WHEN i % 2 = 0 THEN s.at + interval '2 seconds' END, CASE WHEN i % 40 = 0 THEN s.at END, NULL,
       CASE WHEN s.turn = 5 THEN s.at + interval '1 hour' END, NULL,
       jsonb_build_object('telegram', jsonb_build_object('chatId', i % 8), 'views', i % 1000, 'isForwarded', i % 7 = 0,
                          'replyTo', CASE WHEN i % 13 = 0 THEN jsonb_build_object('messageId', i - 1) END,
                          'telegramDetails', jsonb_build_object('mediaGroupId', CASE WHEN i % 50 = 0 THEN (i * 7)::text END))
         || CASE WHEN i % 4 = 0 AND i <= 40000 THEN '{"processed_by": "tp-capital"}'
                 WHEN s.turn = 7 THEN '{"deletion": {"reason": "wrong"}}' ELSE '{}' END::jsonb,
       s.at + interval '1.5 seconds', s.at + interval '2 seconds',
       CASE WHEN s.turn = 7 THEN s.at + interval '1 hour' END
  FROM generate_series(<from>, <to>) i
 CROSS JOIN LATERAL (SELECT timestamptz '2026-08-01 00:00Z' + i * interval '<step>' AS at,
                           CASE WHEN i <= 40000 THEN i / 11 ELSE i % 2 * 2 END % 8 AS turn) s;
