//! Statements of the shares that one level owes another: the paper that both sides keep.
use crate::colours::Colours;
use crate::figures::{day, euros, iban};
use crate::flow::{BODY, Flow, SMALL, SUBTITLE, TITLE};
use crate::sheet::{A4, Sheet, mm};
use crate::table::{Column, Side, Table};
use crate::{Lang, Printed};

/// A statement of shares.
#[derive(Debug, Clone, Default)]
pub struct Statement {
    /// The language of its fixed words.
    pub lang: Lang,
    /// The organisation's colours.
    pub colours: Colours,
    /// Its title, with the period.
    pub title: String,
    /// Who owes.
    pub from: String,
    /// Who receives.
    pub to: String,
    /// The voted table, in a sentence.
    pub voted: String,
    /// When it was drawn up, an ISO day.
    pub on_day: String,
    /// What was collected, and its shares.
    pub lines: Vec<StatementLine>,
    /// What stood open before.
    pub before_cents: i64,
    /// What was settled meanwhile.
    pub settled_cents: i64,
    /// Account to pay to; empty when nothing is left to pay.
    pub iban: String,
    /// Its holder.
    pub holder: String,
    /// What to write on the transfer.
    pub reference: String,
    /// A last sentence, may be empty.
    pub note: String,
}

/// A share on a statement.
#[derive(Debug, Clone, Default)]
pub struct StatementLine {
    /// What was collected.
    pub label: String,
    /// How much of it.
    pub base_cents: i64,
    /// The share, as it was voted: `32 %`, `2,00 € par timbre`.
    pub share: String,
    /// What it makes.
    pub amount_cents: i64,
}

/// The statement.
pub fn statement(statement: &Statement) -> Printed {
    let lang = statement.lang;
    let mut flow = Flow::new(Sheet::new(lang, &statement.title, A4), statement.colours);
    let to = format!("{}{}", lang.pick("Pour\u{a0}: ", "For: "), statement.to);
    flow.letterhead(&statement.from, &[to]);
    flow.space(mm(8.0));
    flow.heading(1, TITLE, &statement.title);
    let (ink, soft) = (flow.colours.ink, flow.colours.soft);
    let drawn = day(lang, &statement.on_day);
    flow.paragraph(
        SMALL,
        &match lang {
            Lang::Fr => format!("Établi le\u{a0}{drawn}. {}", statement.voted),
            Lang::En => format!("Drawn up on {drawn}. {}", statement.voted),
        },
        soft,
    );
    flow.space(10.0);
    flow.table(&shares(statement));
    let due: i64 = statement.lines.iter().map(|line| line.amount_cents).sum();
    let open = statement.before_cents + due - statement.settled_cents;
    flow.facts(
        lang.pick("Le compte", "The account"),
        &[
            (lang.pick("Reste d’avant", "Open before"), euros(lang, statement.before_cents)),
            (lang.pick("Parts de la période", "Shares of the period"), euros(lang, due)),
            (lang.pick("Réglé", "Settled"), euros(lang, statement.settled_cents)),
        ],
    );
    flow.space(6.0);
    let left = lang.pick("Reste à régler\u{a0}: ", "Left to settle: ");
    flow.heading(2, SUBTITLE, &format!("{left}{}", euros(lang, open)));
    flow.space(4.0);
    if !statement.iban.is_empty() {
        flow.facts(
            lang.pick("Pour régler", "To settle"),
            &[
                (lang.pick("Titulaire", "Account holder"), statement.holder.clone()),
                ("IBAN", iban(&statement.iban)),
                (lang.pick("Référence", "Reference"), statement.reference.clone()),
            ],
        );
        flow.space(6.0);
    }
    if !statement.note.is_empty() {
        flow.paragraph(BODY, &statement.note, ink);
    }
    flow.finish()
}

fn shares(statement: &Statement) -> Table<'static> {
    let lang = statement.lang;
    let row = |line: &StatementLine| {
        vec![
            line.label.clone(),
            euros(lang, line.base_cents),
            line.share.clone(),
            euros(lang, line.amount_cents),
        ]
    };
    let column = |name, part, side| Column { name, part, side };
    let due = statement.lines.iter().map(|line| line.amount_cents).sum();
    Table {
        summary: lang.pick("Parts de la période", "Shares of the period").to_owned(),
        columns: vec![
            column(lang.pick("Encaissé", "Collected"), 3.0, Side::Left),
            column(lang.pick("Montant", "Amount"), 1.5, Side::Right),
            column(lang.pick("Part", "Share"), 1.8, Side::Right),
            column(lang.pick("À reverser", "To pay over"), 1.5, Side::Right),
        ],
        named_by: 0,
        rows: statement.lines.iter().map(row).collect(),
        total: Some(("Total".to_owned(), euros(lang, due))),
    }
}
