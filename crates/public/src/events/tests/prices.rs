//! Stories of what coming costs: chosen, asked, received, given back.

use super::{PAGE, answered, form, links, opened, typed};
use crate::feature::Demo;
use crate::testkit::TestApp;
use axum::body::Body;
use axum::http::Request;
use kernel::Result;
use kernel::db::Tx;
use money::ledger::{self, BankAccount, Collector, LegalForm};
use sha2::{Digest as _, Sha256};

pub(super) const PRICES: [(&str, &str); 4] =
    [("price_full", "10"), ("price_reduced", "5"), ("price_open", "2"), ("price_free", "on")];

fn house(app: &TestApp, work: impl Fn(&mut Tx<'_>) -> Result<()> + Send + 'static) {
    app.app.db.write_now(work).unwrap();
}

/// The federation's collector serves its sections, and takes cards.
pub(super) fn collector(app: &TestApp) {
    let gard = app.unit("Gard");
    house(app, move |tx| {
        let collector = Collector {
            id: tx.fresh(),
            name: "ADF du Gard".to_owned(),
            legal_form: LegalForm::FinancingAssociation,
            siren: None,
            rna: None,
            approval_number: Some("1158".to_owned()),
            approved_on: None,
            line_1: "4 rue de la Paix".to_owned(),
            line_2: String::new(),
            postcode: "30000".to_owned(),
            city: "Nîmes".to_owned(),
            creditor_id: None,
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
        ledger::serve(tx, &collector.id, &gard, ("2020-01-01", "2019-12-31"))?;
        (money::treasury::FEATURE.demo)(tx, &mut Demo::new(7, 0))
    });
}

pub(super) fn count(app: &TestApp, sql: &'static str) -> i64 {
    app.app.db.read_now(move |tx| tx.one(sql, &[])).unwrap()
}

/// What stands on the account of events.
const ACCOUNT: &str = "select cast(coalesce(sum(l.credit_cents - l.debit_cents), 0) as bigint)
    from entry_line l where l.account = '708'";

fn answer_of(app: &TestApp) -> String {
    let sql =
        "select id from registration where last_name = 'Moulin' order by registered_at limit 1";
    app.app.db.read_now(move |tx| tx.one(sql, &[])).unwrap()
}

/// A message as the pretend carrier signs it (HMAC of SHA-256).
fn signed(secret: &str, message: &str) -> String {
    let mut key = secret.as_bytes().to_vec();
    key.resize(64, 0);
    let pad = |with: u8| key.iter().map(|byte| byte ^ with).collect::<Vec<u8>>();
    let inner = Sha256::digest([pad(0x36), message.as_bytes().to_vec()].concat());
    let outer = Sha256::digest([pad(0x5c), inner.to_vec()].concat());
    outer.iter().map(|byte| format!("{byte:02x}")).collect()
}

/// The pretend carrier says twice that the card paid ten euros.
fn paid_by_card(app: &TestApp) {
    let read = |tx: &mut Tx<'_>| {
        let sql = "select a.id, a.secret, c.id from card_payment c
                   join card_account a on a.id = c.account where c.target <> ''";
        Ok(tx.row(sql, &[])?.unwrap())
    };
    let (account, secret, card): (String, String, String) = app.app.db.read_now(read).unwrap();
    let told = serde_json::json!({
        "id": "1", "payment": card, "standing": "paid", "cents": 1000,
    });
    let told = told.to_string();
    for _ in 0..2 {
        let hook = Request::post(format!("/hooks/pay/{account}"))
            .header("x-pretend-signature", signed(&secret, &told))
            .body(Body::from(told.clone()))
            .unwrap();
        app.browser().send(hook).must_be(200);
        app.run_jobs();
    }
}

crate::story! {
    fn a_price_needs_a_collector_and_is_chosen_by_whoever_comes(app: &TestApp) {
        let ales = app.secretary("Alès");
        let wrong = ales.post("/office/events/new", &typed(&[("price_full", "cher")]));
        wrong.must_be(422).must_show("value=\"cher\"").must_show("mille au plus");
        let nobody = ales.post("/office/events/new", &typed(&PRICES));
        nobody.must_be(422).must_show("Aucune caisse").must_show("value=\"10\"");
        collector(app);
        let one = opened(app, &PRICES);
        ales.get(&format!("{one}/edit")).must_show("value=\"10\"").must_show("value=\"2\"");
        let visitor = app.browser();
        visitor.get(PAGE).must_show("Tarif réduit").must_show("10\u{a0}€");
        visitor.get(&format!("/embed{PAGE}")).must_show("Tarif réduit");
        visitor.post(PAGE, &form("Ana", "ana@example.org")).must_be(422)
            .must_show("Choisissez un prix").must_show("ana@example.org");
        let mut low = form("Ana", "ana@example.org");
        low.extend([("price", "open"), ("price_amount", "1")]);
        visitor.post(PAGE, &low).must_be(422).must_show("minimum");
        let ticket = answered(app, "Ana", &[("price", "open"), ("price_amount", "3,50")]);
        visitor.get(&ticket).must_show("Prix libre").must_show("3,50\u{a0}€");
        let free = answered(app, "Béa", &[("price", "free")]);
        visitor.get(&free).must_show("Gratuit").must_hide("Il reste à payer");
        visitor.post(&free, &[("do", "pay"), ("way", "transfer")]).must_be(422)
            .must_show("plus rien à payer");
    }

    fn a_transfer_is_asked_with_its_reference_and_for_all_seats(app: &TestApp) {
        collector(app);
        opened(app, &PRICES);
        let ticket = answered(app, "Ana", &[("price", "full"), ("guests", "Béa Roux")]);
        let visitor = app.browser();
        visitor.get(&ticket).must_show("Il reste à payer 20,00\u{a0}€").must_show("Par carte");
        visitor.post(&ticket, &[("do", "pay"), ("way", "transfer")]).must_be(303);
        visitor.get(&ticket).must_show("RF").must_show("FR76").must_show("<svg");
        // Once more asks nothing more; other seats are another amount.
        visitor.post(&ticket, &[("do", "pay"), ("way", "transfer")]).must_be(303);
        assert_eq!(count(app, "select count(*) from payment_call"), 1);
        visitor.post(&ticket, &[("price", "full")]).must_be(200);
        visitor.post(&ticket, &[("do", "pay"), ("way", "transfer")]).must_be(303);
        let open = "select amount_cents from payment_call where withdrawn_at is null";
        assert_eq!(count(app, open), 1_000);
        visitor.post(&ticket, &[("do", "cancel")]).must_be(200);
        assert_eq!(count(app, "select count(*) from payment_call where withdrawn_at is null"), 0);
        app.run_jobs();
        app.mails();
    }

    fn a_card_pays_once_and_lands_on_the_account_of_events(app: &TestApp) {
        collector(app);
        let one = opened(app, &PRICES);
        let ticket = answered(app, "Ana", &[("price", "full")]);
        let visitor = app.browser();
        for _ in 0..2 {
            visitor.post(&ticket, &[("do", "pay"), ("way", "card")]).must_be(303);
        }
        assert_eq!(count(app, "select count(*) from card_payment where target <> ''"), 1);
        app.run_jobs();
        let page = visitor.get(&ticket);
        let pay = page.attributes("a[rel=noreferrer]", "href").remove(0);
        assert!(pay.contains("/pretend-pay/"), "{pay}");
        visitor.get(&format!("{ticket}?back=1")).must_show("La banque nous répond");
        assert_eq!(count(app, ACCOUNT), 0, "the browser's return moves nothing");
        paid_by_card(app);
        visitor.get(&format!("{ticket}?back=1")).must_show("10,00\u{a0}€ payés");
        assert_eq!(count(app, ACCOUNT), 1_000);
        assert_eq!(count(app, "select count(*) from payment_part where kind = 'entry'"), 1);
        app.secretary("Alès").get(&one).must_show("10,00\u{a0}€ reçus sur 10,00\u{a0}€ attendus");
        app.mails();
    }

    fn what_is_paid_at_the_door_is_given_back_when_it_is_off(app: &TestApp) {
        collector(app);
        let one = opened(app, &PRICES);
        let ticket = answered(app, "Ana", &[("price", "full")]);
        let visitor = app.browser();
        visitor.post(&ticket, &[("do", "pay"), ("way", "door")]).must_be(303);
        visitor.get(&ticket).must_show("à l’entrée");
        let money = format!("{one}/money");
        let answer = answer_of(app);
        app.secretary("Alès").get(&money).must_be(403);
        let door = app.secretary("Alès").get(&format!("{PAGE}/attendance"));
        door.must_show("10,00\u{a0}€ à payer");
        app.officer("treasurer", "Sète").get(&money).must_be(404);
        let treasurer = app.officer("treasurer", "Alès");
        treasurer.get("/office/events/money").must_show("Réunion de section");
        app.officer("treasurer", "Sète").get("/office/events/money").must_hide("Réunion");
        treasurer.get(&money).must_show("Moulin").must_show("10,00\u{a0}€ à payer");
        let wrong = [("do", "receive"), ("answer", answer.as_str()), ("way", "cheque"),
            ("amount", "dix"), ("piece", "77"), ("on_day", "2026-11-20"), ("known", "0")];
        treasurer.post(&money, &wrong).must_be(422).must_show("value=\"dix\"").must_show("77");
        let mut right = wrong.to_vec();
        right[3] = ("amount", "10");
        treasurer.post(&money, &right).must_lead_to(&money);
        treasurer.post(&money, &right).must_be(422).must_show("plus rien à payer");
        assert_eq!((count(app, ACCOUNT), count(app, "select count(*) from payment")), (1_000, 1));
        let back = [("do", "give-back"), ("answer", answer.as_str())];
        treasurer.post(&money, &back).must_be(422).must_show("rien à rembourser");
        let ales = app.secretary("Alès");
        ales.post(&one, &[("do", "cancel"), ("why", "La salle est fermée.")]).must_be(303);
        ales.get(&one).must_show("10,00\u{a0}€ sont à rembourser");
        visitor.get(&ticket).must_show("vous seront rendus");
        app.run_jobs();
        assert!(app.mails().iter().any(|mail| mail.text.contains("vous sera rendu")));
        treasurer.post(&money, &back).must_lead_to(&money);
        assert_eq!(count(app, ACCOUNT), 0);
        treasurer.get(&money).must_hide("à rembourser</");
        visitor.get(&ticket).must_hide("vous seront rendus");
    }

    fn who_waits_pays_once_they_are_seated(app: &TestApp) {
        collector(app);
        let mut changes = PRICES.to_vec();
        changes.push(("capacity", "1"));
        opened(app, &changes);
        let ana = answered(app, "Ana", &[("price", "reduced")]);
        let bea = answered(app, "Béa", &[("price", "full")]);
        let visitor = app.browser();
        visitor.get(&bea).must_hide("Il reste à payer");
        visitor.post(&ana, &[("do", "cancel")]).must_be(200);
        visitor.get(&bea).must_show("Il reste à payer 10,00\u{a0}€");
        app.run_jobs();
        assert!(app.mails().iter().any(|mail| mail.text.contains("votre billet dit comment")));
        drop(links(app, ""));
    }
}

crate::story! {
    fn another_sum_is_another_demand(app: &TestApp) {
        collector(app);
        opened(app, &PRICES);
        let ticket = answered(app, "Ana", &[("price", "full"), ("guests", "Béa Roux")]);
        let visitor = app.browser();
        let ways = || visitor.get(&ticket).attributes("button[name=way]", "value");
        let pays = |way: &str| drop(visitor.post(&ticket, &[("do", "pay"), ("way", way)]));
        assert_eq!(ways(), ["card", "transfer", "door"]);
        pays("transfer");
        assert_eq!(ways(), ["card", "door"]);
        assert_eq!(visitor.get(&ticket).select(".slip").len(), 1);
        // Less is due: the slip of before is gone, and the same way can be chosen again.
        visitor.post(&ticket, &[("price", "full")]).must_show("Il reste à payer 10,00\u{a0}€");
        assert_eq!(count(app, "select count(*) from payment_call where withdrawn_at is null"), 0);
        assert!(visitor.get(&ticket).select(".slip").is_empty());
        assert_eq!(ways(), ["card", "transfer", "door"]);
        pays("transfer");
        visitor.get(&ticket).must_show("RF").must_show("10,00");
        // The same sum under other words stays asked.
        visitor.post(&ticket, &[("price", "full"), ("question-0", "Sans gluten")]).must_be(200);
        assert_eq!(visitor.get(&ticket).select(".slip").len(), 1);
        // Taken back and given again, it is asked anew.
        visitor.post(&ticket, &[("do", "cancel")]).must_be(200);
        visitor.post(&ticket, &[("price", "full")]).must_be(200);
        assert!(visitor.get(&ticket).select(".slip").is_empty());
        assert_eq!(ways(), ["card", "transfer", "door"]);
        // A card that waits for another sum is no link any more.
        pays("card");
        app.run_jobs();
        assert_eq!(visitor.get(&ticket).select("a[rel=noreferrer]").len(), 1);
        assert_eq!(ways(), ["transfer", "door"]);
        visitor.post(&ticket, &[("price", "reduced")]).must_be(200);
        assert!(visitor.get(&ticket).select("a[rel=noreferrer]").is_empty());
        pays("card");
        app.run_jobs();
        assert_eq!(visitor.get(&ticket).select("a[rel=noreferrer]").len(), 1);
        let cards = "select count(*) from card_payment where target <> ''";
        assert_eq!(count(app, cards), 2);
        let least = "select min(cents) from card_payment where target <> ''";
        assert_eq!(count(app, least), 500);
        app.mails();
    }

    fn money_stays_in_sight_when_prices_are_removed(app: &TestApp) {
        collector(app);
        let one = opened(app, &PRICES);
        let ticket = answered(app, "Ana", &[("price", "full")]);
        let (money, answer) = (format!("{one}/money"), answer_of(app));
        let treasurer = app.officer("treasurer", "Alès");
        let receive = [("do", "receive"), ("answer", answer.as_str()), ("way", "cheque"),
            ("piece", "77"), ("amount", "10"), ("on_day", "2026-11-20"), ("known", "0")];
        treasurer.post(&money, &receive).must_lead_to(&money);
        let ales = app.secretary("Alès");
        let page = ales.get(&format!("{one}/edit"));
        let version = page.attributes("input[name=version]", "value").remove(0);
        let mut free = typed(&[]);
        free.push(("version", Box::leak(version.into_boxed_str())));
        ales.post(&format!("{one}/edit"), &free).must_lead_to(&one);
        app.browser().post(&ticket, &[("guests", "Béa Roux")]).must_be(200);
        treasurer.get("/office/events/money").must_show("Réunion de section");
        treasurer.get(&money).must_show("Moulin").must_show("10,00\u{a0}€ à rembourser");
        ales.get(&one).must_show("10,00\u{a0}€ sont à rembourser");
        let back = [("do", "give-back"), ("answer", answer.as_str())];
        treasurer.post(&money, &back).must_lead_to(&money);
        assert_eq!(count(app, ACCOUNT), 0);
        app.run_jobs();
        app.mails();
    }

    fn a_part_received_by_a_double_click_is_one_payment(app: &TestApp) {
        collector(app);
        let one = opened(app, &PRICES);
        answered(app, "Ana", &[("price", "full")]);
        let (money, answer) = (format!("{one}/money"), answer_of(app));
        let treasurer = app.officer("treasurer", "Alès");
        let known = || treasurer.get(&money).attributes("input[name=known]", "value");
        let receive = |amount, known| {
            let fields = [("do", "receive"), ("answer", answer.as_str()), ("way", "cheque"),
                ("piece", "77"), ("amount", amount), ("on_day", "2026-11-20"), ("known", known)];
            treasurer.post(&money, &fields)
        };
        assert_eq!(known(), ["0"]);
        receive("4", "0").must_lead_to(&money);
        receive("4", "0").must_lead_to(&money);
        assert_eq!(count(app, "select count(*) from payment"), 1);
        // What somebody else notes on a page drawn before is no second click.
        receive("3", "0").must_be(422).must_show("Un paiement vient");
        receive("3", "x").must_be(404);
        assert_eq!(known(), ["1"]);
        receive("4", "1").must_lead_to(&money);
        assert_eq!((count(app, "select count(*) from payment"), count(app, ACCOUNT)), (2, 800));
    }
}
