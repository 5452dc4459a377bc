// The frame's one script begins here; the build bundles all of it. The order of the imports is the order in which they
// run: what to show on failure, then what to take away, and only then code that was not written by hand.
import { hasFailed, root } from './fallback.js';
import { keep, leave, ownPage, sealLinks, settings } from './prelude.js';
import './twice.js';
import { whole } from './whole.js';
import { initSync, start } from 'widget-glue';

/** The wasm travels as text inside this script, because a frame that may fetch nothing cannot fetch its wasm either.
    The build puts it here: a character for each byte. */
const wasm = '@wasm@';

/** Characters that stand in for bytes which the page would have read as something else, and those bytes. */
const STAND_INS = '[]^ZQ*=\x1e';
const TAKEN = [0, 34, 13, 10, 60, 92, 38, 39];

/** The bytes of a text: the low eight bits of each character, or the byte that it stands in for. */
function decode(text) {
  const byteOf = Uint8Array.from({ length: 512 }, (_, code) => code);
  TAKEN.forEach((byte, i) => (byteOf[STAND_INS.charCodeAt(i)] = byte));
  const bytes = new Uint8Array(text.length);
  for (let i = 0; i < bytes.length; i++) bytes[i] = byteOf[text.charCodeAt(i)];
  return bytes;
}

// A rejection here is a failure like any other: see fallback.js.
WebAssembly.compile(whole(decode(wasm))).then((module) => {
  // The crisis lines already say that it could not start: to start now would contradict them.
  if (hasFailed()) return;
  initSync({ module });
  start(root, settings, ownPage, sealLinks, leave, keep);
});
