//! The wall between the self-check and everybody else, in all three browsers. `host/` is about the page around the frame.

mod host;

browser_tests::prove_everywhere!(
    host::adversary::no_means_of_the_page_gets_an_answer,
    host::adversary_control::each_means_gets_them_where_nothing_is_isolated,
);
