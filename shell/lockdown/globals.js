// What is taken away from the realm: whole features that a questionnaire has no use for.
import { guard, remove } from './guards.js';

// Connections to a server.
remove(window, [
  'EventSource',
  'WebSocket',
  'WebSocketStream',
  'WebTransport',
  'XMLHttpRequest',
  'fetch',
  'fetchLater',
]);
remove(Navigator.prototype, [
  'sendBeacon',
]);

// Connections to a peer. They reach the network, and no directive of the policy keeps them from it.
remove(window, [
  'RTCDataChannel',
  'RTCPeerConnection',
  'mozRTCPeerConnection',
  'webkitRTCPeerConnection',
]);

// Objects that load an address when they are made or played.
remove(window, [
  'Audio',
  'AudioContext',
  'FontFace',
  'Image',
  'MediaSource',
  'OfflineAudioContext',
  'Option',
  'webkitAudioContext',
]);

// Code that would run elsewhere, in a realm where nothing has been taken away.
remove(window, [
  'SharedWorker',
  'Worker',
  'sharedStorage',
]);
remove(Navigator.prototype, [
  'serviceWorker',
]);
remove(CSS, [
  'animationWorklet',
  'layoutWorklet',
  'paintWorklet',
]);

// Other windows, and entries in the history that the host page can count.
remove(window, [
  'navigation',
  'open',
]);
remove(History.prototype, [
  'back',
  'forward',
  'go',
  'pushState',
  'replaceState',
]);

// Words to other documents. `leave`, in shell-channel.js, keeps the one that is needed.
remove(window, [
  'BroadcastChannel',
  'MessageChannel',
  'opener',
  'parent',
  'postMessage',
]);

// Anything that would outlive the page. The opaque origin refuses most of it already.
remove(window, [
  'caches',
  'cookieStore',
  'indexedDB',
  'localStorage',
  'sessionStorage',
  'showDirectoryPicker',
  'showOpenFilePicker',
  'showSaveFilePicker',
  'webkitRequestFileSystem',
]);
remove(Navigator.prototype, [
  'locks',
  'storage',
]);

// The browser's own windows, and what shows outside the frame.
remove(window, [
  'Notification',
  'PaymentRequest',
  'PresentationRequest',
  'alert',
  'confirm',
  'prompt',
]);
remove(Navigator.prototype, [
  'credentials',
  'registerProtocolHandler',
  'setAppBadge',
  'share',
  'vibrate',
]);
remove(Element.prototype, [
  'requestFullscreen',
  'requestPointerLock',
  'webkitRequestFullscreen',
]);

// Devices.
remove(Navigator.prototype, [
  'bluetooth',
  'geolocation',
  'getUserMedia',
  'hid',
  'mediaDevices',
  'presentation',
  'requestMIDIAccess',
  'requestMediaKeySystemAccess',
  'serial',
  'usb',
  'xr',
]);

// Blob URLs. export.js has saved `createObjectURL` before.
remove(URL, [
  'createObjectURL',
]);

// For export.js, where there is no other way to copy; the other commands write markup.
guard(Document.prototype, 'execCommand', (command) => command === 'copy');
