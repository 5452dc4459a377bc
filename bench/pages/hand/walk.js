// The limit, one question a page, without any library: the same pages, words and controls that the self-check shows on a
// walk, which the bench reads off it first. Each node is [element, words], then for a control what it is and its value.
import { html } from './html.js';
import pages from 'walk-pages';

const record = {};
let at = 0;

function show(i) {
  at = Math.max(0, Math.min(i, pages.length - 1));
  const page = document.createElement('main');
  page.dataset.page = pages[at].page;
  page.innerHTML = html(pages[at], record[pages[at].page]);
  document.querySelector('main').replaceWith(page);
  scrollTo(0, 0);
  page.querySelector('h1').tabIndex = -1;
  page.querySelector('h1').focus({ preventScroll: true });
}

const checked = () => Array.from(document.querySelectorAll('main input:checked'), ({ name, value }) => [name, value]);

addEventListener('click', ({ target }) => {
  const { answer, action } = target.closest('button')?.dataset ?? {};
  const { page } = pages[at];
  if (action === 'back') return show(at - 1);
  if (action === 'erase') {
    for (const key in record) delete record[key];
    return show(0);
  }
  if (answer) record[page] = [['', answer]];
  if (action === 'continue') record[page] = checked();
  if (action === 'skip') record[page] = null;
  if (answer || ['start', 'continue', 'skip', 'result'].includes(action)) show(at + 1);
});

// "None of these" and the others exclude each other.
addEventListener('change', ({ target }) => {
  if (target.type !== 'checkbox') return;
  for (const box of document.querySelectorAll('main input:checked')) {
    if ((box.value === 'none') !== (target.value === 'none')) box.checked = false;
  }
});
