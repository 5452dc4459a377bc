import { decode } from '../../../shell/compile.js';
import { inflate } from './inflate.js';

export default (text) => inflate(decode(text));
