// Follows the log from a position on. A lost connection continues behind the last change that was taken.

const RETRY_MILLIS = 3000;
const QUIET_MILLIS = 3000;

/** One stream. Calls `change(change)` for each change once and in order, `gap(gap)`, and `state(name, behind)`. */
export class Live {
  constructor(since, listeners) {
    this.position = since;
    this.listeners = listeners;
    this.head = since;
    this.open();
  }

  open() {
    this.say('connecting');
    this.source = new EventSource(`/stream?since=${this.position}`);
    const listen = (name, take) => this.source.addEventListener(name, event => take(JSON.parse(event.data), event));
    listen('hello', hello => {
      this.head = hello.head;
      this.reached(this.position);
      clearTimeout(this.quiet);
      this.quiet = setTimeout(() => this.caughtUp(), QUIET_MILLIS); // what a key may not see never comes
    });
    for (const kind of ['posted', 'edited', 'deleted']) {
      listen(kind, change => {
        if (change.seq > this.position) {
          this.listeners.change(change);
          this.reached(change.seq);
        }
      });
    }
    listen('gap', gap => {
      this.position = gap.from <= this.position ? gap.from - 1 : gap.to; // the log was restored below us, or has a hole
      this.listeners.gap(gap);
    });
    listen('heartbeat', beat => {
      this.position = Math.max(this.position, beat.head);
      if (beat.stalled) this.say('stalled');
      else this.caughtUp();
    });
    listen('bye', ({ reason }) => this.again(reason === 'lifetime' ? 0 : RETRY_MILLIS));
    this.source.onerror = () => {
      this.say('reconnecting');
      this.again(RETRY_MILLIS); // with the position we know, which the browser's own retry may not
    };
  }

  reached(seq) {
    this.position = seq;
    const behind = Math.max(0, this.head - seq);
    this.say(behind ? 'behind' : 'live', behind);
  }

  caughtUp() {
    this.head = this.position;
    this.say('live');
  }

  again(millis) {
    this.source.close();
    clearTimeout(this.retry);
    this.retry = setTimeout(() => this.listeners.mayReturn().then(may => may && !this.closed && this.open()), millis);
  }

  say(state, behind = 0) {
    this.listeners.state(state, behind);
  }

  close() {
    this.closed = true;
    clearTimeout(this.retry);
    clearTimeout(this.quiet);
    this.source.close();
  }
}
