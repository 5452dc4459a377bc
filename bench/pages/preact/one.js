// The limit with a library, one page: nine questions with Preact.
import { h, render } from 'preact';
import { useState } from 'preact/hooks';
import { answers, items, title } from '../phq9.json';

function Question({ text, name, given, onAnswer }) {
  const choice = (words, value) =>
    h('label', null, h('input', { type: 'radio', name, checked: given === value, onChange: () => onAnswer(value) }), words);
  return h('fieldset', null, h('legend', null, text), answers.map(choice));
}

function Form() {
  const [record, setRecord] = useState({});
  const answer = (i) => (value) => setRecord({ ...record, [i]: value });
  const question = (text, i) => h(Question, { key: i, text, name: i, given: record[i], onAnswer: answer(i) });
  return h('form', null, h('h1', null, title), items.map(question), h('output', null, `${Object.keys(record).length} of ${items.length}`));
}

render(h(Form), document.body);
