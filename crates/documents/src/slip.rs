//! Deposit slips for the bank: cheques one by one, or cash by coins and notes.
use crate::colours::Colours;
use crate::figures::{day, euros, iban};
use crate::flow::{BODY, Flow, SMALL, TITLE};
use crate::sheet::{A4, Sheet, mm};
use crate::table::{Column, Side, Table};
use crate::{Lang, Printed};

/// A deposit slip.
#[derive(Debug, Clone, Default)]
pub struct Slip {
    /// The language of its fixed words.
    pub lang: Lang,
    /// The organisation's colours.
    pub colours: Colours,
    /// The collector whose account is credited.
    pub collector: String,
    /// The unit that brings the money, may be empty.
    pub unit: String,
    /// The slip's number.
    pub number: String,
    /// When it was closed, an ISO day.
    pub on_day: String,
    /// The holder, as the bank writes it.
    pub holder: String,
    /// The account.
    pub iban: String,
    /// The bank, may be empty.
    pub bank: String,
    /// What is brought.
    pub content: SlipContent,
    /// Who brings it, may be empty: there is room to sign.
    pub brought_by: String,
}

/// What a slip lists.
#[derive(Debug, Clone)]
pub enum SlipContent {
    /// Cheques, in the order of the pile.
    Cheques(Vec<Cheque>),
    /// Coins and notes, the largest first.
    Cash(Vec<Coins>),
}

impl Default for SlipContent {
    fn default() -> Self {
        Self::Cheques(Vec::new())
    }
}

/// A cheque on a slip.
#[derive(Debug, Clone, Default)]
pub struct Cheque {
    /// Who drew it.
    pub drawer: String,
    /// On which bank, may be empty.
    pub bank: String,
    /// Its number, may be empty.
    pub number: String,
    /// Its amount.
    pub amount_cents: i64,
}

/// So many coins or notes of one value.
#[derive(Debug, Clone, Copy, Default)]
pub struct Coins {
    /// The value of one.
    pub value_cents: i64,
    /// How many.
    pub count: i64,
}

/// The slip to hand in at the bank.
pub fn deposit_slip(slip: &Slip) -> Printed {
    let lang = slip.lang;
    let title = match slip.content {
        SlipContent::Cheques(_) => {
            lang.pick("Bordereau de remise de chèques", "Cheque deposit slip")
        }
        SlipContent::Cash(_) => lang.pick("Bordereau de versement d’espèces", "Cash deposit slip"),
    };
    let named = format!("{title} {}", slip.number);
    let mut flow = Flow::new(Sheet::new(lang, &named, A4), slip.colours);
    let under: Vec<String> =
        Some(&slip.unit).filter(|unit| !unit.is_empty()).cloned().into_iter().collect();
    flow.letterhead(&slip.collector, &under);
    flow.space(mm(8.0));
    flow.heading(1, TITLE, title);
    flow.space(8.0);
    flow.facts(
        lang.pick("La remise", "The deposit"),
        &[
            (lang.pick("Numéro", "Number"), slip.number.clone()),
            (lang.pick("Date", "Date"), day(lang, &slip.on_day)),
            (lang.pick("Titulaire", "Account holder"), slip.holder.clone()),
            ("IBAN", iban(&slip.iban)),
            (lang.pick("Banque", "Bank"), slip.bank.clone()),
        ],
    );
    flow.space(10.0);
    flow.table(&match &slip.content {
        SlipContent::Cheques(cheques) => cheque_table(lang, cheques),
        SlipContent::Cash(coins) => cash_table(lang, coins),
    });
    signed(&mut flow, slip);
    flow.finish()
}

fn signed(flow: &mut Flow, slip: &Slip) {
    flow.need(mm(30.0));
    flow.space(mm(4.0));
    let (soft, ink) = (flow.colours.soft, flow.colours.ink);
    let label = slip.lang.pick(
        "Signature de la personne qui dépose\u{a0}:",
        "Signature of the person who brings it:",
    );
    flow.paragraph(SMALL, label, soft);
    if !slip.brought_by.is_empty() {
        flow.paragraph(BODY, &slip.brought_by, ink);
    }
    flow.space(mm(14.0));
    flow.sheet.rule(flow.left, flow.y, mm(70.0), 0.7, ink);
}

fn cheque_table(lang: Lang, cheques: &[Cheque]) -> Table<'static> {
    let count = cheques.len();
    let total: i64 = cheques.iter().map(|cheque| cheque.amount_cents).sum();
    let row = |(at, cheque): (usize, &Cheque)| {
        vec![
            (at + 1).to_string(),
            cheque.drawer.clone(),
            cheque.bank.clone(),
            cheque.number.clone(),
            euros(lang, cheque.amount_cents),
        ]
    };
    let column = |name, part, side| Column { name, part, side };
    Table {
        summary: lang.pick("Chèques de la remise", "Cheques of the deposit").to_owned(),
        columns: vec![
            column(lang.pick("Ligne", "Line"), 0.7, Side::Right),
            column(lang.pick("Émetteur", "Drawer"), 3.6, Side::Left),
            column(lang.pick("Banque", "Bank"), 2.2, Side::Left),
            column(lang.pick("Numéro", "Number"), 1.5, Side::Left),
            column(lang.pick("Montant", "Amount"), 1.5, Side::Right),
        ],
        named_by: 1,
        rows: cheques.iter().enumerate().map(row).collect(),
        total: Some((
            match (lang, count) {
                (Lang::Fr, 0 | 1) => format!("Total, {count} chèque"),
                (Lang::Fr, _) => format!("Total, {count} chèques"),
                (Lang::En, 1) => "Total, 1 cheque".to_owned(),
                (Lang::En, _) => format!("Total, {count} cheques"),
            },
            euros(lang, total),
        )),
    }
}

fn cash_table(lang: Lang, coins: &[Coins]) -> Table<'static> {
    let amount = |coins: &Coins| coins.value_cents.saturating_mul(coins.count);
    let row = |coins: &Coins| {
        vec![euros(lang, coins.value_cents), coins.count.to_string(), euros(lang, amount(coins))]
    };
    let column = |name, part| Column { name, part, side: Side::Right };
    Table {
        summary: lang.pick("Billets et pièces", "Notes and coins").to_owned(),
        columns: vec![
            column(lang.pick("Billet ou pièce", "Note or coin"), 2.0),
            column(lang.pick("Nombre", "Count"), 2.0),
            column(lang.pick("Montant", "Amount"), 2.0),
        ],
        named_by: 0,
        rows: coins.iter().map(row).collect(),
        total: Some(("Total".to_owned(), euros(lang, coins.iter().map(amount).sum()))),
    }
}
