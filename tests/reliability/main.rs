//! Whatever a person does and whatever breaks: the page shows what is being asked, or crisis help stands.

mod clinic;
mod model;
mod shown;
mod walks;

browser_tests::prove_everywhere!(
    walks::random_walks_show_what_the_rules_say,
    walks::a_log_that_was_changed_is_noticed,
    walks::a_wrong_button_is_noticed,
);
