// Firefox before 136 knows no field for plain text alone. There the field takes any text, and what is put into it comes as
// plain text all the same.
const PLAIN = 'plaintext-only';
const { setAttribute } = Element.prototype;
const { execCommand } = Document.prototype;

/** What a person does letter by letter; the browser makes no markup of it. */
const IS_TYPED = /^(insert(Composition)?Text$|delete|history)/;

const probe = document.createElement('p');
probe.setAttribute('contenteditable', PLAIN);
if (probe.contentEditable !== PLAIN) {
  Element.prototype.setAttribute = function (name, value) {
    setAttribute.call(this, name, value === PLAIN ? 'true' : value);
  };
  addEventListener(
    'beforeinput',
    (event) => {
      if (IS_TYPED.test(event.inputType)) return;
      event.preventDefault();
      // Nothing, where it is a new line or a word in bold.
      const text = event.dataTransfer?.getData('text/plain').replace(/\s+/g, ' ');
      if (text) execCommand.call(document, 'insertText', false, text);
    },
    true,
  );
}
