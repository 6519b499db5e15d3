-- Why:  the worker connects as a role of its own that reads and writes its tables and cannot change their shape. Run after
--       every migration; a role that does not exist is passed over.
-- Undo: DROP OWNED BY tp_capital, grafana;
DO $grants$
BEGIN
  IF EXISTS (SELECT FROM pg_roles r WHERE r.rolname = 'tp_capital') THEN
    GRANT USAGE ON SCHEMA tp_capital, telegram_migration TO tp_capital;
    GRANT SELECT, INSERT, UPDATE, DELETE ON ALL TABLES IN SCHEMA tp_capital TO tp_capital;
    GRANT SELECT ON ALL TABLES IN SCHEMA telegram_migration TO tp_capital;
  END IF;

  -- Dashboards.
  IF EXISTS (SELECT FROM pg_roles r WHERE r.rolname = 'grafana') THEN
    GRANT USAGE ON SCHEMA tp_capital TO grafana;
    GRANT SELECT ON ALL TABLES IN SCHEMA tp_capital TO grafana;
  END IF;
END
$grants$;
