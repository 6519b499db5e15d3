-- Why:  what became of every message id. A row of message_key is the truth for what is stored (or stored and deleted
--       upstream); telegram.coverage holds the verdicts of ids without one; what neither covers, from the channel's
--       start to its latest id, is unknown. A page of history is settled by one call: disjoint intervals in, disjoint
--       intervals out. Beside it what a channel's gateway has to remember of Telegram: lost access, last discovery.
-- Undo: DROP VIEW telegram_v1.channel_coverage, telegram_v1.channel_access, telegram_v1.discovery;
--       DROP FUNCTION telegram_v1.coverage_runs, telegram_v1.coverage_unknown, telegram_v1.coverage_counts, telegram.covered, telegram.settle_history,
--       telegram.absent_ids, telegram.prove, telegram.missing_rows, telegram.restore_rows,
--       telegram.restore_from_history, telegram.move_start, telegram.cut_coverage, telegram.lock_coverage;
--       DROP TABLE telegram.coverage_state, telegram.discovery; DROP INDEX telegram.message_key_gone;
--       ALTER TABLE telegram.channel DROP COLUMN members, DROP COLUMN kind, DROP COLUMN lost_at, DROP COLUMN lost_reason;

ALTER TABLE telegram.channel
  ADD COLUMN members     int,
  ADD COLUMN kind        text,                         -- channel, supergroup, forum
  ADD COLUMN lost_at     timestamptz,                  -- since when it is not accessible, and why
  ADD COLUMN lost_reason text;

-- The chats of the account as the last discovery found them, watched or not.
CREATE TABLE telegram.discovery (
  account    text        NOT NULL,
  channel_id bigint      NOT NULL,
  title      text        NOT NULL,
  username   text,
  members    int,
  kind       text        NOT NULL,
  refused    text,                                     -- why it cannot be watched, if it cannot
  found_at   timestamptz NOT NULL,
  PRIMARY KEY (account, channel_id)
);

-- What is remembered of a channel's proofs beside the intervals; its row is also the lock under which they change.
CREATE TABLE telegram.coverage_state (
  channel_id    bigint PRIMARY KEY,
  latest_id     bigint NOT NULL DEFAULT 0,             -- the highest id that Telegram is known to have given
  begin_with    text,                                  -- until the first answer: all, none, last:<n> or since:<instant>
  alive_at      timestamptz,                           -- the account was connected and the channel accessible
  audited_at    timestamptz,                           -- the recent past was last read again
  sweep_id      bigint,                                -- the running sweep has read down to this id
  sweep_from    timestamptz,
  swept_at      timestamptz,                           -- the last whole sweep
  unknown_since timestamptz,                           -- when ids that are unknown now were first seen to be
  unknown_mark  bigint                                 -- the latest id at that moment
) WITH (fillfactor = 50);

CREATE INDEX message_key_gone ON telegram.message_key (channel_id, message_id) WHERE deleted_by = 'upstream';

-- One change of a channel's intervals at a time.
CREATE FUNCTION telegram.lock_coverage(p_channel_id bigint) RETURNS void
LANGUAGE plpgsql VOLATILE
AS $$
BEGIN
  INSERT INTO telegram.coverage_state (channel_id) VALUES (p_channel_id) ON CONFLICT (channel_id) DO NOTHING;
  PERFORM FROM telegram.coverage_state s WHERE s.channel_id = p_channel_id FOR UPDATE;
END
$$;

-- Cuts a range out of a channel's intervals; what remains of them keeps its proof.
CREATE FUNCTION telegram.cut_coverage(p_channel_id bigint, p_range int8multirange) RETURNS void
LANGUAGE sql VOLATILE
AS $$
  WITH cut AS (
    DELETE FROM telegram.coverage v
     WHERE v.channel_id = p_channel_id AND v.from_id < upper(p_range) AND v.to_id >= lower(p_range)
       AND int8range(v.from_id, v.to_id, '[]') && p_range
    RETURNING v.from_id, v.to_id, v.verdict, v.proved_by, v.proved_at
  )
  INSERT INTO telegram.coverage AS v (channel_id, from_id, to_id, verdict, proved_by, proved_at)
  SELECT p_channel_id, lower(r.piece), upper(r.piece) - 1, c.verdict, c.proved_by, c.proved_at
    FROM cut c
   CROSS JOIN LATERAL unnest(int8multirange(int8range(c.from_id, c.to_id, '[]')) - p_range) AS r(piece)
      -- the rows just deleted still stand in the index for this statement
      ON CONFLICT (channel_id, from_id) DO UPDATE
     SET to_id = excluded.to_id, verdict = excluded.verdict, proved_by = excluded.proved_by,
         proved_at = excluded.proved_at;
