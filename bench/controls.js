// A measure that finds nothing proves nothing until it is seen to find what is there. Each control is a page with a known
// fault, put in the page itself and in a sandboxed frame where that matters; what is measured must say so. If one does
// not, there is no result.
import { mkdirSync, writeFileSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { randomBytes } from 'node:crypto';
import { SLOW_LINK } from './server.js';
import { TARGETS } from './targets.js';
import { load } from './measure/load.js';
import { kept } from './measure/memory.js';
import { growth } from './measure/walk.js';
import { median, slope } from './stats.js';
import { Tab } from './tab.js';

const wait = (ms) => new Promise((done) => setTimeout(done, ms));
const page = (script) => `<!doctype html><title>Control</title><link rel="icon" href="data:,"><body><script>${script}</script>`;
const inFrame = (html) =>
  `<!doctype html><title>Control</title><link rel="icon" href="data:,"><body style="margin:0"><iframe sandbox="allow-scripts" ` +
  `style="width:100%;height:100vh;border:0" srcdoc="${html.replaceAll('&', '&amp;').replaceAll('"', '&quot;')}"></iframe>`;

const BLOCK = page('setTimeout(() => { for (const end = performance.now() + 200; performance.now() < end; ); }, 150)');
// The same work, however fast the processor; its time is left where the watcher can read it. It waits until the browser
// has done with opening the tab, which would take its share.
const WORK = page(`setTimeout(() => {
  const begin = performance.now();
  for (let i = 0, x = 1; i < 3e7; i++) x = (x * 16807) % 2147483647 || 1;
  document.title = performance.now() - begin;
}, 1500)`);
const SHIFT = page(`document.body.innerHTML = '<p>Text'; setTimeout(() => document.body.insertAdjacentHTML('afterbegin', '<div style="height:300px">'), 300)`);
const heavy = (name) => page(`document.title = 0; fetch('${name}').then((answer) => answer.text()).then(() => (document.title = performance.now()))`);
const KILOBYTES = 100;

/** The limits with a fault each. */
function spoil(site) {
  const put = (id, html, more = {}) => {
    mkdirSync(join(site, id), { recursive: true });
    for (const [name, body] of Object.entries({ 'index.html': html, ...more })) writeFileSync(join(site, id, name), body);
  };
  const nine = readFileSync(join(site, 'hand/index.html'), 'utf8');
  const walk = readFileSync(join(site, 'hand-walk/index.html'), 'utf8');
  const later = nine.replace('<script>', '<script>setTimeout(() => {').replace('</script>', '}, 100)</script>');
  const spoiler = (script) => walk.replace('<script>', `<script>${script}</script><script>`);
  put('control-block', BLOCK);
  put('control-block-frame', inFrame(BLOCK));
  put('control-work', WORK);
  put('control-work-frame', inFrame(WORK));
  put('control-shift', SHIFT);
  const noise = randomBytes(KILOBYTES * 1000);
  put('control-link', heavy('noise.bin'), { 'noise.bin': noise });
  put('control-link-frame', inFrame(heavy('noise.bin')), { 'noise.bin': noise });
  put('control-late', later);
  put('control-frame', inFrame(nine));
  put('control-late-frame', inFrame(later));
  put('control-leak', spoiler(`const kept = []; addEventListener('click', ({ target }) => target.dataset.action === 'erase' && kept.push(new Array(25000).fill(0.5)))`));
  put('control-slow', spoiler(`addEventListener('click', () => { for (const end = performance.now() + 50; performance.now() < end; ); }, true)`));
}

/** Opens a page, waits, and asks each of its targets; the last is the frame where there is one. */
async function look({ browser, server }, id, expression, condition = {}, ms = 1200) {
  const tab = await Tab.open(browser, condition);
  try {
    server.reset(condition.link);
    await tab.go(`${server.origin}/br/${id}/index.html`);
    await wait(ms);
    return await Promise.all(tab.targets.map((target) => tab.ask(expression, target)));
  } finally {
    await tab.close();
  }
}

const subject = (id, like) => ({ ...TARGETS.find((one) => one.id === like), id });

async function times(bench, one, what, count, condition = {}, deep = false) {
  const values = [];
  for (let i = 0; i < count; i++) values.push(what(await load(bench, one, condition, deep)));
  return median(values);
}

/**
 * @returns [{ what, found, low, high }]: each found must lie between its bounds
 */
export async function controls(bench, site) {
  spoil(site);
  const found = [];
  const check = (what, unit, value, low, high) => {
    found.push({ what, unit, found: value, low, high, holds: value >= low && value <= high });
    console.log(`  ${value >= low && value <= high ? 'seen' : 'NOT SEEN'}: ${what}: ${value?.toFixed(2)} ${unit}`);
  };
  const blocks = [await look(bench, 'control-block', 'bench.blocking()'), await look(bench, 'control-block-frame', 'bench.blocking()')];
  check('a page that is busy for 200 ms blocks for 150', 'ms', blocks[0][0], 145, 200);
  check('a sandboxed frame that is busy for 200 ms blocks its own process for 150', 'ms', blocks[1].at(-1), 145, 200);
  check('the page around that frame is not blocked', 'ms', blocks[1][0], 0, 0);

  for (const [name, id] of [['a page', 'control-work'], ['a sandboxed frame', 'control-work-frame']]) {
    const once = async (cpu) => Number((await look(bench, id, 'document.title', { cpu }, cpu > 1 ? 5000 : 3000)).at(-1));
    // In pairs, so that what else the machine does in these seconds weighs on both. One pair alone gave from 1.5 to 4.4:
    // the browser interrupts a process five thousand times a second, as far as the machine lets it. A processor that
    // is not slowed at all gives 1, and that is what must not pass; what it was stands in the page.
    const ratios = [];
    for (let pair = 0; pair < 9; pair++) ratios.push((await once(4)) / (await once(1)));
    check(`the same work in ${name} takes longer on a processor that is to be four times as slow`, 'times', median(ratios), 2, 6);
  }
  for (const [name, id] of [['a page', 'control-link'], ['a sandboxed frame', 'control-link-frame']]) {
    const [ms] = (await look(bench, id, 'Number(document.title)', { link: SLOW_LINK }, 2500)).slice(-1);
    // There and back for the file; the clock of a page begins earlier, with its own way there and back.
    const due = SLOW_LINK.latency + (KILOBYTES * 1e6) / SLOW_LINK.rate;
    check(`${KILOBYTES} kB over the slow link into ${name}`, 'ms', ms, due * 0.95, due * 1.6);
  }
  const [shift] = await look(bench, 'control-shift', 'bench.shift()');
  check('a page whose text jumps by 300 px', 'CLS', shift, 0.02, 1);

  const painted = ({ painted }) => painted;
  const late = async (slow, fast) =>
    (await times(bench, subject(slow, 'hand'), painted, 9)) - (await times(bench, subject(fast, 'hand'), painted, 9));
  // A frame of the screen is 17 ms: that much either way is chance.
  check('a page that is drawn 100 ms later is painted later by', 'ms', await late('control-late', 'hand'), 70, 135);
  check('the same in a sandboxed frame', 'ms', await late('control-late-frame', 'control-frame'), 70, 135);

  const press = ({ latencies }) => median(latencies.map(({ ms }) => ms));
  const slower = await times(bench, subject('control-slow', 'hand-walk'), press, 1, {}, true);
  const usual = await times(bench, subject('hand-walk', 'hand-walk'), press, 1, {}, true);
  check('a page that is busy for 50 ms after each press shows the next question later by', 'ms', slower - usual, 40, 65);

  const grows = slope((await growth(bench, subject('control-leak', 'hand-walk'))).map(kept));
  check('a page that keeps 200,000 bytes more after each walk grows by', 'bytes a walk', grows, 190_000, 210_000);
  return found;
}
