-- Why:  chunks of messages go as a whole once all of their time is over the retention: their keys first, in slices, then
--       the chunk, which frees the disk at once. The same for the log's chunks below its floor. And the age at which
--       chunks are compressed is the operator's.
--       Only a table's owner may do that, so these functions act as the owner, and only the gateway may call them.
-- Undo: DROP FUNCTION telegram.drop_rows, telegram.retention_edge, telegram.drop_message_chunk,
--       telegram.drop_change_chunk, telegram.compress_after;

-- Rows stay until their chunk goes: deleting them one by one would decompress them first.
CREATE FUNCTION telegram.drop_rows(p_channel_ids bigint[], p_sent timestamptz[], p_message_ids bigint[]) RETURNS void
LANGUAGE sql VOLATILE
AS $$ $$;

-- Up to where messages go that were sent before a time: the end of the last chunk that lies before it as a whole; null
-- if there is none.
CREATE FUNCTION telegram.retention_edge(p_before timestamptz) RETURNS timestamptz
LANGUAGE sql STABLE
AS $$
  SELECT max(c.range_end)
    FROM timescaledb_information.chunks c
   WHERE c.hypertable_schema = 'telegram' AND c.hypertable_name = 'messages' AND c.range_end <= p_before;
$$;

-- Drops the oldest chunk of messages that lies before a time as a whole, after the keys of its messages were dropped.
-- Not if a message came into it after p_known_seq, the log's head before its keys were looked at: the next run has it.
-- Answers no row if there is none, or not for this holder.
CREATE FUNCTION telegram.drop_message_chunk(p_account text, p_fence bigint, p_before timestamptz, p_known_seq bigint)
RETURNS TABLE (chunk text, bytes bigint)
LANGUAGE plpgsql VOLATILE SECURITY DEFINER SET search_path = pg_catalog, pg_temp SET lock_timeout = '50ms'
AS $$
#variable_conflict use_column
DECLARE
  v_from timestamptz;
  v_to   timestamptz;
BEGIN
  SELECT format('%I.%I', c.chunk_schema, c.chunk_name), c.range_start, c.range_end INTO chunk, v_from, v_to
    FROM timescaledb_information.chunks c
   WHERE c.hypertable_schema = 'telegram' AND c.hypertable_name = 'messages' AND c.range_end <= p_before
   ORDER BY c.range_end
   LIMIT 1;
  IF NOT FOUND THEN
    RETURN;
  END IF;
  SELECT d.total_bytes INTO bytes
    FROM public.chunks_detailed_size('telegram.messages') d
   WHERE format('%I.%I', d.chunk_schema, d.chunk_name) = chunk;
  PERFORM FROM telegram.log_head h FOR UPDATE;  -- no append meanwhile
  IF NOT telegram.is_holder(p_account, p_fence)
     OR EXISTS (SELECT FROM telegram.log g WHERE g.seq > p_known_seq AND g.sent_at >= v_from AND g.sent_at < v_to) THEN
    RETURN;
  END IF;
  PERFORM public.drop_chunks('telegram.messages', older_than => v_to);
  RETURN NEXT;
END
$$;

-- Drops the lowest chunk of the log that lies below the floor as a whole. Answers no row if there is none, or not for
-- this holder.
CREATE FUNCTION telegram.drop_change_chunk(p_account text, p_fence bigint)
RETURNS TABLE (chunk text, bytes bigint, changes bigint)
LANGUAGE plpgsql VOLATILE SECURITY DEFINER SET search_path = pg_catalog, pg_temp SET lock_timeout = '50ms'
AS $$
#variable_conflict use_column
DECLARE
  v_from bigint;
  v_to   bigint;
BEGIN
  SELECT format('%I.%I', c.chunk_schema, c.chunk_name), c.range_start_integer, c.range_end_integer
    INTO chunk, v_from, v_to
    FROM timescaledb_information.chunks c
    JOIN telegram.log_head h ON c.range_end_integer <= h.floor
   WHERE c.hypertable_schema = 'telegram' AND c.hypertable_name = 'log'
   ORDER BY c.range_end_integer
   LIMIT 1;
  IF NOT FOUND OR NOT telegram.is_holder(p_account, p_fence) THEN
    RETURN;
  END IF;
  SELECT d.total_bytes INTO bytes
    FROM public.chunks_detailed_size('telegram.log') d
   WHERE format('%I.%I', d.chunk_schema, d.chunk_name) = chunk;
  SELECT count(*) INTO changes FROM telegram.log g WHERE g.seq >= v_from AND g.seq < v_to;
  PERFORM public.drop_chunks('telegram.log', older_than => v_to);
  RETURN NEXT;
END
$$;

-- Has chunks of messages compressed once all of their time is so many days ago. Answers whether that is new.
CREATE FUNCTION telegram.compress_after(p_days int) RETURNS boolean
LANGUAGE plpgsql VOLATILE SECURITY DEFINER SET search_path = pg_catalog, pg_temp
AS $$
BEGIN
  IF EXISTS (SELECT FROM timescaledb_information.jobs j
              WHERE j.hypertable_schema = 'telegram' AND j.hypertable_name = 'messages'
                AND (j.config ->> 'compress_after')::interval = make_interval(days => p_days)) THEN
    RETURN false;
  END IF;
  CALL public.remove_columnstore_policy('telegram.messages', if_exists => true);
  CALL public.add_columnstore_policy('telegram.messages', after => make_interval(days => p_days));
  RETURN true;
END
$$;

REVOKE EXECUTE ON FUNCTION telegram.drop_message_chunk, telegram.drop_change_chunk, telegram.compress_after FROM PUBLIC;
