//! What is printed can be read: by eye, by ear and by machines.
use super::*;

fn letter_of(paragraphs: usize) -> Letter {
    Letter {
        sender: "Union des quartiers, section Rouen rive gauche".into(),
        sender_lines: vec!["12 rue de l’Égalité".into(), "76100 Rouen".into()],
        to: vec!["Gwenaëlle Pruvost".into(), "3 allée des Chênes".into(), "76100 ROUEN".into()],
        place: "Rouen".into(),
        on_day: "2026-11-28".into(),
        reference: "A-004217".into(),
        subject: "Vos timbres de septembre, octobre et novembre".into(),
        paragraphs: (0..paragraphs)
            .map(|_| {
                "Trois timbres restent à régler. Si votre situation a changé, un mot suffit : \
                 un report ou un tarif réduit s’accorde sans justificatif, et personne d’autre \
                 que la trésorerie ne le saura."
                    .to_owned()
            })
            .collect(),
        signature: vec!["Colette Vauquelin".into(), "trésorière".into()],
        coupon: Some(Coupon {
            amount_cents: 3_600,
            due_on: "2026-12-15".into(),
            holder: "ADF UNION DES QUARTIERS 76".into(),
            iban: "FR7630006000011234567890189".into(),
            reference: "RF46 2026 0001 23".into(),
            code: "BCD\n002\n1\nSCT\n\nADF\nFR7630006000011234567890189\nEUR36.00".into(),
            other_ways: vec!["Par chèque : à l’ordre de l’ADF, au dos le numéro A-004217.".into()],
        }),
        ..Letter::default()
    }
}

fn card_of(name: &str) -> Card {
    Card {
        organisation: "Union des quartiers".into(),
        name: name.into(),
        number: "A-004217".into(),
        unit: "Section Rouen rive gauche".into(),
        kind: "Adhésion".into(),
        valid_for: "2026".into(),
        since: "2019-03-01".into(),
        code: "https://union.example.org/v/7Q2M-44KD".into(),
        note: "Carte personnelle. Trouvée ? Merci de la renvoyer à la section.".into(),
        ..Card::default()
    }
}

fn slip_of(count: usize) -> Slip {
    let cheque = |at: usize| Cheque {
        drawer: format!("Pruvost-Wiśniewska, Gwenaëlle n° {at}"),
        bank: "Crédit agricole Normandie-Seine".into(),
        number: "5510264".into(),
        amount_cents: 2_400,
    };
    Slip {
        collector: "Association de financement de la fédération 76".into(),
        unit: "Section Rouen rive gauche".into(),
        number: "2026-031".into(),
        on_day: "2026-11-22".into(),
        holder: "ADF UNION DES QUARTIERS 76".into(),
        iban: "FR7630006000011234567890189".into(),
        content: SlipContent::Cheques((0..count).map(cheque).collect()),
        brought_by: "Colette Vauquelin".into(),
        ..Slip::default()
    }
}

fn receipt_of(kind: ReceiptKind) -> Receipt {
    let part = |on_day: &str, nature: &str, way: &str, amount_cents| ReceiptPart {
        on_day: on_day.into(),
        nature: nature.into(),
        way: way.into(),
        amount_cents,
    };
    Receipt {
        kind,
        form: "11580*05".into(),
        number: "2026-000123".into(),
        issued_on: "2027-01-15".into(),
        body: Body {
            name: "Les Amis des quartiers".into(),
            lines: vec!["12 rue de l’Égalité".into(), "76100 Rouen".into()],
            registered: "SIREN 123 456 782 · RNA W763001234".into(),
            object: "Aider les habitants des quartiers populaires".into(),
            category: "Organisme d’intérêt général à caractère social".into(),
            ..Body::default()
        },
        giver: vec!["Gwenaëlle Pruvost".into(), "3 allée des Chênes".into(), "76100 ROUEN".into()],
        parts: vec![
            part("2026-02-03", "cotisation", "chèque", 6_000),
            part("2026-10-12", "don", "virement", 115_050),
        ],
        signatory: vec!["Colette Vauquelin".into(), "trésorière".into()],
        ..Receipt::default()
    }
}

fn statement_of() -> Statement {
    let line = |label: &str, base_cents, share: &str, amount_cents| StatementLine {
        label: label.into(),
        base_cents,
        share: share.into(),
        amount_cents,
    };
    Statement {
        title: "Reversement d’octobre 2026".into(),
        from: "Section Rouen rive gauche".into(),
        to: "Fédération 76".into(),
        voted: "Clé votée le 14 juin 2025 par le conseil fédéral.".into(),
        on_day: "2026-11-05".into(),
        lines: vec![
            line("Cotisations d’octobre", 218_400, "50 %", 109_200),
            line("Premiers timbres", 12_000, "2,00 € par timbre", 2_400),
        ],
        before_cents: 1_250,
        settled_cents: 50_000,
        iban: "FR7630006000011234567890189".into(),
        holder: "ADF UNION DES QUARTIERS 76".into(),
        reference: "RF46 2026 0001 23".into(),
        note: "La fédération reçoit le total et le nombre de cotisants, pas la liste des noms."
            .into(),
        ..Statement::default()
    }
}

