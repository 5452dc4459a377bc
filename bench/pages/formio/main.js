/* global Formio */
// Beside the published script: its form definition.
import { answers, items, title } from '../phq9.json';

const values = answers.map((label, value) => ({ label, value: String(value) }));
const components = items.map((label, i) => ({ type: 'radio', key: `q${i}`, label, values, input: true }));
Formio.createForm(document.getElementById('root'), { title, components });
