-- Why:  signals, what they were before, and what happened to them. A signal is one order of one message: edits change
--       it, deletions withdraw it, nothing is ever removed. The constraints repeat what the parser checked, so that no
--       other writer can store an order whose prices contradict each other.
-- Undo: DROP SCHEMA tp_capital CASCADE; (and everything in it)

CREATE SCHEMA tp_capital;

CREATE TABLE tp_capital.signals (
  id             bigint      GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  channel_id     bigint      NOT NULL,
  message_id     bigint      NOT NULL,
  ordinal        smallint    NOT NULL CHECK (ordinal > 0),   -- of several findings of one message, in text order
  version        int         NOT NULL,                       -- the message's version it was last read from
  sent_at        timestamptz NOT NULL,
  seq            bigint      NOT NULL,                       -- of the log row it was last read from
  asset          text        NOT NULL,
  asset_class    text        NOT NULL,
  side           text        NOT NULL CHECK (side IN ('buy', 'sell')),
  type           text        CHECK (type IN ('swing', 'day', 'scalp')),
  entry_min      numeric(18, 6),
  entry_max      numeric(18, 6),
  at_market      boolean     NOT NULL DEFAULT false,
  targets        numeric(18, 6)[] NOT NULL DEFAULT '{}',
  target_final   numeric(18, 6),
  stop           numeric(18, 6),
  valid_until    date,
  currency       text        NOT NULL DEFAULT 'BRL',
  complete       boolean     NOT NULL,
  correction     boolean     NOT NULL DEFAULT false,
  status         text        NOT NULL DEFAULT 'open' CHECK (status IN (
                   'open', 'filled', 'closed', 'stopped', 'cancelled', 'expired', 'withdrawn', 'historic', 'duplicate',
                   'superseded')),
  duplicate_of   bigint      REFERENCES tp_capital.signals (id),
  fingerprint    bytea       NOT NULL,
  notes          text[]      NOT NULL DEFAULT '{}',
  spans          jsonb       NOT NULL,
  text           text        NOT NULL,                       -- what it was read from
  parser_version int         NOT NULL,
  created_at     timestamptz NOT NULL DEFAULT now(),
  updated_at     timestamptz NOT NULL DEFAULT now(),
  UNIQUE (channel_id, message_id, ordinal),
  CHECK (entry_min <= entry_max),
  CHECK (least(entry_min, entry_max, stop, target_final) > 0),
  CHECK (at_market OR entry_min IS NOT NULL OR entry_max IS NOT NULL),
  CHECK (stop IS NULL OR at_market OR CASE side
           WHEN 'buy' THEN stop < coalesce(entry_min, entry_max)
           ELSE stop > coalesce(entry_max, entry_min) END)
);

-- Pages: newest first, of one channel or of all.
CREATE INDEX signals_sent ON tp_capital.signals (sent_at DESC, id DESC);
-- The newest signal of an asset, for updates, cancellations and corrections.
CREATE INDEX signals_asset ON tp_capital.signals (channel_id, asset, sent_at DESC);
-- The same order given again.
CREATE INDEX signals_fingerprint ON tp_capital.signals (channel_id, fingerprint);
-- What can still change by news; the newest of a channel is the target of "the previous signal".
CREATE INDEX signals_live ON tp_capital.signals (channel_id, sent_at DESC) WHERE status IN ('open', 'filled');

-- Each state of a signal as a whole, the first one too.
CREATE TABLE tp_capital.signal_versions (
  signal_id      bigint      NOT NULL REFERENCES tp_capital.signals (id),
  version        int         NOT NULL,                       -- the message's version
  parser_version int         NOT NULL,
  signal         jsonb       NOT NULL,
  recorded_at    timestamptz NOT NULL DEFAULT now(),
  PRIMARY KEY (signal_id, version, parser_version)
);

-- News of a signal: updates and cancellations, each from a message of its own.
CREATE TABLE tp_capital.signal_events (
  id          bigint      GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  signal_id   bigint      NOT NULL REFERENCES tp_capital.signals (id),
  channel_id  bigint      NOT NULL,
  message_id  bigint      NOT NULL,
  ordinal     smallint    NOT NULL,
  version     int         NOT NULL,
  seq         bigint      NOT NULL,
  kind        text        NOT NULL CHECK (kind IN ('update', 'cancel')),
  actions     text[]      NOT NULL DEFAULT '{}',
  details     jsonb       NOT NULL,
  sent_at     timestamptz NOT NULL,
  recorded_at timestamptz NOT NULL DEFAULT now(),
  -- with the signal, because "cancel all" is one finding about many
  UNIQUE (channel_id, message_id, ordinal, version, signal_id)
);
CREATE INDEX signal_events_signal ON tp_capital.signal_events (signal_id, id);
