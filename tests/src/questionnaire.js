// Fills the questionnaire in from inside the frame, by the hooks of the pages alone, and looks at each page it comes to.
// arguments: the answer record, and the page to stop at (null: the end). A press here is a call of click(): what a real
// press does is tested elsewhere; this is for walks of many steps.
const [record, until] = arguments;

const ORDER = [
  'urgent', 'age', 'phq9', 'phq9_difficulty', 'asq', 'mind', 'heart', 'health', 'pregnancy', 'substances',
  'medicines_now', 'diagnosed', 'episode', 'medicines', 'other_treatments', 'practical',
];
const mains = () => document.querySelectorAll('main[data-page]');
const main = () => mains()[0];
const page = () => main().dataset.page;
const turn = () => new Promise((done) => setTimeout(done, 0));

const trail = [];
const faults = [];
const heights = [];
let presses = 0;
let key = '';

const headingHasFocus = () => main().querySelector('h1') === document.activeElement;

async function look() {
  const { page, outcome } = main().dataset;
  trail.push({ page, outcome: outcome ?? null });
  heights.push(Math.round(main().getBoundingClientRect().bottom + scrollY));
  if (mains().length !== 1) faults.push(`${page}: ${mains().length} main[data-page]`);
  if (trail.length === 1) return;
  // The focus moves once the page has been drawn, which may be a turn later.
  for (let i = 0; i < 250 && !headingHasFocus(); i++) await turn();
  if (!headingHasFocus()) {
    faults.push(`${page}: the focus is on ${document.activeElement?.outerHTML.slice(0, 80)}, not on the heading`);
  }
}

function only(selector) {
  const found = main().querySelectorAll(selector);
  // On "help" and nowhere else two elements of one hook stand on a page.
  if (found.length !== 1) throw new Error(`${page()}: expected one ${selector}, found ${found.length}`);
  // What is folded is opened, as a person does before they press.
  const fold = found[0].closest('details:not([open])');
  if (fold) {
    fold.querySelector('summary').click();
    presses += 1;
  }
  if (!found[0].checkVisibility()) throw new Error(`${page()}: ${selector} is not shown`);
  return found[0];
}

async function go(selector) {
  const before = main();
  only(selector).click();
  presses += 1;
  for (let i = 0; i < 1000; i++) {
    if (mains().length === 1 && main() !== before) return look();
    await turn();
  }
  throw new Error(`${page()}: nothing happened after a press on ${selector}`);
}

async function mark(selector) {
  const box = only(selector);
  if (box.checked) return;
  box.click();
  presses += 1;
  await turn();
  if (!only(selector).checked) faults.push(`${page()}: ${selector} is not checked after a press`);
}

const tap = (value) => go(`button[data-answer="${value ?? 'skip'}"]`);
const act = (name) => go(`[data-action="${name}"]`);

async function tick(values) {
  if (!values) return act('skip');
  for (const value of values.length ? values : ['none']) await mark(`input[type=checkbox][value="${value}"]`);
  return act('continue');
}

async function fillCard(medicine) {
  const card = record.medicines.find(({ id }) => id === medicine);
  if (!card) throw new Error(`no ${medicine} in the record`);
  const names = medicine.startsWith('unknown-') ? ['effect'] : ['dose', 'weeks', 'effect'];
  for (const name of names) {
    if (card[name] !== null) await mark(`input[type=radio][name="${name}"][value="${card[name]}"]`);
  }
  return act(names.some((name) => card[name] === null) ? 'skip' : 'continue');
}

// Whether the record goes on after the page that was answered last.
const goesOn = () => Object.keys(record).some((other) => ORDER.indexOf(other) > ORDER.indexOf(key));

const factors = (name) => () => ((key = name), tick(record[name]));
const PAGES = {
  start: () => act('start'),
  urgent: factors('urgent'),
  age: () => ((key = 'age'), tap(record.age)),
  'phq9-10': () => ((key = 'phq9_difficulty'), tap(record.phq9_difficulty)),
  hard: () => act('continue'),
  // One entry of the record is two pages: whether somebody ever tried, and after "yes" when the last time was.
  'asq-4': () => ((key = 'asq'), tap(record.asq[3] && (record.asq[3] === 'no' ? 'no' : 'yes'))),
  'asq-4-when': () => tap(record.asq[3] === 'yes' ? null : record.asq[3]),
  mind: factors('mind'),
  heart: factors('heart'),
  health: factors('health'),
  pregnancy: () => ((key = 'pregnancy'), tap(record.pregnancy && (record.pregnancy[0] ?? 'none'))),
  substances: factors('substances'),
  'medicines-now': factors('medicines_now'),
  history: () => ((key = 'diagnosed'), tap(record.diagnosed)),
  // A record may leave it out, although the page always comes.
  episode: () => ((key = 'episode' in record ? 'episode' : key), tap(record.episode)),
  medicines: () => ((key = 'medicines'), tick(record.medicines?.map(({ id }) => id))),
  'other-treatments': factors('other_treatments'),
  practical: factors('practical'),
  early: () => act(goesOn() ? 'finish' : 'result'),
  check: () => act('result'),
};

function step() {
  const name = page();
  const [, list, number] = name.match(/^(phq9|asq|medicine)-(\d+)$/) ?? [];
  if (PAGES[name]) return PAGES[name]();
  if (list === 'medicine') return fillCard(main().dataset.medicine);
  if (list) {
    key = list;
    return tap(record[list][number - 1]);
  }
  // On the crisis page after an urgent answer one may go on; after an emergency there is no more to answer.
  if (name === 'crisis' && main().dataset.outcome === 'URGENT') return goesOn() ? act('finish') : act('stop');
  return null;
}

await look();
for (let steps = 0; steps < 80 && page() !== until; steps++) {
  const walked = step();
  if (!walked) break;
  await walked;
}
return { trail, heights, presses, faults };
