//! What is copied into the clinic's website.

use clinical::setup;
use yew::prelude::*;

use super::parts::{Choice, copy_box, radios, section};
use crate::{
    app::{App, Message},
    snippet::{self, Kind},
};

/// How the site is made, and what it needs.
pub fn part(app: &App, ctx: &Context<App>) -> Html {
    let lang = app.lang;
    let choice = |value, label, site| Choice {
        value,
        label,
        is_chosen: app.site == site,
        message: ctx.link().callback(move |()| Message::Site(site)),
    };
    let choices = vec![
        choice("wordpress", setup::site_wordpress(lang), Kind::Shortcode),
        choice("frame", setup::site_any(lang), Kind::Frame),
        choice("element", setup::site_element(lang), Kind::Element),
    ];
    section(
        "site",
        setup::part_site(lang),
        html! {
            <>
                { radios("site-kind", setup::site_kind(lang), None, choices) }
                if !app.form.problems().is_empty() { <p class="error">{ setup::check_left_out(lang) }</p> }
                { if app.site == Kind::Shortcode { wordpress(app, ctx) } else { any(app, ctx) } }
                { copy_box(app, ctx, "line", setup::site_line(lang), &app.form.settings().line_below()) }
                <p class="hint">
                    { if app.site == Kind::Shortcode { setup::site_line_plugin(lang) } else { setup::site_line_about(lang) } }
                </p>
            </>
        },
    )
}

fn wordpress(app: &App, ctx: &Context<App>) -> Html {
    let lang = app.lang;
    let text = snippet::write(Kind::Shortcode, &app.form);
    html! {
        <ol class="steps">
            <li>{ setup::site_step_upload(lang) }</li>
            <li>{ setup::site_step_page(lang) }</li>
            <li>
                <span>{ setup::site_step_paste(lang) }</span>
                { copy_box(app, ctx, "snippet", setup::site_shortcode(lang), &text) }
            </li>
            <li>{ setup::site_step_publish(lang) }</li>
        </ol>
    }
}

fn any(app: &App, ctx: &Context<App>) -> Html {
    let lang = app.lang;
    let (about, label) = if app.site == Kind::Element {
        (setup::site_element_about(lang), setup::site_code_element(lang))
    } else {
        (setup::site_any_about(lang), setup::site_frame(lang))
    };
    html! {
        <>
            <p>{ about }</p>
            { copy_box(app, ctx, "snippet", label, &snippet::write(app.site, &app.form)) }
        </>
    }
}
