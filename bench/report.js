// docs/bench.md, wholly from the results: the words are those of page.md and goals.json, the figures are counted here.
import { readFileSync } from 'node:fs';
import { FORMS } from './measure/host.js';
import { held, kept } from './measure/memory.js';
import { WAYS } from './measure/profile.js';
import { PLACES } from './measure/cpu_time.js';
import { ENCODINGS, TRAVELS } from './measure/transfer.js';
import { median, percentile, slope } from './stats.js';
import { TARGETS } from './targets.js';

const here = (name) => readFileSync(new URL(name, import.meta.url), 'utf8');
const CONDITIONS = ['asIs', 'slowed', 'link'];
/** Kinds of a main thread's work: see measure/cpu_time.js. */
const WORK = ['script', 'style', 'layout'];
const NO_QUESTION_NEXT = ['practical', 'check'];

const number = (value, digits = 0) =>
  value === null || value === undefined ? '–' : value.toLocaleString('en-US', { minimumFractionDigits: digits, maximumFractionDigits: digits });
const table = (head, rows) => [head, head.map(() => '---'), ...rows].map((cells) => `| ${cells.join(' | ')} |`).join('\n');

/** Median, and in brackets the least and the most. */
const spread = (values, digits = 0) =>
  values.length ? `${number(median(values), digits)} (${number(Math.min(...values), digits)}–${number(Math.max(...values), digits)})` : '–';

/** Every figure of a subject by its name, as lists of samples. */
function samplesOf({ subjects, host, growth }) {
  const found = {};
  for (const [id, subject] of Object.entries(subjects)) {
    const of = (found[id] = { brotli: [subject.br.bytes], gzip: [subject.gzip.bytes], requests: [subject.br.requests] });
    for (const condition of CONDITIONS) {
      const samples = subject[condition];
      const put = (name, what) => (of[`${name}.${condition}`] = samples.map(what));
      put('painted', ({ painted }) => painted);
      put('answered', ({ answered }) => answered);
      put('held', ({ held }) => held);
      if (condition === 'link') continue;
      put('blocking', ({ blocking }) => blocking.page + blocking.frames);
      put('blockingPage', ({ blocking }) => blocking.page);
      put('loaded', ({ loaded }) => held(loaded));
      put('walked', ({ walked }) => held(walked));
      if (!samples[0]?.latencies) continue;
      const toQuestion = ({ latencies }) => latencies.filter(({ page }) => !NO_QUESTION_NEXT.includes(page)).map(({ ms }) => ms);
      put('press', (sample) => median(toQuestion(sample)));
      put('press95', (sample) => percentile(toQuestion(sample), 95));
      for (const kind of WORK) put(kind, ({ spent, latencies }) => spent[kind] / latencies.length);
      put('rest', ({ spent, latencies }) => (spent.all - spent.script - spent.style - spent.layout) / latencies.length);
      put('walk', ({ latencies }) => latencies.reduce((sum, { ms }) => sum + ms, 0));
    }
    if (!growth[id]) continue;
    of.growth = growth[id].map((walks) => slope(walks.map(kept)));
    of.growthNodes = growth[id].map((walks) => slope(walks.map(({ nodes }) => nodes)));
  }
  for (const [id, conditions] of Object.entries(host)) {
    found[id] = {};
    for (const [condition, samples] of Object.entries(conditions)) {
      for (const name of ['blocking', 'shift', 'largest', 'frames']) {
        found[id][`host${name[0].toUpperCase()}${name.slice(1)}.${condition}`] = samples.map((sample) => sample[name]);
      }
    }
  }
  return found;
}

function targets(figures) {
  const rows = JSON.parse(here('goals.json')).map(({ words, figure, of, to, atMost, atLeast, unit }) => {
    const [one, other] = [of, to].map((id) => id && median(figures[id][figure]));
    const value = to ? one / other : one;
    const reached = atLeast === undefined ? value <= atMost : value >= atLeast;
    const [digits, sign] = [unit ? 1 : 2, unit ? ` ${unit}` : ' times'];
    const said = to ? ` (${number(one)} against ${number(other)})` : '';
    return [words, `${number(value, digits)}${sign}${said}`, reached ? 'reached' : '**not reached**'];
  });
  return table(['Target', 'Found', ''], rows);
}

