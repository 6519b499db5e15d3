-- Why:  the log, the current state of each message, and the small tables for everything that changes.
--       `log` and `messages` only receive inserts and the rare edit or deletion, so both can be hypertables;
--       whatever changes often (heads, leases, marks, checkpoints) is a small ordinary table beside them.
-- Undo: DROP SCHEMA telegram CASCADE; (and everything in it)

CREATE SCHEMA telegram;

-- The one row that every append locks: the last number handed out, and the lowest one still kept.
CREATE TABLE telegram.log_head (
  one   boolean PRIMARY KEY DEFAULT true CHECK (one),
  seq   bigint  NOT NULL DEFAULT 0,
  floor bigint  NOT NULL DEFAULT 1
) WITH (fillfactor = 10);
INSERT INTO telegram.log_head DEFAULT VALUES;

CREATE TABLE telegram.log (
  seq         bigint      PRIMARY KEY,               -- gap-free, in commit order
  prev        bigint      NOT NULL,                  -- the channel's change before this one, 0 if none
  supersedes  bigint      NOT NULL,                  -- the message's change before this one, 0 if none
  account     text        NOT NULL,
  kind        text        NOT NULL CHECK (kind IN ('posted', 'edited', 'deleted')),
  channel_id  bigint      NOT NULL,
  message_id  bigint      NOT NULL,
  version     int         NOT NULL,
  sent_at     timestamptz NOT NULL,
  edited_at   timestamptz,
  deleted_at  timestamptz,
  deleted_by  text,
  received_at timestamptz NOT NULL,
  recorded_at timestamptz NOT NULL,
  origin      text        NOT NULL,
  body        jsonb       NOT NULL
);
CREATE INDEX log_channel ON telegram.log (channel_id, seq);

CREATE TABLE telegram.messages (
  channel_id   bigint      NOT NULL,
  sent_at      timestamptz NOT NULL,
  message_id   bigint      NOT NULL,
  account      text        NOT NULL,
  version      int         NOT NULL,
  seq          bigint      NOT NULL,
  content_kind text        NOT NULL,                  -- text, photo, video, …
  edited_at    timestamptz,
  deleted_at   timestamptz,
  deleted_by   text,
  received_at  timestamptz NOT NULL,
  recorded_at  timestamptz NOT NULL,
  origin       text        NOT NULL,
  body         jsonb       NOT NULL,
  PRIMARY KEY (channel_id, sent_at, message_id)       -- in this order it is the page index as well
);

-- One row per message: what decides whether an event is new, before any chunk is touched.
CREATE TABLE telegram.message_key (
  channel_id     bigint      NOT NULL,
  message_id     bigint      NOT NULL,
  sent_at        timestamptz NOT NULL,
  version        int         NOT NULL,
  seq            bigint      NOT NULL,
  edited_at      timestamptz,
  digest         bigint      NOT NULL,
  digest_version smallint    NOT NULL,                -- 0: made from an import, comparable with nothing
  deleted_by     text,
  PRIMARY KEY (channel_id, message_id)
);

CREATE TABLE telegram.channel_head (
  channel_id bigint PRIMARY KEY,
  seq        bigint NOT NULL
) WITH (fillfactor = 50);

-- Only the holder of an account's lease may open its session and append; `fence` grows with each new holder.
CREATE TABLE telegram.writer_lease (
  account    text        PRIMARY KEY,
  holder     text        NOT NULL,
  fence      bigint      NOT NULL,
  expires_at timestamptz NOT NULL,
  batch      bigint      NOT NULL DEFAULT 0,          -- the last batch appended
  before_seq bigint      NOT NULL DEFAULT 0,          -- the account's last seq before that batch
  last_seq   bigint      NOT NULL DEFAULT 0           -- and after it
) WITH (fillfactor = 10);

CREATE TABLE telegram.checkpoint (
  sink       text        NOT NULL,
  account    text        NOT NULL,
  seq        bigint      NOT NULL,
  written_at timestamptz NOT NULL DEFAULT now(),
  PRIMARY KEY (sink, account)
) WITH (fillfactor = 50);

CREATE TABLE telegram.channel (
  channel_id  bigint      PRIMARY KEY,
  account     text        NOT NULL,
  title       text,
  username    text,
  label       text,
  description text,
  watched     boolean     NOT NULL DEFAULT false,     -- nothing is ingested from Telegram until a channel is watched
  accessible  boolean     NOT NULL DEFAULT true,
  listed      boolean     NOT NULL DEFAULT true,
  start_id    bigint      NOT NULL DEFAULT 1,         -- ids below it have no verdict
  added_at    timestamptz NOT NULL DEFAULT now(),
  changed_at  timestamptz NOT NULL DEFAULT now()
);

