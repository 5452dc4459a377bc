// The limit, one page: nine questions without any library.
import { answers, items, title } from '../phq9.json';

const choice = (i) => (text, value) => `<label><input type="radio" name="${i}" value="${value}"> ${text}</label>`;
const question = (text, i) => `<fieldset><legend>${text}</legend>${answers.map(choice(i)).join('')}</fieldset>`;

document.body.innerHTML = `<form><h1>${title}</h1>${items.map(question).join('')}<output></output></form>`;
const [form] = document.forms;
const record = {};
form.onchange = ({ target }) => {
  record[target.name] = +target.value;
  form.lastChild.value = `${Object.keys(record).length} of ${items.length}`;
};
