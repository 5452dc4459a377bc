// The first two pages, static, until the widget has come: somebody can read them, begin, and tick what is happening. What
// is pressed is kept in order, and the widget begins where that has led. Nothing is decided here but one thing: help comes
// at once. The build renders the widget's own pages (xtask/src/build/preboot.rs), so nothing moves when it takes over.
import { makeRoom, root, showHelp } from './fallback.js';
import { exporting, leave, listLink, mode, ownPage, ownTab, settings } from './lockdown.js';
import { PRESSES } from './quick-exit.js';

/** How long somebody who waits for the next page looks at a still one, in milliseconds. */
const PATIENCE = 8000;
/** How long nothing must have been pressed or shown before the widget takes over, in milliseconds. */
const QUIET = 250;
/** How often that is looked at, in milliseconds. */
const LOOK = 50;
/** How long a press may take in which the widget is not to take over, in milliseconds. */
const LONGEST_PRESS = 1000;
/** How long the widget waits for such a moment, in milliseconds: somebody may hold a key down to scroll. */
const LONGEST_WAIT = 3000;

/** What leads from one of the two pages to the other. */
const MOVES = { start: 'urgent', back: 'start' };

/** A setting as it stands in the address, if it is there; src/lib.rs reads them all. */
const setting = (key) => settings.split('&').find((pair) => pair.startsWith(`${key}=`))?.slice(key.length + 1);

/** How it stands: as a page of its own, embedded, or where "Begin" opens another tab. As in src/form.rs. */
const form = mode === 'embed' && ownTab && setting('begin') === 'tab' ? 'tab' : mode;

const templateOf = (lang) =>
  [...document.querySelectorAll('template')].find((template) => template.lang === lang && template.dataset.form === form);

