//! Nodes, built by functions.
//!
//! Yew's `html!` writes its whole code out at each use, which in this widget came to a third of the wasm. It stays
//! where something is pressed or typed; what only stands there is built with these.

use yew::{
    AttrValue, Html,
    virtual_dom::{VList, VTag, VText},
};

/// An element with attributes and children. An attribute that is empty is left out.
pub fn el(tag: &'static str, attributes: &[(&'static str, &str)], children: Vec<Html>) -> Html {
    let mut element = VTag::new(tag);
    for (name, value) in attributes.iter().filter(|(_, value)| !value.is_empty()) {
        element.add_attribute(name, owned(value));
    }
    element.add_child(group(children));
    element.into()
}

/// An element with one run of text.
pub fn text(tag: &'static str, class: &'static str, text: &str) -> Html {
    el(tag, &[("class", class)], vec![text_node(text)])
}

/// A run of text. It always has an element of its own around it.
pub fn text_node(text: &str) -> Html {
    VText::new(owned(text)).into()
}

/// Nodes one after the other.
pub fn group(nodes: Vec<Html>) -> Html {
    VList::with_children(nodes, None).into()
}

/// A paragraph.
pub fn p(words: &str) -> Html {
    text("p", "", words)
}

/// A heading of a section.
pub fn h2(words: &str) -> Html {
    text("h2", "", words)
}

/// A section with its heading.
pub fn section(heading: &str, mut content: Vec<Html>) -> Html {
    content.insert(0, h2(heading));
    el("section", &[], content)
}

/// A list with a class, of items that are filled already.
pub fn ul(class: &'static str, items: Vec<Html>) -> Html {
    el("ul", &[("class", class)], items)
}

/// An element for each sentence.
pub fn each<T: AsRef<str>>(tag: &'static str, class: &'static str, sentences: &[T]) -> Vec<Html> {
    let mut nodes = Vec::with_capacity(sentences.len());
    for sentence in sentences {
        nodes.push(text(tag, class, sentence.as_ref()));
    }
    nodes
}

/// What stands side by side on a line, with a space after each: without the style sheet nothing else keeps two apart.
pub fn spaced(nodes: Vec<Html>) -> Vec<Html> {
    let mut spaced = Vec::new();
    for node in nodes {
        spaced.push(node);
        spaced.push(text_node(" "));
    }
    spaced
}

fn owned(text: &str) -> AttrValue {
    AttrValue::from(text.to_owned())
}
