// Enketo takes a form that its server has made out of an XForm: markup and a model. Here both are made by hand, in the
// form that it makes.
import { Form } from 'enketo-core';
import { answers, items, title } from '../phq9.json';

const choice = (i) => (text, value) =>
  `<label><input type="radio" name="/data/q${i}" data-name="/data/q${i}" value="${value}" data-type-xml="select1">` +
  `<span lang="" class="option-label active">${text}</span></label>`;
const question = (text, i) =>
  `<fieldset class="question simple-select"><fieldset><legend><span lang="" class="question-label active">${text}</span></legend>` +
  `<div class="option-wrapper">${answers.map(choice(i)).join('')}</div></fieldset></fieldset>`;

document.getElementById('root').innerHTML =
  `<form autocomplete="off" novalidate class="or clearfix" dir="ltr"><section class="form-logo"></section>` +
  `<h3 dir="auto" id="form-title">${title}</h3>${items.map(question).join('')}</form>`;
const values = items.map((_, i) => `<q${i}/>`).join('');
const modelStr =
  `<model xmlns="http://www.w3.org/2002/xforms" xmlns:jr="http://openrosa.org/javarosa">` +
  `<instance><data xmlns="" id="phq9">${values}<meta><instanceID/></meta></data></instance></model>`;

const problems = new Form(document.querySelector('form.or'), { modelStr }, {}).init();
if (problems.length) throw new Error(problems.join('\n'));
