//! Taking the answers along: what goes into the copy, the ways to make it, and the copy itself, which only paper shows.

use crate::{
    components::{actions, each, el, fold, group, h2, p, spaced, text},
    export::{ExportAction, Status},
    view_context::{Message, ViewContext},
};
use clinical::{
    summary::{self, LineKind},
    text::say,
};
use yew::prelude::*;

/// A button of the copy.
fn press(cx: &ViewContext<'_>, name: &'static str, press: ExportAction, label: &str) -> Html {
    html! { <button type="button" class="button" data-action={name} onclick={cx.tell(Message::Export(press))}>{ label }</button> }
}

/// A tick box of the copy.
fn choice(cx: &ViewContext<'_>, id: &str, press: ExportAction, is_ticked: bool, label: &str) -> Html {
    let onchange = cx.tell::<yew::Event>(Message::Export(press));
    let input =
        html! { <input type="checkbox" id={id.to_owned()} checked={is_ticked} autocomplete="off" {onchange} /> };
    let label = el("label", &[("for", id)], vec![text("span", "", label)]);
    el("div", &[("class", "tick")], vec![input, label])
}

/// The questions to ask, each with a box that puts it on the copy, and what else to know before one says yes.
pub fn questions(cx: &ViewContext<'_>, questions: &[&str], before_yes: &[&str]) -> Html {
    let mut boxes = Vec::new();
    for (place, question) in questions.iter().enumerate() {
        let is_ticked = cx.export.questions.contains(&place);
        boxes.push(choice(cx, &format!("ask-{place}"), ExportAction::Question(place), is_ticked, question));
    }
    let legend = el("legend", &[], vec![text("span", "hint", say::keep_questions(cx.lang))]);
    let count = boxes.len().to_string();
    let boxes = el("fieldset", &[], vec![legend, group(boxes)]);
    fold(say::result_questions(cx.lang), &count, Html::default(), vec![boxes, group(each("p", "", before_yes))])
}

/// The ways to take the answers along.
pub fn export(cx: &ViewContext<'_>) -> Html {
    let (export, lang) = (cx.export, cx.lang);
    let mut content = each("p", "", &[say::keep_what(lang), say::keep_whoever(lang)]);
    if cx.session.answers().is_asq_asked() {
        content.push(choice(cx, "keep-asq", ExportAction::Asq, !export.is_without_asq, say::keep_asq(lang)));
        content.push(text("p", "hint", say::keep_asq_why(lang)));
    }
    content.push(choice(cx, "keep-name", ExportAction::Name, export.is_named, say::keep_name(lang)));
    content.push(actions(spaced(vec![
        press(cx, "print", ExportAction::Print, say::keep_print(lang)),
        press(cx, "copy", ExportAction::Copy, say::keep_copy(lang)),
        press(cx, "save", ExportAction::Save, say::keep_save(lang)),
        press(cx, "save-page", ExportAction::SavePage, say::keep_save_page(lang)),
    ])));
    content.push(told(cx));
    content.push(text("p", "hint", say::keep_file(lang)));
    if export.status == Status::Uncopied {
        let written = summary::as_text(&export.sheets(cx.session, cx.config, lang));
        content.push(text("p", "written", &written));
    }
    fold(say::keep_title(lang), "", Html::default(), content)
}

/// What came of the last press: there before anything is told, so that it is read out.
fn told(cx: &ViewContext<'_>) -> Html {
    el("p", &[("role", "status"), ("class", "told")], vec![text("span", "", cx.export.status.says(cx.lang))])
}

/// "I have a saved file", where no answer could be lost by it.
pub fn load(cx: &ViewContext<'_>) -> Html {
    if !cx.session.is_untouched() {
        return Html::default();
    }
    let lang = cx.lang;
    let label = AttrValue::from(say::keep_load(lang));
    let file = html! { <input type="file" accept=".json,application/json" hidden=true aria-label={label} /> };
    group(vec![press(cx, "load", ExportAction::Choose, say::keep_load(lang)), file, told(cx)])
}

/// The copy as it is printed.
pub fn sheets(cx: &ViewContext<'_>) -> Html {
    let mut all = vec![text("p", "cut", say::sheet_cut(cx.lang))];
    for sheet in cx.export.sheets(cx.session, cx.config, cx.lang) {
        let mut lines = Vec::new();
        for line in &sheet.lines {
            lines.push(match line.kind {
                LineKind::Title => h2(cx.export.title(sheet.lang)),
                LineKind::Heading => text("h3", "", &line.said),
                LineKind::Line if line.answer.is_empty() => p(&line.said),
                LineKind::Line => el(
                    "p",
                    &[],
                    vec![text("span", "", &line.said), text("span", "", ": "), text("b", "", &line.answer)],
                ),
                LineKind::Foot => text("small", "", &line.said),
            });
        }
        all.push(el("div", &[("lang", sheet.lang.code())], lines));
    }
    el("div", &[("class", "sheet")], all)
}
