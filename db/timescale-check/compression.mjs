import { strict as assert } from 'node:assert';
import { chains, ownChunks } from './appends.mjs';
import { deleted, edited, openWriter, posted } from './writer.mjs';

const C = -1004000000004;
const WEEK = Date.parse('2024-01-04T00:00:00Z'); // where a chunk begins
const ROWS = 130_000;
const EDITS = 500;
const STEP = 4_000; // milliseconds from one message to the next: all within one chunk
const SETTING = 'timescaledb.max_tuples_decompressed_per_dml_transaction';
const LIMIT_EXCEEDED = '53400';

const sent = (id) => WEEK + id * STEP;
const scattered = (n) => 1 + n * (ROWS / EDITS);
const edits = (from, count) =>
  Array.from({ length: count }, (_, i) => edited(C, scattered(from + i), sent(ROWS) + 60_000, `changed ${from + i}`));

let writer;

const contents = (database) =>
  database.value(`
  SELECT md5(string_agg(md5(m::text), '' ORDER BY m.message_id)) FROM telegram.messages m
   WHERE m.channel_id = ${C}
     AND m.sent_at >= to_timestamp(${WEEK / 1000}) AND m.sent_at < to_timestamp(${WEEK / 1000}) + interval '7 days'`);
const rowsOf = (database) => database.value(`SELECT count(*) FROM telegram.messages WHERE channel_id = ${C}`);

export const checks = {
  async 'one chunk is filled through the append'(database) {
    writer = await openWriter(database, 'history');
    const begun = Date.now();
    for (let id = 1; id <= ROWS; id += 5_000) {
      await writer.append(
        ...Array.from({ length: 5_000 }, (_, i) =>
          posted(C, id + i, sent(id + i), `message ${id + i} of the history`, { origin: 'backfill' }),
        ),
      );
    }
    assert.equal(await rowsOf(database), ROWS);
    return `${ROWS} rows, ${Math.round(ROWS / ((Date.now() - begun) / 1000))}/s here`;
  },

  async 'the chunk is compressed and reads the same'(database) {
    const before = await contents(database);
    const chunk = await chunkOf(database);
    await database.rows(`SELECT compress_chunk('${chunk}')`);
    assert.equal(await contents(database), before);
    const [size] = await database.rows(
      `SELECT before_compression_total_bytes AS before, after_compression_total_bytes AS after
         FROM chunk_compression_stats('telegram.messages') WHERE after_compression_total_bytes IS NOT NULL`,
    );
    return `${chunk}, ${(size.before / size.after).toFixed(1)}:1`;
  },

  async 'without the setting of the function 500 edits in one batch are refused'(database) {
    await database.run(`ALTER FUNCTION telegram.append RESET ${SETTING}`);
    assert.equal(await database.refusal(() => writer.append(...edits(0, EDITS))), LIMIT_EXCEEDED);
    await database.run(`ALTER FUNCTION telegram.append SET ${SETTING} = 0`);
    return `SQLSTATE ${LIMIT_EXCEEDED} at ${await database.value(`SHOW ${SETTING}`)} rows`;
  },

  async 'with it 500 scattered edits succeed in batches of 20, whatever the session says'(database) {
    await database.run(`SET ${SETTING} = 1000`);
    const took = [];
    for (let n = 0; n < EDITS; n += 20) {
      const begun = Date.now();
      const answer = await writer.append(...edits(n, 20));
      took.push(Date.now() - begun);
      assert.deepEqual(new Set(answer.map((r) => `${r.effect} ${r.version}`)), new Set(['edited 2']));
    }
    await database.run(`RESET ${SETTING}`);
    assert.equal(await rowsOf(database), ROWS);
    assert.equal(
      await database.value(
        `SELECT count(*) FROM telegram.messages
          WHERE channel_id = ${C} AND version = 2 AND body ->> 'text' LIKE 'changed %'`,
      ),
      EDITS,
    );
    took.sort((a, b) => a - b);
    return `a batch took ${took[took.length >> 1]} ms, at most ${took.at(-1)} ms here`;
  },

  async 'one batch of 500 succeeds as well'(database) {
    const again = edits(0, EDITS).map((e, i) => ({ ...e, id: e.id + 7, body: { text: `again ${i}` } }));
    assert.equal((await writer.append(...again)).filter((r) => r.effect === 'edited').length, EDITS);
  },

  async 'a duplicate, a deletion and a whole edit reach the compressed chunk'(database) {
    const answer = await writer.append(
      posted(C, 3, sent(3), 'message 3 of the history'),
      deleted(C, 4, sent(ROWS) + 90_000),
      posted(C, 5, sent(5), 'whole', { edited: sent(ROWS) + 90_000, origin: 'audit', content: 'video' }),
    );
    assert.deepEqual(
      answer.map((r) => r.effect),
      ['known', 'deleted', 'edited'],
    );
    assert.equal(JSON.parse(answer[1].body).text, 'message 4 of the history');
    assert.deepEqual(
      await database.rows(`
        SELECT message_id, version, content_kind, body ->> 'text' AS text, deleted_by FROM telegram.messages
         WHERE channel_id = ${C} AND message_id IN (3, 4, 5) ORDER BY message_id`),
      [
        { message_id: 3, version: 1, content_kind: 'text', text: 'message 3 of the history', deleted_by: null },
        { message_id: 4, version: 2, content_kind: 'text', text: 'message 4 of the history', deleted_by: 'upstream' },
        { message_id: 5, version: 2, content_kind: 'video', text: 'whole', deleted_by: null },
      ],
    );
  },

  async 'a backfilled message lands in its own chunk, compressed or not yet there'(database) {
    const answer = await writer.append(
      posted(C, ROWS + 1, WEEK + 1_500, 'between two', { origin: 'backfill' }),
      posted(C, ROWS + 2, WEEK - 400 * 86_400_000, 'long before', { origin: 'backfill' }),
    );
    assert.deepEqual(
      answer.map((r) => r.effect),
      ['posted', 'posted'],
    );
    await chains(database);
    return ownChunks(database);
  },

  async 'the policy compresses the chunk again and it reads the same'(database) {
    const before = await contents(database);
    const job = await database.value(
      `SELECT job_id FROM timescaledb_information.jobs WHERE proc_name = 'policy_compression'`,
    );
    await database.run(`CALL run_job(${job})`);
    assert.equal(await contents(database), before);
    assert.equal(await database.value(`SELECT count(*) FROM ONLY ${await chunkOf(database)}`), 0);
    assert.deepEqual(
      await database.rows(`SELECT chunk_name FROM timescaledb_information.chunks
                            WHERE hypertable_name = 'messages'
                              AND is_compressed <> (range_end < now() - interval '14 days')`),
      [],
    );
  },
};

const chunkOf = (database) =>
  database.value(
    `SELECT format('%I.%I', chunk_schema, chunk_name) FROM timescaledb_information.chunks
    WHERE hypertable_schema = 'telegram' AND hypertable_name = 'messages'
      AND range_start = to_timestamp(${WEEK / 1000})`,
  );
