-- Why:  what the API keeps and shows beside the messages: answers of requests that may be repeated, how often marks have
--       changed (so that an unchanged list is recognised by one row), and views of what consumers report.
-- Undo: DROP TABLE telegram.unprocessed_floor; DROP VIEW telegram_v1.marks, telegram_v1.consumer_marks, telegram_v1.consumer_offsets;
--       DROP TRIGGER marked ON telegram.reprocess_request; DROP TRIGGER marked ON telegram.hidden;
--       DROP FUNCTION telegram.count_mark; DROP TABLE telegram.mark_revision, telegram.idempotency;

-- A request that starts something and is sent twice, because its answer was lost, starts it once.
CREATE TABLE telegram.idempotency (
  key_id     text        NOT NULL,                     -- the API key
  word       text        NOT NULL,                     -- the header Idempotency-Key
  request    bytea       NOT NULL,                     -- digest of method, path and body
  status     int,                                      -- null while it is being answered
  headers    text,
  body       text,
  created_at timestamptz NOT NULL DEFAULT now(),
  PRIMARY KEY (key_id, word)
);
CREATE INDEX idempotency_age ON telegram.idempotency (created_at);

-- Marks change what a message looks like without a change in the log.
CREATE TABLE telegram.mark_revision (
  one      boolean PRIMARY KEY DEFAULT true CHECK (one),
  revision bigint  NOT NULL DEFAULT 0
) WITH (fillfactor = 10);
INSERT INTO telegram.mark_revision DEFAULT VALUES;

CREATE FUNCTION telegram.count_mark() RETURNS trigger
LANGUAGE plpgsql
AS $$
BEGIN
  UPDATE telegram.mark_revision SET revision = revision + 1;
  RETURN NULL;
END
$$;
CREATE TRIGGER marked AFTER INSERT OR UPDATE OR DELETE ON telegram.hidden
   FOR EACH STATEMENT EXECUTE FUNCTION telegram.count_mark();
CREATE TRIGGER marked AFTER INSERT OR UPDATE OR DELETE ON telegram.reprocess_request
   FOR EACH STATEMENT EXECUTE FUNCTION telegram.count_mark();

-- Up to which number a consumer that keeps no offset has nothing left to do, so that its next look begins there.
CREATE TABLE telegram.unprocessed_floor (
  consumer   text   NOT NULL,
  channel_id bigint NOT NULL,
  seq        bigint NOT NULL,
  PRIMARY KEY (consumer, channel_id)
) WITH (fillfactor = 70);

CREATE VIEW telegram_v1.marks AS
SELECT r.revision FROM telegram.mark_revision r;

CREATE VIEW telegram_v1.consumer_marks AS
SELECT m.consumer, m.channel_id, m.message_id, m.version, m.outcome, m.reason, m.attempts, m.parsed_at, m.stored_at,
       m.acked_at, m.marked_at
  FROM telegram.consumer_mark m;

CREATE VIEW telegram_v1.consumer_offsets AS
SELECT o.consumer, o.channel_id, o.seq, o.reported_at FROM telegram.consumer_offset o;

-- A page of what failed, newest first.
CREATE INDEX consumer_mark_failed ON telegram.consumer_mark (consumer, marked_at DESC, channel_id, message_id, version)
 WHERE outcome IN ('failed', 'parked');
