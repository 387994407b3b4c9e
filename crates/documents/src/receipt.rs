//! Receipts for what people gave or paid, in the words that the law asks for: always in French.
use crate::colours::Colours;
use crate::figures::{day, euros, short_day};
use crate::flow::{BODY, Flow, SMALL, STRONG, SUBTITLE, TITLE};
use crate::letter::envelope;
use crate::sheet::{A4, Role, Sheet, mm};
use crate::spelled::euros_in_words;
use crate::table::{Column, Side, Table};
use crate::{Lang, Printed};

/// What the receipt proves, by the collector's legal form.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum ReceiptKind {
    /// Gifts and payments to an association of general interest (form 11580, articles 200 and 978).
    #[default]
    Association,
    /// Dues of a union (article 199 quater C).
    Union,
    /// A payment that gives no right to a tax reduction: a plain proof. Also what a party's
    /// member gets until the commission's own receipt comes.
    Plain,
}

/// The body that received the money.
#[derive(Debug, Clone, Default)]
pub struct Body {
    /// Its name.
    pub name: String,
    /// Its postal address and other lines of the head.
    pub lines: Vec<String>,
    /// SIREN or RNA, as they are to be read; may be empty.
    pub registered: String,
    /// Approval of a party's collector, as it is to be read; may be empty.
    pub approval: String,
    /// What it is for.
    pub object: String,
    /// Which of the form's categories it belongs to.
    pub category: String,
}

/// A payment that the receipt covers.
#[derive(Debug, Clone, Default)]
pub struct ReceiptPart {
    /// When it was paid, an ISO day.
    pub on_day: String,
    /// Dues or gift, in French words.
    pub nature: String,
    /// How it was paid, in French words.
    pub way: String,
    /// How much.
    pub amount_cents: i64,
}

/// A receipt.
#[derive(Debug, Clone, Default)]
pub struct Receipt {
    /// The organisation's colours.
    pub colours: Colours,
    /// What it proves.
    pub kind: ReceiptKind,
    /// Which edition of the form it follows (`11580*05`), may be empty.
    pub form: String,
    /// Its number.
    pub number: String,
    /// When it was issued, an ISO day.
    pub issued_on: String,
    /// Who received.
    pub body: Body,
    /// Name and postal address of who gave, a line each.
    pub giver: Vec<String>,
    /// What was given.
    pub parts: Vec<ReceiptPart>,
    /// Who signs: name and office, a line each.
    pub signatory: Vec<String>,
    /// The day since which it is worth nothing; printed across the head.
    pub cancelled_on: Option<String>,
}

/// One receipt.
pub fn receipt(receipt: &Receipt) -> Printed {
    receipts(std::slice::from_ref(receipt))
}

/// Several receipts in one file, each on a page of its own, for the post.
pub fn receipts(receipts: &[Receipt]) -> Printed {
    let first = receipts.first().cloned().unwrap_or_default();
    let title = match receipts {
        [one] => format!("{} {}", title(one.kind), one.number),
        _ => "Reçus".to_owned(),
    };
    let mut flow = Flow::new(Sheet::new(Lang::Fr, &title, A4), first.colours);
    for (at, receipt) in receipts.iter().enumerate() {
        if at > 0 {
            flow.sheet.turn();
            flow.y = flow.top;
        }
        flow.colours = receipt.colours;
        print(&mut flow, receipt);
    }
    if receipts.len() > 1 { flow.sheet.finish(None) } else { flow.finish() }
}

fn title(kind: ReceiptKind) -> &'static str {
    match kind {
        ReceiptKind::Association => "Reçu des dons et versements",
        ReceiptKind::Union => "Attestation de cotisations syndicales",
        ReceiptKind::Plain => "Attestation de versement",
    }
}

