-- Why:  counts and latency per channel, kind of content and origin, by hour and by day of the message's own time (UTC).
--       On `messages` only: the log has no time dimension. Real-time: what lies above the last refresh is computed
--       on the fly; a late message, edit or deletion below it shows after the next refresh, which starts at the
--       beginning and redoes only what changed (no shorter window would ever see backfill).
--       `latency_*` is received to recorded, in seconds, of each message's last change. Averages of buckets combine
--       through `messages`, percentiles combine with nothing: for other spans ask telegram_v1.messages.
--       Not here: success rates. They come from consumers' marks, which change without touching `messages`.
-- Note: WITH NO DATA, so that this runs in one transaction; the policies fill both in the background.
-- Undo: DROP MATERIALIZED VIEW telegram_v1.messages_daily; DROP MATERIALIZED VIEW telegram_v1.messages_hourly;

CREATE MATERIALIZED VIEW telegram_v1.messages_hourly
  WITH (timescaledb.continuous, timescaledb.materialized_only = false) AS
SELECT public.time_bucket(interval '1 hour', m.sent_at) AS bucket,
       m.channel_id, m.content_kind, m.origin,
       count(*) AS messages,
       count(*) FILTER (WHERE m.edited_at IS NOT NULL) AS edited,
       count(*) FILTER (WHERE m.deleted_at IS NOT NULL) AS deleted,
       avg(extract(epoch FROM m.recorded_at - m.received_at))::float8 AS latency_avg,
       percentile_cont(0.50) WITHIN GROUP (ORDER BY date_part('epoch', m.recorded_at - m.received_at)) AS latency_p50,
       percentile_cont(0.95) WITHIN GROUP (ORDER BY date_part('epoch', m.recorded_at - m.received_at)) AS latency_p95,
       percentile_cont(0.99) WITHIN GROUP (ORDER BY date_part('epoch', m.recorded_at - m.received_at)) AS latency_p99
  FROM telegram.messages m
 GROUP BY 1, 2, 3, 4
  WITH NO DATA;

CREATE MATERIALIZED VIEW telegram_v1.messages_daily
  WITH (timescaledb.continuous, timescaledb.materialized_only = false) AS
SELECT public.time_bucket(interval '1 day', m.sent_at) AS bucket,
       m.channel_id, m.content_kind, m.origin,
       count(*) AS messages,
       count(*) FILTER (WHERE m.edited_at IS NOT NULL) AS edited,
       count(*) FILTER (WHERE m.deleted_at IS NOT NULL) AS deleted,
       avg(extract(epoch FROM m.recorded_at - m.received_at))::float8 AS latency_avg,
       percentile_cont(0.50) WITHIN GROUP (ORDER BY date_part('epoch', m.recorded_at - m.received_at)) AS latency_p50,
       percentile_cont(0.95) WITHIN GROUP (ORDER BY date_part('epoch', m.recorded_at - m.received_at)) AS latency_p95,
       percentile_cont(0.99) WITHIN GROUP (ORDER BY date_part('epoch', m.recorded_at - m.received_at)) AS latency_p99
  FROM telegram.messages m
 GROUP BY 1, 2, 3, 4
  WITH NO DATA;

-- One pass without batches: in the default batches of a few buckets a stretch of years takes a hundred times longer,
-- and before 2.29 they could skip the last bucket.
SELECT public.add_continuous_aggregate_policy('telegram_v1.messages_hourly', start_offset => NULL,
         end_offset => interval '1 hour', schedule_interval => interval '1 hour', buckets_per_batch => 0);
SELECT public.add_continuous_aggregate_policy('telegram_v1.messages_daily', start_offset => NULL,
         end_offset => interval '1 day', schedule_interval => interval '1 day', buckets_per_batch => 0);
