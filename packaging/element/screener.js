// <trd-screener>: the plain frame of README.md as an element, for pages whose author writes attributes rather than a
// percent-encoded address. It adds nothing to the frame: no message, no height that follows the content. With `form="link"`
// it is a link to the document as a page of its own instead. Whatever it cannot do, the text that the clinic wrote inside
// the element stands.

// Written by the build from the definition of all settings.
import { FRAME, HELP, LABELS, LINK, LINK_STYLE, STYLE, TITLES } from 'definition';
import { fragment, inLanguage } from './link.js';

const NAME = 'trd-screener';

/** How near the frame has to come to what is seen before it loads. */
const NEAR = '800px';

/** Where pages are made on a server there are no elements; there the import does nothing. */
const Base = globalThis.HTMLElement ?? class {};

/**
 * Whether a document is at this address. On another server it cannot be looked at, and is taken to be there; so it is
 * where the page's own policy forbids to look.
 */
const isThere = (address) =>
  address.origin !== location.origin || fetch(address, { method: 'HEAD' }).then(({ ok }) => ok, () => true);

function setAll(element, attributes) {
  for (const name in attributes) element.setAttribute(name, attributes[name]);
}

/**
 * Makes the element known.
 * @param {string} [known] the address of the document, where `src` says no other
 * @param {string[]} guesses where it may be, if nobody says it
 */
export function define(known, guesses = []) {
  class Screener extends Base {
    static observedAttributes = ['height'];

    /** Holds the frame's place, then is the frame; or is the link. */
    #place;
    #sight;
    #isLink;

    connectedCallback() {
      const root = this.shadowRoot ?? this.attachShadow({ mode: 'open' });
      const form = this.getAttribute('form') || 'frame';
      this.#isLink = form === 'link';
      if (!this.#isLink && form !== 'frame') console.warn(`${NAME}: form="${form}" is left out; expected frame or link`);
      // The place first, then the clinic's own text; where it has written none, crisis help all the same.
      this.#place = document.createElement(this.#isLink ? 'a' : 'div');
      // It is a link as soon as it leads somewhere. A clinic may style it: `trd-screener::part(link)`.
      if (this.#isLink) this.#place.textContent = this.getAttribute('label') || inLanguage(LABELS, this.lang);
      const slot = document.createElement('slot');
      slot.textContent = inLanguage(HELP, this.lang);
      root.replaceChildren(this.#place, slot);
      this.attributeChangedCallback();
      if (this.#isLink || !window.IntersectionObserver) return void this.#load();
      this.#sight = new IntersectionObserver((entries) => entries.some((entry) => entry.isIntersecting) && this.#load(), {
        rootMargin: NEAR,
      });
      this.#sight.observe(this.#place);
    }

    // A frame that is moved loads anew; so it begins anew, with the settings as they are then.
    disconnectedCallback() {
      this.#sight?.disconnect();
      this.#place.remove();
    }

    // Where a browser can move a frame without loading it again, there is nothing to do.
    connectedMoveCallback() {}

    // Only the height may change later: another setting would load the frame again, answers gone.
    attributeChangedCallback() {
      if (!this.#place) return;
      const { style } = this.#place;
      if (this.#isLink) return void (style.cssText = `${LINK_STYLE};color:inherit`);
      const height = this.getAttribute('height');
      // No width follows the content either. What is no length the browser leaves out.
      style.cssText = `display:block;width:100%;border:0;${STYLE}`;
      if (height) style.height = height > 0 ? `${height}px` : height;
    }

    /** The address of the document; nothing where it is in none of the places. */
    async #find() {
      const given = this.getAttribute('src') || known;
      // A page can give an image the name `baseURI`, and `document.baseURI` is that image then.
      if (given) return new URL(given, this.baseURI);
      for (const guess of guesses) {
        const address = new URL(guess, this.baseURI);
        if (await isThere(address)) return address;
      }
    }

    async #load() {
      this.#sight?.disconnect();
      const place = this.#place;
      const address = await this.#find().catch(() => '');
      // An address of another kind would be code, or a document that is sent by nobody. Without a document there is nothing
      // to keep room for.
      if (!/^https?:/.test(address)) return place.remove();
      // It may have been put elsewhere while the document was looked for.
      if (!place.isConnected) return;
      address.hash = fragment((name) => this.getAttribute(name));
      if (this.#isLink) return setAll(place, { ...LINK, part: 'link', href: address });
      const frame = document.createElement('iframe');
      setAll(frame, { title: this.title || inLanguage(TITLES, this.lang), ...FRAME, src: address });
      place.replaceWith(frame);
      this.#place = frame;
      this.attributeChangedCallback();
    }
  }

  // A page builder may put the script on a page more than once.
  const registry = globalThis.customElements;
  if (registry && !registry.get(NAME)) registry.define(NAME, Screener);
}
