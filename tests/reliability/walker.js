// Walks at random through the self-check, from inside its frame, and writes down each press and what the page shows then.
// arguments: the seed of the first walk, how many walks, how many presses in each, how many milliseconds in all, and
// whether somebody else changes the document meanwhile. What it writes is judged elsewhere: see model.rs. It begins on the
// page after the start.
const [seed, walks, presses, patience, isMeddled] = arguments;
const began = performance.now();

// The same seed, the same walk, in every browser (mulberry32).
let state = 0;
function random() {
  state = (state + 0x6d2b79f5) | 0;
  let t = Math.imul(state ^ (state >>> 15), state | 1);
  t = (t + Math.imul(t ^ (t >>> 7), t | 61)) ^ t;
  return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
}
const oneOf = (list) => list[Math.floor(random() * list.length)];

// How likely each kind of press is; one that is not here is never made: what prints, saves or opens is the browser's. Where all were alike, every second walk would end before the first question.
const CALM = {
  answer: 40, none: 25, box: 8, radio: 25, continue: 14, start: 30, finish: 8, result: 10, stop: 1, mistake: 4, skip: 3,
  back: 1, change: 1, help: 0.5, language: 0.5, country: 1, learn: 1, erase: 0.1, exit: 0.05, chip: 1, error: 3,
  'idle-off': 0.5, keep: 2, shift: 0.03, hide: 0.03,
};
const RESTLESS = { ...CALM, box: 15, none: 10, back: 5, change: 8, help: 2, language: 2, country: 2, learn: 4, skip: 6, error: 5 };
const WILD = Object.fromEntries(Object.keys(CALM).map((kind) => [kind, 1]));
Object.assign(WILD, { answer: 4, radio: 4, continue: 3, start: 3, erase: 0.1, exit: 0.1, shift: 0.1, hide: 0.1 });
// Whoever comes to the end: with a few no longer than the others only the worst answers, which end it sooner, would lead
// anywhere. So they go further, and mostly press what leads on.
const STEADY = { ...CALM, box: 2, skip: 1, 'idle-off': 0.1, back: 0.3, change: 0.3, error: 1 };
const TEMPERS = [CALM, STEADY, RESTLESS, WILD];
const FURTHER = 4;
const LEADS_ON = ['answer:adult', 'answer:no', 'answer:none', 'radio:dose:yes', 'radio:weeks:yes', 'radio:effect:little'];
const ON_PAGE = { 'phq9-9': ['answer:0'], history: ['answer:yes'] };
const leadsOn = ({ name }) => (ON_PAGE[page()] ?? LEADS_ON).includes(name);

// What is pressed is told, not done: a new tab would only be in the way.
const stay = (event) => event.target.closest('a') && event.preventDefault();
addEventListener('click', stay);

// What stands on the page to be pressed, in its order, each by its hooks.
function things() {
  const found = [];
  for (const element of document.querySelectorAll('button, input, a[data-action]')) {
    const { action, answer, country } = element.dataset;
    const is = (kind, name, mark = '') => found.push({ kind, name, mark, element });
    if (element.type === 'checkbox') {
      const hidden = element.closest('[hidden]') ? '~' : '';
      const kind = hidden ? 'hidden' : element.value === 'none' ? 'none' : 'box';
      const mark = hidden + (element.checked ? 'x' : '');
      // What goes into the copy that is taken along is no answer, and has no value.
      if (element.hasAttribute('value')) is(kind, `box:${element.value}`, mark);
      else is('keep', `keep:${element.id}`, mark);
    } else if (element.type === 'radio') {
      is('radio', `radio:${element.name}:${element.value}`, element.checked ? 'x' : '');
    } else if (element.type === 'file') is('file', 'file');
    else if (answer) is('answer', `answer:${answer}`, element.classList.contains('earlier') ? 'x' : '');
    else if (action) is(action, [action, element.dataset.for ?? country ?? (element.lang || null)].filter(Boolean).join(':'));
    else if (element.classList.contains('chip')) is('chip', `chip:${found.filter(({ kind }) => kind === 'chip').length}`);
    else if (element.closest('.errors')) is('error', `error:${found.filter(({ kind }) => kind === 'error').length}`);
    else is('unknown', element.outerHTML);
  }
  return found;
}

// Without what others have put there: a translator's brackets, an extension's words.
const words = (element) => element.textContent.replace(/⟨[^⟩]*⟩|[⟦⟧]/g, '');

