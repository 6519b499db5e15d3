-- Why:  whether there is a fresh backup, and whether one was ever restored, must be seen from a container that cannot see
--       the host's files: the scripts write it here, the API exports it (`telegram_backup_last_success`).
-- Undo: DROP VIEW telegram_v1.backups; DROP TABLE telegram.backup_record;

CREATE TABLE telegram.backup_record (
  act          text        PRIMARY KEY CHECK (act IN ('backup', 'drill', 'restore')),
  backup       text        NOT NULL,                   -- its name: the UTC time it was begun, as YYYYMMDD_HHMMSS
  succeeded_at timestamptz NOT NULL,
  seconds      int         NOT NULL,                   -- how long it took
  bytes        bigint      NOT NULL                    -- of the backup
);

CREATE VIEW telegram_v1.backups AS
SELECT b.act, b.backup, b.succeeded_at, b.seconds, b.bytes
  FROM telegram.backup_record b;
