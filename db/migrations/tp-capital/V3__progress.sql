-- Why:  how far the worker is and what became of every message version. The offset moves in the transaction of the
--       effect it stands for, so both are in this database; nothing technical ever stands among the signals.
-- Undo: DROP TABLE tp_capital.parked, tp_capital.attempts, tp_capital.offsets, tp_capital.verdicts;

-- One row per message version, whatever came of it: the judge of what is new.
CREATE TABLE tp_capital.verdicts (
  channel_id     bigint      NOT NULL,
  message_id     bigint      NOT NULL,
  version        int         NOT NULL,
  kind           text        NOT NULL
                 CHECK (kind IN ('signal', 'update', 'cancel', 'review', 'noise', 'failed', 'poisoned')),
  reason         text,
  parser_version int         NOT NULL,
  seq            bigint      NOT NULL,
  recorded_at    timestamptz NOT NULL DEFAULT now(),
  PRIMARY KEY (channel_id, message_id, version)
);

-- The channel's change up to which everything has a verdict.
CREATE TABLE tp_capital.offsets (
  consumer   text        NOT NULL,
  channel_id bigint      NOT NULL,
  seq        bigint      NOT NULL DEFAULT 0,
  moved_at   timestamptz NOT NULL DEFAULT now(),
  PRIMARY KEY (consumer, channel_id)
) WITH (fillfactor = 70);

-- Failed tries that are still open: their changes lie below the offset and are tried again.
CREATE TABLE tp_capital.attempts (
  consumer   text        NOT NULL,
  channel_id bigint      NOT NULL,
  seq        bigint      NOT NULL,
  attempts   int         NOT NULL CHECK (attempts > 0),
  error      text        NOT NULL,
  first_at   timestamptz NOT NULL DEFAULT now(),
  last_at    timestamptz NOT NULL DEFAULT now(),
  PRIMARY KEY (consumer, channel_id, seq)
);

-- What was given up, with all that is needed to look at it and to try it again.
CREATE TABLE tp_capital.parked (
  consumer    text        NOT NULL,
  channel_id  bigint      NOT NULL,
  seq         bigint      NOT NULL,
  message_id  bigint      NOT NULL,
  version     int         NOT NULL,
  attempts    int         NOT NULL,
  error       text        NOT NULL,
  payload     text        NOT NULL,                          -- the change as JSON; jsonb would refuse a NUL in it
  parked_at   timestamptz NOT NULL DEFAULT now(),
  replayed_at timestamptz,
  PRIMARY KEY (consumer, channel_id, seq)
);
