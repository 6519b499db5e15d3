-- Why:  each service connects as a role of its own and may do no more than it has to. Run after every migration, so that
--       a new table is covered at once; a role that does not exist is passed over.
-- Undo: DROP OWNED BY gateway, api, worker, grafana;
DO $grants$
BEGIN
  -- These act as the owner of the tables.
  REVOKE EXECUTE ON FUNCTION telegram.drop_message_chunk, telegram.drop_change_chunk, telegram.compress_after
    FROM PUBLIC;

  -- The one writer: everything but the shape of the tables.
  IF EXISTS (SELECT FROM pg_roles r WHERE r.rolname = 'gateway') THEN
    GRANT USAGE ON SCHEMA telegram, telegram_v1, telegram_migration TO gateway;
    GRANT SELECT, INSERT, UPDATE, DELETE ON ALL TABLES IN SCHEMA telegram TO gateway;
    GRANT SELECT ON ALL TABLES IN SCHEMA telegram_v1, telegram_migration TO gateway;
    GRANT EXECUTE ON FUNCTION telegram.drop_message_chunk, telegram.drop_change_chunk, telegram.compress_after
       TO gateway;
  END IF;

  -- Reads everything; writes marks, jobs, keys and the watch list, never the log or a message.
  IF EXISTS (SELECT FROM pg_roles r WHERE r.rolname = 'api') THEN
    REVOKE ALL ON ALL TABLES IN SCHEMA telegram FROM api;
    GRANT USAGE ON SCHEMA telegram, telegram_v1, telegram_migration TO api;
    GRANT SELECT ON ALL TABLES IN SCHEMA telegram, telegram_v1, telegram_migration TO api;
    GRANT INSERT, UPDATE, DELETE ON
          telegram.channel, telegram.hidden, telegram.reprocess_request, telegram.mark_revision,
          telegram.consumer, telegram.consumer_offset, telegram.consumer_mark, telegram.unprocessed_floor,
          telegram.job, telegram.api_key, telegram.idempotency
       TO api;
  END IF;

  -- Reads the views and the keys it has to check, and reports how far it is.
  IF EXISTS (SELECT FROM pg_roles r WHERE r.rolname = 'worker') THEN
    REVOKE ALL ON ALL TABLES IN SCHEMA telegram FROM worker;
    GRANT USAGE ON SCHEMA telegram, telegram_v1, telegram_migration TO worker;
    GRANT SELECT ON ALL TABLES IN SCHEMA telegram_v1, telegram_migration TO worker;
    GRANT SELECT ON telegram.api_key TO worker;
    GRANT SELECT, INSERT, UPDATE ON telegram.consumer, telegram.consumer_offset, telegram.consumer_mark TO worker;
  END IF;

  -- Dashboards: the views.
  IF EXISTS (SELECT FROM pg_roles r WHERE r.rolname = 'grafana') THEN
    GRANT USAGE ON SCHEMA telegram_v1 TO grafana;
    GRANT SELECT ON ALL TABLES IN SCHEMA telegram_v1 TO grafana;
  END IF;
END
$grants$;
