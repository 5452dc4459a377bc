//! The two frames that the probes run in: that of the widget, and one that nothing holds.

use anyhow::{Context, Result};
use browser_tests::{Questionnaire, TestContext, artefact};

/// Which of the two.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Arm {
    /// No sandbox, no policy, no lockdown.
    Control,
    /// The artefact, with the probes at the end of its own script.
    Widget,
}

impl Arm {
    /// Below which its probes ask for names, each for its own.
    pub const fn domain(self) -> &'static str {
        match self {
            Self::Control => "control.example",
            Self::Widget => "widget.example",
        }
    }

    /// Its probes.
    fn probes(self) -> String {
        include_str!("probes.js").replace("DOMAIN", self.domain())
    }

    /// Makes the pages of both ready.
    pub fn serve(cx: &TestContext) -> Result<()> {
        let inner = format!(
            "<!doctype html><title>Control</title><style></style><body><h1>Control</h1><script>{}</script>",
            Self::Control.probes()
        );
        cx.host.add_page("/control-frame.html", "text/html", inner);
        let outer = "<!doctype html><title>Control</title><iframe src='/control-frame.html'></iframe>";
        cx.host.add_page("/control.html", "text/html", outer);
        let widget = artefact::with_frame(&artefact::document()?, |frame| {
            let (before, after) = frame.rsplit_once("</script>").unwrap_or_default();
            format!("{before}\n;{}</script>{after}", Self::Widget.probes())
        })?;
        cx.host.add_page("/widget.html", "text/html", widget);
        Ok(())
    }

    /// Opens a fresh frame, and goes into it.
    pub async fn begin(self, cx: &TestContext) -> Result<()> {
        cx.close_other_windows().await?;
        let page = if self == Self::Control { "/control.html" } else { "/widget.html" };
        // The last probe may be on its way to somewhere that does not answer, which the driver takes for this page.
        if cx.open(page).await.is_err() {
            cx.open(page).await?;
        }
        let walk = Questionnaire::alone(cx);
        walk.enter().await?;
        if self == Self::Widget {
            walk.wait_for("start").await.context("the widget with the probes does not start")?;
        } else {
            walk.find("h1").await?;
        }
        Ok(())
    }
}
