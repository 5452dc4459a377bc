// From the bytes that the shell has sent to what the browser can run.
import { whole } from './whole.js';

/**
 * Compiles the wasm.
 * @param {Uint8Array} packed the wasm, its code sorted
 * @param {string} hash the SHA-256 of these bytes in base64. The policy pins the script that says it, and so the wasm too:
 *   a browser checks it wherever the page has come by https.
 * @throws where these are other bytes, or the browser refuses them
 */
export async function compile(packed, hash) {
  const digest = await globalThis.crypto?.subtle?.digest('SHA-256', packed);
  if (digest && btoa(String.fromCharCode(...new Uint8Array(digest))) !== hash) throw new Error('Expected another wasm');
  return WebAssembly.compile(whole(packed));
}
