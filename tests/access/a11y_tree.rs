//! What the browser hands to a screen reader: names, roles and states of every page and state, as snapshots that a person
//! can read, and what must hold in each of them.

use std::collections::BTreeMap;

use crate::access::count;
use anyhow::{Result, ensure};
use browser_tests::{Options, StateTour, TestContext, Variant, Visitor, last_seen};

use crate::access::node::Node;
use crate::access::snapshots::Snapshots;

/// What says what a control leads to, beside its name.
const LEADS: [&str; 6] = ["data-action", "data-for", "data-answer", "data-country", "lang", "value"];

/// The trees on a tour.
struct Trees {
    snapshots: Snapshots,
    faults: Vec<String>,
    controls: usize,
}

impl Visitor for Trees {
    async fn opened(&mut self, cx: &TestContext) -> Result<()> {
        let days = cx.script::<String>("return new Date().toDateString();", vec![]).await?;
        let wanted = format!("return new Date('{}T12:00').toDateString();", last_seen()?);
        let wanted = cx.script::<String>(&wanted, vec![]).await?;
        ensure!(days == wanted, "the day in the frame is {days}, and not {wanted}");
        Ok(())
    }

    async fn at(&mut self, cx: &TestContext, page: &str) -> Result<()> {
        let tree = Node::read(&cx.accessibility_tree().await?)?;
        self.controls += tree.all().iter().filter(|node| node.is_interactive()).count();
        self.faults.extend(faults(cx, &tree).await?.iter().map(|fault| format!("{page}: {fault}")));
        self.snapshots.add(page, tree.lines())
    }
}

/// What is wrong with a tree, whatever the page.
async fn faults(cx: &TestContext, tree: &Node) -> Result<Vec<String>> {
    let all = tree.all();
    let mut faults = Vec::new();
    let nameless = all.iter().filter(|node| node.is_interactive() && node.name.is_empty());
    faults.extend(nameless.map(|node| format!("a {} has no name", node.role)));
    let mains = all.iter().filter(|node| node.role == "main").count();
    if mains != 1 {
        faults.push(format!("{mains} main"));
    }
    faults.extend(headings(&all));
    faults.extend(numbers(&all));
    faults.extend(namesakes(cx, tree).await?);
    // In these two regions it is told what happens; a screen reader must know them before. Without the bar on top there
    // is nothing to tell.
    let is_there = |role: &str| all.iter().any(|node| node.role == role);
    for region in ["alert", "status"].into_iter().filter(|region| is_there("banner") && !is_there(region)) {
        faults.push(format!("the {region} is not there before it speaks"));
    }
    Ok(faults)
}

/// Links that dial another number than the one that is read out. A key to press after the call may be said beside it.
fn numbers(all: &[&Node]) -> Vec<String> {
    let digits = |text: &str| text.chars().filter(char::is_ascii_digit).collect::<String>();
    let mut faults = Vec::new();
    for link in all.iter().filter(|node| node.role == "link") {
        let address = link.says("url");
        let Some(number) = address.strip_prefix("tel:").or_else(|| address.strip_prefix("sms:")) else { continue };
        let number = digits(number.split([',', '?']).next().unwrap_or_default());
        if number.is_empty() || !digits(&link.name).starts_with(&number) {
            faults.push(format!("the link \"{}\" leads to {address}", link.name));
        }
    }
    faults
}

/// One of the first level, and none that skips a level.
fn headings(all: &[&Node]) -> Vec<String> {
    let headings = all.iter().filter(|node| node.role == "heading");
    let levels: Vec<usize> = headings.map(|node| node.says("level").parse().unwrap_or_default()).collect();
    let mut faults = Vec::new();
    let first = levels.iter().filter(|level| **level == 1).count();
    if first != 1 {
        faults.push(format!("{first} headings of level 1"));
    }
    // What stands above the heading of the page, an error or the warning, counts as below it.
    let before = std::iter::once(&1).chain(&levels);
    if before.zip(&levels).any(|(before, level)| *level > before + 1 || *level == 0) {
        faults.push(format!("a level of headings is skipped: {levels:?}"));
    }
    faults
}

