-- Why:  a batch of events becomes log rows by ONE call: fence, what is new, numbers, both tables, heads, lease.
--       PL/pgSQL and read committed on purpose: the statements after the locks see what the holder before committed,
--       one single statement would not. Absent times and digests arrive as 0, absent words as '', so that the client
--       can send arrays of primitives in binary form.
-- Undo: DROP FUNCTION telegram.append; DROP FUNCTION telegram.at_micros; DROP FUNCTION telegram.move_checkpoint;

CREATE FUNCTION telegram.at_micros(micros bigint) RETURNS timestamptz
LANGUAGE sql STABLE PARALLEL SAFE
RETURN CASE WHEN micros <> 0 THEN timestamptz '1970-01-01 00:00:00+00' + micros * interval '1 microsecond' END;

-- Answers one row per event, in the order given.
--   effect      posted | edited | deleted: appended under `seq`; known: nothing new; missing: an edit or a deletion of
--               a message that is not held
--   body        the message's content after this change where the caller cannot know it (an edit or a deletion)
--   before_seq  the account's last seq before this batch;  last_seq  after it
-- Errors: TG001 the fence is not the current one, TG002 the batch number is neither the last one nor the next.
CREATE FUNCTION telegram.append(
  p_account text, p_fence bigint, p_batch bigint, p_digest_version int,
  p_kinds text[], p_channel_ids bigint[], p_message_ids bigint[], p_sent bigint[], p_edited bigint[],
  p_received bigint[], p_digests bigint[], p_origins text[], p_content_kinds text[], p_causes text[], p_bodies text[])
RETURNS TABLE (
  ord int, effect text, seq bigint, prev bigint, version int, sent_at timestamptz, edited_at timestamptz,
  recorded_at timestamptz, body text, before_seq bigint, last_seq bigint)
LANGUAGE plpgsql VOLATILE
AS $$
#variable_conflict use_column
DECLARE
  v_lease telegram.writer_lease%ROWTYPE;
  v_head  bigint;
  v_now   timestamptz;
