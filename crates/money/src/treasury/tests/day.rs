//! The treasurer's day.

use super::{balance, collector, count, debtors, due, typed_euros};
use crate::ledger::LegalForm;
use crate::story;
use crate::testkit::{Browser, TestApp};

/// What the form proposes and hides, as a browser would send it.
fn form(browser: &Browser<'_>, letters: &str) -> (String, String, String) {
    let page = browser.get(&format!("/office/treasury/day?who={letters}"));
    page.must_be(200);
    let value =
        |name: &str| page.attributes(&format!("main form input[name='{name}']"), "value").remove(0);
    (value("person"), value("cause"), value("amount"))
}

fn cheque(browser: &Browser<'_>, letters: &str, number: &str) -> String {
    let (person, cause, amount) = form(browser, letters);
    let fields = [
        ("person", person.as_str()),
        ("cause", &cause),
        ("amount", &amount),
        ("way", "cheque"),
        ("piece", number),
        ("bank", "LCL"),
    ];
    browser.post("/office/treasury/day", &fields).must_lead_to("/office/treasury/day?way=cheque");
    // The same form sent twice is one payment.
    browser.post("/office/treasury/day", &fields).must_lead_to("/office/treasury/day");
    amount
}

story! {
    fn three_letters_an_amount_and_enter_then_a_slip_for_the_bank(app: &TestApp) {
        collector(app, LegalForm::FinancingAssociation, "Gard");
        let names = [("Yanis", "Benkacem"), ("Odile", "Fauvel"), ("Bernard", "Aubourg")];
        let people = debtors(app, &names, "Alès");
        let owed: Vec<i64> = people.iter().map(|person| due(app, person)).collect();
        assert!(owed.iter().all(|cents| *cents > 0), "{owed:?}");
        let treasurer = app.officer("treasurer", "Alès");
        treasurer.get("/office/treasury").must_be(200).must_show("Association de financement");
        treasurer.get("/office/treasury/day").must_be(200).must_show("data-suggest");
        treasurer.get("/office/treasury/day?who=zzz").must_show("Personne ne correspond");

        let typed = cheque(&treasurer, "ben", "2200418");
        assert_eq!(typed, typed_euros(owed[0]));
        cheque(&treasurer, "fau", "4402917");
        cheque(&treasurer, "aub", "0087731");
        assert_eq!(count(app, "select count(*) from payment"), 3);
        for person in &people {
            assert_eq!(due(app, person), 0);
        }
        let total: i64 = owed.iter().sum();
        assert_eq!(balance(app, "5112"), total);
        assert_eq!(balance(app, "756"), -total);

        // The pile must add up before the sitting closes.
        let close = treasurer.post("/office/treasury/day/close", &[]);
        treasurer.follow(&close).must_show("Le compte n’y est pas");
        let sum = typed_euros(total);
        let pile = [("cheques", "3"), ("cheques_cents", sum.as_str()), ("on_day", "2026-11-24")];
        treasurer.post("/office/treasury/day/pile", &pile);
        treasurer.get("/office/treasury/day").must_show("Le compte y est");

        // A mistake is undone, and what it settled is due again.
        let page = treasurer.get("/office/treasury/day");
        let undo = page.attributes("form[action*='/payments/']", "action").remove(0);
        treasurer.post(&undo, &[("do", "cancelled"), ("back", "day")]);
        assert_eq!(due(app, &people[2]), owed[2]);
        assert_eq!(balance(app, "5112"), total - owed[2]);
        cheque(&treasurer, "aub", "0087732");

        let slip = treasurer.post("/office/treasury/day/close", &[]);
        slip.must_lead_to("/office/treasury/slips/");
        let slip = slip.location.unwrap();
        let page = treasurer.get(&slip);
        page.must_show("2026-001").must_show("4402917").must_show("Total, 3 chèques");
        assert_eq!(page.select("main tbody tr").len(), 3);
        let pdf = treasurer.get(&format!("{slip}/pdf"));
        assert!(pdf.must_be(200).body.starts_with(b"%PDF"));
        treasurer.post(&slip, &[("do", "bank"), ("on_day", "2026-11-24")]);
        assert_eq!((balance(app, "512"), balance(app, "5112")), (total, 0));
        let again = treasurer.post(&slip, &[("do", "bank")]);
        treasurer.follow(&again).must_show("déjà déposé");

        // One comes back.
        let page = treasurer.get(&slip);
        let payment = page.attributes("input[name='payment']", "value").remove(0);
        treasurer.post(&slip, &[("do", "bounced"), ("payment", &payment)]);
        treasurer.get(&slip).must_show("impayé");
        assert_eq!((balance(app, "512"), balance(app, "5112")), (total - owed[0], 0));
        assert_eq!(due(app, &people[0]), owed[0]);
        let twice = treasurer.post(&slip, &[("do", "bounced"), ("payment", &payment)]);
        treasurer.follow(&twice).must_show("déjà annulé ou rendu");
    }

    fn a_payment_is_split_between_people_and_purposes(app: &TestApp) {
        collector(app, LegalForm::Association, "Gard");
        let people = debtors(app, &[("Yanis", "Benkacem"), ("Lucie", "Benoît")], "Alès");
        let owed = [due(app, &people[0]), due(app, &people[1])];
        let treasurer = app.officer("treasurer", "Alès");
        treasurer.get("/office/treasury/day?who=ben").must_show("Benoît").must_show("Benkacem");
        let path = format!("/office/treasury/day/split?person={}", people[0]);
        let page = treasurer.get(&path);
        let value = |name: &str| {
            page.attributes(&format!("main form input[name='{name}']"), "value").remove(0)
        };
        let (one, other) = (typed_euros(owed[0]), typed_euros(owed[1]));
        let (person, cause) = (value("person"), value("cause"));
        let mut fields = vec![
            ("person", person.as_str()),
            ("cause", cause.as_str()),
            ("way", "cheque"),
            ("kind-1", "dues"),
            ("amount-1", one.as_str()),
            ("kind-2", "dues"),
            ("who-2", "Nobody Such"),
            ("amount-2", other.as_str()),
            ("kind-3", "gift"),
            ("amount-3", "20"),
        ];
        let refused = treasurer.post("/office/treasury/day/split", &fields);
        refused.must_be(422).must_show("Nobody Such").must_show("une seule personne");
        fields[6] = ("who-2", "Lucie Benoît");
        treasurer.post("/office/treasury/day/split", &fields).must_lead_to("/office/treasury/day");
        assert_eq!((due(app, &people[0]), due(app, &people[1])), (0, 0));
        assert_eq!(balance(app, "5112"), owed[0] + owed[1] + 2_000);
        assert_eq!(balance(app, "7541"), -2_000);

        // Each reads what concerns them; the payer reads the whole.
        let paid = app.signed_in(&people[0]).get("/me/payments");
        paid.must_be(200).must_show("Chèque").must_show("rien à payer");
        app.signed_in(&people[1]).get("/me/payments").must_show("Aucun paiement");
    }

    fn what_is_wrong_is_said_at_its_field_and_nothing_typed_is_lost(app: &TestApp) {
        let people = debtors(app, &[("Yanis", "Benkacem")], "Alès");
        let treasurer = app.officer("treasurer", "Alès");
        treasurer.get("/office/treasury/day").must_show("Aucune entité collectrice");
        let person = people[0].to_string();
        let mut fields = vec![
            ("person", person.as_str()),
            ("cause", "desk x"),
            ("amount", "douze"),
            ("way", "cheque"),
            ("bank", "Banque postale"),
        ];
        let refused = treasurer.post("/office/treasury/day", &fields);
        refused.must_be(422).must_show("douze").must_show("Banque postale");
        assert_eq!(refused.select("#amount-e, .notice a[href='#amount']").len(), 1);
        fields[2] = ("amount", "12");
        let refused = treasurer.post("/office/treasury/day", &fields);
        refused.must_be(422).must_show("Aucune entité collectrice");
        collector(app, LegalForm::Association, "Gard");
        treasurer.post("/office/treasury/day", &fields).must_lead_to("/office/treasury/day");
    }

    fn nobody_keys_or_reads_payments_of_another_section(app: &TestApp) {
        collector(app, LegalForm::Association, "Gard");
        let people = debtors(app, &[("Yanis", "Benkacem")], "Alès");
        let treasurer = app.officer("treasurer", "Alès");
        cheque(&treasurer, "ben", "1");
        let payment: String = app
            .app
            .db
            .read_now(|tx| tx.one("select id from payment", &[]))
            .unwrap();
        let path = format!("/office/treasury/payments/{payment}");
        treasurer.get(&path).must_be(200).must_show("Benkacem").must_show("LCL");
        treasurer.get("/office/treasury/payments").must_show("Benkacem");
        let other = app.officer("treasurer", "Sète");
        other.get(&path).must_be(404).must_hide("Benkacem");
        other.post(&path, &[("do", "cancelled"), ("why", "Parce que")]).must_be(404);
        other.get("/office/treasury/payments").must_be(200).must_hide("Benkacem");
        other.get("/office/treasury/day?who=benkacem").must_hide("Yanis");
        let one = format!("/office/treasury/day?person={}", people[0]);
        other.get(&one).must_be(200).must_hide("Benkacem");

        // Totals without a name for who may see totals only.
        let chair = app.officer("chair", "Gard");
        chair.get("/office/treasury").must_be(200).must_show("Alès").must_hide("Benkacem");
        chair.get("/office/treasury/payments").must_be(403);
        chair.get(&path).must_be(403);

        // Taken out for a reason, which the person reads.
        let file = treasurer.post("/office/treasury/payments/file", &[("reason", "x")]);
        file.must_be(422).must_show("cinq signes");
        let reason = [("reason", "Rapprochement de novembre")];
        let file = treasurer.post("/office/treasury/payments/file", &reason);
        file.must_be(200).must_show("Benkacem");
        app.signed_in(&people[0]).get("/me/access").must_show("Rapprochement de novembre");
    }
}
