// What works, who is behind, and how much came lately: from live probes only.

import { get, Problem } from './api.js';
import { fill, h, row, table } from './dom.js';
import { clock, count, decimal, lasting, stamp } from './format.js';
import { failure } from './problem.js';
import { t } from './text.js';

export const scope = 'stats:read';

const LOOK_MILLIS = 5000;
const HOURS = 24;

export function show(place, where, { may }) {
  const parts = { health: h('div'), figures: h('div'), rate: h('div'), consumers: h('div') };
  let timer = null;
  let closed = false;
  place.append(
    h('section', {}, h('h2', {}, t('status.health')), parts.health),
    h('section', {}, h('h2', {}, t('status.figures')), parts.figures),
    h('section', {}, h('h2', {}, t('status.rate')), parts.rate),
    may('consumers:read') ? h('section', {}, h('h2', {}, t('status.consumers')), parts.consumers) : '');
  look();

  async function look() {
    const from = new Date(Math.floor(Date.now() / 3_600_000 - HOURS + 1) * 3_600_000).toISOString();
    await Promise.all([
      part(parts.health, () => get('/health').catch(problem => {
        if (problem instanceof Problem && problem.document.service) return problem.document; // 503 says what is wrong
        throw problem;
      }), health),
      part(parts.figures, () => get('/stats'), figures),
      part(parts.rate, () => get(`/stats/messages?bucket=hour&from=${from}&to=${new Date(Date.now() + 60_000).toISOString()}`),
        answer => rate(answer, Date.parse(from))),
      may('consumers:read') && part(parts.consumers, () => get('/consumers'), consumers),
    ]);
    if (!closed) timer = setTimeout(look, LOOK_MILLIS);
  }

  async function part(element, ask, draw) {
    try {
      const answer = await ask();
      const now = JSON.stringify(answer);
      if (!closed && element.dataset.of !== now) {
        element.dataset.of = now;
        fill(element, draw(answer));
      }
    } catch (problem) {
      delete element.dataset.of;
      failure(element, problem);
    }
  }

  return {
    close() {
      closed = true;
      clearTimeout(timer);
    },
  };
}

function health(of) {
  const tile = (name, state) => h('div', { class: `tile ${good(state) ? 'good' : state === 'disabled' ? '' : 'bad'}` },
    h('dt', {}, t(`status.${name}`)), h('dd', {}, t(`health.${state}`)));
  return [h('dl', { class: 'tiles' }, tile('overall', of.status), tile('database', of.database), tile('cache', of.cache),
    tile('gateway', of.gatewayService)),
  h('p', { class: 'muted' }, t('status.uptime', { time: lasting(of.uptime) }))];
}

const good = state => ['healthy', 'connected'].includes(state);

function figures(of) {
  const tile = (name, value) => h('div', { class: 'tile' }, h('dt', {}, t(`status.${name}`)), h('dd', {}, value));
  return h('dl', { class: 'tiles' }, tile('messages', count(of.messages)), tile('last-hour', count(of.lastHour)),
    tile('last-day', count(of.last24h)), tile('unknown', count(of.unknownIds)),
    tile('cache-hits', of.cacheHitRate === null ? '–' : `${decimal(of.cacheHitRate * 100)} %`));
}

function rate({ items }, from) {
  const hours = Array.from({ length: HOURS }, (_, hour) => ({ at: from + hour * 3_600_000, posted: 0, edited: 0, deleted: 0 }));
  for (const each of items) {
    const hour = hours[Math.floor((Date.parse(each.bucket) - from) / 3_600_000)];
    if (hour) for (const kind of ['posted', 'edited', 'deleted']) hour[kind] += each[kind];
  }
  const most = Math.max(1, ...hours.map(hour => hour.posted));
  const bars = h('div', { class: 'bars', 'aria-hidden': 'true' }, hours.map(hour => {
    const bar = h('span', { title: `${clock(hour.at)}: ${hour.posted}` });
    bar.style.setProperty('--part', hour.posted / most);
    return bar;
  }));
  const list = table(t('status.rate-caption'), ['hour', 'posted', 'edited', 'deleted'].map(head => t(`status.${head}`)), { class: 'rows' });
  list.body.append(...hours.filter(hour => hour.posted + hour.edited + hour.deleted).reverse()
    .map(hour => row(list, [stamp(hour.at), count(hour.posted), count(hour.edited), count(hour.deleted)])));
  return [bars, h('details', {}, h('summary', {}, t('status.rate-table')), h('div', { class: 'scroll' }, list.element))];
}

function consumers({ items }) {
  const list = table(t('status.consumers-caption'), ['name', 'lag', 'age', 'failed', 'last-ack'].map(head => t(`status.${head}`)),
    { class: 'rows' });
  list.body.append(...items.map(each => row(list, [
    [h('strong', {}, each.name), each.managed ? h('span', { class: 'mark' }, t('status.managed')) : null],
    count(each.lag), each.oldestPendingSeconds === null ? '–' : lasting(each.oldestPendingSeconds), count(each.failed),
    stamp(each.lastAckAt)])));
  return items.length ? h('div', { class: 'scroll' }, list.element) : h('p', { class: 'empty' }, t('status.no-consumers'));
}