BEGIN
  SELECT * INTO v_lease FROM telegram.writer_lease w WHERE w.account = p_account FOR UPDATE;
  IF NOT FOUND OR v_lease.fence <> p_fence THEN
    RAISE EXCEPTION 'fence % of account % is not the current one (%)', p_fence, p_account, v_lease.fence
      USING ERRCODE = 'TG001';
  END IF;

  IF p_batch = v_lease.batch THEN  -- the answer of the first attempt was lost: say again what it did
    RETURN QUERY
      SELECT i.ord::int,
             CASE WHEN g.seq IS NOT NULL THEN g.kind WHEN k.seq IS NULL THEN 'missing' ELSE 'known' END,
             g.seq, g.prev, g.version, g.sent_at, g.edited_at, g.recorded_at,
             CASE WHEN i.kind <> 'posted' THEN g.body::text END, v_lease.before_seq, v_lease.last_seq
        FROM unnest(p_kinds, p_channel_ids, p_message_ids) WITH ORDINALITY AS i(kind, channel_id, message_id, ord)
        LEFT JOIN telegram.log g
          ON g.seq > v_lease.before_seq AND g.seq <= v_lease.last_seq AND g.account = p_account
         AND g.channel_id = i.channel_id AND g.message_id = i.message_id
        LEFT JOIN telegram.message_key k ON k.channel_id = i.channel_id AND k.message_id = i.message_id
       ORDER BY i.ord;
    RETURN;
  END IF;
  IF p_batch <> v_lease.batch + 1 THEN
    RAISE EXCEPTION 'batch % of account % follows batch %', p_batch, p_account, v_lease.batch USING ERRCODE = 'TG002';
  END IF;

  SELECT h.seq INTO v_head FROM telegram.log_head h FOR UPDATE;
  v_now := clock_timestamp();

  RETURN QUERY
  WITH input AS MATERIALIZED (
    SELECT i.ord::int AS ord, i.kind, i.channel_id, i.message_id, telegram.at_micros(i.sent) AS sent_at,
           telegram.at_micros(i.edited) AS edited_at, telegram.at_micros(i.received) AS received_at, i.digest, i.origin,
           i.content_kind, nullif(i.cause, '') AS cause, i.body::jsonb AS body
      FROM unnest(p_kinds, p_channel_ids, p_message_ids, p_sent, p_edited, p_received, p_digests, p_origins,
                  p_content_kinds, p_causes, p_bodies)
        WITH ORDINALITY AS i(kind, channel_id, message_id, sent, edited, received, digest, origin, content_kind, cause,
                             body, ord)
  ), decided AS MATERIALIZED (
    SELECT i.ord, i.kind, i.channel_id, i.message_id, i.received_at, i.origin, i.content_kind, i.cause, i.body,
           k.seq IS NOT NULL AS held,
           coalesce(k.sent_at, i.sent_at) AS sent_at,
           greatest(i.edited_at, k.edited_at) AS edited_at,
           CASE WHEN i.kind = 'deleted' THEN k.digest ELSE i.digest END AS digest,
           CASE WHEN i.kind = 'deleted' THEN k.digest_version
                WHEN i.origin = 'import' THEN 0 ELSE p_digest_version END AS digest_version,
           coalesce(k.version, 0) + 1 AS version,
           coalesce(k.seq, 0) AS supersedes,
           CASE
             WHEN k.seq IS NULL THEN CASE i.kind WHEN 'posted' THEN 'posted' END
             WHEN i.kind = 'deleted' THEN CASE WHEN k.deleted_by IS NULL THEN 'deleted' END
             WHEN k.deleted_by IS NOT NULL THEN
               CASE WHEN i.kind = 'posted' AND i.origin IN ('backfill', 'audit')
                     AND (k.deleted_by = 'upstream'  -- or by an operator who took it back
                          OR NOT EXISTS (SELECT FROM telegram.hidden h
                                          WHERE h.channel_id = i.channel_id AND h.message_id = i.message_id))
                    THEN 'edited' END
             WHEN coalesce(i.edited_at, '-infinity') > coalesce(k.edited_at, '-infinity') THEN 'edited'
             WHEN i.edited_at IS NOT DISTINCT FROM k.edited_at AND i.digest <> k.digest
              AND k.digest_version = p_digest_version AND i.origin <> 'import' THEN 'edited'
           END AS effect
      FROM input i
      LEFT JOIN LATERAL (  -- LIMIT: a lookup by key whatever the statistics of the table were when this was planned
             SELECT m.sent_at, m.version, m.seq, m.edited_at, m.digest, m.digest_version, m.deleted_by
               FROM telegram.message_key m
              WHERE m.channel_id = i.channel_id AND m.message_id = i.message_id
              LIMIT 1) k ON true
  ), numbered AS MATERIALIZED (
    SELECT d.*, v_head + row_number() OVER (ORDER BY d.ord) AS seq
      FROM decided d
     WHERE d.effect IS NOT NULL
  ), entry AS MATERIALIZED (
    SELECT n.*, coalesce(lag(n.seq) OVER (PARTITION BY n.channel_id ORDER BY n.seq), h.seq, 0) AS prev,
           CASE WHEN n.effect = 'deleted' THEN n.received_at END AS deleted_at
      FROM numbered n
      LEFT JOIN telegram.channel_head h ON h.channel_id = n.channel_id
  ), keyed AS (  -- what is not held has no row to conflict with, and a plain insert writes a third less to the WAL
    INSERT INTO telegram.message_key
           (channel_id, message_id, sent_at, version, seq, edited_at, digest, digest_version, deleted_by)
    SELECT e.channel_id, e.message_id, e.sent_at, e.version, e.seq, e.edited_at, e.digest, e.digest_version, e.cause
      FROM entry e
     WHERE NOT e.held
  ), rekeyed AS (
    INSERT INTO telegram.message_key AS k
           (channel_id, message_id, sent_at, version, seq, edited_at, digest, digest_version, deleted_by)
    SELECT e.channel_id, e.message_id, e.sent_at, e.version, e.seq, e.edited_at, e.digest, e.digest_version, e.cause
      FROM entry e
     WHERE e.held
        ON CONFLICT (channel_id, message_id) DO UPDATE
       SET version = excluded.version, seq = excluded.seq, edited_at = excluded.edited_at, digest = excluded.digest,
           digest_version = excluded.digest_version, deleted_by = excluded.deleted_by
  ), whole AS (
    INSERT INTO telegram.messages
           (channel_id, sent_at, message_id, account, version, seq, content_kind, edited_at, deleted_at, deleted_by,
            received_at, recorded_at, origin, body)
    SELECT e.channel_id, e.sent_at, e.message_id, p_account, e.version, e.seq, e.content_kind, e.edited_at, NULL, NULL,
           e.received_at, v_now, e.origin, e.body
      FROM entry e
     WHERE NOT e.held
  ), again AS (
    INSERT INTO telegram.messages
           (channel_id, sent_at, message_id, account, version, seq, content_kind, edited_at, deleted_at, deleted_by,
            received_at, recorded_at, origin, body)
    SELECT e.channel_id, e.sent_at, e.message_id, p_account, e.version, e.seq, e.content_kind, e.edited_at, NULL, NULL,
           e.received_at, v_now, e.origin, e.body
      FROM entry e
     WHERE e.held AND e.kind = 'posted'
        ON CONFLICT (channel_id, sent_at, message_id) DO UPDATE
       SET version = excluded.version, seq = excluded.seq, content_kind = excluded.content_kind,
           edited_at = excluded.edited_at, deleted_at = NULL, deleted_by = NULL, received_at = excluded.received_at,
           recorded_at = excluded.recorded_at, origin = excluded.origin, body = excluded.body
  ), merged AS (  -- an edit or a deletion does not carry the whole message: the stored one completes it
    INSERT INTO telegram.messages AS m
           (channel_id, sent_at, message_id, account, version, seq, content_kind, edited_at, deleted_at, deleted_by,
            received_at, recorded_at, origin, body)
    SELECT e.channel_id, e.sent_at, e.message_id, p_account, e.version, e.seq, e.content_kind, e.edited_at,
           e.deleted_at, e.cause, e.received_at, v_now, e.origin, e.body
      FROM entry e
     WHERE e.kind <> 'posted'
        ON CONFLICT (channel_id, sent_at, message_id) DO UPDATE
       SET version = excluded.version, seq = excluded.seq,
           content_kind = coalesce(nullif(excluded.content_kind, ''), m.content_kind),
           edited_at = excluded.edited_at, deleted_at = excluded.deleted_at, deleted_by = excluded.deleted_by,
           received_at = excluded.received_at, recorded_at = excluded.recorded_at, origin = excluded.origin,
           body = m.body || excluded.body
    RETURNING m.channel_id, m.message_id, m.body
  ), logged AS (
    INSERT INTO telegram.log
           (seq, prev, supersedes, account, kind, channel_id, message_id, version, sent_at, edited_at, deleted_at,
            deleted_by, received_at, recorded_at, origin, body)
    SELECT e.seq, e.prev, e.supersedes, p_account, e.effect, e.channel_id, e.message_id, e.version, e.sent_at,
           e.edited_at, e.deleted_at, e.cause, e.received_at, v_now, e.origin, coalesce(m.body, e.body)
      FROM entry e
      LEFT JOIN merged m ON m.channel_id = e.channel_id AND m.message_id = e.message_id
  ), heads AS (
    INSERT INTO telegram.channel_head AS h (channel_id, seq)
    SELECT e.channel_id, max(e.seq) FROM entry e GROUP BY e.channel_id
        ON CONFLICT (channel_id) DO UPDATE SET seq = excluded.seq
  ), head AS (
    UPDATE telegram.log_head SET seq = v_head + (SELECT count(*) FROM entry)
     WHERE EXISTS (SELECT FROM entry)
  ), lease AS (
    UPDATE telegram.writer_lease w
       SET batch = p_batch, before_seq = w.last_seq,
           last_seq = coalesce((SELECT max(e.seq) FROM entry e), w.last_seq)
     WHERE w.account = p_account
  )
  SELECT d.ord, coalesce(e.effect, CASE WHEN d.held THEN 'known' ELSE 'missing' END), e.seq, e.prev, e.version,
         e.sent_at, e.edited_at, v_now, m.body::text,
         v_lease.last_seq, coalesce((SELECT max(x.seq) FROM entry x), v_lease.last_seq)
    FROM decided d
    LEFT JOIN entry e ON e.ord = d.ord
    LEFT JOIN merged m ON m.channel_id = d.channel_id AND m.message_id = d.message_id
   ORDER BY d.ord;
END
$$;

-- How far a sink has come: forward only, and only for the holder of the account's lease.
CREATE FUNCTION telegram.move_checkpoint(p_sink text, p_account text, p_fence bigint, p_seq bigint) RETURNS boolean
LANGUAGE sql VOLATILE
AS $$
  INSERT INTO telegram.checkpoint AS c (sink, account, seq, written_at)
  SELECT p_sink, p_account, p_seq, now()
    FROM telegram.writer_lease w
   WHERE w.account = p_account AND w.fence = p_fence
      ON CONFLICT (sink, account) DO UPDATE
     SET seq = greatest(c.seq, excluded.seq), written_at = excluded.written_at
  RETURNING true;
$$;
