// The words of the page. Portuguese is the original.

import { en } from './text-en.js';
import { pt } from './text-pt.js';

const LANGUAGES = { 'pt-BR': pt, en };

let chosen = localStorage.getItem('language') ?? 'pt-BR';

/** `pt-BR` or `en` */
export const language = () => (chosen in LANGUAGES ? chosen : 'pt-BR');

/** From now on in this language. */
export function speak(name) {
  chosen = name;
  localStorage.setItem('language', name);
}

/** The words for a key, with `{name}` replaced; the key itself when there are none. */
export function t(key, values = {}) {
  const words = LANGUAGES[language()][key] ?? key;
  return words.replace(/\{(\w+)\}/g, (all, name) => values[name] ?? all);
}
