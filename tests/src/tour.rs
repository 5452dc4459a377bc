//! Every page and state of the self-check, one after the other: one list of examples for the accessibility engines, the
//! measures, the snapshots and the gallery.

use anyhow::{Context, Result, ensure};
use serde_json::json;

use crate::artefact;
use crate::context::{TestContext, until};
use crate::is_full;
use crate::questionnaire::Questionnaire;
use crate::variant::Variant;
use crate::worked::record;

/// Whether a page is one of each so many in a small sample: by its name, so that it is known before the walk to it.
/// Another `place` is another sample.
pub fn in_sample(page: &str, place: usize, each: usize) -> bool {
    let number: usize = page.bytes().map(usize::from).sum();
    number % each == place % each
}

/// Who looks at the pages of a tour.
#[allow(async_fn_in_trait, reason = "no tour is sent to another thread")]
pub trait Visitor {
    /// A fresh document has been opened.
    async fn opened(&mut self, _stage: &TestContext) -> Result<()> {
        Ok(())
    }

    /// Whether it wants to see a page that takes a walk of its own to come to.
    fn wants(&self, _page: &str) -> bool {
        true
    }

    /// Whether it wants to see a page or state that the tour passes anyway.
    fn stops_at(&self, _page: &str) -> bool {
        true
    }

    /// A page or state stands on the screen, scrolled to its top; `page` is its name, the same in every variant.
    async fn at(&mut self, cx: &TestContext, page: &str) -> Result<()>;
}

/// A tour through the pages in one variant.
pub struct StateTour<'a, L> {
    cx: &'a TestContext,
    variant: &'a Variant,
    look: L,
}

const OPEN_ALL: &str = "document.querySelectorAll('details').forEach((details) => (details.open = true)); return null;";

impl<'a, L: Visitor> StateTour<'a, L> {
    /// Shows every page and state to `look`, and gives it back.
    pub async fn through(cx: &'a TestContext, variant: &'a Variant, look: L) -> Result<L> {
        variant.dress(cx).await?;
        let mut tour = Self { cx, variant, look };
        tour.every_page().await?;
        Ok(tour.look)
    }

