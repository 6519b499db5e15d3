// Asks for a key. It is sent once and kept nowhere in the page.

import { post } from './api.js';
import { choice, field, fill, h, notice } from './dom.js';
import { language, speak, t } from './text.js';

/**
 * Shows the form until a key is right.
 * @param {Element} place where
 * @param {boolean} over whether it lies over what is shown, because a session ended
 */
export function askForKey(place, over) {
  return new Promise(resolve => {
    const input = h('input', { type: 'password', required: true, autocomplete: 'current-password', maxlength: 200,
      spellcheck: 'false', 'aria-describedby': 'key-help' });
    const result = h('div');
    const send = h('button', { class: 'primary' }, t('sign-in'));
    const form = h('form', { class: 'signin' },
      h(over ? 'h2' : 'h1', { id: 'sign-in-title' }, t(over ? 'sign-in.again' : 'sign-in.title')),
      h('p', { id: 'key-help', class: 'muted' }, t('sign-in.help')),
      field(t('sign-in.key'), input), result, send,
      over ? null : choice([['pt-BR', 'Português'], ['en', 'English']], language(), { 'aria-label': t('language'),
        on: { change: event => { speak(event.target.value); location.reload(); } } }));
    const frame = over ? h('dialog', { 'aria-labelledby': 'sign-in-title', class: 'small' }, form) : form;
    form.addEventListener('submit', async event => {
      event.preventDefault();
      send.disabled = true;
      fill(result);
      const key = input.value;
      input.value = '';
      try {
        await post('/console/session', { key });
        if (over) frame.close();
        frame.remove();
        resolve();
      } catch (problem) {
        const known = { 401: 'sign-in.wrong', 400: 'sign-in.wrong', 429: 'sign-in.slow', 0: 'problem.unreachable' };
        fill(result, notice('error', t(known[problem.status] ?? 'problem.start')));
        input.focus();
      } finally {
        send.disabled = false;
      }
    });
    frame.addEventListener('cancel', event => event.preventDefault());
    place.append(frame);
    if (over) frame.showModal();
    input.focus();
  });
}
