// Four characters for three bytes, read by the browser.
export default (text) => Uint8Array.from(atob(text), (character) => character.charCodeAt());