-- What is proved about ids that are not simply stored; disjoint intervals per channel.
CREATE TABLE telegram.coverage (
  channel_id bigint      NOT NULL,
  from_id    bigint      NOT NULL,
  to_id      bigint      NOT NULL,
  verdict    text        NOT NULL CHECK (verdict IN ('stored', 'deleted', 'service', 'inaccessible')),
  proved_by  text        NOT NULL CHECK (proved_by IN ('live', 'history', 'probe', 'import')),
  proved_at  timestamptz NOT NULL DEFAULT now(),
  PRIMARY KEY (channel_id, from_id),
  CHECK (from_id <= to_id)
);

-- Events that the database refused for their content, in their raw form; their ids stay unknown.
CREATE TABLE telegram.rejected (
  id          bigint      GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  account     text        NOT NULL,
  channel_id  bigint      NOT NULL,
  message_id  bigint      NOT NULL,
  reason      text        NOT NULL,
  raw         text        NOT NULL,
  raw_digest  text        NOT NULL GENERATED ALWAYS AS (md5(raw)) STORED,
  rejected_at timestamptz NOT NULL DEFAULT now(),
  UNIQUE (account, channel_id, message_id, raw_digest)
);

-- Published changes that no queue took: their later consumer reads them from the log.
CREATE TABLE telegram.unroutable (
  sink       text        NOT NULL,
  account    text        NOT NULL,
  channel_id bigint      NOT NULL,
  first_seq  bigint      NOT NULL,
  last_seq   bigint      NOT NULL,
  returned   bigint      NOT NULL,
  last_at    timestamptz NOT NULL DEFAULT now(),
  PRIMARY KEY (sink, account, channel_id)
);

-- An operator's delete, effective in the views at once; the writer follows with a `deleted` change.
CREATE TABLE telegram.hidden (
  channel_id bigint      NOT NULL,
  message_id bigint      NOT NULL,
  hidden_at  timestamptz NOT NULL DEFAULT now(),
  hidden_by  text        NOT NULL,
  reason     text,
  PRIMARY KEY (channel_id, message_id)
);

CREATE TABLE telegram.reprocess_request (
  channel_id   bigint      NOT NULL,
  message_id   bigint      NOT NULL,
  consumer     text        NOT NULL,
  requested_at timestamptz NOT NULL DEFAULT now(),
  requested_by text        NOT NULL,
  reason       text,
  PRIMARY KEY (channel_id, message_id, consumer)
);

CREATE TABLE telegram.consumer (
  name       text        PRIMARY KEY CHECK (name ~ '^[a-z0-9-]{1,64}$'),
  channels   bigint[],
  kinds      text[],
  seq        bigint      NOT NULL DEFAULT 0,
  managed    boolean     NOT NULL DEFAULT false,      -- a sink or an app of ours keeps its own offset
  created_at timestamptz NOT NULL DEFAULT now(),
  acked_at   timestamptz
);

-- How far a consumer is in each channel, as it reports it; for display, nobody continues from it.
CREATE TABLE telegram.consumer_offset (
  consumer    text        NOT NULL,
  channel_id  bigint      NOT NULL,
  seq         bigint      NOT NULL,
  reported_at timestamptz NOT NULL DEFAULT now(),
  PRIMARY KEY (consumer, channel_id)
) WITH (fillfactor = 70);

-- What a consumer did with a message version, and when.
CREATE TABLE telegram.consumer_mark (
  consumer   text        NOT NULL,
  channel_id bigint      NOT NULL,
  message_id bigint      NOT NULL,
  version    int         NOT NULL,
  outcome    text        NOT NULL CHECK (outcome IN ('processed', 'ignored', 'failed', 'parked')),
  reason     text,
  attempts   int         NOT NULL DEFAULT 1,
  parsed_at  timestamptz,
  stored_at  timestamptz,
  acked_at   timestamptz,
  marked_at  timestamptz NOT NULL DEFAULT now(),
  PRIMARY KEY (consumer, channel_id, message_id, version)
) WITH (fillfactor = 70);

CREATE TABLE telegram.api_key (
  id         text        PRIMARY KEY CHECK (length(id) = 8),
  digest     bytea       NOT NULL,                     -- SHA-256 of the secret
  name       text        NOT NULL,
  scopes     text[]      NOT NULL,
  channels   bigint[],                                 -- null: all
  unlimited  boolean     NOT NULL DEFAULT false,
  expires_at timestamptz,
  revoked_at timestamptz,
  used_at    timestamptz,
  created_at timestamptz NOT NULL DEFAULT now()
);