/// Controls of one role and name that lead to different things. What answers a question is heard with its group.
async fn namesakes(cx: &TestContext, tree: &Node) -> Result<Vec<String>> {
    let mut leads: BTreeMap<[&str; 3], Vec<&Node>> = BTreeMap::new();
    let mut open = vec![(tree, "")];
    while let Some((node, group)) = open.pop() {
        let group = if node.role == "group" && !node.name.is_empty() { &node.name } else { group };
        if node.is_interactive() {
            leads.entry([group, &node.role, &node.name]).or_default().push(node);
        }
        open.extend(node.children.iter().map(|child| (child, group)));
    }
    let mut faults = Vec::new();
    for ([_, role, name], nodes) in leads.into_iter().filter(|(_, nodes)| nodes.len() > 1) {
        let mut all = Vec::new();
        for node in nodes {
            all.push(lead(cx, node).await?);
        }
        all.sort();
        all.dedup();
        if all.len() > 1 {
            faults.push(format!("each a {role} \"{name}\": {}", all.join(" | ")));
        }
    }
    Ok(faults)
}

/// What a control leads to: the address of a link, else what its element says; where that says nothing, itself.
async fn lead(cx: &TestContext, node: &Node) -> Result<String> {
    if node.role == "link" {
        return Ok(node.says("url").to_owned());
    }
    let attributes = cx.attributes_of(node.element).await?;
    let leads = attributes.iter().filter(|(name, _)| LEADS.contains(&name.as_str()));
    let says: Vec<String> = leads.map(|(name, value)| format!("{name}={value}")).collect();
    Ok(if says.is_empty() { format!("element {}", node.element) } else { says.join(" ") })
}

/// Every page and state.
pub async fn every_page_says_what_it_is(_: &TestContext) -> Result<()> {
    let variant = Variant::named("desktop")?;
    let cx = variant.cx().await?;
    cx.hold_the_day().await?;
    let trees = Trees { snapshots: Snapshots::new("a11y_tree"), faults: Vec::new(), controls: 0 };
    let trees = StateTour::through(&cx, variant, trees).await?;
    trees.snapshots.check()?;
    ensure!(trees.faults.is_empty(), "{} faults\n{}", trees.faults.len(), trees.faults.join("\n"));
    ensure!(trees.controls > 1000, "only {} controls", trees.controls);
    count(
        "tree",
        &[("controls with a name, a role and a state of their own in the accessibility tree", trees.controls)],
    )?;
    println!("  {} controls", trees.controls);
    Ok(())
}

/// Makes elements for the control: the frame lets no script write markup.
const ADD: &str = "const add = (name, words, attributes) => {
    const element = document.createElement(name);
    element.textContent = words;
    for (const [key, value] of Object.entries(attributes ?? {})) element.setAttribute(key, value);
    document.body.append(element);
  };";

/// Control: each fault is found in a page that has it, and no other.
pub async fn a_seeded_fault_is_found(_: &TestContext) -> Result<()> {
    let cx = TestContext::set_with(Options { with_worlds: true, ..Options::default() }).await?;
    for (seed, fault) in [
        ("add('button', '')", "a button has no name"),
        ("add('h1', 'Twice')", "2 headings of level 1"),
        ("add('h4', 'Deep')", "a level of headings is skipped: [1, 4]"),
        ("add('div', 'Twice', { role: 'main' })", "2 main"),
        (
            "add('button', 'Begin', { 'data-action': 'erase' })",
            "each a button \"Begin\": data-action=erase | data-action=start",
        ),
        ("add('a', 'Call 911 now', { href: 'tel:912' })", "the link \"Call 911 now\" leads to tel:912"),
        (
            "document.querySelectorAll('[role=status]').forEach((region) => (region.hidden = true))",
            "the status is not there before it speaks",
        ),
    ] {
        cx.begin_alone("").await?;
        ensure!(seen(&cx).await?.is_empty(), "{:?}", seen(&cx).await?);
        cx.isolated(&format!("(() => {{ {ADD} {seed}; return 'seeded'; }})()")).await?;
        let found = seen(&cx).await?;
        ensure!(found == [fault], "expected {fault:?} after {seed}, found {found:?}");
    }
    Ok(())
}

async fn seen(cx: &TestContext) -> Result<Vec<String>> {
    faults(cx, &Node::read(&cx.accessibility_tree().await?)?).await
}
