//! Guesses what each column is, by its name in French or English, else by what it holds.

use crate::features;
use crate::imports::rules::known::Origin;
use crate::imports::rules::refused::refusal;
use crate::imports::rules::target::{Column, FieldKind, Mapping, PARIS, Target};

const TEXT: Target = Target::Field(FieldKind::Text);
const MONEY: Target = Target::Field(FieldKind::Money);
const MONTH: Target = Target::Field(FieldKind::Month);

/// Folded names of columns, each with what it becomes.
const NAMES: [(Target, &[&str]); 30] = [
    (
        Target::FirstName,
        &["prenom", "prenoms", "prenom usuel", "first name", "firstname", "given name", "forename"],
    ),
    (
        Target::LastName,
        &[
            "nom",
            "nom de famille",
            "nom d usage",
            "nom usuel",
            "last name",
            "lastname",
            "surname",
            "family name",
        ],
    ),
    (
        Target::FullName,
        &[
            "nom prenom",
            "nom et prenom",
            "nom prenoms",
            "prenom nom",
            "prenom et nom",
            "nom complet",
            "full name",
            "fullname",
            "name",
            "contact",
            "identite",
        ],
    ),
    (Target::Title, &["civilite", "titre", "civ", "title", "prefix", "salutation", "politesse"]),
    (
        Target::OrganisationName,
        &["organisation", "organization", "raison sociale", "structure", "personne morale"],
    ),
    (
        Target::Number,
        &[
            "n carte",
            "no carte",
            "num carte",
            "numero carte",
            "numero de carte",
            "n de carte",
            "carte",
            "n adherent",
            "no adherent",
            "numero adherent",
            "numero d adherent",
            "n d adherent",
            "matricule",
            "member number",
            "membership number",
            "card number",
            "numero de membre",
        ],
    ),
    (
        Target::Email,
        &[
            "email",
            "e mail",
            "mail",
            "courriel",
            "adresse mail",
            "adresse email",
            "adresse e mail",
            "adresse electronique",
            "adel",
            "email address",
            "email 1",
            "email1",
            "email 2",
            "email2",
            "courriel 2",
            "mel",
        ],
    ),
    (
        Target::Phone,
        &[
            "telephone",
            "tel",
            "tel fixe",
            "fixe",
            "telephone fixe",
            "portable",
            "tel portable",
            "telephone portable",
            "mobile",
            "gsm",
            "phone",
            "phone number",
            "mobile phone",
            "mobile number",
            "cell",
            "cell phone",
            "home phone",
            "telephone 1",
            "telephone 2",
            "numero de telephone",
            "tel mobile",
        ],
    ),
    (
        Target::Address1,
        &[
            "adresse",
            "adresse 1",
            "adresse postale",
            "rue",
            "voie",
            "address",
            "address 1",
            "address1",
            "street",
            "street address",
            "address line 1",
        ],
    ),
    (
        Target::Address2,
        &["adresse 2", "complement", "complement d adresse", "address 2", "address2"],
    ),
    (Target::Address3, &["adresse 3", "address 3", "address3"]),
    (
        Target::Postcode,
        &["cp", "code postal", "codepostal", "postcode", "zip", "zip code", "postal code"],
    ),
    (Target::City, &["ville", "commune", "localite", "city", "town"]),
    (Target::Country, &["pays", "country", "country code"]),
    (
        Target::BirthDay,
        &[
            "ne e le",
            "ne le",
            "nee le",
            "date de naissance",
            "naissance",
            "date naissance",
            "ddn",
            "birth date",
            "birthdate",
            "date of birth",
            "dob",
            "birthday",
            "born at",
            "annee de naissance",
        ],
    ),
    (Target::Died, &["date de deces", "deces", "decede", "died at", "is deceased"]),
    (
        Target::Unit,
        &[
            "section",
            "unite",
            "federation",
            "groupe",
            "groupe local",
            "comite",
            "comite local",
            "branch",
            "chapter",
            "local group",
            "unit",
        ],
    ),
    (
        Target::Joined,
        &[
            "date d adhesion",
            "adhesion",
            "adherent depuis",
            "date adhesion",
            "membre depuis",
            "date d entree",
            "joined",
            "joined at",
            "member since",
            "join date",
            "date d inscription",
        ],
    ),
    (
        Target::Left,
        &["date de depart", "demission", "date de demission", "left at", "date de sortie"],
    ),
    (Target::Status, &["statut", "status", "categorie", "membership status"]),
    (
        Target::Note,
        &["note", "notes", "remarque", "remarques", "commentaire", "commentaires", "observations"],
    ),
    (Target::Tags, &["tags", "etiquettes", "mots cles", "tag list", "labels"]),
    (Target::Language, &["langue", "language", "locale"]),
    (MONEY, &["cotisation", "montant", "total verse", "total", "amount", "dues", "don"]),
    (
        Target::Field(FieldKind::PaymentMode),
        &["mode de paiement", "moyen de paiement", "reglement", "payment method"],
    ),
    (Target::Field(FieldKind::Iban), &["iban", "rib", "compte bancaire"]),
    (
        MONTH,
        &[
            "janv",
            "janvier",
            "fevr",
            "fevrier",
            "mars",
            "avr",
            "avril",
            "mai",
            "juin",
            "juil",
            "juillet",
            "aout",
            "sept",
            "septembre",
            "oct",
            "octobre",
            "nov",
            "novembre",
            "dec",
            "decembre",
        ],
    ),
    (Target::LegacyId, &["uuid", "legacy id", "ancien identifiant"]),
    (Target::WholeAddress, &["adresse complete", "full address"]),
    (TEXT, &["cellule", "profession", "employer", "employeur", "occupation", "metier"]),
];

