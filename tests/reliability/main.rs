//! Whatever a person does and whatever breaks: the page shows what is being asked, or crisis help stands.

mod clinic;
mod meddlers;
mod model;
mod panics;
mod shown;
mod walks;

browser_tests::prove_everywhere!(
    walks::random_walks_show_what_the_rules_say,
    walks::a_log_that_was_changed_is_noticed,
    walks::a_wrong_button_is_noticed,
    meddlers::a_translator_changes_no_question,
    meddlers::a_hasty_translator_brings_the_crisis_lines,
    meddlers::an_extension_changes_no_question,
    meddlers::an_old_question_is_noticed,
    panics::a_panic_on_any_page_brings_the_crisis_lines,
);
