// Numbers as Brazilian traders write them; times of São Paulo, whatever the machine's zone.

import { language } from './text.js';

const ZONE = 'America/Sao_Paulo';
const prices = new Intl.NumberFormat('pt-BR', { minimumFractionDigits: 2, maximumFractionDigits: 6 });
const locale = () => (language() === 'en' ? 'en-GB' : 'pt-BR');
const made = new Map();

function formatter(name, options) {
  const key = `${locale()} ${name}`;
  if (!made.has(key)) made.set(key, new Intl.DateTimeFormat(locale(), { timeZone: ZONE, ...options }));
  return made.get(key);
}

/** `1,04` of "1.04"; a dash for nothing. */
export const price = text => (text === null || text === undefined ? '–' : prices.format(text));

/** `1.234` */
export const count = number => new Intl.NumberFormat(locale()).format(number);

/** `12,4` */
export const decimal = (number, digits = 1) =>
  new Intl.NumberFormat(locale(), { maximumFractionDigits: digits }).format(number);

/** `28/10/2025 10:02:11` */
export const stamp = instant => (instant ? formatter('stamp', { dateStyle: 'short', timeStyle: 'medium' })
  .format(new Date(instant)) : '–');

/** `10:02:11` */
export const clock = instant => formatter('clock', { timeStyle: 'medium' }).format(new Date(instant));

/** `28/10/2025` */
export const day = instant => formatter('day', { dateStyle: 'short' }).format(new Date(instant));

/** `10:02:11,412` */
export const precise = instant => formatter('precise', { hour: '2-digit', minute: '2-digit', second: '2-digit',
  fractionalSecondDigits: 3 }).format(new Date(instant));

/** A date without a time, as it is written. */
export const plainDay = text => (text ? new Intl.DateTimeFormat(locale(), { timeZone: 'UTC', dateStyle: 'short' })
  .format(new Date(`${text}T00:00:00Z`)) : '–');

/** `2 min 5 s` */
export function lasting(seconds) {
  const whole = Math.max(0, Math.round(seconds));
  if (whole < 60) return `${whole} s`;
  if (whole < 3600) return `${Math.floor(whole / 60)} min ${whole % 60} s`;
  return `${Math.floor(whole / 3600)} h ${Math.floor((whole % 3600) / 60)} min`;
}
