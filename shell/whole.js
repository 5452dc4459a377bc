// Puts the wasm together again. In the document its code is sorted into streams, one for each kind of number, because
// like beside like compresses better: the document is smaller by a fifteenth for it. xtask/src/build/streams.rs sorts.

/** The streams, in the order in which they follow each other; the first holds the operations and all that is rare. */
const [OPERATIONS, LOCALS, CONSTANTS, BRANCHES, OFFSETS, CALLS] = [1, 2, 3, 4, 5, 6];

/** Of the operations behind 0xfc, from 8 on: how many numbers each has. */
const BULK = '2121212111';

/** The wasm as the browser compiles it. */
export function whole(packed) {
  // All that is missing in the streams is the length of each function.
  const out = new Uint8Array(2 * packed.length);
  let size = 0;
  // Where each stream is read next; the first place is that of the file itself.
  const at = [8];
  const copy = (from, to) => {
    out.set(packed.subarray(from, to), size);
    size += to - from;
  };
  const take = (stream) => (out[size++] = packed[at[stream]++]);
  // A number of wasm: seven bits a byte, the lowest first.
  const number = (stream) => {
    let [value, shift, byte] = [0, 0];
    do {
      byte = take(stream);
      value |= (byte & 127) << shift;
      shift += 7;
    } while (byte > 127);
    return value;
  };
  const numbers = (count, stream) => {
    while (count-- > 0) number(stream);
  };
  // Puts the length of what has been written since then, which is never nothing, before it.
  const measure = (start) => {
    const digits = [];
    for (let rest = size - start; rest; rest >>>= 7) digits.push((rest & 127) | ((rest > 127) << 7));
    out.copyWithin(start + digits.length, start, size);
    out.set(digits, start);
    size += digits.length;
  };

  const body = () => {
    for (let kinds = number(OPERATIONS); kinds > 0; kinds--) numbers(2, OPERATIONS);
    for (let depth = 1; depth > 0; ) {
      const op = take(OPERATIONS);
      if (op >= 2 && op <= 4) {
        depth++;
        number(OPERATIONS);
      } else if (op === 11) depth--;
      else if (op === 12 || op === 13) number(BRANCHES);
      else if (op === 14) numbers(number(BRANCHES) + 1, BRANCHES);
      else if (op === 16 || op === 0xd2) number(CALLS);
      else if (op === 17) numbers(2, OPERATIONS);
      else if (op === 0x1c) numbers(number(OPERATIONS), OPERATIONS);
      else if (op >= 0x20 && op <= 0x22) number(LOCALS);
      else if (op >= 0x28 && op <= 0x3e) {
        number(OPERATIONS);
        number(OFFSETS);
      } else if ((op >= 0x23 && op <= 0x40) || op === 0xd0) number(OPERATIONS);
      else if (op === 0x41 || op === 0x42) number(CONSTANTS);
      else if (op === 0x43 || op === 0x44) for (let left = op === 0x43 ? 4 : 8; left > 0; left--) take(OPERATIONS);
      else if (op === 0xfc) numbers(+(BULK[number(OPERATIONS) - 8] || 0), OPERATIONS);
    }
  };

  copy(0, 8);
  while (at[0] < packed.length) {
    const section = take(0);
    const start = size;
    const end = number(0) + at[0];
    if (section === 10) {
      const lengths = [];
      for (let stream = OPERATIONS; stream <= CALLS; stream++) lengths.push(number(0));
      lengths.reduce((from, length, i) => ((at[i + 1] = from), from + length), at[0]);
      // None of these lengths is in the wasm.
      size = start;
      for (let left = number(OPERATIONS); left > 0; left--) {
        const begin = size;
        body();
        measure(begin);
      }
      measure(start);
    } else copy(at[0], end);
    at[0] = end;
  }
  // A copy: what is sent to the frame would else take the room behind it along.
  return out.slice(0, size);
}
