//! The probes, run in both frames, and what has arrived of each.

use std::time::Duration;

use anyhow::{Context, Result, ensure};
use browser_tests::{Engine, Options, Stage, in_sample, is_full, note};
use serde::Deserialize;
use serde_json::json;
use tokio::time::{Instant, sleep};

use crate::frame::Arm;
use crate::namespace;
use crate::sink::Sink;

/// How long a probe of the control may take to arrive.
const LONGEST: Duration = Duration::from_secs(4);
/// How long nothing of the widget's may arrive, at least; where the control took longer, four times as long as it.
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

/// How many probes must be seen to get out of the control, or the control is broken.
const fn least_proven(engine: Engine) -> usize {
    match engine {
        Engine::Chromium => 90,
        Engine::Firefox => 82,
        Engine::WebKit => 78,
    }
}

/// Every way out that leads out of an open frame leads nowhere from the widget's.
pub async fn nothing_gets_out(stage: &Stage) -> Result<()> {
    let engine = stage.engine;
    let stage = Stage::set_with(Options { engine, direct: namespace::is_inside(), ..Options::default() }).await?;
    let network = Network::open(&stage).await?;
    Arm::serve(&stage)?;
    Arm::Control.begin(&stage).await?;
    let all: Vec<Probe> = stage.script("return adversary.list();", vec![]).await?;
    ensure!(all.len() >= 100, "only {} probes", all.len());
    // Those that take the document away need one of their own each.
    let wanted = |probe: &&Probe| is_full() || !probe.leaves || in_sample(&probe.id, 0, 4);
    let probes: Vec<Probe> = all.iter().filter(wanted).cloned().collect();

    let control = attack(&stage, &network, Arm::Control, &probes, LONGEST).await?;
    network.empty();
    let widget = attack(&stage, &network, Arm::Widget, &probes, QUIET).await?;

    let mut outcomes = Vec::new();
    for ((probe, control), widget) in probes.iter().zip(control).zip(widget) {
        outcomes.push(Outcome { probe: probe.id.clone(), control, widget });
    }
    let out: Vec<&str> = outcomes.iter().filter(|o| !o.widget.is_empty()).map(|o| o.probe.as_str()).collect();
    let unproven: Vec<&str> = outcomes.iter().filter(|o| o.control.is_empty()).map(|o| o.probe.as_str()).collect();
    let proven = outcomes.len() - unproven.len();
    let found = json!({ "probes": outcomes.len(), "ways out of the widget": out.len() });
    note("escape", &format!("{}-probes", engine.name()), &found)?;
    let found = json!({ "ways out of the control": proven, "unproven": unproven });
    note("escape", &format!("{}-probes-control", engine.name()), &found)?;
    ensure!(out.is_empty(), "out of the widget's frame got {out:?}");
    println!("  {proven} of {} ways lead out of the control, none out of the widget", outcomes.len());
    println!("  not proven, because they do not lead out of the control either: {}", unproven.join(", "));
    let least = if is_full() { least_proven(engine) } else { least_proven(engine) / 2 };
    ensure!(!namespace::is_inside() || proven >= least, "only {proven} of the probes get out of the control");
    Ok(())
}

/// Runs the probes in a frame. Returns the ways on which each has arrived, in their order.
async fn attack(
    stage: &Stage,
    network: &Network<'_>,
    arm: Arm,
    probes: &[Probe],
    patience: Duration,
) -> Result<Vec<Vec<&'static str>>> {
    arm.begin(stage).await?;
    let calm: Vec<&str> = probes.iter().filter(|p| !p.leaves && !p.press).map(|p| p.id.as_str()).collect();
    stage.script::<()>("adversary.tries(arguments[0]); return null;", vec![json!(calm)]).await?;
    sleep(LONGEST).await;
    for probe in probes.iter().filter(|probe| probe.leaves || probe.press) {
        arm.begin(stage).await.with_context(|| format!("before {}", probe.id))?;
        if probe.press {
            stage.script::<()>("adversary.arm(arguments[0]); return null;", vec![json!(probe.id)]).await?;
            let heading = stage.find("h1").await?;
            // The document may go away under the press.
            let _ = heading.click().await;
        } else {
            // The document may go away under the command.
            let _ = stage.script::<()>("adversary.tries([arguments[0]]); return null;", vec![json!(probe.id)]).await;
        }
        let end = Instant::now() + patience;
        while network.ways(&probe.id).is_empty() && Instant::now() < end {
            sleep(Duration::from_millis(20)).await;
        }
    }
    // What comes late counts too.
    sleep(LONGEST).await;
    Ok(probes.iter().map(|probe| network.ways(&probe.id)).collect())
}

/// What sees the probes arrive: everything in a network of our own, else what the browser sends to its sinkhole.
enum Network<'a> {
    Own(Sink),
    Shared(&'a Stage),
}

impl<'a> Network<'a> {
    async fn open(stage: &'a Stage) -> Result<Self> {
        Ok(if namespace::is_inside() { Self::Own(Sink::open().await?) } else { Self::Shared(stage) })
    }

    fn ways(&self, probe: &str) -> Vec<&'static str> {
        match self {
            Self::Own(sink) => sink.ways(probe),
            Self::Shared(stage) => {
                let name = format!("{probe}.{}", crate::sink::DOMAIN);
                let has_come = stage.sinkhole.asked().iter().any(|asked| asked.starts_with(&name));
                if has_come { vec!["a connection"] } else { Vec::new() }
            }
        }
    }

    /// Forgets what has arrived.
    fn empty(&self) {
        match self {
            Self::Own(sink) => sink.empty(),
            Self::Shared(stage) => stage.sinkhole.empty(),
        }
    }
}
