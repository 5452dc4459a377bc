import decode from './base64.js';
import { inflate } from './inflate.js';

export default (text) => inflate(decode(text));
