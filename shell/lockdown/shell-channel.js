// What the shell tells the frame and sends it, and the one word that the frame may say back.
import { fix } from './guards.js';

const shell = window.parent;
// An address has no space in it.
const [, told, address, set] = /^(\w*) (\S*) (.*)$/s.exec(window.name) ?? ['', 'embed', '', ''];

/**
 * How the shell has put it: `page`, a page of its own; `embed`, part of a clinic's page; or `tab`, where nothing is asked,
 * because the page around could measure it, and "Begin" opens another tab.
 */
export const mode = told;

/** True where the self-check is a page of its own. */
export const ownPage = mode === 'page';

/** The clinic's settings, as they stand behind the `#` of an address. */
export const settings = set;

/** What opens the self-check as a page of its own, in another tab; empty where nothing can. */
export const ownTab = address && `${address}#${settings}`;

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
