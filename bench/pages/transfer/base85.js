// Five characters for four bytes; the first says how many bytes at the end are none.

/** The digits: what can be seen of ASCII, but for what a script or the document around it would read as something else. */
export const DIGITS = [...Array(94).keys()].map((i) => String.fromCharCode(33 + i)).filter((digit) => !'"&\'<\\'.includes(digit));

export default (text) => {
  const values = new Uint8Array(128);
  DIGITS.forEach((digit, value) => (values[digit.charCodeAt()] = value));
  const bytes = new Uint8Array(((text.length - 1) / 5) * 4);
  const words = new DataView(bytes.buffer);
  for (let i = 1, at = 0; i < text.length; at += 4) {
    let word = 0;
    for (const end = i + 5; i < end; i++) word = word * 85 + values[text.charCodeAt(i)];
    words.setUint32(at, word);
  }
  return bytes.subarray(0, bytes.length - values[text.charCodeAt()]);
};
