// From the bytes that the shell has sent to what the browser can run.

/**
 * Compiles the wasm.
 * @param {Uint8Array} bytes the wasm
 * @param {string} hash its SHA-256 in base64. The policy pins the script that says it, and so the wasm too: a browser checks
 *   it wherever the page has come by https.
 * @throws where these are none or other bytes, or the browser refuses them
 */
export async function compile(bytes, hash) {
  if (!bytes.length) throw new Error('The document did not arrive whole');
  const digest = await globalThis.crypto?.subtle?.digest('SHA-256', bytes);
  if (digest && btoa(String.fromCharCode(...new Uint8Array(digest))) !== hash) throw new Error('Expected another wasm');
  return WebAssembly.compile(bytes);
}