fn print(flow: &mut Flow, receipt: &Receipt) {
    flow.sheet.begin(Role::Part);
    envelope(flow, &receipt.body.name, &receipt.body.lines, &receipt.giver);
    let (ink, soft) = (flow.colours.ink, flow.colours.soft);
    if let Some(cancelled) = &receipt.cancelled_on {
        let text =
            format!("Annulé le\u{a0}{}\u{a0}: ce reçu ne vaut plus.", day(Lang::Fr, cancelled));
        flow.paragraph(STRONG, &text, ink);
    }
    flow.heading(1, TITLE, title(receipt.kind));
    let mut under = format!("Numéro d’ordre\u{a0}: {}", receipt.number);
    if receipt.kind == ReceiptKind::Association && !receipt.form.is_empty() {
        under.push_str(&format!(" · selon le modèle cerfa n°\u{a0}{}", receipt.form));
        under.push_str(" (articles 200 et 978 du code général des impôts)");
    }
    flow.paragraph(SMALL, &under, soft);
    flow.space(9.0);
    beneficiary(flow, receipt);
    flow.space(8.0);
    let total: i64 = receipt.parts.iter().map(|part| part.amount_cents).sum();
    let words = euros_in_words(total);
    let said = format!("{} ({words})", euros(Lang::Fr, total));
    flow.paragraph(BODY, "Le bénéficiaire reconnaît avoir reçu la somme de\u{a0}:", ink);
    flow.paragraph(SUBTITLE, &said, ink);
    flow.space(6.0);
    flow.table(&parts(receipt));
    for paragraph in law(receipt.kind) {
        flow.paragraph(SMALL, paragraph, soft);
        flow.space(2.0);
    }
    flow.need(mm(28.0));
    flow.space(mm(3.0));
    let mut signed = vec![format!("Le\u{a0}{}", day(Lang::Fr, &receipt.issued_on))];
    signed.extend(receipt.signatory.iter().cloned());
    let at = (mm(108.0), flow.y, mm(82.0));
    flow.y = flow.block(at, BODY, &signed);
    flow.sheet.end();
}

fn beneficiary(flow: &mut Flow, receipt: &Receipt) {
    let body = &receipt.body;
    flow.heading(2, SUBTITLE, "Bénéficiaire des versements");
    flow.space(3.0);
    flow.facts(
        "Bénéficiaire des versements",
        &[
            ("Nom", body.name.clone()),
            ("Immatriculation", body.registered.clone()),
            ("Agrément", body.approval.clone()),
            ("Objet", body.object.clone()),
            ("Catégorie", body.category.clone()),
        ],
    );
}

fn parts(receipt: &Receipt) -> Table<'static> {
    let total: i64 = receipt.parts.iter().map(|part| part.amount_cents).sum();
    let row = |part: &ReceiptPart| {
        vec![
            short_day(Lang::Fr, &part.on_day),
            part.nature.clone(),
            part.way.clone(),
            euros(Lang::Fr, part.amount_cents),
        ]
    };
    let column = |name, part, side| Column { name, part, side };
    Table {
        summary: "Versements que ce reçu atteste".to_owned(),
        columns: vec![
            column("Date du versement", 1.5, Side::Left),
            column("Nature", 2.5, Side::Left),
            column("Mode de versement", 2.0, Side::Left),
            column("Montant", 1.5, Side::Right),
        ],
        named_by: 0,
        rows: receipt.parts.iter().map(row).collect(),
        total: Some(("Total".to_owned(), euros(Lang::Fr, total))),
    }
}

/// The sentences of the law.
fn law(kind: ReceiptKind) -> &'static [&'static str] {
    match kind {
        ReceiptKind::Association => &[
            "Le bénéficiaire certifie sur l’honneur que les dons et versements qu’il reçoit \
             ouvrent droit à la réduction d’impôt prévue à l’article 200 du code général des \
             impôts.",
            "Forme du don\u{a0}: déclaration de don manuel. Nature du don\u{a0}: numéraire.",
            "La délivrance irrégulière de ce reçu expose à l’amende prévue à l’article 1740 A du \
             code général des impôts.",
        ],
        ReceiptKind::Union => &[
            "Les cotisations versées aux organisations syndicales représentatives ouvrent droit au \
             crédit d’impôt prévu à l’article 199 quater C du code général des impôts, sauf pour \
             qui déduit ses frais professionnels réels.",
        ],
        ReceiptKind::Plain => {
            &["Cette attestation prouve le versement. Elle ne vaut pas reçu fiscal."]
        }
    }
}
