-- Why:  the names and columns under which `timescale/` tells of hypertables, jobs and aggregates; here there are none.
-- Undo: DROP FUNCTION telegram_v1.hypertables; DROP FUNCTION telegram_v1.background_jobs;
--       DROP FUNCTION telegram_v1.aggregates;

CREATE FUNCTION telegram_v1.hypertables()
RETURNS TABLE (hypertable text, bytes bigint, open_chunks bigint, compressed_chunks bigint, compression_ratio float8)
LANGUAGE sql STABLE AS $$
  SELECT NULL::text, NULL::bigint, NULL::bigint, NULL::bigint, NULL::float8 WHERE false
$$;

CREATE FUNCTION telegram_v1.background_jobs()
RETURNS TABLE (job text, failures bigint, last_success_at timestamptz)
LANGUAGE sql STABLE AS $$
  SELECT NULL::text, NULL::bigint, NULL::timestamptz WHERE false
$$;

CREATE FUNCTION telegram_v1.aggregates()
RETURNS TABLE (aggregate text, complete_until timestamptz)
LANGUAGE sql STABLE AS $$
  SELECT NULL::text, NULL::timestamptz WHERE false
$$;
