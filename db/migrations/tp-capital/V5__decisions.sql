-- Why:  what a person decides is a state of a signal like any other, so each state now says who made it and stands under
--       its own number; an order that stays in the book until a day says when that day ends where its channel lives; and
--       what channels are worth can be counted.
-- Undo: DROP VIEW tp_capital.channel_scores; DROP TYPE tp_capital.signal_row; ALTER TABLE tp_capital.signals
--       DROP COLUMN made_by, DROP COLUMN expires_at, DROP COLUMN status_before;
--       ALTER TABLE tp_capital.reviews DROP COLUMN historic, DROP COLUMN signal_id;
--       ALTER TABLE tp_capital.parked DROP COLUMN replays; delete from tp_capital.signal_versions what made_by is not
--       'parser', drop its new columns and give it the primary key (signal_id, version, parser_version) again.

-- 'parser', 'operator' or 'replay:' and the number of the replay: who said last what the order is.
ALTER TABLE tp_capital.signals
  ADD COLUMN made_by       text NOT NULL DEFAULT 'parser',
  ADD COLUMN expires_at    timestamptz,                      -- the first instant after valid_until, in the channel's zone
  ADD COLUMN status_before text;                            -- what a withdrawn or cancelled one goes back to

UPDATE tp_capital.signals
   SET expires_at = (valid_until + 1)::timestamp AT TIME ZONE 'America/Sao_Paulo'
 WHERE valid_until IS NOT NULL;

-- What is due to expire.
CREATE INDEX signals_expiring ON tp_capital.signals (expires_at) WHERE status = 'open';
-- The newest of a channel, whatever its status: news is judged by what was open when it was sent.
CREATE INDEX signals_channel ON tp_capital.signals (channel_id, sent_at DESC);
-- Who takes the place of a withdrawn one.
CREATE INDEX signals_duplicates ON tp_capital.signals (duplicate_of) WHERE duplicate_of IS NOT NULL;

ALTER TABLE tp_capital.signal_versions
  ADD COLUMN number  int,                                    -- 1, 2, 3 … of its signal
  ADD COLUMN made_by text NOT NULL DEFAULT 'parser',
  ADD COLUMN status  text,                                   -- of the signal after it; unknown for the oldest rows
  ADD COLUMN reason  text;                                   -- what the person gave as reason

UPDATE tp_capital.signal_versions v
   SET number = n.number
  FROM (SELECT o.signal_id, o.version, o.parser_version,
               row_number() OVER (PARTITION BY o.signal_id ORDER BY o.recorded_at, o.version, o.parser_version) AS number
          FROM tp_capital.signal_versions o) n
 WHERE n.signal_id = v.signal_id AND n.version = v.version AND n.parser_version = v.parser_version;

ALTER TABLE tp_capital.signal_versions
  ALTER COLUMN number SET NOT NULL,
  DROP CONSTRAINT signal_versions_pkey,
  ADD PRIMARY KEY (signal_id, number);
-- A message's version is read once by a parser's version, whatever is delivered again.
CREATE UNIQUE INDEX signal_versions_read
    ON tp_capital.signal_versions (signal_id, version, parser_version) WHERE made_by = 'parser';

ALTER TABLE tp_capital.reviews
  ADD COLUMN historic  boolean NOT NULL DEFAULT false,       -- its message was old when the log recorded it
  ADD COLUMN signal_id bigint REFERENCES tp_capital.signals (id);  -- what was made of it
CREATE INDEX reviews_pages ON tp_capital.reviews (state, sent_at DESC, id DESC);

ALTER TABLE tp_capital.parked ADD COLUMN replays int NOT NULL DEFAULT 0;  -- tries somebody asked for since

-- What a channel's orders came to, by the hour in which they were given: everything that happened to an order later
-- counts for the hour of the order, so that shares of one row can be compared with those of another.
CREATE VIEW tp_capital.channel_scores AS
SELECT t.channel_id,
       t.hour,
       sum(t.signals)::bigint     AS signals,                -- orders, without repetitions
       sum(t.duplicates)::bigint  AS duplicates,             -- repetitions of one that was open
       sum(t.edited)::bigint      AS edited,                 -- orders changed by an edit after the fact
       sum(t.deleted)::bigint     AS deleted,                -- orders whose message was deleted
       sum(t.cancelled)::bigint   AS cancelled,
       sum(t.target_hits)::bigint AS target_hits,            -- orders of which a target was reported as hit
       sum(t.stops)::bigint       AS stops,                  -- orders whose stop was reported as hit
       sum(t.reviews)::bigint     AS reviews                 -- instructions that did not pass a check
  FROM (
    SELECT s.channel_id,
           date_trunc('hour', s.sent_at, 'UTC') AS hour,
           count(*) FILTER (WHERE s.duplicate_of IS NULL) AS signals,
           count(s.duplicate_of) AS duplicates,
           count(*) FILTER (WHERE EXISTS (
             SELECT FROM tp_capital.signal_versions v
              WHERE v.signal_id = s.id AND v.number > 1 AND v.made_by = 'parser')) AS edited,
           count(*) FILTER (WHERE EXISTS (
             SELECT FROM tp_capital.verdicts d
              WHERE d.channel_id = s.channel_id AND d.message_id = s.message_id AND d.reason = 'deleted')) AS deleted,
           count(*) FILTER (WHERE s.status = 'cancelled') AS cancelled,
           count(*) FILTER (WHERE EXISTS (
             SELECT FROM tp_capital.signal_events e
              WHERE e.signal_id = s.id AND 'target_hit' = ANY(e.actions))) AS target_hits,
           count(*) FILTER (WHERE EXISTS (
             SELECT FROM tp_capital.signal_events e
              WHERE e.signal_id = s.id AND 'stop_hit' = ANY(e.actions))) AS stops,
           0 AS reviews
      FROM tp_capital.signals s
     GROUP BY s.channel_id, 2
     UNION ALL
    SELECT r.channel_id, date_trunc('hour', r.sent_at, 'UTC'), 0, 0, 0, 0, 0, 0, 0, count(*)
      FROM tp_capital.reviews r
     WHERE r.state <> 'superseded'
     GROUP BY r.channel_id, 2
  ) t
 GROUP BY t.channel_id, t.hour;

-- A signal as the desk sends it, many at a time: what `jsonb_populate_recordset` makes rows of.
CREATE TYPE tp_capital.signal_row AS (
  id bigint, channel_id bigint, message_id bigint, ordinal smallint, version int, sent_at timestamptz, seq bigint,
  asset text, asset_class text, side text, type text, entry_min numeric, entry_max numeric, at_market boolean,
  targets numeric[], target_final numeric, stop numeric, valid_until date, expires_at timestamptz, currency text,
  complete boolean, correction boolean, status text, status_before text, duplicate_of bigint, fingerprint text,
  notes text[], spans jsonb, text text, parser_version int, made_by text
);
