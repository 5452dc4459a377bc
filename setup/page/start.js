// The script of the set-up page begins here; the build bundles all of it.
import { unpack } from '../../shell/unpack.js';
import { initSync, start } from 'setup-glue';
// What web servers are told of this release. Written by the build.
import { RECIPES } from 'setup-recipes';

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
    area.focus();
    area.select();
    if (document.execCommand('copy')) done();
    else told(false);
  };
  if (!navigator.clipboard) return byCommand();
  navigator.clipboard.writeText(area.value).then(() => told(true), byCommand);
}

// The preview waits for its wasm as the frame of the artefact does. The load of a frame does not bubble, so it is caught on
// its way down; and it never comes to the window.
const preview = unpack(document.getElementById('preview'));
document.addEventListener(
  'load',
  ({ target }) => target.localName === 'iframe' && target.contentWindow.postMessage(preview, '*'),
  true,
);

WebAssembly.compile(unpack(document.getElementById('wasm'))).then((module) => {
  initSync({ module });
  start(app, RECIPES, copy);
  waiting.remove();
});