/** One row for each subject that has the figures: its samples, and what it is to the widget's. */
function compared(figures, columns) {
  const rows = TARGETS.filter(({ id }) => figures[id][columns[0][1]]).map(({ id, name }) => [
    name,
    ...columns.flatMap(([, figure, digits]) => {
      const [own, base] = [figures[id][figure] ?? [], figures.widget[figure]];
      // Nothing can be divided by a widget that takes no time.
      const toOurs = median(base) > 0 ? median(own) / median(base) : undefined;
      return [own.length > 1 ? spread(own, digits) : number(own[0], digits), id === 'widget' ? '1' : number(toOurs, 2)];
    }),
  ]);
  return table(['', ...columns.flatMap(([name]) => [name, 'ratio'])], rows);
}

/** What a press costs: a column for each kind of work. */
function work(figures, condition) {
  const kinds = [...WORK, 'rest'].map((kind) => `${kind}.${condition}`);
  const rows = TARGETS.filter(({ id }) => figures[id][kinds[0]]).map(({ id, name }) => [name, ...kinds.map((kind) => spread(figures[id][kind], 1))]);
  return table(['', 'scripts, ms', 'style, ms', 'layout, ms', 'all else, ms'], rows);
}

const places = ({ sampled }) =>
  table(
    ['Samples taken in', 'ms a press', 'slowed 4×, ms a press'],
    PLACES.map(([place, words]) => [words, ...['asIs', 'slowed'].map((condition) => spread(sampled[condition].map((found) => found[place]), 1))]),
  );

function hosts(figures) {
  const forms = FORMS.flatMap(({ id, name }) => [
    [id, `${name}`],
    [`${id}-one-process`, `${name}, in the page's own process`],
  ]);
  const names = ['hostBlocking.asIs', 'hostBlocking.slowed', 'hostShift.asIs', 'hostLargest.asIs', 'hostLargest.slowed', 'hostFrames.asIs'];
  const rows = forms.filter(([id]) => figures[id]).map(([id, name]) => [
    name,
    ...names.map((figure) => spread((figures[id][figure] ?? figures[id][figure.replace('asIs', 'link')] ?? []).filter((value) => value !== null), figure.includes('Shift') ? 3 : 0)),
  ]);
  const head = ['The demo page with', 'blocking, ms', 'slowed 4×', 'layout shift', 'largest paint, ms', 'slowed 4×', "blocking of the frame's process, ms"];
  return table(head, rows);
}

function phases({ profile }, way) {
  const gap = (marks, i) => marks[way[i][0]] - Math.max(0, ...way.slice(0, i).map(([id]) => marks[id] ?? 0));
  const rows = way.map(([id, words], i) => [
    words,
    ...['asIs', 'slowed'].flatMap((condition) => {
      const seen = profile[condition].filter((marks) => marks[id] !== undefined);
      return [spread(seen.map((marks) => gap(marks, i)), 1), number(median(seen.map((marks) => marks[id])))];
    }),
  ]);
  return table(['Until', 'ms', 'at', 'slowed 4×, ms', 'at'], rows);
}

function travels({ travel }) {
  const rows = TRAVELS.map(({ id, name }) => [
    name,
    ...ENCODINGS.map((encoding) => number(travel[id][encoding][0].bytes)),
    ...['ready', 'compiled'].map((time) => spread(travel[id].br.map((sample) => sample[time]))),
    spread(travel[id].identity.map(({ compiled }) => compiled)),
  ]);
  return table(['', 'brotli', 'gzip', 'as it is', 'read back, ms', 'compiled, ms', 'compiled, sent as it is, ms'], rows);
}

