// Where the self-check's start spends its time. Marks are set from the outside, by functions that every browser has and
// that the document calls at known places: nothing is added to the artefact, and these loads count in no other table.
// A mark that a later version of the document no longer passes is left out, and its time goes to the next one.
import { address } from '../targets.js';
import { Tab } from '../tab.js';

/** What has been done by each mark, in order: on the way to the first question, and beside it to the live widget. */
export const WAYS = {
  first: [
    ['shell', 'The beginning of the document has come and is parsed, with the frame as an attribute in its template'],
    ['appended', 'The frame is cloned and put into the document: `srcdoc` is handed over'],
    ['frame', 'A process for the frame; its document begins'],
    ['script', "The frame's document is parsed, its style applied, its script read"],
    ['early', 'The lockdown has taken its functions away'],
    ['painted', 'The first page is painted: Begin can be pressed'],
    ['question', 'Begin is pressed, the first question painted'],
  ],
  live: [
    ['response', 'All of the document has come'],
    ['unpack', 'It is parsed, in the shell'],
    ['arrived', 'Text to bytes (`decodeWasm`), sent to the frame'],
    ['compile', 'The hash is checked'],
    ['compiled', 'The wasm is compiled'],
    ['instance', 'A quiet moment: nothing has been pressed or shown for a while'],
    ['instantiated', 'Instantiated'],
    ['drawn', 'Settings and early presses are read; the page that they lead to is drawn'],
  ],
};

function probe() {
  const marks = {};
  const mark = (name) => (marks[name] ??= performance.timeOrigin + performance.now());
  globalThis.benchMarks = marks;
  const before = (owner, name, as) => {
    const method = owner[name];
    owner[name] = function (...given) {
      mark(as);
      return method.apply(this, given);
    };
  };
  if (window === top) {
    before(Document.prototype, 'importNode', 'shell');
    before(Uint8Array, 'from', 'unpack');
    const { append } = Element.prototype;
    Element.prototype.append = function (...nodes) {
      append.apply(this, nodes);
      mark('appended');
    };
    addEventListener('load', () => {
      const { responseEnd } = performance.getEntriesByType('navigation')[0];
      marks.response = performance.timeOrigin + responseEnd;
    });
    return;
  }
  mark('frame');
  // Before it is marked: to look for the page is no call of the document's.
  const { querySelector } = Document.prototype;
  before(Document.prototype, 'querySelector', 'script');
  before(Document.prototype, 'importNode', 'early');
  before(SubtleCrypto.prototype, 'digest', 'arrived');
  const { compile, Instance } = WebAssembly;
  WebAssembly.compile = (bytes) => {
    mark('compile');
    return compile(bytes).then((module) => (mark('compiled'), module));
  };
  WebAssembly.Instance = new Proxy(Instance, {
    construct(target, given) {
      mark('instance');
      const made = Reflect.construct(target, given);
      mark('instantiated');
      return made;
    },
  });
  const watcher = new MutationObserver(() => querySelector.call(document, '#app main') && mark('drawn'));
  watcher.observe(document, { childList: true, subtree: true });
}

/** Milliseconds since the navigation at each mark. */
export async function profile({ browser, server }, subject, condition) {
  const tab = await Tab.open(browser, { ...condition, stages: subject.stages, scripts: [`(${probe})()`] });
  try {
    server.reset();
    await tab.go(address(server.origin, subject));
    const since = await tab.ask('bench.start()');
    const begin = await tab.hear('painted', 'begin');
    await tab.press(begin);
    const question = await tab.hear('painted', 'question');
    const marks = { painted: begin.at, question: question.at };
    await new Promise((done) => setTimeout(done, 1000 * (condition.cpu ?? 1)));
    for (const { session } of tab.targets) {
      const expression = 'globalThis.benchMarks';
      const { result } = await browser.send('Runtime.evaluate', { expression, returnByValue: true }, session);
      Object.assign(marks, result.value);
    }
    const known = Object.values(WAYS).flat().filter(([id]) => marks[id]);
    return Object.fromEntries(known.map(([id]) => [id, marks[id] - since]));
  } finally {
    await tab.close();
  }
}
