import { decode } from '../../../shell/decode-wasm.js';
import { inflate } from './inflate.js';

export default (text) => inflate(decode(text));
