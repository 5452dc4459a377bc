// The shell's whole script. It starts the frame, hands the wasm to it once it has arrived, and listens for one word.
import { NEUTRAL_PAGE } from 'neutral-page';
import { decodeWasm } from './decode-wasm.js';

/** How long the frame is left alone to show its first page, in milliseconds. */
const PAUSE = 150;

/** True where this document is a page of its own, false where a clinic's page embeds it. */
const ownPage = window.top === window;

/** The address of this document, where another tab can open it. */
const address = /^https?:/.test(location.protocol) ? location.href.split('#', 1)[0] : '';

/**
 * True where another page could measure what goes on in here: one that has opened this one and keeps a hold of it, one that
 * loads its frames apart, and one that isolates itself to measure memory and time. There nothing is asked: "Begin" opens
 * a tab of its own.
 */
const isExposed = ownPage ? window.opener !== null : window.credentialless || window.crossOriginIsolated;

const help = document.getElementById('help');
const template = document.querySelector('template');
let frame;

const parsed = new Promise((done) => addEventListener('DOMContentLoaded', done));

/** The wasm, which stands behind this script, so that the first page need not wait for it. Nothing, where it was cut off. */
const arrived = () =>
  parsed.then(() => decodeWasm(document.getElementById('wasm'))).catch(() => new Uint8Array());

/**
 * The settings: those that somebody has pinned in this file, or else what stands behind the `#`. Anybody can make a link; to
 * a file with pinned settings it says the language alone.
 */
function settings() {
  const linked = location.hash.slice(1);
  const { settings: pinned } = document.documentElement.dataset;
  return pinned === undefined ? linked : [pinned, ...(linked.match(/\blang=[\w-]+/) ?? [])].join('&');
}

/** Takes the frame away, and shows the crisis lines that stand below it. */
function giveUp() {
  frame.remove();
  help.hidden = false;
}

/** Puts a new frame in the place of the old one, with no memory of it. */
function begin() {
  frame?.remove();
  const own = document.importNode(template.content.querySelector('iframe'), true);
  frame = own;
  own.name = [isExposed ? 'tab' : ownPage ? 'page' : 'embed', address, settings()].join(' ');
  let hasLoaded = false;
  own.addEventListener('load', () => {
    // Another document has come into the frame: an error of the browser, or what the page around has put there.
    if (hasLoaded) return giveUp();
    hasLoaded = true;
    // Covered from now on, it must not be a second set of links for the keyboard and the screen reader. The frame
    // brings the same lines itself.
    help.hidden = true;
    // A sandboxed frame has no origin that could be named. What is sent is the same for everybody.
    setTimeout(() => arrived().then((wasm) => own.isConnected && own.contentWindow.postMessage(wasm, '*')), PAUSE);
  });
  document.body.append(own);
}

// A page that the browser kept whole and shows again must not show the last person's answers.
addEventListener('pageshow', (event) => {
  if (event.persisted) begin();
});

// An embedded shell never navigates: it would take the clinic's page along, or tell it something.
addEventListener('message', (event) => {
  if (ownPage && event.source === frame.contentWindow && event.data === 'exit') location.replace(NEUTRAL_PAGE);
});

// Exposed, and without an address for another tab, it leaves the crisis lines in sight.
if (address || !isExposed) begin();
