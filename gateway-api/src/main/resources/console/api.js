// Asks the API this page came from. The session's cookie goes along by itself.

/** What the API, or the way to it, said instead of an answer. */
export class Problem extends Error {
  constructor(status, document, retryAfter) {
    super(document.detail || document.title || `HTTP ${status}`);
    this.status = status;
    this.type = (document.type || 'unreachable').replace('urn:telegram:problem:', '');
    this.document = document;
    this.retryAfter = retryAfter;
  }
}

let onSignedOut = () => {};
/** Tells whom to call when the session has ended. */
export function whenSignedOut(listener) {
  onSignedOut = listener;
}

let left = new AbortController();
/** Ends every request under way: whoever waits for one is gone, and hears no more of it. */
export function abandon() {
  left.abort();
  left = new AbortController();
}
const never = new Promise(() => {});

/**
 * Sends a request.
 * @returns {Promise<{status: number, body: any, etag: string|null}>} also for 304; never answers once abandoned
 * @throws {Problem}
 */
export async function send(method, path, { body, etag, signal } = {}) {
  const headers = { Accept: 'application/json, application/problem+json' };
  if (method !== 'GET') headers['X-Console'] = '1';
  if (body !== undefined) headers['Content-Type'] = 'application/json';
  if (etag) headers['If-None-Match'] = etag;
  const gone = left.signal;
  const either = signal ? AbortSignal.any([gone, signal]) : gone;
  let response;
  try {
    response = await fetch(path, { method, headers, signal: either, credentials: 'same-origin',
      body: body === undefined ? undefined : JSON.stringify(body) });
  } catch (error) {
    if (gone.aborted) return never;
    if (error.name === 'AbortError') throw error;
    throw new Problem(0, {}, null);
  }
  const type = response.headers.get('Content-Type') || '';
  const answer = response.status === 304 || response.status === 204 || !type.includes('json') ? null
    : await response.json().catch(() => null);
  if (gone.aborted) return never;
  if (!response.ok && response.status !== 304) {
    if (response.status === 401 && path !== '/console/session') onSignedOut();
    throw new Problem(response.status, answer ?? {}, Number(response.headers.get('Retry-After')) || null);
  }
  return { status: response.status, body: answer, etag: response.headers.get('ETag') };
}

export const get = async (path, options) => (await send('GET', path, options)).body;
export const post = async (path, body = {}, options = {}) => (await send('POST', path, { body, ...options })).body;
export const patch = async (path, body) => (await send('PATCH', path, { body })).body;
export const remove = async path => (await send('DELETE', path)).body;

/** A path with the parameters that say something. */
export function query(path, parameters) {
  const said = new URLSearchParams(Object.entries(parameters).filter(([, value]) => value !== '' && value != null));
  return said.size ? `${path}?${said}` : path;
}
