// The shell's whole script. It starts the frame, and listens for one word from it.

/** Where "Leave this page" goes: a page that everybody opens, and that says nothing about the person. */
const NEUTRAL_PAGE = 'https://www.weather.gov/';

/** True where this document is a page of its own, false where a clinic's page embeds it. */
const ownPage = window.top === window;

const help = document.getElementById('help');
const template = document.querySelector('template');
let frame;

/** Puts a new frame in the place of the old one, with no memory of it. */
function begin() {
  frame?.remove();
  frame = document.importNode(template.content.querySelector('iframe'), true);
  frame.name = (ownPage ? 'page ' : 'embed ') + location.hash.slice(1);
  // Covered from now on, it must not be a second set of links for the keyboard and the screen reader. The frame brings
  // the same lines itself.
  frame.addEventListener('load', () => (help.hidden = true));
  document.body.append(frame);
}

// A page that the browser kept whole and shows again must not show the last person's answers.
addEventListener('pageshow', (event) => {
  if (event.persisted) begin();
});

// An embedded shell never navigates: it would take the clinic's page along, or tell it something.
addEventListener('message', (event) => {
  if (ownPage && event.source === frame.contentWindow && event.data === 'exit') location.replace(NEUTRAL_PAGE);
});

begin();
