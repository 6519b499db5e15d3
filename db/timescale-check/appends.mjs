import { strict as assert } from 'node:assert';
import { deleted, edited, openWriter, posted } from './writer.mjs';

const C = -1001649127710;
const D = -1002000000002;
const SENT = Date.parse('2024-03-05T12:00:00Z');
const at = (minutes) => SENT + minutes * 60_000;

let writer;

const outline = (rows) => rows.map((r) => [r.effect, r.seq, r.prev, r.version]);
const message = async (database, channel, id) =>
  (await database.rows('SELECT * FROM telegram.messages WHERE channel_id = $1 AND message_id = $2', [channel, id]))[0];

export const checks = {
  async 'posts are numbered without a gap and name the change before them in their channel'(database) {
    writer = await openWriter(database, 'main');
    const answer = await writer.append(
      posted(C, 1, at(0), 'one'),
      posted(D, 1, at(1), 'other'),
      posted(C, 2, at(2), 'two'),
      posted(C, 3, at(3), 'three'),
    );
    assert.deepEqual(outline(answer), [
      ['posted', 1, 0, 1],
      ['posted', 2, 0, 1],
      ['posted', 3, 1, 1],
      ['posted', 4, 3, 1],
    ]);
    assert.deepEqual([answer[0].before_seq, answer[0].last_seq], [0, 4]);
  },

  async 'a duplicate is known and takes no number, a new message beside it does'(database) {
    const answer = await writer.append(posted(C, 1, at(0), 'one', { origin: 'backfill' }), posted(C, 4, at(4), 'four'));
    assert.deepEqual(outline(answer), [
      ['known', null, null, null],
      ['posted', 5, 4, 1],
    ]);
    assert.equal(await database.value('SELECT seq FROM telegram.log_head'), 5);
  },

  async 'a partial edit is completed by what is stored'(database) {
    await writer.append(posted(C, 5, at(5), 'five', { body: { text: 'five', views: 7 } }));
    const [answer] = await writer.append(edited(C, 5, at(6), 'FIVE'));
    assert.deepEqual(outline([answer]), [['edited', 7, 6, 2]]);
    assert.deepEqual(JSON.parse(answer.body), { text: 'FIVE', views: 7 });
    const stored = await message(database, C, 5);
    assert.deepEqual(
      [stored.body, stored.content_kind, stored.version, stored.sent_at.getTime()],
      [{ text: 'FIVE', views: 7 }, 'text', 2, at(5)],
    );
  },

  async 'a whole edit replaces what is stored'(database) {
    const [answer] = await writer.append(
      posted(C, 5, at(5), 'cinq', { edited: at(7), origin: 'audit', content: 'photo' }),
    );
    assert.deepEqual(outline([answer]), [['edited', 8, 7, 3]]);
    const stored = await message(database, C, 5);
    assert.deepEqual([stored.body, stored.content_kind, stored.origin], [{ text: 'cinq' }, 'photo', 'audit']);
  },

  async 'an older edit changes nothing, the same edit date with another text does'() {
    assert.deepEqual(outline(await writer.append(edited(C, 5, at(6), 'late'))), [['known', null, null, null]]);
    assert.deepEqual(outline(await writer.append(edited(C, 5, at(7), 'sept'))), [['edited', 9, 8, 4]]);
  },

  async 'a deletion is told once, an unknown message is missing'(database) {
    assert.deepEqual(
      outline(await writer.append(deleted(C, 2, at(8)), edited(C, 999, at(8), 'x'), deleted(D, 999, at(8)))),
      [
        ['deleted', 10, 9, 2],
        ['missing', null, null, null],
        ['missing', null, null, null],
      ],
    );
    assert.deepEqual(outline(await writer.append(deleted(C, 2, at(9)))), [['known', null, null, null]]);
    const stored = await message(database, C, 2);
    assert.deepEqual(
      [stored.body, stored.deleted_at.getTime(), stored.deleted_by],
      [{ text: 'two' }, at(8), 'upstream'],
    );
  },

  async "a message seen again in history lives again, after an operator's delete it does not"(database) {
    assert.deepEqual(outline(await writer.append(posted(C, 2, at(2), 'two', { origin: 'backfill' }))), [
      ['edited', 11, 10, 3],
    ]);
    assert.equal((await message(database, C, 2)).deleted_at, null);
    await database.run(`INSERT INTO telegram.hidden (channel_id, message_id, hidden_by) VALUES (${C}, 3, 'operator')`);
    await writer.append(deleted(C, 3, at(10), 'operator'));
    assert.deepEqual(outline(await writer.append(posted(C, 3, at(3), 'three', { origin: 'backfill' }))), [
      ['known', null, null, null],
    ]);
  },

  async 'a batch sent again under its number is answered as before and changes nothing'(database) {
    const batch = [
      posted(C, 6, at(11), 'six'),
      edited(C, 4, at(11), 'vier'),
      posted(C, 1, at(0), 'one'),
      deleted(D, 999, at(11)),
    ];
    const first = await writer.append(...batch);
    assert.deepEqual(
      first.map((r) => r.effect),
      ['posted', 'edited', 'known', 'missing'],
    );
    const again = await writer.repeat(...batch);
    const stable = (rows) =>
      rows.map(({ recorded_at, sent_at, edited_at, ...row }) => ({
        ...row,
        times: row.seq === null ? null : [recorded_at, sent_at, edited_at],
      }));
    assert.deepEqual(stable(again), stable(first));
    assert.equal(await database.value('SELECT seq FROM telegram.log_head'), first[0].last_seq);
  },

  async 'a stale fence is refused with TG001, a skipped batch number with TG002'(database) {
    const event = posted(C, 7, at(12), 'seven');
    await database.run(`UPDATE telegram.writer_lease SET fence = 2 WHERE account = 'main'`);
    assert.equal(await database.refusal(() => writer.append(event)), 'TG001');
    writer.fence = 2;
    assert.equal(await database.refusal(() => writer.send(writer.batch + 2, [event])), 'TG002');
    assert.deepEqual(
      (await writer.append(event)).map((r) => r.effect),
      ['posted'],
    );
  },

  async 'two accounts share one numbering'(database) {
    const second = await openWriter(database, 'second');
    const [answer] = await second.append(posted(-1003000000003, 1, at(13), 'hello'));
    const head = await database.value('SELECT seq FROM telegram.log_head');
    assert.deepEqual([answer.seq, answer.before_seq, answer.last_seq], [head, 0, head]);
  },

  async 'seq has no gap, prev and supersedes chain up, also across two chunks of the log'(database) {
    const head = await database.value('SELECT seq FROM telegram.log_head');
    assert.equal(await database.value('SELECT count(*) FROM telegram.log'), head);
    await database.run('UPDATE telegram.log_head SET seq = 999998');
    const answer = await writer.append(...[20, 21, 22, 23].map((id) => posted(C, id, at(id), `no ${id}`)));
    assert.deepEqual(
      answer.map((r) => r.seq),
      [999_999, 1_000_000, 1_000_001, 1_000_002],
    );
    assert.equal(await database.value(`SELECT count(DISTINCT tableoid) FROM telegram.log`), 2);
    await chains(database);
  },

  async 'a live message and one of 2013 land in the chunks of their own time'(database) {
    const now = Math.floor(Date.now() / 1000) * 1000;
    await writer.append(
      posted(C, 30, now, 'now'),
      posted(D, 30, Date.parse('2013-09-01T08:00:00Z'), 'then', { origin: 'import' }),
    );
    return ownChunks(database);
  },

  async 'every view answers'(database) {
    const views = await database.rows(
      `SELECT table_name AS name FROM information_schema.views WHERE table_schema = 'telegram_v1' ORDER BY 1`,
    );
    const counts = [];
    for (const { name } of views)
      counts.push(`${name} ${await database.value(`SELECT count(*) FROM telegram_v1.${name}`)}`);
    assert.equal(
      await database.value('SELECT count(*) FROM telegram_v1.messages'),
      await database.value('SELECT count(*) FROM telegram.message_key'),
    );
    await database.run(`
      INSERT INTO telegram.checkpoint (sink, account, seq) VALUES ('rabbitmq', 'main', 5);
      INSERT INTO telegram.hidden (channel_id, message_id, hidden_by) VALUES (${C}, 6, 'someone');`);
    assert.deepEqual(
      await database.rows(
        `SELECT message_id, status FROM telegram_v1.messages
          WHERE channel_id = ${C} AND message_id IN (1, 3, 5, 6) ORDER BY 1`,
      ),
      [
        { message_id: 1, status: 'published' },
        { message_id: 3, status: 'deleted' },
        { message_id: 5, status: 'received' },
        { message_id: 6, status: 'deleted' },
      ],
    );
    return counts.join(', ');
  },
};

