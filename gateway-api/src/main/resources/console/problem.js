// What is shown when something does not answer: a notice, never rows.

import { button, fill, h, notice } from './dom.js';
import { t } from './text.js';

const AWAY = {
  'database-unavailable': 'problem.database',
  'gateway-unavailable': 'problem.gateway',
  'worker-unavailable': 'problem.worker',
  'session-not-ready': 'problem.session',
  'insufficient-scope': 'problem.scope',
  'channel-forbidden': 'problem.scope',
  'cross-site': 'problem.cross-site',
  unreachable: 'problem.unreachable',
};

/** The words for a problem. */
export function words(problem) {
  const key = AWAY[problem.type];
  if (key) return t(key);
  if (problem.status === 429) return t('problem.slow', { n: problem.retryAfter ?? 60 });
  if (problem.status === undefined) throw problem; // a fault of this page
  return `${t('problem.other')} ${problem.message}`;
}

/** Shows it in a place, with a way to try again. */
export function failure(place, problem, again) {
  if (problem.name === 'AbortError' || problem.status === 401) return; // left, or asked for the key
  const said = words(problem);
  if (place.querySelector('.notice span')?.textContent === said) return; // an alert is spoken once
  fill(place, notice('error', h('span', {}, said), ' ', again ? button(t('retry'), again) : null));
}
