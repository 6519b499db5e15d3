// The frame of the page: who is signed in, which view is open, language and theme.

import { abandon, get, remove, send, whenSignedOut, Problem } from './api.js';
import { button, choice, closingIs, fill, h, notice } from './dom.js';
import { askForKey } from './signin.js';
import { language, speak, t } from './text.js';
import * as messages from './messages.js';
import * as channels from './channels.js';
import * as login from './login.js';
import * as jobs from './jobs.js';
import * as signals from './signals.js';
import * as status from './status.js';

const VIEWS = { messages, channels, login, jobs, signals, status };
const THEMES = ['auto', 'light', 'dark'];

const top = document.getElementById('top');
const content = document.getElementById('content');
let me = null;
let open = null;

/** What the key may do. */
const may = scope => me.scopes.includes('operator') || me.scopes.includes(scope);

function theme(name) {
  if (name) localStorage.setItem('theme', name);
  const chosen = localStorage.getItem('theme') ?? 'auto';
  if (chosen === 'auto') delete document.documentElement.dataset.theme;
  else document.documentElement.dataset.theme = chosen;
  return chosen;
}

function frame() {
  document.documentElement.lang = language();
  document.getElementById('skip').textContent = t('skip');
  const links = Object.entries(VIEWS).filter(([, view]) => may(view.scope))
    .map(([name]) => h('a', { href: `#/${name}`, 'data-view': name }, t(`nav.${name}`)));
  fill(top,
    h('span', { class: 'brand' }, h('span', { class: 'dot', 'aria-hidden': 'true' }), 'Telegram Gateway'),
    h('nav', { 'aria-label': t('nav') }, links),
    h('div', { class: 'tools' },
      choice(THEMES.map(name => [name, t(`theme.${name}`)]), theme(),
        { 'aria-label': t('theme'), on: { change: event => theme(event.target.value) } }),
      choice([['pt-BR', 'Português'], ['en', 'English']], language(),
        { 'aria-label': t('language'), on: { change: event => { speak(event.target.value); restart(); } } }),
      button(t('sign-out'), signOut)));
}

function route() {
  if (!me) return;
  const [path, search] = location.hash.replace(/^#\/?/, '').split('?');
  const [asked, ...rest] = path.split('/');
  const allowed = Object.keys(VIEWS).filter(name => may(VIEWS[name].scope));
  const name = allowed.includes(asked) ? asked : allowed[0];
  const place = { rest: name === asked ? rest : [], search: new URLSearchParams(name === asked ? search : '') };
  for (const link of top.querySelectorAll('[data-view]')) {
    if (link.dataset.view === name) {
      link.setAttribute('aria-current', 'page');
      link.scrollIntoView({ block: 'nearest', inline: 'nearest' });
    } else link.removeAttribute('aria-current');
  }
  if (!name) {
    fill(content, notice('warning', t('no-scope')));
  } else if (open?.name === name && open.view.moved) {
    open.view.moved(place);
  } else {
    leave();
    document.title = `${t(`nav.${name}`)} · Telegram Gateway`;
    const heading = h('h1', { tabindex: '-1' }, t(`nav.${name}`));
    const room = h('div', { class: `view ${name}` });
    fill(content, heading, room);
    open = { name, view: VIEWS[name].show(room, place, { may, heading, ready }) ?? {} };
  }
}

function leave() {
  open?.view.close?.();
  open = null;
  for (const dialog of document.querySelectorAll('dialog')) dialog.remove();
}

function restart() {
  leave();
  frame();
  route();
}

async function signOut() {
  leave(); // first: what is asked for behind the session's end would be refused
  me = null;
  abandon();
  fill(content);
  await remove('/console/session').catch(() => {});
  location.hash = '';
  await start();
}

let asking = null;
/** Asks for the key again over what is shown, which then goes on. */
function signedOut() {
  if (me && !asking) {
    asking = askForKey(document.body, true).then(() => { asking = null; });
  }
}

/** Resolves when there is a session again; also when nobody answers, so that the caller tries again. */
async function ready() {
  const session = await get('/console/session').catch(() => ({ signedIn: true }));
  if (!session.signedIn) {
    signedOut();
    await asking;
  }
  return me !== null;
}

async function start() {
  theme();
  document.documentElement.lang = language();
  closingIs(() => t('close'));
  leave();
  fill(top);
  fill(content);
  try {
    const session = await get('/console/session');
    if (!session.signedIn) {
      document.title = 'Telegram Gateway';
      await askForKey(content, false);
    }
    me = (await send('GET', '/me')).body;
    frame();
    route();
    content.focus({ preventScroll: true });
  } catch (problem) {
    if (!(problem instanceof Problem)) throw problem;
    fill(content, notice('error', t(problem.status ? 'problem.start' : 'problem.unreachable'), ' ',
      button(t('retry'), start)));
  }
}

whenSignedOut(signedOut);
addEventListener('hashchange', route);
addEventListener('pageshow', event => event.persisted && start());
document.getElementById('skip').addEventListener('click', event => {
  event.preventDefault();
  content.focus();
});
addEventListener('keydown', event => {
  const typing = event.target.closest?.('input, select, textarea, dialog');
  if (event.ctrlKey || event.metaKey || event.altKey || typing) return;
  if (event.key === '/') {
    const search = content.querySelector('input[type=search]');
    if (search) {
      event.preventDefault();
      search.closest('details')?.setAttribute('open', '');
      search.focus();
    }
  } else if (event.key === 'j' || event.key === 'k') {
    const rows = [...content.querySelectorAll('[data-row]')];
    const at = rows.indexOf(document.activeElement);
    rows[Math.min(rows.length - 1, Math.max(0, at + (event.key === 'j' ? 1 : -1)))]?.focus();
  }
});
start();
