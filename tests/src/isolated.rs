//! Scripts in a world of their own, beside that of the page: they see the document, and nothing that the page's scripts
//! have changed. The frame takes away what an accessibility engine needs; in the frame's own world it would report less
//! than there is.

use anyhow::{Context, Result, bail};
use thirtyfour::bidi::BrowsingContextId;
use thirtyfour::bidi::modules::browsing_context::{BrowsingContextInfo, Viewport};
use thirtyfour::bidi::modules::script::{Evaluate, EvaluateResult, Target};

use crate::context::TestContext;

/// The name of the world.
const WORLD: &str = "tests";

impl TestContext {
    /// Evaluates an expression in the innermost frame, and waits for what it promises: a text.
    pub async fn isolated(&self, expression: &str) -> Result<String> {
        self.isolated_in(innermost(self).await?, expression).await
    }

    /// The same in the top document.
    pub async fn isolated_on_top(&self, expression: &str) -> Result<String> {
        let top = self.driver().bidi().await?.browsing_context().top_level().await?;
        self.isolated_in(top, expression).await
    }

    async fn isolated_in(&self, context: BrowsingContextId, expression: &str) -> Result<String> {
        let bidi = self.driver().bidi().await?;
        let result = bidi
            .send(Evaluate {
                expression: expression.to_owned(),
                target: Target::Context { context, sandbox: Some(WORLD.to_owned()) },
                await_promise: true,
                result_ownership: None,
                user_activation: None,
            })
            .await?;
        match result {
            EvaluateResult::Success { result, .. } => {
                let text = result.get("value").and_then(|value| value.as_str());
                text.map(str::to_owned).with_context(|| format!("expected a text, found {result}"))
            }
            EvaluateResult::Exception { exception_details, .. } => bail!("the script threw {exception_details}"),
        }
    }

    /// Gives the tab another size, in CSS pixels: smaller than a window can be.
    pub async fn resize(&self, width: u32, height: u32) -> Result<()> {
        let bidi = self.driver().bidi().await?;
        let top = bidi.browsing_context().top_level().await?;
        bidi.browsing_context().set_viewport(top, Some(Viewport { width, height })).await?;
        Ok(())
    }
}

/// The frame that holds no other.
pub async fn innermost(cx: &TestContext) -> Result<BrowsingContextId> {
    let bidi = cx.driver().bidi().await?;
    let tree = bidi.browsing_context().get_tree(None).await?;
    let mut context: BrowsingContextInfo = tree.contexts.into_iter().next().context("no tab")?;
    while let Some(child) = context.children.pop() {
        context = child;
    }
    Ok(context.context)
}