/// Guesses a mapping from the names of the columns and the cells of the first rows.
#[must_use]
pub fn guess(headers: &[String], samples: &[Vec<String>]) -> Mapping {
    let folded: Vec<String> = headers.iter().map(|header| values::fold(header)).collect();
    let origin = Origin::of(&folded);
    let column = |(place, header): (usize, &String)| {
        let name = folded.get(place).map_or("", String::as_str);
        let cells = samples.iter().filter_map(|row| row.get(place)).map(String::as_str);
        let target = match refusal(header) {
            Some(_) => Target::Refused,
            None => origin
                .target(name)
                .or_else(|| incoming(origin, name))
                .or_else(|| by_name(name))
                .unwrap_or_else(|| by_content(header, cells)),
        };
        Column { header: header.clone(), target }
    };
    let mut columns: Vec<Column> = headers.iter().enumerate().map(column).collect();
    settle(&mut columns);
    Mapping { origin, columns, file_wins: false, time_zone: PARIS.to_owned() }
}

/// A column that one target can have only once keeps it; later ones become fields.
fn settle(columns: &mut [Column]) {
    const ONCE: [Target; 10] = [
        Target::FirstName,
        Target::LastName,
        Target::Number,
        Target::BirthDay,
        Target::Unit,
        Target::Joined,
        Target::Postcode,
        Target::City,
        Target::LegacyId,
        Target::Title,
    ];
    for target in ONCE {
        for column in columns.iter_mut().filter(|column| column.target == target).skip(1) {
            column.target = TEXT;
        }
    }
    let one_name = columns.iter().any(|column| column.target == Target::LastName);
    for column in columns.iter_mut().filter(|column| column.target == Target::FullName) {
        if one_name {
            column.target = Target::Ignored;
        }
    }
}

/// What a feature understands, in files that no program wrote.
fn incoming(origin: Origin, folded: &str) -> Option<Target> {
    if !matches!(origin, Origin::Unknown | Origin::MemberFile) {
        return None;
    }
    let column = features::incoming().find(|column| column.headers.contains(&folded))?;
    Some(Target::Incoming(column.name))
}

fn by_name(folded: &str) -> Option<Target> {
    NAMES.iter().find(|(_, names)| names.contains(&folded)).map(|(target, _)| *target)
}

/// What most filled cells look like.
fn by_content<'a>(header: &str, cells: impl Iterator<Item = &'a str>) -> Target {
    let filled: Vec<&str> = cells.map(str::trim).filter(|cell| !cell.is_empty()).collect();
    if filled.is_empty() {
        return if header.trim().is_empty() { Target::Ignored } else { TEXT };
    }
    let share = |is: fn(&str) -> bool| filled.iter().filter(|cell| is(cell)).count() * 10;
    let most = filled.len() * 7;
    if share(|cell| values::Email::parse(cell).is_ok()) >= most {
        return Target::Email;
    }
    if share(|cell| values::Iban::parse(cell).is_ok()) >= most {
        return Target::Field(FieldKind::Iban);
    }
    let digits = |cell: &str| cell.chars().filter(char::is_ascii_digit).count();
    if share(|cell| cell.len() == 5 && values::Postcode::parse(cell).is_ok()) >= most {
        return Target::Postcode;
    }
    let is_phone = |cell: &&&str| {
        (9..=14).contains(&digits(cell))
            && values::Phone::parse(cell, values::Region::default()).is_ok()
    };
    if filled.iter().filter(is_phone).count() * 10 >= most {
        return Target::Phone;
    }
    if share(|cell| values::yes_no(cell).is_ok()) >= most {
        return Target::Field(FieldKind::YesNo);
    }
    TEXT
}
