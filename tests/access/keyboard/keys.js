// Looks at the keyboard's focus from inside the frame. It looks only: every key is pressed by the driver.
window.keyboard = (() => {
  const STOPS = 'a[href], button, input, summary, [tabindex="0"]';
  /** A page is drawn, and its heading takes the focus, within so many milliseconds of the key that led to it. */
  const MOMENT = 50;
  const log = [];
  const lost = [];
  let main = document.querySelector('main[data-page]');
  let hasBegun = false;

  const active = () => document.activeElement;
  const isNowhere = () => !active() || active() === document.body || active() === document.documentElement;
  const follows = (a, b) => Boolean(a.compareDocumentPosition(b) & Node.DOCUMENT_POSITION_FOLLOWING);
  const name = (element) => {
    const { dataset, id, value } = element;
    const words = dataset.action ?? dataset.answer ?? (id || value || element.getAttribute('href'));
    return `${element.localName} ${words ?? element.textContent.trim().slice(0, 40)}`;
  };

  /** What of an element is not to be seen, as a word each; empty where all of it is. */
  function hidden(element) {
    const { left, right, top, bottom } = element.getBoundingClientRect();
    const points = { middle: [(left + right) / 2, (top + bottom) / 2] };
    points['top left'] = [left + 4, top + 4];
    points['top right'] = [right - 4, top + 4];
    points['bottom left'] = [left + 4, bottom - 4];
    points['bottom right'] = [right - 4, bottom - 4];
    return Object.entries(points).flatMap(([place, [x, y]]) => {
      const hit = document.elementFromPoint(x, y);
      // The corner of a round button is not its own; its label, which covers the row and shows it, is there.
      const isOwn = hit && (element.contains(hit) || hit.contains(element) || hit.closest('label')?.control === element);
      if (isOwn) return [];
      return [hit ? `${place} under ${name(hit)}` : `${place} off the screen`];
    });
  }

  /** One radio button of each group is a stop: the one with the focus, else the chosen one, else the first. */
  function isStop(radio) {
    if (radio.type !== 'radio') return true;
    const group = Array.from(document.getElementsByName(radio.name));
    return radio === (group.find((other) => other === active()) ?? group.find((other) => other.checked) ?? group[0]);
  }

  /** The stops of the Tab key, in the order of the document. */
  const stops = () =>
    Array.from(document.querySelectorAll(STOPS)).filter(
      (element) => element.checkVisibility({ visibilityProperty: true }) && isStop(element),
    );

  addEventListener(
    'keydown',
    () => {
      if (hasBegun && isNowhere()) lost.push('before a key was pressed');
    },
    true,
  );
  addEventListener(
    'keyup',
    ({ key }) => {
      const told = `after ${key} on ${main.dataset.page}`;
      if (isNowhere()) return setTimeout(() => isNowhere() && lost.push(told), MOMENT);
      hasBegun = true;
      // Neither the place where the keyboard begins, below, nor Shift let go of is a stop.
      if (key !== 'Shift' && active().dataset.edge === undefined) log.push({ element: active(), hidden: hidden(active()) });
    },
    true,
  );

  /** Puts the focus on the edge of the document: where Tab, or Shift and Tab, begins to go through it. */
  function begin(isBackwards) {
    document.querySelector('[data-edge]')?.remove();
    const edge = document.createElement('span');
    edge.tabIndex = -1;
    edge.dataset.edge = '';
    document.body[isBackwards ? 'append' : 'prepend'](edge);
    scrollTo(0, isBackwards ? document.scrollingElement.scrollHeight : 0);
    edge.focus({ preventScroll: true });
    log.length = 0;
    return stops().length;
  }

  /** The way the focus went since `begin`; what it left out; where it is out of the order in which a page is read. */
  function told(isBackwards) {
    const list = stops();
    const went = log.map(({ element }) => element);
    if (isBackwards) went.reverse();
    const faults = log.flatMap(({ element, hidden }) => hidden.map((place) => `${name(element)}: ${place}`));
    const wrong = list.findIndex((stop, i) => went[i] !== stop);
    if (wrong >= 0) faults.push(`${went[wrong] ? name(went[wrong]) : 'nothing'} instead of ${name(list[wrong])}`);
    if (went.length !== list.length) faults.push(`${went.length} stops instead of ${list.length}`);
    document.querySelector('[data-edge]')?.remove();
    scrollTo(0, 0);
    for (let i = 1; i < list.length; i++) {
      if (!isAfter(list[i - 1], list[i])) faults.push(`${name(list[i])} stands before ${name(list[i - 1])}`);
    }
    return { went: went.map(name), faults };
  }

  /** Whether an element comes later than another for whoever reads: further down, or on the same line further on. */
  function isAfter(before, after) {
    const [a, b] = [before.getBoundingClientRect(), after.getBoundingClientRect()];
    if (b.top >= a.bottom - 1) return true;
    const isOnLine = Math.min(a.bottom, b.bottom) - Math.max(a.top, b.top) > Math.min(a.height, b.height) / 2;
    return isOnLine && (document.dir === 'rtl' ? b.right <= a.left + 1 : b.left >= a.right - 1);
  }

  /** How many presses of Tab lead to an element; below zero with Shift. */
  function distance(selector) {
    const list = stops();
    const target = list.find((element) => element.matches(selector));
    if (!target) throw new Error(`no stop ${selector}`);
    const isBackwards = follows(target, active());
    const [from, to] = isBackwards ? [target, active()] : [active(), target];
    const between = list.filter((element) => follows(from, element) && follows(element, to)).length;
    if (from === to) return 0;
    return isBackwards ? -between - 1 : between + 1;
  }

  /** Until the browser has drawn what holds now. */
  const drawn = () => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)));

  /** The element that has the focus, where it stands on the screen. */
  async function place() {
    await drawn();
    const { left, top, width, height } = active().getBoundingClientRect();
    return { name: name(active()), left, top, width, height };
  }

  /** The places in the order of the stops at which something of a new kind stands. */
  function kinds() {
    const kind = ({ localName, type, className }) => [localName, type, className].join(' ');
    const all = stops().map(kind);
    return all.flatMap((kind, i) => (all.indexOf(kind) === i ? [i + 1] : []));
  }

  /** Waits until the focus has come into this document. */
  async function entered() {
    const end = performance.now() + 10000;
    while (!document.hasFocus() || isNowhere()) {
      if (performance.now() > end) throw new Error('the focus did not come into the document');
      await new Promise((done) => setTimeout(done, 5));
    }
    return null;
  }

  /** Waits until another page is shown, with the focus on its heading. */
  async function moved() {
    const end = performance.now() + 10000;
    const hasMoved = () => document.querySelector('main[data-page]') !== main;
    while (!hasMoved() || active() !== document.querySelector('main h1')) {
      if (performance.now() > end) throw new Error(`no other page, or the focus is on ${active()?.outerHTML}`);
      await new Promise((done) => setTimeout(done, 5));
    }
    main = document.querySelector('main[data-page]');
    return { page: main.dataset.page, outcome: main.dataset.outcome ?? null };
  }

  return {
    begin,
    told,
    distance,
    place,
    kinds,
    leave: () => (active().blur(), drawn().then(() => null)),
    isIn: () => document.hasFocus(),
    entered,
    moved,
    focus: () => (isNowhere() ? 'nowhere' : name(active())),
    isOn: (selector) => active().matches(selector),
    lost: () => new Promise((done) => setTimeout(() => done(lost), MOMENT + 10)),
  };
})();
