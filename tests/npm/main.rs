//! The npm package as a clinic's developer uses it: packed, installed into fresh projects, checked, built, and used.

mod hostile;
mod project;
mod servers;
mod types;
mod walks;

browser_tests::prove!(
    types::the_package_is_whole_and_brings_nothing_along,
    types::a_server_may_import_it,
    types::a_server_may_make_the_link,
    types::right_attributes_pass_and_wrong_ones_are_seen,
    walks::a_visitor_walks_to_an_outcome_in_each_project,
    servers::a_visitor_walks_to_an_outcome_behind_each_server,
    hostile::hostile_attributes_end_as_defaults_with_a_message,
);

fn main() -> std::process::ExitCode {
    browser_tests::run(&[PROMISE])
}
