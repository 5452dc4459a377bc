// The first two pages, static, until the widget has come: somebody can read them, begin, and tick what is happening. What
// is pressed is kept in order, and the widget begins where that has led. Nothing is decided here but one thing: help comes
// at once. The markup is that of the widget's own pages (early.html), so that nothing moves when it takes over.
import { makeRoom, root, showHelp } from './fallback.js';
import { keep, leave, ownPage, settings } from './prelude.js';

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
/** As in src/leaving.rs. */
const SHIFT_PRESSES = 3;

/** What leads from one of the two pages to the other. */
const MOVES = { start: 'urgent', back: 'start' };

const templateOf = (lang) => [...document.querySelectorAll('template')].find((template) => template.lang === lang);

/** A setting as it stands in the address, if it is there; src/lib.rs reads them all. */
const setting = (key) => settings.split('&').find((pair) => pair.startsWith(`${key}=`))?.slice(key.length + 1);

/** The clinic's name; `null` where it is one that only the rules can judge. */
function clinicOf(text) {
  if (text === undefined) return template.dataset.aClinic;
  try {
    return /^[\p{L}\p{M}\p{N} .,:&'’()+–-]{1,80}$/u.exec(decodeURIComponent(text).trim())?.[0] ?? null;
  } catch {
    return null;
  }
}

let template = templateOf(setting('lang') ?? document.documentElement.lang);
// The header has the crisis line of the country that the templates were written for. Another country's line, and what
// looks odd, come with the widget.
if ((setting('country') ?? 'US') !== 'US' || (template && clinicOf(setting('clinic')) === null)) template = null;

const log = [];
const ticked = new Set();
let page = 'start';
let isWaiting = false;
let shifts = 0;
let early;
let lastSign = performance.now();
const sign = () => (lastSign = performance.now());

/** What was pressed so far, a line each, as src/early.rs reads it. */
export const pressed = () => log.join('\n');

function draw() {
  const copy = document.importNode(template.content, true);
  for (const main of copy.querySelectorAll('main')) if (main.dataset.page !== page) main.remove();
  copy.querySelector(ownPage ? 'a.exit' : 'button.exit').remove();
  const named = copy.querySelector('.lead + p');
  if (named) named.textContent = named.textContent.replace('{clinic}', () => clinicOf(setting('clinic')));
  for (const box of copy.querySelectorAll('[type=checkbox]')) box.checked = ticked.has(box.value);
  document.documentElement.lang = template.lang;
  document.documentElement.dir = template.dir;
  early.replaceChildren(copy);
}

const say = (words) => (early.querySelector('header [role=status]').textContent = words);

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

function press({ dataset: { action }, lang }) {
  if (action === 'exit') return exit();
  if (isWaiting && action !== 'help') return;
  if (action === 'load') return keep(['choose']);
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

function onKey({ key, repeat }) {
  if (repeat || !early.isConnected) return;
  shifts = key === 'Shift' ? shifts + 1 : 0;
  if (shifts === SHIFT_PRESSES) exit();
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
  addEventListener('keydown', onKey);
  addEventListener('opened', ({ detail }) => {
    if (!early.isConnected || isWaiting) return;
    log.push(`opened ${detail.replaceAll('\n', ' ')}`);
    wait(false);
  });
}
