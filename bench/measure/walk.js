// A walk through all pages, and what a press costs on the way.
import { address } from '../targets.js';
import { Tab } from '../tab.js';
import { memory } from './memory.js';

const tick = (value) => `input[type=checkbox][value="${value}"]`;
const NEXT = '[data-action=continue]';

/** What is pressed on which page, the last of it leads on: a person with two medicines. */
export const STEPS = [
  ['start', ['[data-action=start]']],
  ['urgent|mind|heart|health|substances|medicines-now|practical', [tick('none'), NEXT]],
  ['age', ['[data-answer=adult]']],
  ['phq9-9', ['[data-answer="0"]']],
  ['phq9-\\d+', ['[data-answer="2"]']],
  ['hard', [NEXT]],
  ['asq-\\d', ['[data-answer=no]']],
  ['pregnancy', ['[data-answer=none]']],
  ['history', ['[data-answer=yes]']],
  ['episode', ['[data-answer=skip]']],
  ['medicines', [tick('sertraline'), tick('venlafaxine'), NEXT]],
  ['medicine-\\d', ['input[name=dose][value=yes]', 'input[name=weeks][value=yes]', 'input[name=effect][value=little]', NEXT]],
  ['other-treatments', ['[data-action=skip]']],
  ['check', ['[data-action=result]']],
  ['outcome', ['[data-action=erase]']],
  ['ended', ['[data-action=start]']],
];

const stepsOn = (page) => {
  const found = STEPS.find(([pattern]) => new RegExp(`^(${pattern})$`).test(page));
  if (!found) throw new Error(`the walk has come to the page ${page}`);
  return found[1];
};

/** Presses an element in a target as a person does. */
async function press(tab, target, selector, nth = 0) {
  await tab.press(await tab.ask(`bench.ready(${JSON.stringify(selector)}, ${nth})`, target));
}

/**
 * Goes on to the result with real presses. `each(page)` is called on every page before it is answered.
 * @returns milliseconds from each press that leads on to the next page painted
 */
export async function walk(tab, target, each = () => {}) {
  const latencies = [];
  let page;
  while ((page = await tab.ask('bench.page()', target)) !== 'outcome') {
    await each(page);
    const presses = stepsOn(page);
    for (const selector of presses.slice(0, -1)) await press(tab, target, selector);
    const place = await tab.ask(`bench.ready(${JSON.stringify(presses.at(-1))})`, target);
    await tab.ask('bench.arm()', target);
    await tab.press(place);
    latencies.push({ page, ms: await tab.ask('bench.latency()', target) });
  }
  await each(page);
  return latencies;
}

/** The same for a page of nine questions: the second answer of each. */
export async function answerNine(tab, target) {
  for (let i = 0; i < 9; i++) await press(tab, target, 'input[type=radio]', 4 * i + 1);
}

/** Opens a subject that has a start page in a tab of its own, and does something once that page is painted. */
export async function fromStart({ browser, server }, subject, condition, what) {
  const tab = await Tab.open(browser, { ...condition, stages: subject.stages.slice(0, 1) });
  try {
    server.reset();
    await tab.go(address(server.origin, subject));
    const { session } = await tab.hear('painted', 'begin');
    return await what(tab, tab.of(session));
  } finally {
    await tab.close();
  }
}

/** How many walks in one tab show whether something grows. */
const WALKS = 10;

/** Memory after each of them, each from the start page to the result, all deleted, and back. */
export const growth = (bench, subject) =>
  fromStart(bench, subject, {}, async (tab, target) => {
    const after = [];
    for (let i = 0; i < WALKS; i++) {
      await tab.ask(`bench.walk(${JSON.stringify(STEPS)}, 'start')`, target);
      after.push(await memory(tab));
    }
    return after;
  });

/** The words of the pages that a walk comes to: [{ page, nodes }], for the limits to show the same. */
export const pages = (bench, subject) =>
  fromStart(bench, subject, {}, async (tab, target) => {
    const found = [];
    await walk(tab, target, async (page) => found.push({ page, nodes: await tab.ask('bench.words()', target) }));
    return found;
  });
