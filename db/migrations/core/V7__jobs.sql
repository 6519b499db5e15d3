-- Why:  work that somebody asked the gateway for. A job is a row: whoever asks inserts it and goes on, also while the
--       gateway is down; the gateway takes it, says how far it is, and goes on with it after a restart.
-- Undo: DROP VIEW telegram_v1.jobs; DROP TABLE telegram.job;

CREATE TABLE telegram.job (
  id            text        PRIMARY KEY CHECK (id ~ '^job_[0-7][0-9A-HJKMNP-TV-Z]{25}$'),  -- a ULID: in order of time
  kind          text        NOT NULL
                CHECK (kind IN ('sync', 'discover', 'audit', 'refresh-titles', 'reprocess', 'append-deletion')),
  state         text        NOT NULL DEFAULT 'queued'
                CHECK (state IN ('queued', 'running', 'waiting', 'cancelling', 'succeeded', 'failed', 'cancelled')),
  account       text,                                  -- whose gateway it is for; null: whichever takes it first
  requested_by  text        NOT NULL,
  request       jsonb       NOT NULL,
  same_as       text        NOT NULL,                  -- equal for jobs that would do the same
  fence         bigint      NOT NULL DEFAULT 0,        -- of the gateway that runs it
  progress      jsonb       NOT NULL DEFAULT '{}',
  waiting_until timestamptz,
  result        jsonb,
  problem       jsonb,
  created_at    timestamptz NOT NULL DEFAULT now(),
  started_at    timestamptz,
  finished_at   timestamptz,
  changed_at    timestamptz NOT NULL DEFAULT now()
) WITH (fillfactor = 70);

-- Asked for twice, it is done once.
CREATE UNIQUE INDEX job_active ON telegram.job (same_as) WHERE state IN ('queued', 'running', 'waiting', 'cancelling');

CREATE VIEW telegram_v1.jobs AS
SELECT j.id, j.kind, j.state, j.account, j.requested_by, j.request, j.progress, j.waiting_until, j.result, j.problem,
       j.created_at, j.started_at, j.finished_at, j.changed_at
  FROM telegram.job j;
