//! Who signed a petition: the volume that is handed to whom it is addressed to.
use crate::colours::Colours;
use crate::figures::day;
use crate::flow::{BODY, Flow, SMALL, TITLE};
use crate::sheet::{A4, Sheet, mm};
use crate::table::{Column, Side, Table};
use crate::{Lang, Printed};

/// A volume of signatures.
#[derive(Debug, Clone, Default)]
pub struct SignatureList {
    /// The language of its fixed words.
    pub lang: Lang,
    /// The organisation's colours.
    pub colours: Colours,
    /// Who hands it over.
    pub organisation: String,
    /// The petition.
    pub title: String,
    /// Whom it is addressed to.
    pub addressee: String,
    /// When it was drawn up, an ISO day.
    pub on_day: String,
    /// What is asked, one paragraph each; empty in later volumes.
    pub text: Vec<String>,
    /// How many signed, and how.
    pub facts: Vec<(String, String)>,
    /// Which volume, of how many.
    pub volume: (usize, usize),
    /// Number of its first signature.
    pub first: usize,
    /// The signatures.
    pub rows: Vec<Signed>,
    /// A last sentence: what the signers agreed to.
    pub note: String,
}

/// A signature in a list.
#[derive(Debug, Clone, Default)]
pub struct Signed {
    /// Last name.
    pub last_name: String,
    /// First name.
    pub first_name: String,
    /// Postcode.
    pub postcode: String,
    /// When, an ISO day.
    pub on_day: String,
    /// On paper or online, in words.
    pub way: String,
}

/// The list.
pub fn signatures(list: &SignatureList) -> Printed {
    let lang = list.lang;
    let mut flow = Flow::new(Sheet::new(lang, &list.title, A4), list.colours);
    let to = format!("{}{}", lang.pick("Adressée à\u{a0}: ", "Addressed to: "), list.addressee);
    flow.letterhead(&list.organisation, &[to]);
    flow.space(mm(8.0));
    flow.heading(1, TITLE, &list.title);
    let (ink, soft) = (flow.colours.ink, flow.colours.soft);
    let drawn = day(lang, &list.on_day);
    let (number, of) = list.volume;
    let which = match lang {
        Lang::Fr => format!("Volume {number} sur {of}, établi le\u{a0}{drawn}."),
        Lang::En => format!("Volume {number} of {of}, drawn up on {drawn}."),
    };
    flow.paragraph(SMALL, &which, soft);
    flow.space(8.0);
    for paragraph in &list.text {
        flow.paragraph(BODY, paragraph, ink);
        flow.space(5.0);
    }
    let facts: Vec<(&str, String)> =
        list.facts.iter().map(|(name, value)| (name.as_str(), value.clone())).collect();
    if !facts.is_empty() {
        flow.facts(lang.pick("Le compte", "The count"), &facts);
        flow.space(8.0);
    }
    if !list.rows.is_empty() {
        flow.table(&table(list));
    }
    if !list.note.is_empty() {
        flow.paragraph(SMALL, &list.note, soft);
    }
    flow.finish()
}

fn table(list: &SignatureList) -> Table<'static> {
    let lang = list.lang;
    let row = |(at, one): (usize, &Signed)| {
        vec![
            (list.first + at).to_string(),
            one.last_name.clone(),
            one.first_name.clone(),
            one.postcode.clone(),
            day(lang, &one.on_day),
            one.way.clone(),
        ]
    };
    let column = |name, part| Column { name, part, side: Side::Left };
    Table {
        summary: lang.pick("Signatures", "Signatures").to_owned(),
        columns: vec![
            column(lang.pick("N°", "No."), 0.8),
            column(lang.pick("Nom", "Last name"), 2.4),
            column(lang.pick("Prénom", "First name"), 2.0),
            column(lang.pick("Code postal", "Postcode"), 1.3),
            column(lang.pick("Jour", "Day"), 1.9),
            column(lang.pick("Signée", "Signed"), 1.3),
        ],
        named_by: 1,
        rows: list.rows.iter().enumerate().map(row).collect(),
        total: None,
    }
}
