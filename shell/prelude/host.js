// What the shell tells the frame and sends it, and the one word that the frame may say back.
import { fix } from './tools.js';

const shell = window.parent;
const told = window.name;
const space = told.indexOf(' ');

/** True where the self-check is a page of its own, false where a clinic's page embeds it. */
export const ownPage = told.slice(0, space) === 'page';

/** The clinic's settings: the text after the `#` of the shell's address. */
export const settings = told.slice(space + 1);

/** The widget's wasm, which the shell sends once it has arrived. No other document's word is heard. */
export const wasm = new Promise((done) => {
  addEventListener('message', ({ source, data }) => source === shell && done(data));
});

// A name that could be written would be read from outside: Firefox finds a window by its name, and a host page could
// try one word after the other. What is read from now on says nothing.
fix(window, 'name', '');

/** Asks the shell to leave for a neutral page. Embedded it does nothing: the clinic's page must not hear of it. */
export function leave() {
  // A frame with an opaque origin cannot know the shell's origin; this constant tells nothing to anybody.
  if (ownPage) shell.postMessage('exit', '*');
}
