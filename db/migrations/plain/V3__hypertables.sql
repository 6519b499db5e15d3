-- Why:  on plain PostgreSQL the two big tables stay ordinary ones; this version exists so that the numbering is the
--       same as with TimescaleDB.
-- Undo: nothing
COMMENT ON SCHEMA telegram IS 'plain PostgreSQL: log and messages are ordinary tables';
