// The limit with a library, one question a page: as ../hand/walk.js, with Preact.
import { h, render } from 'preact';
import { useLayoutEffect, useReducer, useRef } from 'preact/hooks';
import pages from 'walk-pages';

const FIRST = { at: 0, moves: 0, record: {} };

function update({ at, moves, record }, { kind, value, of }) {
  const { page } = pages[at];
  const set = (answer) => ({ at, moves, record: { ...record, [page]: answer } });
  const on = (state) => ({ ...state, at: Math.min(at + 1, pages.length - 1), moves: moves + 1 });
  if (kind === 'answer') return on(set([value]));
  if (kind === 'tick') {
    // "None of these" and the others exclude each other; of the choices of one name there is one.
    const left = (record[page] ?? []).filter((one) => (of ? !one.startsWith(of) : one !== value && (one === 'none') === (value === 'none')));
    return set(!of && record[page]?.includes(value) ? left : [...left, of + value]);
  }
  if (value === 'back') return { at: Math.max(at - 1, 0), moves: moves + 1, record };
  if (value === 'erase') return { ...FIRST, moves: moves + 1 };
  return on({ at, moves, record: value === 'skip' ? { ...record, [page]: null } : record });
}

function App() {
  const [{ at, moves, record }, send] = useReducer(update, FIRST);
  const main = useRef();
  const { page, nodes } = pages[at];
  useLayoutEffect(() => {
    if (!moves) return;
    scrollTo(0, 0);
    main.current.querySelector('h1').focus({ preventScroll: true });
  }, [moves]);
  const node = ([element, words, kind, ...[name, value]]) => {
    if (!kind) return h(element, { tabIndex: element === 'h1' ? -1 : undefined }, words);
    if (kind === 'answer' || kind === 'action') {
      return h('button', { [`data-${kind}`]: name, onClick: () => send({ kind, value: name }) }, words);
    }
    const of = kind === 'radio' ? `${name}=` : '';
    const checked = Boolean(record[page]?.includes(of + value));
    return h('label', null, h('input', { type: kind, name, value, checked, onChange: () => send({ kind: 'tick', value, of }) }), words);
  };
  return h('main', { key: moves, ref: main, 'data-page': page }, nodes.map(node));
}

render(h(App), document.body);
