// The element as one classic script: dist/trd-screener.js.

import { define } from './screener.js';

// The document stands beside this script, unless `src` says otherwise.
define(new URL('trd-screener.html', document.currentScript?.src || document.baseURI).href);
