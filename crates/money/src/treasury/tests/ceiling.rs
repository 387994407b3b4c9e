//! The yearly ceiling of a party's donors.

use super::{collector, count, debtors, house};
use crate::ledger::{self, LegalForm};
use crate::story;
use crate::testkit::{Browser, Seen, TestApp};

fn cheque(browser: &Browser<'_>, person: &str, number: &str, amount: &str, gift: &str) -> Seen {
    let fields = [
        ("person", person),
        ("cause", ""),
        ("amount", amount),
        ("gift", gift),
        ("way", "cheque"),
        ("piece", number),
        ("bank", "LCL"),
    ];
    browser.post("/office/treasury/day", &fields)
}

story! {
    fn a_party_takes_no_more_from_one_person_than_the_law_lets_it(app: &TestApp) {
        collector(app, LegalForm::FinancingAssociation, "Gard");
        let people = debtors(app, &[("Patricia", "Leroux")], "Alès");
        let person = people[0].to_string();
        let treasurer = app.officer("treasurer", "Alès");
        cheque(&treasurer, &person, "0000001", "7490", "7490").must_lead_to("/office/treasury/day");
        let over = cheque(&treasurer, &person, "0000002", "20", "");
        over.must_be(422).must_show("ce que la loi permet").must_show("0000002");
        cheque(&treasurer, &person, "0000003", "10", "10").must_lead_to("/office/treasury/day");
        cheque(&treasurer, &person, "0000004", "0,01", "0,01").must_be(422);
        assert_eq!(count(app, "select count(*) from payment"), 2);
        // Dues of somebody who holds an elective mandate do not count; gifts do.
        let who = people[0].clone();
        house(app, move |tx| ledger::set_elected(tx, &who, ("2026-01-01", None), "C"));
        cheque(&treasurer, &person, "0000005", "20", "").must_lead_to("/office/treasury/day");
        cheque(&treasurer, &person, "0000006", "1", "1").must_be(422);
    }

    fn an_association_has_no_such_ceiling(app: &TestApp) {
        collector(app, LegalForm::Association, "Gard");
        let people = debtors(app, &[("Patricia", "Leroux")], "Alès");
        let treasurer = app.officer("treasurer", "Alès");
        let person = people[0].to_string();
        cheque(&treasurer, &person, "0000001", "9000", "9000").must_lead_to("/office/treasury/day");
    }
}
