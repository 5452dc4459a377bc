// Scrolls through the page in small steps and tells what lies over the controls that must always be reached: those of the
// bar, and the buttons of a crisis page. A point is asked for what a press there would meet.
globalThis.cover = (step) => {
  /** From the edge of a control to the points near it, in CSS pixels. */
  const INSET = 4;
  /** From point to point across a control, in CSS pixels: less than the side of a tick box. */
  const ACROSS = 16;

  const name = (element) => (element ? `${element.localName} ${element.dataset?.action ?? (element.id || element.className)}` : 'nothing');
  const bar = document.querySelector('header');
  const warning = document.querySelector('.idle');
  const faults = new Map();
  let positions = 0;
  let points = 0;
  const covers = (element, x, y) => {
    const box = element?.getBoundingClientRect();
    return box && x >= box.left && x <= box.right && y >= box.top && y <= box.bottom;
  };
  const root = document.scrollingElement;
  const end = root.scrollHeight - root.clientHeight;
  for (let place = 0; ; place += step) {
    scrollTo(0, Math.min(place, end));
    positions++;
    for (const control of document.querySelectorAll('header a, header button, .big-buttons a')) {
      const { left, right, top, bottom } = control.getBoundingClientRect();
      // Round corners are no part of a control: its upper and lower edges are looked at in the middle only.
      const middle = (left + right) / 2;
      const around = [[middle, top + INSET], [middle, bottom - INSET]];
      for (let x = left + INSET; x < right - INSET; x += ACROSS) around.push([x, (top + bottom) / 2]);
      for (const [x, y] of [...around, [right - INSET, (top + bottom) / 2]]) {
        if (y < 0 || y > root.clientHeight - 1) continue;
        // The page scrolls away under the bar, its crisis buttons too; they come back.
        if (!bar.contains(control) && (covers(bar, x, y) || covers(warning, x, y))) continue;
        points++;
        const met = document.elementFromPoint(x, y);
        if (!control.contains(met)) faults.set(`${name(control)} is under ${name(met)}`, Math.round(scrollY));
      }
    }
    if (place >= end) break;
  }
  scrollTo(0, 0);
  return { positions, points, faults: Array.from(faults, ([fault, at]) => `${fault}, scrolled to ${at}`) };
};
'ready';
