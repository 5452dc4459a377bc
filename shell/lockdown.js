// The lockdown takes away what the widget never needs, before any of the widget's code has run. A fault in the widget, or
// in anything it is built on, then has nothing to send an answer with.
//
// It holds because the frame is a sandbox with an opaque origin: no other document shares its realm, so there is nowhere
// to borrow a fresh `fetch` from. Each line of its lists closes one way out, and is tested by leaving that line away.
//
// Two things no script can take away. `location` is closed by the `frame-src` of the Content Security Policy, and
// `top.postMessage` by an audit of the built script and of the wasm's imports.
//
// The order of these lines is the order in which the files run: shell-channel.js keeps the shell
// that globals.js takes away, export.js what makes a file, typing.js what puts in a text.
import './lockdown/isolation.js';
export { leave, mode, ownPage, ownTab, settings, wasm } from './lockdown/shell-channel.js';
export { exporting } from './lockdown/export.js';
import './lockdown/typing.js';
import './lockdown/globals.js';
export { listLink, sealLinks } from './lockdown/links.js';
import './lockdown/dom-allowlist.js';
import './lockdown/focus.js';
