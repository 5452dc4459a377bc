// The browser, started and spoken to in its own protocol (Chrome DevTools Protocol) through a pipe.
//
// Not through a driver's library: those put scripts of their own into each document and ask each frame questions while it
// loads, which costs the frame time. Here nothing reaches a page but what is written in this folder.
import { spawn } from 'node:child_process';
import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';

const SWITCHES = [
  '--headless',
  '--remote-debugging-pipe',
  // In a container one is root, where the browser's own sandbox does not start.
  '--no-sandbox',
  '--disable-gpu',
  '--disable-dev-shm-usage',
  // What the browser itself would ask the network for, and do meanwhile.
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--no-first-run',
  // A phone held upright.
  '--window-size=412,915',
];

/** The browser's program: $CHROMIUM, or the first of its usual names on the path. */
function program() {
  const names = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable'];
  const folders = process.env.PATH.split(delimiter);
  const found = names.flatMap((name) => folders.map((folder) => join(folder, name))).find(existsSync);
  if (!process.env.CHROMIUM && !found) throw new Error('Chromium is not here: install it, or name it in CHROMIUM');
  return process.env.CHROMIUM ?? found;
}

/** How long the browser may take to answer, in milliseconds: a walk of all pages on a slowed processor is one question. */
const PATIENCE = 60_000;

export class Browser {
  #calls = new Map();
  #listeners = new Map();
  #number = 0;
  #rest = '';

  constructor(switches = []) {
    this.profile = mkdtempSync(join(tmpdir(), 'trd-bench-'));
    this.process = spawn(program(), [...SWITCHES, `--user-data-dir=${this.profile}`, ...switches, 'about:blank'], {
      stdio: ['ignore', 'ignore', 'ignore', 'pipe', 'pipe'],
    });
    [, , , this.to, this.from] = this.process.stdio;
    this.from.setEncoding('utf8').on('data', (text) => this.#read(text));
    // Whoever waits for an answer hears that there will be none.
    this.process.on('exit', () => this.#calls.forEach(({ fail }) => fail(new Error('the browser has ended'))));
    process.once('exit', () => this.#leave());
    for (const signal of ['SIGINT', 'SIGTERM']) process.once(signal, () => process.exit(1));
  }

  #read(text) {
    const messages = (this.#rest + text).split('\0');
    this.#rest = messages.pop();
    for (const message of messages) this.#take(JSON.parse(message));
  }

  #take({ id, result, error, method, params, sessionId }) {
    if (!id) return this.#listeners.get(sessionId)?.(method, params);
    const call = this.#calls.get(id);
    this.#calls.delete(id);
    if (error) call.fail(new Error(`${call.method}: ${error.message}`));
    else call.done(result);
  }

  /** Asks for something; of the browser as a whole where no session is named. */
  send(method, params = {}, sessionId = undefined) {
    const id = ++this.#number;
    this.to.write(`${JSON.stringify({ id, method, params, sessionId })}\0`);
    return new Promise((done, fail) => {
      const late = setTimeout(() => fail(new Error(`no answer to ${method} ${JSON.stringify(params).slice(0, 200)}`)), PATIENCE);
      const end = (then) => (value) => (clearTimeout(late), then(value));
      this.#calls.set(id, { done: end(done), fail: end(fail), method });
    });
  }

  /** Hands every event of a session to `hear(method, params)`. */
  listen(sessionId, hear) {
    if (hear) this.#listeners.set(sessionId, hear);
    else this.#listeners.delete(sessionId);
  }

  async end() {
    const ended = new Promise((done) => this.process.once('exit', done));
    await this.send('Browser.close').catch(() => {});
    await ended;
    this.#leave();
  }

  /** Leaves nothing behind, however the run has ended. */
  #leave() {
    this.process.kill();
    rmSync(this.profile, { recursive: true, force: true, maxRetries: 5, retryDelay: 200 });
  }
}
