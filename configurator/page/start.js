// The script of the set-up page begins here; the build bundles all of it.
import { decodeWasm } from '../../shell/decode-wasm.js';
import { bind, imports, start } from 'setup-glue';
// What web servers are told of this release. Written by the build.
import { RECIPES, SHA256, VERSION } from 'setup-recipes';

const waiting = document.getElementById('waiting');
const app = document.getElementById('app');

/** Takes the page away, which is in an unknown state, and says so. */
function fail() {
  app.remove();
  for (const line of waiting.querySelectorAll('[data-when]')) line.hidden = line.dataset.when !== 'broken';
  document.body.prepend(waiting);
}
addEventListener('error', fail);
addEventListener('unhandledrejection', fail);

/** Copies what a text area holds, and tells whether it did. Where the browser refuses, the text stays selected. */
function copy(area, told) {
  const before = document.activeElement;
  const done = () => {
    before.focus();
    told(true);
  };
  const byCommand = () => {
    // A text that is folded away cannot be selected.
    const fold = area.closest('details:not([open])');
    if (fold) fold.open = true;
    area.focus();
    area.select();
    if (!document.execCommand('copy')) return told(false);
    if (fold) fold.open = false;
    done();
  };
  if (!navigator.clipboard) return byCommand();
  navigator.clipboard.writeText(area.value).then(() => told(true), byCommand);
}

/** More bytes than any release has. */
const LONGEST = 20_000_000;

/** Tells the text of the file that was chosen, nothing at all where none is, and no text where it is none or too long. */
function read(input, told) {
  const [file] = input.files;
  if (!file) return told(undefined);
  if (file.size > LONGEST) return told('');
  file.text().then(told, () => told(''));
}

/** Saves a text as a file, as a browser saves a download. */
function save(name, text) {
  const href = URL.createObjectURL(new Blob([text], { type: 'text/html' }));
  Object.assign(document.createElement('a'), { download: name, href }).click();
  // Not at once: some browsers begin to read it later.
  setTimeout(() => URL.revokeObjectURL(href), 60_000);
}

// The preview waits for its wasm as the frame of the artefact does. The load of a frame does not bubble, so it is caught on
// its way down; and it never comes to the window.
const preview = decodeWasm(document.getElementById('preview'));
document.addEventListener(
  'load',
  ({ target }) => target.localName === 'iframe' && target.contentWindow.postMessage(preview, '*'),
  true,
);

WebAssembly.instantiate(decodeWasm(document.getElementById('wasm')), imports()).then(({ instance, module }) => {
  bind(instance, module);
  start(app, RECIPES, VERSION, SHA256, copy, read, save);
  waiting.remove();
});
