// Ignores a press that comes too soon to be meant: for the page that has just been drawn, or a second time on one place. A
// trembling hand would answer the next question unread, or take its own tick back. Leaving and crisis help never wait.
import { root } from './fallback.js';

/** How long after a page has been drawn, and after a press on the same place, no press counts, in milliseconds. */
const PAUSE = 350;
/** How far from the first press a second one is on the same place, in CSS pixels. */
const NEAR = 30;
/** How long a press takes at most from touching to letting go, in milliseconds. */
const LONGEST = 2000;

/** Calls, messages, pages of help, the way out, and "Need help now?" */
const NEVER_WAITS = 'a, .exit, [data-action="help"]';

const early = document.getElementById('early');
let page;
let drawn = -Infinity;
/** Where and when the last press began that was taken. */
let last;
/** A press that has begun, until it becomes a click. */
let begun;

function onDrawn() {
  const main = document.querySelector('main[data-page]');
  if (!main || main === page?.main) return;
  // The widget draws the page anew that the early one has shown: nothing on the screen changes.
  const isTakeover = page?.isEarly && page.id === main.dataset.page;
  if (page && !isTakeover) {
    drawn = performance.now();
    // A slow phone paints it later. Out of sight nothing is painted, and the wait is over when it comes into sight.
    requestAnimationFrame((now) => {
      if (now - drawn < PAUSE) drawn = now;
    });
  }
  page = { main, id: main.dataset.page, isEarly: early.contains(main) };
}
const observer = new MutationObserver(onDrawn);
for (const place of [root, early]) observer.observe(place, { childList: true });

addEventListener('pointerdown', (event) => (begun = event), true);
addEventListener(
  'click',
  (event) => {
    // A key and a screen reader have no pointer. A touch that became no click, to scroll, is not this press.
    const isByKey = !event.detail;
    const hasBegun = !isByKey && begun && event.timeStamp - begun.timeStamp < LONGEST;
    const press = hasBegun ? begun : event;
    begun = undefined;
    if (!event.isTrusted || event.target.closest(NEVER_WAITS)) return;
    const isThere = isByKey
      ? press.target === last?.target
      : hasBegun && Math.hypot(press.pageX - last?.pageX, press.pageY - last?.pageY) < NEAR;
    if (press.timeStamp - drawn < PAUSE || (isThere && press.timeStamp - last.timeStamp < PAUSE)) {
      event.stopImmediatePropagation();
      event.preventDefault();
    } else if (isByKey || hasBegun) last = press;
  },
  true,
);
// A key that is held down presses again and again.
addEventListener('keydown', (event) => event.repeat && event.key === 'Enter' && event.preventDefault(), true);
