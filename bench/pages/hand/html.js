// A page as markup: on the build for the first one, in the browser for all others.
const escape = (text) => String(text).replace(/[&<>"]/g, (character) => `&#${character.charCodeAt()};`);

const node = (given) => ([element, words, kind, ...value]) => {
  const text = escape(words);
  if (kind === 'answer' || kind === 'action') return `<button data-${kind}="${escape(value)}">${text}</button>`;
  if (!kind) return `<${element}>${text}</${element}>`;
  const isOn = given?.some((one) => one.join() === value.join()) ? ' checked' : '';
  return `<label><input type="${kind}" name="${escape(value[0])}" value="${escape(value[1])}"${isOn}> ${text}</label>`;
};

/** @param given what was answered there before: [[name, value], …] */
export const html = ({ nodes }, given) => nodes.map(node(given)).join('');
