// A character a byte.
export { decode as default } from '../../../shell/unpack.js';
