// One message: its text, photo, versions with what changed, and its way through the stack.

import { get } from './api.js';
import { dialog, fill, h, linked, row, table } from './dom.js';
import { decimal, precise, stamp } from './format.js';
import { failure } from './problem.js';
import { t } from './text.js';

/** Opens the dialog. */
export function detail(channelId, messageId, title, may, closed) {
  const content = h('div', { 'aria-busy': 'true' }, h('p', { class: 'muted' }, t('loading')));
  const element = dialog(t('detail.title', { id: messageId }), content, closed, { class: 'wide detail' });
  load();
  return element;

  async function load() {
    const path = `/messages/${channelId}/${messageId}`;
    try {
      const message = await get(path);
      const parts = { versions: h('div'), trace: h('div') };
      fill(content, facts(message, title), text(message), may('media:read') && photo(message),
        section('detail.versions', parts.versions), section('detail.trace', parts.trace));
      content.setAttribute('aria-busy', 'false');
      part(parts.versions, get(`${path}/versions?diff=true`), versions);
      part(parts.trace, get(`${path}/trace`), trace);
    } catch (problem) {
      content.setAttribute('aria-busy', 'false');
      failure(content, problem, load);
    }
  }
}

async function part(place, answer, drawing) {
  try {
    fill(place, drawing(await answer));
  } catch (problem) {
    failure(place, problem);
  }
}

function section(name, content) {
  return h('section', {}, h('h3', {}, t(name)), content);
}

function facts(message, title) {
  const pairs = [
    ['messages.channel', title ? `${title} (${message.channelId})` : message.channelId],
    ['detail.sent', stamp(message.sentAt)],
    ['detail.edited', message.editedAt && stamp(message.editedAt)],
    ['detail.deleted', message.deletedAt && stamp(message.deletedAt)],
    ['detail.hidden', message.hidden && `${stamp(message.hidden.at)} · ${message.hidden.by} · ${message.hidden.reason ?? ''}`],
    ['detail.status', t(`status.${message.status}`)],
    ['detail.origin', t(`origin.${message.origin}`)],
    ['detail.author', message.author?.name],
    ['detail.forward', message.forward && (message.forward.name ?? message.forward.channelId)],
    ['detail.reply', message.replyTo && h('a',
      { href: `#/messages/${message.replyTo.channelId}/${message.replyTo.messageId}` }, message.replyTo.messageId)],
    ['detail.seq', String(message.seq)],
  ];
  return h('dl', { class: 'facts' }, pairs.filter(([, value]) => value)
    .map(([name, value]) => h('div', {}, h('dt', {}, t(name)), h('dd', {}, value))));
}

function text(message) {
  const words = message.text ?? message.caption;
  return words ? h('p', { class: 'message-text', dir: 'auto' }, linked(words)) : h('p', { class: 'muted' }, t('detail.no-text'));
}

function photo(message) {
  if (message.media?.type !== 'photo' || message.deletedAt) return null;
  const image = h('img', { src: message.media.href, alt: message.caption ? t('detail.photo-of', { text: message.caption })
    : t('detail.photo'), class: 'photo', loading: 'lazy' });
  const place = h('figure', {}, image);
  image.addEventListener('error', () => fill(place, h('p', { class: 'notice warning', role: 'status' }, t('detail.no-photo'))));
  return place;
}

function versions({ items }) {
  return h('ol', { class: 'versions' }, [...items].reverse().map(version => h('li', { value: version.version },
    h('p', { class: 'version-head' }, h('strong', {}, t('detail.version', { n: version.version })), ' ',
      t(`change.${version.kind}`), ' · ', stamp(version.at)),
    version.diff
      ? h('p', { class: 'diff', dir: 'auto' }, version.diff.map(piece => {
        const tag = { insert: 'ins', delete: 'del', equal: 'span' }[piece.op];
        return h(tag, {}, piece.text);
      }))
      : h('p', { class: 'diff', dir: 'auto' }, version.text ?? t('detail.no-text')))));
}

function trace({ stages, totals, version }) {
  const list = table(t('detail.trace-caption', { n: version }),
    ['stage', 'at', 'after', 'state'].map(head => t(`detail.trace-${head}`)), { class: 'rows' });
  const longest = Math.max(1, ...stages.map(stage => stage.afterMs ?? 0));
  for (const stage of stages) {
    const bar = h('span', { class: 'trace-bar', 'aria-hidden': 'true' });
    bar.style.setProperty('--part', stage.afterMs === undefined ? 0 : Math.max(0.01, stage.afterMs / longest));
    list.body.append(row(list, [
      t(`stage.${stage.stage}`) + (stage.consumer ? ` (${stage.consumer})` : ''),
      stage.at ? stage.resolution === 's' ? stamp(stage.at) : precise(stage.at) : '–',
      stage.afterMs === undefined ? '–' : [`${decimal(stage.afterMs)} ms`, bar],
      t(`stage-state.${stage.state}`),
    ]));
  }
  return [list.element, h('p', { class: 'muted' },
    t('detail.totals', { committed: decimal(totals.receivedToCommittedMs),
      stored: totals.receivedToStoredMs === null ? '–' : decimal(totals.receivedToStoredMs) }))];
}
