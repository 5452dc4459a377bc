//! The wall between the self-check and everybody else, in all three browsers. `host/` is about the page around the frame.

mod host;

browser_tests::prove_everywhere!(
    host::adversary::no_means_of_the_page_gets_an_answer,
    host::adversary_control::each_means_gets_them_where_nothing_is_isolated,
    host::same_trace::two_people_leave_the_same_trace,
    host::same_trace::and_the_next_two,
    host::same_trace::and_two_more,
    host::same_trace::and_another_two,
    host::same_trace::a_frame_that_tells_is_seen,
    host::forms::every_form_is_isolated,
    host::forms::a_frame_without_a_sandbox_is_read,
    host::forms::two_on_one_page_do_not_disturb_each_other,
    host::forms::without_isolation_it_refuses,
    host::fresh::a_frame_that_is_moved_starts_afresh,
    host::fresh::reload_and_back_start_afresh,
    host::fresh::answered_pages_look_different,
    host::element::it_loads_when_somebody_comes_near,
    host::element::without_an_observer_it_loads_at_once,
    host::element::it_makes_the_plain_frame,
    host::element::the_clinics_line_stays,
    host::element::nothing_on_the_page_moves,
    host::element::a_frame_that_comes_late_moves_the_page,
    host::element::settings_count_until_it_loads,
    host::links::crisis_links_are_alive_in_every_form,
    host::links::an_unlisted_page_opens_nowhere,
    host::links::an_unlisted_page_opens_without_the_lock,
    host::links::a_link_that_the_policy_kills_is_seen,
);
