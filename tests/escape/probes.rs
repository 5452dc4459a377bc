//! The probes, run in both frames, and what has arrived of each.

use std::time::Duration;

use anyhow::{Context, Result, ensure};
use browser_tests::{Engine, Options, TestContext, in_sample, is_full, write_metrics};
use serde::Deserialize;
use serde_json::json;
use tokio::time::{Instant, sleep};

use crate::frame::Arm;
use crate::namespace;
use crate::sink::{self, Sink};

/// How long a probe of the control may take to arrive.
const LONGEST: Duration = Duration::from_secs(4);
/// How long each of the widget's is waited for by itself; what comes later is seen at the end.
const QUIET: Duration = Duration::from_millis(400);

/// One way out, as probes.js lists it.
#[derive(Clone, Debug, Deserialize)]
struct Probe {
    id: String,
    leaves: bool,
    press: bool,
}

/// What came of it.
struct Outcome {
    probe: String,
    /// The ways on which the control's arrived; empty where nothing did, which proves nothing.
    control: Vec<&'static str>,
    /// The same of the widget's.
    widget: Vec<&'static str>,
}

/// What Chromium does before it asks the policy: it opens a connection to where a document wants to go, and so looks its
/// name up; the document never goes, and nothing is asked for. No policy and no script of a page can keep it from that. So
/// the audit sees to it that nothing in the frame names `location`.
const AHEAD: [&str; 4] = ["location", "location-href", "location-assign", "location-replace"];

impl Outcome {
    /// Whether only a name was looked up, where the browser does that by itself.
    fn is_ahead(&self, engine: Engine) -> bool {
        engine == Engine::Chromium && AHEAD.contains(&self.probe.as_str()) && self.widget == [sink::LOOKED_UP]
    }
}

/// How many probes must be seen to get out of the control, or the control is broken.
const fn least_proven(engine: Engine) -> usize {
    match engine {
        Engine::Chromium => 90,
        Engine::Firefox => 82,
        Engine::WebKit => 78,
    }
}

/// Every way out that leads out of an open frame leads nowhere from the widget's.
pub async fn nothing_gets_out(cx: &TestContext) -> Result<()> {
    let engine = cx.engine;
    let sink = if namespace::is_inside() { Some(Sink::open().await?) } else { None };
    // Each arm has a browser of its own: what the control's goes on sending is none of the widget's.
    let set = || TestContext::set_with(Options { engine, direct: namespace::is_inside(), ..Options::default() });

    let cx = set().await?;
    Arm::serve(&cx)?;
    let network = Network::of(&cx, sink.as_ref());
    Arm::Control.begin(&cx).await?;
    let all: Vec<Probe> = cx.script("return adversary.list();", vec![]).await?;
    ensure!(all.len() >= 100, "only {} probes", all.len());
    // Those that take the document away need one of their own each.
    let wanted = |probe: &&Probe| is_full() || !probe.leaves || in_sample(&probe.id, 0, 4);
    let probes: Vec<Probe> = all.iter().filter(wanted).cloned().collect();
    let control = attack(&cx, &network, Arm::Control, &probes, LONGEST).await?;
    let packets = network.packets();
    network.empty();
    drop(cx);

    let cx = set().await?;
    Arm::serve(&cx)?;
    let network = Network::of(&cx, sink.as_ref());
    network.empty();
    let widget = attack(&cx, &network, Arm::Widget, &probes, QUIET).await?;
    ensure!(network.packets() == 0, "{} packets without a name came out of the widget's frame", network.packets());

    let mut outcomes = Vec::new();
    for ((probe, control), widget) in probes.iter().zip(control).zip(widget) {
        outcomes.push(Outcome { probe: probe.id.clone(), control, widget });
    }
    let (ahead, out): (Vec<&Outcome>, Vec<&Outcome>) =
        outcomes.iter().filter(|o| !o.widget.is_empty()).partition(|o| o.is_ahead(engine));
    let unproven: Vec<&str> = outcomes.iter().filter(|o| o.control.is_empty()).map(|o| o.probe.as_str()).collect();
    let proven = outcomes.len() - unproven.len();
    let found = json!({
        "probes": outcomes.len(),
        "ways out of the widget": out.len(),
        "names looked up ahead of the policy": ahead.iter().map(|o| o.probe.as_str()).collect::<Vec<_>>(),
        "a network of their own": namespace::is_inside(),
    });
    write_metrics("escape", &format!("{}-probes", engine.name()), &found)?;
    let found = json!({ "ways out of the control": proven, "packets without a name": packets, "unproven": unproven });
    write_metrics("escape", &format!("{}-probes-control", engine.name()), &found)?;
    let told: Vec<String> = out.iter().map(|o| format!("{} by {}", o.probe, o.widget.join(", "))).collect();
    ensure!(out.is_empty(), "out of the widget's frame got {told:?}");
    println!("  {proven} of {} ways lead out of the control, none out of the widget", outcomes.len());
    println!("  {} names were looked up before the browser asked the policy", ahead.len());
    println!("  not proven, because they do not lead out of the control either: {}", unproven.join(", "));
    let least = if is_full() { least_proven(engine) } else { least_proven(engine) / 2 };
    // The network sink sees neither packets nor names that are only looked up.
    let least = if namespace::is_inside() { least } else { least / 2 };
    ensure!(proven >= least, "only {proven} of the probes get out of the control");
    Ok(())
}

