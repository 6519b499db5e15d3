CREATE SCHEMA telegram_gateway;
CREATE TABLE telegram_gateway.messages (
  id uuid NOT NULL DEFAULT gen_random_uuid(), channel_id text NOT NULL, message_id bigint NOT NULL, thread_id bigint,
  source text NOT NULL, message_type text NOT NULL, text text, caption text, media_type text,
  media_refs jsonb NOT NULL DEFAULT '[]',
  status text NOT NULL DEFAULT 'received' CHECK (status IN ('received', 'retrying', 'published', 'queued', 'failed',
    'reprocess_pending', 'reprocessed', 'deleted')),
  received_at timestamptz NOT NULL, telegram_date timestamptz, published_at timestamptz, failed_at timestamptz,
  queued_at timestamptz, reprocess_requested_at timestamptz, reprocessed_at timestamptz,
  metadata jsonb NOT NULL DEFAULT '{}', created_at timestamptz NOT NULL DEFAULT now(),
  updated_at timestamptz NOT NULL DEFAULT now(), deleted_at timestamptz,
  PRIMARY KEY (id, created_at), UNIQUE (channel_id, message_id, created_at)
);
CREATE TABLE telegram_gateway.channels (
  id uuid PRIMARY KEY DEFAULT gen_random_uuid(), channel_id bigint UNIQUE NOT NULL, is_active boolean NOT NULL);
