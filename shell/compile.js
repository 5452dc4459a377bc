// The wasm travels as text inside the script, a character for each byte, because a page that may fetch nothing cannot
// fetch its wasm either.
import { whole } from './whole.js';

/** Characters that stand in for bytes which the page would have read as something else, and those bytes. */
const STAND_INS = '[]^ZQ*=\x1e';
const TAKEN = [0, 34, 13, 10, 60, 92, 38, 39];

/** The bytes of a text: the low eight bits of each character, or the byte that it stands in for. */
export function decode(text) {
  const byteOf = Uint8Array.from({ length: 512 }, (_, code) => code);
  TAKEN.forEach((byte, i) => (byteOf[STAND_INS.charCodeAt(i)] = byte));
  const bytes = new Uint8Array(text.length);
  for (let i = 0; i < bytes.length; i++) bytes[i] = byteOf[text.charCodeAt(i)];
  return bytes;
}

/** Compiles the wasm that a text holds. */
export const compile = (text) => WebAssembly.compile(whole(decode(text)));
