CREATE SCHEMA telegram_gateway;
CREATE TABLE telegram_gateway.messages (
  id bigserial PRIMARY KEY, channel_id bigint NOT NULL, message_id text NOT NULL, thread_id text,
  source varchar(50) NOT NULL, message_type varchar(50) NOT NULL, text text, caption text, media_type varchar(50),
  media_refs jsonb NOT NULL DEFAULT '[]', status varchar(20) NOT NULL DEFAULT 'received', received_at timestamptz NOT NULL,
  telegram_date timestamptz, published_at timestamptz, failed_at timestamptz, queued_at timestamptz,
  reprocess_requested_at timestamptz, reprocessed_at timestamptz, metadata jsonb NOT NULL DEFAULT '{}',
  created_at timestamptz NOT NULL DEFAULT now(), updated_at timestamptz NOT NULL DEFAULT now(), deleted_at timestamptz
);
CREATE TABLE telegram_gateway.channels (
  channel_id bigint UNIQUE NOT NULL, title text, last_sync_at timestamptz, is_active boolean NOT NULL);
