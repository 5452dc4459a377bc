// Makes the site of all subjects, in target/bench/site: a folder for each.
import { cpSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { build } from 'esbuild';
import { compile } from 'sass';
import { TRAVELS } from './measure/transfer.js';
import { html } from './pages/hand/html.js';

const HERE = dirname(fileURLToPath(import.meta.url));
const ROOT = dirname(HERE);
export const SITE = join(ROOT, 'target/bench/site');
const DIST = join(ROOT, 'dist');
const PACKAGES = join(HERE, 'node_modules');

const read = (path) => readFileSync(path, 'utf8');
const fill = (head, body) => read(join(HERE, 'pages/page.html')).replace('{{head}}', () => head).replace('{{body}}', () => body);

/** One script of a page, with the switches that every tool's page gets. */
async function bundle(entry, options = {}) {
  const made = await build({
    entryPoints: [join(HERE, 'pages', entry)],
    bundle: true,
    minify: true,
    format: 'iife',
    target: 'es2020',
    legalComments: 'none',
    logLevel: 'error',
    write: false,
    outdir: SITE,
    loader: { '.woff': 'dataurl', '.woff2': 'dataurl', '.ttf': 'dataurl', '.svg': 'dataurl', '.png': 'dataurl' },
    ...options,
  });
  return made.outputFiles[0].text;
}

function put(id, files) {
  mkdirSync(join(SITE, id), { recursive: true });
  for (const [name, text] of Object.entries(files)) writeFileSync(join(SITE, id, name), text);
}

const copy = (from, id, name) => cpSync(join(PACKAGES, from), join(SITE, id, name), { recursive: true });

/** Style sheets in the head, scripts at the end of the body: as each tool's own instructions have it. */
const linked = (styles, scripts) =>
  fill(
    styles.map((name) => `<link rel="stylesheet" href="${name}">`).join('\n'),
    `<div id="root"></div>\n${scripts.map((name) => `<script src="${name}"></script>`).join('\n')}`,
  );

/** A limit is one document with all in it: nothing is asked for twice. */
async function limit(id, entry, body = '', options = {}) {
  const style = await bundle('limit.css');
  const script = await bundle(entry, options);
  put(id, { 'index.html': fill(`<style>${style.trim()}</style>`, `${body}<script>${script.trim()}</script>`) });
}

async function surveyjs() {
  const [script, style] = [await bundle('surveyjs/main.js'), await bundle('surveyjs/style.css')];
  put('surveyjs', { 'index.html': linked(['style.css'], ['main.js']), 'main.js': script, 'style.css': style });
}

async function lforms() {
  const [base, scripts] = ['lforms/dist/lforms', ['webcomponent/assets/lib/zone.min.js', 'webcomponent/lhc-forms.js', 'fhir/R4/lformsFHIR.min.js']];
  for (const name of ['webcomponent/styles.css', 'webcomponent/assets', ...scripts]) copy(`${base}/${name}`, 'lforms', name);
  put('lforms', {
    'index.html': linked(['webcomponent/styles.css'], [...scripts, 'main.js']),
    'main.js': await bundle('lforms/main.js'),
  });
}

/** With all widgets of the package, as it is published, or with the one that the page needs. */
async function enketo(id, { widgets, theme }) {
  const source = join(PACKAGES, 'enketo-core');
  // What the package's own `browser` field says; the list of widgets is the application's to choose.
  const alias = {
    'enketo/config': join(source, 'config.js'),
    'enketo/widgets': widgets,
    'enketo/translator': join(source, 'src/js/fake-translator.js'),
    'enketo/dialog': join(source, 'src/js/fake-dialog.js'),
    'enketo/file-manager': join(source, 'src/js/file-manager.js'),
    'enketo/xpath-evaluator-binding': join(source, 'src/js/xpath-evaluator-binding.js'),
  };
  // Its style sheets name other packages by the place where they lie on its authors' machines.
  const theirs = '/packages/enketo-core/node_modules/';
  const findFileUrl = (url) => (url.startsWith(theirs) ? pathToFileURL(join(PACKAGES, url.slice(theirs.length))) : null);
  const quiet = { logger: { warn() {}, debug() {} } };
  const style = compile(theme, { style: 'compressed', loadPaths: [PACKAGES], importers: [{ findFileUrl }], ...quiet });
  put(id, {
    'index.html': linked(['style.css'], ['main.js']),
    'main.js': await bundle('enketo/main.js', { alias, nodePaths: [PACKAGES] }),
    'style.css': style.css,
  });
}

const ENKETO = join(PACKAGES, 'enketo-core/src');
const enketoAsPublished = () =>
  enketo('enketo', { widgets: join(ENKETO, 'js/widgets.js'), theme: join(ENKETO, 'sass/plain/plain.scss') });
const enketoAtLeast = () =>
  enketo('enketo-least', { widgets: join(HERE, 'pages/enketo/widgets.js'), theme: join(HERE, 'pages/enketo/style.scss') });

async function formio() {
  copy('bootstrap/dist/css/bootstrap.min.css', 'formio', 'bootstrap.min.css');
  for (const name of ['formio.form.min.css', 'formio.form.min.js', 'fonts']) copy(`@formio/js/dist/${name}`, 'formio', name);
  put('formio', {
    'index.html': linked(['bootstrap.min.css', 'formio.form.min.css'], ['formio.form.min.js', 'main.js']),
    'main.js': await bundle('formio/main.js'),
  });
}

/** All but the walks of the limits. */
export async function buildSite() {
  rmSync(SITE, { recursive: true, force: true });
  cpSync(DIST, join(SITE, 'widget'), { recursive: true });
  await limit('hand', 'hand/one.js');
  await limit('preact', 'preact/one.js');
  await Promise.all([surveyjs(), lforms(), enketoAsPublished(), enketoAtLeast(), formio()]);
}

/** The limits with the pages of a walk: [{ page, nodes }]. The hand-written one has its first page in the markup. */
export async function buildWalks(pages) {
  const words = join(SITE, 'walk-pages.json');
  writeFileSync(words, JSON.stringify(pages));
  const alias = { 'walk-pages': words };
  const [first] = pages;
  await limit('hand-walk', 'hand/walk.js', `<main data-page="${first.page}">${html(first)}</main>`, { alias });
  await limit('preact-walk', 'preact/walk.js', '', { alias });
}

/** A page for each form in which the wasm can travel: as in the artefact, in an element that nothing runs. */
export async function buildTravels() {
  for (const { id, encode } of TRAVELS) {
    const script = await bundle('transfer/main.js', { alias: { form: join(HERE, 'pages/transfer', `${id}.js`) } });
    const element = `<script type="text/plain" id="wasm">${encode()}</script>`;
    put(`travel-${id}`, { 'index.html': fill('', `${element}<script>${script.trim()}</script>`) });
  }
}

/** The exact version of a package. */
export const version = (name) => JSON.parse(read(join(PACKAGES, name, 'package.json'))).version;
