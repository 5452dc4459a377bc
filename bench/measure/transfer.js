// How the wasm travels inside the document. Each form gets a page of its own that holds the same wasm and nothing else, reads
// it back and compiles it. A form that brings back another wasm ends the run.
import { createHash } from 'node:crypto';
import { deflateRawSync } from 'node:zlib';
import { decode } from '../../shell/decode-wasm.js';
import { DIGITS } from '../pages/transfer/base85.js';
import { address } from '../targets.js';
import { Tab } from '../tab.js';
import { built } from './parts.js';

/** The wasm of the artefact. */
const wasm = () => built('widget_small.wasm');

const deflated = (bytes) => deflateRawSync(bytes, { level: 9 });

function base85(bytes) {
  const none = -bytes.length & 3;
  const padded = Buffer.concat([bytes, Buffer.alloc(none)]);
  let text = DIGITS[none];
  for (let at = 0; at < padded.length; at += 4) {
    const word = padded.readUInt32BE(at);
    for (let place = 85 ** 4; place >= 1; place /= 85) text += DIGITS[Math.floor(word / place) % 85];
  }
  return text;
}

/** The text that shell/decode-wasm.js reads back: of the characters that mean a byte, the lowest that a document can hold. */
function latin1(bytes) {
  const means = [];
  for (let code = 511; code >= 0; code--) {
    const character = String.fromCharCode(code);
    if (!'\0\r<'.includes(character)) means[decode(character)[0]] = character;
  }
  return Array.from(bytes, (byte) => means[byte]).join('');
}

/** id: the file in pages/transfer/ that reads it back; name: as in the table; encode: its text. */
export const TRAVELS = [
  { id: 'latin1', name: 'a character a byte (ours)', encode: () => latin1(wasm()) },
  { id: 'hex', name: 'hexadecimal digits', encode: () => wasm().toString('hex') },
  { id: 'base64', name: 'base64', encode: () => wasm().toString('base64') },
  { id: 'base85', name: 'base85', encode: () => base85(wasm()) },
  { id: 'deflate-base64', name: 'deflate, base64', encode: () => deflated(wasm()).toString('base64') },
  { id: 'deflate-latin1', name: 'deflate, a character a byte', encode: () => latin1(deflated(wasm())) },
];

/** How the server sends them: `identity` is without compression, as the simplest hosts do. */
export const ENCODINGS = ['br', 'gzip', 'identity'];

/** Runs in the page: waits until the wasm is compiled, and then says when, and what came back. */
const TRAVELLED = `new Promise((done) => {
  const look = () => (globalThis.travelled ? done(travelled) : setTimeout(look, 50));
  look();
}).then(async ({ bytes, ...times }) => ({ ...times, digest: [...new Uint8Array(await crypto.subtle.digest('SHA-256', bytes))] }))`;

/** One cold load: the bytes on the wire, and milliseconds from the navigation until the wasm is read back and until it is compiled. */
export async function travel({ browser, server }, { id }, condition, encoding) {
  const tab = await Tab.open(browser, condition);
  try {
    server.reset();
    await tab.go(address(server.origin, { id: `travel-${id}` }, encoding));
    const { result, exceptionDetails } = await browser.send(
      'Runtime.evaluate',
      { expression: TRAVELLED, awaitPromise: true, returnByValue: true },
      tab.page,
    );
    if (exceptionDetails) throw new Error(`${id}: ${exceptionDetails.exception?.description}`);
    const { digest, ...times } = result.value;
    const sent = createHash('sha256').update(wasm()).digest();
    if (!sent.equals(Buffer.from(digest))) throw new Error(`${id}: another wasm came back than was sent`);
    return { ...times, ...server.count() };
  } finally {
    await tab.close();
  }
}
