// What the clinic's own page feels of the widget: the demo page with the frame, with the custom element, with the element
// far below what is seen, and with an empty place of the same height.
import { mkdirSync, readFileSync, writeFileSync, cpSync } from 'node:fs';
import { join } from 'node:path';
import { Tab } from '../tab.js';
import { blocking } from './load.js';

const DOCUMENT = 'trd-screener.html';
const PLACE = '<div style="height:720px"></div>';
const FAR = '<div style="height:3000px"></div>';

/** How the widget stands on the page. */
export const FORMS = [
  { id: 'host-without', name: 'an empty place of its height', starts: false },
  { id: 'host-frame', name: 'the frame', starts: true },
  { id: 'host-element', name: 'the custom element', starts: true },
  { id: 'host-first', name: 'the custom element above all else, over the slow link', starts: true, link: true },
  { id: 'host-far', name: 'the custom element, 3000 px further down', starts: false },
];

/** Writes a page for each form, from the demo page of dist/. */
export function buildHosts(site) {
  const demo = readFileSync(join(site, 'widget/index.html'), 'utf8');
  const [frame] = demo.match(/<iframe src="trd-screener\.html#[^>]*><\/iframe>/) ?? [];
  if (!frame) throw new Error('the demo page has no frame');
  const settings = new URLSearchParams(frame.match(/#([^"]*)"/)[1].replaceAll('&amp;', '&').replaceAll('+', '%2B'));
  const attributes = Array.from(settings, ([key, value]) => `${key}="${value}"`).join(' ');
  const element = `<script src="trd-screener.js" defer></script><trd-screener ${attributes} height="720"></trd-screener>`;
  const forms = { 'host-without': PLACE, 'host-frame': frame, 'host-element': element, 'host-far': FAR + element };
  const [main] = demo.match(/<main[^>]*>/);
  const pages = Object.entries(forms).map(([id, markup]) => [id, demo.replace(frame, () => markup)]);
  pages.push(['host-first', demo.replace(frame, () => PLACE).replace(main, () => main + element)]);
  for (const [id, page] of pages) {
    mkdirSync(join(site, id), { recursive: true });
    for (const name of [DOCUMENT, 'trd-screener.js']) cpSync(join(site, 'widget', name), join(site, id, name));
    writeFileSync(join(site, id, 'index.html'), page);
  }
}

/** The widget's first page, in whatever process its frame runs. */
const STARTED = [{ name: 'begin', select: 'main[data-page=start] [data-action=start]' }];
const SEE = `document.querySelector('iframe, trd-screener').scrollIntoView({ behavior: 'instant' })`;
const wait = (ms) => new Promise((done) => setTimeout(done, ms));

/** One cold load of a form: what the browser notes in the host page's own document. */
export async function host({ browser, server }, form, condition) {
  const tab = await Tab.open(browser, { ...condition, stages: STARTED });
  try {
    server.reset(condition.link);
    await tab.go(`${server.origin}/br/${form.id}/index.html`);
    await tab.ask(`new Promise((done) => (document.readyState === 'complete' ? done() : addEventListener('load', done)))`);
    // The frame is below the first screen of a phone; it has to be seen to be painted.
    if (form.starts) await tab.ask(SEE);
    if (form.starts) await tab.hear('painted', 'begin');
    await wait(condition.cpu > 1 ? 1500 : 800);
    const asked = server.sent.some(({ path }) => path.endsWith(DOCUMENT));
    if (asked !== form.starts) throw new Error(`${form.id}: the document was ${asked ? '' : 'not '}asked for`);
    const near = await notes(tab);
    if (form.id !== 'host-far') return near;
    // Now somebody comes near it.
    await tab.ask(SEE);
    await tab.hear('painted', 'begin');
    await wait(condition.cpu > 1 ? 1500 : 800);
    return await notes(tab);
  } finally {
    await tab.close();
  }
}

async function notes(tab) {
  const { page, frames } = await blocking(tab);
  const [shift, largest] = [await tab.ask('bench.shift()'), await tab.ask('bench.largest()')];
  return { blocking: page, frames, shift, largest, processes: tab.targets.length };
}