$$;

-- Gives ids without a verdict this one; ids that have one, or whose message is held, keep theirs.
CREATE FUNCTION telegram.prove(p_channel_id bigint, p_from bigint[], p_to bigint[], p_verdict text, p_by text)
RETURNS void
LANGUAGE plpgsql VOLATILE
AS $$
DECLARE
  v_new int8multirange;
BEGIN
  PERFORM telegram.lock_coverage(p_channel_id);
  SELECT range_agg(int8range(i.from_id, i.to_id, '[]')) INTO v_new FROM unnest(p_from, p_to) AS i(from_id, to_id);
  IF v_new IS NULL THEN
    RETURN;
  END IF;
  UPDATE telegram.coverage_state s SET latest_id = upper(v_new) - 1
   WHERE s.channel_id = p_channel_id AND s.latest_id < upper(v_new) - 1;
  SELECT v_new - coalesce(range_agg(t.taken), '{}') INTO v_new
    FROM (SELECT int8range(v.from_id, v.to_id, '[]')
            FROM telegram.coverage v
           WHERE v.channel_id = p_channel_id AND v.from_id < upper(v_new) AND v.to_id >= lower(v_new)
           UNION ALL
          SELECT int8range(k.message_id, k.message_id, '[]')
            FROM telegram.message_key k
           WHERE k.channel_id = p_channel_id AND k.message_id < upper(v_new) AND k.message_id >= lower(v_new)
         ) AS t(taken);
  INSERT INTO telegram.coverage (channel_id, from_id, to_id, verdict, proved_by)
  SELECT p_channel_id, lower(r.piece), upper(r.piece) - 1, p_verdict, p_by
    FROM unnest(v_new) AS r(piece);
END
$$;

-- The ids of a range that an answer does not hold and that nobody has called deleted yet: to be asked for by their
-- numbers before they are.
CREATE FUNCTION telegram.absent_ids(
  p_channel_id bigint, p_from bigint, p_to bigint, p_present bigint[], p_known_seq bigint) RETURNS bigint[]
LANGUAGE sql STABLE
AS $$
  SELECT ARRAY(
    SELECT a.id
      FROM (SELECT int8multirange(int8range(p_from, p_to, '[]')) - coalesce(range_agg(k.known), '{}') AS ranges
              FROM (SELECT int8range(i.id, i.id, '[]') FROM unnest(p_present) AS i(id)
                     UNION ALL
                    SELECT int8range(v.from_id, v.to_id, '[]') FROM telegram.coverage v
                     WHERE v.channel_id = p_channel_id AND v.from_id <= p_to AND v.to_id >= p_from
                       AND v.verdict = 'deleted'
                     UNION ALL
                    SELECT int8range(m.message_id, m.message_id, '[]') FROM telegram.message_key m
                     WHERE m.channel_id = p_channel_id AND m.message_id BETWEEN p_from AND p_to
                       AND (m.seq > p_known_seq OR m.deleted_by = 'upstream')) AS k(known)) r
     CROSS JOIN LATERAL unnest(r.ranges) AS u(piece)
     CROSS JOIN LATERAL generate_series(lower(u.piece), upper(u.piece) - 1) AS a(id)
     ORDER BY a.id);
$$;

-- Settles what one answer of history proves: of the ids from p_from to p_to it holds p_present, and no other.
-- Called after the messages among p_present were appended.
--   p_service    those of p_present that are service messages
--   p_known_seq  the log's head before the question: what was stored later says nothing by its absence
-- Answers the log's head now, the channel's latest id, and the ids that are held, were so before the question, and are
-- absent: deleted upstream, for the caller to append as such.
CREATE FUNCTION telegram.settle_history(
  p_channel_id bigint, p_from bigint, p_to bigint, p_present bigint[], p_service bigint[], p_by text,
  p_known_seq bigint)
