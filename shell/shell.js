// The shell's whole script. It starts the frame, hands the wasm to it once it has arrived, and listens for one word.
import { unpack } from './unpack.js';

/** Where "Leave this page" goes: a page that everybody opens, and that says nothing about the person. */
const NEUTRAL_PAGE = 'https://www.weather.gov/';

/** How long the frame is left alone to show its first page, in milliseconds. */
const PAUSE = 150;

/** True where this document is a page of its own, false where a clinic's page embeds it. */
const ownPage = window.top === window;

const help = document.getElementById('help');
const template = document.querySelector('template');
let frame;

const parsed = new Promise((done) => addEventListener('DOMContentLoaded', done));

/** The wasm, which stands behind this script, so that the first page need not wait for it. Nothing, where it was cut off. */
const arrived = () =>
  parsed.then(() => unpack(document.getElementById('wasm'))).catch(() => new Uint8Array());

/** Puts a new frame in the place of the old one, with no memory of it. */
function begin() {
  frame?.remove();
  const own = document.importNode(template.content.querySelector('iframe'), true);
  frame = own;
  own.name = (ownPage ? 'page ' : 'embed ') + location.hash.slice(1);
  own.addEventListener('load', () => {
    // Covered from now on, it must not be a second set of links for the keyboard and the screen reader. The frame
    // brings the same lines itself.
    help.hidden = true;
    // A sandboxed frame has no origin that could be named. What is sent is the same for everybody.
    setTimeout(() => arrived().then((wasm) => own.contentWindow?.postMessage(wasm, '*')), PAUSE);
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

begin();
