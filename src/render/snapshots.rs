//! Every page and state as text, in every language: a change of a page is read as a change of its snapshot.
//!
//! `INSTA_UPDATE=always cargo test -p trd-screener --features ssr` writes them anew.

use crate::{
    config::Config,
    export::{ExportState, Status},
    form::Form,
    idle::State,
    render::markup,
    view_context::ViewContext,
};
use clinical::{
    date::Date,
    education::Guess,
    fhir,
    sample::PreviewPage,
    session::{Event, Session},
    settings::Settings,
    text::Lang,
};

const CLINIC: &str = "clinic=Harbor%20Clinic&tel=555-0100&sms=555-0101&mail=desk@clinic.example&hours=Mon%209-5\
    &book=https://clinic.example/book&privacy=https://clinic.example/privacy&home=https://clinic.example/";
const ADDRESS: &str = "https://clinic.example/trd-screener.html#";

fn config(lang: Lang, form: &str) -> Config {
    let (settings, problems) = Settings::read(&format!("lang={}&{CLINIC}", lang.code()));
    assert_eq!(problems, [], "expected settings without a fault");
    let form = Form::read(&format!("{form} {ADDRESS}"), &settings);
    Config::new(settings, form, Date::new(2026, 11, 20).unwrap_or(Date::LATEST))
}

/// Holds what is on the screen against its snapshot, one element a line.
fn check(name: &str, cx: &ViewContext<'_>) {
    let lines = markup(cx).replace("><", ">\n<");
    let mut settings = insta::Settings::clone_current();
    settings.set_snapshot_path(format!("snapshots/{}", cx.lang.code()));
    settings.set_prepend_module_to_snapshot(false);
    settings.set_omit_expression(true);
    settings.bind(|| insta::assert_snapshot!(name, lines));
}

fn after(events: &[Event]) -> Session {
    events.iter().fold(Session::default(), |session, event| session.apply(*event))
}

/// A state of the session, as the page of its own.
fn session(name: &str, session: &Session) {
    for lang in Lang::all() {
        let config = config(lang, "page");
        check(name, &ViewContext::still(session, &config, &ExportState::default()));
    }
}

#[test]
fn each_page() {
    for place in PreviewPage::all() {
        let home = config(Lang::En, "page").settings.country;
        let shown = place.session(home);
        assert!(shown.is_some(), "nobody comes to {}", place.name());
        if let Some(shown) = shown {
            session(place.name(), &shown);
        }
    }
}

#[test]
fn the_start_in_each_form() {
    for lang in Lang::all() {
        for form in ["embed", "tab"] {
            check(
                &format!("start-{form}"),
                &ViewContext::still(&Session::default(), &config(lang, form), &ExportState::default()),
            );
        }
    }
}

#[test]
fn each_ending_and_error() {
    session("ended-exit", &after(&[Event::Start, Event::Exit]));
    session("ended-erased", &after(&[Event::Start, Event::Erase]));
    session("ended-idle", &after(&[Event::Start, Event::Idle]));
    session("error-nothing-chosen", &after(&[Event::Start, Event::Continue]));
    for (name, guess) in [("true", Guess::True), ("not-quite", Guess::NotQuite), ("unsure", Guess::Unsure)] {
        session(&format!("claim-{name}"), &after(&[Event::Learn, Event::Continue, Event::Guess(guess)]));
    }
}

/// What belongs to the screen alone: the bar, the search, what came of a copy.
#[test]
fn each_state_of_the_screen() {
    for lang in Lang::all() {
        let config = config(lang, "page");
        let begun = after(&[Event::Start]);
        let keep = ExportState::default();
        check("bar-idle", &ViewContext { idle: State::Warned, ..ViewContext::still(&begun, &config, &keep) });
        check("bar-shift-once", &ViewContext { shift: 1, ..ViewContext::still(&begun, &config, &keep) });
        check("bar-shift-twice", &ViewContext { shift: 2, ..ViewContext::still(&begun, &config, &keep) });
        let medicines = PreviewPage::from_name("medicines").and_then(|place| place.session(config.settings.country));
        let medicines = medicines.unwrap_or_default();
        check(
            "search-found",
            &ViewContext { search: "Wellbutrin XL", ..ViewContext::still(&medicines, &config, &keep) },
        );
        check("search-nothing", &ViewContext { search: "zzzz", ..ViewContext::still(&medicines, &config, &keep) });
        let result = PreviewPage::from_name("CONSULT").and_then(|place| place.session(config.settings.country));
        let result = result.unwrap_or_default();
        let told = [
            ("copied", Status::Copied),
            ("uncopied", Status::Uncopied),
            ("saved", Status::Saved),
            ("unprinted", Status::Unprinted),
        ];
        for (name, told) in told {
            let keep = ExportState { status: told, ..ExportState::default() };
            check(&format!("export-{name}"), &ViewContext::still(&result, &config, &keep));
        }
        let chosen = ExportState { is_without_asq: true, is_named: true, questions: vec![0], status: Status::Nothing };
        check("export-chosen", &ViewContext::still(&result, &config, &chosen));
        let keep = ExportState {
            status: fhir::open("{").err().map_or(Status::Nothing, Status::Refused),
            ..ExportState::default()
        };
        check("start-refused", &ViewContext::still(&Session::default(), &config, &keep));
    }
}
