//! No script of the host page, nobody on the network and nobody who sits down afterwards learns an answer.

mod after_exit;
mod forms;
mod host_page;
mod network;
mod settings;
mod storage;

browser_tests::prove_everywhere!(
    everywhere: [
        network::nothing_is_asked_for_after_the_document,
        network::a_page_that_asks_is_seen,
        storage::nothing_is_stored,
        storage::a_page_that_stores_is_seen,
        host_page::listeners_hear_no_answer,
        host_page::the_same_listeners_hear_a_form,
    ],
    once: [
        settings::no_server_sees_the_settings,
        storage::a_page_of_its_own_stores_nothing,
        storage::the_address_the_title_and_the_history_stay,
        storage::a_page_that_pushes_a_state_is_seen,
        after_exit::after_leaving_no_document_holds_a_word_of_before,
        host_page::the_frames_cannot_be_read,
        host_page::a_frame_of_its_own_is_read,
        host_page::find_finds_nothing,
    ],
    in_full: [
        network::nothing_is_asked_for_by_a_page_of_its_own,
        forms::chromium_asks_the_same_of_every_search,
        storage::a_page_of_its_own_keeps_its_address_title_and_history,
    ],
);
