//! What people are asked for, and in which words.

use kernel::db::Tx;
use kernel::time::Moment;
use kernel::{Error, Result, row};
use serde::Serialize;

use crate::consent::rules::{Channel, ELECTRONIC_CONTACT};
use crate::org::{PersonId, Scope, UnitId};

row! {
    /// Something that people may agree to, with the words they are shown now.
    #[derive(Debug, Clone, Serialize)]
    pub struct Purpose {
        /// Its identifier, `newsletter`.
        pub id: String,
        /// Its French name.
        pub name_fr: String,
        /// Its English name.
        pub name_en: String,
        /// What it changes, in French.
        pub hint_fr: String,
        /// What it changes, in English.
        pub hint_en: String,
        /// How long data are kept for it, in French.
        pub retention_fr: String,
        /// How long data are kept for it, in English.
        pub retention_en: String,
        channels: String,
        /// Identifier of its wording.
        pub wording: String,
        /// Version of its wording.
        pub version: i64,
        /// The wording in French.
        pub text_fr: String,
        /// The wording in English.
        pub text_en: String,
        /// The unit whose people are asked; `None` for the whole organisation.
        pub unit: Option<UnitId>,
        /// Name of that unit.
        pub unit_name: Option<String>,
    }
}

impl Purpose {
    /// The channels that people agree to one by one.
    #[must_use]
    pub fn channels(&self) -> Vec<Channel> {
        self.channels.split(' ').filter_map(Channel::parse).collect()
    }
}

row! {
    /// A wording of a purpose.
    #[derive(Debug, Clone, Serialize)]
    pub struct Wording {
        /// Its version.
        pub version: i64,
        /// In French.
        pub text_fr: String,
        /// In English.
        pub text_en: String,
        /// Since when it is shown.
        pub valid_from_at: Moment,
    }
}

const PURPOSE: &str = "select p.id, p.name_fr, p.name_en, p.hint_fr, p.hint_en, p.retention_fr,
    p.retention_en, p.channels, w.id, w.version, w.text_fr, w.text_en, p.unit, u.name
    from purpose p left join unit u on u.id = p.unit join consent_wording w on w.purpose = p.id
     and w.version = (select max(version) from consent_wording where purpose = p.id)
    where p.retired_at is null";

/// Most purposes of an organisation.
const PURPOSES_MAX: i64 = 200;
/// Most wordings listed of a purpose.
const WORDINGS_MAX: i64 = 100;

/// The purposes that a person may agree to: the organisation's, and those of their units.
///
/// # Errors
/// A fault from the database.
pub fn purposes_for(tx: &mut Tx<'_>, person: &PersonId) -> Result<Vec<Purpose>> {
    let sql = format!(
        "{PURPOSE} and (p.unit is null
           or p.unit in (select unit from person_scope where person = $1))
         order by p.place, p.id limit $2"
    );
    tx.rows(&sql, &[person, &PURPOSES_MAX])
}

/// The purposes that an officer may know: the organisation's, those of units above, which their
/// people are asked too, and those of the scope.
pub(in crate::consent) fn purposes_around(tx: &mut Tx<'_>, scope: &Scope) -> Result<Vec<Purpose>> {
    let sql = format!(
        "{PURPOSE} and (p.unit is null
           or p.unit in (select above from unit_above where unit = $1)
           or p.unit in (select unit from unit_above where above = $1))
         order by case when p.unit is null then 0 else 1 end, p.place, p.id limit $2"
    );
    tx.rows(&sql, &[scope.unit(), &PURPOSES_MAX])
}

/// A purpose that a unit, or the organisation, begins to ask for: texts in French and English.
#[derive(Debug, Clone, Default)]
pub(in crate::consent) struct NewPurpose {
    pub name: (String, String),
    pub hint: (String, String),
    pub retention: (String, String),
    pub wording: (String, String),
    pub channels: Vec<Channel>,
}

