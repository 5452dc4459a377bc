// The element as a module, for pages that are bundled: dist/npm/index.js.

import { HELP, LABELS, LINK } from 'definition';
import { fragment, inLanguage } from '../element/link.js';
import { define } from '../element/screener.js';

// Bundlers know this form: they take the document along as a file with a name of its own, and write its address here. Its
// name ends in `.htm`, because servers for development rewrite every page that ends in `.html`, or do not serve it.
export const documentUrl = new URL('./trd-screener.htm', import.meta.url).href;

define(documentUrl);

/** The same as a server writes it: without the site's own name, which only the browser knows. */
const onSite = () => {
  const site = globalThis.location?.origin;
  return site && documentUrl.startsWith(`${site}/`) ? documentUrl.slice(site.length) : documentUrl;
};

/**
 * A link to the document as a page of its own, for pages that are made on a server too: the attributes of the link, its words,
 * and the line of crisis help that belongs below it.
 */
export function ownPage({ src, label, ...settings } = {}) {
  const [address] = String(src || onSite()).split('#');
  // An address of another kind would be code, or a file of the server. A path has no scheme. A browser passes over control
  // characters when it looks for one.
  const scheme = /^([a-z][\w+.-]*):/i.exec(address.replace(/[\0- ]/g, ''));
  if (scheme && !/^https?$/i.test(scheme[1])) {
    throw new TypeError(`trd-screener: "${address}" is no address of the document; expected src="https://…" or a path, such as src="/trd-screener.htm"`);
  }
  const set = fragment((name) => settings[name]);
  return {
    link: { href: set ? `${address}#${set}` : address, ...LINK },
    label: label || inLanguage(LABELS, settings.lang),
    help: inLanguage(HELP, settings.lang),
  };
}
