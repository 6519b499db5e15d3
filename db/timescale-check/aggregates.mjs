import { strict as assert } from 'node:assert';
import { migrations, openDatabase, textOf } from './database.mjs';
import { deleted, edited, openWriter, posted } from './writer.mjs';

const NAMES = ['messages_hourly', 'messages_daily'];
const C = -1005000000005;
const OLD = Date.parse('2023-05-06T07:08:09Z');

let writer;

export const checks = {
  async 'plain/ gives the same names, columns and types'(database) {
    await plainBeside(database);
    const columns = (schema) =>
      database.rows(
        `
      SELECT table_name, column_name, data_type FROM information_schema.columns
       WHERE table_schema = $1 AND table_name LIKE 'messages\\_%ly' ORDER BY table_name, ordinal_position`,
        [schema],
      );
    const expected = await columns('plain_v1');
    assert.equal(expected.length, 22);
    assert.deepEqual(await columns('telegram_v1'), expected);
  },

  async 'before the first refresh the aggregates equal the raw query'(database) {
    return equalRaw(database);
  },

  async 'after it as well, and live messages show at once'(database) {
    await refresh(database);
    await equalRaw(database);
    writer = await openWriter(database, 'aggregates');
    await writer.append(posted(C, 1, Math.floor(Date.now() / 1000) * 1000, 'live'));
    return equalRaw(database);
  },

  async 'after a backfill, edits and deletions of old messages they equal it with the next refresh'(database) {
    const history = Array.from({ length: 300 }, (_, i) =>
      posted(C, 100 + i, OLD + i * 977_000, `old ${i}`, {
        origin: 'backfill',
        content: i % 3 === 0 ? 'photo' : 'text',
      }),
    );
    await writer.append(...history);
    await writer.append(
      edited(C, 101, OLD + 1e9, 'edited'),
      deleted(C, 102, OLD + 1e9),
      edited(-1004000000004, 77, OLD + 1e11, 'late'),
    );
    assert.ok(
      (await differences(database, 'messages_hourly')) > 0,
      'below the last refresh the backfill waits for the next one',
    );
    await refresh(database);
    assert.equal(
      await database.value(`SELECT sum(messages)::int FROM telegram_v1.messages_daily WHERE channel_id = ${C}`),
      301,
    );
    return equalRaw(database);
  },

  async 'on a database that is filled already they equal the raw query from the start'() {
    const filled = await openDatabase();
    const all = migrations('core', 'timescale');
    for (const migration of all.filter(({ version }) => version < 5)) await filled.migrate(migration);
    const filler = await openWriter(filled, 'main');
    await filler.append(...Array.from({ length: 2_000 }, (_, i) => posted(C, i + 1, OLD + i * 7_000_000, `m ${i}`)));
    for (const migration of all.filter(({ version }) => version >= 5)) await filled.migrate(migration);
    await plainBeside(filled);
    await equalRaw(filled);
    await refresh(filled);
    const seen = await equalRaw(filled);
    await filled.close();
    return seen;
  },
};

// What plain/ computes from the same tables, under another schema name: the raw query to compare with.
async function plainBeside(database) {
  const plain = migrations('plain').find(({ name }) => name.endsWith('__aggregates.sql'));
  await database.run(
    `CREATE SCHEMA plain_v1; ${textOf(plain).replaceAll('telegram_v1.messages_', 'plain_v1.messages_')}`,
  );
}

export async function refresh(database) {
  const jobs = await database.rows(
    `SELECT job_id FROM timescaledb_information.jobs
      WHERE proc_name = 'policy_refresh_continuous_aggregate' ORDER BY 1`,
  );
  assert.equal(jobs.length, NAMES.length);
  for (const { job_id } of jobs) await database.run(`CALL run_job(${job_id})`);
}

function differences(database, name) {
  return database.value(`
    SELECT count(*) FROM ((TABLE telegram_v1.${name} EXCEPT ALL TABLE plain_v1.${name})
                UNION ALL (TABLE plain_v1.${name} EXCEPT ALL TABLE telegram_v1.${name})) d`);
}

export async function equalRaw(database) {
  const rows = [];
  for (const name of NAMES) {
    assert.equal(await differences(database, name), 0, `${name} differs from the raw query`);
    rows.push(`${await database.value(`SELECT count(*) FROM telegram_v1.${name}`)} rows of ${name}`);
  }
  return rows.join(', ');
}
