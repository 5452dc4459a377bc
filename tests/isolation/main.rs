//! The wall between the self-check and everybody else, in all three browsers. `host/` is about the page around the frame.

mod host;

browser_tests::prove_everywhere!(host::smoke::it_walks);
