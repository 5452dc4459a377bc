// A character a byte, the code sorted into streams: as in the artefact.
import { decode } from '../../../shell/unpack.js';
import { whole } from '../../../shell/whole.js';

export default (text) => whole(decode(text));
