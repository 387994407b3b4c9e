//! Decisions about columns, cells and persons, on small examples.

use super::*;
use crate::org::PersonId;
use crate::people::{AddressLine, EmailLine, PhoneLine, Record};

fn texts(cells: &[&str]) -> Vec<String> {
    crate::features::install(crate::FAMILIES);
    cells.iter().map(|cell| (*cell).to_owned()).collect()
}

fn read(headers: &[&str], cells: &[&str]) -> Reading {
    let mapping = guess(&texts(headers), &[texts(cells)]);
    let today = values::Day::parse("2026-11-24").unwrap();
    let row = RawRow { line: 2, record: 1, cells: texts(cells), ..RawRow::default() };
    Reader::new(mapping, today).read(&row)
}

fn draft(headers: &[&str], cells: &[&str]) -> Draft {
    match read(headers, cells) {
        Reading::Draft(draft) => *draft,
        other => panic!("{other:?}"),
    }
}

#[test]
fn columns_are_guessed_in_french_and_english_and_by_content() {
    let targets = |headers: &[&str], row: &[&str]| -> Vec<&'static str> {
        let mapping = guess(&texts(headers), &[texts(row)]);
        mapping.columns.iter().map(|column| column.target.name()).collect()
    };
    let french = ["N° carte", "NOM", "Prénom", "Né(e) le", "Courriel", "CP", "Portable"];
    let expected = ["number", "last-name", "first-name", "birth-day", "email", "postcode", "phone"];
    assert_eq!(targets(&french, &[""; 7]), expected);
    assert_eq!(targets(&["Last name", "E-mail"], &["", ""]), ["last-name", "email"]);
    let content = ["ana@example.org", "30100", "06 39 98 22 60", "oui", "Moulin"];
    let guessed = ["email", "postcode", "phone", "field-yes-no", "field-text"];
    assert_eq!(targets(&["a", "b", "c", "d", "e"], &content), guessed);
}

#[test]
fn columns_that_nobody_may_keep_are_refused_whatever_a_template_says() {
    let guessed = guess(&texts(&["Nom", "Religion", "twitter_login"]), &[]);
    assert_eq!(guessed.refused(), ["Religion", "twitter_login"]);
    let mut template = guessed.clone();
    for column in &mut template.columns {
        column.target = Target::Note;
    }
    assert_eq!(template.over(&guessed).refused(), ["Religion", "twitter_login"]);
}

#[test]
fn a_wrong_cell_is_left_out_and_told_and_the_row_stays() {
    let headers = ["Nom", "Prénom", "Courriel", "Né(e) le", "IBAN", "Cotisation"];
    let cells = ["MOULIN", "ANA", "ana@", "31/02/1980", "FR7630006000011234567890188", "dix"];
    let draft = draft(&headers, &cells);
    assert_eq!(draft.person.display_name(), "Ana Moulin");
    let told: Vec<What> = draft.problems.iter().map(|it| it.problem).collect();
    assert_eq!(told, [What::Email, What::BirthDay, What::Iban, What::Amount]);
    let iban = draft.problems.iter().find(|it| it.problem == What::Iban).unwrap();
    assert_eq!(iban.value, "");
}

#[test]
fn totals_are_passed_and_rows_of_nobody_refused() {
    let headers = ["Nom", "Prénom", "Montant"];
    assert!(matches!(read(&headers, &["TOTAL GÉNÉRAL", "", "12"]), Reading::Passed(_)));
    assert!(matches!(read(&headers, &["Arrêté au 31/10/2026", "", ""]), Reading::Passed(_)));
    assert!(matches!(read(&headers, &["", "", "12"]), Reading::Refused(_)));
    assert!(matches!(read(&headers, &["Total", "Marie", "12"]), Reading::Draft(_)));
}

#[test]
fn the_payers_address_is_the_members_only_under_one_name() {
    let headers = [
        "Référence commande",
        "Nom adhérent",
        "Prénom adhérent",
        "Nom payeur",
        "Prénom payeur",
        "Email payeur",
        "Statut de la commande",
        "Date de la commande",
    ];
    let row = |payer: &str, state: &str| {
        let day = "20/08/2026 18:48";
        draft(&headers, &["1", "Le Gall", "Ana", "Le Gall", payer, "a@example.org", state, day])
    };
    assert_eq!(row("Ana", "Validé").person.emails.len(), 1);
    assert_eq!(row("Ana", "Validé").joined.as_deref(), Some("2026-08-20"));
    assert_eq!(row("Yann", "Validé").person.emails.len(), 0);
    assert_eq!(row("Ana", "Refusé").joined, None);
}

