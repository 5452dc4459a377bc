// The frame's one script begins here; the build bundles all of it. The order of the imports is the order in which they
// run: what to show on failure, then what to take away, and only then code that was not written by hand.
import { hasFailed, root } from './fallback.js';
import { leave, ownPage, sealLinks, settings } from './prelude.js';
import { initSync, start } from 'widget-glue';
import hex from 'widget-wasm';

/** The value of one hexadecimal digit, written in lower case. */
const digit = (code) => (code < 58 ? code - 48 : code - 87);

/** The wasm travels as text inside this script, because a frame that may fetch nothing cannot fetch its wasm either. */
function decode(text) {
  const bytes = new Uint8Array(text.length / 2);
  for (let i = 0; i < bytes.length; i++) {
    bytes[i] = (digit(text.charCodeAt(2 * i)) << 4) | digit(text.charCodeAt(2 * i + 1));
  }
  return bytes;
}

// A rejection here is a failure like any other: see fallback.js.
WebAssembly.compile(decode(hex)).then((module) => {
  // The crisis lines already say that it could not start: to start now would contradict them.
  if (hasFailed()) return;
  initSync({ module });
  start(root, settings, ownPage, sealLinks, leave);
});
