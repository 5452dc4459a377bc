// The wasm travels as text in an element that nothing runs, a character for each byte, because a page that may fetch
// nothing cannot fetch its wasm either.

/** Characters that stand in for bytes which HTML would read as something else, and those bytes. */
const STAND_INS = '[]^';
const TAKEN = [0, 13, 60];

/** The bytes of a text: the low eight bits of each character, or the byte that it stands in for. */
export function decode(text) {
  const byteOf = Uint8Array.from({ length: 512 }, (_, code) => code);
  TAKEN.forEach((byte, i) => (byteOf[STAND_INS.charCodeAt(i)] = byte));
  const bytes = new Uint8Array(text.length);
  for (let i = 0; i < bytes.length; i++) bytes[i] = byteOf[text.charCodeAt(i)];
  return bytes;
}

/**
 * The wasm that an element holds, as the browser compiles it.
 * @throws where the document was cut off before the element's end
 */
export function decodeWasm(element) {
  const text = element?.textContent ?? '';
  if (`${text.length}` !== element?.dataset.length) throw new Error('The document did not arrive whole');
  return decode(text);
}
