// Measures the page as it stands, and tells what is too small, too wide, cut off or in the way. For whoever cannot hit a
// small button, reads large letters, or sees a small part of the page at a time.
globalThis.measure = () => {
  /** CSS pixels: a target's least side (WCAG 2.5.5), and the smallest letters. */
  const TARGET = 44;
  const LETTERS = 18;
  /** The most characters on a line of running text, where the screen is wide. */
  const LINE = 65;
  /** What the browser rounds. */
  const ROUND = 0.51;

  const faults = [];
  const name = (element) => {
    const { dataset, id, className } = element;
    return `${element.localName} ${dataset?.action ?? (id || className)}: ${element.textContent.trim().slice(0, 40)}`;
  };
  const isShown = (element) => element.checkVisibility({ visibilityProperty: true });
  const shown = (selector) => Array.from(document.querySelectorAll(selector)).filter(isShown);
  const isIn = (inner, outer, slack) =>
    inner.left >= outer.left - slack && inner.right <= outer.right + slack &&
    inner.top >= outer.top - slack && inner.bottom <= outer.bottom + slack;

  /** What can be pressed, each with its place; a box and its label are one. */
  const targets = shown('a[href], button, summary, input, [role=searchbox]').map((element) => {
    const boxes = [element, ...(element.labels ?? [])].map((part) => part.getBoundingClientRect());
    const side = (least, key) => least(...boxes.map((box) => box[key]));
    const place = { left: side(Math.min, 'left'), top: side(Math.min, 'top') };
    return { element, place: { ...place, right: side(Math.max, 'right'), bottom: side(Math.max, 'bottom') } };
  });
  targets.forEach(({ element, place }, i) => {
    const [width, height] = [place.right - place.left, place.bottom - place.top];
    if (width < TARGET - ROUND || height < TARGET - ROUND) {
      faults.push(`a target of ${Math.round(width)} × ${Math.round(height)}: ${name(element)}`);
    }
    for (const other of targets.slice(i + 1)) {
      // What stays at the foot lies over what scrolls, which can be scrolled from under it; the room for the focus is kept.
      if (!element.closest('.dock') !== !other.element.closest('.dock')) continue;
      const across = Math.min(place.right, other.place.right) - Math.max(place.left, other.place.left);
      const down = Math.min(place.bottom, other.place.bottom) - Math.max(place.top, other.place.top);
      if (across > ROUND && down > ROUND) faults.push(`two targets overlap: ${name(element)} and ${name(other.element)}`);
    }
  });

  /** The page scrolls one way only, and is the only thing that scrolls. */
  const root = document.scrollingElement;
  if (root.scrollWidth > root.clientWidth) faults.push(`the page is ${root.scrollWidth} wide on ${root.clientWidth}`);
  const screen = { left: 0, right: root.clientWidth, top: -Infinity, bottom: Infinity };
  for (const element of shown('body *')) {
    const box = element.getBoundingClientRect();
    if (box.width && !isIn(box, screen, ROUND)) faults.push(`sticks out of the screen: ${name(element)}`);
    const style = getComputedStyle(element);
    const overflow = style.overflowX + style.overflowY;
    if (/auto|scroll/.test(overflow)) faults.push(`scrolls by itself: ${name(element)}`);
    const isTooSmall = element.scrollHeight > element.clientHeight + 1 || element.scrollWidth > element.clientWidth + 1;
    if (/hidden|clip/.test(overflow) && isTooSmall) faults.push(`cuts off its content: ${name(element)}`);
    if (style.textOverflow !== 'clip' || style.webkitLineClamp !== 'none') faults.push(`shortens: ${name(element)}`);
  }

  /** Every run of text: where it stands, and its letters. */
  const texts = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  const range = document.createRange();
  const blocks = new Map();
  let letters = 0;
  for (let text; (text = texts.nextNode()); ) {
    const element = text.parentElement;
    if (!text.data.trim() || !isShown(element) || element.closest('script')) continue;
    letters += text.data.length;
    const style = getComputedStyle(element);
    if (parseFloat(style.fontSize) < LETTERS) faults.push(`letters of ${style.fontSize}: ${name(element)}`);
    if (style.textAlign === 'justify') faults.push(`justified: ${name(element)}`);
    range.selectNodeContents(text);
    // A button or a box with a fixed height lets its words hang out; no words may stand on others then.
    const frame = element.closest('a, button, summary, .search-box')?.getBoundingClientRect() ?? screen;
    if (!isIn(range.getBoundingClientRect(), frame, 1)) faults.push(`words outside their place: ${name(element)}`);
    let block = element;
    while (getComputedStyle(block).display === 'inline') block = block.parentElement;
    blocks.set(block, [...(blocks.get(block) ?? []), text]);
  }

  /** Lines by the height at which their words stand. */
  function longestLine(nodes) {
    const lines = new Map();
    for (const node of nodes) {
      // By word, but an address breaks anywhere.
      for (const { 0: part, index } of node.data.matchAll(/[^\s:/.]+[\s:/.]*|\S\s*/g)) {
        range.setStart(node, index);
        range.setEnd(node, index + part.trimEnd().length);
        const line = Math.round(range.getBoundingClientRect().bottom);
        lines.set(line, (lines.get(line) ?? '') + part);
      }
    }
    return Math.max(...Array.from(lines.values(), (line) => line.trimEnd().length));
  }
  let longest = 0;
  if (innerWidth >= 1280) {
    // The same letters on every machine, about as wide as those of most.
    const arial = new CSSStyleSheet();
    arial.replaceSync('* { font-family: Arial !important; }');
    const dress = document.adoptedStyleSheets;
    document.adoptedStyleSheets = [...dress, arial];
    for (const [block, nodes] of blocks) {
      const length = longestLine(nodes);
      longest = Math.max(longest, length);
      if (length > LINE) faults.push(`a line of ${length} characters: ${name(block)}`);
    }
    document.adoptedStyleSheets = dress;
  }

  /** What stays where it is while the page scrolls. */
  const stays = shown('body *').filter((element) => /sticky|fixed/.test(getComputedStyle(element).position));
  const bar = stays.reduce((sum, element) => sum + element.getBoundingClientRect().height, 0);
  return { faults, targets: targets.length, letters, longest, bar: Math.round(bar) };
};
'ready';
