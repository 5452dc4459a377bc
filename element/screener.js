// <trd-screener>: the plain frame of README.md as an element, for pages whose author writes attributes rather than a
// percent-encoded address. It adds nothing to the frame: no message, no height that follows the content. Whatever it
// cannot do, the text that the clinic wrote inside the element stands.

// Written by the build from the definition of all settings.
import { FRAME, HELP, SETTINGS, TITLES } from 'definition';

const NAME = 'trd-screener';

/** How near the frame has to come to what is seen before it loads. */
const NEAR = '800px';

/** Where pages are made on a server there are no elements; there the import does nothing. */
const Base = globalThis.HTMLElement ?? class {};

/** Makes the element known. `beside` is the address of the document, where `src` says no other. */
export function define(beside) {
  class Screener extends Base {
    static observedAttributes = ['height'];

    /** Holds the frame's place, then is the frame. */
    #place;
    #sight;

    connectedCallback() {
      const root = this.shadowRoot ?? this.attachShadow({ mode: 'open' });
      // The place first, then the clinic's own text; where it has written none, crisis help all the same.
      this.#place = document.createElement('div');
      const slot = document.createElement('slot');
      slot.textContent = this.#inLanguage(HELP);
      root.replaceChildren(this.#place, slot);
      this.attributeChangedCallback();
      if (!window.IntersectionObserver) return this.#load();
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
      const height = this.getAttribute('height');
      // No width follows the content either. What is no length the browser leaves out.
      style.cssText = 'display:block;width:100%;height:720px;border:0';
      if (height) style.height = height > 0 ? `${height}px` : height;
    }

    #inLanguage(texts) {
      return texts[this.lang.slice(0, 2).toLowerCase()] ?? texts.en;
    }

    #load() {
      this.#sight?.disconnect();
      const address = new URL(this.getAttribute('src') || beside, document.baseURI);
      const set = SETTINGS.filter((name) => this.hasAttribute(name));
      address.hash = set.map((name) => `${name}=${encodeURIComponent(this.getAttribute(name))}`).join('&');
      const frame = document.createElement('iframe');
      const attributes = { title: this.title || this.#inLanguage(TITLES), ...FRAME, src: address };
      for (const name in attributes) frame.setAttribute(name, attributes[name]);
      this.#place.replaceWith(frame);
      this.#place = frame;
      this.attributeChangedCallback();
    }
  }

  // A page builder may put the script on a page more than once.
  const known = globalThis.customElements;
  if (known && !known.get(NAME)) known.define(NAME, Screener);
}
