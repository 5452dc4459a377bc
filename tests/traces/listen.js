// Every event that this page can hear, on the window and on the document, before anybody else hears it.
window.heard = [];
const names = new Set(['focusin', 'focusout', 'touchstart', 'touchend', 'touchmove', 'compositionend', 'textInput']);
for (const owner of [window, document, HTMLElement.prototype, Document.prototype]) {
  for (const name in owner) if (name.startsWith('on')) names.add(name.slice(2));
}
function hear(event) {
  const { type, target, key, data, inputType } = event;
  const words = target.innerText ?? '';
  // What is not a text here is something else of the browser's, such as a list item's number.
  const value = typeof target.value === 'string' ? target.value : undefined;
  const told = { type, target: target.localName ?? String(target), key, inputType, value, at: Date.now() };
  window.heard.push({ ...told, data: data === undefined ? undefined : JSON.stringify(data), words: words.slice(0, 80) });
}
for (const name of names) {
  window.addEventListener(name, hear, true);
  document.addEventListener(name, hear, true);
}
