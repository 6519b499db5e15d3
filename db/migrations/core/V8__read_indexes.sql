-- Why:  the questions of the API that the keys do not answer: messages in the order of their newest change, answers to a
--       message, threads, albums, and words within a text. The three partial ones hold only the messages that have such
--       a thing, so they cost the others nothing. Words need the extension pg_trgm: where it is missing or may not be
--       made, a search reads the messages of its time window instead and answers the same.
-- Undo: DROP INDEX telegram.messages_words, telegram.messages_album, telegram.messages_thread, telegram.messages_reply,
--       telegram.message_key_order;

CREATE INDEX message_key_order ON telegram.message_key (channel_id, seq);

CREATE INDEX messages_reply ON telegram.messages (channel_id, (body -> 'replyTo' ->> 'messageId'), sent_at)
 WHERE body -> 'replyTo' ->> 'messageId' IS NOT NULL;
CREATE INDEX messages_thread ON telegram.messages (channel_id, (body ->> 'threadId'), sent_at)
 WHERE body ->> 'threadId' IS NOT NULL;
CREATE INDEX messages_album ON telegram.messages (channel_id, (body ->> 'albumId'), sent_at)
 WHERE body ->> 'albumId' IS NOT NULL;

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
      'CREATE INDEX messages_words ON telegram.messages
              USING gin ((coalesce(body ->> ''text'', body ->> ''caption'')) %I.gin_trgm_ops)', v_schema);
  END IF;
END
$$;
