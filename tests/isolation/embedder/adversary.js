// A clinic's page that wants to know the answers: every means that a script of the page around the frame has, set before
// the frame is there. `spoils` holds what each of them got, as texts. rrweb has been loaded before.
window.spoils = {};
const take = (probe, told) => (spoils[probe] ??= new Set()).add(typeof told === 'string' ? told : JSON.stringify(told));
const attempt = (probe, way) => {
  try { take(probe, way() ?? ''); } catch { /* refused */ }
};
const markup = (node) => node?.outerHTML?.slice(0, 4000) ?? String(node?.nodeValue ?? '');
for (const probe of ['recorder', 'scraper', 'shadows', 'windows', 'keys', 'input', 'pointer', 'focus', 'messages', 'find',
  'selection', 'points', 'performance', 'resizes', 'sightings', 'mutations', 'reports']) spoils[probe] = new Set();

// Every shadow tree becomes an open one.
const roots = [];
const { attachShadow } = Element.prototype;
Element.prototype.attachShadow = function (options) {
  const root = attachShadow.call(this, { ...options, mode: 'open' });
  roots.push(root);
  return root;
};

// Session replay as it is sold.
rrweb.record({
  emit: (event) => take('recorder', event),
  recordCrossOriginIframes: true,
  recordCanvas: true,
  maskInputOptions: {},
  collectFonts: true,
  inlineStylesheet: true,
});

// Everything that reacts to a person.
const LISTENED = {
  keys: 'keydown keypress keyup',
  input: 'beforeinput input change submit select selectionchange compositionstart compositionupdate compositionend ' +
    'copy cut paste invalid formdata toggle',
  pointer: 'click dblclick auxclick contextmenu mousedown mouseup mousemove mouseover mouseout mouseenter mouseleave ' +
    'pointerdown pointerup pointermove pointerover pointerout pointerenter pointerleave pointercancel pointerrawupdate ' +
    'gotpointercapture lostpointercapture touchstart touchend touchmove wheel dragstart drag drop',
  focus: 'focus blur focusin focusout',
  messages: 'message messageerror storage hashchange popstate',
  reports: 'securitypolicyviolation error unhandledrejection',
};
for (const [probe, names] of Object.entries(LISTENED)) {
  const hear = (event) => {
    const { type, target, key, code, inputType, detail, data, message, blockedURI } = event;
    const path = event.composedPath().map((node) => (node.attributes ? markup(node) : '')).slice(0, 3);
    const told = { type, key, code, inputType, detail, data, message, blockedURI, value: target?.value, path };
    // Of the page itself: that the pointer crosses it, and that the browser's focus comes and goes.
    if (['keys', 'input', 'messages', 'reports'].includes(probe) || path.some(Boolean)) take(probe, told);
    if (probe === 'focus') attempt('focus', () => markup(deepest(document)));
  };
  for (const name of names.split(' ')) for (const on of [window, document]) on.addEventListener(name, hear, true);
}
function deepest(document) {
  let { activeElement } = document;
  for (;;) {
    const inner = activeElement?.shadowRoot?.activeElement ?? activeElement?.contentDocument?.activeElement;
    if (!inner) return activeElement;
    activeElement = inner;
  }
}

// What the browser tells of elements and of its own work.
const sizes = new ResizeObserver((all) => all.forEach(({ target }) => take('resizes', markup(target))));
const sights = new IntersectionObserver((all) => all.forEach(({ target }) => take('sightings', markup(target))));
const changes = new MutationObserver((all) => all.forEach(({ target, addedNodes, attributeName, oldValue }) =>
  take('mutations', [markup(target), attributeName, oldValue, ...Array.from(addedNodes, markup)])));
