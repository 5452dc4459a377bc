import { Model } from 'survey-core';
import { renderSurvey } from 'survey-js-ui';
import { answers, items, title } from '../phq9.json';

const matrix = {
  type: 'matrix',
  name: 'phq9',
  title,
  columns: answers.map((text, value) => ({ value, text })),
  rows: items.map((text, value) => ({ value, text })),
};
renderSurvey(new Model({ elements: [matrix] }), document.getElementById('root'));
