// `focus()` may scroll the clinic's page by a distance that depends on the answer. Here only the frame scrolls. In a low
// window the end of the frame may lie below the edge, with room for the pressed answer only: a heading is not scrolled there.
const { focus } = HTMLElement.prototype;

HTMLElement.prototype.focus = function () {
  focus.call(this, { preventScroll: true });
  const { top, bottom } = this.getBoundingClientRect();
  if (top < 110 || bottom > innerHeight - 150) scrollBy(0, top - 150);
};
