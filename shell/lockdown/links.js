// The list of links: the crisis lines and the way out of the static pages, and those that the widget names once, before its first page.
// A link that depends on an answer would tell that answer to whoever serves its address.

import { ownTab } from './shell-channel.js';

/** What a link may begin with. The first three open an app on the device; only https reaches a network. */
const SCHEMES = ['tel:', 'sms:', 'mailto:', 'https:'];

const documents = [document, ...Array.from(document.querySelectorAll('template'), ({ content }) => content)];
const links = documents.flatMap((part) => [...part.querySelectorAll('a[href]')]);
// The shell itself has told the address of the self-check, which on a clinic's own computer may come without https.
const listed = new Set([ownTab, ...links.map((link) => link.getAttribute('href'))].filter(Boolean));
let sealed = false;

/** True for an address on the list, written exactly as there. */
export const isListed = (address) => listed.has(address);

function assertOpen() {
  if (sealed) throw new Error('The list of links is sealed already.');
}

/**
 * Adds an address to the list.
 * @param {string} address as it will stand in an `href`
 * @throws where the list is closed, or the address begins with a scheme that no link here may have
 */
export function listLink(address) {
  assertOpen();
  add(address);
}

function add(address) {
  if (!SCHEMES.some((scheme) => address.startsWith(scheme))) {
    throw new Error(`A link must begin with ${SCHEMES.join(', ')}, found ${address}`);
  }
  listed.add(address);
}

/**
 * Adds addresses to the list, and closes it for good.
 * @param {string[]} addresses each as it will stand in an `href`
 * @throws as {@link listLink} does
 */
export function sealLinks(addresses) {
  assertOpen();
  // Closed even where an address is refused.
  sealed = true;
  addresses.forEach(add);
}

/** Anything else could put another page in the frame's place, crisis help and answers gone. */
const mayOpen = (link) => isListed(link.getAttribute('href')) && link.target === '_blank';

/** The second lock, for an address that found its way into a link around the guards of dom-allowlist.js. */
function stopUnlisted(event) {
  const link = event.composedPath().find((node) => node.localName === 'a');
  if (!link || mayOpen(link)) return;
  event.preventDefault();
  event.stopImmediatePropagation();
}
addEventListener('click', stopUnlisted, true);
// The middle button opens a link too.
addEventListener('auxclick', stopUnlisted, true);
