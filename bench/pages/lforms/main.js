/* global LForms */
// Beside the published web component: the questionnaire in FHIR, each item drawn as radio buttons.
import { answers, items, title } from '../phq9.json';

const radio = {
  url: 'http://hl7.org/fhir/StructureDefinition/questionnaire-itemControl',
  valueCodeableConcept: {
    coding: [{ system: 'http://hl7.org/fhir/questionnaire-item-control', code: 'radio-button' }],
  },
};
const answerOption = answers.map((display, code) => ({ valueCoding: { code: String(code), display } }));
const item = items.map((text, i) => ({ linkId: String(i + 1), text, type: 'choice', extension: [radio], answerOption }));

LForms.Util.addFormToPage({ resourceType: 'Questionnaire', status: 'draft', title, item }, 'root', { fhirVersion: 'R4' });
