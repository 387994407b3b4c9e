//! What forms show beside their own: consents as they are worded today, and errors at fields.

use kernel::Result;
use kernel::db::Tx;
use kernel::text::Language;
use serde::Serialize;

use crate::app::App;
use crate::consent;
use crate::intake::rules::Refusal;
use crate::org::PersonId;

/// Something that one may agree to, in the words of today.
#[derive(Debug, Clone, Serialize)]
pub struct Agreement {
    /// The purpose.
    pub id: String,
    /// Its wording.
    pub wording: String,
    /// The words, in French and English.
    pub words: [String; 2],
    /// What it changes, in French and English.
    pub hint: [String; 2],
}

impl Agreement {
    /// Its words and hint in a language.
    #[must_use]
    pub fn told(&self, language: Language) -> Told {
        let pick = |[french, english]: &[String; 2]| match language {
            Language::French => french.clone(),
            Language::English => english.clone(),
        };
        Told {
            id: self.id.clone(),
            wording: self.wording.clone(),
            words: pick(&self.words),
            hint: pick(&self.hint),
        }
    }
}

/// Something that one may agree to, as a page shows it.
#[derive(Debug, Clone, Serialize)]
pub struct Told {
    id: String,
    wording: String,
    words: String,
    hint: String,
}

impl Told {
    /// Its words.
    #[must_use]
    pub fn words(&self) -> &str {
        &self.words
    }
}

/// The purposes of the whole organisation among `wanted`, by e-mail, in the words of today.
///
/// # Errors
/// A fault from the database.
pub fn agreements(tx: &mut Tx<'_>, wanted: &[&str]) -> Result<Vec<Agreement>> {
    // Nobody is known yet: what the whole organisation asks is asked.
    let nobody: PersonId = tx.fresh();
    let purposes = consent::purposes_for(tx, &nobody)?;
    let asked = purposes.into_iter().filter(|one| {
        wanted.contains(&one.id.as_str()) && one.channels().contains(&consent::Channel::Email)
    });
    let agreement = |one: consent::Purpose| Agreement {
        id: one.id,
        wording: one.wording,
        words: [one.text_fr, one.text_en],
        hint: [one.hint_fr, one.hint_en],
    };
    Ok(asked.map(agreement).collect())
}

/// A field that was refused: its name, its label, and what to do.
#[derive(Debug, Clone, Serialize)]
pub struct Wrong {
    /// Name of the field.
    pub field: &'static str,
    /// What the form calls it.
    pub label: String,
    /// What to do.
    pub message: String,
}

/// Refused fields as pages show them.
#[must_use]
pub fn wrong(app: &App, language: Language, refused: &[(&'static str, Refusal)]) -> Vec<Wrong> {
    let label = |field: &str| match field {
        "first_name" => "intake-first-name",
        "last_name" => "intake-last-name",
        "email" => "intake-email",
        "postcode" => "intake-postcode",
        _ => "intake-phone",
    };
    let told = |(field, why): &(&'static str, Refusal)| Wrong {
        field,
        label: app.say(language, label(field)),
        message: app.say(language, why.key()),
    };
    refused.iter().map(told).collect()
}
