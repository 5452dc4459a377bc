//! The pages that stand until the widget is ready: its own start page and first question, rendered in each language and form.

use std::fmt::Write as _;

use anyhow::{Context, Result, ensure};
use clinical::date::Date;
use clinical::page::Page;
use clinical::session::{Event, Session, View};
use clinical::settings::Settings;
use clinical::text::{Lang, say};
use trd_screener::config::Config;
use trd_screener::export::ExportState;
use trd_screener::form::Form;
use trd_screener::render;
use trd_screener::view_context::ViewContext;

use super::template::escape;

/// Stands for an address that the build does not know. `shell/preboot.js` writes the real one, or takes the link away.
const ADDRESS: &str = "https://address.invalid/";

/// The templates: one for each language and form.
pub fn templates() -> Result<String> {
    let mut templates = String::new();
    for lang in Lang::all() {
        for name in ["page", "embed", "tab"] {
            templates
                .push_str(&template(lang, name).with_context(|| format!("the first pages, {} {name}", lang.code()))?);
        }
    }
    Ok(templates)
}

fn template(lang: Lang, name: &str) -> Result<String> {
    let (settings, problems) = Settings::read(&format!("lang={}&clinic=Clinic&home={ADDRESS}", lang.code()));
    ensure!(problems.is_empty(), "expected settings without a fault, found {problems:?}");
    let form = Form::read(&format!("{name} {ADDRESS}"), &settings);
    // No crisis line is left out because of the day: the first one is held to be open day and night.
    let config = Config::new(settings, form, Date::LATEST);
    let export = ExportState::default();
    let start = Session::new(config.settings.country);
    let question = Session::new(config.settings.country).apply(Event::Start);
    ensure!(question.view() == View::Question(Page::Urgent), "the first question is another page");
    let start = render::markup(&ViewContext::still(&start, &config, &export));
    let question = render::markup(&ViewContext::still(&question, &config, &export));
    // What stands around a page is the same on both.
    let question = question.find("<main").and_then(|place| question.get(place..)).context("a page without <main>")?;
    let mut template = String::new();
    write!(
        template,
        "<template lang=\"{}\" dir=\"{}\" data-form=\"{name}\" data-wait=\"{}\" data-shift=\"{}\" data-shifts=\"{}\">",
        lang.code(),
        say::language_direction(lang),
        escape(say::early_wait(lang)),
        escape(say::header_shift_one(lang)),
        escape(say::header_shift_two(lang)),
    )?;
    template.push_str(&start);
    template.push_str(question);
    template.push_str("</template>");
    Ok(template.replace(&format!(" href=\"{ADDRESS}\""), "").replace(">Clinic</bdi>", "></bdi>"))
}
