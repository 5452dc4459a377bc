// Where the focus goes, a browser may scroll to, and with the frame it may scroll the clinic's page: as far as the heading
// lies from the edge of the window, which differs by the answer. Here only the frame itself scrolls.
const { focus } = HTMLElement.prototype;

HTMLElement.prototype.focus = function () {
  focus.call(this, { preventScroll: true });
  const { top, bottom } = this.getBoundingClientRect();
  if (top < 110 || bottom > innerHeight) scrollBy(0, top - 150);
};
