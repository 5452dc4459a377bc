//! What only the browser's developer tools tell of the innermost frame.

use anyhow::{Context, Result};
use serde_json::{Value, json};

use crate::context::TestContext;
use crate::isolated::innermost;

impl TestContext {
    /// The accessibility tree as the browser hands it to a screen reader: its nodes, each after its parent.
    pub async fn accessibility_tree(&self) -> Result<Vec<Value>> {
        let frame = innermost(self).await?;
        let told = self.devtools("Accessibility.getFullAXTree", json!({ "frameId": frame })).await?;
        let nodes = told.get("nodes").and_then(Value::as_array);
        nodes.cloned().with_context(|| format!("expected nodes, found {told}"))
    }

    /// The attributes of the element that a node of that tree stands for, by the browser's number of it.
    pub async fn attributes_of(&self, element: i64) -> Result<Vec<(String, String)>> {
        let told = self.devtools("DOM.describeNode", json!({ "backendNodeId": element })).await?;
        let flat: Vec<&str> = told
            .pointer("/node/attributes")
            .and_then(Value::as_array)
            .into_iter()
            .flatten()
            .filter_map(Value::as_str)
            .collect();
        let pair = |pair: &[&str]| Some(((*pair.first()?).to_owned(), (*pair.last()?).to_owned()));
        Ok(flat.chunks_exact(2).filter_map(pair).collect())
    }

    async fn devtools(&self, method: &str, params: Value) -> Result<Value> {
        let bidi = self.driver().bidi().await?;
        let context = innermost(self).await?;
        let told = bidi.send_raw("goog:cdp.getSession", json!({ "context": context })).await?;
        let session = told.get("session").with_context(|| format!("expected a session, found {told}"))?;
        let command = json!({ "method": method, "params": params, "session": session });
        let mut told = bidi.send_raw("goog:cdp.sendCommand", command).await?;
        told.get_mut("result").map(Value::take).with_context(|| format!("expected a result, found {told}"))
    }
}
