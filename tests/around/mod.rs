//! The page around the frame is a clinic's, or a page builder's: themes that size every frame, low windows, pages that
//! isolate themselves, sandboxes around sandboxes, names that run from right to left. The self-check is all there in each, or
//! says what to do.

mod builder;
mod isolating;
mod letters;
mod low;
mod own_tab;
mod theme;

use anyhow::Result;
use browser_tests::artefact;

/// The frame as README.md tells a clinic to write it, from this host.
fn frame() -> Result<String> {
    let line = artefact::between(include_str!("../../README.md"), "<iframe", "</iframe>")?;
    Ok(format!("<iframe{}</iframe>", line.replace("https://example.com/trd-screener.html", "/trd-screener.html")))
}

/// A page with this in its head and in its body.
fn page(head: &str, body: &str) -> String {
    format!(
        "<!doctype html><html lang=en><head><meta charset=utf-8><meta name=viewport content='width=device-width'>\
         <title>Clinic</title>{head}</head><body>{body}</body></html>"
    )
}

browser_tests::prove!(
    theme::a_theme_that_sizes_every_frame_leaves_the_height,
    theme::a_height_in_the_attribute_alone_collapses,
    low::in_a_low_window_the_next_heading_is_in_sight,
    low::a_frame_higher_than_the_window_hides_it,
    isolating::a_page_that_isolates_itself_shows_it,
    isolating::without_the_headers_such_a_page_shows_nothing,
    own_tab::each_start_page_says_what_holds_there,
    own_tab::begin_leads_to_its_own_tab_where_the_clinic_wants_it,
    own_tab::a_frame_that_is_loaded_apart_asks_nothing,
    own_tab::a_frame_of_a_page_that_isolates_itself_asks_nothing,
    own_tab::a_tab_with_an_opener_asks_nothing,
    builder::where_nothing_may_be_opened_or_saved_it_says_what_to_do,
    letters::a_phone_behind_a_name_from_right_to_left_keeps_its_order,
    letters::a_name_that_is_not_isolated_turns_the_phone,
);
