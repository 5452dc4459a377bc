//! The npm package as a clinic's developer uses it: packed, installed into fresh projects, checked, built, and used.

mod hostile;
mod project;
mod types;
mod walks;

browser_tests::prove!(
    types::the_package_is_whole_and_brings_nothing_along,
    types::a_server_may_import_it,
    types::right_attributes_pass_and_wrong_ones_are_seen,
    walks::a_visitor_walks_to_an_outcome_in_each_project,
    hostile::hostile_attributes_end_as_defaults_with_a_message,
);
