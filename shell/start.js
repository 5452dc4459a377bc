// The frame's one script begins here; the build bundles all of it. The order of the imports is the order in which they
// run: what to show on failure, then what to take away, and only then code that was not written by hand.
import { hasFailed, root } from './fallback.js';
import { keep, leave, ownPage, sealLinks, settings } from './prelude.js';
import './twice.js';
import { compile } from './compile.js';
import { initSync, start } from 'widget-glue';

/** The build puts it here. */
const wasm = '@wasm@';

// A rejection here is a failure like any other: see fallback.js.
compile(wasm).then((module) => {
  // The crisis lines already say that it could not start: to start now would contradict them.
  if (hasFailed()) return;
  initSync({ module });
  start(root, settings, ownPage, sealLinks, leave, keep);
});
