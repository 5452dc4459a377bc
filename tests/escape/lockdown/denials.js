// What the lockdown has to have taken away, one denial each. Runs after the lockdown in its frame, and tells by `report`
// which hold. Written apart from the lockdown: a line that is missing there is missed here.
(() => {
  const GONE = {
    window: `EventSource WebSocket WebSocketStream WebTransport XMLHttpRequest fetch fetchLater
      RTCDataChannel RTCPeerConnection mozRTCPeerConnection webkitRTCPeerConnection
      Audio AudioContext FontFace Image MediaSource OfflineAudioContext Option webkitAudioContext
      SharedWorker Worker sharedStorage navigation open BroadcastChannel MessageChannel opener parent postMessage
      caches cookieStore indexedDB localStorage sessionStorage showDirectoryPicker showOpenFilePicker showSaveFilePicker
      webkitRequestFileSystem Notification PaymentRequest PresentationRequest alert confirm prompt
      CSSStyleSheet DOMParser XSLTProcessor customElements`,
    'Navigator.prototype': `sendBeacon serviceWorker locks storage credentials registerProtocolHandler setAppBadge share
      vibrate bluetooth geolocation getUserMedia hid mediaDevices presentation requestMIDIAccess
      requestMediaKeySystemAccess serial usb xr`,
    CSS: 'animationWorklet layoutWorklet paintWorklet',
    'History.prototype': 'back forward go pushState replaceState',
    'Element.prototype': `requestFullscreen requestPointerLock webkitRequestFullscreen attachShadow insertAdjacentHTML
      setHTML setHTMLUnsafe setAttributeNS setAttributeNode setAttributeNodeNS toggleAttribute`,
    URL: 'createObjectURL',
    'Range.prototype': 'createContextualFragment',
    Document: 'parseHTML parseHTMLUnsafe',
    'Document.prototype': 'open write writeln',
    'DOMImplementation.prototype': 'createDocument createHTMLDocument',
    'NamedNodeMap.prototype': 'setNamedItem setNamedItemNS',
    'HTMLFormElement.prototype': 'requestSubmit submit',
  };

  const make = (name) => document.createElement(name);
  /** Properties that must refuse to be written, and an object that has them. */
  const READ_ONLY = [
    ['Element', 'innerHTML outerHTML', () => make('p')],
    ['Attr', 'value', () => document.createAttribute('title')],
    ['HTMLAnchorElement', `attributionSrc download hash host hostname href password pathname ping port protocol search
      username`, () => make('a')],
    ['HTMLButtonElement', 'formAction', () => make('button')],
    ['HTMLElement', 'contentEditable', () => make('p')],
    ['HTMLFormElement', 'action', () => make('form')],
    ['HTMLInputElement', 'formAction src', () => make('input')],
    ['HTMLMetaElement', 'content httpEquiv', () => document.querySelector('meta')],
    ['Document', 'designMode', () => document],
  ];

  const ELEMENTS = 'script iframe img link meta style object embed audio video source track picture base frame applet map area'.split(' ');
  const ATTRIBUTES = `action attributionsrc background content data download formaction http-equiv imagesrcset is ping
    poster src srcdoc srcset style xlink:href onclick onerror href contenteditable`;
  const HTML = 'http://www.w3.org/1999/xhtml';
  const SVG = 'http://www.w3.org/2000/svg';

  const refuses = (act) => {
    try {
      act();
    } catch (error) {
      return /lockdown|sealed|must begin/.test(error.message);
    }
    return false;
  };
  const goes = (act) => {
    try {
      act();
      return true;
    } catch {
      return false;
    }
  };
  /** Whether a press on the element is stopped before it does anything. */
  const isStopped = (element, kind) => {
    document.body.append(element);
    const event = new MouseEvent(kind, { bubbles: true, cancelable: true });
    // Nothing in the test may lead anywhere.
    const last = (event) => event.preventDefault();
    let came = false;
    element.addEventListener(kind, () => (came = true));
    addEventListener(kind, last);
    element.dispatchEvent(event);
    removeEventListener(kind, last);
    element.remove();
    return !came;
  };
  /** A link as it would be if an address found its way around the guards. */
  const link = (href, target) => {
    const element = document.createElementNS(HTML, 'a');
    fresh.setAttribute.call(element, 'href', href);
    if (target) fresh.setAttribute.call(element, 'target', target);
    return element;
  };
  const isPrevented = (type) => {
    const event = new Event(type, { bubbles: true, cancelable: true });
    make('form').dispatchEvent(event);
    document.body.dispatchEvent(event);
    return event.defaultPrevented;
  };

  const denials = {};
  for (const [path, names] of Object.entries(GONE)) {
    const owner = path.split('.').reduce((object, name) => object[name], globalThis);
    for (const name of names.split(/\s+/)) {
      denials[`${path}.${name} is gone for good`] = () =>
        owner[name] === undefined && !Reflect.defineProperty(owner, name, { value: 1 });
    }
  }
  for (const [owner, names, object] of READ_ONLY) {
    for (const name of names.split(/\s+/)) {
      // Where a browser has no such property there is nothing to refuse.
      if (!Reflect.getOwnPropertyDescriptor(globalThis[owner].prototype, name)?.set) continue;
      denials[`${owner}.${name} refuses to be written`] = () => refuses(() => (object()[name] = 'https://example.com/'));
    }
  }
  for (const name of ELEMENTS) {
    denials[`no ${name} is made`] = () => refuses(() => make(name)) && refuses(() => document.createElementNS(HTML, name));
  }
  for (const name of ['a', 'image', 'script', 'use', 'foreignObject', 'animate', 'set', 'style', 'feImage']) {
    denials[`no svg ${name} is made`] = () => refuses(() => document.createElementNS(SVG, name));
  }
  denials['no element of another language is made'] = () => refuses(() => document.createElementNS('urn:a', 'div'));
  for (const name of ATTRIBUTES.split(/\s+/)) {
    denials[`the attribute ${name} refuses`] = () => refuses(() => make('a').setAttribute(name, 'https://example.com/'));
    denials[`the attribute ${name} refuses in capitals`] = () =>
      refuses(() => make('a').setAttribute(name.toUpperCase(), 'https://example.com/'));
  }
  const attribute = () => document.createAttribute('title');
  Object.assign(denials, {
    'an attribute refuses to be written as a node': () =>
      refuses(() => (attribute().nodeValue = 'a')) && refuses(() => (attribute().textContent = 'a')),
    'contenteditable is plain text at most': () =>
      goes(() => make('div').setAttribute('contenteditable', 'plaintext-only')) &&
      refuses(() => make('div').setAttribute('contenteditable', 'true')),
    'what is shown to a guard is what it passes on': () => {
      let count = 0;
      const sly = { toString: () => (count++ === 0 ? 'div' : 'script') };
      return make(sly).localName === 'div';
    },
    'no second argument gets past a guard': () => make('div', { is: 'a' }).getAttribute('is') === null,
    'no command but copy': () => refuses(() => document.execCommand('insertHTML', false, '<img>')),
    'the name says nothing': () => window.name === '' && !Reflect.defineProperty(window, 'name', { value: 'a' }),
    'a guard cannot be written over': () =>
      !Reflect.defineProperty(Document.prototype, 'createElement', { value: 1 }) &&
      !Reflect.defineProperty(Element.prototype, 'setAttribute', { value: 1 }),
    'a read-only property cannot be made anew': () =>
      !Reflect.defineProperty(HTMLAnchorElement.prototype, 'href', { value: 1 }),
    'the list of links takes no other scheme': () => refuses(() => lockdown.sealLinks(['javascript:1'])),
    'the list of links closes': () => refuses(() => lockdown.sealLinks([])),
    'a link on the list is set': () => goes(() => make('a').setAttribute('href', document.links[0].getAttribute('href'))),
    'a press on an unlisted link is stopped': () => isStopped(link('https://example.com/', '_blank'), 'click'),
    'a middle press on an unlisted link is stopped': () => isStopped(link('https://example.com/', '_blank'), 'auxclick'),
    'a press that would leave the frame is stopped': () => isStopped(link(page()), 'click'),
    'a press on a listed link goes through': () => !isStopped(link(page(), '_blank'), 'click'),
    'a form sends nothing': () => isPrevented('submit'),
    'nothing is dragged in': () => isPrevented('dragover'),
    'nothing is dropped in': () => isPrevented('drop'),
  });
  const page = () => Array.from(document.links, (link) => link.getAttribute('href')).find((href) => href.startsWith('https:'));

  report(
    Object.entries(denials)
      .filter(([, holds]) => !goes(() => { if (!holds()) throw new Error(); }))
      .map(([name]) => name),
    Object.keys(denials).length,
  );
})();
