// The login at Telegram, as the gateway sees it. Nothing of what is typed is kept.

import { post, send, Problem } from './api.js';
import { announce, button, field, fill, h, notice } from './dom.js';
import { lasting, stamp } from './format.js';
import { failure } from './problem.js';
import { t } from './text.js';

export const scope = 'operator';

const RETRY_MILLIS = 3000;

export function show(place) {
  const stop = new AbortController();
  const step = h('div', { class: 'wizard' });
  const result = h('div');
  let state = null;
  let etag = null;
  let countdown = null;
  place.append(h('p', { class: 'muted' }, t('login.about')), result, step);
  follow();

  async function follow() {
    while (!stop.signal.aborted) {
      try {
        const answer = await send('GET', `/gateway/login?wait=${etag ? 25 : 0}`, { etag, signal: stop.signal });
        fill(result);
        if (answer.body) take(answer.body, answer.etag);
      } catch (problem) {
        if (stop.signal.aborted) return;
        etag = null;
        state = null;
        clearInterval(countdown);
        fill(step);
        failure(result, problem);
        await new Promise(resolve => setTimeout(resolve, RETRY_MILLIS));
      }
    }
  }

  function take(now, tag) {
    const other = !state || state.state !== now.state || state.attempt !== now.attempt || state.qr?.revision !== now.qr?.revision;
    state = now;
    etag = tag ?? etag;
    if (other) draw();
  }

  function draw() {
    clearInterval(countdown);
    const views = { WAITING_FOR_LOGIN: begin, WAITING_FOR_CODE: code, WAITING_FOR_QR_SCAN: qr, WAITING_FOR_PASSWORD: password,
      READY: done };
    announce(t(`login.${state.state}`));
    fill(step, h('h2', { id: 'step' }, t(`login.${state.state}`)), (views[state.state] ?? other)(), messages);
    if (place.contains(document.activeElement) || document.activeElement === document.body) step.querySelector('input')?.focus();
  }

  const messages = h('div');

  /** A form of one step: its answer is the next state. */
  function form(fields, label, path, body, extra = []) {
    const submit = h('button', { class: 'primary' }, label);
    const element = h('form', { class: 'step' }, fields, h('div', { class: 'actions' }, submit, extra));
    element.addEventListener('submit', event => {
      event.preventDefault();
      act(path, body(), submit).then(done => done || element.querySelector('input')?.focus());
    });
    return element;
  }

  async function act(path, body, pressed) {
    if (pressed) pressed.disabled = true;
    fill(messages);
    try {
      const answer = await send('POST', path, { body });
      take(answer.body, answer.etag);
      return true;
    } catch (problem) {
      if (!(problem instanceof Problem)) throw problem;
      const known = `login.problem.${problem.type}`;
      const words = t(known, { n: problem.retryAfter ? lasting(problem.retryAfter) : '' });
      if (words === known) failure(messages, problem);
      else fill(messages, notice('error', words));
      return false;
    } finally {
      if (pressed) pressed.disabled = false;
    }
  }

  function cancel() {
    return button(t('cancel'), event => act('/gateway/login/cancel', { attempt: state.attempt }, event.target));
  }

  function begin() {
    const phone = h('input', { type: 'tel', name: 'phone', autocomplete: 'tel', placeholder: '+5511999998888',
      pattern: '\\+[1-9][0-9]{6,14}', 'aria-describedby': 'phone-help' });
    return [
      state.problem && notice('warning', state.problem),
      form([field(t('login.phone'), phone), h('p', { id: 'phone-help', class: 'muted' }, t('login.phone-help'))],
        t('login.send-code'), '/gateway/login',
        () => (phone.value ? { method: 'phone', phone: phone.value } : { method: 'phone' })),
      h('div', { class: 'or' }, h('p', { class: 'muted' }, t('login.prefer-phone')),
        button(t('login.use-qr'), event => act('/gateway/login', { method: 'qr' }, event.target))),
    ];
  }

  function code() {
    const input = h('input', { name: 'code', inputmode: 'numeric', autocomplete: 'one-time-code', pattern: '[0-9]{3,8}',
      required: true, maxlength: 8, class: 'code' });
    const again = state.actions.includes('resend') && button(t('login.resend'),
      event => act('/gateway/login/resend', { attempt: state.attempt }, event.target));
    return form([h('p', {}, t('login.code-sent', { phone: state.phone ?? '', via: t(`login.via.${state.code?.via ?? 'app'}`) })),
      field(t('login.code'), input)], t('login.continue'), '/gateway/login/code',
    () => {
      const value = { attempt: state.attempt, code: input.value };
      input.value = '';
      return value;
    }, [again, cancel()]);
  }

  function password() {
    const input = h('input', { type: 'password', name: 'password', autocomplete: 'off', required: true, maxlength: 256 });
    return form([h('p', {}, t('login.password-help')),
      state.password?.hint && h('p', { class: 'muted' }, t('login.hint', { hint: state.password.hint })),
      field(t('login.password'), input)], t('login.continue'), '/gateway/login/password',
    () => {
      const value = { attempt: state.attempt, password: input.value };
      input.value = '';
      return value;
    }, [cancel()]);
  }

  function qr() {
    const left = h('p', { class: 'muted' });
    const tick = () => {
      left.textContent = t('login.qr-left', { time: lasting((Date.parse(state.qr.expiresAt) - Date.now()) / 1000) });
    };
    tick();
    countdown = setInterval(tick, 1000);
    return [
      h('ol', {}, h('li', {}, t('login.qr-1')), h('li', {}, t('login.qr-2')), h('li', {}, t('login.qr-3'))),
      h('div', { class: 'qr' }, h('img', { alt: t('login.qr-alt'), width: 240, height: 240,
        src: `/gateway/login/qr.svg?attempt=${encodeURIComponent(state.attempt)}&revision=${state.qr.revision}` })),
      left, h('div', { class: 'actions' }, cancel()),
    ];
  }

  function done() {
    const account = h('div');
    send('GET', '/gateway/session').then(({ body }) => fill(account, body.account && h('dl', { class: 'facts' },
      [['login.account', `${body.account.name} (${body.account.phone})`], ['login.since', stamp(body.connectedSince)],
        ['login.saved', stamp(body.store.savedAt)], ['login.last-update', stamp(body.lastUpdateAt)]]
        .map(([name, value]) => h('div', {}, h('dt', {}, t(name)), h('dd', {}, value))))),
    problem => failure(account, problem));
    return [h('p', { class: 'ok' }, t('login.done')), account];
  }

  function other() {
    return [h('p', {}, t('login.wait')), state.problem && notice('warning', state.problem),
      state.actions.includes('cancel') && h('div', { class: 'actions' }, cancel())];
  }

  return {
    close() {
      stop.abort();
      clearInterval(countdown);
    },
  };
}
