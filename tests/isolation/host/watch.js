// Everything that the page around a frame can measure of it without reading it: what happens, in order, and what stands
// at the end. `clear()` forgets what happened so far, `trace()` tells. Beside it stands listen.js of the traces suite.
window.observed = [];
window.entries = new Set();
const observe = (kind, ...told) => observed.push([kind, ...told].join(' '));
const box = ({ x, y, width, height }) => [x, y, width, height].join();
// How long a page's own thread took hangs on what else the machine has to do.
const isOfTime = (type) => /^long|^event$|^first-input$/.test(type);

const timings = new PerformanceObserver((list) => list.getEntries().forEach(({ entryType, name }) => entries.add(`${entryType} ${name}`)));
for (const type of PerformanceObserver.supportedEntryTypes) if (!isOfTime(type)) timings.observe({ type, buffered: true });
addEventListener('DOMContentLoaded', () => {
  const frame = document.querySelector('iframe');
  new ResizeObserver((all) => all.forEach(({ target, contentRect }) => observe('resize', target.localName, box(contentRect))))
    .observe(frame);
  new IntersectionObserver((all) => all.forEach(({ intersectionRatio }) => observe('sight', intersectionRatio)),
    { threshold: [0, 0.25, 0.5, 0.75, 1] }).observe(frame);
  new MutationObserver((all) => all.forEach(({ target, attributeName }) => observe('mutation', target.nodeName, attributeName)))
    .observe(document, { subtree: true, childList: true, attributes: true, characterData: true });
});

window.clear = () => {
  observed.length = 0;
  heard.length = 0;
  entries.clear();
};

const attempt = (way) => {
  try { return String(way()); } catch { return 'refused'; }
};
window.trace = () => {
  const frame = document.querySelector('iframe');
  const inside = frame.contentWindow;
  for (const entry of performance.getEntries()) if (!isOfTime(entry.entryType)) entries.add(`${entry.entryType} ${entry.name}`);
  return {
    heard: heard.map(({ type, target, data }) => [type, target, data].join(' ')),
    observed,
    entries: [...entries].sort(),
    frame: [box(frame.getBoundingClientRect()), frame.outerHTML],
    windows: [frames.length, inside.length, inside[0].length, attempt(() => inside.name), attempt(() => inside[0].name),
      attempt(() => inside.location.href), attempt(() => inside[0].location.href), inside.closed, inside[0].closed],
    history: [history.length, JSON.stringify(history.state)],
    page: [scrollX, scrollY, innerWidth, innerHeight, document.documentElement.scrollHeight, document.title, location.href],
    focus: [document.activeElement.localName, document.hasFocus(), document.visibilityState, !!document.fullscreenElement],
    selection: String(getSelection()),
    cookie: document.cookie,
    storage: [localStorage.length, sessionStorage.length],
  };
};
