// The frame's one script begins here; the build bundles all of it. The order of the imports is the order in which they
// run: what to show on failure, then what to take away, and only then code that was not written by hand.
import { hasFailed, root } from './fallback.js';
import { leave, ownPage, sealLinks, settings } from './prelude.js';
import { initSync, start } from 'widget-glue';

/** The wasm travels as text inside this script, because a frame that may fetch nothing cannot fetch its wasm either.
    The build puts it here: a character for each byte. */
const wasm = '@wasm@';

/** The bytes of a text: the low eight bits of each character. */
function decode(text) {
  const bytes = new Uint8Array(text.length);
  for (let i = 0; i < bytes.length; i++) bytes[i] = text.charCodeAt(i);
  return bytes;
}

// A rejection here is a failure like any other: see fallback.js.
WebAssembly.compile(decode(wasm)).then((module) => {
  // The crisis lines already say that it could not start: to start now would contradict them.
  if (hasFailed()) return;
  initSync({ module });
  start(root, settings, ownPage, sealLinks, leave);
});
