import { decode } from '../../../shell/compile.js';
import { whole } from '../../../shell/whole.js';
import { inflate } from './inflate.js';

export default async (text) => whole(await inflate(decode(text)));
