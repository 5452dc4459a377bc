// The wasm in one form of travelling: read back and compiled, as early as the page can.
import decode from 'form';

const text = document.getElementById('wasm').textContent;

(async () => {
  const bytes = await decode(text);
  const ready = performance.now();
  await WebAssembly.compile(bytes);
  globalThis.travelled = { ready, compiled: performance.now(), bytes };
})();
