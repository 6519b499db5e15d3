// The account's chats, and watching one of them.

import { get, patch, post, query, Problem } from './api.js';
import { button, dialog, fill, h, row, table } from './dom.js';
import { count, stamp } from './format.js';
import { failure } from './problem.js';
import { progress } from './progress.js';
import { t } from './text.js';

/** Opens the dialog; calls `added` when a channel was added. */
export function discovery({ may, added }) {
  const list = table(t('discovery.caption'), ['title', 'members', 'action'].map(head => t(`discovery.${head}`)), { class: 'rows' });
  const result = h('div');
  const work = h('div', { class: 'work' });
  const when = h('p', { class: 'muted' });
  let timer = null;
  const search = h('input', { type: 'search', maxlength: 100, 'aria-label': t('discovery.search'),
    placeholder: t('discovery.search'), on: { input: () => { clearTimeout(timer); timer = setTimeout(load, 200); } } });
  dialog(t('discovery.open'), [
    h('div', { class: 'bar' }, search, may('jobs:write') && button(t('discovery.refresh'), refresh)),
    work, when, result, h('div', { class: 'scroll' }, list.element)], () => clearTimeout(timer), { class: 'wide discovery' });
  load();

  async function load() {
    try {
      const found = await get(query('/channels/discovery', { q: search.value.trim() }));
      when.textContent = found.refreshedAt ? t('discovery.when', { at: stamp(found.refreshedAt) }) : t('discovery.never');
      list.element.hidden = found.items.length === 0;
      fill(list.body, found.items.map(chat => row(list, [
        [h('strong', {}, chat.title), ' ', h('span', { class: 'muted' }, chat.username ? `@${chat.username}` : chat.channelId)],
        chat.members === null ? '–' : count(chat.members),
        chat.watched ? h('span', { class: 'mark' }, t('discovery.watched'))
          : button(t('discovery.watch'), event => watch(chat, event.target), { 'aria-label': t('channels.watch', { title: chat.title }) }),
      ], { 'data-chat': chat.channelId })));
      fill(result);
    } catch (problem) {
      failure(result, problem, load);
    }
  }

  async function watch(chat, pressed) {
    pressed.disabled = true;
    try {
      await post('/channels', { channelId: chat.channelId, watched: true });
    } catch (problem) {
      if (!(problem instanceof Problem) || problem.type !== 'channel-exists') {
        pressed.disabled = false;
        failure(result, problem);
        return;
      }
      await patch(`/channels/${chat.channelId}`, { watched: true });
    }
    added();
    await load();
    search.focus();
  }

  async function refresh() {
    try {
      const view = progress(await post('/jobs', { kind: 'discover' }), { may });
      fill(work, view.element);
      await view.finished;
      load();
    } catch (problem) {
      failure(work, problem);
    }
  }
}
