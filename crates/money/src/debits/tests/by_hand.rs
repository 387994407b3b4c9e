//! Stories of movements that nothing recognised: a person says whose they are, and may think again.

use super::files::{Moved, statement, transfer};
use super::{collector, count, house};
use crate::story;
use crate::testkit::TestApp;

const PATH: &str = "/office/treasury/statements";
const ACCOUNT: &str = "018f0000-0000-7000-8000-000000000002";

/// A movement of a statement, by its amount.
fn movement(app: &TestApp, cents: i64) -> String {
    let id: String =
        house(app, move |tx| tx.one("select id from bank_entry where cents = $1", &[&cents]));
    format!("{PATH}/{id}")
}

/// Brings a statement with what nobody announced.
fn brought(app: &TestApp, moves: &[Moved<'_>]) {
    let gard = app.officer("treasurer", "Gard");
    let sent = gard.upload(PATH, &[("account", ACCOUNT)], ("file", "r.xml", &statement(moves)));
    sent.must_be(303);
}

fn unknown(reference: &str, cents: i64) -> Moved<'_> {
    let family = if cents > 0 { ("RCDT", "ESCT") } else { ("RDDT", "PMDD") };
    Moved { reference, cents, family, details: transfer("INCONNU", "VIREMENT") }
}

story! {
    fn whose_money_it_is_is_said_by_hand_and_taken_back(app: &TestApp) {
        collector(app);
        let ana = app.person("Ana", "Moulin", "Alès");
        brought(app, &[unknown("T1", 4_200)]);
        let gard = app.officer("treasurer", "Gard");
        let one = movement(app, 4_200);
        gard.get(&format!("{one}?who=zzzz")).must_show("Personne que vous pouvez voir");
        gard.get(&format!("{one}?who=moul")).must_show("Ana Moulin").must_show("Ne doit rien");

        // A gift; then it turns out to be dues.
        let person = format!("person:{ana}");
        gard.post(&one, &[("choice", &person), ("kind", "entry")]).must_be(422);
        gard.post(&one, &[("choice", &person), ("kind", "gift")]).must_be(303);
        let standing = "select cast(coalesce(sum(p.amount_cents), 0) as bigint) from payment p
            where not exists (select 1 from payment_fact f where f.payment = p.id
                              and f.kind = 'cancelled')";
        assert_eq!(count(app, standing), 4_200);
        gard.get(&one).must_show("Voir le paiement");
        let back = gard.post(&one, &[("choice", "reopen")]);
        gard.follow(&back).must_show("La décision est reprise").must_show("Chercher de qui");
        assert_eq!(count(app, standing), 0);
        gard.post(&one, &[("choice", "reopen")]).must_be(422).must_show("vient d’agir");
        gard.post(&one, &[("choice", &person), ("kind", "dues")]).must_be(303);
        assert_eq!(count(app, standing), 4_200);
        let bank = "select cast(sum(debit_cents - credit_cents) as bigint) from entry_line
                    where account = '512'";
        assert_eq!(count(app, bank), 4_200);
        let gifts = "select count(*) from payment_part where kind = 'dues'";
        assert_eq!(count(app, gifts), 1);

        // Nobody of elsewhere is found, named, or learnt of.
        let zoe = app.person("Zoé", "Moulinier", "Sète");
        brought(app, &[unknown("T2", 1_500)]);
        let two = movement(app, 1_500);
        gard.get(&format!("{two}?who=moulinier")).must_hide("Zoé");
        let other = format!("person:{zoe}");
        gard.post(&two, &[("choice", &other), ("kind", "dues")]).must_be(404);
    }
}

story! {
    fn what_waits_on_the_suspense_account_is_explained_later(app: &TestApp) {
        collector(app);
        house(app, |tx| {
            let id = "018f0000-0000-7000-8000-000000000001";
            let sql = "insert into account (collector, code, label)
                       values ($1, '616', 'Assurance')";
            tx.exec(sql, &[&id])
        });
        brought(app, &[unknown("T1", -6_000), unknown("T2", 900)]);
        let gard = app.officer("treasurer", "Gard");
        let (out, came) = (movement(app, -6_000), movement(app, 900));
        gard.post(&out, &[("choice", "unallocated")]).must_be(303);
        gard.post(&came, &[("choice", "nothing")]).must_be(303);
        let list = format!("{PATH}?account={ACCOUNT}");
        gard.get(&list).must_show("au compte d’attente 471");
        gard.get("/office").must_show("attend au compte 471");

        gard.get(&out).must_hide("Voir le paiement");
        gard.post(&out, &[("choice", "reopen")]).must_be(303);
        gard.get(&out).must_show("616 Assurance").must_hide("Chercher de qui");
        gard.post(&out, &[("choice", "account"), ("code", "512")]).must_be(422);
        gard.post(&out, &[("choice", "account"), ("code", "999")]).must_be(422);
        gard.post(&out, &[("choice", "account"), ("code", "616")]).must_be(303);
        gard.get(&list).must_hide("au compte d’attente 471");
        let of = |account: &'static str| {
            house(app, move |tx| {
                let sql = "select cast(coalesce(sum(debit_cents - credit_cents), 0) as bigint)
                           from entry_line where account = $1";
                tx.one::<i64>(sql, &[&account])
            })
        };
        assert_eq!((of("471"), of("616"), of("512")), (0, 6_000, -6_000));

        // What was left needs no entry; thinking again, it does.
        gard.post(&came, &[("choice", "reopen")]).must_be(303);
        gard.post(&came, &[("choice", "unallocated")]).must_be(303);
        assert_eq!(of("471"), -900);
        let sete = app.officer("treasurer", "Sète");
        sete.post(&came, &[("choice", "reopen")]).must_be(404);
    }
}
