-- Why:  history read again with the parser as it is now: a job that outlives the process that began it, and the
--       differences it found, which are looked at before anything is changed. Both are gone a week after they were made;
--       what was applied stays in the versions of the signals, with the replay's number.
-- Undo: DROP TABLE tp_capital.replay_changes, tp_capital.replays;

CREATE TABLE tp_capital.replays (
  id             bigint      GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  channel_id     bigint      NOT NULL,
  from_at        timestamptz NOT NULL,                       -- messages sent at or after
  to_at          timestamptz NOT NULL,                       -- and before
  parser_version int         NOT NULL,
  requested_by   text        NOT NULL,
  applies        boolean     NOT NULL DEFAULT false,         -- whether it applies itself once it is ready
  state          text        NOT NULL DEFAULT 'queued'
                 CHECK (state IN ('queued', 'running', 'ready', 'applying', 'applied', 'cancelled', 'failed')),
  revision       int         NOT NULL DEFAULT 1,             -- grows with every change of this row
  -- what it was made of: the log up to this number, the signals of the range as they were
  head           bigint      NOT NULL,
  signals_digest text        NOT NULL,
  -- how far it is
  sent_at        timestamptz,                                -- the last message looked at
  message_id     bigint,
  scanned        bigint      NOT NULL DEFAULT 0,
  same           bigint      NOT NULL DEFAULT 0,
  gained         bigint      NOT NULL DEFAULT 0,
  lost           bigint      NOT NULL DEFAULT 0,
  changed        bigint      NOT NULL DEFAULT 0,
  applied        bigint      NOT NULL DEFAULT 0,
  skipped        bigint      NOT NULL DEFAULT 0,             -- not applied, because the signal had changed meanwhile
  error          text,
  -- who works on it: its claim ends by itself when it does not come back
  claimed_by     text,
  claimed_until  timestamptz,
  created_at     timestamptz NOT NULL DEFAULT now(),
  started_at     timestamptz,
  ready_at       timestamptz,
  finished_at    timestamptz,
  expires_at     timestamptz NOT NULL,
  CHECK (from_at < to_at)
) WITH (fillfactor = 70);

-- What waits for somebody to work on it.
CREATE INDEX replays_waiting ON tp_capital.replays (id) WHERE state IN ('queued', 'running', 'applying');

-- One signal that would be another one, in the order of the messages.
CREATE TABLE tp_capital.replay_changes (
  replay_id       bigint      NOT NULL REFERENCES tp_capital.replays (id) ON DELETE CASCADE,
  number          bigint      NOT NULL,
  kind            text        NOT NULL CHECK (kind IN ('gained', 'lost', 'changed')),
  message_id      bigint      NOT NULL,
  message_version int         NOT NULL,
  seq             bigint      NOT NULL,
  sent_at         timestamptz NOT NULL,
  text            text        NOT NULL,
  ordinal         smallint,                                  -- of the stored signal, if there is one
  signal_version  int,                                       -- the number of its state when it was compared
  before          jsonb,
  after           jsonb,
  fields          text[]      NOT NULL DEFAULT '{}',
  outcome         text        CHECK (outcome IN ('applied', 'skipped')),
  PRIMARY KEY (replay_id, number),
  CHECK ((before IS NULL) = (kind = 'gained')),
  CHECK ((after IS NULL) = (kind = 'lost'))
);
CREATE INDEX replay_changes_message ON tp_capital.replay_changes (replay_id, sent_at, message_id);
