// `cargo xtask bench`: everything in one run, on one machine, in one browser.
//
// The subjects take turns within each round, and each round begins with another one: whatever else the machine does, and
// however it warms up, it meets all alike.
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { cpus, platform, release, totalmem } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { SITE, buildSite, buildTravels, buildWalks, version } from './build.js';
import { controls } from './controls.js';
import { Browser } from './devtools.js';
import { FORMS, buildHosts, host } from './measure/host.js';
import { bytes, load } from './measure/load.js';
import { whereBytesGo } from './measure/parts.js';
import { profile } from './measure/profile.js';
import { sampled } from './measure/cpu_time.js';
import { ENCODINGS, TRAVELS, travel } from './measure/transfer.js';
import { growth, pages } from './measure/walk.js';
import { page } from './report.js';
import { SLOW_LINK, Server } from './server.js';
import { TARGETS } from './targets.js';

const HERE = dirname(fileURLToPath(import.meta.url));
/** Fewer samples are for trying only: nothing is written over the page. */
const FULL = 9;

const CONDITIONS = { asIs: { cpu: 1 }, slowed: { cpu: 4 }, link: { cpu: 1, link: SLOW_LINK } };
const PROCESSORS = ['asIs', 'slowed'];

/** As on phones with little memory: a frame in the process of the page around it. */
const ONE_PROCESS = ['--disable-site-isolation-trials', '--disable-features=IsolateSandboxedIframes'];

const { values: options } = parseArgs({ options: { samples: { type: 'string', default: `${FULL}` } } });
const samples = Number(options.samples);
if (!(samples >= 1)) throw new Error('expected --samples N, a number from 1 on');

const begun = performance.now();
const say = (text) => console.log(`${((performance.now() - begun) / 60_000).toFixed(1)} min: ${text}`);

/** The list, beginning elsewhere each time. */
const turned = (list, by) => [...list.slice(by % list.length), ...list.slice(0, by % list.length)];

/** Once more where the browser has lost its way; a second failure ends the run. */
async function persistently(what, results) {
  try {
    return await what();
  } catch (error) {
    results.repeated.push(String(error.message));
    return what();
  }
}

async function machine(browser) {
  return {
    processor: cpus()[0].model,
    cores: cpus().length,
    memory: `${Math.round(totalmem() / 2 ** 30)} GiB`,
    system: `${platform()} ${release()}`,
    browser: (await browser.send('Browser.getVersion')).product,
    node: process.version,
  };
}

/** How much of the processors' time has gone to whom since the machine began, in ticks; nothing where no system tells. */
function ticks() {
  if (!existsSync('/proc/stat')) return undefined;
  const all = readFileSync('/proc/stat', 'utf8').split('\n')[0].trim().split(/\s+/).slice(1, 9).map(Number);
  return { all: all.reduce((sum, one) => sum + one, 0), stolen: all[7] };
}

function versions() {
  const names = [...new Set([...TARGETS.flatMap(({ packages }) => packages), 'esbuild'])];
  const document = readFileSync(join(SITE, 'widget/trd-screener.html'));
  const hash = createHash('sha256').update(document).digest('hex');
  return { 'trd-screener.html': `sha256 ${hash}`, ...Object.fromEntries(names.map((name) => [name, version(name)])) };
}

