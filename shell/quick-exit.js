// The quick exit by the keyboard: Shift three times within five seconds. Escape is not used: it also stops a page from
// loading. The early pages and the widget listen to the event `shift`: its detail is the number of presses so far.

/** How many presses leave. */
export const PRESSES = 3;
/** How long they may take together, in milliseconds. */
const TOGETHER = 5000;

let presses = 0;
let first;

addEventListener('keydown', ({ key, repeat, timeStamp }) => {
  // A key held down repeats: that is one press.
  if (repeat) return;
  const before = presses;
  // No change of the device's clock moves an event's time.
  if (key !== 'Shift' || timeStamp - first > TOGETHER) presses = 0;
  if (key === 'Shift') {
    if (!presses) first = timeStamp;
    presses += 1;
  }
  if (presses !== before) dispatchEvent(new CustomEvent('shift', { detail: presses }));
  if (presses === PRESSES) presses = 0;
});
