SELECT jsonb_build_object(
  'hypertables', (SELECT coalesce(jsonb_object_agg(
       h.hypertable_schema || '.' || h.hypertable_name,
       jsonb_build_object('chunks', h.num_chunks, 'compression', h.compression_enabled)), '{}')
     FROM timescaledb_information.hypertables h WHERE h.hypertable_schema IN ('telegram', 'tp_capital')),
  'aggregates', (SELECT coalesce(jsonb_agg(a.name ORDER BY a.name), '[]')
     FROM (SELECT c.view_schema || '.' || c.view_name AS name FROM timescaledb_information.continuous_aggregates c) a),
  'policies', (SELECT coalesce(jsonb_agg(p.line ORDER BY p.line), '[]')
     FROM (SELECT concat_ws(' ', j.proc_name, j.schedule_interval, j.config - 'mat_hypertable_id' - 'hypertable_id') AS line
             FROM timescaledb_information.jobs j WHERE j.job_id >= 1000) p)) AS timescale
