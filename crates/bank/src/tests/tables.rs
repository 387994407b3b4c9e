//! Statements as tables, bank by bank.

use crate::*;

fn table(text: &str) -> Vec<(String, i64, &'static str, String)> {
    match read_bank_file(text.as_bytes()).unwrap() {
        BankFile::Statements(file) => file
            .entries()
            .map(|entry| {
                (entry.booked_on.clone(), entry.cents, entry.kind.name(), entry.label.clone())
            })
            .collect(),
        BankFile::Status(_) => panic!("a report"),
    }
}

fn row(
    day: &str,
    cents: i64,
    kind: &'static str,
    label: &str,
) -> (String, i64, &'static str, String) {
    (day.to_owned(), cents, kind, label.to_owned())
}

#[test]
fn tables_of_many_banks_are_read_by_their_header() {
    let expected = vec![
        row("2026-10-05", 2_400, "transfer-in", "VIR SEPA RECU DUPONT"),
        row("2026-10-07", -900, "fee", "FRAIS DE TENUE DE COMPTE"),
    ];
    for text in [
        // Crédit Agricole: lines above, debit and credit, labels over two lines.
        "Téléchargement du 20/11/2026;\n\nCompte courant n° 123;\nSolde au 20/11/2026 17 065,80 €\n\
         Date;Libellé;Débit euros;Crédit euros;\n\
         05/10/2026;\"VIR SEPA RECU \nDUPONT\";;24,00;\n\
         07/10/2026;FRAIS DE TENUE DE COMPTE;9,00;;\n",
        // Crédit Mutuel, CIC.
        "Date;Date de valeur;Débit;Crédit;Libellé;Solde\n\
         05/10/2026;06/10/2026;;24,00;VIR SEPA RECU DUPONT;24,00\n\
         07/10/2026;07/10/2026;-9,00;;FRAIS DE TENUE DE COMPTE;15,00\n",
        // Société Générale.
        "=\"0000012345\";20/10/2026;20/11/2026;\n\
         date_comptabilisation;libellé_complet_operation;montant_operation;devise;\n\
         05/10/2026;VIR SEPA RECU DUPONT;24,00;EUR;\n\
         07/10/2026;FRAIS DE TENUE DE COMPTE;-9,00;EUR;\n",
        // La Banque Postale.
        "Numéro Compte   ;123456\nType         ;CCP\nSolde (EUROS)   ;100,00\n\n\
         Date;Libellé;Montant(EUROS)\n\
         05/10/2026;\"VIR SEPA RECU DUPONT\";24,00\n\
         07/10/2026;\"FRAIS DE TENUE DE COMPTE\";-9,00\n",
        // Caisse d'Épargne, Banque Populaire.
        "Date de comptabilisation;Libelle simplifie;Libelle operation;Reference;Informations \
         complementaires;Type operation;Categorie;Sous categorie;Debit;Credit;\
         Date operation;Date de valeur;Pointage operation\n\
         05/10/2026;VIR SEPA RECU DUPONT;VIR SEPA RECU DUPONT;A1;;;;;;+24,00;05/10/2026;\
         05/10/2026;0\n\
         07/10/2026;FRAIS DE TENUE DE COMPTE;FRAIS;A2;;;;;-9,00;;07/10/2026;07/10/2026;0\n",
        // Boursorama: ISO days, quotes, a space that separates thousands.
        "dateOp;dateVal;label;category;categoryParent;supplierFound;amount;comment;accountNum\n\
         2026-10-05;2026-10-05;\"VIR SEPA RECU DUPONT\";x;y;z;24,00;;0001\n\
         2026-10-07;2026-10-07;\"FRAIS DE TENUE DE COMPTE\";x;y;z;-9,00;;0001\n",
        // An amount and its direction, commas.
        "Date,Libellé,Montant,Sens\n05/10/2026,VIR SEPA RECU DUPONT,24.00,C\n\
         07/10/2026,FRAIS DE TENUE DE COMPTE,9.00,D\n",
    ] {
        assert_eq!(table(text), expected, "{text}");
    }
}

#[test]
fn windows_letters_and_the_account_are_read() {
    let text =
        "IBAN;FR7699998075390466691098625\nDate;Libellé;Montant\n05/10/2026;Adhésion;24,00\n";
    let bytes: Vec<u8> = text.chars().map(|sign| u8::try_from(u32::from(sign)).unwrap()).collect();
    let Ok(BankFile::Statements(file)) = read_bank_file(&bytes) else { panic!("not read") };
    assert_eq!(file.statements[0].iban.as_deref(), Some("FR7699998075390466691098625"));
    assert_eq!(file.statements[0].entries[0].label, "Adhésion");
}

#[test]
fn twins_of_a_day_keep_apart_and_bad_lines_are_told() {
    let text = "Date;Libellé;Montant\n05/10/2026;VIR X;5,00\n05/10/2026;VIR X;5,00\n\
                hier;VIR Y;5,00\n06/10/2026;VIR Z;beaucoup\n;;\n";
    let Ok(BankFile::Statements(file)) = read_bank_file(text.as_bytes()) else {
        panic!("not read")
    };
    let keys: Vec<_> = file.entries().map(|entry| entry.key.as_str()).collect();
    assert_eq!(keys, ["2026-10-05/500/vir x/", "2026-10-05/500/vir x/#2"]);
    assert_eq!(file.problems, [(4, "day"), (5, "amount")]);
}

#[test]
fn a_table_of_something_else_is_refused() {
    assert_eq!(read_bank_file(b"nom;prenom\nDupont;Ana\n"), Err(ReadError::Unknown));
    assert_eq!(read_bank_file(b"Date;Montant\n"), Err(ReadError::Empty));
}
