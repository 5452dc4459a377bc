// The ways in which a person takes their answers along: print, copy, save; and opens a saved file again. Each ends on the
// device. What comes of it is told to the widget as an event of the frame's own window, which no other page hears.
const { createObjectURL, revokeObjectURL } = URL;
const { print } = window;
const setterOf = (name) => Reflect.getOwnPropertyDescriptor(HTMLAnchorElement.prototype, name).set;
const [setHref, setDownload] = ['href', 'download'].map(setterOf);

/** A longer file than the widget opens: it says so itself, without the rest being read. */
const LARGEST = 262145;

const tell = (name, detail) => dispatchEvent(new CustomEvent(name, { detail }));

/** Prints the page. Tells `unprinted` where the browser does nothing, as browsers inside other apps do. */
function printPage(title) {
  // What a file is named after, where the browser does not take the name of the page around it.
  document.title = title;
  let hasBegun = false;
  addEventListener('beforeprint', () => (hasBegun = true), { once: true });
  // Printed by itself the frame is as high as its content: nothing is cut off.
  const { classList } = document.documentElement;
  classList.add('whole');
  addEventListener('afterprint', () => classList.remove('whole'), { once: true });
  print();
  setTimeout(() => hasBegun || tell('unprinted'), 1000);
}

/** Puts a text on the clipboard, and tells `copied` or `uncopied`. */
function copy(text) {
  const byCommand = () => {
    const put = (event) => {
      event.clipboardData.setData('text/plain', text);
      event.preventDefault();
    };
    document.addEventListener('copy', put, { once: true });
    const isDone = document.execCommand('copy');
    document.removeEventListener('copy', put);
    tell(isDone ? 'copied' : 'uncopied');
  };
  // Not there on a page without https.
  if (!navigator.clipboard) return byCommand();
  navigator.clipboard.writeText(text).then(() => tell('copied'), byCommand);
}

/** Hands a text to the browser as a file to be saved. */
function save(name, text) {
  const link = document.createElement('a');
  const type = name.endsWith('json') ? 'application/fhir+json' : 'text/html;charset=utf-8';
  const address = createObjectURL(new Blob([text], { type }));
  setHref.call(link, address);
  setDownload.call(link, name);
  // It never stands on the page: so nobody can press it, and the lock on links does not see it.
  link.click();
  setTimeout(revokeObjectURL, 60000, address);
}

/** Lets a person choose a file. */
const choose = () => document.querySelector('input[type=file]').click();

/** What the widget may ask for: see src/host.rs. */
export const exporting = { print: printPage, copy, save, choose };

const read = (file) => file?.slice(0, LARGEST).text().then((text) => tell('opened', text));

addEventListener('change', ({ target }) => target.files && read(target.files[0]));
// dom-allowlist.js keeps the browser from opening it in the place of the self-check.
addEventListener('drop', (event) => read(event.dataTransfer.files[0]));