#[test]
fn months_are_settled_exempt_or_unclear() {
    let headers = ["Nom", "janv.", "févr.", "mars", "avr.", "mai", "déc."];
    let draft = draft(&headers, &["Moulin", "x", "EXO", "3,00 €", "-", "voir", "non"]);
    let values: Vec<&str> = draft.fields.iter().map(|(_, value)| value.as_str()).collect();
    assert_eq!(values, ["oui", "exo", "3.00"]);
    assert_eq!(draft.problems[0].problem, What::Month);
}

fn known(id: u8, record: Record) -> Candidate {
    let id = PersonId::parse(&format!("00000000-0000-7000-8000-0000000000{id:02}")).unwrap();
    Candidate::new(id, record)
}

fn person(first: &str, last: &str, email: &str) -> Record {
    let line = |address: &str| EmailLine { address: address.to_owned(), ..EmailLine::default() };
    Record {
        first_name: first.to_owned(),
        last_name: last.to_owned(),
        emails: Some(email).filter(|it| !it.is_empty()).map(line).into_iter().collect(),
        ..Record::default()
    }
}

#[test]
fn one_name_and_one_address_are_one_person_and_nothing_else_merges_by_itself() {
    let ana = known(1, person("Ana", "Moulin", "ana@example.org"));
    let mut row = person("ANA", "MOULIN", "ANA@example.org");
    row.title = "Mme".to_owned();
    assert_eq!(judge(&row, &[&ana], None), Verdict::Same(ana.id.clone()));
    let couple = person("Paul", "Moulin", "ana@example.org");
    let doubt = Verdict::Doubt(vec![(ana.id.clone(), Reason::Email)]);
    assert_eq!(judge(&couple, &[&ana], None), doubt);
    let stranger = person("Ana", "Moulin", "other@example.org");
    assert_eq!(judge(&stranger, &[&ana], None), Verdict::New);
}

#[test]
fn a_birth_day_or_a_mobile_in_common_is_only_a_proposal() {
    let born = |year: &str, record: Record| Record { born_on: Some(year.to_owned()), ..record };
    let ana = known(1, born("1950-01-12", person("Ana", "Moulin", "ana@example.org")));
    let same = born("1950-01-12", person("Ana", "Moulin", "am@example.org"));
    let doubt = Verdict::Doubt(vec![(ana.id.clone(), Reason::Birth)]);
    assert_eq!(judge(&same, &[&ana], None), doubt);
    let namesake = born("1988-05-01", person("Ana", "Moulin", ""));
    assert_eq!(judge(&namesake, &[&ana], None), Verdict::New);
    let phone =
        PhoneLine { number: "+33639982260".to_owned(), kind: "mobile".to_owned(), bad: false };
    let with = |record: Record| Record { phones: vec![phone.clone()], ..record };
    let ben = known(2, with(person("Ben", "Moulin", "")));
    let maiden = with(person("Ben", "Dupont", ""));
    assert_eq!(
        judge(&maiden, &[&ben], None),
        Verdict::Doubt(vec![(ben.id.clone(), Reason::Mobile)])
    );
}

#[test]
fn a_number_counts_with_the_name_and_waits_without_it() {
    let numbered = |record: Record| Record { number: Some("30-1".to_owned()), ..record };
    let ana = known(1, numbered(person("Ana", "Moulin", "")));
    let row = numbered(person("Ana", "Moulin", "ana@example.org"));
    assert_eq!(judge(&row, &[&ana], None), Verdict::Same(ana.id.clone()));
    let other = numbered(person("Bob", "Dupont", ""));
    let doubt = Verdict::Doubt(vec![(ana.id.clone(), Reason::Number)]);
    assert_eq!(judge(&other, &[&ana], None), doubt);
}

#[test]
fn adding_a_row_fills_blanks_and_never_replaces_unless_the_file_wins() {
    let mut ours = person("Ana", "Moulin", "ana@example.org");
    ours.born_on = Some("1950".to_owned());
    ours.title = "Mme".to_owned();
    let mut theirs = person("Ana", "Moulin", "am@example.org");
    theirs.born_on = Some("1950-01-12".to_owned());
    theirs.title = "Dr".to_owned();
    theirs.number = Some("30-1".to_owned());
    let merged = merge(&ours, &theirs, false);
    assert_eq!(merged.kept, ["title"]);
    assert_eq!(merged.record.title, "Mme");
    assert_eq!(merged.record.born_on.as_deref(), Some("1950-01-12"));
    assert_eq!(merged.record.emails.len(), 2);
    assert_eq!(merge(&ours, &theirs, true).record.title, "Dr");
    let again = merge(&merged.record, &theirs, false);
    assert_eq!(again.record, merged.record);
}

