-- Why:  when a change was in the cache and on the queue, for the trace of a message. One row per batch that a sink has
--       taken, written together with the sink's checkpoint: no round trip of its own, and as stale a writer is refused.
--       The gateway keeps them for a week; the checkpoint alone still tells that a number was delivered, not when.
-- Undo: DROP VIEW telegram_v1.sink_confirmations; DROP FUNCTION telegram.move_checkpoint; the one of V2 again;
--       DROP TABLE telegram.sink_confirmation;

CREATE TABLE telegram.sink_confirmation (
  account  text        NOT NULL,
  sink     text        NOT NULL,
  from_seq bigint      NOT NULL,
  to_seq   bigint      NOT NULL,
  at       timestamptz NOT NULL,                       -- when the sink had all of it
  PRIMARY KEY (account, sink, to_seq)
);
-- Rows come in the order of time and go in it.
CREATE INDEX sink_confirmation_age ON telegram.sink_confirmation USING brin (at);

DROP FUNCTION telegram.move_checkpoint(text, text, bigint, bigint);

-- How far a sink has come: forward only, and only for the holder of the account's lease. With it the batches that were
-- taken on the way; what comes again after a crash keeps its first time.
CREATE FUNCTION telegram.move_checkpoint(
  p_sink text, p_account text, p_fence bigint, p_seq bigint, p_from bigint[], p_to bigint[], p_at bigint[])
RETURNS boolean
LANGUAGE sql VOLATILE
AS $$
  WITH holder AS (
    SELECT w.account FROM telegram.writer_lease w WHERE w.account = p_account AND w.fence = p_fence
  ), confirmed AS (
    INSERT INTO telegram.sink_confirmation (account, sink, from_seq, to_seq, at)
    SELECT h.account, p_sink, i.from_seq, i.to_seq, telegram.at_micros(i.at)
      FROM holder h
     CROSS JOIN unnest(p_from, p_to, p_at) AS i(from_seq, to_seq, at)
        ON CONFLICT DO NOTHING
  )
  INSERT INTO telegram.checkpoint AS c (sink, account, seq, written_at)
  SELECT p_sink, h.account, p_seq, coalesce((SELECT telegram.at_micros(max(i.at)) FROM unnest(p_at) AS i(at)), now())
    FROM holder h
      ON CONFLICT (sink, account) DO UPDATE
     SET seq = greatest(c.seq, excluded.seq), written_at = greatest(c.written_at, excluded.written_at)
  RETURNING true;
$$;

CREATE VIEW telegram_v1.sink_confirmations AS
SELECT f.account, f.sink, f.from_seq, f.to_seq, f.at FROM telegram.sink_confirmation f;
