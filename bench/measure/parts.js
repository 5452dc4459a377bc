// Where the bytes of the artefact go: the parts of the document, and whose functions the wasm is made of. Counted on what
// the build leaves; nothing is loaded.
import { readFileSync } from 'node:fs';
import { brotliCompressSync } from 'node:zlib';

const root = (name) => readFileSync(new URL(`../../${name}`, import.meta.url));
/** What the build leaves on the way to the artefact. */
export const built = (name) => root(`target/xtask/release/${name}`);

/** Functions of these stand under the name of the crate for whose type they were made, where there is one. */
const STANDARD = ['alloc', 'core', 'std', 'hashbrown', 'rlsf', 'dlmalloc'];

/** Numbers and bytes, one after the other. */
class Reader {
  at = 0;
  constructor(bytes) {
    this.bytes = bytes;
  }
  get done() {
    return this.at >= this.bytes.length;
  }
  number() {
    let [value, shift, byte] = [0, 0];
    do {
      byte = this.bytes[this.at++];
      value |= (byte & 127) << shift;
      shift += 7;
    } while (byte > 127);
    return value >>> 0;
  }
  slice(length = this.number()) {
    this.at += length;
    return this.bytes.subarray(this.at - length, this.at);
  }
  text() {
    return this.slice().toString();
  }
}

/** The sections of a wasm: [{ kind, bytes }]; 10 is the code, 11 the data, 2 the imports, 0 what has a name. */
function sections(wasm) {
  const found = [];
  for (const reader = new Reader(wasm.subarray(8)); !reader.done; ) found.push({ kind: reader.number(), bytes: reader.slice() });
  return found;
}

/** The names of the functions, by their numbers. */
function names(custom) {
  const reader = new Reader(custom);
  if (reader.text() !== 'name') return [];
  const found = [];
  while (!reader.done) {
    const [kind, part] = [reader.number(), new Reader(reader.slice())];
    if (kind !== 1) continue;
    for (let left = part.number(); left > 0; left--) found[part.number()] = part.text();
  }
  return found;
}

/**
 * The crate that a function is there for: the first that its name tells, the standard library's last. A name tells a crate
 * with its hash behind it: `yew[e105877955773a1]`.
 */
function crate(name) {
  const crates = [...name.matchAll(/([a-z_][a-z0-9_]*)\[[0-9a-f]+\]/g)].map(([, crate]) => crate);
  return crates.find((crate) => !STANDARD.includes(crate)) ?? (crates.length ? 'standard library' : 'bindings');
}

/** Bytes and number of functions of each crate: [[crate, { bytes, functions }]], the largest first. */
function crates(wasm) {
  const all = sections(wasm);
  const called = all.filter(({ kind }) => kind === 0).flatMap(({ bytes }) => names(bytes));
  const imports = new Reader(all.find(({ kind }) => kind === 2).bytes);
  let number = imports.number();
  const code = new Reader(all.find(({ kind }) => kind === 10).bytes);
  const found = {};
  for (let left = code.number(); left > 0; left--) {
    const of = (found[crate(called[number++] ?? '')] ??= { bytes: 0, functions: 0 });
    of.bytes += code.slice().length;
    of.functions++;
  }
  return Object.entries(found).sort(([, a], [, b]) => b.bytes - a.bytes);
}

/** Each part of the document alone: [{ name, bytes, brotli }]. The wasm as bytes: in the document it is text. */
function parts() {
  const all = sections(built('widget_small.wasm'));
  const of = (kinds) => Buffer.concat(all.filter(({ kind }) => kinds(kind)).map(({ bytes }) => bytes));
  const document = root('dist/trd-screener.html').toString();
  const [wasm] = document.match(/<script type="text\/plain" id="wasm".*?<\/script>/s);
  return Object.entries({
    "the wasm's code": of((kind) => kind === 10),
    "the wasm's data: the sentences of both languages, tables": of((kind) => kind === 11),
    'the rest of the wasm': of((kind) => kind !== 10 && kind !== 11),
    'scripts, styles and markup': Buffer.from(document.replace(wasm, '')),
    'the document': Buffer.from(document),
  }).map(([name, bytes]) => ({ name, bytes: bytes.length, brotli: brotliCompressSync(bytes).length }));
}

export const whereBytesGo = () => ({ parts: parts(), crates: crates(built('widget_named.wasm')) });
