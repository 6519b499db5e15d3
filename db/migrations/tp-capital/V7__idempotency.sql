-- Why:  a request that starts something and is sent twice, because its answer was lost, starts it once: the answer is
--       kept for a day under the caller's word.
-- Undo: DROP TABLE tp_capital.idempotency;

CREATE TABLE tp_capital.idempotency (
  key_id     text        NOT NULL,                           -- the API key
  word       text        NOT NULL,                           -- the header Idempotency-Key
  request    bytea       NOT NULL,                           -- digest of method, path and body
  status     int,                                            -- null while it is being answered
  location   text,
  body       text,
  created_at timestamptz NOT NULL DEFAULT now(),
  PRIMARY KEY (key_id, word)
);
CREATE INDEX idempotency_age ON tp_capital.idempotency (created_at);