// Each change names the one before it in its channel and the one before it of its message.
export async function chains(database) {
  assert.deepEqual(
    await database.rows(`
      SELECT seq, prev, supersedes, version FROM (
        SELECT seq, prev, supersedes, version,
               coalesce(lag(seq) OVER (PARTITION BY channel_id ORDER BY seq), 0) AS before_in_channel,
               coalesce(lag(seq) OVER one, 0) AS before_of_message, row_number() OVER one AS nth
          FROM telegram.log WINDOW one AS (PARTITION BY channel_id, message_id ORDER BY seq)) g
       WHERE prev <> before_in_channel OR supersedes <> before_of_message OR version <> nth`),
    [],
  );
}

// Each message lies in the chunk whose range holds its time; answers the number of chunks.
export async function ownChunks(database) {
  assert.deepEqual(
    await database.rows(`
      SELECT m.channel_id, m.message_id, m.sent_at, m.tableoid::regclass::text AS chunk
        FROM telegram.messages m
        LEFT JOIN timescaledb_information.chunks c
          ON format('%I.%I', c.chunk_schema, c.chunk_name)::regclass = m.tableoid
       WHERE c.chunk_name IS NULL OR m.sent_at < c.range_start OR m.sent_at >= c.range_end`),
    [],
  );
  return `${await database.value(`SELECT count(*) FROM show_chunks('telegram.messages')`)} chunks`;
}
