import { decode } from '../../../shell/unpack.js';
import { inflate } from './inflate.js';

export default (text) => inflate(decode(text));