/// Adds a purpose with its first wording; `None` asks everybody of the organisation.
pub(in crate::consent) fn add_purpose(
    tx: &mut Tx<'_>,
    unit: Option<&UnitId>,
    new: &NewPurpose,
    by: &PersonId,
) -> Result<String> {
    let (id, now): (uuid::Uuid, _) = (tx.fresh(), tx.now());
    let id = id.hyphenated().to_string();
    let channels: Vec<&str> = new.channels.iter().map(|channel| channel.name()).collect();
    // Those of units come after those that an organisation begins with.
    let place = PURPOSES_MAX;
    tx.exec(
        "insert into purpose (id, unit, name_fr, name_en, hint_fr, hint_en, retention_fr,
         retention_en, channels, place, created_at)
         values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)",
        &[
            &id,
            &unit,
            &new.name.0,
            &new.name.1,
            &new.hint.0,
            &new.hint.1,
            &new.retention.0,
            &new.retention.1,
            &channels.join(" "),
            &place,
            &now,
        ],
    )?;
    add_wording(tx, &id, 0, (&new.wording.0, &new.wording.1), Some(by))?;
    Ok(id)
}

/// Stops asking for a purpose; what people said of it stays in the ledger.
///
/// # Errors
/// [`Error::Stale`] when somebody did so meanwhile.
pub(in crate::consent) fn retire_purpose(tx: &mut Tx<'_>, purpose: &str) -> Result<()> {
    let now = tx.now();
    let sql = "update purpose set retired_at = $2 where id = $1 and retired_at is null";
    if tx.exec(sql, &[&purpose, &now])? == 1 { Ok(()) } else { Err(Error::Stale) }
}

/// The wordings of a purpose, newest first.
pub(in crate::consent) fn wordings(tx: &mut Tx<'_>, purpose: &str) -> Result<Vec<Wording>> {
    let sql = "select version, text_fr, text_en, valid_from_at from consent_wording
               where purpose = $1 order by version desc limit $2";
    tx.rows(sql, &[&purpose, &WORDINGS_MAX])
}

/// Writes the next wording of a purpose, if its last one is still `version`. What people agreed
/// to before keeps the words that they were shown.
///
/// # Errors
/// [`Error::Stale`] when somebody wrote another one meanwhile.
pub(in crate::consent) fn add_wording(
    tx: &mut Tx<'_>,
    purpose: &str,
    version: i64,
    texts: (&str, &str),
    by: Option<&PersonId>,
) -> Result<()> {
    let (id, now): (uuid::Uuid, _) = (tx.fresh(), tx.now());
    let id = id.hyphenated().to_string();
    let (french, english) = texts;
    let next = version + 1;
    let added = tx.exec(
        "insert into consent_wording (id, purpose, version, text_fr, text_en, valid_from_at,
         written_by) values ($1, $2, $3, $4, $5, $6, $7) on conflict (purpose, version) do nothing",
        &[&id, &purpose, &next, &french, &english, &now, &by],
    )?;
    if added == 1 { Ok(()) } else { Err(Error::Stale) }
}

/// The purposes that an organisation begins with; what is there already is left as it is.
///
/// # Errors
/// A fault from the database.
pub fn install(tx: &mut Tx<'_>) -> Result<()> {
    let now = tx.now();
    for (place, first) in (0_i64..).zip(FIRST) {
        let added = tx.exec(
            "insert into purpose (id, unit, name_fr, name_en, hint_fr, hint_en, retention_fr,
             retention_en, channels, place, created_at)
             values ($1, null, $2, $3, $4, $5, $6, $7, $8, $9, $10) on conflict (id) do nothing",
            &[
                &first.id,
                &first.name.0,
                &first.name.1,
                &first.hint.0,
                &first.hint.1,
                &first.retention.0,
                &first.retention.1,
                &first.channels,
                &place,
                &now,
            ],
        )?;
        if added == 1 {
            add_wording(tx, first.id, 0, first.wording, None)?;
        }
    }
    Ok(())
}

