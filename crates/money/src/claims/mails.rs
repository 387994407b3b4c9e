//! What people are told about claims that officers wrote for them.

use kernel::mail::Mail;
use kernel::text::money;

use super::store::Claim;
use crate::app::App;
use crate::people::Record;

/// Tells somebody that an officer sent a claim in their name, and where to take it back.
pub(super) fn keyed(
    app: &App,
    claim: &Claim,
    record: &Record,
    organisation: &str,
    id: &str,
) -> Option<Mail> {
    let email = record.reachable_email()?;
    let language = record.spoken();
    let args = [
        ("organisation", organisation.into()),
        ("name", record.display_name().into()),
        ("by", claim.keyed_name.as_str().into()),
        ("purpose", claim.purpose.as_str().into()),
        ("amount", money(language, claim.cents, true).into()),
        ("payee", claim.payee_name.as_str().into()),
        ("link", app.url(&format!("/me/claims/{}", claim.id)).into()),
    ];
    Some(Mail {
        to: email.to_owned(),
        subject: app.say_with(language, "claims-mail-keyed-subject", &args),
        text: format!("{}\n", app.say_with(language, "claims-mail-keyed", &args)),
        html: None,
        id: id.to_owned(),
    })
}
