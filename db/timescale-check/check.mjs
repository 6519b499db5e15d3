// Applies core/ and timescale/ to TimescaleDB in WebAssembly and compares what they promise with what happens.
// Prints what it checked and `ok`; ends with exit code 1 at the first difference.
import * as aggregates from './aggregates.mjs';
import * as appends from './appends.mjs';
import * as backups from './backups.mjs';
import * as compression from './compression.mjs';
import { migrations, openDatabase } from './database.mjs';
import * as grants from './grants.mjs';
import * as hypertables from './hypertables.mjs';
import * as retention from './retention.mjs';
import * as storage from './storage.mjs';

const started = Date.now();

async function step(name, work) {
  try {
    const seen = await work();
    console.log(`${seconds()}  ${name}${seen === undefined ? '' : `: ${seen}`}`);
  } catch (e) {
    console.error(`${seconds()}  ${name}: FAILED\n${e.message}`);
    if (e.hint !== undefined) console.error(e.hint);
    process.exit(1);
  }
}

const seconds = () => `${((Date.now() - started) / 1000).toFixed(1).padStart(6)} s`;

let database;
await step('versions', async () => {
  database = await openDatabase();
  return hypertables.versions(database);
});
await step('a version is in core, or under one name in both flavours', hypertables.numbering);
for (const migration of migrations('core', 'timescale')) {
  await step(`${migration.folder}/${migration.name}`, () => database.migrate(migration));
}
for (const group of [hypertables, appends, compression, aggregates, grants, storage, backups, retention]) {
  for (const [name, check] of Object.entries(group.checks)) await step(name, () => check(database));
}
await database.close();
console.log('ok');
