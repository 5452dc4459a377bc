//! The accessibility tree of a page, as far as a person hears of it, and as text.

use std::collections::{BTreeMap, BTreeSet};

use anyhow::{Context, Result};
use serde_json::Value;

/// What stands in the tree for its layout alone; what is in it counts as part of what is around it.
const LAYOUT: [&str; 9] =
    ["generic", "none", "paragraph", "form", "LabelText", "Legend", "strong", "emphasis", "DescriptionList"];
/// What is said with the text that it belongs to.
const LEFT_OUT: [&str; 3] = ["InlineTextBox", "ListMarker", "LineBreak"];

/// The browser's words for roles, where there are plainer ones.
const PLAIN: [(&str, &str); 7] = [
    ("RootWebArea", "page"),
    ("StaticText", "text"),
    ("DisclosureTriangle", "disclosure"),
    ("listitem", "item"),
    ("sectionfooter", "footer"),
    ("contentinfo", "footer"),
    ("searchbox", "search field"),
];

/// One node that a person hears of.
#[derive(Debug, Default)]
pub struct Node {
    pub role: String,
    pub name: String,
    description: String,
    value: String,
    properties: BTreeMap<String, String>,
    /// The browser's number of its element.
    pub element: i64,
    pub children: Vec<Node>,
}

impl Node {
    /// Makes one tree of the browser's list.
    pub fn read(list: &[Value]) -> Result<Self> {
        let by_id: BTreeMap<&str, &Value> =
            list.iter().filter_map(|node| Some((node["nodeId"].as_str()?, node))).collect();
        let mut read = read(list.first().context("the tree is empty")?, &by_id);
        let mut page = read.pop().context("the tree has no root")?;
        page.leave_out_labels(&page.names("checkbox").union(&page.names("radio")).cloned().collect());
        Ok(page)
    }

    /// What the browser says of a state, "" where it says nothing.
    pub fn says(&self, property: &str) -> &str {
        self.properties.get(property).map_or("", String::as_str)
    }

    /// This node and all below it, in the order in which they are read.
    pub fn all(&self) -> Vec<&Self> {
        let mut all = vec![self];
        all.extend(self.children.iter().flat_map(Self::all));
        all
    }

    /// Whether a person can do something with it. A heading and an alert take the focus, but not by the Tab key.
    pub fn is_interactive(&self) -> bool {
        let is_focusable = self.says("focusable") == "true";
        is_focusable && !["RootWebArea", "heading", "alert"].contains(&self.role.as_str())
    }

    fn names(&self, role: &str) -> BTreeSet<String> {
        self.all().iter().filter(|node| node.role == role).map(|node| node.name.clone()).collect()
    }

    /// A label says what its box is named. It is left out where it says nothing else.
    fn leave_out_labels(&mut self, names: &BTreeSet<String>) {
        self.children.retain(|child| child.role != "LabelText" || !names.contains(&child.text()));
        for child in &mut self.children {
            child.leave_out_labels(names);
        }
        let children = std::mem::take(&mut self.children);
        let flat = |child: Self| if child.role == "LabelText" { child.children } else { vec![child] };
        self.children = children.into_iter().flat_map(flat).collect();
    }

    /// The words in it.
    fn text(&self) -> String {
        let words: Vec<&str> =
            self.all().iter().filter(|node| node.role == "StaticText").map(|node| node.name.as_str()).collect();
        words.join(" ")
    }

    /// A line for each node, those below it further in.
    pub fn lines(&self) -> String {
        let mut lines = String::new();
        self.write(0, &mut lines);
        lines
    }

    fn write(&self, depth: usize, lines: &mut String) {
        let (line, rest) = match self.children.as_slice() {
            // What opens and closes leads what it opens.
            [triangle, rest @ ..]
                if self.role == "group" && self.name.is_empty() && triangle.role == "DisclosureTriangle" =>
            {
                (triangle.line(), triangle.children.iter().chain(rest).collect())
            }
            [text] if self.name.is_empty() && text.role == "StaticText" => {
                (format!("{} \"{}\"", self.line(), text.name), Vec::new())
            }
            children => (self.line(), children.iter().collect::<Vec<_>>()),
        };
        lines.push_str(&"  ".repeat(depth));
        lines.push_str(&line);
        lines.push('\n');
        for child in rest {
            child.write(depth + 1, lines);
        }
    }

