//! Stories of what comes back: presented again once, in the next collection; and of notices that
//! complete a statement.

use super::files::{Moved, batch, debited, notice, report, returned, returned_of, statement};
use super::{IBANS, collection, collector, count, house, mandate_of, subjects, with_mandate};
use crate::story;
use crate::testkit::TestApp;

const PATH: &str = "/office/treasury/statements";
const DEBITS: &str = "/office/treasury/debits";
const ACCOUNT: &str = "018f0000-0000-7000-8000-000000000002";
const GROUP: &str = "DD-20261208-1-FRST";

fn line(number: usize) -> String {
    format!("{GROUP}-{number:05}")
}

fn entry<'a>(reference: &'a str, cents: i64, sub: &'a str, details: String) -> Moved<'a> {
    Moved { reference, cents, family: ("IDDT", sub), details }
}

/// The key of the debit of somebody in their newest collection.
fn key_of(app: &TestApp, person: &crate::org::PersonId) -> String {
    let person = person.clone();
    let sql = "select l.id from debit_line l join debit_batch b on b.id = l.batch
        where l.person = $1 order by b.at desc, l.id desc limit 1";
    house(app, move |tx| tx.one(sql, &[&person]))
}

story! {
    fn what_came_back_is_presented_again_once(app: &TestApp) {
        collector(app);
        let ana = with_mandate(app, "Ana", IBANS[0], "10");
        let bea = with_mandate(app, "Bea", IBANS[1], "20");
        let gard = app.officer("treasurer", "Gard");
        let first = collection(app, &gard);
        gard.post(&first, &[("act", "sent")]).must_be(303);
        let fields = [("account", ACCOUNT)];
        let answer = report(GROUP, &line(1), "AM04");
        gard.upload(PATH, &fields, ("file", "pain002.xml", &answer)).must_be(303);
        let came = statement(&[
            entry("B1", 2_000, "ESDD", batch(GROUP, 1)),
            entry("B2", -2_000, "UPDD", returned(&line(2), "MD01")),
        ]);
        gard.upload(PATH, &fields, ("file", "releve.xml", &came)).must_be(303);
        gard.post(&format!("{PATH}/confirm"), &fields).must_be(303);

        // Want of money is proposed again, an ended mandate is not.
        let page = gard.get(DEBITS);
        page.must_show("Présenter une fois encore");
        assert_eq!(page.attributes("input[name=line]", "value"), [key_of(app, &ana)]);
        let new = format!("{DEBITS}/new?account={ACCOUNT}");
        gard.get(&new).must_show("10,00").must_hide("20,00");
        let debit = key_of(app, &ana);
        let again = [("act", "again"), ("line", debit.as_str())];
        let sent = gard.post(&first, &again);
        gard.follow(&sent).must_show("Un prélèvement revenu sera représenté");
        gard.get(&new).must_show("dont 10,00").must_show("20,00");
        gard.post(&first, &again).must_be(422).must_show("ne peut pas être représenté");
        let other = [("act", "again"), ("line", &*key_of(app, &bea))];
        gard.post(&first, &other).must_be(422);

        // Left out again, then taken; a withdrawn collection gives it back.
        gard.post(&first, &[("act", "not-again"), ("line", &debit)]).must_be(303);
        gard.get(&new).must_hide("dont 10,00");
        gard.post(&first, &again).must_be(303);
        let second = collection(app, &gard);
        gard.get(&second).must_show("20,00");
        gard.get(&first).must_show("Représenté dans une autre collecte");
        gard.post(&first, &[("act", "not-again"), ("line", &debit)]).must_be(422);
        gard.post(&second, &[("act", "withdraw")]).must_be(303);
        gard.get(&first).must_show("Sera représenté");
        let third = collection(app, &gard);
        assert_eq!(subjects(app).len(), 3, "{third}");

        // Twice for want of money: the mandate rests, nothing is proposed.
        let id = key_of(app, &ana);
        let told: String =
            house(app, move |tx| tx.one("select end_to_end from debit_line where id = $1", &[&id]));
        let answer = report("DD-20261208-3-FRST", &told, "AM04");
        gard.upload(PATH, &fields, ("file", "encore.xml", &answer)).must_be(303);
        gard.get(&third).must_show("Appeler la personne").must_hide("Représenter");
        let mandate = format!("/office/treasury/mandates/{}", mandate_of(app, &ana));
        gard.get(&mandate).must_show("Suspendu").must_show("AM04");
        let strangers = [app.officer("treasurer", "Sète"), app.officer("treasurer", "Alès")];
        for stranger in strangers {
            stranger.post(&first, &again).must_be(404);
        }
    }
}

