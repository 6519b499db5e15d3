-- Why:  instructions that did not pass a check. A person accepts, corrects or rejects them; they never enter `signals`
--       by themselves. The table is apart so that nothing doubtful can be read as a signal by mistake.
-- Undo: DROP TABLE tp_capital.reviews;

CREATE TABLE tp_capital.reviews (
  id             bigint      GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  channel_id     bigint      NOT NULL,
  message_id     bigint      NOT NULL,
  ordinal        smallint    NOT NULL,
  version        int         NOT NULL,
  seq            bigint      NOT NULL,
  sent_at        timestamptz NOT NULL,
  reasons        text[]      NOT NULL CHECK (cardinality(reasons) > 0),
  draft          jsonb       NOT NULL,
  spans          jsonb       NOT NULL,
  text           text        NOT NULL,
  parser_version int         NOT NULL,
  state          text        NOT NULL DEFAULT 'open'
                 CHECK (state IN ('open', 'accepted', 'corrected', 'rejected', 'superseded')),
  decided_by     text,
  decided_at     timestamptz,
  decision       text,
  created_at     timestamptz NOT NULL DEFAULT now(),
  UNIQUE (channel_id, message_id, ordinal, version)
);
CREATE INDEX reviews_open ON tp_capital.reviews (sent_at DESC, id DESC) WHERE state = 'open';