RETURNS TABLE (head bigint, latest_id bigint, vanished bigint[])
LANGUAGE plpgsql VOLATILE
AS $$
#variable_conflict use_column
DECLARE
  v_page    int8multirange := int8multirange(int8range(p_from, p_to, '[]'));
  v_service int8multirange;
  v_absent  int8multirange;
BEGIN
  PERFORM telegram.lock_coverage(p_channel_id);
  PERFORM telegram.cut_coverage(p_channel_id, v_page);
  SELECT coalesce(range_agg(int8range(i.id, i.id, '[]')), '{}') INTO v_service FROM unnest(p_service) AS i(id);
  SELECT v_page - coalesce(range_agg(int8range(i.id, i.id, '[]')), '{}') INTO v_absent
    FROM (SELECT unnest(p_present)
           UNION ALL
          SELECT k.message_id FROM telegram.message_key k
           WHERE k.channel_id = p_channel_id AND k.message_id BETWEEN p_from AND p_to) AS i(id);
  INSERT INTO telegram.coverage (channel_id, from_id, to_id, verdict, proved_by)
  SELECT p_channel_id, lower(r.piece), upper(r.piece) - 1, r.verdict, p_by
    FROM (SELECT unnest(v_service), 'service' UNION ALL SELECT unnest(v_absent), 'deleted') AS r(piece, verdict);
  UPDATE telegram.coverage_state s SET latest_id = p_to
   WHERE s.channel_id = p_channel_id AND s.latest_id < p_to;
  RETURN QUERY
    SELECT h.seq, s.latest_id,
           ARRAY(SELECT k.message_id
                   FROM telegram.message_key k
                  WHERE k.channel_id = p_channel_id AND k.message_id BETWEEN p_from AND p_to
                    AND k.message_id <> ALL (p_present) AND k.seq <= p_known_seq
                    AND k.deleted_by IS DISTINCT FROM 'upstream'
                  ORDER BY k.message_id)
      FROM telegram.log_head h, telegram.coverage_state s
     WHERE s.channel_id = p_channel_id;
END
$$;

-- How many ids of a range have a verdict.
CREATE FUNCTION telegram.covered(p_channel_id bigint, p_from bigint, p_to bigint) RETURNS bigint
LANGUAGE sql STABLE SET jit = off
AS $$
  SELECT (SELECT count(*) FROM telegram.message_key k
           WHERE k.channel_id = p_channel_id AND k.message_id BETWEEN p_from AND p_to)
       + (SELECT coalesce(sum(least(v.to_id, p_to) - greatest(v.from_id, p_from) + 1
                              - (SELECT count(*) FROM telegram.message_key k
                                  WHERE k.channel_id = p_channel_id
                                    AND k.message_id BETWEEN greatest(v.from_id, p_from) AND least(v.to_id, p_to))), 0)
            FROM telegram.coverage v
           WHERE v.channel_id = p_channel_id AND v.from_id <= p_to AND v.to_id >= p_from AND v.verdict <> 'stored')::bigint;
$$;