#[test]
fn a_home_in_common_is_a_proposal_unless_birth_days_tell_two_apart() {
    let line = || AddressLine {
        line_1: "9 chemin de la Source".to_owned(),
        postcode: "30160".to_owned(),
        ..AddressLine::default()
    };
    let living = |born: Option<&str>| Record {
        born_on: born.map(str::to_owned),
        addresses: vec![line()],
        ..person("Mathéo", "Fontaine", "")
    };
    let mut first = living(Some("1980-08-09"));
    first.number = Some("30-00917".to_owned());
    let first = known(1, first);
    let mut second = living(None);
    second.title = "M.".to_owned();
    let doubt = Verdict::Doubt(vec![(first.id.clone(), Reason::Address)]);
    assert_eq!(judge(&second, &[&first], None), doubt);
    let child = living(Some("2010-09-27"));
    assert_eq!(judge(&child, &[&first], None), Verdict::New);
    let landline =
        PhoneLine { number: "+33465715936".to_owned(), kind: "landline".to_owned(), bad: false };
    let called = |record: Record| Record { phones: vec![landline.clone()], ..record };
    let one = known(2, called(person("Rose", "Blanc", "")));
    let row = called(person("ROSE", "BLANC", "rose@example.org"));
    let doubt = Verdict::Doubt(vec![(one.id.clone(), Reason::Phone)]);
    assert_eq!(judge(&row, &[&one], None), doubt);
    let other = called(person("Max", "Blanc", ""));
    assert_eq!(judge(&other, &[&one], None), Verdict::New);
}

#[test]
fn a_sheet_of_numbers_keeps_a_last_name_of_two_words_whole() {
    let stamps = draft(&["N° carte", "Nom", "janv."], &["30-01581", "LE GALL", "x"]);
    assert_eq!(
        (stamps.person.first_name.as_str(), stamps.person.last_name.as_str()),
        ("", "Le Gall")
    );
    let known = known(
        1,
        Record { number: Some("30-01581".to_owned()), ..person("Laurence", "Le Gall", "") },
    );
    assert_eq!(judge(&stamps.person, &[&known], None), Verdict::Same(known.id.clone()));
    let people = draft(&["Nom", "janv."], &["LE GALL Laurence", "x"]);
    assert_eq!(people.person.first_name, "Laurence");
}

#[test]
fn a_year_alone_is_no_birth_day_where_the_program_writes_days() {
    let headers = ["nationbuilder_id", "tag_list", "last_name", "born_at"];
    let broken = draft(&headers, &["7", "", "Moulin", "1968"]);
    assert_eq!((broken.person.born_on, broken.problems[0].problem), (None, What::BirthDay));
    let whole = draft(&headers, &["7", "", "Moulin", "12/31/1968"]);
    assert_eq!(whole.person.born_on.as_deref(), Some("1968-12-31"));
    let file = draft(&["Nom", "Né(e) le"], &["Moulin", "1968"]);
    assert_eq!(file.person.born_on.as_deref(), Some("1968"));
}

#[test]
fn an_address_of_two_lines_in_one_cell_fills_two() {
    let headers = ["Nom", "Adresse", "CP", "Ville"];
    let row = draft(&headers, &["Moulin", "Bâtiment B\r\n12 rue  Pasteur", "30100", "Alès"]);
    let address = &row.person.addresses[0];
    assert_eq!(
        (address.line_1.as_str(), address.line_2.as_str()),
        ("Bâtiment B", "12 rue Pasteur")
    );
}

#[test]
fn what_no_longer_serves_is_marked_even_when_it_was_known() {
    let headers = ["nationbuilder_id", "tag_list", "email", "email1", "email1_is_bad"];
    let row = draft(&headers, &["7", "", "ana@example.org", "ANA@example.org", "true"]);
    let lines: Vec<(&str, bool)> =
        row.person.emails.iter().map(|line| (line.address.as_str(), line.bad)).collect();
    assert_eq!(lines, [("ana@example.org", true)]);
    let ours = person("Ana", "Moulin", "ana@example.org");
    assert!(merge(&ours, &row.person, false).record.emails[0].bad);
    let headers = ["nationbuilder_id", "phone_number", "mobile_number", "is_mobile_bad"];
    let row = draft(&headers, &["7", "04 65 71 59 36", "06 39 98 22 60", "true"]);
    let lines: Vec<bool> = row.person.phones.iter().map(|line| line.bad).collect();
    assert_eq!(lines, [false, true]);
    let mut ours = person("Ana", "Moulin", "ana@example.org");
    ours.phones = vec![PhoneLine { bad: false, ..row.person.phones[1].clone() }];
    assert!(merge(&ours, &row.person, false).record.phones[0].bad);
    let headers = ["nationbuilder_id", "tag_list", "email", "email1", "email1_is_bad"];
    let row = draft(&headers, &["7", "", "ana@example.org", "ANA@example.org", "true"]);
    let fine = draft(&headers, &["7", "", "ana@example.org", "ana@example.org", ""]);
    assert!(!fine.person.emails[0].bad);
    assert!(merge(&row.person, &fine.person, false).record.emails[0].bad);
}
