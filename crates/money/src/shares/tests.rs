//! Stories of shares: a table is voted, months are shared, both sides read the same, money goes.

use kernel::Result;
use kernel::db::Tx;

use crate::ledger::{self, BankAccount, Collector, CollectorId, LegalForm, NewEntry, NewLine};
use crate::org::{Scope, UnitId};
use crate::schema::must_be_valid;
use crate::shares::commands::answer;
use crate::shares::{SharesArgs, store};
use crate::story;
use crate::testkit::{Browser, TestApp};
use crate::treasury;

const HOME: &str = "/office/treasury/shares";
const TABLES: &str = "/office/treasury/shares/tables";

fn collecting(tx: &mut Tx<'_>, name: &str, unit: &UnitId, iban: &str) -> Result<CollectorId> {
    let collector = Collector {
        id: tx.fresh(),
        name: name.to_owned(),
        legal_form: LegalForm::FinancingAssociation,
        siren: None,
        rna: None,
        approval_number: None,
        approved_on: None,
        line_1: "1 rue des Lices".to_owned(),
        line_2: String::new(),
        postcode: "30000".to_owned(),
        city: "Nîmes".to_owned(),
        creditor_id: None,
        closed_on: None,
        accounts: Vec::new(),
    };
    ledger::add_collector(tx, &collector, None)?;
    ledger::serve(tx, &collector.id, unit, ("2026-01-01", "2025-12-31"))?;
    let account = BankAccount {
        id: tx.fresh(),
        collector: collector.id.clone(),
        label: "Compte courant".to_owned(),
        holder: name.to_uppercase(),
        iban: iban.to_owned(),
        bic: None,
        debit_version: "08".to_owned(),
        lead_days: 2,
        from_on: "2026-01-01".to_owned(),
        to_on: None,
    };
    ledger::add_bank_account(tx, &account)?;
    Ok(collector.id)
}

fn paid(
    tx: &mut Tx<'_>,
    collector: &CollectorId,
    unit: &UnitId,
    (cause, on_day): (&str, &str),
    cents: i64,
) -> Result<()> {
    let line = |account: &str, debit: i64| NewLine {
        account: account.to_owned(),
        unit: Some(unit.clone()),
        person: None,
        label: String::new(),
        debit_cents: debit.max(0),
        credit_cents: (-debit).max(0),
    };
    let entry = NewEntry {
        collector: collector.clone(),
        journal: "BQ",
        on_day: on_day.to_owned(),
        label: "Cotisations".to_owned(),
        piece: None,
        cause_kind: "test",
        cause: cause.to_owned(),
        lines: vec![line(ledger::BANK, cents), line(ledger::DUES, -cents)],
        by: None,
    };
    ledger::post(tx, &entry).map(drop)
}

/// Gard collects for its sections, the Union for itself; October brought Alès 100.01 €.
fn october(app: &TestApp) -> (CollectorId, CollectorId) {
    let (union, gard, ales) = (app.unit("Union"), app.unit("Gard"), app.unit("Alès"));
    let made = app.app.db.write_now(move |tx| {
        let top = collecting(tx, "Association nationale", &union, "FR7630006000011234567890189")?;
        let adf = collecting(tx, "ADF du Gard", &gard, "FR1420041010050500013M02606")?;
        paid(tx, &adf, &ales, ("a", "2026-10-10"), 10_001)?;
        Ok((adf, top))
    });
    made.unwrap()
}

/// Half for the section, a quarter each for those above.
const QUARTERS: [(&str, &str); 8] = [
    ("what", "dues"),
    ("valid_from_on", "2026-01-01"),
    ("rounding", "down"),
    ("voted_by", "Congrès"),
    ("voted_on", "14/06/2025"),
    ("own", "reste"),
    ("level-federation", "25 %"),
    ("level-national", "25 %"),
];

fn voted(app: &TestApp) {
    app.officer("administrator", "Union").post(TABLES, &QUARTERS).must_lead_to(TABLES);
}

fn first_statement(browser: &Browser<'_>) -> String {
    let page = browser.get(HOME);
    let links = page.attributes("a[href*='/statements/']", "href");
    links.first().unwrap().clone()
}

