// The list of links: the crisis lines and the way out of the static pages, and those that the widget names once, before its first page.
// A link that depends on an answer would tell that answer to whoever serves its address.

/** What a link may begin with. The first three open an app on the device; only https reaches a network. */
const SCHEMES = ['tel:', 'sms:', 'mailto:', 'https:'];

const documents = [document, ...Array.from(document.querySelectorAll('template'), ({ content }) => content)];
const links = documents.flatMap((part) => [...part.querySelectorAll('a[href]')]);
const listed = new Set(links.map((link) => link.getAttribute('href')));
let sealed = false;

/** True for an address on the list, written exactly as there. */
export const isListed = (address) => listed.has(address);

/**
 * Adds addresses to the list, and closes it for good.
 * @param {string[]} addresses each as it will stand in an `href`
 * @throws where the list has been closed before, or an address begins with a scheme that no link here may have
 */
export function sealLinks(addresses) {
  if (sealed) throw new Error('The list of links is sealed already.');
  sealed = true;
  for (const address of addresses) {
    if (!SCHEMES.some((scheme) => address.startsWith(scheme))) {
      throw new Error(`A link must begin with ${SCHEMES.join(', ')}, found ${address}`);
    }
    listed.add(address);
  }
}

/** Anything else would put another page in the frame's place, crisis help and answers gone. */
function mayOpen(link) {
  const address = link.getAttribute('href');
  if (!isListed(address)) return false;
  return !address.startsWith('https:') || link.target === '_blank';
}

/** The second lock, for an address that found its way into a link around the guards of markup.js. */
function stopUnlisted(event) {
  const link = event.composedPath().find((node) => node.localName === 'a');
  if (!link || mayOpen(link)) return;
  event.preventDefault();
  event.stopImmediatePropagation();
}
addEventListener('click', stopUnlisted, true);
// The middle button opens a link too.
addEventListener('auxclick', stopUnlisted, true);
