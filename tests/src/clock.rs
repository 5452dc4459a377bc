//! The clock in the browser. Ten quiet minutes would be too long for a test; and crisis lines and facts go past their
//! dates, where what a snapshot holds is to change with the content and with nothing else.

use anyhow::{Context, Result};
use serde_json::json;
use thirtyfour::bidi::modules::script::AddPreloadScript;

use crate::context::{TestContext, until};

/// For `artefact::with_script`: the widget looks at its clock ten times as often, and the root counts the looks.
pub const QUICK_LOOKS: &str = "
    const every = setInterval;
    window.setInterval = (task, delay) => every(() => {
      task();
      const { dataset } = document.documentElement;
      dataset.looks = 1 + Number(dataset.looks ?? 0);
    }, delay / 10);";

impl TestContext {
    /// In every document opened from now on the clock begins at noon of the day on which a crisis line was last seen.
    pub async fn hold_the_day(&self) -> Result<()> {
        let bidi = self.driver().bidi().await?;
        let function_declaration = format!(
            "() => {{
               const Real = Date;
               const ahead = new Real('{}T12:00') - Real.now();
               globalThis.Date = class Date extends Real {{
                 constructor(...parts) {{ super(...(parts.length > 0 ? parts : [Real.now() + ahead])); }}
                 static now() {{ return Real.now() + ahead; }}
               }};
             }}",
            last_seen()?
        );
        let (arguments, contexts) = (Vec::new(), Vec::new());
        bidi.send(AddPreloadScript { function_declaration, arguments, sandbox: None, contexts }).await?;
        Ok(())
    }

    /// Waits until the widget has looked at its clock twice more: what comes of a look is drawn before the next one.
    pub async fn two_looks(&self) -> Result<()> {
        let script = "return Number(document.documentElement.dataset.looks ?? 0);";
        let before: u32 = self.script(script, vec![]).await?;
        until("two looks at the clock", || async {
            let now: u32 = self.script(script, vec![]).await?;
            Ok((now > before + 1).then_some(()))
        })
        .await
    }

    /// Puts the clock of the document that the driver is in forward.
    pub async fn forward(&self, minutes: f64) -> Result<()> {
        // The window's own: Firefox runs a driver's script with a `Date` of its own.
        let script = "const { Date } = window;
            const real = Date.now;
            const ahead = arguments[0] * 60000;
            Date.now = () => real.call(Date) + ahead;
            return null;";
        self.script(script, vec![json!(minutes)]).await
    }
}

/// The last `seen_on` of all crisis lines.
pub fn last_seen() -> Result<&'static str> {
    let lines = include_str!("../../clinical/content/crisis.toml").lines();
    let days = lines.filter_map(|line| line.strip_prefix("seen_on = \"")?.split('"').next());
    days.max().context("no crisis line has a seen_on")
}