// All that is compared, as lines: one text, because most are seen many times and then need to be sent only once.
function shown(found) {
  const mains = document.querySelectorAll('main');
  const main = mains[0];
  const { page, outcome, medicine } = main?.dataset ?? { page: 'none' };
  const lines = [`${page} ${outcome ?? '-'} ${medicine ?? '-'} ${document.documentElement.lang}`];
  const heading = main?.querySelector('h1');
  lines.push(heading ? words(heading) : '');
  lines.push(found.map(({ name, mark }) => name + mark).join(' '));
  if (page === 'failed') return [lines[0], ...Array.from(main.querySelectorAll('a'), (link) => link.getAttribute('href'))].join('\n');
  if (main?.querySelector('.strip')) lines.push('strip');
  if (mains.length !== 1) lines.push(`${mains.length} mains`);
  for (const row of page === 'check' ? main.querySelectorAll('.row') : []) {
    lines.push(Array.from(row.querySelectorAll('dt, dd span'), words).join(' | '));
  }
  return lines.join('\n');
}

const texts = new Map();
const log = [];
let found = things();

// The widget draws in the microtasks after a press. Where that takes longer than 16 ms by the clock, which may jump, Yew
// leaves the rest to a timer, and where that takes as long, to another one. So the walker counts what waits.
const { setTimeout: timer } = window;
let waiting = 0;
window.setTimeout = (task, delay, ...rest) => {
  if (delay) return timer(task, delay, ...rest);
  waiting += 1;
  return timer(() => {
    waiting -= 1;
    task(...rest);
  });
};

const turn = () => new Promise((done) => timer(done));

async function settle() {
  for (let step = 0; step < 6; step++) await null;
  while (waiting) await turn();
}

async function press(thing) {
  if (!thing) throw new Error(`nothing to press on ${shown(found)}`);
  const { kind, name, element } = thing;
  const details = element?.closest('details');
  if (details) details.open = true;
  const before = performance.now();
  if (kind === 'hide') dispatchEvent(new Event('pagehide'));
  else if (kind === 'shift') for (let i = 0; i < 3; i++) dispatchEvent(new KeyboardEvent('keydown', { key: 'Shift' }));
  else element.click();
  await settle();
  // A failure is told in a turn of its own.
  for (let turns = 0; isMeddled && turns < 3; turns++) await turn();
  found = things();
  write(name, before);
}

function write(name, before) {
  const text = shown(found);
  if (!texts.has(text)) texts.set(text, texts.size);
  const focus = document.activeElement?.id || document.activeElement?.localName || 'nothing';
  log.push([name, texts.get(text), focus, Math.round(before - began), Math.round(performance.now() - began)]);
}

const page = () => document.querySelector('main')?.dataset.page;
const named = (name) => found.find((thing) => thing.name === name);

function choose(temper) {
  const choices = [...found, { kind: 'shift', name: 'shift' }, { kind: 'hide', name: 'hide' }];
  // Those that are counted cannot be told from each other where one may have been taken away.
  const isCounted = (kind) => isMeddled && (kind === 'chip' || kind === 'error');
  // Without medicines nobody comes to the strongest result.
  const weight = (kind) => (temper === STEADY && kind === 'box' && page() === 'medicines' ? 30 : temper[kind]);
  const kinds = [...new Set(choices.map(({ kind }) => kind))].filter((kind) => weight(kind) && !isCounted(kind));
  let left = random() * kinds.reduce((sum, kind) => sum + weight(kind), 0);
  const kind = kinds.find((kind) => (left -= weight(kind)) < 0) ?? kinds[0];
  // Whoever is a minor comes to the end at once: now and then is enough.
  const isRare = ({ name }) => name === 'answer:minor' && random() < 0.9;
  const ofKind = choices.filter((thing) => thing.kind === kind);
  const onward = ofKind.filter(leadsOn);
  if (temper === STEADY && onward.length && random() < 0.9) return oneOf(onward);
  return oneOf(ofKind.filter((thing) => !isRare(thing))) ?? ofKind[0];
}

const ends = [];
for (let walk = 0; walk < walks; walk++) {
  state = seed + walk;
  const temper = oneOf(TEMPERS);
  const isLast = () => walk === walks - 1 || performance.now() - began > patience;
  if (page() === 'start') await press(named('start'));
  const most = temper === STEADY ? FURTHER * presses : presses;
  for (let count = 0; count < most && page() !== 'ended' && page() !== 'failed'; count++) await press(choose(temper));
  if (page() === 'failed') {
    ends.push(log.length);
    break;
  }
  // The last one is left as it is: what comes then is a reload, in the middle of it.
  if (isLast()) {
    ends.push(log.length);
    break;
  }
  if (page() !== 'ended') await press(named('erase') ?? named('exit'));
  await press(named('start'));
  ends.push(log.length);
}
removeEventListener('click', stay);
window.setTimeout = timer;
return { texts: [...texts.keys()], log, ends, milliseconds: Math.round(performance.now() - began) };
