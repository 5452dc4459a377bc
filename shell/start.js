// The frame's one script begins here; the build bundles all of it. The order of the imports is the order in which they
// run: what to show on failure, then what to take away, and only then what a person sees. The code that was not written
// by hand, the widget, comes last of all, once the shell has sent it.
import { awaitFirstPage, hasFailed, root } from './fallback.js';
import { keep, leave, ownPage, sealLinks, settings, wasm } from './prelude.js';
import './twice.js';
import { pressed, quiet } from './early.js';
import { compile } from './compile.js';
import { initSync, start } from 'widget-glue';
import { HASH } from 'widget-hash';

// A rejection here is a failure like any other: see fallback.js.
wasm.then(async (bytes) => {
  awaitFirstPage();
  const module = await compile(bytes, HASH);
  await quiet();
  // The crisis lines already say that it could not start: to start now would contradict them.
  if (hasFailed()) return;
  initSync({ module });
  start(root, settings, ownPage, sealLinks, leave, keep, pressed());
});
