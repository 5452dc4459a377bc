// The element as a module, for pages that are bundled: dist/npm/index.js.

import { define } from '../../element/screener.js';

// Bundlers know this form: they take the document along as a file with a name of its own, and write its address here.
export const documentUrl = new URL('./trd-screener.html', import.meta.url).href;

define(documentUrl);
