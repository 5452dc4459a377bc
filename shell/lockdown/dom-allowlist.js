// What the widget may draw with. An element or attribute that loads, sends or navigates cannot be made at all.
import { guard, guardWrites, remove } from './guards.js';
import { isListed } from './links.js';

const HTML = 'http://www.w3.org/1999/xhtml';
const SVG = 'http://www.w3.org/2000/svg';

/** The elements of text, tables and forms. Not `iframe`, `img`, `link`, `meta`, `script`, `style` and their like. */
const HTML_ELEMENTS = new Set(
  ('a abbr aside b bdi blockquote br button caption cite dd details dialog div dl dt em fieldset figcaption figure footer ' +
    'form h1 h2 h3 h4 header hr i input label legend li main mark nav ol optgroup option output p progress section ' +
    'select small span strong sub summary sup table tbody td tfoot th thead time tr ul').split(' '),
);

/** The shapes of an icon. Not `a`, `image`, `script`, `use` and `foreignObject`. */
const SVG_ELEMENTS = new Set(
  'circle clipPath defs desc ellipse g line linearGradient mask path polygon polyline rect stop svg text title'.split(' '),
);

guard(Document.prototype, 'createElement', (name) => HTML_ELEMENTS.has(name.toLowerCase()));
guard(Document.prototype, 'createElementNS', (namespace, name) =>
  namespace === SVG ? SVG_ELEMENTS.has(name) : namespace === HTML && HTML_ELEMENTS.has(name),
);

// Elements made in other ways: from text, as a class, in a document or a shadow tree of their own.
guardWrites(Element.prototype, [
  'innerHTML',
  'outerHTML',
]);
remove(Element.prototype, [
  'attachShadow',
  'insertAdjacentHTML',
  'setHTML',
  'setHTMLUnsafe',
]);
remove(Range.prototype, [
  'createContextualFragment',
]);
remove(Document, [
  'parseHTML',
  'parseHTMLUnsafe',
]);
remove(Document.prototype, [
  'open',
  'write',
  'writeln',
]);
remove(window, [
  'CSSStyleSheet',
  'DOMParser',
  'XSLTProcessor',
  'customElements',
]);
remove(DOMImplementation.prototype, [
  'createDocument',
  'createHTMLDocument',
]);

/** Attributes that load, send, navigate, hold code, or let a person's typing become markup. */
const DENIED_ATTRIBUTES = new Set([
  'action',
  'attributionsrc',
  'background',
  'content',
  'data',
  'download',
  'formaction',
  'http-equiv',
  'imagesrcset',
  'is',
  'ping',
  'poster',
  'src',
  'srcdoc',
  'srcset',
  'style',
  'xlink:href',
]);

guard(Element.prototype, 'setAttribute', (name, value) => {
  const word = name.toLowerCase();
  if (word === 'href') return isListed(value);
  // Only as plain text: what is pasted or let fall there can never become markup.
  if (word === 'contenteditable') return value === 'plaintext-only';
  return !word.startsWith('on') && !DENIED_ATTRIBUTES.has(word);
});

// The same attributes written in other ways: by namespace, as a node, or through the node that holds the value.
remove(Element.prototype, [
  'setAttributeNS',
  'setAttributeNode',
  'setAttributeNodeNS',
  'toggleAttribute',
]);
remove(NamedNodeMap.prototype, [
  'setNamedItem',
  'setNamedItemNS',
]);
guardWrites(Attr.prototype, [
  'value',
]);
const isNoAttribute = (_, node) => node.nodeType !== Node.ATTRIBUTE_NODE;
guardWrites(Node.prototype, [
  'nodeValue',
  'textContent',
], isNoAttribute);

// The same attributes written as properties.
guardWrites(HTMLAnchorElement.prototype, [
  'href',
], isListed);
guardWrites(HTMLAnchorElement.prototype, [
  'attributionSrc',
  'download',
  'hash',
  'host',
  'hostname',
  'password',
  'pathname',
  'ping',
  'port',
  'protocol',
  'search',
  'username',
]);
guardWrites(HTMLButtonElement.prototype, [
  'formAction',
]);
guardWrites(HTMLElement.prototype, [
  'contentEditable',
]);
guardWrites(HTMLFormElement.prototype, [
  'action',
]);
guardWrites(HTMLInputElement.prototype, [
  'formAction',
  'src',
]);
guardWrites(HTMLMetaElement.prototype, [
  'content',
  'httpEquiv',
]);
guardWrites(Document.prototype, [
  'designMode',
]);

// A form is there for its Enter key and its labels. It sends nothing, whether a person or a script submits it.
remove(HTMLFormElement.prototype, [
  'requestSubmit',
  'submit',
]);
addEventListener('submit', (event) => event.preventDefault(), true);

// A file or a link let fall on the frame would be opened in its place.
addEventListener('dragover', (event) => event.preventDefault(), true);
addEventListener('drop', (event) => event.preventDefault(), true);
