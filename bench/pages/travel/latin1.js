// A character a byte.
export { decode as default } from '../../../shell/compile.js';
