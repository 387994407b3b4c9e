//! Stories of donations, through the front door.

mod giving;
mod law;
mod office;

use kernel::Result;
use kernel::db::Tx;

use crate::feature::Demo;
use crate::org::PersonId;
use crate::testkit::{Seen, TestApp};
use money::ledger::{self, BankAccount, Collector, CollectorId, LegalForm};

/// The page of the stories.
pub(super) const PAGE: &str = "/donate/un-local-pour-la-section";

/// A page as an officer types it; `collector` follows.
pub(super) const TYPED: [(&str, &str); 6] = [
    ("title", "Un local pour la section"),
    ("body", "Le loyer, les tracts, et le bus de novembre."),
    ("amounts", "10 50 100"),
    ("goal", "1 000"),
    ("monthly", "on"),
    ("thanks", "La section vous doit une chaise."),
];

/// Does something in the house.
pub(super) fn house<T: Send + 'static>(
    app: &TestApp,
    work: impl Fn(&mut Tx<'_>) -> Result<T> + Send + 'static,
) -> T {
    app.app.db.write_now(work).unwrap()
}

pub(super) fn count(app: &TestApp, sql: &'static str) -> i64 {
    app.app.db.read_now(move |tx| tx.one(sql, &[])).unwrap()
}

/// A collector with an account and a creditor identifier, that serves a unit and takes cards.
pub(super) fn collector(app: &TestApp, form: LegalForm, name: &str, unit: &str) -> CollectorId {
    let (unit, name) = (app.unit(unit), name.to_owned());
    house(app, move |tx| {
        let collector = Collector {
            id: tx.fresh(),
            name: name.clone(),
            legal_form: form,
            siren: None,
            rna: None,
            approval_number: Some("1158".to_owned()),
            approved_on: None,
            line_1: "4 rue de la Paix".to_owned(),
            line_2: String::new(),
            postcode: "30000".to_owned(),
            city: "Nîmes".to_owned(),
            creditor_id: Some("FR72ZZZ123456".to_owned()),
            closed_on: None,
            accounts: Vec::new(),
        };
        ledger::add_collector(tx, &collector, None)?;
        let account = BankAccount {
            id: tx.fresh(),
            collector: collector.id.clone(),
            label: "Compte".to_owned(),
            holder: "ADF GARD".to_owned(),
            iban: "FR7630006000011234567890189".to_owned(),
            bic: Some("AGRIFRPP".to_owned()),
            debit_version: "08".to_owned(),
            lead_days: 1,
            from_on: "2020-01-01".to_owned(),
            to_on: None,
        };
        ledger::add_bank_account(tx, &account)?;
        ledger::serve(tx, &collector.id, &unit, ("2020-01-01", "2019-12-31"))?;
        Ok(collector.id)
    })
}

/// An open page of the section of Alès, whose money the federation's collector of a party
/// receives; its address in the office.
pub(super) fn opened(app: &TestApp, more: &[(&'static str, &str)]) -> String {
    let gard = collector(app, LegalForm::FinancingAssociation, "ADF du Gard", "Gard");
    opened_for(app, &gard, more)
}

pub(super) fn opened_for(
    app: &TestApp,
    collector: &CollectorId,
    more: &[(&'static str, &str)],
) -> String {
    house(app, crate::consent::install);
    let ales = app.secretary("Alès");
    let mut typed = TYPED.to_vec();
    typed.push(("collector", collector.as_str()));
    typed.extend(more.iter().copied());
    let made = ales.post("/office/donations/new", &typed);
    let one = made.must_lead_to("/office/donations/").location.clone().unwrap();
    ales.post(&one, &[("do", "open")]).must_lead_to(&one);
    one
}

/// What somebody types on the page that they see.
pub(super) fn form<'a>(
    page: &Seen,
    first: &'a str,
    email: &'a str,
    way: &'a str,
) -> Vec<(&'static str, &'a str)> {
    let words = page.attributes("input[name=words]", "value").remove(0);
    let words: &'static str = Box::leak(words.into_boxed_str());
    vec![
        ("first_name", first),
        ("last_name", "Moulin"),
        ("email", email),
        ("postcode", "30100"),
        ("amount", "5000"),
        ("line_1", "1 rue des Lices"),
        ("city", "Alès"),
        ("nationality", "Française"),
        ("natural", "on"),
        ("resident", "on"),
        ("below", "on"),
        ("way", way),
        ("words", words),
    ]
}

/// The links of the mails that left.
pub(super) fn links(app: &TestApp) -> Vec<String> {
    app.run_jobs();
    let link = |text: &str| {
        let start = text.find("http://test").unwrap() + "http://test".len();
        text[start..].split_whitespace().next().unwrap().to_owned()
    };
    app.mails().iter().map(|mail| link(&mail.text)).collect()
}

/// Somebody promises and confirms; the page of their gift.
pub(super) fn given(
    app: &TestApp,
    first: &str,
    way: &str,
    more: &[(&'static str, &str)],
) -> String {
    // What others are told meanwhile is not for this one.
    drop(links(app));
    let visitor = app.browser();
    let email = format!("{}@example.org", first.to_lowercase());
    let mut form = form(&visitor.get(PAGE), first, &email, way);
    form.extend(more.iter().copied());
    visitor.post(PAGE, &form).must_lead_to(&format!("{PAGE}/sent"));
    let door = links(app).remove(0);
    let done = visitor.post(&door, &[("iban", "FR7630006000011234567890189")]);
    done.must_lead_to(&format!("{PAGE}/gift/")).location.clone().unwrap()
}

/// Whose gift it is.
pub(super) fn giver(app: &TestApp, gift: &str) -> PersonId {
    let id = gift.rsplit('/').next().unwrap().to_owned();
    let sql = "select person from donation where id = $1";
    app.app.db.read_now(move |tx| tx.one(sql, &[&id])).unwrap()
}

/// Every collector takes cards through the demonstration's carrier.
pub(super) fn take_cards(app: &TestApp) {
    house(app, |tx| (money::treasury::FEATURE.demo)(tx, &mut Demo::new(7, 0)));
}
