// What goes after the operator's time: whole chunks of messages with their keys, the low end of the log.
import { strict as assert } from 'node:assert';
import { equalRaw, refresh } from './aggregates.mjs';
import { openWriter, posted } from './writer.mjs';

const C = -1006000000006;
const FIRST = Date.parse('2015-01-01T00:00:00Z'); // a Thursday: where a chunk begins
const DAY = 86_400_000;
const START = '-9223372036854775808';

let writer;

export const checks = {
  async 'messages go with their chunk, none of a chunk that is partly younger'(database) {
    writer = await openWriter(database, 'retention');
    await database.run(`INSERT INTO telegram.channel (channel_id, account, watched) VALUES (${C}, 'retention', true)`);
    await writer.append(...Array.from({ length: 30 }, (_, day) => posted(C, day + 1, FIRST + day * DAY, `day ${day}`)));
    await database.run(`SELECT public.compress_chunk(c) FROM show_chunks('telegram.messages',
                          older_than => timestamptz '2015-01-08', newer_than => timestamptz '2014-12-25') c`);
    const others = await outside(database);
    const before = new Date(FIRST + 17 * DAY);
    const younger = await database.value('SELECT telegram.retention_edge($1)', [before]);
    assert.equal(younger.getTime(), FIRST + 14 * DAY);
    const known = await head(database);
    const dropped = await slices(database, younger, 4);
    assert.equal(await database.value('SELECT count(*) FROM telegram.message_key WHERE sent_at < $1', [younger]), 0);
    assert.ok(dropped >= 14);
    const chunks = await allChunks(database, younger, known);
    assert.ok(chunks.length >= 2 && chunks.every(({ bytes }) => Number(bytes) > 0));
    assert.deepEqual(await ids(database), Array.from({ length: 16 }, (_, i) => i + 15));
    assert.equal(await database.value(`SELECT start_id FROM telegram.channel WHERE channel_id = ${C}`), 15);
    assert.deepEqual(await outside(database), others, 'what is younger stays');
    return `${dropped} messages, ${chunks.length} chunks, ${chunks.reduce((sum, { bytes }) => sum + Number(bytes), 0)} bytes`;
  },

  async 'a chunk stays when a message came into it after its keys were dropped'(database) {
    const edge = new Date(FIRST + 21 * DAY);
    const known = await head(database);
    await slices(database, edge, 1_000);
    await writer.append(posted(C, 3, FIRST + 20 * DAY + 5_000, 'again', { origin: 'import' }));
    assert.deepEqual(await database.rows(CHUNK, ['retention', 1, edge, known]), []);
    assert.equal(await database.value(`SELECT count(*) FROM telegram.message_key WHERE channel_id = ${C}`), 10);
    await slices(database, edge, 1_000);
    assert.equal((await database.rows(CHUNK, ['retention', 1, edge, await head(database)])).length, 1);
    assert.deepEqual(await ids(database), Array.from({ length: 9 }, (_, i) => i + 22));
  },

  async 'the aggregates lose what was dropped with their next refresh'(database) {
    await refresh(database);
    const seen = await equalRaw(database);
    assert.equal(
      await database.value(`SELECT sum(messages)::int FROM telegram_v1.messages_daily WHERE channel_id = ${C}`),
      9,
    );
    return seen;
  },

  async 'a stale fence drops nothing'(database) {
    const edge = new Date(FIRST + 28 * DAY);
    assert.deepEqual(await database.rows(SLICE, ['retention', 2, edge, START, 0, 10]), []);
    assert.deepEqual(await database.rows(CHUNK, ['retention', 2, edge, await head(database)]), []);
    assert.deepEqual(await database.rows(`SELECT * FROM telegram.drop_change_chunk('retention', 2)`), []);
    assert.equal((await ids(database)).length, 9);
  },

  async "the log's chunks below the floor go as a whole, the rest of them row by row"(database) {
    const last = await head(database);
    const middle = await database.value(`SELECT min(seq) + 5 FROM telegram.log WHERE seq > 1000000`);
    await database.run(`UPDATE telegram.log SET recorded_at = now() - interval '200 days' WHERE seq < ${middle}`);
    const [{ floor }] = await database.rows(
      `SELECT * FROM telegram.raise_floor('retention', 1, now() - interval '90 days')`,
    );
    assert.equal(Number(floor), Number(middle));
    const [chunk] = await database.rows(`SELECT * FROM telegram.drop_change_chunk('retention', 1)`);
    assert.ok(Number(chunk.changes) > 0 && Number(chunk.bytes) > 0);
    assert.deepEqual(await database.rows(`SELECT * FROM telegram.drop_change_chunk('retention', 1)`), []);
    let from = 0;
    let rows = 0;
    while (from !== null) {
      const [answer] = await database.rows(`SELECT * FROM telegram.drop_changes('retention', 1, $1, 2)`, [from]);
      rows += Number(answer.dropped);
      from = answer.next_from;
    }
    assert.equal(await database.value('SELECT min(seq) FROM telegram.log'), middle);
    assert.equal(await head(database), last);
    return `${chunk.changes} changes in a chunk, ${rows} one by one`;
  },

  async 'the age at which chunks are compressed changes once, and the policy works with it'(database) {
    const age = () =>
      database.rows(
        `SELECT config ->> 'compress_after' AS age FROM timescaledb_information.jobs
          WHERE hypertable_name = 'messages' AND config ? 'compress_after'`,
      );
    assert.equal(await database.value('SELECT telegram.compress_after(14)'), false);
    assert.equal(await database.value('SELECT telegram.compress_after(30)'), true);
    assert.equal(await database.value('SELECT telegram.compress_after(30)'), false);
    assert.deepEqual(await age(), [{ age: '30 days' }]);
    const job = await database.value(
      `SELECT job_id FROM timescaledb_information.jobs WHERE config ? 'compress_after'`,
    );
    await database.run(`CALL run_job(${job})`);
    assert.equal(await database.value('SELECT telegram.compress_after(14)'), true);
    assert.deepEqual(await age(), [{ age: '14 days' }]);
  },

  async 'only the gateway may drop chunks, and it needs to own nothing'(database) {
    const name = 'telegram.drop_message_chunk(text, bigint, timestamptz, bigint)';
    for (const role of ['api', 'worker', 'grafana']) {
      assert.equal(await database.value(`SELECT has_function_privilege('${role}', '${name}', 'EXECUTE')`), false);
    }
    await database.run('SET ROLE gateway');
    try {
      const edge = new Date(FIRST + 28 * DAY);
      const known = await head(database);
      await slices(database, edge, 1_000);
      assert.equal((await database.rows(CHUNK, ['retention', 1, edge, known])).length, 1);
      assert.equal(await database.value('SELECT telegram.compress_after(20)'), true);
    } finally {
      await database.run('RESET ROLE');
    }
    assert.equal(await database.value('SELECT telegram.compress_after(14)'), true);
  },
};

