// A character a byte: as in the artefact.
export { decode as default } from '../../../shell/decode-wasm.js';
