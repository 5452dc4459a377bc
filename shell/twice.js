// A press that is meant once and made twice must not answer the next question, which nobody has read yet.
addEventListener(
  'click',
  (event) => {
    if (event.detail < 2) return;
    event.stopImmediatePropagation();
    event.preventDefault();
  },
  true,
);