const timings = new PerformanceObserver((list) => list.getEntries().forEach((entry) => {
  const of = [entry.target, entry.element, ...(entry.sources ?? []).map(({ node }) => node)];
  take('performance', [entry, ...of.map(markup)]);
}));
for (const type of PerformanceObserver.supportedEntryTypes) {
  attempt('performance', () => timings.observe({ type, buffered: true, durationThreshold: 16 }));
}
if (window.ReportingObserver) {
  new ReportingObserver((all) => all.forEach((report) => take('reports', report.toJSON())), { buffered: true }).observe();
}
const seen = new WeakSet();
function watch(root) {
  if (!seen.has(root)) changes.observe(root, { subtree: true, childList: true, attributes: true, characterData: true, attributeOldValue: true });
  seen.add(root);
  for (const element of root.querySelectorAll('main, button, input, label, iframe')) {
    if (seen.has(element)) continue;
    seen.add(element);
    sizes.observe(element);
    sights.observe(element);
  }
}

// All text, attributes and values of a document, and of every tree and frame in it.
function scrape(root, depth = 0) {
  if (!root || depth > 6) return;
  watch(root);
  const nodes = (root.ownerDocument ?? root).createNodeIterator(root, NodeFilter.SHOW_ALL);
  for (let node; (node = nodes.nextNode()); ) {
    if (['SCRIPT', 'STYLE'].includes(node.nodeName) || ['SCRIPT', 'STYLE'].includes(node.parentNode?.nodeName)) continue;
    if (node.nodeValue?.trim()) take('scraper', node.nodeValue);
    for (const { name, value } of node.attributes ?? []) take('scraper', `${name}=${value}`);
    if ('value' in node) take('scraper', `${node.localName} ${node.value} ${node.checked}`);
    if (node.shadowRoot) scrape(node.shadowRoot, depth + 1);
    if (node.localName === 'iframe') attempt('scraper', () => scrape(node.contentDocument, depth + 1));
  }
}

// Every window within windows: what it is called, where it is, and what it lets out.
function search(inside, depth = 0) {
  for (let i = 0; i < inside.length && depth < 6; i++) {
    const frame = inside[i];
    const ways = {
      name: () => frame.name,
      address: () => frame.location.href,
      title: () => frame.document.title,
      text: () => frame.document.body.innerText,
      markup: () => frame.document.body.innerHTML,
      keys: () => Object.keys(frame),
      origin: () => frame.origin,
    };
    for (const way of Object.values(ways)) attempt('windows', way);
    search(frame, depth + 1);
  }
}

/** Everything that has to be asked for. The test calls it on each page. */
window.lookAround = () => {
  attempt('scraper', () => scrape(document));
  for (const root of roots) {
    attempt('shadows', () => root.innerHTML);
    attempt('shadows', () => Array.from(root.querySelectorAll('input'), (field) => `${field.value} ${field.checked}`));
    watch(root);
  }
  attempt('windows', () => search(window));
  attempt('focus', () => markup(deepest(document)));
  for (let y = 5; y < innerHeight; y += 24) {
    for (let x = 5; x < innerWidth; x += 60) {
      attempt('points', () => markup(document.elementFromPoint(x, y)));
      for (const root of roots) attempt('points', () => markup(root.elementFromPoint(x, y)));
      attempt('points', () => markup(document.caretRangeFromPoint?.(x, y)?.startContainer));
      attempt('points', () => markup(document.caretPositionFromPoint?.(x, y, { shadowRoots: roots })?.offsetNode));
    }
  }
};

/** What moves the selection, and so comes last: all of the page as selected text, and a search for words on the screen. */
window.lookFor = (words) => {
  attempt('selection', () => {
    getSelection().selectAllChildren(document.body);
    return getSelection().toString();
  });
  for (const word of words) {
    getSelection().removeAllRanges();
    attempt('find', () => (window.find(word, false, false, true, false, true, false) ? word : ''));
  }
  getSelection().removeAllRanges();
};

window.tell = () => Object.fromEntries(Object.entries(spoils).map(([probe, told]) => [probe, [...told]]));
setInterval(() => attempt('scraper', () => scrape(document)), 500);
addEventListener('DOMContentLoaded', () => scrape(document));