/// Runs the probes in a frame. Returns the ways on which each has arrived, in their order.
async fn attack(
    cx: &TestContext,
    network: &Network<'_>,
    arm: Arm,
    probes: &[Probe],
    patience: Duration,
) -> Result<Vec<Vec<&'static str>>> {
    arm.begin(cx).await?;
    let calm: Vec<&str> = probes.iter().filter(|p| !p.leaves && !p.press).map(|p| p.id.as_str()).collect();
    cx.script::<()>("adversary.tries(arguments[0]); return null;", vec![json!(calm)]).await?;
    sleep(LONGEST).await;
    let missed = untried(cx, &calm).await.context("the calm probes leave the document where it is")?;
    ensure!(missed.is_empty(), "never tried: {missed:?}");
    for probe in probes.iter().filter(|probe| probe.leaves || probe.press) {
        arm.begin(cx).await.with_context(|| format!("before {}", probe.id))?;
        if probe.press {
            cx.script::<()>("adversary.arm(arguments[0]); return null;", vec![json!(probe.id)]).await?;
            let heading = cx.find("h1").await?;
            // The document may go away under the press.
            let _ = heading.click().await;
        } else {
            // The document may go away under the command.
            let _ = cx.script::<()>("adversary.tries([arguments[0]]); return null;", vec![json!(probe.id)]).await;
        }
        let end = Instant::now() + patience;
        while network.ways(&probe.id, arm).is_empty() && Instant::now() < end {
            sleep(Duration::from_millis(20)).await;
        }
        // A document that has gone away answers nothing, or is another one.
        let missed = untried(cx, &[probe.id.as_str()]).await.unwrap_or_default();
        ensure!(missed.is_empty(), "never tried: {missed:?}");
    }
    // What comes late counts too.
    sleep(LONGEST).await;
    Ok(probes.iter().map(|probe| network.ways(&probe.id, arm)).collect())
}

/// Those of the probes that the document in the frame has not tried: nothing of them would arrive, and prove nothing.
async fn untried(cx: &TestContext, probes: &[&str]) -> Result<Vec<String>> {
    let script = "return arguments[0].filter((id) => !adversary.has(id));";
    cx.script(script, vec![json!(probes)]).await
}

/// What sees the probes arrive: everything in a network of our own, else what the browser sends to its network sink.
enum Network<'a> {
    Own(&'a Sink),
    Shared(&'a TestContext),
}

impl<'a> Network<'a> {
    const fn of(cx: &'a TestContext, sink: Option<&'a Sink>) -> Self {
        match sink {
            Some(sink) => Self::Own(sink),
            None => Self::Shared(cx),
        }
    }

    fn ways(&self, probe: &str, arm: Arm) -> Vec<&'static str> {
        let name = format!("{probe}.{}", arm.domain());
        match self {
            Self::Own(sink) => sink.ways(&name),
            Self::Shared(cx) => {
                let has_come = cx.network_sink.asked().iter().any(|asked| asked.starts_with(&name));
                if has_come { vec!["a connection"] } else { Vec::new() }
            }
        }
    }

    /// Packets without a name; the network sink sees none.
    fn packets(&self) -> usize {
        match self {
            Self::Own(sink) => sink.packets(),
            Self::Shared(_) => 0,
        }
    }

    /// Forgets what has arrived.
    fn empty(&self) {
        match self {
            Self::Own(sink) => sink.empty(),
            Self::Shared(cx) => cx.network_sink.empty(),
        }
    }
}
