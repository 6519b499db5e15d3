-- Why:  what is older than the operator keeps goes: messages by their own time, the log by its low end. Each call is one
--       short transaction that whoever runs it repeats until nothing is left, so a live message waits for a slice at
--       most, and a run that was cut off anywhere is continued by the next one. Only for the holder of the account's
--       lease: a stale one gets no row as its answer. Nothing waits longer than 50 ms for a lock (55P03): the caller
--       comes again later, and nobody queues up behind it.
--       How rows of `messages` go is in plain/ and timescale/ (V17).
-- Undo: DROP FUNCTION telegram.drop_messages, telegram.forget_marks, telegram.raise_floor, telegram.drop_changes,
--       telegram.first_change_from, telegram.is_holder;

CREATE FUNCTION telegram.is_holder(p_account text, p_fence bigint) RETURNS boolean
LANGUAGE sql VOLATILE
AS $$
  SELECT EXISTS (SELECT FROM telegram.writer_lease w WHERE w.account = p_account AND w.fence = p_fence);
$$;

-- What was said about messages that go. The two tables with a count of their changes are left alone if they hold
-- nothing of them.
CREATE FUNCTION telegram.forget_marks(p_channel_ids bigint[], p_message_ids bigint[]) RETURNS void
LANGUAGE plpgsql VOLATILE
AS $$
DECLARE
  v_consumer text := '';
BEGIN
  IF EXISTS (SELECT FROM unnest(p_channel_ids, p_message_ids) AS o(channel_id, message_id)
               JOIN telegram.hidden h ON h.channel_id = o.channel_id AND h.message_id = o.message_id) THEN
    DELETE FROM telegram.hidden h USING unnest(p_channel_ids, p_message_ids) AS o(channel_id, message_id)
     WHERE h.channel_id = o.channel_id AND h.message_id = o.message_id;
  END IF;
  IF EXISTS (SELECT FROM unnest(p_channel_ids, p_message_ids) AS o(channel_id, message_id)
               JOIN telegram.reprocess_request r ON r.channel_id = o.channel_id AND r.message_id = o.message_id) THEN
    DELETE FROM telegram.reprocess_request r USING unnest(p_channel_ids, p_message_ids) AS o(channel_id, message_id)
     WHERE r.channel_id = o.channel_id AND r.message_id = o.message_id;
  END IF;
  DELETE FROM telegram.rejected r USING unnest(p_channel_ids, p_message_ids) AS o(channel_id, message_id)
   WHERE r.channel_id = o.channel_id AND r.message_id = o.message_id;
  LOOP  -- the key of marks begins with the consumer, and there are few of them
    SELECT m.consumer INTO v_consumer FROM telegram.consumer_mark m
     WHERE m.consumer > v_consumer ORDER BY m.consumer LIMIT 1;
    EXIT WHEN NOT FOUND;
    DELETE FROM telegram.consumer_mark m USING unnest(p_channel_ids, p_message_ids) AS o(channel_id, message_id)
     WHERE m.consumer = v_consumer AND m.channel_id = o.channel_id AND m.message_id = o.message_id;
  END LOOP;
END
$$;

-- Drops messages sent before a time: the key, the row, and what was said about them. Looks at the keys behind a cursor,
-- at most 20,000, and stops at p_limit messages that are too old.
-- Answers how many went and where to go on; next_channel is null at the end of the keys.
CREATE FUNCTION telegram.drop_messages(
  p_account text, p_fence bigint, p_before timestamptz, p_channel_id bigint, p_message_id bigint, p_limit int)
RETURNS TABLE (dropped bigint, next_channel bigint, next_message bigint)
LANGUAGE plpgsql VOLATILE SET lock_timeout = '50ms'
AS $$
#variable_conflict use_column
DECLARE
  v_scanned  bigint;
  v_channels bigint[];
  v_messages bigint[];
  v_sent     timestamptz[];