-- Every id of a range by its verdict, as runs in order; a message that is held stands above any interval.
--   seq  of the newest message of a run of held ones: its log row tells by what and when it was proved
CREATE FUNCTION telegram_v1.coverage_runs(p_channel_id bigint, p_from bigint, p_to bigint)
RETURNS TABLE (from_id bigint, to_id bigint, verdict text, proved_by text, proved_at timestamptz, seq bigint)
LANGUAGE sql STABLE SET jit = off
AS $$
  WITH held AS (
    SELECT k.message_id AS id, k.deleted_by IS NOT DISTINCT FROM 'upstream' AS gone, k.seq
      FROM telegram.message_key k
     WHERE k.channel_id = p_channel_id AND k.message_id BETWEEN p_from AND p_to
  ), marked AS (
    SELECT h.id, h.gone, h.seq,
           lag(h.id) OVER w IS DISTINCT FROM h.id - 1 OR lag(h.gone) OVER w IS DISTINCT FROM h.gone AS first
      FROM held h
    WINDOW w AS (ORDER BY h.id)
  ), grouped AS (
    SELECT m.id, m.gone, m.seq, count(*) FILTER (WHERE m.first) OVER (ORDER BY m.id) AS run FROM marked m
  ), known AS (
    SELECT min(g.id) AS from_id, max(g.id) AS to_id, CASE WHEN bool_or(g.gone) THEN 'deleted' ELSE 'stored' END AS verdict,
           NULL::text AS proved_by, NULL::timestamptz AS proved_at, max(g.seq) AS seq
      FROM grouped g
     GROUP BY g.run
     UNION ALL
    SELECT lower(r.piece), upper(r.piece) - 1, v.verdict, v.proved_by, v.proved_at, NULL
      FROM telegram.coverage v
     CROSS JOIN LATERAL (
           SELECT coalesce(range_agg(int8range(k.message_id, k.message_id, '[]')), '{}') AS ids
             FROM telegram.message_key k
            WHERE k.channel_id = p_channel_id
              AND k.message_id BETWEEN greatest(v.from_id, p_from) AND least(v.to_id, p_to)) AS held
     CROSS JOIN LATERAL unnest(
           int8multirange(int8range(greatest(v.from_id, p_from), least(v.to_id, p_to), '[]')) - held.ids) AS r(piece)
     WHERE v.channel_id = p_channel_id AND v.from_id <= p_to AND v.to_id >= p_from AND v.verdict <> 'stored'
  ), bounded AS (
    SELECT k.from_id, k.to_id, k.verdict, k.proved_by, k.proved_at, k.seq FROM known k
     UNION ALL
    SELECT p_to + 1, p_to + 1, NULL, NULL, NULL, NULL
  ), ordered AS (
    SELECT b.from_id, b.to_id, b.verdict, b.proved_by, b.proved_at, b.seq,
           coalesce(lag(b.to_id) OVER (ORDER BY b.from_id), p_from - 1) AS before
      FROM bounded b
  )
  SELECT r.from_id, r.to_id, r.verdict, r.proved_by, r.proved_at, r.seq
    FROM ordered o
   CROSS JOIN LATERAL (VALUES (o.before + 1, o.from_id - 1, 'unknown', NULL, NULL, NULL),
                              (o.from_id, o.to_id, o.verdict, o.proved_by, o.proved_at, o.seq))
           AS r(from_id, to_id, verdict, proved_by, proved_at, seq)
   WHERE r.verdict IS NOT NULL AND r.from_id <= r.to_id AND r.from_id <= p_to
   ORDER BY 1;
$$;

-- The unknown runs of a range in order, at most so many; a stretch that is proved costs a count and nothing more.
-- A run that crosses a multiple of 100,000 ids counted from p_from comes in pieces.
CREATE FUNCTION telegram_v1.coverage_unknown(p_channel_id bigint, p_from bigint, p_to bigint, p_limit int)
RETURNS TABLE (from_id bigint, to_id bigint)
LANGUAGE plpgsql STABLE
AS $$
#variable_conflict use_column
DECLARE
  v_at    bigint := p_from;
  v_end   bigint;
  v_found int := 0;
  v_rows  bigint;
BEGIN
  WHILE v_at <= p_to AND v_found < p_limit LOOP
    v_end := least(v_at + 99999, p_to);
    IF telegram.covered(p_channel_id, v_at, v_end) < v_end - v_at + 1 THEN
      RETURN QUERY
        SELECT r.from_id, r.to_id FROM telegram_v1.coverage_runs(p_channel_id, v_at, v_end) r
         WHERE r.verdict = 'unknown'
         LIMIT p_limit - v_found;
      GET DIAGNOSTICS v_rows = ROW_COUNT;
      v_found := v_found + v_rows;
    END IF;
    v_at := v_end + 1;
  END LOOP;
END
$$;

