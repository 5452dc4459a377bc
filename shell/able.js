// A browser without WebAssembly is an old one, or one whose security mode has taken it away. It is known before anybody
// has begun, so it is said at once.
import { fail } from './fallback.js';

if (!globalThis.WebAssembly) {
  fail('unable');
  throw new Error('The self-check did not start: the browser has no WebAssembly');
}
