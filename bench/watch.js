// Runs in every document before its own scripts, in a world of its own: it sees the document, but no script of the page
// and no rule of its policy reaches it, and it adds nothing to the page. So one and the same measure is taken of every
// subject, of the self-check's sandboxed frame too.
//
// "Painted" means for all: at the start of a frame the thing stands in the document, has a place in the window and is not
// hidden; the time is that of the first task after this frame's style, layout and paint.
//
// stages: what to wait for, one after the other: { name, select, count } — so many elements, the first one pressable.
// The runner presses each as soon as it is told; the last one's press must end in a checked box.

/* global say */
// tab.js sends the text of this function.
function watch({ stages }) {
  const now = () => performance.timeOrigin + performance.now();
  const tell = (kind, more) => say(JSON.stringify({ kind, at: now(), ...more }));

  /** Calls back in the first task after this frame has been painted; for use in an animation frame. */
  const afterPaint = (then) => {
    const { port1, port2 } = new MessageChannel();
    port1.onmessage = () => (port1.close(), then());
    port2.postMessage(0);
  };
  /** Looks at the start of each frame until `find` finds something, and hands it over once that is painted. */
  const whenPainted = (find, then, isWanted = () => true) => {
    const look = () => {
      const found = find();
      if (found) afterPaint(() => then(found));
      else if (isWanted()) requestAnimationFrame(look);
    };
    requestAnimationFrame(look);
  };

  /** Where to press, if the element can be seen: many tools hide the box itself and draw its label. */
  const place = (element) => {
    const seen = element.closest('label') ?? element.labels?.[0] ?? element;
    const { x, y, width, height } = seen.getBoundingClientRect();
    const isShown = width > 0 && height > 0 && seen.checkVisibility({ visibilityProperty: true, opacityProperty: true });
    return isShown && { x: x + width / 2, y: y + height / 2 };
  };
  const inWindow = (at) => at && at.y > 0 && at.y < innerHeight && at.x > 0 && at.x < innerWidth;

  const FRAMES = 4;
  let isLoading = true;
  const waitFor = (i) => {
    const { name, select, count = 1 } = stages[i];
    const find = () => {
      const all = document.querySelectorAll(select);
      const at = all.length >= count && place(all[count - 1]) && place(all[0]);
      return inWindow(at) && at;
    };
    whenPainted(find, async (place) => {
      const at = now();
      // Nobody presses what the screen does not show yet: before these frames the browser may not even know in which
      // process the place lies, and the press would be lost.
      for (let frame = 0; frame < FRAMES; frame++) await nextFrame();
      tell('painted', { stage: name, at, ...place });
      if (i + 1 < stages.length) return waitFor(i + 1);
      whenPainted(checked, () => tell('painted', { stage: 'answer' }));
      follow(find, place);
    }, () => isLoading);
  };
  const nextFrame = () => new Promise(requestAnimationFrame);
  const checked = () => document.querySelector('input:checked');
  /** Some tools draw once, then again elsewhere; a press at the first place misses. Then the new place is told. */
  const follow = (find, told) => {
    const moved = () => checked() || [find()].find((at) => at && Math.hypot(at.x - told.x, at.y - told.y) > 4);
    whenPainted(moved, (at) => {
      if (checked()) return;
      tell('moved', at);
      follow(find, at);
    });
  };
  if (stages.length) waitFor(0);

  /** What the browser notes of its own accord. */
  const notes = { longtask: [], 'layout-shift': [], 'largest-contentful-paint': [] };
  for (const type in notes) {
    new PerformanceObserver((list) => notes[type].push(...list.getEntries())).observe({ type, buffered: true });
  }
  const total = (list, of) => list.reduce((sum, entry) => sum + of(entry), 0);

  const main = () => document.querySelector('main[data-page]');
  const painted = () => new Promise((done) => requestAnimationFrame(() => afterPaint(done)));
  const only = (selector, nth = 0) => {
    const element = (main() ?? document).querySelectorAll(selector)[nth];
    if (!element) throw new Error(`no ${selector} on ${main()?.dataset.page}`);
    return element;
  };
  /** Resolves when another page is painted than the one that stands now. */
  const nextPage = () => {
    const before = main();
    const { page } = before.dataset;
    const moved = () => main() && (main() !== before || main().dataset.page !== page);
    return new Promise((done) => whenPainted(moved, done));
  };

  let latency;
  globalThis.bench = {
    page: () => main()?.dataset.page,
    start: () => performance.timeOrigin,
    /** Once the stages are over: a document that has none of them stops looking, which would cost it every frame. */
    rest: () => (isLoading = false),

    /** Milliseconds over 50 of each task longer than that. */
    blocking: () => total(notes.longtask, ({ duration }) => duration - 50),
    shift: () => total(notes['layout-shift'], ({ value, hadRecentInput }) => (hadRecentInput ? 0 : value)),
    largest: () => notes['largest-contentful-paint'].at(-1)?.startTime ?? null,

    /** Brings an element to where it can be pressed, and waits until nothing is due, for a random part of a frame too. */
    async ready(selector, nth) {
      const element = only(selector, nth);
      if (!inWindow(place(element))) element.scrollIntoView({ block: 'center', behavior: 'instant' });
      await painted();
      await new Promise((done) => setTimeout(done, 20 + 17 * Math.random()));
      return place(element);
    },

    /** From the next press, as the browser stamps it, to the next page painted: to be armed before, and asked for after. */
    arm() {
      const turned = nextPage();
      const pressed = new Promise((done) => addEventListener('click', done, { capture: true, once: true }));
      latency = Promise.all([pressed, turned]).then(([{ timeStamp }]) => performance.now() - timeStamp);
    },
    latency: () => latency,

    /** A walk without a person's pace: presses by script, each as soon as the last one's page is painted. */
    async walk(steps, until) {
      do {
        const turned = nextPage();
        for (const selector of steps.find(([pattern]) => new RegExp(`^(${pattern})$`).test(main().dataset.page))[1]) {
          only(selector).click();
          await new Promise(afterPaint);
        }
        await turned;
      } while (main().dataset.page !== until);
    },

    /** The words and the controls of the page that stands, in their order: see pages/hand/walk.js. */
    words() {
      const [controls, texts] = ['label, button', 'h1, h2, h3, p, legend'];
      const kept = [...main().querySelectorAll(`${controls}, ${texts}`)].filter((node) =>
        node.matches(controls) || !node.closest(controls) && !node.querySelector(`${controls}, ${texts}`),
      );
      return kept.map((node) => {
        const { type, name, value } = node.control ?? {};
        const { answer, action } = node.dataset;
        const control = type ? [type, name, value] : answer ? ['answer', answer] : action ? ['action', action] : [];
        return [node.localName, node.textContent.trim(), ...control];
      });
    },
  };
}