/** The crates that have at least so much of the code, in bytes, stand alone. */
const OF_NOTE = 3000;

function crates({ bytes }) {
  const [alone, rest] = [bytes.crates.filter(([, { bytes }]) => bytes >= OF_NOTE), bytes.crates.filter(([, { bytes }]) => bytes < OF_NOTE)];
  const sum = (name) => rest.reduce((sum, [, crate]) => sum + crate[name], 0);
  const total = bytes.crates.reduce((sum, [, { bytes }]) => sum + bytes, 0);
  const all = [...alone, [`${rest.length} others`, { bytes: sum('bytes'), functions: sum('functions') }]];
  const rows = all.map(([name, { bytes, functions }]) => [name, number(bytes), `${number((100 * bytes) / total)} %`, number(functions)]);
  return table(['Functions of, or made for', 'bytes', 'of the code', 'functions'], rows);
}

const partRows = ({ bytes }) => table(['', 'bytes', 'brotli, alone'], bytes.parts.map(({ name, bytes, brotli }) => [name, number(bytes), number(brotli)]));

const controlRows = ({ controls }) =>
  table(
    ['What is there', 'Seen as', 'Had to be'],
    controls.map(({ what, unit, found, low, high }) => [what, `${number(found, 2)} ${unit}`, `${number(low, 2)} to ${number(high, 2)}`]),
  );

const growthRows = (figures) =>
  table(
    ['', 'bytes a walk', 'nodes a walk'],
    TARGETS.filter(({ id }) => figures[id].growth).map(({ id, name }) => [name, spread(figures[id].growth), spread(figures[id].growthNodes, 1)]),
  );

/** The whole page. */
export function page(results) {
  const figures = samplesOf(results);
  const list = (object) => Object.entries(object).map(([name, value]) => `- ${name}: ${value}`).join('\n');
  const parts = {
    samples: results.samples,
    minutes: results.minutes ?? 0,
    repeated: results.repeated.length,
    // Each press of a walk leads on from one page; before the first stands the start, after the last the result.
    pages: results.subjects.widget.asIs[0].latencies.length + 2,
    machine: list(results.machine),
    versions: list(results.versions),
    targets: targets(figures),
    bytes: compared(figures, [['brotli', 'brotli'], ['gzip', 'gzip'], ['requests', 'requests']]),
    asIs: compared(figures, [['painted, ms', 'painted.asIs'], ['answered, ms', 'answered.asIs']]),
    slowed: compared(figures, [['painted, ms', 'painted.slowed'], ['answered, ms', 'answered.slowed']]),
    link: compared(figures, [['painted, ms', 'painted.link'], ['answered, ms', 'answered.link']]),
    blocking: compared(figures, [['as it is, ms', 'blocking.asIs'], ['slowed 4×, ms', 'blocking.slowed']]),
    press: compared(figures, [['median, ms', 'press.asIs', 1], ['95th, ms', 'press95.asIs', 1], ['whole walk, ms', 'walk.asIs']]),
    pressSlowed: compared(figures, [['median, ms', 'press.slowed', 1], ['95th, ms', 'press95.slowed', 1], ['whole walk, ms', 'walk.slowed']]),
    work: work(figures, 'asIs'),
    workSlowed: work(figures, 'slowed'),
    places: places(results),
    memory: compared(figures, [['after load, bytes', 'loaded.asIs'], ['after a walk, bytes', 'walked.asIs']]),
    growth: growthRows(figures),
    hosts: hosts(figures),
    held: `${spread(figures.widget['held.asIs'])} ms, slowed ${spread(figures.widget['held.slowed'])} ms`,
    firstPhases: phases(results, WAYS.first),
    livePhases: phases(results, WAYS.live),
    travels: travels(results),
    parts: partRows(results),
    crates: crates(results),
    controls: controlRows(results),
  };
  return here('page.md').replace(/\{\{(\w+)\}\}/g, (_, name) => parts[name]);
}