-- How many ids of a channel, from p_start on, have which verdict; unknown ones have none.
CREATE FUNCTION telegram_v1.coverage_counts(p_channel_id bigint, p_start bigint)
RETURNS TABLE (stored bigint, deleted bigint, service bigint, inaccessible bigint)
LANGUAGE sql STABLE SET jit = off
AS $$
  SELECT held.ids - gone.ids, gone.ids + proof.deleted, proof.service, proof.inaccessible
    FROM (SELECT count(*) AS ids FROM telegram.message_key k
           WHERE k.channel_id = p_channel_id AND k.message_id >= p_start) held,
         (SELECT count(*) AS ids FROM telegram.message_key k
           WHERE k.channel_id = p_channel_id AND k.message_id >= p_start AND k.deleted_by = 'upstream') gone,
         (SELECT coalesce(sum(p.ids) FILTER (WHERE p.verdict = 'deleted'), 0)::bigint AS deleted,
                 coalesce(sum(p.ids) FILTER (WHERE p.verdict = 'service'), 0)::bigint AS service,
                 coalesce(sum(p.ids) FILTER (WHERE p.verdict = 'inaccessible'), 0)::bigint AS inaccessible
            FROM (SELECT v.verdict, v.to_id - greatest(v.from_id, p_start) + 1
                         - (SELECT count(*) FROM telegram.message_key k
                             WHERE k.channel_id = p_channel_id
                               AND k.message_id BETWEEN greatest(v.from_id, p_start) AND v.to_id) AS ids
                    FROM telegram.coverage v
                   WHERE v.channel_id = p_channel_id AND v.to_id >= p_start) p) proof;
$$;

-- Promise 1 as numbers: the five verdicts of a channel always add up to latest_id - start_id + 1.
CREATE VIEW telegram_v1.channel_coverage AS
SELECT c.channel_id, c.account, c.watched, c.accessible, c.start_id, l.latest_id, n.stored, n.deleted, n.service,
       n.inaccessible,
       l.latest_id - c.start_id + 1 - n.stored - n.deleted - n.service - n.inaccessible AS unknown,
       s.unknown_since, s.audited_at, s.swept_at
  FROM telegram.channel c
  LEFT JOIN telegram.coverage_state s ON s.channel_id = c.channel_id
 CROSS JOIN LATERAL (
       SELECT greatest(
                c.start_id - 1, s.latest_id,
                (SELECT k.message_id FROM telegram.message_key k WHERE k.channel_id = c.channel_id
                  ORDER BY k.message_id DESC LIMIT 1),
                (SELECT v.to_id FROM telegram.coverage v WHERE v.channel_id = c.channel_id
                  ORDER BY v.from_id DESC LIMIT 1)) AS latest_id) l
 CROSS JOIN LATERAL telegram_v1.coverage_counts(c.channel_id, c.start_id) n;

-- Since when and why a channel cannot be read, and what discovery last found.
CREATE VIEW telegram_v1.channel_access AS
SELECT c.channel_id, c.accessible, c.lost_at, c.lost_reason, c.members, c.kind FROM telegram.channel c WHERE c.listed;

CREATE VIEW telegram_v1.discovery AS
SELECT d.account, d.channel_id, d.title, d.username, d.members, d.kind, d.refused, d.found_at,
       coalesce(c.watched AND c.listed, false) AS watched
  FROM telegram.discovery d
  LEFT JOIN telegram.channel c ON c.channel_id = d.channel_id;

-- Messages whose key is there and whose row is not, among the ids of a range.
CREATE FUNCTION telegram.missing_rows(p_channel_id bigint, p_from bigint, p_to bigint)
RETURNS TABLE (message_id bigint, sent_at timestamptz, version int, seq bigint)
LANGUAGE plpgsql STABLE
AS $$
#variable_conflict use_column
DECLARE
  v_low  timestamptz;
  v_high timestamptz;
BEGIN
  -- no statement on messages without its time
  SELECT min(k.sent_at), max(k.sent_at) INTO v_low, v_high
    FROM telegram.message_key k
   WHERE k.channel_id = p_channel_id AND k.message_id BETWEEN p_from AND p_to;
  IF v_low IS NULL THEN
    RETURN;
  END IF;
  RETURN QUERY
    SELECT k.message_id, k.sent_at, k.version, k.seq
      FROM telegram.message_key k
      LEFT JOIN telegram.messages m
        ON m.channel_id = p_channel_id AND m.sent_at BETWEEN v_low AND v_high
       AND m.sent_at = k.sent_at AND m.message_id = k.message_id
     WHERE k.channel_id = p_channel_id AND k.message_id BETWEEN p_from AND p_to AND m.message_id IS NULL;
END
$$;

