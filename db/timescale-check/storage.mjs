// What monitoring asks of hypertables, jobs and aggregates: the API's own queries, with the API's rights.
import { strict as assert } from 'node:assert';
import { readFileSync } from 'node:fs';

const FAMILY = '../../gateway-api/src/main/java/dev/tradingsystem/telegram/api/hypertable/Family.java';
const text = readFileSync(new URL(FAMILY, import.meta.url), 'utf8');
const queries = Object.fromEntries(
  [...text.matchAll(/([A-Z]+)\("""\n([\s\S]*?)"""\)/g)].map(([, name, query]) => [name.toLowerCase(), query]),
);

async function figures(database) {
  const answers = {};
  await database.run('SET ROLE api');
  try {
    for (const [name, query] of Object.entries(queries)) answers[name] = await database.rows(query);
  } finally {
    await database.run('RESET ROLE');
  }
  return answers;
}

const by = (rows, column) => Object.fromEntries(rows.map((row) => [row[column], row]));

export const checks = {
  async 'the API reads sizes, chunks and compression of every hypertable'(database) {
    assert.deepEqual(Object.keys(queries), ['hypertables', 'jobs', 'aggregates', 'backups']);
    const tables = by((await figures(database)).hypertables, 'hypertable');
    assert.deepEqual(Object.keys(tables).sort(), ['log', 'messages', 'messages_daily', 'messages_hourly']);
    for (const [name, table] of Object.entries(tables)) {
      assert.ok(table.bytes > 0 && table.open_chunks + table.compressed_chunks > 0, name);
      assert.equal(table.compression_ratio !== null, table.compressed_chunks > 0, name);
    }
    assert.ok(tables.messages.compressed_chunks > 0);
    assert.ok(tables.messages.compression_ratio > 1);
    assert.equal(
      tables.messages.open_chunks + tables.messages.compressed_chunks,
      await database.value(`SELECT count(*)::int FROM show_chunks('telegram.messages')`),
    );
    return `messages ${tables.messages.bytes} bytes, ${tables.messages.compression_ratio.toFixed(1)}:1`;
  },

  async 'it reads how far aggregates are ready'(database) {
    const ages = by((await figures(database)).aggregates, 'aggregate');
    assert.deepEqual(Object.keys(ages).sort(), ['messages_daily', 'messages_hourly']);
    const ready = (name, size) =>
      database.value(`SELECT extract(epoch FROM now() - max(bucket) - interval '${size}')::float8
                        FROM telegram_v1.${name} WHERE bucket < now() - interval '3 days'`);
    assert.ok(Math.abs(ages.messages_hourly.age - (await ready('messages_hourly', '1 hour'))) < 60);
    assert.ok(Math.abs(ages.messages_daily.age - (await ready('messages_daily', '1 day'))) < 60);
  },

  // Nobody runs jobs here and notes how they went, so the notes are made by hand.
  async 'it reads which jobs failed, and when each last succeeded'(database) {
    const [compression, hourly] = await Promise.all(
      ['policy_compression', 'policy_refresh_continuous_aggregate'].map((name) =>
        database.value(`SELECT min(job_id) FROM timescaledb_information.jobs WHERE proc_name = '${name}'`),
      ),
    );
    const note = (job, success, failures) =>
      database.run(`
        INSERT INTO _timescaledb_internal.bgw_job_stat
        VALUES (${job}, now(), now(), now(), '${success}', false, 5, '1 s', '1 s', 0, ${failures}, 0, 0, 0, 0)`);
    await note(compression, '2026-01-02T03:04:05Z', 2);
    await note(hourly, '-infinity', 5);
    const jobs = by((await figures(database)).jobs, 'job');
    assert.deepEqual(jobs, {
      'compression:messages': job('compression:messages', 2, Date.parse('2026-01-02T03:04:05Z') / 1000),
      'refresh_continuous_aggregate:messages_hourly': job('refresh_continuous_aggregate:messages_hourly', 5, null),
      'refresh_continuous_aggregate:messages_daily': job('refresh_continuous_aggregate:messages_daily', 0, null),
      job_stat_history_retention: job('job_stat_history_retention', 0, null),
    });
    return Object.keys(jobs).join(', ');
  },

  async 'it reads when the last backup was made'(database) {
    assert.deepEqual((await figures(database)).backups, []);
    await database.run(`
      INSERT INTO telegram.backup_record VALUES ('backup', '20260102_030405', '2026-01-02T03:04:05Z', 1, 1),
                                                ('drill', '20260102_030405', '2026-01-03T03:04:05Z', 1, 1)`);
    const made = Date.parse('2026-01-02T03:04:05Z') / 1000;
    assert.deepEqual((await figures(database)).backups, [{ last_success: made }]);
  },
};

const job = (name, failures, success) => ({ job: name, failures, last_success: success });
