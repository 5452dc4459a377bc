// The wasm in one form of travelling: read back and compiled, as early as the page can.
import decode from 'form';

/** build.js puts it here. */
const text = '@wasm@';

(async () => {
  const bytes = await decode(text);
  const ready = performance.now();
  await WebAssembly.compile(bytes);
  globalThis.travelled = { ready, compiled: performance.now(), bytes };
})();
