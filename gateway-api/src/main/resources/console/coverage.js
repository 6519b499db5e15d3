// What is proved of a channel's ids, as a bar: a colour and a pattern for each verdict, and the counts in words.

import { get } from './api.js';
import { button, dialog, fill, h, row, table } from './dom.js';
import { count, decimal, stamp } from './format.js';
import { failure } from './problem.js';
import { t } from './text.js';

const VERDICTS = ['stored', 'deletedUpstream', 'service', 'inaccessible', 'unknown'];

/** The bar. A stretch with a single unknown id is shown as unknown, else as what most of it is. */
export function bar(coverage) {
  const element = h('div', { class: 'coverage', role: 'img', 'aria-label': inWords(coverage) });
  let last = null;
  for (const bucket of coverage.buckets ?? []) {
    const verdict = bucket.counts.unknown > 0 ? 'unknown'
      : VERDICTS.reduce((best, each) => (bucket.counts[each] > bucket.counts[best] ? each : best));
    if (last?.verdict === verdict) {
      last.length++;
    } else {
      last = { verdict, length: 1, element: h('span', { class: `v-${verdict}` }) };
      element.append(last.element);
    }
    last.element.style.setProperty('--length', last.length);
  }
  return element;
}

/** The share in figures, and the table on demand. */
export function counts(coverage) {
  return h('div', { class: 'coverage-figures' },
    h('span', { class: coverage.complete ? 'complete' : 'incomplete' }, share(coverage)),
    button(t('coverage.table'), () => runs(coverage), { class: 'plain', 'aria-label': t('coverage.table-of') }));
}

function share({ counts: of, complete }) {
  const all = VERDICTS.reduce((sum, verdict) => sum + of[verdict], 0);
  if (all === 0) return t('coverage.nothing');
  return complete ? '100 %' : `${decimal(Math.floor((1 - of.unknown / all) * 1000) / 10)} %`;
}

function inWords(coverage) {
  return `${share(coverage)}: ${VERDICTS.map(verdict => `${count(coverage.counts[verdict])} ${t(`verdict.${verdict}`)}`).join(', ')}`;
}

function runs(coverage) {
  const list = table(t('coverage.caption'), ['from', 'to', 'verdict', 'proved', 'by'].map(head => t(`coverage.${head}`)),
    { class: 'rows' });
  const more = button(t('more'), () => load(), { hidden: true });
  const result = h('div');
  let cursor = null;
  dialog(t('coverage.title'), [h('p', {}, inWords(coverage)), result, h('div', { class: 'scroll' }, list.element), more],
    null, { class: 'wide' });
  load();

  async function load() {
    try {
      const page = await get(`/channels/${coverage.channelId}/coverage?limit=200${cursor ? `&cursor=${cursor}` : ''}`);
      list.body.append(...page.items.map(run => row(list, [run.fromId, run.toId,
        t(`verdict.${run.verdict === 'deleted-upstream' ? 'deletedUpstream' : run.verdict}`), stamp(run.provedAt),
        run.by ? t(`proof.${run.by}`) : '–'])));
      cursor = page.page.next;
      more.hidden = !cursor;
      fill(result);
    } catch (problem) {
      failure(result, problem, load);
    }
  }
}
