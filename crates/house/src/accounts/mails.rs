//! The mail that holds the link and the code.

use kernel::mail::Mail;
use kernel::text::{self, Language};

use crate::accounts::pages::device_words;
use crate::accounts::store::{Reader, SignIn};
use crate::app::App;

/// What the mail is made of.
pub struct Letter<'a> {
    /// The request that it answers.
    pub sign_in: &'a SignIn,
    /// Who reads the address.
    pub readers: &'a [Reader],
    /// The organisation's name.
    pub organisation: &'a str,
    /// The link's token.
    pub token: &'a str,
    /// The code.
    pub code: &'a str,
    /// The same for every attempt to send it.
    pub id: &'a str,
}

/// The mail, in the language of its reader; it names nobody where several people share the
/// address. `None` when nobody reads the address.
#[must_use]
pub fn link(app: &App, letter: &Letter<'_>) -> Option<Mail> {
    let first = letter.readers.first()?;
    let chosen = match letter.readers {
        [only] => only.language.as_deref().and_then(Language::from_code),
        _ => None,
    };
    let asked_in = Language::from_code(&letter.sign_in.language).unwrap_or_default();
    let language = chosen.unwrap_or(asked_in);
    let greeting = match letter.readers {
        [only] if !only.first_name.is_empty() => app.say_with(
            language,
            "accounts-mail-hello",
            &[("name", only.first_name.as_str().into())],
        ),
        _ => app.say(language, "accounts-mail-hello-all"),
    };
    let body = app.say_with(
        language,
        "accounts-mail-body",
        &[
            ("organisation", letter.organisation.into()),
            ("link", app.url(&format!("/sign-in/{}", letter.token)).into()),
            ("code", letter.code.into()),
            ("moment", text::moment(language, letter.sign_in.created_at.0).into()),
            ("device", device_words(app, language, &letter.sign_in.agent).into()),
        ],
    );
    Some(Mail {
        to: first.address.clone(),
        subject: app.say_with(
            language,
            "accounts-mail-subject",
            &[("organisation", letter.organisation.into())],
        ),
        text: format!("{greeting}\n\n{body}\n"),
        html: None,
        id: letter.id.to_owned(),
    })
}
