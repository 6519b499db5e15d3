// Signals as the worker read them, and what waits for a person.

import { get, query } from './api.js';
import { button, choice, dialog, field, fill, filterForm, h, notice, row, table } from './dom.js';
import { plainDay, price, stamp } from './format.js';
import { failure, words } from './problem.js';
import { reviews } from './reviews.js';
import { t } from './text.js';

export const scope = 'signals:read';

const FILTERS = ['q', 'type', 'side', 'status', 'from', 'to'];
const STATUSES = ['open', 'filled', 'closed', 'stopped', 'cancelled', 'expired', 'withdrawn', 'historic', 'duplicate', 'superseded'];
const HEADS = ['sent', 'asset', 'type', 'entry', 'targets', 'stop', 'status', 'notes'];

export function show(place, where, context) {
  const tabs = h('div', { class: 'tabs', role: 'tablist', 'aria-label': t('nav.signals') });
  const panel = h('div', { role: 'tabpanel', id: 'signals-panel', tabindex: '-1' });
  place.append(tabs, panel);
  let open = null;
  moved(where);

  function moved({ rest, search }) {
    const name = rest[0] === 'reviews' ? 'reviews' : 'list';
    if (open?.name !== name) {
      fill(tabs, tab('list', name), tab('reviews', name));
      fill(panel);
      open?.close?.();
      open = { name, ...(name === 'reviews' ? reviews(panel, context) : signals(panel, search)) };
      panel.setAttribute('aria-labelledby', `tab-${name}`);
    } else {
      open.moved?.(search);
    }
  }

  function tab(name, current) {
    const go = () => { location.hash = name === 'list' ? '#/signals' : '#/signals/reviews'; };
    return h('button', { type: 'button', role: 'tab', id: `tab-${name}`, 'aria-controls': 'signals-panel',
      'aria-selected': String(name === current), tabindex: name === current ? '0' : '-1',
      on: { click: go, keydown: event => {
        if (event.key === 'ArrowRight' || event.key === 'ArrowLeft') {
          location.hash = name === 'list' ? '#/signals/reviews' : '#/signals';
          setTimeout(() => tabs.querySelector('[aria-selected=true]').focus());
        }
      } } }, t(`signals.tab-${name}`));
  }

  return { moved, close: () => open?.close?.() };
}

function signals(place, search) {
  let filters = {};
  let next = null;
  const result = h('div');
  const inputs = {
    q: h('input', { type: 'search', name: 'q', minlength: 2, maxlength: 100 }),
    type: choice([['', t('all')], ...['swing', 'day', 'scalp'].map(each => [each, t(`signal.type.${each}`)])], '', { name: 'type' }),
    side: choice([['', t('all')], ...['buy', 'sell'].map(each => [each, t(`signal.side.${each}`)])], '', { name: 'side' }),
    status: choice([['', t('signals.current')], ...STATUSES.map(each => [each, t(`signal.status.${each}`)])], '', { name: 'status' }),
    from: h('input', { type: 'date', name: 'from' }),
    to: h('input', { type: 'date', name: 'to' }),
  };
  const form = filterForm(t('filters'), { apply: t('apply'), more: t('filters') }, Object.entries(inputs)
    .map(([name, input]) => field(t(['from', 'to'].includes(name) ? name : `signals.filter-${name}`), input)), () => {
    location.hash = query('#/signals', Object.fromEntries(FILTERS.map(name => [name, inputs[name].value.trim()])));
  });
  const csv = h('a', { class: 'button', download: '' }, t('signals.csv'));
  const json = h('a', { class: 'button', download: '' }, t('signals.json'));
  const list = table(t('signals.caption'), HEADS.map(head => t(`signals.${head}`)), { class: 'rows signals' });
  const older = button(t('older'), () => load(next), { hidden: true });
  place.append(form, h('div', { class: 'bar' }, csv, json), result, h('div', { class: 'scroll' }, list.element), older);
  moved(search);
  return { moved };

  function moved(now) {
    filters = Object.fromEntries(FILTERS.filter(name => now.get(name)).map(name => [name, now.get(name)]));
    for (const name of FILTERS) inputs[name].value = filters[name] ?? '';
    csv.href = query('/signals', { ...filters, format: 'csv', locale: 'pt-BR' });
    json.href = query('/signals', { ...filters, format: 'json' });
    load();
  }

  async function load(cursor) {
    try {
      const page = await get(query('/signals', { ...filters, limit: 50, cursor }));
      if (!cursor) fill(list.body);
      list.body.append(...page.items.map(draw));
      list.element.hidden = list.body.rows.length === 0;
      fill(result, list.body.rows.length ? null : h('p', { class: 'empty' }, t('signals.none')));
      next = page.page.next;
      older.hidden = !next;
    } catch (problem) {
      if (!cursor) fill(list.body);
      list.element.hidden = list.body.rows.length === 0;
      older.hidden = true;
      failure(result, problem, () => load(cursor));
    }
  }

  function draw(signal) {
    return row(list, [
      h('time', { datetime: signal.source.sentAt }, stamp(signal.source.sentAt)),
      button(signal.asset, () => explain(signal), { class: 'link', 'data-row': true,
        'aria-label': t('signals.open', { asset: signal.asset }) }),
      [t(`signal.side.${signal.side}`), signal.type && ` · ${t(`signal.type.${signal.type}`)}`],
      range(signal.entry),
      targets(signal),
      price(signal.stop),
      h('span', { class: `mark signal-${signal.status}` }, t(`signal.status.${signal.status}`)),
      signal.notes.map(note => h('span', { class: 'mark' }, said('note', note))),
    ], { 'data-signal': signal.id });
  }
}

