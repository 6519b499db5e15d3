-- Why:  what retention and compression ask of timescale/: here a dropped message's row is deleted with its key, and there
--       are no chunks to drop or compress. Deleted rows leave room for new ones; the files do not shrink.
-- Undo: DROP FUNCTION telegram.drop_rows, telegram.retention_edge, telegram.drop_message_chunk,
--       telegram.drop_change_chunk, telegram.compress_after;

CREATE FUNCTION telegram.drop_rows(p_channel_ids bigint[], p_sent timestamptz[], p_message_ids bigint[]) RETURNS void
LANGUAGE sql VOLATILE
AS $$
  DELETE FROM telegram.messages m
   USING unnest(p_channel_ids, p_sent, p_message_ids) AS o(channel_id, sent_at, message_id)
   WHERE m.channel_id = o.channel_id AND m.sent_at = o.sent_at AND m.message_id = o.message_id;
$$;

-- Up to where messages go that were sent before a time: exactly that time.
CREATE FUNCTION telegram.retention_edge(p_before timestamptz) RETURNS timestamptz
LANGUAGE sql STABLE
RETURN p_before;

CREATE FUNCTION telegram.drop_message_chunk(p_account text, p_fence bigint, p_before timestamptz, p_known_seq bigint)
RETURNS TABLE (chunk text, bytes bigint)
LANGUAGE sql VOLATILE
AS $$
  SELECT NULL::text, NULL::bigint WHERE false;
$$;

CREATE FUNCTION telegram.drop_change_chunk(p_account text, p_fence bigint)
RETURNS TABLE (chunk text, bytes bigint, changes bigint)
LANGUAGE sql VOLATILE
AS $$
  SELECT NULL::text, NULL::bigint, NULL::bigint WHERE false;
$$;

CREATE FUNCTION telegram.compress_after(p_days int) RETURNS boolean
LANGUAGE sql VOLATILE
RETURN false;
