// One fresh tab: a browser context of its own, so that its cache is cold, with the processor as it is to be, and
// with the watcher of watch.js in every document.
//
// The self-check's frame runs in a process of its own, and so may any frame. Each process is a target of the protocol and
// is held at its birth until it has got the same as the page: else the frame would run at full speed on a slowed page.
// How long frames were held is noted (`held`); it is part of the self-check's times, because it cannot be taken out
// honestly.
import { readFileSync } from 'node:fs';

const WORLD = 'bench';
const WATCH = readFileSync(new URL('watch.js', import.meta.url), 'utf8');

/** How long anything may take, in milliseconds. */
const PATIENCE = 20_000;

export class Tab {
  /** Session of the page, then those of its frames in processes of their own: [{ session, target }]. */
  targets = [];
  /** Milliseconds for which frames were held until they were made ready. */
  held = 0;
  #said = [];
  #waiting = [];
  #always = new Map();

  /**
   * @param {import('./devtools.js').Browser} browser
   * @param {{ cpu?: number, stages?: object[], scripts?: string[] }} options
   *   `cpu`: how many times slower; `stages`: see watch.js; `scripts`: run in the pages' own world before theirs
   */
  static async open(browser, options) {
    const tab = new Tab();
    Object.assign(tab, { browser, options });
    tab.context = (await browser.send('Target.createBrowserContext')).browserContextId;
    const where = { url: 'about:blank', browserContextId: tab.context, width: 412, height: 915 };
    tab.target = (await browser.send('Target.createTarget', where)).targetId;
    const attached = await browser.send('Target.attachToTarget', { targetId: tab.target, flatten: true });
    tab.page = attached.sessionId;
    await tab.#ready(tab.page, tab.target);
    return tab;
  }

  /** Makes a target ready. All is sent in one go: what waits for it waits for one answer only. */
  async #ready(session, target) {
    const { cpu = 1, stages = [], scripts = [] } = this.options;
    const send = (method, params) => this.browser.send(method, params, session);
    this.targets.push({ session, target });
    this.browser.listen(session, (method, params) => this.#hear(session, method, params));
    const source = `(${WATCH.slice(WATCH.indexOf('function watch'))})(${JSON.stringify({ stages })})`;
    await Promise.all([
      send('Emulation.setCPUThrottlingRate', { rate: cpu }),
      send('Page.enable'),
      // Else no binding is heard.
      send('Runtime.enable'),
      send('Runtime.addBinding', { name: 'say', executionContextName: WORLD }),
      ...scripts.map((source) => send('Page.addScriptToEvaluateOnNewDocument', { source, runImmediately: true })),
      send('Page.addScriptToEvaluateOnNewDocument', { source, worldName: WORLD, runImmediately: true }),
      send('Target.setAutoAttach', { autoAttach: true, waitForDebuggerOnStart: true, flatten: true }),
      send('Runtime.runIfWaitingForDebugger'),
    ]);
  }

  async #hear(session, method, params) {
    if (method === 'Runtime.bindingCalled' && params.name === 'say') this.#take({ session, ...JSON.parse(params.payload) });
    // A frame's first, empty document may have had a process of its own.
    if (method === 'Target.detachedFromTarget') this.targets = this.targets.filter((target) => target.session !== params.sessionId);
    if (method !== 'Target.attachedToTarget') return;
    const start = performance.now();
    await this.#ready(params.sessionId, params.targetInfo.targetId).catch(() => {});
    this.held += performance.now() - start;
  }

  #take(message) {
    if (this.#always.has(message.kind)) return this.#always.get(message.kind)(message);
    const i = this.#waiting.findIndex(({ matches }) => matches(message));
    if (i < 0) this.#said.push(message);
    else this.#waiting.splice(i, 1)[0].done(message);
  }

  /** The next word of a kind that a watcher says or has said. */
  hear(kind, stage) {
    const matches = (message) => message.kind === kind && (stage === undefined || message.stage === stage);
    const i = this.#said.findIndex(matches);
    if (i >= 0) return Promise.resolve(this.#said.splice(i, 1)[0]);
    return new Promise((done, fail) => {
      const late = setTimeout(() => fail(new Error(`waited in vain for "${kind} ${stage ?? ''}" on ${this.address}`)), PATIENCE);
      this.#waiting.push({ matches, done: (message) => (clearTimeout(late), done(message)) });
    });
  }

  /** Hears every word of a kind from now on. */
  on(kind, then) {
    this.#always.set(kind, then);
  }

  async go(address) {
    this.address = address;
    const { errorText } = await this.browser.send('Page.navigate', { url: address }, this.page);
    if (errorText) throw new Error(`${address}: ${errorText}`);
  }

  /** What a script evaluates to in the world of the watcher, in the page or in a frame with a process of its own. */
  async ask(expression, { session, target } = this.targets[0]) {
    const send = (method, params) => this.browser.send(method, params, session);
    // A world of this name is there already: this only tells its number.
    const world = await send('Page.createIsolatedWorld', { frameId: target, worldName: WORLD });
    const answer = await send('Runtime.evaluate', {
      expression,
      contextId: world.executionContextId,
      awaitPromise: true,
      returnByValue: true,
    });
    if (answer.exceptionDetails) throw new Error(`${expression}: ${answer.exceptionDetails.exception?.description}`);
    return answer.result.value;
  }

  /**
   * From here on only this target is slowed, and the watchers rest. The browser slows a process by keeping its processor
   * busy, idle or not: of two cores a page that does nothing would take one away from what puts a frame on the screen.
   */
  async leaveAlone(target) {
    for (const other of this.targets) {
      await this.ask('bench.rest()', other);
      const rate = { rate: other === target ? (this.options.cpu ?? 1) : 1 };
      await this.browser.send('Emulation.setCPUThrottlingRate', rate, other.session);
    }
  }

  /** The target of a session. */
  of(session) {
    return this.targets.find((target) => target.session === session);
  }

  /** A press such as a person makes, at a place in the window. */
  async press({ x, y }) {
    const mouse = (type) =>
      this.browser.send('Input.dispatchMouseEvent', { type, x, y, button: 'left', clickCount: 1 }, this.page);
    await Promise.all([mouse('mousePressed'), mouse('mouseReleased')]);
  }

  async close() {
    await this.browser.send('Target.disposeBrowserContext', { browserContextId: this.context });
    for (const { session } of this.targets) this.browser.listen(session);
  }
}
