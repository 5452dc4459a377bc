// <trd-screener>: the plain frame of README.md as an element, for pages whose author writes attributes rather than a
// percent-encoded address. It adds nothing to the frame: no message, no height that follows the content. Whatever it
// cannot do, the text that the clinic wrote inside the element stands.

const NAME = 'trd-screener';

/** The clinic's settings, each an attribute of its name. */
const SETTINGS = ['clinic', 'tel', 'sms', 'book', 'mail', 'lang', 'country', 'offers', 'accent', 'hours', 'privacy'];

/** How near the frame has to come to what is seen before it loads. */
const NEAR = '800px';

/** The document stands beside this script, unless `src` says otherwise. */
const beside = document.currentScript?.src || document.baseURI;

class Screener extends HTMLElement {
  static observedAttributes = ['height'];

  /** Holds the frame's place, then is the frame. */
  #place;
  #sight;

  connectedCallback() {
    const root = this.shadowRoot ?? this.attachShadow({ mode: 'open' });
    // The place first, then the clinic's own text.
    this.#place = document.createElement('div');
    root.replaceChildren(this.#place, document.createElement('slot'));
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

  #load() {
    this.#sight?.disconnect();
    const address = new URL(this.getAttribute('src') || 'trd-screener.html', this.hasAttribute('src') ? document.baseURI : beside);
    const set = SETTINGS.filter((name) => this.hasAttribute(name));
    address.hash = set.map((name) => `${name}=${encodeURIComponent(this.getAttribute(name))}`).join('&');
    const frame = document.createElement('iframe');
    const attributes = {
      title: this.title || 'Self-check',
      sandbox: 'allow-scripts allow-popups allow-popups-to-escape-sandbox allow-modals allow-downloads',
      allow: 'clipboard-write',
      referrerpolicy: 'no-referrer',
      src: address,
    };
    for (const name in attributes) frame.setAttribute(name, attributes[name]);
    this.#place.replaceWith(frame);
    this.#place = frame;
    this.attributeChangedCallback();
  }
}

// A page builder may put the script on a page more than once.
if (!customElements.get(NAME)) customElements.define(NAME, Screener);
