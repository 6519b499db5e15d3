// What looked like an order and could not be read with certainty: a person decides.

import { get, post, query } from './api.js';
import { button, choice, dialog, field, fill, h, notice } from './dom.js';
import { price, stamp } from './format.js';
import { failure, words } from './problem.js';
import { highlighted, range, said } from './signals.js';
import { t } from './text.js';

/** Draws the list. */
export function reviews(place, { may }) {
  let next = null;
  const result = h('div');
  const list = h('ul', { class: 'reviews', 'aria-label': t('reviews.caption') });
  const more = button(t('older'), () => load(next), { hidden: true });
  place.append(result, list, more);
  load();
  return {};

  async function load(cursor) {
    try {
      const page = await get(query('/reviews', { limit: 25, cursor }));
      if (!cursor) fill(list);
      list.append(...page.items.map(draw));
      next = page.page.next;
      more.hidden = !next;
      emptiness();
    } catch (problem) {
      if (!cursor) fill(list);
      more.hidden = true;
      failure(result, problem, () => load(cursor));
    }
  }

  function emptiness() {
    fill(result, list.children.length ? null : h('p', { class: 'empty' }, t('reviews.none')));
  }

  function draw(review) {
    const messages = h('div');
    const { draft } = review;
    const element = h('li', { class: 'card', 'data-review': review.id, 'data-row': true, tabindex: '0' },
      h('p', { class: 'card-head' }, h('strong', {}, draft.asset ?? t('reviews.no-asset')), ' ',
        h('span', { class: 'muted' }, stamp(review.source.sentAt)), ' ',
        review.reasons.map(reason => h('span', { class: 'mark warning' }, said('reason', reason)))),
      highlighted(review.text, review.spans),
      h('p', { class: 'muted' }, `${t('signals.entry')}: ${range(draft.entry)} · ${t('signals.targets')}: ${
        draft.targets.map(price).join(' · ') || '–'} · ${t('signals.stop')}: ${price(draft.stop)}`),
      h('div', { class: 'actions' },
        may('signals:write') && [
          button(t('reviews.accept'), event => decide(event.target, 'accept', {})),
          button(t('reviews.correct'), () => correct(review, () => gone())),
          button(t('reviews.reject'), () => reject())],
        button(t('reviews.parse'), event => again(event.target))),
      messages);
    return element;

    function gone() {
      const follows = element.nextElementSibling ?? list.previousElementSibling;
      element.remove();
      emptiness();
      follows?.focus?.();
    }

    async function decide(pressed, how, body) {
      pressed.disabled = true;
      try {
        await post(`/reviews/${review.id}/${how}`, body);
        gone();
      } catch (problem) {
        if (problem.type === 'review-decided') gone();
        else refused(messages, problem);
      } finally {
        pressed.disabled = false;
      }
    }

    function reject() {
      const reason = h('input', { required: true, maxlength: 500, name: 'reason' });
      const form = h('form', {}, field(t('reviews.reason'), reason),
        h('div', { class: 'actions' }, h('button', { class: 'primary' }, t('reviews.reject'))));
      const box = dialog(t('reviews.reject'), form, null, { class: 'small' });
      form.addEventListener('submit', event => {
        event.preventDefault();
        box.close();
        decide(form.querySelector('button'), 'reject', { reason: reason.value });
      });
      reason.focus();
    }

    async function again(pressed) {
      pressed.disabled = true;
      try {
        const read = await post('/parse', { text: review.text, sentAt: review.source.sentAt, channelId: review.source.channelId });
        const found = read.findings.map(each => `${said('finding', each.kind)} ${each.asset ?? each.draft?.asset ?? ''} ${
          (each.reasons ?? []).map(reason => said('reason', reason)).join(', ')}`);
        fill(messages, notice('info', t('reviews.read-as', { version: read.parser.version }), ' ',
          found.join('; ') || said('finding', read.kind)));
      } catch (problem) {
        refused(messages, problem);
      } finally {
        pressed.disabled = false;
      }
    }
  }
}

function refused(place, problem) {
  const reasons = problem.document?.reasons;
  fill(place, notice('error', reasons ? reasons.map(reason => said('reason', reason)).join(', ') : words(problem)));
}

/** `1,04` as the API wants it. */
const plain = text => text.trim().replaceAll('.', '').replace(',', '.');
const written = text => (text === null ? '' : price(text).replaceAll('.', ''));

function correct(review, done) {
  const { draft } = review;
  const input = (name, value, required = false) => h('input', { name, value, required, maxlength: 200, autocomplete: 'off' });
  const inputs = {
    asset: input('asset', draft.asset ?? '', true),
    side: choice(['buy', 'sell'].map(each => [each, t(`signal.side.${each}`)]), draft.side ?? 'buy'),
    type: choice([['', '–'], ...['swing', 'day', 'scalp'].map(each => [each, t(`signal.type.${each}`)])], draft.type ?? ''),
    min: input('min', written(draft.entry.min), true),
    max: input('max', written(draft.entry.max)),
    targets: input('targets', draft.targets.map(written).join(' ')),
    stop: input('stop', written(draft.stop)),
    validUntil: h('input', { type: 'date', name: 'validUntil', value: draft.validUntil ?? '' }),
  };
  const result = h('div');
  const form = h('form', { class: 'grid' },
    Object.entries(inputs).map(([name, each]) => field(t(`reviews.field-${name}`), each)), result,
    h('div', { class: 'actions' }, h('button', { class: 'primary' }, t('reviews.save'))));
  const box = dialog(t('reviews.correct'), [highlighted(review.text, review.spans), form], null, { class: 'wide' });
  form.addEventListener('submit', async event => {
    event.preventDefault();
    const steps = inputs.targets.value.split(/\s+/).filter(Boolean).map(plain);
    const or = value => (value ? plain(value) : null);
    try {
      await post(`/reviews/${review.id}/correct`, {
        asset: inputs.asset.value.trim().toUpperCase(), side: inputs.side.value, type: inputs.type.value || null,
        entry: { min: or(inputs.min.value), max: or(inputs.max.value || inputs.min.value), atMarket: false },
        targets: steps, targetFinal: steps.at(-1) ?? null, stop: or(inputs.stop.value), validUntil: inputs.validUntil.value || null,
        currency: draft.currency ?? null });
      box.close();
      done();
    } catch (problem) {
      refused(result, problem);
    }
  });
}
