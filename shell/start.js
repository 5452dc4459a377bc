// The frame's one script begins here; the build bundles all of it. The order of the imports is the order in which they
// run: what to show on failure, then what to take away, and only then what a person sees. The code that was not written
// by hand, the widget, comes last of all, once the shell has sent it.
import { awaitFirstPage, hasFailed, root } from './fallback.js';
import { exporting, leave, mode, ownTab, sealLinks, settings, wasm } from './lockdown.js';
import './able.js';
import './double-click-guard.js';
import { pressed, quiet } from './preboot.js';
import { compile } from './compile.js';
import { bind, imports, start } from 'widget-glue';
import { HASH } from 'widget-hash';

// A rejection here is a failure like any other: see fallback.js.
wasm.then(async (bytes) => {
  awaitFirstPage();
  const module = await compile(bytes, HASH);
  // Chromium before 114 refuses to make an instance of this size at once.
  const instance = await WebAssembly.instantiate(module, imports());
  await quiet();
  // The crisis lines already say that it could not start: to start now would contradict them.
  if (hasFailed()) return;
  bind(instance, module);
  // The one object through which the widget reaches the frame: src/host.rs.
  start(root, {
    ...exporting,
    settings,
    form: `${mode} ${ownTab}`,
    pressed: pressed(),
    sealLinks: (addresses) => sealLinks(addresses.split('\n')),
    leave,
  });
});
