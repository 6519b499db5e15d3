// Channels: which are watched, what is proved of each, and how to find more.

import { get, patch, post } from './api.js';
import { button, fill, h, notice, row, table } from './dom.js';
import { bar, counts } from './coverage.js';
import { discovery } from './discovery.js';
import { stamp } from './format.js';
import { failure, words } from './problem.js';
import { isActive, progress } from './progress.js';
import { t } from './text.js';

export const scope = 'channels:read';

const LOOK_MILLIS = 3000;

export function show(place, where, { may }) {
  const lines = new Map(); // channelId → {channel, parts…}
  let timer = null;
  let closed = false;
  let covering = Promise.resolve(); // one after the other: there may be hundreds
  const list = table(t('channels.caption'), ['title', 'watched', 'last', 'coverage', 'gaps'].map(head => t(`channels.${head}`)),
    { class: 'rows channels' });
  const result = h('div');
  const search = h('input', { type: 'search', 'aria-label': t('channels.search'), placeholder: t('channels.search'),
    maxlength: 100, on: { input: filter } });
  place.append(
    h('div', { class: 'bar' }, search,
      may('channels:write') && button(t('discovery.open'), openDiscovery, { class: 'primary' })),
    result, h('div', { class: 'scroll' }, list.element), legend());
  load();

  async function load() {
    try {
      const page = await get('/channels?limit=500');
      if (closed) return;
      fill(result, page.items.length ? null : h('p', { class: 'empty' }, t('channels.none')));
      list.element.hidden = page.items.length === 0;
      for (const channel of page.items) {
        const line = lines.get(channel.channelId) ?? add(channel);
        line.channel = channel;
        draw(line);
      }
      filter();
    } catch (problem) {
      failure(result, problem, load);
    } finally {
      clearTimeout(timer);
      if (!closed) timer = setTimeout(load, LOOK_MILLIS);
    }
  }

  function add(channel) {
    const line = { channel, title: h('strong'), label: h('span', { class: 'muted' }), last: h('span'),
      coverage: h('div', { class: 'coverage-cell' }), counted: '', job: null, work: h('div', { class: 'work' }),
      watched: h('input', { type: 'checkbox', role: 'switch', class: 'switch', disabled: !may('channels:write'),
        on: { change: event => watch(line, event.target) } }),
      gaps: button(t('channels.fill'), () => fillGaps(line), { disabled: true, class: 'fill-gaps' }) };
    line.element = row(list, [[line.title, h('br'), line.label], line.watched, line.last, line.coverage,
      [may('jobs:write') && line.gaps, line.work]], { 'data-channel': channel.channelId, 'data-row': true, tabindex: '0' });
    lines.set(channel.channelId, line);
    list.body.append(line.element);
    return line;
  }

  function draw(line) {
    const { channel } = line;
    const title = channel.title ?? channel.label ?? channel.channelId;
    line.title.textContent = title;
    line.label.textContent = [channel.label, channel.username && `@${channel.username}`, channel.channelId]
      .filter(each => each && each !== title).join(' · ');
    line.watched.checked = channel.watched;
    line.watched.setAttribute('aria-label', t('channels.watch', { title }));
    line.last.textContent = channel.lastMessage ? stamp(channel.lastMessage.sentAt) : '–';
    line.gaps.disabled = !channel.watched || Boolean(line.job && isActive(line.job));
    line.gaps.setAttribute('aria-label', t('channels.fill-of', { title }));
    if (!channel.accessible) fill(line.work, notice('warning', t('channels.inaccessible')));
    const now = JSON.stringify(channel);
    if (line.drawn !== now) {
      line.drawn = now;
      covering = covering.then(() => closed || cover(line));
    }
  }

  async function cover(line) {
    if (!line.channel.watched && !line.channel.coverage) {
      fill(line.coverage, '–');
      return;
    }
    try {
      const coverage = await get(`/channels/${line.channel.channelId}/coverage?buckets=100`);
      const now = JSON.stringify(coverage);
      if (line.counted === now) return;
      line.counted = now;
      fill(line.coverage, bar(coverage), counts(coverage));
    } catch (problem) {
      line.counted = '';
      line.drawn = '';
      if (problem.status === 404) fill(line.coverage, '–');
      else fill(line.coverage, h('span', { class: 'muted' }, words(problem)));
    }
  }

  async function watch(line, input) {
    input.disabled = true;
    try {
      line.channel = await patch(`/channels/${line.channel.channelId}`, { watched: input.checked });
      draw(line);
    } catch (problem) {
      input.checked = !input.checked;
      failure(result, problem);
    } finally {
      input.disabled = false;
    }
  }

  async function fillGaps(line) {
    line.gaps.disabled = true;
    try {
      line.job = await post('/jobs', { kind: 'sync', channels: [line.channel.channelId], missing: true });
      follow(line);
    } catch (problem) {
      line.gaps.disabled = false;
      failure(line.work, problem);
    }
  }

  async function follow(line) {
    const view = progress(line.job, { may, changed: job => { line.job = job; } });
    fill(line.work, view.element);
    line.job = await view.finished;
    if (!closed) {
      line.gaps.disabled = false;
      cover(line);
    }
  }

  function filter() {
    const wanted = search.value.trim().toLowerCase();
    for (const line of lines.values()) {
      line.element.hidden = Boolean(wanted) && !line.element.textContent.toLowerCase().includes(wanted);
    }
  }

  function openDiscovery() {
    discovery({ may, added: load });
  }

  return {
    close() {
      closed = true;
      clearTimeout(timer);
    },
  };
}

function legend() {
  return h('ul', { class: 'legend', 'aria-label': t('coverage.legend') },
    ['stored', 'deletedUpstream', 'service', 'inaccessible', 'unknown'].map(verdict =>
      h('li', {}, h('span', { class: `swatch v-${verdict}`, 'aria-hidden': 'true' }), t(`verdict.${verdict}`))));
}
