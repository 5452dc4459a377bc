//! What stands on the copy, from top to bottom.

use super::{Line, LineKind, Options};
use crate::{
    advice::{Advice, Crisis},
    answer::Effect,
    answers::Answers,
    asq::Item,
    crisis_help,
    factors::{FactorPage, Level},
    labels,
    outcome::{self, Outcome},
    page::{self, Page, Part},
    phq9::{self, Score},
    text::{Lang, say},
};

/// The bands of the PHQ-9: the highest score of each.
///
/// Source: LOINC answer list LL382-3; Kroenke, Spitzer, Williams 2001, J Gen Intern Med 16:606-613.
const BANDS: [u8; 5] = [4, 9, 14, 19, 27];

pub(super) fn lines(record: &Answers, options: &Options<'_>, lang: Lang, is_for_person: bool) -> Vec<Line> {
    let advice = Advice::of(record, options.settings, options.country, lang);
    let mut copy = Copy { lines: Vec::new(), heading: String::new(), record, lang };
    copy.put(LineKind::Title, say::sheet_title(lang), "");
    if let Some(day) = options.today.iso() {
        copy.line(say::sheet_date(lang), &day);
    }
    // Help goes before all else where it is due now or today; it is for the person alone.
    let is_first = advice.crisis == Crisis::Block;
    if is_for_person && is_first {
        copy.help(options, &advice);
    }
    copy.outcome(options, &advice);
    if is_for_person && !is_first {
        copy.help(options, &advice);
    }
    copy.factors();
    copy.pages(options.has_asq);
    copy.begin(say::result_questions(lang));
    for place in options.questions {
        copy.line(advice.questions.get(*place).copied().unwrap_or_default(), "");
    }
    copy.put(LineKind::Foot, &say::sheet_foot(lang, crate::generated::CHANGED_ON, env!("CARGO_PKG_VERSION")), "");
    copy.put(LineKind::Foot, say::phq9_notice(lang), "");
    copy.lines
}

struct Copy<'a> {
    lines: Vec<Line>,
    /// The heading of the next line; empty where it has been written.
    heading: String,
    record: &'a Answers,
    lang: Lang,
}