async function measure(bench, results) {
  const sure = (what) => persistently(what, results);
  const widget = TARGETS[0];
  say('the pages of the limits, read off the self-check');
  await buildWalks(await pages(bench, widget));
  buildHosts(SITE);
  await buildTravels();

  say('bytes, each once with brotli and with gzip');
  for (const subject of TARGETS) {
    results.subjects[subject.id] = { asIs: [], slowed: [], link: [] };
    for (const encoding of ['br', 'gzip']) results.subjects[subject.id][encoding] = await sure(() => bytes(bench, subject, encoding));
  }

  // Once each for nothing: the server compresses what is asked for the first time.
  for (const form of TRAVELS) for (const encoding of ENCODINGS) await sure(() => travel(bench, form, CONDITIONS.asIs, encoding));

  say('controls');
  results.controls = await controls(bench, SITE);
  const unseen = results.controls.filter(({ holds }) => !holds);
  // A trial goes on, to try the rest.
  if (unseen.length && samples >= FULL) throw new Error(`a control did not hold: ${unseen.map(({ what }) => what).join('; ')}`);

  for (let round = 0; round < samples; round++) {
    say(`round ${round + 1} of ${samples}`);
    for (const [name, condition] of Object.entries(CONDITIONS)) {
      for (const subject of turned(TARGETS, round)) {
        const deep = name !== 'link';
        results.subjects[subject.id][name].push(await sure(() => load(bench, subject, condition, deep)));
      }
    }
    for (const name of PROCESSORS) {
      for (const form of turned(FORMS.filter((form) => !form.link), round)) {
        ((results.host[form.id] ??= {})[name] ??= []).push(await sure(() => host(bench, form, CONDITIONS[name])));
      }
      (results.profile[name] ??= []).push(await sure(() => profile(bench, widget, CONDITIONS[name])));
      (results.sampled[name] ??= []).push(await sure(() => sampled(bench, widget, CONDITIONS[name])));
    }
    for (const form of turned(TRAVELS, round)) {
      for (const encoding of ENCODINGS) {
        ((results.travel[form.id] ??= {})[encoding] ??= []).push(await sure(() => travel(bench, form, CONDITIONS.slowed, encoding)));
      }
    }
    for (const form of FORMS.filter((form) => form.link)) {
      ((results.host[form.id] ??= {}).link ??= []).push(await sure(() => host(bench, form, CONDITIONS.link)));
    }
  }

  say('ten walks in one tab');
  for (let round = 0; round < Math.ceil(samples / 3); round++) {
    for (const { id, ...subject } of TARGETS.filter((subject) => subject.page === 'walk')) {
      (results.growth[id] ??= []).push(await sure(() => growth(bench, { id, ...subject })));
    }
  }
}

/** The host page once more in a browser that gives the frame no process of its own. */
async function measureInOneProcess(server, results) {
  say('the host page, frames in its own process');
  const browser = new Browser(ONE_PROCESS);
  for (let round = 0; round < samples; round++) {
    for (const form of FORMS.filter((form) => form.starts && !form.link)) {
      for (const name of PROCESSORS) {
        const id = `${form.id}-one-process`;
        const sample = await persistently(() => host({ browser, server }, form, CONDITIONS[name]), results);
        ((results.host[id] ??= {})[name] ??= []).push(sample);
      }
    }
  }
  await browser.end();
}

await buildSite();
const before = ticks();
const [server, browser] = [await Server.start(SITE), new Browser()];
const results = {
  samples,
  machine: await machine(browser),
  versions: versions(),
  controls: [],
  subjects: {},
  host: {},
  profile: {},
  sampled: {},
  travel: {},
  bytes: whereBytesGo(),
  growth: {},
  repeated: [],
};
await measure({ browser, server }, results);
await browser.end();
await measureInOneProcess(server, results);
server.end();
results.minutes = Math.round((performance.now() - begun) / 60_000);
if (before) {
  const after = ticks();
  const share = (after.stolen - before.stolen) / (after.all - before.all);
  results.machine["the processors' time that its host gave to others"] = `${(100 * share).toFixed(1)} %`;
}

const folder = samples < FULL ? join(dirname(SITE), 'tried') : HERE;
mkdirSync(folder, { recursive: true });
// What is below hundredths of a millisecond is noise.
const short = (_, value) => (typeof value === 'number' ? Math.round(value * 100) / 100 : value);
const kept = `${JSON.stringify(results, short)}\n`;
writeFileSync(join(folder, 'results.json'), kept);
// From what is kept, so that anyone can make the same page of it.
writeFileSync(samples < FULL ? join(folder, 'bench.md') : join(HERE, '../docs/bench.md'), page(JSON.parse(kept)));
say(samples < FULL ? `tried: ${join('target', 'bench', 'tried')}` : 'docs/bench.md');
