-- Why:  the read contract. Readers know these views and nothing else; a column added is the same version, a meaning
--       changed is telegram_v2. `status` is derived here and stored nowhere.
-- Undo: DROP SCHEMA telegram_v1 CASCADE;

CREATE SCHEMA telegram_v1;

CREATE VIEW telegram_v1.head AS
SELECT h.seq, h.floor FROM telegram.log_head h;

CREATE VIEW telegram_v1.changes AS
SELECT g.seq, g.prev, g.supersedes, g.kind, g.channel_id, g.message_id, g.version, g.sent_at, g.edited_at, g.deleted_at,
       g.received_at, g.recorded_at, g.origin, g.body
  FROM telegram.log g;

CREATE VIEW telegram_v1.messages AS
SELECT m.channel_id, m.sent_at, m.message_id, m.version, m.seq, m.content_kind, m.edited_at, m.deleted_at,
       m.received_at, m.recorded_at, m.origin, m.body, h.hidden_at, h.hidden_by, h.reason AS hidden_reason,
       CASE
         WHEN m.deleted_at IS NOT NULL OR h.hidden_at IS NOT NULL THEN 'deleted'
         WHEN EXISTS (SELECT FROM telegram.reprocess_request r
                       WHERE r.channel_id = m.channel_id AND r.message_id = m.message_id) THEN 'reprocess_pending'
         WHEN m.seq <= c.seq THEN 'published'
         ELSE 'received'
       END AS status
  FROM telegram.messages m
  LEFT JOIN telegram.checkpoint c ON c.sink = 'rabbitmq' AND c.account = m.account
  LEFT JOIN telegram.hidden h ON h.channel_id = m.channel_id AND h.message_id = m.message_id;

-- The time of a message, without which no statement may look for it among the messages.
CREATE VIEW telegram_v1.message_key AS
SELECT k.channel_id, k.message_id, k.sent_at, k.version, k.seq FROM telegram.message_key k;

CREATE VIEW telegram_v1.channel_head AS
SELECT h.channel_id, h.seq FROM telegram.channel_head h;

CREATE VIEW telegram_v1.channels AS
SELECT c.channel_id, c.account, c.title, c.username, c.label, c.description, c.watched, c.accessible, c.start_id,
       c.added_at, c.changed_at, coalesce(h.seq, 0) AS seq
  FROM telegram.channel c
  LEFT JOIN telegram.channel_head h ON h.channel_id = c.channel_id
 WHERE c.listed;

CREATE VIEW telegram_v1.coverage AS
SELECT v.channel_id, v.from_id, v.to_id, v.verdict, v.proved_by, v.proved_at FROM telegram.coverage v;

CREATE VIEW telegram_v1.sinks AS
SELECT c.sink, c.account, c.seq, c.written_at FROM telegram.checkpoint c;

CREATE VIEW telegram_v1.consumers AS
SELECT c.name, c.channels, c.kinds, c.seq, c.managed, c.created_at, c.acked_at FROM telegram.consumer c;
