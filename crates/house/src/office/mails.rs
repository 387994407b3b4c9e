//! What officers are told by mail.

use kernel::mail::Mail;

use crate::app::App;
use crate::office::jobs::Waits;
use crate::people::Record;

/// What waits, unit by unit: how many, never whose. `None` when nothing does, or they have no
/// address that works.
pub(super) fn waiting(
    app: &App,
    record: &Record,
    waits: &[Waits],
    (organisation, id): (&str, &str),
) -> Option<Mail> {
    let email = record.reachable_email()?;
    let language = record.spoken();
    let mut lines = String::new();
    for (unit, of_unit) in waits {
        lines.push_str(&format!("{unit}\n"));
        for (key, count) in of_unit {
            let line = app.say_with(language, key, &[("count", (*count).into())]);
            lines.push_str(&format!("- {line}\n"));
        }
        lines.push('\n');
    }
    let count: i64 = waits.iter().flat_map(|(_, lines)| lines).map(|(_, count)| count).sum();
    let units: Vec<&str> = waits.iter().map(|(unit, _)| unit.as_str()).collect();
    let args = [
        ("name", record.display_name().into()),
        ("organisation", organisation.into()),
        ("count", count.into()),
        ("units", units.join(", ").into()),
        ("lines", lines.trim_end().into()),
        ("link", app.url("/office").into()),
    ];
    (count > 0).then(|| Mail {
        to: email.to_owned(),
        subject: app.say_with(language, "office-mail-waiting-subject", &args),
        text: format!("{}\n", app.say_with(language, "office-mail-waiting", &args)),
        html: None,
        id: id.to_owned(),
    })
}
