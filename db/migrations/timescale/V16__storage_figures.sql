-- Why:  what monitoring wants to know of hypertables, TimescaleDB's jobs and continuous aggregates, under names and in
--       units of ours: `plain/` answers the same questions with no rows, so who asks need not know the flavour.
--       Functions with bodies of text, not views: a view on the extension's views would refuse its next update, and
--       nobody would think of it then.
--       `compression_ratio` is size before by size after of what is compressed; NULL: nothing is. `complete_until` is
--       the end of the newest bucket that is ready; NULL before the first refresh. The job that reports to the
--       extension's makers is left out: it is switched off, and its failures would be nobody's concern.
-- Undo: DROP FUNCTION telegram_v1.hypertables; DROP FUNCTION telegram_v1.background_jobs;
--       DROP FUNCTION telegram_v1.aggregates;

CREATE FUNCTION telegram_v1.hypertables()
RETURNS TABLE (hypertable text, bytes bigint, open_chunks bigint, compressed_chunks bigint, compression_ratio float8)
LANGUAGE sql STABLE AS $$
  SELECT t.name, public.hypertable_size(t.relation), c.open, c.compressed, s.ratio
    FROM (SELECT h.hypertable_name::text AS name, h.hypertable_schema AS in_schema, h.hypertable_name AS in_table,
                 format('%I.%I', h.hypertable_schema, h.hypertable_name)::regclass AS relation
            FROM timescaledb_information.hypertables h
           WHERE h.hypertable_schema = 'telegram'
           UNION ALL
          SELECT a.view_name::text, a.materialization_hypertable_schema, a.materialization_hypertable_name,
                 format('%I.%I', a.materialization_hypertable_schema, a.materialization_hypertable_name)::regclass
            FROM timescaledb_information.continuous_aggregates a
           WHERE a.view_schema = 'telegram_v1') t
   CROSS JOIN LATERAL (
         SELECT count(*) FILTER (WHERE NOT k.is_compressed) AS open,
                count(*) FILTER (WHERE k.is_compressed) AS compressed
           FROM timescaledb_information.chunks k
          WHERE k.hypertable_schema = t.in_schema AND k.hypertable_name = t.in_table) c
    LEFT JOIN LATERAL (
         SELECT sum(k.before_compression_total_bytes)::float8
                / nullif(sum(k.after_compression_total_bytes), 0)::float8 AS ratio
           FROM public.hypertable_columnstore_stats(t.relation) k) s ON true
$$;

CREATE FUNCTION telegram_v1.background_jobs()
RETURNS TABLE (job text, failures bigint, last_success_at timestamptz)
LANGUAGE sql STABLE AS $$
  SELECT concat_ws(':', regexp_replace(j.proc_name::text, '^policy_', ''), j.hypertable_name::text),
         coalesce(sum(s.total_failures), 0)::bigint,
         min(s.last_successful_finish) FILTER (WHERE isfinite(s.last_successful_finish))
    FROM timescaledb_information.jobs j
    LEFT JOIN timescaledb_information.job_stats s ON s.job_id = j.job_id
   WHERE j.proc_name <> 'policy_telemetry'
   GROUP BY 1
$$;

CREATE FUNCTION telegram_v1.aggregates()
RETURNS TABLE (aggregate text, complete_until timestamptz)
LANGUAGE sql STABLE AS $$
  SELECT m.name, CASE WHEN isfinite(m.until) THEN m.until END
    FROM (SELECT a.user_view_name::text AS name,
                 _timescaledb_functions.to_timestamp(
                   _timescaledb_functions.cagg_watermark(a.mat_hypertable_id)) AS until
            FROM _timescaledb_catalog.continuous_agg a
           WHERE a.user_view_schema = 'telegram_v1') m
$$;
