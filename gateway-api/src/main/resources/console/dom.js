// Elements without markup: whatever comes from outside becomes text, never HTML.

const PROPERTIES = new Set(['value', 'checked', 'disabled', 'indeterminate', 'textContent', 'htmlFor']);

/**
 * Makes an element.
 * @param {string} tag
 * @param {object} attributes false and null leave one out; `on` holds listeners
 * @param {...(Node|string|number|null|Array)} children
 */
export function h(tag, attributes = {}, ...children) {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) {
    if (name === 'on') {
      for (const [event, listener] of Object.entries(value)) element.addEventListener(event, listener);
    } else if (PROPERTIES.has(name)) {
      element[name] = value;
    } else if (value !== false && value !== null && value !== undefined) {
      element.setAttribute(name, value === true ? '' : String(value));
    }
  }
  element.append(...flat(children));
  return element;
}

/** Replaces what is in an element. */
export function fill(element, ...children) {
  element.replaceChildren(...flat(children));
  return element;
}

function flat(children) {
  return children.flat(Infinity).filter(child => child !== null && child !== undefined && child !== false)
    .map(child => (child instanceof Node ? child : document.createTextNode(String(child))));
}

/** Text with its http(s) links made clickable. */
export function linked(text) {
  const parts = [];
  let at = 0;
  for (const match of text.matchAll(/https?:\/\/[^\s<>"]+[^\s<>".,;:!?)\]]/g)) {
    parts.push(text.slice(at, match.index));
    parts.push(h('a', { href: match[0], target: '_blank', rel: 'noopener noreferrer' }, match[0]));
    at = match.index + match[0].length;
  }
  parts.push(text.slice(at));
  return parts;
}

/**
 * A table with a caption, that still is one for a screen reader when a narrow screen shows it as cards.
 * @param {string} caption
 * @param {string[]} heads
 */
export function table(caption, heads, attributes = {}) {
  const body = h('tbody', { role: 'rowgroup' });
  const element = h('table', { role: 'table', ...attributes },
    h('caption', {}, caption),
    h('thead', { role: 'rowgroup' },
      h('tr', { role: 'row' }, heads.map(head => h('th', { scope: 'col', role: 'columnheader' }, head)))),
    body);
  return { element, body, heads };
}

/** A row of it; each cell knows its heading for narrow screens. */
export function row(of, cells, attributes = {}) {
  return h('tr', { role: 'row', ...attributes },
    cells.map((cell, index) => h('td', { role: 'cell', 'data-label': of.heads[index] }, h('div', {}, cell))));
}

/** A button. */
export function button(label, listener, attributes = {}) {
  return h('button', { type: 'button', ...attributes, on: { click: listener } }, label);
}

/** A field with its label above. */
export function field(label, input) {
  return h('label', { class: 'field' }, h('span', {}, label), input);
}

/** A box of choices: pairs of value and words. */
export function choice(pairs, value, attributes = {}) {
  const element = h('select', attributes, pairs.map(([key, words]) => h('option', { value: key }, words)));
  element.value = value;
  return element;
}

/**
 * The form above a list. On a narrow screen it shows its first field, and the others when asked.
 * @param {string} label
 * @param {{apply: string, more: string}} words
 */
export function filterForm(label, words, fields, apply) {
  const more = button(words.more, () => {
    const open = form.classList.toggle('open');
    more.setAttribute('aria-expanded', String(open));
  }, { class: 'more', 'aria-expanded': 'false' });
  const form = h('form', { class: 'filters', role: 'search', 'aria-label': label }, fields, more,
    h('button', { class: 'apply' }, words.apply));
  form.addEventListener('submit', event => {
    event.preventDefault();
    if (form.reportValidity()) apply();
  });
  form.addEventListener('change', event => {
    if (event.target.type !== 'search' && form.reportValidity()) apply();
  });
  return form;
}

/** Something that needs attention; alerts are spoken at once. */
export function notice(kind, ...children) {
  return h('div', { class: `notice ${kind}`, role: kind === 'error' ? 'alert' : 'status' }, children);
}

/** A modal dialog; the focus goes back to where it was. */
export function dialog(title, content, closed, attributes = {}) {
  const before = document.activeElement;
  const element = h('dialog', { 'aria-labelledby': 'dialog-title', ...attributes },
    h('header', {}, h('h2', { id: 'dialog-title' }, title),
      button('×', () => element.close(), { class: 'plain close', 'aria-label': closeWords() })),
    h('div', { class: 'body' }, content));
  element.addEventListener('click', event => event.target === element && element.close());
  element.addEventListener('keydown', event => {
    if (event.key === 'Escape') { // in a search field too, where the browser would only empty it
      event.preventDefault();
      element.close();
    }
  });
  element.addEventListener('close', () => {
    element.remove();
    (before?.isConnected ? before : document.getElementById('content')).focus({ preventScroll: true });
    closed?.();
  });
  document.body.append(element);
  element.showModal();
  return element;
}

let closeWords = () => 'Close';
/** Tells what closing is called in the reader's language. */
export function closingIs(words) {
  closeWords = words;
}

let lastSaid = 0;
let toSay = null;
/** Says something politely; of what comes within ten seconds only the last is said. */
export function announce(words) {
  const wait = lastSaid + 10_000 - Date.now();
  clearTimeout(toSay);
  toSay = setTimeout(() => {
    lastSaid = Date.now();
    document.getElementById('announcer').textContent = words;
  }, Math.max(0, wait));
}
