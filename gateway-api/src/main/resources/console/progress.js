// How far a job is, followed until it ends.

import { post, send } from './api.js';
import { button, fill, h } from './dom.js';
import { count, lasting, stamp } from './format.js';
import { words } from './problem.js';
import { t } from './text.js';

const ENDED = ['succeeded', 'failed', 'cancelled'];
const PAUSE_MILLIS = 1000; // no request is held: a browser has few connections, and there may be many jobs
const RETRY_MILLIS = 5000;

/** Whether it still runs, or will. */
export const isActive = job => !ENDED.includes(job.state);

/**
 * Draws a job and follows it while it is drawn.
 * @returns {{element: Element, finished: Promise}} the promise has the job when it has ended
 */
export function progress(first, { may, changed }) {
  const element = h('div', { class: 'progress', 'data-job': first.id });
  const meter = h('progress', { 'aria-label': t('jobs.progress') });
  const line = h('span', { class: 'figures' });
  const cancel = button(t('cancel'), stop, { class: 'plain', 'aria-label': t('jobs.cancel-of', { kind: t(`job.${first.kind}`) }) });
  const state = h('span');
  element.append(state, meter, line, may('jobs:write') ? cancel : '');
  let job = first;
  draw();
  return { element, finished: follow() };

  function draw() {
    const { channelsDone, channelsTotal, fetched, stored, known, waitingUntil } = job.progress;
    element.dataset.state = job.state;
    state.className = `mark state-${job.state}`;
    state.textContent = t(`job-state.${job.state}`);
    meter.hidden = !isActive(job);
    if (channelsTotal > 0) {
      meter.max = channelsTotal;
      meter.value = channelsDone;
    } else {
      meter.removeAttribute('value');
    }
    const parts = [];
    if (job.state === 'queued' && job.waitingFor) parts.push(t(`jobs.waits-${job.waitingFor === 'login' ? 'login' : 'gateway'}`));
    if (waitingUntil && job.state === 'waiting') {
      parts.push(t('jobs.flood', { time: lasting((Date.parse(waitingUntil) - Date.now()) / 1000) }));
    }
    if (channelsTotal) parts.push(t('jobs.channels', { done: count(channelsDone), total: count(channelsTotal) }));
    if (fetched) parts.push(t('jobs.counts', { fetched: count(fetched), stored: count(stored), known: count(known) }));
    if (job.problem) parts.push(job.problem.detail ?? job.problem.title ?? '');
    if (!isActive(job)) parts.push(stamp(job.finishedAt));
    fill(line, parts.join(' · '));
    cancel.hidden = !isActive(job) || job.state === 'cancelling';
    changed?.(job);
  }

  async function follow() {
    let etag = null;
    let attached = element.isConnected;
    while (isActive(job)) {
      attached = attached || element.isConnected;
      if (attached && !element.isConnected) break; // the view was left
      let pause = PAUSE_MILLIS;
      try {
        const answer = await send('GET', job.links.self, { etag });
        if (answer.body) {
          job = answer.body;
          etag = answer.etag;
          draw();
        }
      } catch (problem) {
        fill(line, words(problem));
        pause = RETRY_MILLIS;
      }
      if (isActive(job)) await new Promise(resolve => setTimeout(resolve, pause));
      if (job.state === 'waiting') draw();
    }
    return job;
  }

  async function stop() {
    cancel.disabled = true;
    try {
      job = await post(job.links.cancel);
      draw();
    } catch (problem) {
      if (problem.type !== 'job-finished') fill(line, words(problem));
    } finally {
      cancel.disabled = false;
    }
  }
}
