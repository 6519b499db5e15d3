import { strict as assert } from 'node:assert';
import { migrations } from './database.mjs';

export async function versions(database) {
  const extension = await database.value(
    `SELECT default_version FROM pg_available_extensions WHERE name = 'timescaledb'`,
  );
  return `PostgreSQL ${await database.value('SHOW server_version')}, TimescaleDB ${extension}`;
}

export function numbering() {
  const names = (folder) => migrations(folder).map(({ name }) => name);
  assert.deepEqual(names('timescale'), names('plain'), 'timescale/ and plain/ hold the same names');
  const all = migrations('core', 'timescale').map(({ version }) => version);
  assert.ok(all.every(Number.isInteger), 'a file is named V<version>__<words>.sql');
  assert.equal(new Set(all).size, all.length, 'a version is given once');
}

export const checks = {
  async 'log is a hypertable by seq, messages one by sent_at'(database) {
    assert.deepEqual(
      await database.rows(`
        SELECT hypertable_name AS name, column_name AS "by",
               coalesce(time_interval::text, integer_interval::text) AS size
          FROM timescaledb_information.dimensions WHERE hypertable_schema = 'telegram' ORDER BY 1`),
      [
        { name: 'log', by: 'seq', size: '1000000' },
        { name: 'messages', by: 'sent_at', size: '7 days' },
      ],
    );
  },

  async 'messages are compressed after 14 days, aggregates refreshed hourly and daily'(database) {
    assert.deepEqual(
      await database.rows(`
        SELECT hypertable_name AS name, config - 'hypertable_id' - 'mat_hypertable_id' AS config
          FROM timescaledb_information.jobs WHERE hypertable_name IS NOT NULL ORDER BY 1`),
      [
        { name: 'messages', config: { compress_after: '14 days' } },
        { name: 'messages_daily', config: { start_offset: null, end_offset: '1 day', buckets_per_batch: 0 } },
        { name: 'messages_hourly', config: { start_offset: null, end_offset: '01:00:00', buckets_per_batch: 0 } },
      ],
    );
    assert.deepEqual(
      await database.rows(`
        SELECT segmentby, orderby FROM timescaledb_information.hypertable_columnstore_settings
         WHERE hypertable = 'telegram.messages'::regclass`),
      [{ segmentby: 'channel_id', orderby: 'sent_at DESC,message_id DESC' }],
    );
  },

  async 'the append lifts the limit of decompressed rows'(database) {
    assert.deepEqual(await database.value(`SELECT proconfig FROM pg_proc WHERE oid = 'telegram.append'::regproc`), [
      'timescaledb.max_tuples_decompressed_per_dml_transaction=0',
    ]);
  },
};
