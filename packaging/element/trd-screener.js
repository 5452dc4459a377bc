// The element as one classic script: dist/trd-screener.js.

import { define } from './screener.js';

// Of the document itself: a page can give an image the name `currentScript`, which then stands in its place.
const { src = '' } = Reflect.get(Document.prototype, 'currentScript', document) ?? {};

// The document stands beside this script, unless `src` says otherwise. A site's optimiser may have copied the script,
// merged it with others or written it into the page: then the document is not beside it, but perhaps in the folder that
// docs/hosting.md names.
const beside = /^https?:.*\/trd-screener\.js(\?|$)/.test(src) ? [new URL('trd-screener.html', src).href] : [];
define('', [...beside, '/self-check/trd-screener.html']);