fn balances(app: &TestApp, adf: &CollectorId, top: &CollectorId) -> [i64; 3] {
    let (adf, top) = (adf.clone(), top.clone());
    let read = app.app.db.read_now(move |tx| {
        Ok([
            ledger::balance(tx, &adf, ledger::SHARES_DUE, "2026-12-31")?,
            ledger::balance(tx, &adf, ledger::SHARES_GIVEN, "2026-12-31")?,
            ledger::balance(tx, &top, ledger::SHARES_DUE, "2026-12-31")?,
        ])
    });
    read.unwrap()
}

story! {
    fn october_is_shared_and_both_sides_read_the_same(app: &TestApp) {
        let (adf, top) = october(app);
        voted(app);
        let gard = app.officer("treasurer", "Gard");
        gard.get(HOME).must_be(200).must_show("octobre 2026");
        gard.post(&format!("{HOME}/draw"), &[("month", "2026-10")]).must_lead_to(HOME);
        let path = first_statement(&gard);
        gard.get(&path).must_be(200).must_show("50,01").must_show("25,00");
        for (role, unit) in [("treasurer", "Alès"), ("treasurer", "Union"), ("chair", "Union")] {
            app.officer(role, unit).get(&path).must_be(200).must_show("50,01").must_show("25,00");
        }
        let sete = app.officer("treasurer", "Sète");
        sete.get(&path).must_be(404).must_hide("50,01");
        sete.get(&format!("{path}/pdf")).must_be(404);
        sete.get(HOME).must_be(200).must_hide("ADF du Gard");
        let pdf = gard.get(&format!("{path}/pdf"));
        assert_eq!(pdf.headers["content-type"], "application/pdf");
        assert_eq!(balances(app, &adf, &top), [-2_500, 2_500, 2_500]);
        gard.post(&format!("{HOME}/draw"), &[("month", "2026-11")]).must_lead_to(HOME);
        assert!(first_statement(&gard) == path, "November is not over");
    }

    fn what_comes_to_light_later_is_corrected_to_the_cent(app: &TestApp) {
        let (adf, top) = october(app);
        voted(app);
        let gard = app.officer("treasurer", "Gard");
        gard.post(&format!("{HOME}/draw"), &[("month", "2026-09")]);
        gard.get(HOME).must_show("octobre 2026").must_hide("Alès, septembre");
        gard.post(&format!("{HOME}/draw"), &[("month", "2026-10")]).must_lead_to(HOME);
        let (ales, known) = (app.unit("Alès"), adf.clone());
        let late = move |tx: &mut Tx<'_>| paid(tx, &known, &ales, ("late", "2026-10-31"), 333);
        app.app.db.write_now(late).unwrap();
        app.clock.advance_ms(10 * kernel::time::DAY_MS);
        let again = app.officer("treasurer", "Gard");
        again.post(&format!("{HOME}/draw"), &[("month", "2026-11")]).must_lead_to(HOME);
        let path = first_statement(&again);
        again.get(&path).must_be(200).must_show("octobre 2026").must_show("Correction");
        let (from, to) = (adf.clone(), top.clone());
        let open = app.app.db.read_now(move |tx| store::balance(tx, &from, &to, ""));
        assert_eq!(open.unwrap().owed_cents, (10_001 + 333) / 4);
        assert_eq!(balances(app, &adf, &top), [-2_583, 2_583, 2_583]);
        again.post(&format!("{HOME}/draw"), &[("month", "2026-10")]).must_lead_to(HOME);
        again.post(&format!("{HOME}/draw"), &[("month", "2026-09")]).must_lead_to(HOME);
        assert_eq!(balances(app, &adf, &top), [-2_583, 2_583, 2_583]);
    }

    fn a_debt_is_settled_by_a_file_and_confirmed_by_who_receives(app: &TestApp) {
        let (adf, top) = october(app);
        voted(app);
        let gard = app.officer("treasurer", "Gard");
        gard.post(&format!("{HOME}/draw"), &[("month", "2026-10")]);
        let (from, to) = (adf.to_string(), top.to_string());
        let settle = format!("{HOME}/settle");
        let asked = format!("{settle}?from={from}&to={to}");
        gard.get(&asked).must_be(200).must_show("25");
        app.officer("treasurer", "Alès").get(&asked).must_be(404);
        let turned = format!("{settle}?from={to}&to={from}");
        app.officer("treasurer", "Union").get(&turned).must_be(404);
        app.officer("chair", "Gard").get(&asked).must_be(403);
        let fields = |amount: &'static str| -> Vec<(&str, &str)> {
            vec![
                ("from", from.as_str()),
                ("to", to.as_str()),
                ("amount", amount),
                ("on_day", "2026-11-25"),
                ("way", "file"),
                ("reference", "Quotes-parts d’octobre"),
            ]
        };
        gard.post(&settle, &fields("25,01")).must_be(422).must_show("plus que ce qui reste");
        gard.post(&settle, &fields("25,00")).must_lead_to(HOME);
        let page = gard.get(HOME);
        let files = page.attributes("a[href$='/file']", "href");
        let file = gard.get(files.first().unwrap());
        file.must_be(200).must_show("FR7630006000011234567890189").must_show("25.00");
        must_be_valid(&file.text(), "pain.001.001.09");
        let one = files.first().unwrap().trim_end_matches("/file").to_owned();
        let sete = app.officer("treasurer", "Sète");
        sete.get(&format!("{one}/file")).must_be(404);
        sete.post(&format!("{one}/received"), &[]).must_be(404);
        let union = app.officer("treasurer", "Union");
        union.post(&format!("{one}/received"), &[]).must_lead_to(HOME);
        union.get(HOME).must_show("reçu");
        assert_eq!(balances(app, &adf, &top), [0, 2_500, 0]);
        gard.post(&format!("{one}/undo"), &[]).must_lead_to(HOME);
        assert_eq!(balances(app, &adf, &top), [0, 2_500, 0]);
    }

    fn a_settlement_that_did_not_go_is_taken_back(app: &TestApp) {
        let (adf, top) = october(app);
        voted(app);
        let gard = app.officer("treasurer", "Gard");
        gard.post(&format!("{HOME}/draw"), &[("month", "2026-10")]);
        let (from, to) = (adf.to_string(), top.to_string());
        let fields =
            [("from", from.as_str()), ("to", to.as_str()), ("amount", "10"), ("way", "recorded")];
        gard.post(&format!("{HOME}/settle"), &fields).must_lead_to(HOME);
        assert_eq!(balances(app, &adf, &top), [-1_500, 2_500, 2_500]);
        let page = gard.get(HOME);
        let undo = page.attributes("form[action$='/undo']", "action");
        gard.post(undo.first().unwrap(), &[]).must_lead_to(HOME);
        gard.get(HOME).must_show("annulé");
        assert_eq!(balances(app, &adf, &top), [-2_500, 2_500, 2_500]);
    }

    fn a_table_is_voted_dated_and_refused_with_what_was_typed(app: &TestApp) {
        october(app);
        let admin = app.officer("administrator", "Union");
        admin.get(TABLES).must_be(200).must_show("Aucune table");
        let mut wrong = QUARTERS.to_vec();
        wrong.retain(|(name, _)| *name != "own" && *name != "voted_by");
        let refused = admin.post(TABLES, &wrong);
        refused.must_be(422).must_show("prendre le reste").must_show("quelle instance");
        assert_eq!(refused.attributes("#level-national", "value"), ["25 %"]);
        admin.post(TABLES, &QUARTERS).must_lead_to(TABLES);
        admin.post(TABLES, &QUARTERS).must_be(422).must_show("existe déjà");
        app.officer("treasurer", "Gard").post(TABLES, &QUARTERS).must_be(403);
        let ales = app.officer("treasurer", "Alès");
        ales.get(TABLES).must_be(200).must_show("Congrès").must_show("25");
        let page = admin.get(TABLES);
        let withdraw = page.attributes("form[action$='/withdraw']", "action");
        app.officer("administrator", "Alès").post(withdraw.first().unwrap(), &[]).must_be(404);
        admin.post(withdraw.first().unwrap(), &[]).must_lead_to(TABLES);
        admin.get(TABLES).must_show("retirée");
    }

    fn a_member_reads_where_their_money_goes(app: &TestApp) {
        let (adf, _) = october(app);
        voted(app);
        let ana = app.person("Ana", "Moulin", "Alès");
        let mine = app.signed_in(&ana);
        mine.get("/me/shares").must_be(200).must_show("Rien n’est encore versé");
        let new = treasury::NewPayment {
            collector: adf,
            unit: app.unit("Alès"),
            payer: ana.clone(),
            way: treasury::PayWay::Transfer,
            received_on: "2026-10-12".to_owned(),
            parts: vec![treasury::Part {
                kind: treasury::PartKind::Dues,
                person: ana.clone(),
                cents: 1_001,
                rule: crate::members::Rule::OldestFirst,
            }],
            piece: None,
            reference: None,
            bank: None,
            cause: "mine".to_owned(),
        };
        app.app.db.write_now(move |tx| treasury::receive(tx, &new, None)).unwrap();
        let page = mine.get("/me/shares");
        page.must_show("10,01").must_show("5,01").must_show("2,50").must_show("Gard");
        let other = app.person("Odile", "Fauvel", "Alès");
        app.signed_in(&other).get("/me/shares").must_hide("10,01");
        app.browser().get("/me/shares").must_lead_to("/sign-in");
    }

    fn the_command_tells_what_is_owed(app: &TestApp) {
        october(app);
        voted(app);
        let args = SharesArgs { draw: Some("2026-10".to_owned()), json: true };
        let mut out = Vec::new();
        answer(&app.app.db, &args, &mut out).unwrap();
        let told: serde_json::Value = serde_json::from_slice(&out).unwrap();
        assert_eq!(told["pairs"][0]["open_cents"], 2_500);
        assert_eq!(told["statements"][0]["collected_cents"], 10_001);
        assert_eq!(told["statements"][0]["kept_cents"], 5_001);
        let mut again = Vec::new();
        answer(&app.app.db, &args, &mut again).unwrap();
        assert_eq!(out, again);
        let read = app.app.db.read_now(|tx| {
            let scope = Scope::of_the_house(tx)?;
            store::statements(tx, &scope)
        });
        assert_eq!(read.unwrap().len(), 1);
    }

    fn the_fund_is_shared_again_to_the_cent(app: &TestApp) {
        const FUND: &str = "/office/treasury/shares/fund";
        let (adf, top) = october(app);
        let table = [("what", "dues"), ("valid_from_on", "2026-01-01"), ("rounding", "down"),
            ("voted_by", "Congrès"), ("voted_on", "14/06/2025"), ("own", "reste"),
            ("fund", "20 %")];
        app.officer("administrator", "Union").post(TABLES, &table).must_lead_to(TABLES);
        let gard = app.officer("treasurer", "Gard");
        gard.post(&format!("{HOME}/draw"), &[("month", "2026-10")]).must_lead_to(HOME);
        let union = app.officer("treasurer", "Union");
        union.get(FUND).must_be(200).must_show("20,00");
        let ask = |amount, by| [("amount", amount), ("kind", "federation"), ("weight", "units"),
            ("flat", ""), ("decided_by", by), ("decided_on", "20/11/2026")];
        union.get(&format!("{FUND}?amount=10&kind=federation&weight=units"))
            .must_show("Gard").must_show("5,00");
        union.post(FUND, &ask("20,01", "Bureau")).must_be(422).must_show("plus que");
        union.post(FUND, &ask("10,01", "")).must_be(422).must_show("quelle instance");
        let made = union.post(FUND, &ask("10,01", "Bureau national"));
        let path = made.must_lead_to("/office/treasury/shares/statements/");
        let path = path.location.clone().unwrap();
        union.get(&path).must_be(200).must_show("5,01").must_show("5,00").must_show("Gard");
        gard.get(&path).must_be(200).must_show("5,01");
        union.get(FUND).must_show("9,99");
        union.post(FUND, &ask("9,99", "Bureau national")).must_lead_to("/office/");
        union.get(FUND).must_show("contient 0,00");
        // What Gard's collector is to receive: both sides read the same.
        let (from, to) = (top.clone(), adf.clone());
        let open = app.app.db.read_now(move |tx| {
            Ok((store::balance(tx, &from, &to, "")?.open_cents,
                ledger::verify(tx, &from)?, ledger::verify(tx, &to)?))
        }).unwrap();
        assert_eq!(open, (1_001, Vec::new(), Vec::new()));
        // A month of shares can be drawn up beside what the fund gave.
        union.get(HOME).must_be(200);
    }
}
