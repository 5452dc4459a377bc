// The self-check asks nothing where somebody else's script could read along. A page builder that strips the `sandbox`
// attribute off, or a copy of this document saved and opened by itself, ends here.
import { fail } from '../fallback.js';

if (self.origin !== 'null') {
  fail('exposed');
  throw new Error(`The self-check did not start: expected a sandboxed frame with the origin "null", found "${self.origin}"`);
}
