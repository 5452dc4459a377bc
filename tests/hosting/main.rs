//! The recipes of docs/hosting.md, as they stand there, in the servers that they are for.

mod apache;
mod nginx;
mod recipe;
mod serve;

browser_tests::prove!(
    serve::nginx_serves_the_release_as_it_should,
    serve::apache_serves_the_release_as_it_should,
    serve::the_headers_file_does_the_same,
    serve::a_server_without_the_recipe_is_told_what_is_missing,
    serve::the_element_of_today_leads_to_the_document_of_today,
);

fn main() -> std::process::ExitCode {
    browser_tests::run(&[PROMISE])
}