/** The value of a setting if it is plainly valid; empty where there is none, `null` where only the Rust parser can decide. */
function plain(key, pattern) {
  try {
    return pattern.exec(decodeURIComponent(setting(key) ?? '').trim())?.[0] ?? null;
  } catch {
    return null;
  }
}
// A phone number has more digits.
const clinic = plain('clinic', /^(?!(.*\p{N}){5})[\p{L}\p{M}\p{N} .,:&'\u2019()+\u2013-]{0,80}$/u);
const home = plain('home', /^(https:\/\/[a-z\d-]+(\.[a-z\d-]+)+(\/[\w./-]{0,200})?)?$/);

let template = templateOf(setting('lang') ?? document.documentElement.lang);
// The header has the crisis line of the country that the templates were written for. Another country's line, and what
// looks odd, come with the widget; settings too whose names something has escaped, which it alone can read.
if (
  /[;%][^=&]*=/.test(settings) ||
  (setting('country') ?? 'US') !== 'US' ||
  !['tab', 'here', undefined].includes(setting('begin')) ||
  (ownPage && (clinic === null || home === null || setting('clinic') === '' || setting('home') === ''))
) {
  template = null;
}
if (template && ownPage && home) listLink(home);

const log = [];
const ticked = new Set();
let page = 'start';
let isWaiting = false;
let early;
let lastSign = performance.now();
const sign = () => (lastSign = performance.now());

/** What was pressed so far, a line each, as src/preboot.rs reads it. */
export const pressed = () => log.join('\n');

/** Writes the clinic's name, and the addresses that links lead to. */
function name(copy) {
  const links = { home: ownPage && home, 'own-tab': ownTab };
  for (const link of copy.querySelectorAll('a:not([href])')) {
    const address = links[link.dataset.action];
    if (address) link.setAttribute('href', address);
    else link.remove();
  }
  const site = copy.querySelector('.site');
  if (!site) return;
  if (clinic) site.firstChild.textContent = clinic;
  else site.firstChild.remove();
  if (!site.firstChild) site.remove();
}

function draw() {
  const copy = document.importNode(template.content, true);
  for (const main of copy.querySelectorAll('main')) if (main.dataset.page !== page) main.remove();
  name(copy);
  for (const box of copy.querySelectorAll('[type=checkbox]')) box.checked = ticked.has(box.value);
  document.documentElement.lang = template.lang;
  document.documentElement.dir = template.dir;
  early.replaceChildren(copy);
}

/** Says something in the bar, which is gone where help stands. */
function say(words) {
  const status = early.querySelector('header [role=status]');
  if (status) status.textContent = words;
}

/** The next page is the widget's. */
function wait(isHelp) {
  isWaiting = true;
  if (isHelp) return showHelp();
  say(template.dataset.wait);
  // Not where help stands already, nor where the page has been left.
  setTimeout(() => isWaiting && early.isConnected && early.firstChild && showHelp(), PATIENCE);
}

function exit() {
  log.push('exit');
  isWaiting = true;
  early.replaceChildren();
  leave();
}

function press({ dataset: { action }, href, lang }) {
  if (action === 'exit') return exit();
  // It opens another tab.
  if (href) return;
  if (isWaiting && action !== 'help') return;
  if (action === 'load') return exporting.choose();
  log.push(action === 'language' ? `language ${lang}` : action);
  if (action === 'language') {
    template = templateOf(lang);
    draw();
  } else if (MOVES[action]) {
    page = MOVES[action];
    draw();
    scrollTo(0, 0);
    early.querySelector('h1').focus();
  } else wait(action === 'help' || (action === 'continue' && ticked.size > 0 && !ticked.has('none')));
}

function tick({ value, checked }) {
  if (isWaiting) {
    // Whoever answers anew has not gone on.
    log.pop();
    isWaiting = false;
    say('');
  }
  log.push((checked ? '+' : '-') + value);
  if (!checked) ticked.delete(value);
  else {
    // "None of these" and the others exclude each other, as the rules have it.
    for (const other of ticked) if (value === 'none' || other === 'none') ticked.delete(other);
    ticked.add(value);
  }
  for (const box of early.querySelectorAll('[type=checkbox]')) box.checked = ticked.has(box.value);
}

function onShift({ detail: presses }) {
  if (!early.isConnected) return;
  if (presses === PRESSES) exit();
  else if (!isWaiting) say(['', template.dataset.shift, template.dataset.shifts][presses]);
}

/** The widget has drawn its first page: it stands where the early one stood, and so does the focus. */
function giveWay() {
  takeover.disconnect();
  const { id, dataset } = early.contains(document.activeElement) ? document.activeElement : document.body;
  early.remove();
  const same = id ? `#${id}` : dataset.action && `[data-action="${dataset.action}"]`;
  if (same && !isWaiting) root.querySelector(same)?.focus();
}
const takeover = new MutationObserver(giveWay);

/**
 * Resolves in the first quiet moment, so that the widget takes nobody's page away in the middle of a press, and no press
 * waits for it to start. Whoever waits for it is not kept waiting.
 */
export async function quiet() {
  const end = performance.now() + LONGEST_WAIT;
  while (early?.isConnected && !isWaiting) {
    const left = Math.min(lastSign + QUIET, end) - performance.now();
    if (left <= 0) return;
    await new Promise((done) => setTimeout(done, Math.min(left, LOOK)));
  }
}

if (template) {
  early = makeRoom();
  draw();
  takeover.observe(root, { childList: true });
  // Two frames on, the first page has been painted.
  requestAnimationFrame(() => requestAnimationFrame(sign));
  for (const name of ['pointerup', 'pointercancel', 'click', 'keyup']) addEventListener(name, sign, true);
  for (const name of ['pointerdown', 'keydown']) addEventListener(name, () => (lastSign = performance.now() + LONGEST_PRESS), true);
  early.addEventListener('click', ({ target }) => {
    const button = target.closest('[data-action]');
    if (button) press(button);
  });
  early.addEventListener('change', ({ target }) => target.type === 'checkbox' && tick(target));
  early.addEventListener('submit', (event) => event.preventDefault());
  addEventListener('shift', onShift);
  addEventListener('opened', ({ detail }) => {
    if (!early.isConnected || isWaiting) return;
    log.push(`opened ${detail.replaceAll('\n', ' ')}`);
    wait(false);
  });
}
