//! The record in software of others: LHC-Forms, the form renderer of the National Library of Medicine, as it is
//! published, in Chromium. `cargo xtask test record` brings it.

mod lforms;
mod random_answers;

browser_tests::prove!(
    each_run: [
        lforms::every_item_is_rendered,
        lforms::an_example_fills_the_form,
    ],
    in_full: [
        lforms::its_own_sum_is_ours,
    ],
);
