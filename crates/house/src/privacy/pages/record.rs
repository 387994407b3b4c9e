//! The person's own record, which they correct.

use axum::extract::State;
use axum::response::Response;
use kernel::view::{Page, SamplePage};
use kernel::web::{Fields, Notice, see_other_with};
use kernel::{Error, Result};
use serde::Serialize;

use crate::accounts::Actor;
use crate::app::App;
use crate::people;
use crate::privacy::record::{Typed, Wrong};

#[derive(Serialize)]
struct Mine {
    version: i64,
    unit: String,
    number: Option<String>,
    typed: Typed,
    errors: Vec<Told>,
}

impl Page for Mine {
    const TEMPLATE: &str = "privacy/record.html";
}

#[derive(Serialize)]
struct Told {
    field: &'static str,
    label: String,
    message: String,
}

/// GET `/me/record`.
pub(super) async fn show(State(app): State<App>, actor: Actor) -> Result<Response> {
    let person = actor.person.clone();
    let kept = app.db.read(move |tx| people::own(tx, &person)).await?.ok_or(Error::NotFound)?;
    let typed = Typed::of(&kept.record);
    app.page(&page(kept, typed, Vec::new()), &actor.shell(&app))
}

/// POST `/me/record`.
pub(super) async fn save(State(app): State<App>, actor: Actor, fields: Fields) -> Result<Response> {
    let person = actor.person.clone();
    let version: i64 = fields.text("version").parse().map_err(|_| Error::Stale)?;
    let kept = app.db.read(move |tx| people::own(tx, &person)).await?.ok_or(Error::NotFound)?;
    let typed = Typed::read(&fields);
    let language = actor.visit.language;
    let new = match typed.apply(&kept.record, &app.now().day_text()) {
        Ok(new) => new,
        Err(wrong) => {
            let told = |(field, label, message): Wrong| Told {
                field,
                label: app.say(language, label),
                message: app.say(language, message),
            };
            let mut page = page(kept, typed, wrong.into_iter().map(told).collect());
            page.version = version;
            return app.refused(&page, actor.shell(&app));
        }
    };
    let person = actor.person.clone();
    let changes = app.db.write(move |tx| people::change_own(tx, &person, version, &new)).await?;
    let key = if changes.is_empty() { "privacy-record-same" } else { "privacy-record-saved" };
    see_other_with("/me/record", &Notice::ok(app.say(language, key)))
}

fn page(kept: people::Kept, typed: Typed, errors: Vec<Told>) -> Mine {
    let (version, unit, number) = (kept.version, kept.home_name, kept.record.number);
    Mine { version, unit, number, typed, errors }
}

/// Believable pages.
pub(super) fn samples() -> Vec<SamplePage> {
    let mine = |errors| Mine {
        version: 3,
        unit: "Alès".to_owned(),
        number: Some("30-12-0417".to_owned()),
        typed: Typed { last_name: "Diarra".to_owned(), ..Typed::default() },
        errors,
    };
    let wrong = Told {
        field: "email_1",
        label: "Courriel".to_owned(),
        message: "Écrivez une adresse entière.".to_owned(),
    };
    vec![
        SamplePage::new("privacy page record", mine(Vec::new())),
        SamplePage::new("privacy page record, refused", mine(vec![wrong])),
    ]
}
