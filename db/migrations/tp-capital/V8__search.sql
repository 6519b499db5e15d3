-- Why:  `GET /signals?q=` looks for a part of the asset or of the text; without an index it reads every signal there is.
--       One index holds the trigrams of both. Parts of two characters have none and are still looked for one by one, as
--       is everything where the extension pg_trgm is missing or may not be made: the answers are the same.
-- Undo: DROP INDEX tp_capital.signals_words;

DO $$
DECLARE
  v_schema text;
BEGIN
  IF EXISTS (SELECT FROM pg_available_extensions e WHERE e.name = 'pg_trgm') THEN
    BEGIN
      CREATE EXTENSION IF NOT EXISTS pg_trgm WITH SCHEMA public;
    EXCEPTION WHEN insufficient_privilege OR feature_not_supported THEN
      RAISE NOTICE 'pg_trgm may not be made here: searches for words have no index';
    END;
  END IF;
  SELECT n.nspname INTO v_schema
    FROM pg_extension e JOIN pg_namespace n ON n.oid = e.extnamespace
   WHERE e.extname = 'pg_trgm';
  IF v_schema IS NOT NULL THEN
    EXECUTE format(
      'CREATE INDEX signals_words ON tp_capital.signals USING gin (asset %1$I.gin_trgm_ops, text %1$I.gin_trgm_ops)',
      v_schema);
  END IF;
END
$$;