fn labels_of(count: usize) -> Labels {
    let label = |at: usize| {
        vec![
            format!("Gwenaëlle Pruvost-Wiśniewska {at}"),
            "3 allée des Chênes".into(),
            "76100 ROUEN".into(),
        ]
    };
    Labels {
        title: "Étiquettes".into(),
        skip: 2,
        labels: (0..count).map(label).collect(),
        ..Labels::default()
    }
}

fn signatures_of(count: usize) -> SignatureList {
    let signed = |at: usize| Signed {
        last_name: "Pruvost-Wiśniewska".into(),
        first_name: format!("Gwenaëlle {at}"),
        postcode: "76100".into(),
        on_day: "2026-11-12".into(),
        way: "en ligne".into(),
    };
    SignatureList {
        organisation: "Union des quartiers".into(),
        title: "Un bus de nuit pour la rive gauche".into(),
        addressee: "la Métropole".into(),
        on_day: "2026-11-28".into(),
        text: vec!["Après 22 h 40, plus aucun bus ne franchit la Seine.".into()],
        facts: vec![("en ligne".into(), count.to_string())],
        volume: (1, 2),
        first: 1,
        rows: (0..count).map(signed).collect(),
        note: "Chaque signataire a accepté cette remise, et rien d’autre.".into(),
        ..SignatureList::default()
    }
}

/// Every document, by name, with its count of pages.
fn all() -> Vec<(&'static str, usize, Printed)> {
    let mut cancelled = receipt_of(ReceiptKind::Association);
    cancelled.cancelled_on = Some("2027-02-01".into());
    let cash = SlipContent::Cash(vec![
        Coins { value_cents: 5_000, count: 3 },
        Coins { value_cents: 20, count: 11 },
    ]);
    vec![
        ("letter", 1, letter(&letter_of(3))),
        ("long-letter", 3, letter(&letter_of(30))),
        ("letters", 2, letters(&[letter_of(1), letter_of(2)])),
        ("card", 1, card(&card_of("Gwenaëlle Pruvost"))),
        ("long-card", 1, card(&card_of("Marie-Gwenaëlle de la Fontaine-Wiśniewska Bouchareb"))),
        ("cards", 2, cards(&vec![card_of("Odile Fauvel"); 6])),
        ("slip", 1, deposit_slip(&slip_of(3))),
        ("long-slip", 4, deposit_slip(&slip_of(60))),
        ("cash", 1, deposit_slip(&Slip { content: cash, ..slip_of(0) })),
        ("receipt", 1, receipt(&receipt_of(ReceiptKind::Association))),
        ("union", 1, receipt(&receipt_of(ReceiptKind::Union))),
        ("cancelled", 1, receipt(&cancelled)),
        ("receipts", 3, receipts(&vec![receipt_of(ReceiptKind::Plain); 3])),
        ("statement", 1, statement(&statement_of())),
        ("labels", 2, labels(&labels_of(30))),
        ("empty-labels", 1, labels(&labels_of(0))),
        ("signatures", 3, signatures(&signatures_of(40))),
        ("no-signature", 1, signatures(&signatures_of(0))),
        ("nothing", 1, letter(&Letter::default())),
    ]
}

/// With `DOCUMENTS_OUT=folder`, the documents stay there for the eye.
#[expect(clippy::disallowed_methods, reason = "where a person wants to look is no setting")]
fn keep_to_look_at(name: &str, bytes: &[u8]) {
    if let Ok(folder) = std::env::var("DOCUMENTS_OUT") {
        std::fs::write(format!("{folder}/{name}.pdf"), bytes).unwrap();
    }
}

fn holds(bytes: &[u8], wanted: &str) -> usize {
    bytes.windows(wanted.len()).filter(|window| *window == wanted.as_bytes()).count()
}

// That every glyph leads back to its letters, so that text can be copied and read aloud, is
// checked by the writer itself: PDF/UA-1 asks for it, and writing fails without.
#[test]
fn every_document_is_tagged_titled_and_of_its_length() {
    for (name, pages, printed) in all() {
        let bytes = printed.unwrap_or_else(|fault| panic!("{name}: {fault}"));
        keep_to_look_at(name, &bytes);
        assert!(bytes.starts_with(b"%PDF-1."), "{name}");
        assert_eq!(holds(&bytes, "/Type/Page/") + holds(&bytes, "/Type /Page\n"), pages, "{name}");
        for wanted in ["/StructTreeRoot", "/Lang", "/Marked true", "pdfuaid:part"] {
            assert!(holds(&bytes, wanted) > 0, "{name} lacks {wanted}");
        }
        assert!(bytes.len() < 150_000, "{name}: {} bytes", bytes.len());
    }
}

#[test]
fn the_same_values_make_the_same_bytes() {
    for (first, second) in all().into_iter().zip(all()) {
        assert_eq!(first.2, second.2, "{}", first.0);
    }
}
