// Holds a bill of materials against CycloneDX's own schema. Prints what does not fit; nothing where all does.
import { readFile } from 'node:fs/promises';
import { Spec, Validation } from '@cyclonedx/cyclonedx-library';

const text = await readFile(process.argv[2], 'utf8');
const faults = await new Validation.JsonStrictValidator(Spec.Version.v1dot6).validate(text);
if (faults !== null) console.log(JSON.stringify(faults, null, 2));