/// A purpose as it is first written: texts in French and in English.
struct First {
    id: &'static str,
    channels: &'static str,
    name: (&'static str, &'static str),
    hint: (&'static str, &'static str),
    retention: (&'static str, &'static str),
    wording: (&'static str, &'static str),
}

/// Kept until the person says no more: in French and in English.
pub(in crate::consent) const UNTIL_WITHDRAWN: (&str, &str) =
    ("Jusqu’à votre retrait.", "Until you withdraw it.");

const FIRST: [First; 6] = [
    First {
        id: "section_life",
        channels: "email sms phone",
        name: ("Convocations et vie de la section", "Meetings and life of the section"),
        hint: (
            "Sans cet accord, la convocation arrive par la poste.",
            "Without it, the notice of a meeting comes by post.",
        ),
        retention: UNTIL_WITHDRAWN,
        wording: (
            "J’accepte que ma section m’écrive ou m’appelle pour ses réunions et ses activités.",
            "I agree that my section writes to me or calls me about its meetings and activities.",
        ),
    },
    First {
        id: "newsletter",
        channels: "email",
        name: ("Lettre d’information", "Newsletter"),
        hint: (
            "Les nouvelles de l’organisation et ses campagnes.",
            "News of the organisation and its campaigns.",
        ),
        retention: UNTIL_WITHDRAWN,
        wording: (
            "J’accepte de recevoir la lettre d’information par courriel.",
            "I agree to receive the newsletter by e-mail.",
        ),
    },
    First {
        id: "calls",
        channels: "phone",
        name: ("Appels des campagnes", "Campaign calls"),
        hint: (
            "Une personne bénévole vous appelle pour une campagne.",
            "A volunteer calls you about a campaign.",
        ),
        retention: UNTIL_WITHDRAWN,
        wording: (
            "J’accepte d’être appelé ou appelée pour les campagnes de l’organisation.",
            "I agree to be called about the organisation’s campaigns.",
        ),
    },
    First {
        id: "surveys",
        channels: "email sms",
        name: ("Questionnaires et consultations", "Questionnaires and consultations"),
        hint: (
            "Vous êtes libre de ne pas répondre à chaque questionnaire.",
            "You are free not to answer each questionnaire.",
        ),
        retention: UNTIL_WITHDRAWN,
        wording: (
            "J’accepte d’être sollicité ou sollicitée pour les questionnaires de l’organisation.",
            "I agree to be asked to take part in the organisation’s questionnaires.",
        ),
    },
    First {
        id: "targeting",
        channels: "any",
        name: (
            "Messages politiques choisis selon ma fiche",
            "Political messages chosen by my record",
        ),
        hint: (
            "Accord distinct, demandé par le règlement (UE) 2024/900 : choisir qui reçoit un \
             message politique d’après des données que vous avez fournies.",
            "A separate agreement, asked for by Regulation (EU) 2024/900: choosing who receives \
             a political message from data that you supplied.",
        ),
        retention: UNTIL_WITHDRAWN,
        wording: (
            "J’accepte que des messages politiques me soient adressés, ou non, d’après les données \
             que j’ai moi-même fournies.",
            "I agree that political messages are addressed to me, or not, from the data that I \
             supplied myself.",
        ),
    },
    First {
        id: ELECTRONIC_CONTACT,
        channels: "any",
        name: ("Contact électronique", "Electronic contact"),
        hint: (
            "Ni courriel, ni SMS, ni appel, pour aucune raison. Les lettres restent possibles.",
            "No e-mail, no SMS, no call, for any reason. Letters remain possible.",
        ),
        retention: UNTIL_WITHDRAWN,
        wording: (
            "J’accepte d’être de nouveau joint ou jointe par courriel, SMS ou téléphone, pour ce \
             que j’ai accepté par ailleurs.",
            "I agree to be reached again by e-mail, SMS or telephone, for what I agreed to \
             otherwise.",
        ),
    },
];
