//! Letters for people without e-mail: the address stands in the window of a usual envelope (DL or
//! C5, window on the right), and a payment may be asked for below.
use crate::colours::Colours;
use crate::figures::{day, euros, iban};
use crate::flow::{BODY, Flow, SMALL, SUBTITLE};
use crate::qr::Qr;
use crate::sheet::{A4, Role, Sheet, mm};
use crate::{Lang, Printed};

/// A letter.
#[derive(Debug, Clone, Default)]
pub struct Letter {
    /// The language of its fixed words.
    pub lang: Lang,
    /// The organisation's colours.
    pub colours: Colours,
    /// Who writes.
    pub sender: String,
    /// Address, telephone and e-mail of who writes, a line each.
    pub sender_lines: Vec<String>,
    /// Name and postal address of who reads, a line each.
    pub to: Vec<String>,
    /// Where it is written, may be empty.
    pub place: String,
    /// When it is written, an ISO day.
    pub on_day: String,
    /// The reader's number or the like, may be empty.
    pub reference: String,
    /// What it is about: also the document's title.
    pub subject: String,
    /// What it says, a paragraph each, greeting included.
    pub paragraphs: Vec<String>,
    /// Who signs: name, then office.
    pub signature: Vec<String>,
    /// The payment that it asks for.
    pub coupon: Option<Coupon>,
}

/// How to pay what a letter asks for.
#[derive(Debug, Clone, Default)]
pub struct Coupon {
    /// What is asked for.
    pub amount_cents: i64,
    /// By when, an ISO day; may be empty.
    pub due_on: String,
    /// Exactly as the bank knows them, since payers' banks compare.
    pub holder: String,
    /// The account.
    pub iban: String,
    /// The reference that makes the transfer recognised.
    pub reference: String,
    /// What the payment code says (EPC069-12); empty for none.
    pub code: String,
    /// Other ways, a sentence each.
    pub other_ways: Vec<String>,
}

/// One letter.
pub fn letter(letter: &Letter) -> Printed {
    letters(std::slice::from_ref(letter))
}

/// Several letters in one file, each on a page of its own, for the printer.
pub fn letters(letters: &[Letter]) -> Printed {
    let first = letters.first().cloned().unwrap_or_default();
    let sheet = Sheet::new(first.lang, &first.subject, A4);
    let mut flow = Flow::new(sheet, first.colours);
    for (at, letter) in letters.iter().enumerate() {
        if at > 0 {
            flow.sheet.turn();
            flow.y = flow.top;
        }
        flow.colours = letter.colours;
        print(&mut flow, letter);
    }
    if letters.len() > 1 { flow.sheet.finish(None) } else { flow.finish() }
}

/// Sender above on the left, reader in the window.
pub(crate) fn envelope(flow: &mut Flow, sender: &str, sender_lines: &[String], to: &[String]) {
    flow.letterhead(sender, sender_lines);
    let after = flow.y;
    let reached = flow.block((mm(108.0), mm(47.0), mm(82.0)), BODY, to);
    flow.y = after.max(reached).max(mm(92.0));
}

fn print(flow: &mut Flow, letter: &Letter) {
    flow.sheet.begin(Role::Part);
    envelope(flow, &letter.sender, &letter.sender_lines, &letter.to);
    let written = day(letter.lang, &letter.on_day);
    let when = match (letter.place.is_empty(), letter.lang) {
        (true, _) => written,
        (false, Lang::Fr) => format!("{}, le\u{a0}{written}", letter.place),
        (false, Lang::En) => format!("{}, {written}", letter.place),
    };
    let (soft, ink) = (flow.colours.soft, flow.colours.ink);
    flow.paragraph(SMALL, &when, soft);
    if !letter.reference.is_empty() {
        let name = letter.lang.pick("Référence\u{a0}: ", "Reference: ");
        flow.paragraph(SMALL, &format!("{name}{}", letter.reference), soft);
    }
    flow.space(10.0);
    flow.heading(1, SUBTITLE, &letter.subject);
    flow.space(8.0);
    for paragraph in &letter.paragraphs {
        flow.paragraph(BODY, paragraph, ink);
        flow.space(7.0);
    }
    if !letter.signature.is_empty() {
        flow.need(mm(30.0));
        flow.space(mm(6.0));
        let at = (mm(108.0), flow.y, mm(82.0));
        flow.y = flow.block(at, BODY, &letter.signature) + 10.0;
    }
    if let Some(coupon) = &letter.coupon {
        pay(flow, letter.lang, coupon);
    }
    flow.sheet.end();
}

/// The slip to pay with, under a dashed line.
fn pay(flow: &mut Flow, lang: Lang, coupon: &Coupon) {
    let height = mm(58.0);
    flow.need(height);
    flow.y = flow.y.max(flow.bottom - height);
    let colour = flow.colours.soft;
    flow.sheet.cut((0.0, flow.y), (flow.sheet.size.0, flow.y), colour);
    flow.space(12.0);
    let asked = euros(lang, coupon.amount_cents);
    flow.heading(
        2,
        SUBTITLE,
        &match (lang, coupon.due_on.is_empty()) {
            (Lang::Fr, true) => format!("À régler\u{a0}: {asked}"),
            (Lang::Fr, false) => {
                format!("À régler avant le\u{a0}{}\u{a0}: {asked}", day(lang, &coupon.due_on))
            }
            (Lang::En, true) => format!("To pay: {asked}"),
            (Lang::En, false) => format!("To pay before {}: {asked}", day(lang, &coupon.due_on)),
        },
    );
    flow.space(4.0);
    let top = flow.y;
    if let Some(code) =
        Some(&coupon.code).filter(|code| !code.is_empty()).and_then(|code| Qr::of(code))
    {
        let alt = lang.pick(
            "Code de paiement pour l’application de la banque\u{a0}; tout est écrit à côté.",
            "Payment code for your bank’s app; the same data are written beside it.",
        );
        let side = mm(33.0);
        let x = flow.right() - side;
        flow.sheet.code((x, top), side, code, alt);
        let (label, soft) = (lang.pick("Virement par code", "Transfer by code"), flow.colours.soft);
        flow.sheet.say_at(x, top + side + 11.0, SMALL, label, soft);
    }
    let width = flow.width;
    flow.width -= mm(40.0);
    flow.facts(
        lang.pick("Pour payer par virement", "To pay by transfer"),
        &[
            (lang.pick("Titulaire", "Account holder"), coupon.holder.clone()),
            ("IBAN", iban(&coupon.iban)),
            (lang.pick("Référence", "Reference"), coupon.reference.clone()),
        ],
    );
    flow.space(4.0);
    let soft = flow.colours.soft;
    for way in &coupon.other_ways {
        flow.paragraph(SMALL, way, soft);
    }
    flow.width = width;
}
