//! The editor's room: what the unit may show elsewhere, and the code to copy for each.

use axum::extract::State;
use axum::response::Response;
use kernel::db::Tx;
use kernel::text::Language;
use kernel::view::{Look, Page, SamplePage};
use kernel::web::{Fields, see_other};
use kernel::{Error, Result};
use serde::Serialize;

use crate::accounts::Officer;
use crate::app::App;
use crate::org::Right;
use crate::widgets::rules::Snippet;
use crate::widgets::{Lent, Widget, lent_at, rules};

#[derive(Serialize)]
struct List {
    unit: String,
    groups: Vec<Group>,
}

/// All that the unit has of one sort.
#[derive(Serialize)]
struct Group {
    label: String,
    lines: Vec<Line>,
}

#[derive(Serialize)]
struct Line {
    title: String,
    path: String,
}

impl Page for List {
    const TEMPLATE: &str = "widgets/list.html";
}

/// GET `/office/widgets`.
pub(super) async fn list(State(app): State<App>, officer: Officer) -> Result<Response> {
    officer.must(Right::Publish)?;
    let unit = officer.office.unit.id.clone();
    let read = move |tx: &mut Tx<'_>| {
        let mut all = Vec::new();
        for widget in crate::WIDGETS {
            all.push((*widget, (widget.of_unit)(tx, &unit)?));
        }
        Ok(all)
    };
    let language = officer.language();
    let group = |(widget, lent): (&'static Widget, Vec<Lent>)| {
        let label = app.say(language, widget.label);
        let line = |one: Lent| Line { title: titled(&one.title, &label), path: one.path };
        Group { lines: lent.into_iter().map(line).collect(), label: label.clone() }
    };
    let groups = app.db.read(read).await?.into_iter().map(group).collect();
    let page = List { unit: officer.office.unit.name.clone(), groups };
    app.page(&page, &officer.shell(&app))
}

fn titled(title: &str, label: &str) -> String {
    if title.is_empty() { label.to_owned() } else { title.to_owned() }
}

#[derive(Serialize)]
struct One {
    label: String,
    title: String,
    path: String,
    preview: String,
    height_px: u32,
    /// The looks as they were understood.
    typed: Typed,
    codes: Vec<Code>,
    feeds: Vec<String>,
    script: String,
}

#[derive(Serialize, Default)]
struct Typed {
    lang: String,
    appearance: String,
    hue: String,
    accent_hue: String,
    corner: String,
}

/// A code to copy: its name within the page, and whether it is the first of the page.
#[derive(Serialize)]
struct Code {
    name: &'static str,
    text: String,
    rows: usize,
}

impl Page for One {
    const TEMPLATE: &str = "widgets/one.html";
}

impl Code {
    fn new(name: &'static str, text: String) -> Self {
        let rows = text.lines().map(|line| line.len() / 60 + 1).sum::<usize>().clamp(2, 14);
        Self { name, text, rows }
    }
}

impl Typed {
    fn of(look: &Look) -> Self {
        let said = |name: &str| {
            let found = look.fields.iter().find(|(known, _)| *known == name);
            found.map(|(_, value)| value.clone()).unwrap_or_default()
        };
        Self {
            lang: said("lang"),
            appearance: said("appearance"),
            hue: said("hue"),
            accent_hue: said("accent-hue"),
            corner: said("corner"),
        }
    }
}

/// GET `/office/widgets/one?path=/join&hue=12`: anything that everybody may see, whichever unit
/// has it.
pub(super) async fn one(
    State(app): State<App>,
    officer: Officer,
    fields: Fields,
) -> Result<Response> {
    officer.must(Right::Publish)?;
    let path = fields.text("path").to_owned();
    if path.is_empty() {
        return see_other("/office/widgets");
    }
    let query = officer.actor.visit.path.split_once('?').map_or("", |(_, query)| query);
    let look = Look::of(query);
    let given = app.clone();
    let read = move |tx: &mut Tx<'_>| {
        let Some((widget, lent)) = lent_at(tx, &path)? else { return Ok(None) };
        let form = match widget.form {
            Some(form) => form(tx, &given, &lent.path)?,
            None => None,
        };
        Ok(Some((widget, lent, form)))
    };
    let (widget, lent, form) = app.db.read(read).await?.ok_or(Error::NotFound)?;
    // Other sites speak the language of the organisation, whatever the officer's.
    let title = titled(&lent.title, &app.say(Language::French, widget.label));
    let snippet = Snippet {
        name: widget.name,
        french: widget.french,
        path: &lent.path,
        title: &title,
        base: &app.config.base_url,
        height_px: widget.height_px,
        looks: &look.fields,
    };
    let mut codes = vec![Code::new("frame", snippet.frame())];
    codes.push(Code::new("element", snippet.element()));
    codes.extend(form.map(|form| Code::new("form", form)));
    codes.push(Code::new("wordpress", snippet.wordpress()));
    codes.push(Code::new("spip", snippet.spip()));
    codes.push(Code::new("drupal", snippet.drupal()));
    let page = One {
        label: app.say(officer.language(), widget.label),
        preview: format!("/embed{}{}", lent.path, look.query),
        height_px: widget.height_px,
        typed: Typed::of(&look),
        codes,
        feeds: lent.feeds.iter().map(|path| app.url(path)).collect(),
        script: rules::MODULE.to_owned(),
        title: title.clone(),
        path: lent.path.clone(),
    };
    app.page(&page, &officer.shell(&app))
}

/// With and without something to lend; a code of each sort.
pub(super) fn samples() -> Vec<SamplePage> {
    let line = Line { title: "Un bus".to_owned(), path: "/petitions/bus".to_owned() };
    let list = |lines| List {
        unit: "Alès".to_owned(),
        groups: vec![Group { label: "Pétition".to_owned(), lines }],
    };
    let one = |feeds, codes: &[&'static str]| One {
        label: "Pétition".to_owned(),
        title: "Un bus".to_owned(),
        path: "/petitions/bus".to_owned(),
        preview: "/embed/petitions/bus?hue=12".to_owned(),
        height_px: 720,
        typed: Typed { hue: "12".to_owned(), ..Typed::default() },
        codes: codes.iter().map(|name| Code::new(name, "<iframe>".to_owned())).collect(),
        feeds,
        script: rules::MODULE.to_owned(),
    };
    let all = ["frame", "element", "form", "wordpress", "spip", "drupal"];
    let feed = "https://example.org/feeds/news.atom".to_owned();
    vec![
        SamplePage::new("widgets list", list(vec![line])),
        SamplePage::new("widgets list, none", list(Vec::new())),
        SamplePage::new("widgets one", one(Vec::new(), &all)),
        SamplePage::new("widgets one, with feeds", one(vec![feed], &["frame"])),
    ]
}
