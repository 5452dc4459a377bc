//! Whatever a person does and whatever breaks: the page shows what is being asked, or crisis help stands.

mod clinic;
mod clock;
mod denied_apis;
mod dom_mutation;
mod expected_controls;
mod expected_page;
mod fallback;
mod model;
mod panics;
mod slow_network;
mod taken_away;
mod truncated;
mod twice;
mod walks;

browser_tests::prove_everywhere!(
    everywhere: [
        walks::random_walks_show_what_the_rules_say,
        walks::a_wrong_button_is_noticed,
        truncated::a_document_cut_off_anywhere_shows_the_crisis_line,
        truncated::a_document_cut_off_before_it_shows_none,
        truncated::a_download_that_breaks_off_shows_the_crisis_line,
        truncated::without_javascript_the_crisis_line_stands,
        denied_apis::a_refused_wasm_leaves_the_crisis_lines,
        twice::a_key_answers_nothing_unread,
        twice::help_and_the_way_out_never_wait,
        clock::a_jump_forward_wipes,
    ],
    once: [
        walks::a_log_that_was_changed_is_noticed,
        dom_mutation::a_translator_changes_no_question,
        dom_mutation::a_hasty_translator_brings_the_crisis_lines,
        dom_mutation::an_old_question_is_noticed,
        panics::a_panic_on_any_page_brings_the_crisis_lines,
        denied_apis::without_storage_nothing_is_missed,
        denied_apis::a_failure_with_the_first_page_leaves_the_crisis_lines,
        denied_apis::a_double_start_shows_one_page,
        denied_apis::a_frame_begun_again_is_a_new_one,
        slow_network::on_slow_2g_the_crisis_line_comes_first,
        slow_network::a_line_that_comes_late_is_seen_late,
        slow_network::without_the_document_the_clinics_line_stands,
        taken_away::a_second_policy_takes_no_help_away,
        taken_away::the_shells_own_links_take_nothing_away,
        taken_away::another_document_in_the_frame_brings_the_crisis_lines,
        twice::a_second_press_answers_nothing_unread,
        twice::a_later_press_answers,
        twice::a_box_that_is_pressed_twice_is_ticked,
        twice::without_the_pause_it_answers_twice,
        clock::a_jump_back_does_not_put_the_wipe_off,
        clock::a_jump_keeps_nobody_from_leaving,
        clock::a_wild_clock_changes_nothing,
    ],
    in_full: [
        dom_mutation::an_extension_changes_no_question,
        denied_apis::out_of_memory_leaves_the_crisis_lines,
        clock::a_jump_back_loses_nothing,
    ],
);
