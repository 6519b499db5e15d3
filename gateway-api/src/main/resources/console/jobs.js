// Jobs: what was asked of the gateway, newest first.

import { get } from './api.js';
import { button, fill, h, row, table } from './dom.js';
import { stamp } from './format.js';
import { failure } from './problem.js';
import { isActive, progress } from './progress.js';
import { t } from './text.js';

export const scope = 'jobs:read';

const LOOK_MILLIS = 5000;

export function show(place, where, { may }) {
  const drawn = new Map(); // id → {element, followed}
  let timer = null;
  let closed = false;
  let next = null;
  const result = h('div');
  const list = table(t('jobs.caption'), ['kind', 'created', 'by', 'what', 'progress'].map(head => t(`jobs.${head}`)),
    { class: 'rows jobs' });
  const older = button(t('older'), () => load(next), { hidden: true });
  place.append(result, h('div', { class: 'scroll' }, list.element), older);
  load();

  async function load(cursor) {
    clearTimeout(timer);
    try {
      const page = await get(cursor ? `/jobs?cursor=${cursor}` : '/jobs');
      if (closed) return;
      fill(result, drawn.size || page.items.length ? null : h('p', { class: 'empty' }, t('jobs.none')));
      list.element.hidden = !(drawn.size || page.items.length);
      let before = cursor ? null : list.body.firstChild;
      for (const job of page.items) {
        if (!drawn.has(job.id)) list.body.insertBefore(draw(job), before);
      }
      if (cursor || !next) next = page.page.next;
      older.hidden = !next;
    } catch (problem) {
      failure(result, problem, () => load());
    } finally {
      if (!closed) timer = setTimeout(load, LOOK_MILLIS);
    }
  }

  function draw(job) {
    const view = progress(job, { may });
    const element = row(list, [h('strong', {}, t(`job.${job.kind}`)), stamp(job.createdAt), job.requestedBy, what(job),
      view.element], { 'data-row': true, tabindex: '0', 'data-active': isActive(job) });
    drawn.set(job.id, element);
    return element;
  }

  return {
    close() {
      closed = true;
      clearTimeout(timer);
    },
  };
}

function what({ kind, request }) {
  const parts = Object.entries(request ?? {}).map(([name, value]) =>
    `${t(`jobs.request-${name}`)}: ${Array.isArray(value) ? value.join(', ') : value === true ? t('yes') : value}`);
  return parts.join(' · ') || (kind === 'discover' ? '–' : t('jobs.everything'));
}
