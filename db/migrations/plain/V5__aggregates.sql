-- Why:  the names and columns of the aggregates that timescale/ keeps ready, computed when asked: counts and latency
--       per channel, kind of content and origin, by hour and by day of the message's own time (UTC).
--       `latency_*` is received to recorded, in seconds, of each message's last change. Averages of buckets combine
--       through `messages`, percentiles combine with nothing: for other spans ask telegram_v1.messages.
-- Undo: DROP VIEW telegram_v1.messages_daily; DROP VIEW telegram_v1.messages_hourly;

CREATE VIEW telegram_v1.messages_hourly AS
SELECT date_trunc('hour', m.sent_at, 'UTC') AS bucket,
       m.channel_id, m.content_kind, m.origin,
       count(*) AS messages,
       count(*) FILTER (WHERE m.edited_at IS NOT NULL) AS edited,
       count(*) FILTER (WHERE m.deleted_at IS NOT NULL) AS deleted,
       avg(extract(epoch FROM m.recorded_at - m.received_at))::float8 AS latency_avg,
       percentile_cont(0.50) WITHIN GROUP (ORDER BY date_part('epoch', m.recorded_at - m.received_at)) AS latency_p50,
       percentile_cont(0.95) WITHIN GROUP (ORDER BY date_part('epoch', m.recorded_at - m.received_at)) AS latency_p95,
       percentile_cont(0.99) WITHIN GROUP (ORDER BY date_part('epoch', m.recorded_at - m.received_at)) AS latency_p99
  FROM telegram.messages m
 GROUP BY 1, 2, 3, 4;

CREATE VIEW telegram_v1.messages_daily AS
SELECT date_trunc('day', m.sent_at, 'UTC') AS bucket,
       m.channel_id, m.content_kind, m.origin,
       count(*) AS messages,
       count(*) FILTER (WHERE m.edited_at IS NOT NULL) AS edited,
       count(*) FILTER (WHERE m.deleted_at IS NOT NULL) AS deleted,
       avg(extract(epoch FROM m.recorded_at - m.received_at))::float8 AS latency_avg,
       percentile_cont(0.50) WITHIN GROUP (ORDER BY date_part('epoch', m.recorded_at - m.received_at)) AS latency_p50,
       percentile_cont(0.95) WITHIN GROUP (ORDER BY date_part('epoch', m.recorded_at - m.received_at)) AS latency_p95,
       percentile_cont(0.99) WITHIN GROUP (ORDER BY date_part('epoch', m.recorded_at - m.received_at)) AS latency_p99
  FROM telegram.messages m
 GROUP BY 1, 2, 3, 4;