BEGIN
  IF NOT telegram.is_holder(p_account, p_fence) THEN
    RETURN;
  END IF;
  WITH scanned AS MATERIALIZED (
    SELECT k.channel_id, k.message_id, k.sent_at
      FROM telegram.message_key k
     WHERE (k.channel_id, k.message_id) > (p_channel_id, p_message_id)
     ORDER BY k.channel_id, k.message_id
     LIMIT 20000
  ), old AS MATERIALIZED (
    SELECT s.channel_id, s.message_id
      FROM scanned s
     WHERE s.sent_at < p_before
     ORDER BY s.channel_id, s.message_id
     LIMIT p_limit
  )
  SELECT (SELECT count(*) FROM scanned), l.channel_id, l.message_id,
         ARRAY(SELECT o.channel_id FROM old o ORDER BY o.channel_id, o.message_id),
         ARRAY(SELECT o.message_id FROM old o ORDER BY o.channel_id, o.message_id)
    INTO v_scanned, next_channel, next_message, v_channels, v_messages
    FROM (SELECT s.channel_id, s.message_id FROM scanned s ORDER BY s.channel_id DESC, s.message_id DESC LIMIT 1) l;
  IF cardinality(v_channels) = p_limit THEN
    next_channel := v_channels[p_limit];
    next_message := v_messages[p_limit];
  ELSIF coalesce(v_scanned, 0) < 20000 THEN
    next_channel := NULL;
    next_message := NULL;
  END IF;
  dropped := 0;
  IF cardinality(v_channels) > 0 THEN
    -- coverage first: ids below the start have no verdict, so nobody asks Telegram for what goes now
    PERFORM telegram.move_start(s.channel_id, s.start_id)
       FROM (SELECT c.channel_id, max(o.message_id) + 1 AS start_id
               FROM unnest(v_channels, v_messages) AS o(channel_id, message_id)
               JOIN telegram.channel c ON c.channel_id = o.channel_id
              GROUP BY c.channel_id, c.start_id
             HAVING max(o.message_id) >= c.start_id
              ORDER BY c.channel_id) s;
    PERFORM telegram.forget_marks(v_channels, v_messages);
    -- no append between the key and the row: an edit would otherwise leave half a message behind
    PERFORM FROM telegram.log_head h FOR UPDATE;
    IF NOT telegram.is_holder(p_account, p_fence) THEN
      RAISE EXCEPTION 'fence % of account % is not the current one', p_fence, p_account USING ERRCODE = 'TG001';
    END IF;
    WITH gone AS (
      DELETE FROM telegram.message_key k USING unnest(v_channels, v_messages) AS o(channel_id, message_id)
       WHERE k.channel_id = o.channel_id AND k.message_id = o.message_id AND k.sent_at < p_before
      RETURNING k.channel_id, k.sent_at, k.message_id
    )
    SELECT coalesce(array_agg(g.channel_id), '{}'), array_agg(g.sent_at), array_agg(g.message_id)
      INTO v_channels, v_sent, v_messages
      FROM gone g;
    dropped := cardinality(v_channels);
    PERFORM telegram.drop_rows(v_channels, v_sent, v_messages);
  END IF;
  RETURN NEXT;
END
$$;

-- The lowest number from p_floor on whose change was recorded at a time or later, p_end if none was. Numbers and times
-- rise together, so it is found by halving.
CREATE FUNCTION telegram.first_change_from(p_time timestamptz, p_floor bigint, p_end bigint) RETURNS bigint
LANGUAGE plpgsql STABLE
AS $$
DECLARE
  v_low    bigint := p_floor;   -- all below it are older
  v_high   bigint := p_end;     -- none from here on is
  v_middle bigint;
  v_seq    bigint;
  v_time   timestamptz;
BEGIN
  WHILE v_low < v_high LOOP
    v_middle := v_low + (v_high - v_low) / 2;
    SELECT g.seq, g.recorded_at INTO v_seq, v_time
      FROM telegram.log g
     WHERE g.seq >= v_middle AND g.seq < v_high
     ORDER BY g.seq
     LIMIT 1;
    IF v_time < p_time THEN
      v_low := v_seq + 1;
    ELSE  -- or no such number was ever given: a restore leaves some out
      v_high := v_middle;
    END IF;
  END LOOP;
  RETURN v_low;
END
$$;

-- Moves the log's floor above what was recorded before a time; readers below it are told. The rows follow by
-- drop_changes. What refused events and unroutable changes say is as old as they are.
CREATE FUNCTION telegram.raise_floor(p_account text, p_fence bigint, p_before timestamptz)
RETURNS TABLE (floor bigint)
LANGUAGE plpgsql VOLATILE SET lock_timeout = '50ms'
AS $$
#variable_conflict use_column
DECLARE
  v_floor bigint;
BEGIN
  IF NOT telegram.is_holder(p_account, p_fence) THEN
    RETURN;
  END IF;
  SELECT telegram.first_change_from(p_before, h.floor, h.seq + 1) INTO v_floor FROM telegram.log_head h;
  DELETE FROM telegram.rejected r WHERE r.rejected_at < p_before;
  DELETE FROM telegram.unroutable u WHERE u.last_seq < v_floor;
  UPDATE telegram.log_head h SET floor = v_floor WHERE h.floor < v_floor;
  RETURN QUERY SELECT h.floor FROM telegram.log_head h;
END
$$;

-- Drops rows of the log from p_from on that lie below the floor, at most p_limit. Nobody reads there any more, so no
-- append waits. Answers how many went and where to go on; next_from is null at the floor.
CREATE FUNCTION telegram.drop_changes(p_account text, p_fence bigint, p_from bigint, p_limit int)
RETURNS TABLE (dropped bigint, next_from bigint)
LANGUAGE plpgsql VOLATILE SET lock_timeout = '50ms'
AS $$
#variable_conflict use_column
DECLARE
  v_floor bigint;
  v_last  bigint;
BEGIN
  IF NOT telegram.is_holder(p_account, p_fence) THEN
    RETURN;
  END IF;
  SELECT h.floor INTO v_floor FROM telegram.log_head h;
  SELECT max(l.seq) INTO v_last
    FROM (SELECT g.seq FROM telegram.log g WHERE g.seq >= p_from AND g.seq < v_floor ORDER BY g.seq LIMIT p_limit) l;
  dropped := 0;
  IF v_last IS NOT NULL THEN
    DELETE FROM telegram.log g WHERE g.seq >= p_from AND g.seq <= v_last;
    GET DIAGNOSTICS dropped = ROW_COUNT;
    next_from := v_last + 1;
  END IF;
  RETURN NEXT;
END
$$;
