//! Every page and state, one after the other.

use anyhow::{Result, ensure};
use browser_tests::{Stage, Walk, artefact, record};
use serde_json::json;

use crate::engines::{self, Report};

/// What was found on one page by one engine.
pub struct Found {
    pub page: String,
    pub engine: &'static str,
    pub report: Report,
}

/// A tour through the pages in one variant.
pub struct Tour<'a> {
    pub stage: &'a Stage,
    /// The address of the document with the settings of a clinic.
    pub address: String,
    /// What is done to each document before it is looked at.
    pub dress: &'static str,
    /// Whether every page is looked at.
    pub is_whole: bool,
    /// Where the sample of pages begins; another one in each variant.
    pub first: usize,
    /// How many pages and states have been passed.
    pub passed: usize,
    pub found: Vec<Found>,
}

const OPEN_ALL: &str = "document.querySelectorAll('details').forEach((details) => (details.open = true)); return null;";

impl<'a> Tour<'a> {
    /// A fresh document.
    async fn begin(&self) -> Result<Walk<'a>> {
        self.stage.open("/nothing.html").await?;
        self.stage.open(&self.address).await?;
        let walk = Walk::alone(self.stage);
        walk.enter().await?;
        walk.wait_for("start").await?;
        engines::load(self.stage).await?;
        self.stage.isolated(&format!("(() => {{ {}; return 'dressed'; }})()", self.dress)).await?;
        Ok(walk)
    }

    /// Looks at the page as it stands; where not every page is wanted, at each fourth.
    async fn look(&mut self, page: &str) -> Result<()> {
        self.passed += 1;
        if !self.is_whole && self.passed % 4 != self.first % 4 {
            return Ok(());
        }
        // Else the bar on top covers words, and an engine cannot tell what is behind them.
        self.stage.isolated("(scrollTo(0, 0), 'on top')").await?;
        for (engine, report) in engines::reports(self.stage).await? {
            self.found.push(Found { page: page.to_owned(), engine, report });
        }
        Ok(())
    }

    async fn open_all(&self) -> Result<()> {
        self.stage.script::<()>(OPEN_ALL, vec![]).await
    }

    /// All of them.
    pub async fn every_page(&mut self) -> Result<()> {
        self.stage.host.add_page("/nothing.html", "text/html", "<!doctype html><title>Nothing</title>");
        self.around_the_questions().await?;
        self.questions().await?;
        self.outcomes().await?;
        self.endings().await
    }

    /// Start, help, cards, claims.
    async fn around_the_questions(&mut self) -> Result<()> {
        let walk = self.begin().await?;
        self.look("start").await?;
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

    /// The first of two actions of a name, from inside.
    async fn press(&self, action: &str, walk: &Walk<'_>, page: &str) -> Result<()> {
        let script = "document.querySelector(`[data-action=${arguments[0]}]`).click(); return null;";
        self.stage.script::<()>(script, vec![json!(action)]).await?;
        walk.arrive(page).await?;
        Ok(())
    }

    /// An empty Continue, and the error that it brings.
    async fn look_at_error(&mut self, walk: &Walk<'_>, page: &str) -> Result<()> {
        self.look(page).await?;
        walk.press("[data-action=continue]").await?;
        walk.has_focus("#errors").await?;
        self.look(&format!("{page}, error")).await
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
        for page in ["hard", "asq-1", "asq-2", "asq-3", "asq-4", "asq-5"] {
            walk.answers_until(&person, page).await?;
            self.look(page).await?;
        }
        for page in ["mind", "heart", "health", "pregnancy", "substances", "medicines-now", "history"] {
            walk.answers_until(&person, page).await?;
            // Two of them are answered with one tap, and have no Continue.
            if ["pregnancy", "history"].contains(&page) {
                self.look(page).await?;
                continue;
            }
            self.look_at_error(&walk, page).await?;
            walk.tick("none").await?;
            self.look(&format!("{page}, ticked")).await?;
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
            let walk = self.begin().await?;
            let trail = walk.answers(&record(id)?).await?;
            let found = trail.end()?.outcome.clone();
            ensure!(found.as_deref() == Some(outcome), "{id}: {found:?}");
            self.open_all().await?;
            self.look(&format!("outcome {outcome} ({id})")).await?;
        }
        for (id, cause) in [("V33", "medical"), ("V41", "intent"), ("V03", "ASQ")] {
            let walk = self.begin().await?;
            walk.answers(&record(id)?).await?;
            walk.wait_for("crisis").await?;
            self.look(&format!("crisis, {cause}")).await?;
        }
        for (id, page) in [("V05", "crisis"), ("V61", "early")] {
            let walk = self.begin().await?;
            walk.answers_until(&record(id)?, page).await?;
            self.look(&format!("{page} ({id})")).await?;
        }
        Ok(())
    }

    async fn endings(&mut self) -> Result<()> {
        let walk = self.begin().await?;
        walk.answers_until(&record("V07")?, "check").await?;
        walk.act("erase", "ended").await?;
        self.look("ended, deleted").await?;
        let walk = self.begin().await?;
        walk.answers_until(&record("V05")?, "crisis").await?;
        walk.act("stop", "ended").await?;
        self.look("ended, stopped").await?;

        let broken =
            artefact::with_frame(&artefact::document()?, |frame| frame.replacen(artefact::MAGIC, "asm\u{2}", 1))?;
        self.stage.host.add_page("/broken.html", "text/html", broken);
        self.stage.open("/broken.html").await?;
        let walk = Walk::alone(self.stage);
        walk.enter().await?;
        walk.wait_for("failed").await?;
        engines::load(self.stage).await?;
        self.look("failed").await
    }
}
