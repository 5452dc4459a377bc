// Puts the wasm together again. In the document its code is sorted into streams, one for each kind of number, because
// like beside like compresses better: the document is smaller by a fifteenth for it. xtask/src/build/streams.rs sorts.

/** The streams, in the order in which they follow each other; the first holds the operations and all that is rare. */
const [OPERATIONS, LOCALS, CONSTANTS, BRANCHES, OFFSETS, CALLS] = [1, 2, 3, 4, 5, 6];

/** Of the operations behind 0xfc, from 8 on: how many numbers each has. */
const BULK = '2121212111';

/** The wasm as the browser compiles it. */
export function whole(packed) {
  // Where each stream is read next; the first place is that of the file itself.
  const at = [8];
  const take = (stream, into) => {
    const byte = packed[at[stream]++];
    into.push(byte);
    return byte;
  };
  // A number of wasm: seven bits a byte, the lowest first.
  const number = (stream, into) => {
    let [value, shift, byte] = [0, 0];
    do {
      byte = take(stream, into);
      value |= (byte & 127) << shift;
      shift += 7;
    } while (byte > 127);
    return value;
  };
  const numbers = (count, stream, into) => {
    while (count-- > 0) number(stream, into);
  };
  const put = (value, into) => {
    for (; value > 127; value >>>= 7) into.push((value & 127) | 128);
    into.push(value);
  };
  const append = (from, into) => {
    for (const byte of from) into.push(byte);
  };

  const body = () => {
    const code = [];
    for (let kinds = number(OPERATIONS, code); kinds > 0; kinds--) numbers(2, OPERATIONS, code);
    for (let depth = 1; depth > 0; ) {
      const op = take(OPERATIONS, code);
      if (op >= 2 && op <= 4) {
        depth++;
        number(OPERATIONS, code);
      } else if (op === 11) depth--;
      else if (op === 12 || op === 13) number(BRANCHES, code);
      else if (op === 14) numbers(number(BRANCHES, code) + 1, BRANCHES, code);
      else if (op === 16 || op === 0xd2) number(CALLS, code);
      else if (op === 17) numbers(2, OPERATIONS, code);
      else if (op === 0x1c) numbers(number(OPERATIONS, code), OPERATIONS, code);
      else if (op >= 0x20 && op <= 0x22) number(LOCALS, code);
      else if (op >= 0x28 && op <= 0x3e) {
        number(OPERATIONS, code);
        number(OFFSETS, code);
      } else if ((op >= 0x23 && op <= 0x40) || op === 0xd0) number(OPERATIONS, code);
      else if (op === 0x41 || op === 0x42) number(CONSTANTS, code);
      else if (op === 0x43 || op === 0x44) for (let left = op === 0x43 ? 4 : 8; left > 0; left--) take(OPERATIONS, code);
      else if (op === 0xfc) numbers(+(BULK[number(OPERATIONS, code) - 8] || 0), OPERATIONS, code);
    }
    return code;
  };

  const out = [...packed.subarray(0, 8)];
  while (at[0] < packed.length) {
    const section = take(0, out);
    const header = [];
    const end = number(0, header) + at[0];
    if (section === 10) {
      const lengths = [];
      for (let stream = OPERATIONS; stream <= CALLS; stream++) lengths.push(number(0, []));
      lengths.reduce((start, length, i) => ((at[i + 1] = start), start + length), at[0]);
      const code = [];
      for (let left = number(OPERATIONS, code); left > 0; left--) {
        const one = body();
        put(one.length, code);
        append(one, code);
      }
      put(code.length, out);
      append(code, out);
    } else {
      append(header, out);
      append(packed.subarray(at[0], end), out);
    }
    at[0] = end;
  }
  return Uint8Array.from(out);
}