// What is called often is not inlined, because every copy of it would cost a person bytes.
impl Copy<'_> {
    #[inline(never)]
    fn put(&mut self, kind: LineKind, said: &str, answer: &str) {
        self.lines.push(Line { kind, said: said.into(), answer: answer.into() });
    }

    /// A heading, which is written with the first line below it.
    #[inline(never)]
    fn begin(&mut self, heading: &str) {
        self.heading = heading.into();
    }

    /// A line below the heading; none where there is nothing to say.
    #[inline(never)]
    fn line(&mut self, said: &str, answer: &str) {
        if said.is_empty() {
            return;
        }
        let heading = std::mem::take(&mut self.heading);
        if !heading.is_empty() {
            self.put(LineKind::Heading, &heading, "");
        }
        self.put(LineKind::Line, said, answer);
    }

    /// What the self-check said, in the words of its result page.
    fn outcome(&mut self, options: &Options<'_>, advice: &Advice) {
        self.begin(say::sheet_outcome(self.lang));
        self.line(advice.heading, "");
        self.line(advice.lead, "");
        for reason in &advice.reasons {
            // Factors stand below, by level. What was left out is not told by a reason either.
            if reason.because.is_none() && (options.has_asq || advice.outcome != Outcome::Urgent) {
                self.line(reason.said, "");
            }
        }
    }

    /// Crisis help, in as many words as the answers call for.
    fn help(&mut self, options: &Options<'_>, advice: &Advice) {
        let (country, lang) = (options.country, self.lang);
        let reach = crisis_help::reach(country, lang);
        self.begin(say::support_title(lang));
        match advice.crisis {
            Crisis::Block => {
                let help = crisis_help::crisis_help(&outcome::assess(self.record), country, lang);
                self.begin(&help.heading);
                for says in &help.says {
                    self.line(says, "");
                }
            }
            Crisis::Support if options.has_asq => self.line(&say::support_told(lang, &reach), ""),
            Crisis::LeftOpen if options.has_asq => self.line(&say::support_left_open(lang, &reach), ""),
            _ => self.line(&say::result_worse(lang, &reach), ""),
        }
    }

    /// What was ticked, by level, the strongest first. Practical needs that only have to be planned stand with their page.
    fn factors(&mut self) {
        let lang = self.lang;
        let headings = [
            say::sheet_needs_today(lang),
            say::sheet_needs_stop(lang),
            say::sheet_needs_doctor(lang),
            say::result_bring(lang),
        ];
        for (place, heading) in headings.into_iter().enumerate() {
            self.begin(heading);
            for factor in self.record.ticked().iter() {
                let level = match factor.level() {
                    Level::Emergency | Level::Urgent => 0,
                    Level::Stop => 1,
                    Level::Clear => 2,
                    Level::Discuss | Level::Info => 3,
                };
                if level == place && (level < 3 || factor.page() != Some(FactorPage::Practical)) {
                    self.line(factor.label(lang), "");
                }
            }
        }
    }

    /// Every page that was due, by part. Of pages of factors only those on which nothing was ticked, and why: a clinician
    /// has to tell "none" from "not said".
    fn pages(&mut self, has_asq: bool) {
        let (lang, record) = (self.lang, self.record);
        let mut part = None;
        for page in page::required_pages(record) {
            if part != Some(page.part()) {
                part = Some(page.part());
                self.begin_part(page.part());
            }
            let ticked = page.factor_page().and_then(|page| record.factors(page).given());
            if page == Page::Hard || (ticked.is_some_and(|set| !set.is_empty()) && page != Page::Practical) {
                continue;
            }
            if page.is_asq() && !has_asq {
                if page == Page::Asq(Item::Wish) {
                    self.line(say::sheet_left_out(lang), "");
                }
            } else {
                let mut said = String::new();
                let answers = labels::answer(page, record, lang);
                let lines = answers.iter().map(AsRef::as_ref).chain(self.trial(page));
                for answer in lines.filter(|line: &&str| !line.is_empty()) {
                    said.extend([if said.is_empty() { "" } else { "; " }, answer]);
                }
                self.line(
                    &labels::question(page, lang),
                    if said.is_empty() { say::sheet_not_asked(lang) } else { &said },
                );
            }
        }
    }

    /// What a clinician wants to know of a trial: the medicine's class, and how far it helped in the bands of trials.
    fn trial(&self, page: Page) -> [&'static str; 2] {
        let lang = self.lang;
        let Page::Medicine(_, medicine) = page else { return ["", ""] };
        let mut trials = self.record.trials().iter();
        let effect = trials.find(|trial| trial.medicine == medicine).and_then(|trial| trial.effect.given());
        let response = match effect {
            Some(Effect::Better) => say::sheet_response_better(lang),
            Some(Effect::Partly) => say::sheet_response_partly(lang),
            Some(Effect::Little) => say::sheet_response_little(lang),
            Some(Effect::Lost) => say::sheet_response_lost(lang),
            Some(Effect::SideEffects | Effect::Unsure) | None => "",
        };
        [medicine.class(lang), response]
    }

    /// The heading of a part, with the name of its instrument and what that comes to.
    fn begin_part(&mut self, part: Part) {
        let name = match part {
            Part::TwoWeeks => " (PHQ-9)",
            Part::HardQuestions => " (ASQ)",
            _ => "",
        };
        self.begin(&[labels::part(part, self.lang), name].concat());
        if part == Part::TwoWeeks
            && let Some(score) = self.record.phq9.score()
        {
            let total = self.total(score);
            self.line(say::sheet_total(self.lang), &total);
        }
    }

    /// The PHQ-9 total with the range that it lies in.
    fn total(&self, score: Score) -> String {
        let lang = self.lang;
        let Some(total) = score.total() else { return say::sheet_total_none(lang).into() };
        let (mut low, mut high) = (0, 0);
        for band in BANDS {
            if total > band {
                low = band + 1;
            } else if high == 0 {
                high = band;
            }
        }
        let mut told = say::sheet_total_of(lang, &high.to_string(), &low.to_string(), &total.to_string());
        if phq9::Item::all().any(|item| self.record.phq9.item(item).is_skipped()) {
            told.extend(["; ", say::sheet_filled(lang)]);
        }
        told
    }
}
