// What a walk costs the main thread of the document that shows the questions: by kind of work, as the browser itself adds
// it up; and, in loads that count in no other table, what the scripts' part of it consists of, as the browser samples it.
import { fromStart, walk } from './walk.js';

/** The kinds of work, by the browser's own names. */
const KINDS = { script: 'ScriptDuration', style: 'RecalcStyleDuration', layout: 'LayoutDuration', all: 'TaskDuration' };

async function total(send) {
  const { metrics } = await send('Performance.getMetrics');
  const of = (name) => metrics.find((metric) => metric.name === name).value * 1000;
  return Object.fromEntries(Object.entries(KINDS).map(([kind, name]) => [kind, of(name)]));
}

/** Milliseconds of each kind of work that `what` takes in a target; `all` holds the others and what is none of them. */
export async function spent(tab, { session }, what) {
  const send = (method, params) => tab.browser.send(method, params, session);
  await send('Performance.enable');
  const before = await total(send);
  await what();
  const after = await total(send);
  return Object.fromEntries(Object.keys(KINDS).map((kind) => [kind, after[kind] - before[kind]]));
}

/** Where a sample of the processor was taken, while a script of the document ran. */
export const PLACES = [
  ['wasm', 'Code of the wasm'],
  ['scripts', 'Scripts around it: what hands its calls over, and the lockdown'],
  ['browser', 'Functions of the browser that they call: nodes, attributes, texts; the focus, which lays the page out'],
  ['garbage', 'Garbage collection'],
];

/** The place of a sample; none where no script of the document ran, or one of the bench's own. */
function placeOf(node, parents) {
  const { functionName, url, scriptId } = node.callFrame;
  if (functionName === '(garbage collector)') return 'garbage';
  if (url.startsWith('wasm:')) return 'wasm';
  if (url || /^(wasm-to-js|js-to-wasm)/.test(functionName)) return 'scripts';
  // The bench's scripts have a number and no address; a function of the browser has neither.
  const caller = scriptId === '0' && parents.get(node.id);
  return caller && placeOf(caller, parents) && 'browser';
}

/** Milliseconds a press at each place. */
export const sampled = (bench, subject, condition) =>
  fromStart(bench, subject, condition, async (tab, target) => {
    // Until the widget itself has taken over.
    await new Promise((done) => setTimeout(done, 3000));
    await tab.leaveAlone(target);
    const send = (method, params) => tab.browser.send(method, params, target.session);
    await send('Profiler.enable');
    await send('Profiler.setSamplingInterval', { interval: 200 });
    await send('Profiler.start');
    const presses = (await walk(tab, target)).length;
    const { nodes, samples, timeDeltas } = (await send('Profiler.stop')).profile;
    const byId = new Map(nodes.map((node) => [node.id, node]));
    const parents = new Map(nodes.flatMap((node) => (node.children ?? []).map((child) => [child, node])));
    const found = Object.fromEntries(PLACES.map(([place]) => [place, 0]));
    for (const [i, id] of samples.entries()) {
      const place = placeOf(byId.get(id), parents);
      if (place) found[place] += timeDeltas[i] / 1000 / presses;
    }
    return found;
  });
