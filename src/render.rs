//! Pages as markup, rendered without a browser: for the build, which writes the pages that stand until the widget is ready,
//! and for the snapshots.

#[cfg(test)]
mod snapshots;

use crate::{pages, view_context::ViewContext};
use futures::executor::block_on;
use yew::{Html, LocalServerRenderer, Properties, function_component};

#[derive(PartialEq, Properties)]
struct Props {
    html: Html,
}

/// Shows what it is given: Yew renders nothing but components.
#[function_component]
fn Given(props: &Props) -> Html {
    props.html.clone()
}

/// All that the widget shows, as HTML.
#[must_use]
pub fn markup(cx: &ViewContext<'_>) -> String {
    let props = Props { html: pages::all(cx) };
    block_on(LocalServerRenderer::<Given>::with_props(props).hydratable(false).render())
}
