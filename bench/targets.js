// What is measured. Every subject is a folder of the site that build.js makes.

/** A page of nine questions with four answers each: all 36 must be there, and the first one pressable. */
const NINE = [{ name: 'question', select: 'input[type=radio]', count: 36 }];

/** One question a page: Begin, then the first question; pressed as soon as it is painted. */
const WALK = [
  { name: 'begin', select: 'main[data-page=start] [data-action=start]' },
  { name: 'question', select: 'main[data-page=urgent] input[type=checkbox]' },
];

/**
 * name: as in the tables; page: which of the forms it is; packages: whose versions stand in the tables.
 */
export const TARGETS = [
  { id: 'widget', name: 'TRD Screener', page: 'walk', file: 'trd-screener.html', stages: WALK, packages: [] },
  { id: 'hand-walk', name: 'Hand-written, one question a page', page: 'walk', stages: WALK, packages: [] },
  { id: 'preact-walk', name: 'Preact, one question a page', page: 'walk', stages: WALK, packages: ['preact'] },
  { id: 'hand', name: 'Hand-written', page: 'nine', stages: NINE, packages: [] },
  { id: 'preact', name: 'Preact', page: 'nine', stages: NINE, packages: ['preact'] },
  { id: 'enketo-least', name: 'Enketo core, radio buttons only', page: 'nine', stages: NINE, packages: ['enketo-core'] },
  { id: 'enketo', name: 'Enketo core', page: 'nine', stages: NINE, packages: ['enketo-core'] },
  { id: 'surveyjs', name: 'SurveyJS', page: 'nine', stages: NINE, packages: ['survey-core', 'survey-js-ui'] },
  { id: 'formio', name: 'Form.io with Bootstrap', page: 'nine', stages: NINE, packages: ['@formio/js', 'bootstrap'] },
  { id: 'lforms', name: 'LHC-Forms', page: 'nine', stages: NINE, packages: ['lforms'] },
];

/** Its address, in an encoding: `br`, `gzip` or `identity`, which is none. */
export const address = (origin, { id, file = 'index.html' }, encoding = 'br') => `${origin}/${encoding}/${id}/${file}`;
