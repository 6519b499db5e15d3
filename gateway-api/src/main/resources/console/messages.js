// Messages: a first page, older ones on demand, and whatever happens from then on.

import { get, query } from './api.js';
import { announce, button, choice, field, fill, filterForm, h, row, table } from './dom.js';
import { detail } from './detail.js';
import { clock, count, day, stamp } from './format.js';
import { Live } from './live.js';
import { failure } from './problem.js';
import { t } from './text.js';

export const scope = 'messages:read';

const FRESH_MILLIS = 60_000;
const PAGE = 50;
const MOST = 1000; // rows after which the list begins again with its first page
const KINDS = ['text', 'photo', 'video', 'document', 'audio', 'voice', 'poll', 'sticker', 'other'];
const FILTERS = ['channel', 'q', 'from', 'to', 'kind', 'deleted'];

const keyOf = message => `${message.channelId}/${message.messageId}`;
const isLater = (a, b) => a.sentAt === b.sentAt
  ? BigInt(a.channelId) === BigInt(b.channelId) ? BigInt(a.messageId) > BigInt(b.messageId)
    : BigInt(a.channelId) > BigInt(b.channelId)
  : Date.parse(a.sentAt) > Date.parse(b.sentAt);

export function show(place, where, { may, ready, heading }) {
  const shown = new Map(); // key → {message, element}
  let waiting = [];
  let live = null;
  let next = null;
  let filters = {};
  let titles = new Map();
  let dialog = null;
  let loads = 0;

  const state = h('span', { class: 'chip', id: 'stream-state' });
  heading.append(' ', state);
  const list = table(t('messages.caption'), ['time', 'channel', 'text', 'marks'].map(head => t(`messages.${head}`)),
    { class: 'rows messages' });
  const fresh = button('', takeWaiting, { class: 'fresh', hidden: true });
  const older = button(t('older'), loadOlder, { hidden: true });
  const result = h('div', { 'aria-busy': 'true' });
  const form = filtering();
  place.append(form.element, fresh, result, h('div', { class: 'scroll' }, list.element), older);

  if (may('channels:read')) {
    get('/channels?limit=500').then(page => {
      titles = new Map(page.items.map(channel => [channel.channelId, channel.label || channel.title]));
      form.channels(titles);
      for (const each of shown.values()) draw(each);
    }, () => {}); // without titles the ids are shown
  }
  moved(where);

  function filtering() {
    const channel = choice([['', t('messages.all-channels')]], '', { name: 'channel' });
    const inputs = {
      channel,
      q: h('input', { type: 'search', name: 'q', minlength: 3, maxlength: 200, placeholder: t('messages.search-hint') }),
      from: h('input', { type: 'date', name: 'from' }),
      to: h('input', { type: 'date', name: 'to' }),
      kind: choice([['', t('messages.all-kinds')], ...KINDS.map(kind => [kind, t(`kind.${kind}`)])], '', { name: 'kind' }),
      deleted: choice(['false', 'any', 'true'].map(each => [each, t(`messages.deleted-${each}`)]), 'false', { name: 'deleted' }),
    };
    const element = filterForm(t('filters'), { apply: t('apply'), more: t('filters') }, [
      field(t('messages.search'), inputs.q), field(t('messages.channel'), channel),
      field(t('from'), inputs.from), field(t('to'), inputs.to), field(t('messages.kind'), inputs.kind),
      field(t('messages.deleted'), inputs.deleted)], () => {
      const chosen = Object.entries(inputs).map(([name, input]) => [name, input.value.trim()])
        .filter(([name, value]) => value && !(name === 'deleted' && value === 'false'));
      location.hash = query('#/messages', Object.fromEntries(chosen));
    });
    return {
      element,
      set(values) {
        for (const name of FILTERS) inputs[name].value = values[name] ?? (name === 'deleted' ? 'false' : '');
      },
      channels(names) {
        fill(channel, h('option', { value: '' }, t('messages.all-channels')),
          [...names].map(([id, title]) => h('option', { value: id }, title ?? id)));
        channel.value = filters.channel ?? '';
      },
    };
  }

  /** The address has changed: another filter, or a message opened or closed. */
  function moved({ rest, search }) {
    const wanted = Object.fromEntries(FILTERS.filter(name => search.get(name)).map(name => [name, search.get(name)]));
    if (!live || JSON.stringify(wanted) !== JSON.stringify(filters)) {
      filters = wanted;
      form.set(filters);
      load();
    }
    dialog?.close();
    dialog = null;
    if (rest.length === 2) {
      dialog = detail(rest[0], rest[1], titles.get(rest[0]), may, () => {
        dialog = null;
        if (location.hash.startsWith(`#/messages/${rest[0]}/${rest[1]}`)) location.hash = query('#/messages', filters);
      });
    }
  }

  async function load() {
    const mine = ++loads;
    live?.close();
    live = null;
    result.setAttribute('aria-busy', 'true');
    try {
      const page = await get(query('/messages', { ...filters, limit: PAGE }));
      if (mine !== loads) return;
      shown.clear();
      waiting = [];
      fill(list.body);
      fill(result);
      append(page);
      drawWaiting();
      live = new Live(page.asOf, { change: take, gap, state: drawState, mayReturn: ready });
    } catch (problem) {
      if (mine !== loads) return;
      drawState('stopped');
      failure(result, problem, load);
    } finally {
      result.setAttribute('aria-busy', 'false');
    }
  }

  async function loadOlder() {
    older.disabled = true;
    try {
      append(await get(query('/messages', { ...filters, limit: PAGE, cursor: next })));
    } catch (problem) {
      failure(result, problem, loadOlder);
    } finally {
      older.disabled = false;
    }
  }

  function append(page) {
    for (const message of page.items) {
      if (!shown.has(keyOf(message))) put(message, null);
    }
    next = page.page.next;
    older.hidden = !next;
    emptiness();
  }

  function emptiness() {
    list.element.hidden = shown.size === 0;
    if (shown.size === 0) fill(result, h('p', { class: 'empty' }, t('messages.none')));
    else fill(result);
  }

  /** Draws a message before the first one that is earlier, or at the end. */
  function put(message, before) {
    const each = { message, element: row(list, ['', '', '', ''], { 'data-key': keyOf(message) }) };
    draw(each);
    shown.set(keyOf(message), each);
    list.body.insertBefore(each.element, before);
    return each;
  }

  function draw({ message, element }) {
    const focused = element.contains(document.activeElement);
    const [time, channel, text, marks] = element.cells;
    const today = day(message.sentAt) === day(Date.now());
    fill(time, h('time', { datetime: message.sentAt, title: stamp(message.sentAt) },
      today ? clock(message.sentAt) : stamp(message.sentAt)));
    fill(channel, titles.get(message.channelId) ?? message.channelId);
    const words = message.text ?? message.caption;
    fill(text, h('a', { class: 'preview', 'data-row': true, href: query(`#/messages/${keyOf(message)}`, filters) },
      words || h('em', {}, t(`kind.${message.media?.type ?? 'other'}`))));
    fill(marks,
      message.media && h('span', { class: 'mark' }, t(`kind.${message.media.type}`)),
      message.version > 1 && h('span', { class: 'mark edited' }, `v${message.version}`),
      isDeleted(message) && h('span', { class: 'mark deleted' }, t('messages.is-deleted')),
      message.origin !== 'live' && h('span', { class: 'mark' }, t(`origin.${message.origin}`)));
    element.classList.toggle('gone', isDeleted(message));
    if (focused) text.firstChild.focus();
  }

  function isDeleted(message) {
    return Boolean(message.deletedAt || message.hidden);
  }

  /** A change from the stream. */
  function take({ seq, kind, message }) {
    const known = shown.get(keyOf(message)) ?? null;
    if (known) {
      if (seq > known.message.seq) {
        known.message = { ...message, hidden: known.message.hidden };
        draw(known);
        mark(known.element);
      }
    } else if (kind !== 'deleted' && matches(message) && isWithin(message)) {
      waiting = waiting.filter(each => keyOf(each) !== keyOf(message));
      waiting.push(message);
      drawWaiting();
    } else {
      waiting = waiting.filter(each => keyOf(each) !== keyOf(message));
    }
  }

  function matches(message) {
    const words = (message.text ?? message.caption ?? '').toLowerCase();
    const local = new Intl.DateTimeFormat('sv-SE', { timeZone: 'America/Sao_Paulo' }).format(new Date(message.sentAt));
    return (!filters.channel || filters.channel === message.channelId)
      && (!filters.q || words.includes(filters.q.toLowerCase()))
      && (!filters.from || local >= filters.from)
      && (!filters.to || local <= filters.to)
      && (!filters.kind || filters.kind === (message.media?.type ?? 'text'))
      && filters.deleted !== 'true';
  }

  /** Whether it lies above the end of what is loaded; below it, a later page will have it. */
  function isWithin(message) {
    const last = list.body.lastElementChild;
    return !next || !last || isLater(message, shown.get(last.dataset.key).message);
  }

  function drawWaiting() {
    if (waiting.length && !isBeingRead()) {
      takeWaiting();
    } else {
      fresh.hidden = waiting.length === 0;
      fresh.textContent = t('messages.new', { n: count(waiting.length) });
    }
  }

  function isBeingRead() {
    return scrollY > 80 || dialog !== null || list.body.contains(document.activeElement);
  }

  function takeWaiting() {
    const taken = waiting;
    waiting = [];
    fresh.hidden = true;
    for (const message of taken) {
      const before = [...list.body.rows].find(each => isLater(message, shown.get(each.dataset.key).message));
      mark(put(message, before ?? null).element);
    }
    if (taken.length) {
      emptiness();
      announce(t('messages.came', { n: count(taken.length) }));
    }
    if (shown.size > MOST) load();
  }

  function mark(element) {
    element.classList.add('new');
    setTimeout(() => element.classList.remove('new'), FRESH_MILLIS);
  }

  function gap(missing) {
    fill(result, h('p', { class: 'notice warning', role: 'status' },
      t(`gap.${missing.reason}`, { from: missing.from, to: missing.to }), ' ', button(t('reload'), load)));
  }

  function drawState(name, behind) {
    if (state.dataset.state === name && !behind) return;
    if (name === 'reconnecting' || state.dataset.state === 'reconnecting') announce(t(`stream.${name}`, { n: behind ?? 0 }));
    state.dataset.state = name;
    state.textContent = t(`stream.${name}`, { n: count(behind ?? 0) });
  }

  const scrolled = () => scrollY < 80 && waiting.length && drawWaiting();
  addEventListener('scroll', scrolled, { passive: true });

  return {
    moved,
    close() {
      loads++;
      live?.close();
      removeEventListener('scroll', scrolled);
    },
  };
}
