import { strict as assert } from 'node:assert';
import { readFileSync } from 'node:fs';

const state = readFileSync(new URL('../../scripts/lib/sql/timescale-state.sql', import.meta.url), 'utf8');

export const checks = {
  async 'what a backup notes of hypertables, aggregates and policies is there to be noted'(database) {
    const { hypertables, aggregates, policies } = await database.value(state);
    assert.deepEqual(Object.keys(hypertables).sort(), ['telegram.log', 'telegram.messages']);
    assert.equal(hypertables['telegram.messages'].compression, true);
    assert.ok(hypertables['telegram.messages'].chunks > 0);
    assert.deepEqual(aggregates, ['telegram_v1.messages_daily', 'telegram_v1.messages_hourly']);
    assert.equal(policies.length, 3);
    assert.equal(policies.filter((policy) => policy.includes('compress_after')).length, 1);
    return policies.join('; ');
  },

  async 'the words before and after a restore are known, and nothing is lost by them'(database) {
    const before = await database.value(state);
    await database.value('SELECT public.timescaledb_pre_restore()');
    assert.equal(await database.value('SHOW timescaledb.restoring'), 'on');
    await database.value('SELECT public.timescaledb_post_restore()');
    assert.deepEqual(await database.value(state), before);
  },
};
