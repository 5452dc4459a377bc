//! `cargo xtask review`: one page for clinicians, to be read and signed without reading code. Every question, rule,
//! sentence, card and source, in all languages side by side.

use anyhow::{Context, Result};
use clinical::{
    education::Block,
    factors::Factor,
    medicines::Medicine,
    outcome,
    row_set::Row as _,
    text::{Lang, Text, say},
};
use pulldown_cmark::{Options, Parser, html};
use record::Person;

use crate::{build::escape, content, project};

/// Where the page is written.
const FILE: &str = "dist/review.html";

/// The sources whose rules stand in tables, with what they decide.
const RULES: [(&str, &str); 5] = [
    ("clinical/src/outcome.rs", "The outcome"),
    ("clinical/src/asq.rs", "Thoughts of suicide"),
    ("clinical/src/crisis_help.rs", "What leads the crisis page"),
    ("clinical/src/phq9.rs", "The PHQ-9 score"),
    ("clinical/src/trials.rs", "What counts as a full trial"),
];

const STYLE: &str = "body{font:16px/1.5 system-ui,sans-serif;max-width:75rem;margin:2rem auto;padding:0 1rem}
table{border-collapse:collapse;width:100%;margin:1rem 0}th,td{border:1px solid #888;padding:.4rem;text-align:start;vertical-align:top}
th{background:#eee}code{font-size:.85em;overflow-wrap:anywhere}.sign{height:3rem}@media print{h2{break-before:page}tr{break-inside:avoid}}";

/// Writes the page.
pub fn run() -> Result<()> {
    project::write(&project::root().join(FILE), page()?)?;
    println!("{FILE}");
    Ok(())
}

fn page() -> Result<String> {
    let today = content::today()?;
    let mut page = Page::default();
    page.add("<!doctype html><html lang=\"en\"><meta charset=\"utf-8\"><title>TRD Screener: review copy</title>");
    page.add(&format!("<style>{STYLE}</style><h1>TRD Screener: review copy of {today}</h1>"));
    page.add(
        "<p>Every question, rule, sentence, card and source of the self-check. It is made from the files that the \
         program itself is made from. Whoever signs, signs this copy; the next change of what was signed ends it.</p>",
    );
    signatures(&mut page)?;
    page.heading("What was read");
    page.table(&content::COUNTED, content::read_counts());
    rules(&mut page)?;
    factors(&mut page);
    medicines(&mut page);
    vignettes(&mut page)?;
    education(&mut page);
    sentences(&mut page)?;
    crisis_lines(&mut page);
    Ok(page.html)
}

/// The page so far.
#[derive(Default)]
struct Page {
    html: String,
}

impl Page {
    fn add(&mut self, markup: &str) {
        self.html.push_str(markup);
        self.html.push('\n');
    }

    fn heading(&mut self, words: &str) {
        self.add(&format!("<h2>{}</h2>", escape(words)));
    }

    /// A table of cells that are plain text.
    fn table(&mut self, head: &[&str], rows: impl IntoIterator<Item = Vec<String>>) {
        let cells = |cells: Vec<String>, tag: &str| {
            let cells: Vec<_> = cells.iter().map(|cell| format!("<{tag}>{}</{tag}>", escape(cell))).collect();
            format!("<tr>{}</tr>", cells.concat())
        };
        self.add("<table>");
        self.add(&cells(head.iter().map(|cell| (*cell).to_owned()).collect(), "th"));
        for row in rows {
            self.add(&cells(row, "td"));
        }
        self.add("</table>");
    }
}

fn in_every_language(text: Text) -> Vec<String> {
    Lang::all().map(|lang| text.in_lang(lang).to_owned()).collect()
}

fn languages() -> Vec<&'static str> {
    Lang::all().map(say::language_name).collect()
}

fn signatures(page: &mut Page) -> Result<()> {
    page.heading("Signatures");
    page.add("<table><tr><th>who</th><th>what</th><th>name, date, signature</th></tr>");
    for review in content::reviews()? {
        let signed =
            review.signed_by.zip(review.signed_on).map_or_else(String::new, |(name, day)| format!("{name}, {day}"));
        let (role, signs, signed) = (escape(&review.role), escape(&review.signs), escape(&signed));
        page.add(&format!("<tr><td>{role}</td><td>{signs}</td><td class=\"sign\">{signed}</td></tr>"));
    }
    page.add("</table>");
    Ok(())
}

/// The rules stand in the comments of the functions that carry them out, where the tests walk them.
fn rules(page: &mut Page) -> Result<()> {
    page.heading("Rules");
    for (file, name) in RULES {
        page.add(&format!("<h3>{name}</h3><p><code>{file}</code></p>"));
        for comment in comments_with_tables(&project::read(file)?) {
            let mut markup = String::new();
            html::push_html(&mut markup, Parser::new_ext(&comment, Options::ENABLE_TABLES));
            page.add(&markup);
        }
    }
    Ok(())
}

/// The doc comments of a source file that hold a table.
fn comments_with_tables(source: &str) -> Vec<String> {
    let mut comments = vec![String::new()];
    for line in source.lines().map(str::trim_start) {
        let words = line.strip_prefix("///").or_else(|| line.strip_prefix("//!"));
        match (words, comments.last_mut()) {
            (Some(words), Some(comment)) => {
                comment.push_str(words.strip_prefix(' ').unwrap_or(words));
                comment.push('\n');
            }
            (None, Some(comment)) if !comment.is_empty() => comments.push(String::new()),
            _ => {}
        }
    }
    comments.retain(|comment| comment.contains("|---"));
    comments
}

fn factors(page: &mut Page) {
    page.heading("Safety factors");
    let head = [&["code", "level"][..], &languages(), &["source", "read", "address"]].concat();
    let rows = Factor::all().map(|factor| {
        let mut cells = vec![factor.code().to_owned(), format!("{:?}", factor.level()).to_uppercase()];
        for lang in Lang::all() {
            let mut words = vec![factor.label(lang)];
            words.extend(factor.examples(lang));
            words.extend(factor.because(lang));
            words.extend(factor.ask(lang));
            cells.push(words.join(" — "));
        }
        cells.push(factor.source().to_owned());
        cells.extend(content::of_evidence(factor.evidence()));
        cells
    });
    page.table(&head, rows);
}

fn medicines(page: &mut Page) {
    page.heading("Antidepressants and the daily dose that counts");
    let head = [&["generic", "brands", "searched too", "class", "floor a day"][..], &languages()].concat();
    let rows = Medicine::all().filter(|medicine| medicine.is_named()).map(|medicine| {
        let mut cells = vec![medicine.generic(Lang::default()).to_owned(), medicine.brands().to_owned()];
        cells.extend([medicine.elsewhere(), medicine.class(Lang::default()), medicine.floor()].map(str::to_owned));
        cells.extend(Lang::all().map(|lang| medicine.note(lang).unwrap_or_default().to_owned()));
        cells
    });
    page.table(&head, rows);
}

/// Worked people, with what the rules say to them now.
fn vignettes(page: &mut Page) -> Result<()> {
    const FILE: &str = "clinical/tests/vignettes.json";
    page.heading("Worked people");
    let people = Person::all(&project::read(FILE)?).context(FILE)?;
    let row = |Person { id, person, answers, expect }: Person| {
        let found = outcome::assess(&answers.0);
        vec![id, person, expect.outcome, found.outcome.code().to_owned(), found.flags().join(", ")]
    };
    page.table(&["id", "person", "expected", "the rules say", "flags"], people.into_iter().map(row));
    Ok(())
}

fn education(page: &mut Page) {
    page.heading("Education cards and claims");
    for (family, card) in content::cards() {
        let verdict = match (family, card.is_true()) {
            ("claim", true) => " — true",
            ("claim", false) => " — not quite",
            _ => "",
        };
        page.add(&format!("<h3>{family} <code>{}</code>{verdict}</h3>", card.id()));
        let flags: Vec<_> = card.flags().collect();
        if !flags.is_empty() {
            page.add(&format!("<p>On the result for: {}</p>", escape(&flags.join(", "))));
        }
        let title = Lang::all().map(|lang| card.title(lang).to_owned()).collect();
        let body = card.body().into_iter().map(|block| match block {
            Block::Heading(text) | Block::Paragraph(text) | Block::Picture(text) => in_every_language(text),
            Block::Item(text) => in_every_language(text).iter().map(|text| format!("• {text}")).collect(),
            Block::Row(text, people) => {
                in_every_language(text).iter().map(|text| format!("{text}: {people} of 100")).collect()
            }
            Block::Break => Lang::all().map(|_| "— details —".to_owned()).collect(),
        });
        page.table(&languages(), std::iter::once(title).chain(body));
        page.table(
            &["source", "reference", "checked", "expires", "read", "address"],
            card.facts().into_iter().map(|fact| content::of_fact(&fact).to_vec()),
        );
    }
}

/// Every sentence by its key: what stands above is here again, so that nothing is left out.
fn sentences(page: &mut Page) -> Result<()> {
    page.heading("Every sentence");
    let head = [&["key"][..], &languages()].concat();
    let rows = Text::all().map(|text| [vec![text.key().to_owned()], in_every_language(text)].concat());
    page.table(&head, rows);
    page.add("<h3>Around the widget: what stands before it has started</h3>");
    for lang in Lang::all() {
        let file = format!("clinical/content/locales/{}/shell.toml", lang.code());
        let (name, text) = (say::language_name(lang), escape(&project::read(&file)?));
        page.add(&format!("<h4>{name}</h4><pre>{text}</pre>"));
    }
    Ok(())
}

fn crisis_lines(page: &mut Page) {
    page.heading("Crisis lines");
    let rows = content::lines().map(|(country, line)| {
        let shown = |value: Option<&str>| value.unwrap_or_default().to_owned();
        vec![
            country.code().to_owned(),
            line.name.to_owned(),
            line.serves.to_owned(),
            if line.is_support { "support" } else { "crisis" }.to_owned(),
            [line.call.map(str::to_owned), line.key_to_press().map(|key| format!(", then press {key}"))]
                .into_iter()
                .flatten()
                .collect(),
            [line.keyword, line.text].into_iter().flatten().collect::<Vec<_>>().join(" to "),
            shown(line.whatsapp),
            shown(line.page),
            content::hours(&line).to_owned(),
            if line.is_free { "yes" } else { "" }.to_owned(),
            line.languages.replace(',', ", "),
            line.seen_on.map_or_else(|| "never".to_owned(), |day| day.to_string()),
        ]
    });
    let head = [
        "country",
        "name",
        "for",
        "kind",
        "call",
        "text",
        "WhatsApp",
        "page",
        "open",
        "free",
        "languages",
        "last seen or called",
    ];
    page.table(&head, rows);
}
