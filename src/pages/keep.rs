//! Taking the answers along: what goes into the copy, the ways to make it, and the copy itself, which only paper shows.

use crate::{
    components::{actions, each, el, group, h2, p, section, spaced, text, with_attributes},
    keep::{Press, Told},
    scene::{Message, Scene},
};
use clinical::{
    sheet::{self, Kind},
    text::say,
};
use yew::prelude::*;

/// A button of the copy.
fn press(scene: &Scene<'_>, name: &'static str, press: Press, label: &str) -> Html {
    html! { <button type="button" class="button" data-action={name} onclick={scene.tell(Message::Keep(press))}>{ label }</button> }
}

/// A tick box of the copy.
fn choice(scene: &Scene<'_>, id: &str, press: Press, is_ticked: bool, label: &str) -> Html {
    let onchange = scene.tell::<yew::Event>(Message::Keep(press));
    let input =
        html! { <input type="checkbox" id={id.to_owned()} checked={is_ticked} autocomplete="off" {onchange} /> };
    let label = el("label", &[("for", id)], vec![text("span", "", label)]);
    el("div", &[("class", "tick")], vec![input, label])
}

/// The questions to ask, each with a box that puts it on the copy.
pub fn questions(scene: &Scene<'_>, questions: &[&str]) -> Html {
    let mut boxes = Vec::new();
    for (place, question) in questions.iter().enumerate() {
        let is_ticked = scene.keep.questions.contains(&place);
        boxes.push(choice(scene, &format!("ask-{place}"), Press::Question(place), is_ticked, question));
    }
    let legend = el("legend", &[], vec![text("span", "hint", say::keep_questions(scene.lang))]);
    section(say::result_questions(scene.lang), vec![el("fieldset", &[], vec![legend, group(boxes)])])
}

/// The ways to take the answers along.
pub fn keep(scene: &Scene<'_>) -> Html {
    let (keep, lang) = (scene.keep, scene.lang);
    let mut content = each("p", "", &[say::keep_what(lang), say::keep_whoever(lang)]);
    if scene.session.answers().is_asq_asked() {
        content.push(choice(scene, "keep-asq", Press::Asq, !keep.is_without_asq, say::keep_asq(lang)));
        content.push(text("p", "hint", say::keep_asq_why(lang)));
    }
    content.push(choice(scene, "keep-name", Press::Name, keep.is_named, say::keep_name(lang)));
    content.push(actions(spaced(vec![
        press(scene, "print", Press::Print, say::keep_print(lang)),
        press(scene, "copy", Press::Copy, say::keep_copy(lang)),
        press(scene, "save", Press::Save, say::keep_save(lang)),
        press(scene, "save-page", Press::SavePage, say::keep_save_page(lang)),
    ])));
    content.push(told(scene));
    content.push(text("p", "hint", say::keep_file(lang)));
    if keep.told == Told::Uncopied {
        let written = sheet::as_text(&keep.sheets(scene.session, scene.setup, lang));
        content.push(text("p", "written", &written));
    }
    section(say::keep_title(lang), content)
}

/// What came of the last press: there before anything is told, so that it is read out.
fn told(scene: &Scene<'_>) -> Html {
    el("p", &[("role", "status"), ("class", "told")], vec![text("span", "", scene.keep.told.says(scene.lang))])
}

/// "I have a saved file", where no answer could be lost by it.
pub fn load(scene: &Scene<'_>) -> Html {
    if !scene.session.is_untouched() {
        return Html::default();
    }
    let file = html! { <input type="file" accept=".json,application/json" /> };
    let lang = scene.lang;
    group(vec![
        press(scene, "load", Press::Choose, say::keep_load(lang)),
        with_attributes(file, &[("hidden", "hidden"), ("aria-label", say::keep_load(lang))]),
        told(scene),
    ])
}

/// The copy as it is printed.
pub fn sheets(scene: &Scene<'_>) -> Html {
    let mut all = Vec::new();
    for sheet in scene.keep.sheets(scene.session, scene.setup, scene.lang) {
        let mut lines = Vec::new();
        for line in &sheet.lines {
            lines.push(match line.kind {
                Kind::Title => h2(scene.keep.title(sheet.lang)),
                Kind::Heading => text("h3", "", &line.said),
                Kind::Line if line.answer.is_empty() => p(&line.said),
                Kind::Line => el(
                    "p",
                    &[],
                    vec![text("span", "", &line.said), text("span", "", ": "), text("b", "", &line.answer)],
                ),
                Kind::Foot => text("small", "", &line.said),
            });
        }
        all.push(el("div", &[("lang", sheet.lang.code())], lines));
    }
    el("div", &[("class", "sheet")], all)
}