story! {
    fn a_notice_completes_a_statement_and_the_other_way_round(app: &TestApp) {
        collector(app);
        let people = [("Ana", IBANS[0], "10"), ("Bea", IBANS[1], "20"), ("Zoé", IBANS[2], "30")];
        for (first, iban, amount) in people {
            let _ = with_mandate(app, first, iban, amount);
        }
        let gard = app.officer("treasurer", "Gard");
        let one = collection(app, &gard);
        gard.post(&one, &[("act", "sent")]).must_be(303);
        assert_eq!(subjects(app).len(), 3);
        let fields = [("account", ACCOUNT)];

        // The statement tells the sums alone; the notice each debit, under the same numbers.
        let sums = statement(&[
            entry("B1", 6_000, "ESDD", String::new()),
            entry("B2", -3_250, "UPDD", String::new()),
        ]);
        gard.upload(PATH, &fields, ("file", "releve.xml", &sums)).must_be(303);
        gard.get(PATH).must_show("Rien de connu").must_hide("mouvements sûrs");
        let all: String = [(1, 1_000), (2, 2_000), (3, 3_000)]
            .map(|(number, cents)| debited(&line(number), cents))
            .concat();
        let back = [(1, 1_000, "AM04"), (2, 2_000, "AC04")]
            .map(|(number, cents, code)| returned_of(&line(number), cents, code))
            .concat();
        let told = notice(&[
            entry("B1", 6_000, "ESDD", all.clone()),
            entry("B2", -3_250, "UPDD", back),
        ]);
        let sent = gard.upload(PATH, &fields, ("file", "avis.xml", &told));
        gard.follow(&sent).must_show("0 nouveaux mouvements, 0 déjà connus, 2 complétés");
        gard.post(&format!("{PATH}/confirm"), &fields).must_be(303);
        assert_eq!(count(app, "select count(*) from payment"), 3);
        // What came back is more than the two debits: a person looks.
        let flagged: String = house(app, |tx| {
            tx.one("select id from bank_entry where decided is null and certainty = 'flagged'", &[])
        });
        let movement = format!("{PATH}/{flagged}");
        let page = gard.get(&movement);
        page.must_show("Prélèvements revenus").must_show("AC04 Le mandat est terminé");
        gard.post(&movement, &[("choice", "found")]).must_be(303);
        let fees = "select cast(sum(debit_cents) as bigint) from entry_line where account = '627'";
        assert_eq!(count(app, fees), 250);
        let bank = "select cast(sum(debit_cents - credit_cents) as bigint) from entry_line
            where account = '512'";
        assert_eq!(count(app, bank), 6_000 - 3_250);

        // The same notice under no number at all, and a longer statement: nothing is new.
        let again = notice(&[entry("", 6_000, "ESDD", batch(GROUP, 3) + &all)]);
        gard.upload(PATH, &fields, ("file", "avis2.xml", &again)).must_be(303);
        let mut longer = sums.clone();
        longer.extend(b"\n");
        let sent = gard.upload(PATH, &fields, ("file", "releve2.xml", &longer));
        gard.follow(&sent).must_show("0 nouveaux mouvements, 2 déjà connus, 0 complétés");
        assert_eq!(count(app, "select count(*) from payment"), 3);
    }

    fn a_movement_without_number_is_known_by_its_group(app: &TestApp) {
        collector(app);
        let _ = with_mandate(app, "Ana", IBANS[0], "10");
        let gard = app.officer("treasurer", "Gard");
        let one = collection(app, &gard);
        gard.post(&one, &[("act", "sent")]).must_be(303);
        assert_eq!(subjects(app).len(), 1);
        let fields = [("account", ACCOUNT)];
        let told = notice(&[entry("", 1_000, "ESDD", batch(GROUP, 1) + &debited(&line(1), 1_000))]);
        gard.upload(PATH, &fields, ("file", "avis.xml", &told)).must_be(303);
        let told = statement(&[entry("B7", 1_000, "ESDD", batch(GROUP, 1))]);
        let sent = gard.upload(PATH, &fields, ("file", "releve.xml", &told));
        gard.follow(&sent).must_show("0 nouveaux mouvements, 1 déjà connus");
        gard.post(&format!("{PATH}/confirm"), &fields).must_be(303);
        assert_eq!(count(app, "select count(*) from payment"), 1);
        assert_eq!(count(app, "select count(*) from bank_entry"), 1);
    }
}