const SLICE = 'SELECT * FROM telegram.drop_messages($1, $2, $3, $4, $5, $6)';
const CHUNK = 'SELECT * FROM telegram.drop_message_chunk($1, $2, $3, $4)';

const head = (database) => database.value('SELECT seq FROM telegram.log_head');

const ids = async (database) =>
  (await database.rows(`SELECT message_id FROM telegram.messages WHERE channel_id = ${C} ORDER BY 1`)).map((row) =>
    Number(row.message_id),
  );

const outside = (database) =>
  database.rows(`SELECT count(*), sum(message_id) FROM telegram.messages
                  WHERE channel_id <> ${C} AND sent_at >= '2015-01-15'`);

// Drops keys slice by slice, as the gateway does; answers how many went.
async function slices(database, edge, limit) {
  let [channel, message, dropped] = [START, 0, 0];
  while (channel !== null) {
    const [answer] = await database.rows(SLICE, ['retention', 1, edge, channel, message, limit]);
    dropped += Number(answer.dropped);
    [channel, message] = [answer.next_channel, answer.next_message];
  }
  return dropped;
}

async function allChunks(database, edge, known) {
  const gone = [];
  for (;;) {
    const [chunk] = await database.rows(CHUNK, ['retention', 1, edge, known]);
    if (chunk === undefined) return gone;
    gone.push(chunk);
  }
}