    /// A fresh document.
    async fn begin(&mut self) -> Result<Questionnaire<'a>> {
        let walk = self.variant.begin(self.cx).await?;
        self.look.opened(self.cx).await?;
        Ok(walk)
    }

    /// Looks at the page as it stands.
    async fn look(&mut self, page: &str) -> Result<()> {
        if !self.look.stops_at(page) {
            return Ok(());
        }
        // Else the bar on top covers words, and an engine cannot tell what is behind them.
        self.cx.isolated("(scrollTo(0, 0), 'on top')").await?;
        self.look.at(self.cx, page).await.with_context(|| format!("page {page}"))
    }

    async fn open_all(&self) -> Result<()> {
        self.cx.script::<()>(OPEN_ALL, vec![]).await
    }

    async fn every_page(&mut self) -> Result<()> {
        self.around_the_questions().await?;
        self.questions().await?;
        self.outcomes().await?;
        self.endings().await
    }

    /// Start, help, cards, claims.
    async fn around_the_questions(&mut self) -> Result<()> {
        let walk = self.begin().await?;
        self.look("start").await?;
        self.tell("new CustomEvent('opened', { detail: 'no record' })").await?;
        self.look("start, file refused").await?;
        walk.act("help", "help").await?;
        self.look("help").await?;
        self.open_all().await?;
        self.look("help, countries open").await?;
        self.press("back", &walk, "start").await?;
        walk.act("learn", "learn").await?;
        self.look("learn").await?;
        self.open_all().await?;
        self.look("learn, cards open").await?;
        walk.act("continue", "claims").await?;
        self.look("claims").await?;
        walk.tap("unsure", "claims").await?;
        self.open_all().await?;
        self.look("claims, answered").await
    }

    /// Tells the widget what a browser tells it after a press, and waits until it tells the person.
    async fn tell(&self, event: &str) -> Result<()> {
        self.cx.script::<()>(&format!("dispatchEvent({event}); return null;"), vec![]).await?;
        until("the person to be told", || async {
            let told = self.cx.script::<String>("return document.querySelector('.told').textContent;", vec![]).await?;
            Ok((!told.is_empty()).then_some(()))
        })
        .await
    }

    /// The first of two actions of a name, from inside.
    async fn press(&self, action: &str, walk: &Questionnaire<'_>, page: &str) -> Result<()> {
        self.click(&format!("[data-action={action}]")).await?;
        walk.arrive(page).await?;
        Ok(())
    }

    /// An empty Continue, and the error that it brings.
    async fn look_at_error(&mut self, walk: &Questionnaire<'_>, page: &str) -> Result<()> {
        self.look(page).await?;
        let error = format!("{page}, error");
        if self.look.stops_at(&error) {
            if is_full() {
                walk.press("[data-action=continue]").await?;
            } else {
                self.click("[data-action=continue]").await?;
            }
            walk.has_focus("#errors").await?;
        }
        self.look(&error).await
    }

    /// A press from inside, which the page need not be ready for: a press of the pointer is looked at elsewhere, and in full.
    async fn click(&self, selector: &str) -> Result<()> {
        let script = "const element = document.querySelector(arguments[0]);
            element.focus();
            element.click();
            return null;";
        self.cx.script(script, vec![json!(selector)]).await
    }

    async fn questions(&mut self) -> Result<()> {
        let walk = self.begin().await?;
        let person = record("V07")?;
        walk.act("start", "urgent").await?;
        self.look_at_error(&walk, "urgent").await?;
        for page in ["age", "phq9-1"] {
            walk.answers_until(&person, page).await?;
            self.look(page).await?;
        }
        walk.tap("3", "phq9-2").await?;
        walk.act("back", "phq9-1").await?;
        self.look("phq9-1, answered and returned to").await?;
        for item in ["2", "3", "4", "5", "6", "7", "8", "9", "10"] {
            walk.answers_until(&person, &format!("phq9-{item}")).await?;
            self.look(&format!("phq9-{item}")).await?;
        }
        for page in ["hard", "asq-1", "asq-2", "asq-3", "asq-4", "asq-4-when", "asq-5"] {
            walk.answers_until(&person, page).await?;
            self.look(page).await?;
        }
        for page in ["mind", "heart", "health", "pregnancy", "substances", "medicines-now", "history", "episode"] {
            walk.answers_until(&person, page).await?;
            // Three of them are answered with one tap, and have no Continue.
            if ["pregnancy", "history", "episode"].contains(&page) {
                self.look(page).await?;
                continue;
            }
            self.look_at_error(&walk, page).await?;
            let ticked = format!("{page}, ticked");
            if self.look.stops_at(&ticked) {
                if is_full() {
                    walk.tick("none").await?;
                } else {
                    self.click("input[type=checkbox][value=none]").await?;
                }
            }
            self.look(&ticked).await?;
        }
        walk.answers_until(&person, "medicines").await?;
        self.look_at_error(&walk, "medicines").await?;
        walk.find("#search").await?.send_keys("zol").await?;
        self.look("medicines, searched").await?;
        // Deleted again, or the list would hide what the walk is about to tick.
        walk.find("#search").await?.send_keys("\u{e003}\u{e003}\u{e003}").await?;
        walk.answers_until(&person, "medicine-1").await?;
        self.look_at_error(&walk, "medicine-1").await?;
        for page in ["other-treatments", "practical"] {
            walk.answers_until(&person, page).await?;
            self.look_at_error(&walk, page).await?;
        }
        walk.answers_until(&person, "check").await?;
        self.look("check").await
    }

    /// Each outcome, with crisis help where it comes first.
    async fn outcomes(&mut self) -> Result<()> {
        let people = [
            ("V07", "CONSULT"),
            ("V05", "URGENT"),
            ("V47", "URGENT"),
            ("V61", "NOT_HERE"),
            ("V09", "NOT_HERE"),
            ("V11", "DOCTOR_FIRST"),
            ("V23", "MORE_INFO"),
            ("V21", "OTHER_STEPS"),
        ];
        for (id, outcome) in people {
            let name = format!("outcome {outcome} ({id})");
            if !self.look.wants(&name) {
                continue;
            }
            let walk = self.begin().await?;
            let trail = walk.answers(&record(id)?).await?;
            let found = trail.end()?.outcome.clone();
            ensure!(found.as_deref() == Some(outcome), "{id}: {found:?}");
            self.open_all().await?;
            self.look(&name).await?;
            if id == "V07" {
                self.tell("new Event('uncopied')").await?;
                self.look(&format!("{name}, not copied")).await?;
            }
        }
        for (id, cause) in [("V33", "medical"), ("V41", "intent"), ("V03", "ASQ")] {
            let name = format!("crisis, {cause}");
            if self.look.wants(&name) {
                let walk = self.begin().await?;
                walk.answers(&record(id)?).await?;
                walk.wait_for("crisis").await?;
                self.look(&name).await?;
            }
        }
        // Two that stand above a question: help, once item 9 has been answered so, and the warning before the wipe.
        if self.look.wants("mind, support above") {
            let walk = self.begin().await?;
            walk.answers_until(&record("V05")?, "mind").await?;
            self.look("mind, support above").await?;
        }
        let walk = self.begin().await?;
        walk.answers_until(&record("V07")?, "mind").await?;
        self.cx.forward(9.0).await?;
        walk.find("[data-action=stay]").await?;
        self.look("mind, idle warning").await?;
        for (id, page) in [("V05", "crisis"), ("V61", "early")] {
            let name = format!("{page} ({id})");
            if self.look.wants(&name) {
                let walk = self.begin().await?;
                walk.answers_until(&record(id)?, page).await?;
                self.look(&name).await?;
            }
        }
        Ok(())
    }

    async fn endings(&mut self) -> Result<()> {
        for (id, page, action, name) in
            [("V07", "check", "erase", "ended, deleted"), ("V05", "crisis", "stop", "ended, stopped")]
        {
            if self.look.wants(name) {
                let walk = self.begin().await?;
                walk.answers_until(&record(id)?, page).await?;
                walk.act(action, "ended").await?;
                self.look(name).await?;
            }
        }

        let broken = artefact::with_broken_wasm(&artefact::document()?)?;
        self.cx.host.add_page("/broken.html", "text/html", broken);
        self.cx.open("/broken.html").await?;
        let walk = Questionnaire::alone(self.cx);
        walk.enter().await?;
        walk.wait_for("failed").await?;
        self.look.opened(self.cx).await?;
        self.look("failed").await
    }
}
