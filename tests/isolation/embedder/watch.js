// Everything that the page around a frame can measure of it without reading it: what happens, in order, and what stands
// at the end. `settled()` forgets what happened so far, once nothing more of it is told; `trace()` tells. Beside it stands
// listen.js of `tests/traces/`.
window.observed = [];
window.entries = new Set();
let before = new Set();
let visits = 0;
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

const measured = () => performance.getEntries().filter(({ entryType }) => !isOfTime(entryType))
  .map(({ entryType, name }) => `${entryType} ${name}`);

const clear = () => {
  observed.length = 0;
  heard.length = 0;
  // What the browser has measured of the loading is no trace of an answer.
  before = new Set([...entries, ...measured()]);
  visits = history.length;
};

// A busy machine tells of a scroll or a press late, but before the pictures after it.
window.settled = async () => {
  const picture = () => new Promise(requestAnimationFrame);
  const told = () => heard.length + observed.length;
  let known;
  do {
    known = told();
    await new Promise((done) => setTimeout(done, 200));
    for (let pictures = 0; pictures < 4; pictures++) await picture();
  } while (told() !== known);
  clear();
  return null;
};

const attempt = (way) => {
  try { return String(way()); } catch { return 'refused'; }
};
// Chromium's driver marks the frames that it has been in.
const attributes = (frame) => Array.from(frame.attributes, ({ name, value }) => `${name}=${value}`).filter((told) => !told.startsWith('cd_frame_id_'));

window.trace = () => {
  const frame = document.querySelector('iframe');
  const inside = frame.contentWindow;
  return {
    heard: heard.map(({ type, target, data }) => [type, target, data].join(' ')),
    observed,
    entries: [...new Set([...entries, ...measured()])].filter((entry) => !before.has(entry)).sort(),
    frame: [box(frame.getBoundingClientRect()), ...attributes(frame)],
    windows: [frames.length, inside.length, inside[0].length, attempt(() => inside.name), attempt(() => inside[0].name),
      attempt(() => inside.location.href), attempt(() => inside[0].location.href), inside.closed, inside[0].closed],
    // Firefox finds a window by its name, whoever asks.
    named: ['EMERGENCY', 'CONSULT'].map((name) => attempt(() => typeof inside[name])),
    history: [history.length - visits, JSON.stringify(history.state)],
    page: [scrollX, scrollY, innerWidth, innerHeight, document.documentElement.scrollHeight, document.title, location.href],
    focus: [document.activeElement.localName, document.hasFocus(), document.visibilityState, !!document.fullscreenElement],
    selection: String(getSelection()),
    cookie: document.cookie,
    storage: [localStorage.length, sessionStorage.length],
  };
};
