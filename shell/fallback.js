// The static crisis lines of the frame: who takes them away, and what brings them back.
//
// Exactly one `main` stands in the frame at a time: this one, an early page's, or the widget's. A failure is final, so that
// a widget in an unknown state never comes back over the crisis lines.

/** How long the widget may take to draw its first page once it has arrived, in milliseconds. */
const PATIENCE = 8000;

const fallback = document.querySelector('main[data-page="failed"]');
const app = document.getElementById('app');
const early = document.getElementById('early');
let state = 'loading';
let watchdog;

// A second start of this document would draw a second page beside the first one: it fails, and so does the first.
if (app.dataset.taken) throw new Error('The self-check was started twice');
app.dataset.taken = true;

/** The empty element that the widget draws in. */
export const root = app;

/** True from the first failure on; nothing may start after it. */
export const hasFailed = () => state === 'failed';

/** Takes the crisis lines away for an early page. Returns the empty element that it is drawn in. */
export function makeRoom() {
  fallback.remove();
  return early;
}

/** Puts the crisis lines in the place of an early page; the widget may still come. */
export function showHelp() {
  early.replaceChildren();
  document.body.prepend(fallback);
  // Focuses the heading only if the frame has the focus: a person elsewhere on the clinic's page stays there.
  if (document.hasFocus()) fallback.querySelector('h1').focus();
}

/**
 * Takes the widget away and brings the crisis lines back.
 * @param {'broken' | 'exposed' | 'unable'} why the sentence to show: `exposed` where the frame is not isolated, `unable` where
 *   the browser has no WebAssembly, or one that is too old
 */
export function fail(why) {
  if (hasFailed()) return;
  state = 'failed';
  // A first page that is on its way must not take the crisis lines away.
  firstPage.disconnect();
  app.remove();
  early.remove();
  for (const line of fallback.querySelectorAll('[data-when]')) line.hidden = line.dataset.when !== why;
  showHelp();
}

// Runs before the browser paints, so nobody sees both or neither.
const firstPage = new MutationObserver(() => {
  if (!app.querySelector('main[data-page]')) return;
  firstPage.disconnect();
  clearTimeout(watchdog);
  state = 'running';
  fallback.remove();
});
firstPage.observe(app, { childList: true, subtree: true });

/** From here on the widget has to come soon. How long it takes to arrive is the network's business. */
export function awaitFirstPage() {
  watchdog = setTimeout(() => fail('broken'), PATIENCE);
}

// A panic in the widget arrives here, and so does a wasm that the browser refuses. The browser itself has logged it.
addEventListener('error', () => fail('broken'));
addEventListener('unhandledrejection', ({ reason }) =>
  fail(reason?.name === 'CompileError' ? 'unable' : 'broken'),
);
