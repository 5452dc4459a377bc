// A page written against the self-check, which knows its questions by heart: it wants to know when and where somebody
// presses. `hostile.begin()` forgets what happened so far; `hostile.told(end)` tells what the page has learned until then.
// Beside it stands listen.js of `tests/traces/`.
window.hostile = (() => {
  /** How often it looks for a press, in milliseconds; how long after one it asks where the pointer is, and for how long. */
  const [LOOK, BEFORE, LONGEST] = [10, 180, 600];
  /** Nobody presses twice so soon, in milliseconds. */
  const TWICE = 150;
  /** A delay of its own thread that no quiet page has, in milliseconds. */
  const STALL = 400;

  const presses = [];
  const stalls = [];
  const copied = [];
  let ticks = 0;
  let start;

  // Never shown. To ask for its picker uses a press up, so that the next one shows anew.
  const spender = document.createElement('input');
  let asked = 0;
  const spend = () => {
    try { spender.showPicker(); } catch { /* used up all the same */ }
  };
  const restore = (frame) => (frame.style.pointerEvents = '');
  // Without the frame in the way, the browser tells the page itself where the pointer is.
  const place = (frame) => {
    const turn = ++asked;
    setTimeout(() => (frame.style.pointerEvents = 'none'), BEFORE);
    setTimeout(() => turn === asked && restore(frame), LONGEST);
  };
  for (const type of ['pointermove', 'pointerover', 'mousemove', 'mouseover']) {
    addEventListener(type, ({ clientX, clientY, target }) => {
      const frame = document.querySelector('iframe');
      if (frame?.style.pointerEvents !== 'none' || target === frame) return;
      presses.at(-1).place = [clientX, clientY];
    }, true);
  }
  setInterval(() => {
    ticks++;
    // Before, it would take the press away that opens the self-check.
    if (!start || !navigator.userActivation?.isActive) return;
    spend();
    const at = Date.now();
    // A key that is pressed tells of itself twice.
    if (at - presses.at(-1)?.at < TWICE) return;
    presses.push({ at });
    const frame = document.querySelector('iframe');
    if (frame) place(frame);
  }, LOOK);

  // A worker has a thread of its own: what it says comes late where the page's thread is held up.
  const beat = new Blob(['setInterval(() => postMessage(Date.now()), 50)'], { type: 'text/javascript' });
  let free = 0;
  new Worker(URL.createObjectURL(beat)).onmessage = ({ data }) => {
    const now = Date.now();
    if (now - data > STALL && data > free) {
      free = now;
      stalls.push({ at: data, late: now - data });
    }
  };
  navigator.clipboard?.addEventListener?.('clipboardchange', () => copied.push(Date.now()));

  const attempt = (name, way) => {
    try { return way() ? [name] : []; } catch { return []; }
  };
  const box = (frame) => frame && [frame.offsetLeft, frame.offsetTop, frame.offsetWidth, frame.offsetHeight];
  const state = () => ({
    size: [box(document.querySelector('iframe')), document.documentElement.scrollHeight],
    windows: [history.length, frames.length, frames[0]?.length],
    entries: performance.getEntries().filter(({ entryType }) => !/^long|^event$|^first-input$|paint$|^visibility/.test(entryType)).length,
    page: [document.title, location.href, name],
    memory: performance.memory?.usedJSHeapSize ?? 0,
  });
  const changed = (of) => JSON.stringify(state()[of]) === JSON.stringify(start[of]) ? [] : [state()[of]];
  const types = (of, pattern) => [...new Set(of.map(({ type }) => type).filter((type) => pattern.test(type)))].sort();

  return {
    begin() {
      if (navigator.userActivation?.isActive) spend();
      for (const list of [presses, stalls, copied, heard]) list.length = 0;
      ticks = 0;
      start = state();
      return null;
    },
    told(end) {
      const until = heard.filter(({ at }) => at < end);
      const inside = frames[0];
      const hasPressed = types(until, /down$|up$|click$|^touch|contextmenu/).length > 0;
      return {
        ticks,
        presses: presses.filter(({ at }) => at < end),
        stalls: stalls.filter(({ at }) => at < end).map(({ late }) => late),
        memory: Math.round((state().memory - start.memory) / 2 ** 20),
        seen: {
          messages: types(until, /^message/),
          size: [...changed('size'), ...types(until, /^resize/)],
          windows: [...changed('windows'), ...types(until, /^(popstate|hashchange)/)],
          focus: types(until, /^(focus|blur)|^visibility|^page/),
          keys: types(until, /^key|input$|^composition|^(change|select|copy|cut|paste)/),
          pointer: hasPressed ? ['presses'] : types(until, /^(pointer|mouse)/).slice(0, 1).map(() => 'in and out'),
          scroll: types(until, /^(scroll|wheel|mousewheel)/),
          clipboard: [...new Set(copied.map((at) => (at < end ? 'clipboardchange' : 'clipboardchange on return')))],
          network: changed('entries'),
          names: inside ? [
            ...attempt('name', () => typeof inside.name),
            ...attempt('address', () => inside.location.href),
            ...attempt('document', () => inside.document),
            ...attempt('opener', () => inside.opener),
          ] : attempt('opener', () => opener),
          page: changed('page'),
        },
      };
    },
  };
})();
