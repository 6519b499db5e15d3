-- Why:  the log is partitioned by its number, the messages by their own time, so that retention and compression follow
--       the message and an old message lands in its own chunk. The append lifts the limit of decompressed rows: an
--       audit that touches many compressed rows would otherwise be refused and block the log for good.
--       The extension goes to `public` by name: Flyway may put another schema first in the search path.
-- Note: CREATE OR REPLACE FUNCTION forgets the setting below. Who replaces telegram.append repeats it in timescale/.
-- Undo: export and import into a plain database; a hypertable cannot be turned back in place.
CREATE EXTENSION IF NOT EXISTS timescaledb WITH SCHEMA public;
COMMENT ON SCHEMA telegram IS 'TimescaleDB: log and messages are hypertables';

SELECT public.create_hypertable('telegram.log', public.by_range('seq', 1000000), create_default_indexes => false);
SELECT public.create_hypertable('telegram.messages', public.by_range('sent_at', interval '7 days'),
                                create_default_indexes => false);

-- Segments and order make up the key, so an upsert finds its batch of compressed rows without reading the others.
ALTER TABLE telegram.messages SET (
  timescaledb.enable_columnstore = true,
  timescaledb.segmentby = 'channel_id',
  timescaledb.orderby = 'sent_at DESC, message_id DESC');
CALL public.add_columnstore_policy('telegram.messages', after => interval '14 days');

ALTER FUNCTION telegram.append SET timescaledb.max_tuples_decompressed_per_dml_transaction = 0;
