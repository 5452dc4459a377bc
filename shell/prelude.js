// The prelude takes away what the widget never needs, before any of the widget's code has run. A fault in the widget, or
// in anything it is built on, then has nothing to send an answer with.
//
// It holds because the frame is a sandbox with an opaque origin: no other document shares its realm, so there is nowhere
// to borrow a fresh `fetch` from. Each line of its lists closes one way out, and is tested by leaving that line away.
//
// Two things no script can take away. `location` is closed by the `frame-src` of the Content Security Policy, and
// `top.postMessage` by an audit of the built script and of the wasm's imports.
//
// The order of these lines is the order in which the files run: host.js keeps the shell
// that globals.js takes away, keep.js what makes a file.
import './prelude/isolation.js';
export { leave, ownPage, settings, wasm } from './prelude/host.js';
export { keep } from './prelude/keep.js';
import './prelude/globals.js';
export { sealLinks } from './prelude/links.js';
import './prelude/markup.js';
import './prelude/focus.js';
