//! The two engines: Deque's axe-core, and IBM's accessibility-checker-engine. They run in a world of their own.

use std::fs;
use std::path::Path;

use anyhow::{Context, Result, ensure};
use browser_tests::{Options, TestContext};
use serde::{Deserialize, Serialize};

/// The engines' sources, below `node_modules`.
const SOURCES: [&str; 2] = ["axe-core/axe.min.js", "accessibility-checker-engine/ace.js"];

/// WCAG 2.2 A and AA, and of AAA what can be measured, contrast of 7:1 among it. What axe cannot decide comes back as
/// incomplete, and counts as a fault.
const AXE: &str = "axe.run(document, { runOnly: ['wcag2a', 'wcag2aa', 'wcag2aaa', 'wcag21a', 'wcag21aa', 'wcag22aa',
      'best-practice'] }).then((report) => {
        const told = (kind) => report[kind].flatMap((rule) =>
          rule.nodes.map((node) => `${kind}: ${rule.id}: ${node.html.slice(0, 160)}: ${node.failureSummary}`));
        const rules = report.passes.length + report.violations.length + report.incomplete.length;
        return JSON.stringify({ rules, faults: [...told('violations'), ...told('incomplete')] });
      })";

/// What this engine calls a failure. Its other notes ask a person to look: docs/accessibility.md says how each is met.
const IBM: &str = "new ace.Checker().check(document, ['WCAG_2_2']).then((report) => {
        const failed = report.results.filter((result) => result.value[1] === 'FAIL');
        const told = failed.map((result) => `${result.ruleId}: ${result.snippet.slice(0, 160)}: ${result.message}`);
        return JSON.stringify({ rules: report.numExecuted, faults: told });
      })";

/// Colours are judged as they stay, not in the middle of a fade.
const FADED_IN: &str = "document.getAnimations().map((fade) => fade.finish()).length + ''";

/// What is folded is looked at too: IBM's engine sees no label in what is closed. And an engine does not scroll, so what
/// stays at the foot stands in its place: that it hides nothing is shown by layout/cover.rs and keyboard/stops.rs.
const UNFOLDED: &str = "(() => {
        const shut = [...document.querySelectorAll('details:not([open])')];
        for (const fold of shut) fold.open = true;
        const docks = [...document.querySelectorAll('.dock')];
        for (const dock of docks) dock.style.position = 'static';
        window.foldAgain = () => {
          for (const fold of shut) fold.open = false;
          for (const dock of docks) dock.style.position = '';
        };
        return 'unfolded';
      })()";
const FOLDED: &str = "(foldAgain(), 'folded')";

/// What an engine says of a page.
#[derive(Debug, Deserialize, Serialize)]
pub struct Report {
    /// How many rules it has tried on something.
    pub rules: u32,
    pub faults: Vec<String>,
}

/// Makes both ready in the document that is shown; they stay as long as it does.
pub async fn load(cx: &TestContext) -> Result<()> {
    for source in SOURCES {
        cx.isolated(&script(source)?).await?;
    }
    Ok(())
}

fn script(source: &str) -> Result<String> {
    let file = Path::new(env!("CARGO_MANIFEST_DIR")).join("../node_modules").join(source);
    let script = fs::read_to_string(&file).with_context(|| format!("no {} (run `npm ci`)", file.display()))?;
    Ok(format!("{script}\n;'ready'"))
}

/// What each says of the page around the frame, unfolded, by its name. The frame is looked at by itself.
pub async fn reports_on_top(cx: &TestContext) -> Result<[(&'static str, Report); 2]> {
    for source in SOURCES {
        cx.isolated_on_top(&script(source)?).await?;
    }
    let without = "{ iframes: false, rules: { 'frame-tested': { enabled: false } }, runOnly";
    let axe = AXE.replacen("{ runOnly", without, 1);
    cx.isolated_on_top(FADED_IN).await?;
    cx.isolated_on_top(UNFOLDED).await?;
    let axe = serde_json::from_str(&cx.isolated_on_top(&axe).await?)?;
    let ibm = serde_json::from_str(&cx.isolated_on_top(IBM).await?)?;
    cx.isolated_on_top(FOLDED).await?;
    Ok([("axe-core", axe), ("IBM", ibm)])
}

/// What each says of the page, unfolded, by its name.
pub async fn reports(cx: &TestContext) -> Result<[(&'static str, Report); 2]> {
    cx.isolated(FADED_IN).await?;
    cx.isolated(UNFOLDED).await?;
    let axe = serde_json::from_str(&cx.isolated(AXE).await?)?;
    let ibm = serde_json::from_str(&cx.isolated(IBM).await?)?;
    cx.isolated(FOLDED).await?;
    Ok([("axe-core", axe), ("IBM", ibm)])
}

/// Control: in a page with a picture that has no name, each engine finds it, and by its own rule for that.
pub async fn a_seeded_fault_is_found_by_each(_stage: &TestContext) -> Result<()> {
    let cx = TestContext::set_with(Options { with_worlds: true, ..Options::default() }).await?;
    cx.begin_alone("").await?;
    load(&cx).await?;
    let clean = reports(&cx).await?;
    let seed = "(() => { const picture = document.createElement('img'); document.querySelector('main').append(picture);
        return 'seeded'; })()";
    cx.isolated(seed).await?;
    for ((name, before), (_, after)) in clean.iter().zip(reports(&cx).await?) {
        ensure!(before.faults.is_empty(), "{name}: {:?}", before.faults);
        ensure!(after.faults.iter().any(|fault| fault.contains("<img")), "{name} does not see it: {after:?}");
    }
    Ok(())
}
