//! The first two pages stand before the widget has come, and what is pressed on them is not lost.

mod delayed_wasm;
mod presses;
mod same;
mod wasm;

browser_tests::prove_everywhere!(
    everywhere: [
        presses::what_was_ticked_stays_ticked,
        presses::help_comes_before_the_widget,
        wasm::no_other_window_can_send_one,
        wasm::another_wasm_is_refused,
        wasm::the_shell_sends_everybody_the_same_wasm,
        wasm::where_no_hash_is_computed_the_sender_counts,
        wasm::a_document_that_is_cut_off_says_so,
        wasm::a_document_in_another_character_set_says_so,
        wasm::a_browser_without_webassembly_says_so_at_once,
    ],
    once: [
        same::nothing_moves_when_the_widget_takes_over,
        same::a_word_that_differs_is_seen,
        same::an_odd_name_waits_for_the_rules,
        presses::a_second_press_ticks_nothing_unread,
        presses::the_focus_stays_where_it_was,
        presses::who_waits_too_long_sees_the_crisis_lines,
        presses::a_key_held_down_does_not_keep_the_widget_away,
        presses::leaving_needs_no_widget,
        presses::each_press_of_shift_is_said,
        presses::another_country_waits_for_its_own_lines,
    ],
    in_full: [
        presses::what_was_pressed_leads_where_it_leads_later,
    ],
);