-- Puts missing rows of a range back from the log, under their old version and seq: nothing new happened, nothing is
-- logged. Answers how many came back, and the ids of which the log holds nothing any more.
-- TimescaleDB limits the rows a statement may decompress, and a repair may touch many; elsewhere nobody knows the setting.
CREATE FUNCTION telegram.restore_rows(p_channel_id bigint, p_from bigint, p_to bigint)
RETURNS TABLE (restored bigint, still_missing bigint[])
LANGUAGE sql VOLATILE
AS $$
  SELECT set_config('timescaledb.max_tuples_decompressed_per_dml_transaction', '0', true);
  WITH missing AS MATERIALIZED (
    SELECT m.message_id, m.seq FROM telegram.missing_rows(p_channel_id, p_from, p_to) m
  ), logged AS MATERIALIZED (
    SELECT g.seq, g.account, g.message_id, g.version, g.sent_at, g.edited_at, g.deleted_at, g.deleted_by, g.received_at,
           g.recorded_at, g.origin, g.body
      FROM missing m
     CROSS JOIN LATERAL (SELECT x.* FROM telegram.log x WHERE x.seq = m.seq LIMIT 1) g
     WHERE g.channel_id = p_channel_id AND g.message_id = m.message_id
  ), back AS (
    INSERT INTO telegram.messages
           (channel_id, sent_at, message_id, account, version, seq, content_kind, edited_at, deleted_at, deleted_by,
            received_at, recorded_at, origin, body)
    SELECT p_channel_id, l.sent_at, l.message_id, l.account, l.version, l.seq,
           coalesce(l.body -> 'media' ->> 'type', 'text'), l.edited_at, l.deleted_at, l.deleted_by, l.received_at,
           l.recorded_at, l.origin, l.body
      FROM logged l
        ON CONFLICT (channel_id, sent_at, message_id) DO NOTHING
    RETURNING message_id
  )
  SELECT (SELECT count(*) FROM back),
         ARRAY(SELECT m.message_id FROM missing m
                WHERE NOT EXISTS (SELECT FROM logged l WHERE l.message_id = m.message_id)
                ORDER BY m.message_id);
$$;

-- Puts missing rows back from what history says of them now, under their old version and seq. Only what says the same
-- edit date as the key; anything else is a change and goes through the append.
CREATE FUNCTION telegram.restore_from_history(
  p_account text, p_channel_id bigint, p_message_ids bigint[], p_edited bigint[], p_content_kinds text[],
  p_bodies text[]) RETURNS bigint
LANGUAGE sql VOLATILE
AS $$
  SELECT set_config('timescaledb.max_tuples_decompressed_per_dml_transaction', '0', true);
  WITH back AS (
    INSERT INTO telegram.messages
           (channel_id, sent_at, message_id, account, version, seq, content_kind, edited_at, received_at, recorded_at,
            origin, body)
    SELECT p_channel_id, k.sent_at, k.message_id, p_account, k.version, k.seq, i.content_kind, k.edited_at, now(), now(),
           'audit', i.body::jsonb
      FROM unnest(p_message_ids, p_edited, p_content_kinds, p_bodies) AS i(message_id, edited, content_kind, body)
      JOIN telegram.message_key k
        ON k.channel_id = p_channel_id AND k.message_id = i.message_id AND k.deleted_by IS NULL
       AND k.edited_at IS NOT DISTINCT FROM telegram.at_micros(i.edited)
        ON CONFLICT (channel_id, sent_at, message_id) DO NOTHING
    RETURNING 1
  )
  SELECT count(*) FROM back;
$$;

-- Moves the channel's start up, never down: ids below it have no verdict. Answers the start.
CREATE FUNCTION telegram.move_start(p_channel_id bigint, p_start bigint) RETURNS bigint
LANGUAGE plpgsql VOLATILE
AS $$
DECLARE
  v_start bigint;
BEGIN
  PERFORM telegram.lock_coverage(p_channel_id);
  UPDATE telegram.channel c SET start_id = p_start, changed_at = now()
   WHERE c.channel_id = p_channel_id AND c.start_id < p_start;
  SELECT c.start_id INTO v_start FROM telegram.channel c WHERE c.channel_id = p_channel_id;
  PERFORM telegram.cut_coverage(p_channel_id, int8multirange(int8range(1, v_start)));
  RETURN v_start;
END
$$;