/** `1,04 – 1,06` */
export function range({ min, max, atMarket }) {
  if (min === null && max === null) return atMarket ? t('signals.at-market') : '–';
  const words = min === max || max === null || min === null ? price(min ?? max) : `${price(min)} – ${price(max)}`;
  return atMarket ? `${words} (${t('signals.at-market')})` : words;
}

function targets({ targets: steps, targetFinal }) {
  const all = steps.map(price);
  if (targetFinal !== null && !steps.includes(targetFinal)) all.push(`${price(targetFinal)} ${t('signals.final')}`);
  return all.join(' · ') || '–';
}

/** A word of the worker's in the reader's language, else as it is. */
export function said(group, word) {
  const key = `${group}.${word}`;
  const words = t(key);
  return words === key ? word.replaceAll('_', ' ') : words;
}

/** The text with the places from which something was read. */
export function highlighted(text, spans) {
  const places = Object.entries(spans).map(([name, [from, to]]) => ({ name, from, to })).sort((a, b) => a.from - b.from || b.to - a.to);
  const parts = [];
  let at = 0;
  for (const { name, from, to } of places) {
    if (from < at || to <= from || to > text.length) continue; // within one shown already
    parts.push(text.slice(at, from), h('mark', { title: said('field', name.replace(/\.\d+$/, '')) }, text.slice(from, to)));
    at = to;
  }
  parts.push(text.slice(at));
  return h('p', { class: 'message-text', dir: 'auto' }, parts);
}

function explain(signal) {
  const history = h('div');
  const pairs = [['signals.entry', range(signal.entry)], ['signals.targets', targets(signal)], ['signals.stop', price(signal.stop)],
    ['signals.valid', plainDay(signal.validUntil)], ['signals.status', t(`signal.status.${signal.status}`)],
    ['signals.by', signal.by], ['signals.parser', String(signal.parser.version)], ['signals.stored', stamp(signal.storedAt)]];
  dialog(`${signal.asset} · ${t(`signal.side.${signal.side}`)}`, [
    h('dl', { class: 'facts' }, pairs.map(([name, value]) => h('div', {}, h('dt', {}, t(name)), h('dd', {}, value)))),
    h('h3', {}, t('signals.source')), highlighted(signal.source.text, signal.spans),
    h('p', {}, h('a', { href: `#${signal.links.message}` }, t('signals.message'))),
    h('h3', {}, t('signals.history')), history], null, { class: 'wide' });
  Promise.all([get(signal.links.versions), get(signal.links.events)]).then(([versions, events]) => {
    const lines = [
      ...versions.items.map(each => ({ at: each.at, words: [t('detail.version', { n: each.version }),
        each.changed.map(name => said('field', name)).join(', ')].filter(Boolean).join(': ') })),
      ...events.items.map(each => ({ at: each.at, words: (each.actions ?? []).map(action => said('action', action)).join(', ')
        || said('event', each.kind) })),
    ].sort((a, b) => Date.parse(a.at) - Date.parse(b.at));
    fill(history, h('ul', { class: 'plain-list' }, lines.map(line => h('li', {}, stamp(line.at), ' · ', line.words))));
  }, problem => fill(history, notice('error', words(problem))));
}

