// An account's writer: it holds the lease and appends batches as the gateway does.
const APPEND = `
  SELECT * FROM telegram.append($1, $2, $3, $4, $5::text[], $6::bigint[], $7::bigint[], $8::bigint[], $9::bigint[],
                                $10::bigint[], $11::bigint[], $12::text[], $13::text[], $14::text[], $15::text[])`;

export async function openWriter(database, account) {
  await database.rows(
    `INSERT INTO telegram.writer_lease (account, holder, fence, expires_at)
     VALUES ($1, 'check', 1, now() + interval '1 hour')`,
    [account],
  );
  return new Writer(database, account);
}

// Milliseconds since 1970 as microseconds; 0 stands for an absent time.
const micros = (millis) => (millis === undefined ? 0 : millis * 1000);

class Writer {
  fence = 1;
  batch = 0;
  digestVersion = 1;

  constructor(database, account) {
    this.database = database;
    this.account = account;
  }

  async append(...events) {
    const answer = await this.send(this.batch + 1, events);
    this.batch += 1;
    return answer;
  }

  // Sends a batch again under the number it had.
  repeat(...events) {
    return this.send(this.batch, events);
  }

  send(batch, events) {
    const column = (value) => events.map(value);
    return this.database.rows(APPEND, [
      this.account,
      this.fence,
      batch,
      this.digestVersion,
      column((e) => e.kind),
      column((e) => e.channel),
      column((e) => e.id),
      column((e) => micros(e.sent)),
      column((e) => micros(e.edited)),
      column((e) => micros(e.received)),
      column((e) => e.digest ?? 0),
      column((e) => e.origin ?? 'live'),
      column((e) => e.content ?? ''),
      column((e) => e.cause ?? ''),
      column((e) => JSON.stringify(e.body ?? {})),
    ]);
  }
}

export const posted = (channel, id, sent, text, more = {}) => ({
  kind: 'posted',
  channel,
  id,
  sent,
  received: sent + 250,
  digest: digest(text),
  content: 'text',
  body: { text },
  ...more,
});

// An edit names the message and what changed of it, not the whole of it.
export const edited = (channel, id, at, text, more = {}) => ({
  kind: 'edited',
  channel,
  id,
  edited: at,
  received: at + 90,
  digest: digest(text),
  body: { text },
  ...more,
});

export const deleted = (channel, id, at, cause = 'upstream') => ({
  kind: 'deleted',
  channel,
  id,
  received: at,
  cause,
  body: {},
});

function digest(text) {
  let value = 7;
  for (const letter of text) value = (value * 31 + letter.codePointAt(0)) % 2 ** 40;
  return value;
}
