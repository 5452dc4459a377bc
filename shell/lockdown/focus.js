// Where the focus goes, a browser may scroll to, and with the frame it may scroll the clinic's page: as far as the heading
// lies from the edge of the window, which differs by the answer. Here only the frame itself scrolls. The last part of it may
// be below the edge of a low window, with room for the answer alone that was pressed: no heading stays there.
const { focus } = HTMLElement.prototype;

HTMLElement.prototype.focus = function () {
  focus.call(this, { preventScroll: true });
  const { top, bottom } = this.getBoundingClientRect();
  if (top < 110 || bottom > innerHeight - 150) scrollBy(0, top - 150);
};