    /// Role, name, states, description.
    fn line(&self) -> String {
        let plain = PLAIN.iter().find(|(role, _)| *role == self.role).map_or(self.role.as_str(), |(_, plain)| plain);
        let mut line = match self.role.as_str() {
            "StaticText" => return format!("\"{}\"", self.name),
            "heading" => format!("heading {}", self.says("level")),
            "list" => format!("list of {}", self.children.len()),
            _ => plain.to_owned(),
        };
        if !self.name.is_empty() {
            line = format!("{line} \"{}\"", self.name);
        }
        if self.role == "link" {
            line = format!("{line} to {}", self.says("url"));
        }
        let mut said = vec![line];
        said.extend(self.states());
        if !self.description.is_empty() {
            said.push(format!("described by \"{}\"", self.description));
        }
        said.join(", ")
    }

    fn states(&self) -> Vec<String> {
        let mut states = Vec::new();
        let mut say = |property: &str, value: &str, words: &str| {
            if self.says(property) == value {
                states.push(words.to_owned());
            }
        };
        say("checked", "true", "checked");
        say("checked", "false", "not checked");
        say("expanded", "true", "expanded");
        say("expanded", "false", "collapsed");
        say("disabled", "true", "disabled");
        say("required", "true", "required");
        say("invalid", "true", "invalid");
        say("readonly", "true", "read only");
        say("pressed", "true", "pressed");
        say("pressed", "false", "not pressed");
        say("busy", "true", "busy");
        say("modal", "true", "modal");
        let is_live = ["alert", "status"].contains(&self.role.as_str());
        if is_live && self.children.is_empty() {
            states.push("empty".into());
        }
        if !is_live && !self.says("live").is_empty() {
            states.push(format!("live {}", self.says("live")));
        }
        if !self.value.is_empty() {
            states.push(format!("holds \"{}\"", self.value));
        }
        if self.says("focused") == "true" && self.role != "RootWebArea" {
            states.push("has the focus".into());
        }
        states
    }
}

/// A node of the list; where it is nothing by itself, what is in it.
fn read(node: &Value, by_id: &BTreeMap<&str, &Value>) -> Vec<Node> {
    let role = said(&node["role"]);
    if LEFT_OUT.contains(&role.as_str()) {
        return Vec::new();
    }
    let ids = node["childIds"].as_array().into_iter().flatten().filter_map(Value::as_str);
    let mut children: Vec<Node> = ids.filter_map(|id| by_id.get(id)).flat_map(|child| read(child, by_id)).collect();
    let name = said(&node["name"]);
    let is_ignored = node["ignored"].as_bool() == Some(true);
    let is_layout = LAYOUT.contains(&role.as_str()) && name.is_empty() && role != "LabelText";
    if is_ignored || is_layout {
        return children;
    }
    if !name.is_empty()
        && ["button", "link", "heading", "DisclosureTriangle", "term", "searchbox"].contains(&role.as_str())
    {
        // Its name is what is read, and not the words in it.
        children.retain(|child| child.role != "StaticText");
    }
    let properties = node["properties"].as_array().into_iter().flatten();
    let properties =
        properties.filter_map(|each| Some((each["name"].as_str()?.to_owned(), said(&each["value"])))).collect();
    vec![Node {
        role,
        name,
        description: said(&node["description"]),
        value: said(&node["value"]),
        properties,
        element: node["backendDOMNodeId"].as_i64().unwrap_or_default(),
        children,
    }]
}

/// A value of the browser as text, its spaces made one each.
fn said(value: &Value) -> String {
    let text = match &value["value"] {
        Value::String(text) => text.clone(),
        Value::Null => String::new(),
        other => other.to_string(),
    };
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}
