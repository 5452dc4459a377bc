import { decode } from '../../../shell/unpack.js';
import { whole } from '../../../shell/whole.js';
import { inflate } from './inflate.js';

export default async (text) => whole(await inflate(decode(text)));
