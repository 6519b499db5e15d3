CREATE SCHEMA telegram_gateway;
CREATE TABLE telegram_gateway.messages (
  id bigserial PRIMARY KEY, channel_id bigint NOT NULL, message_id bigint NOT NULL, thread_id bigint,
  source text NOT NULL, message_type text NOT NULL, text text, caption text, media_type text,
  media_refs jsonb NOT NULL DEFAULT '[]', status text NOT NULL DEFAULT 'received', received_at timestamptz NOT NULL,
  telegram_date timestamptz, published_at timestamptz, failed_at timestamptz, queued_at timestamptz,
  reprocess_requested_at timestamptz, reprocessed_at timestamptz, metadata jsonb NOT NULL DEFAULT '{}',
  created_at timestamptz NOT NULL DEFAULT now(), updated_at timestamptz NOT NULL DEFAULT now(), deleted_at timestamptz
);
CREATE TABLE telegram_gateway.channels (
  channel_id bigint UNIQUE NOT NULL, label text, description text, is_active boolean NOT NULL);
