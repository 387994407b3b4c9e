//! Sheets keyed in twice at the office, decided, counted; and whose agreement a mark is.

use super::{count, later, opened};
use crate::testkit::{Browser, TestApp};

const PILE: [(&str, &str); 4] =
    [("name", "Marché du 12"), ("first_sheet", "7"), ("sheets", "2"), ("signed_on", "2026-11-12")];
const SCAN: &[u8] = b"%PDF-1.7\nfeuilles";

/// Keys a sheet in; where that leads.
fn key(browser: &Browser<'_>, pile: &str, place: [&str; 2], lines: &[(&str, &str)]) -> String {
    let mut fields = vec![("sheet", place[0]), ("pass", place[1]), ("do", "done")];
    fields.extend(lines);
    browser.post(&format!("{pile}/key"), &fields).must_lead_to(pile).location.clone().unwrap()
}

/// A pile of two sheets, with a scan.
fn begun(ales: &Browser<'_>, one: &str) -> String {
    let mut fields = PILE.to_vec();
    fields.push(("has_wording", "on"));
    let made = ales.upload(&format!("{one}/piles"), &fields, ("scan", "a.pdf", SCAN));
    made.must_lead_to(&format!("{one}/piles/")).location.clone().unwrap()
}

crate::story! {
    fn sheets_count_once_they_were_keyed_twice_and_decided(app: &TestApp) {
        let one = opened(app);
        let (ales, other) = (app.secretary("Alès"), app.officer("secretary", "Gard"));
        let pile = begun(&ales, &one);
        ales.get(&pile).must_show("Feuille 7, saisie 1").must_show("Image des feuilles");
        let scan = ales.get(&format!("{pile}/scan"));
        assert_eq!(scan.body, SCAN);
        let first = ales.get(&format!("{pile}/key?sheet=7&pass=1"));
        first.must_show("-0007").must_show("autofocus").must_hide("n'est pas montrée");

        let ana = [("l.1.last", "MOULIN"), ("l.1.first", "Ana"), ("l.1.postcode", "30 100"),
            ("l.1.email", "Ana@Example.org"), ("l.1.news", "x")];
        let stay = [&[("sheet", "7"), ("pass", "1"), ("do", "stay")][..], &ana].concat();
        ales.post(&format!("{pile}/key"), &stay).must_lead_to(&format!("{pile}/key?sheet=7"));
        let again = ales.get(&format!("{pile}/key?sheet=7&pass=1"));
        again.must_show("value=\"MOULIN\"");
        assert_eq!(again.attributes("input[autofocus]", "name"), ["l.2.last"]);
        let bea = [("l.2.last", "Roux"), ("l.2.first", "Béa"), ("l.2.postcode", "30100")];
        let next = key(&ales, &pile, ["7", "1"], &[&ana[..], &bea].concat());
        assert!(next.ends_with("sheet=8&pass=1"), "{next}");
        let carl = [("l.3.last", "Petit"), ("l.3.first", "Carl"), ("l.4.last", "???")];
        assert_eq!(key(&ales, &pile, ["8", "1"], &carl), pile);
        ales.get(&format!("{pile}/decide")).must_be(409);

        let blind = other.get(&format!("{pile}/key?sheet=7&pass=2"));
        blind.must_show("n’est pas montrée").must_hide("MOULIN");
        let ana = [("l.1.last", "Moulin"), ("l.1.first", "Anna"), ("l.1.postcode", "30100"),
            ("l.1.email", "ana@example.org"), ("l.1.news", "x")];
        key(&other, &pile, ["7", "2"], &[&ana[..], &bea].concat());
        assert_eq!(key(&other, &pile, ["8", "2"], &[("l.4.last", "???")]), pile);
        later(app);
        assert_eq!(count(&app.browser()), "0", "nothing counts before it is decided");

        ales.get(&pile).must_show("Comparer les deux");
        let page = ales.get(&format!("{pile}/decide"));
        page.must_show("3 cases diffèrent").must_show("Feuille 7, ligne 1").must_show("Anna");
        let changes = page.attributes("input[name=changes]", "value").remove(0);
        let mut fields = vec![("changes", changes.as_str()), ("d.7.1.first", "first")];
        let refused = ales.post(&format!("{pile}/decide"), &fields);
        refused.must_be(422).must_show("restent à trancher");
        assert_eq!(refused.attributes("input[name='d.7.1.first'][checked]", "value"), ["first"]);
        fields.extend([("d.8.3.last", "other"), ("o.8.3.last", "Petitjean")]);
        fields.push(("d.8.3.first", "first"));
        key(&other, &pile, ["8", "2"], &[("l.4.last", "???")]);
        ales.post(&format!("{pile}/decide"), &fields).must_be(409);
        let page = ales.get(&format!("{pile}/decide"));
        let changes = page.attributes("input[name=changes]", "value").remove(0);
        fields[0].1 = &changes;
        ales.post(&format!("{pile}/decide"), &fields).must_lead_to(&pile);
        ales.post(&format!("{pile}/decide"), &fields).must_be(409);
        app.run_jobs();
        ales.get(&pile).must_show("Ce lot est compté");
        later(app);
        assert_eq!(count(&app.browser()), "3");
        let told = ales.get(&format!("{one}/paper"));
        told.must_show("4 lignes").must_show("3 comptées").must_show("8/4").must_show("1 accord");
        ales.get("/office/people?q=petitjean").must_show("Petitjean");
        let left = |tx: &mut kernel::db::Tx<'_>| tx.one("select count(*) from paper_entry", &[]);
        assert_eq!(app.app.db.read_now::<i64>(left).unwrap(), 0, "lines are not kept twice");
        ales.get(&format!("{pile}/key?sheet=7&pass=1")).must_be(409);
        ales.post(&format!("{pile}/drop"), &[]).must_be(409);
    }

    fn a_pile_says_what_is_wrong_with_it_and_is_of_its_unit(app: &TestApp) {
        let one = opened(app);
        let ales = app.secretary("Alès");
        let piles = format!("{one}/piles");
        let wrong = [("name", ""), ("first_sheet", "0"), ("sheets", "26"),
            ("signed_on", "2027-01-01"), ("has_wording", "on")];
        let refused = ales.post(&piles, &wrong);
        refused.must_be(422).must_show("de 1 à 25 feuilles").must_show("value=\"26\"");
        assert_eq!(refused.attributes(".notice.err a", "href").len(), 4);
        let pile = begun(&ales, &one);
        let overlaps = [("name", "Autre"), ("first_sheet", "8"), ("sheets", "1"),
            ("signed_on", "2026-11-12")];
        ales.post(&piles, &overlaps).must_be(422).must_show("déjà dans un autre lot");
        for place in ["sheet=9&pass=1", "sheet=7&pass=3", "sheet=x&pass=1", ""] {
            ales.get(&format!("{pile}/key?{place}")).must_be(404);
        }
        let nimes = app.secretary("Nîmes");
        for path in [pile.clone(), format!("{pile}/key?sheet=7&pass=1"), format!("{pile}/decide"),
            format!("{pile}/scan")]
        {
            nimes.get(&path).must_be(404);
        }
        nimes.post(&format!("{pile}/drop"), &[]).must_be(404);
        nimes.post(&piles, &PILE).must_be(404);
        ales.post(&format!("{pile}/drop"), &[]).must_lead_to(&format!("{one}/paper"));
        ales.get(&pile).must_be(404);
        let left = |tx: &mut kernel::db::Tx<'_>| tx.one("select count(*) from file", &[]);
        assert_eq!(app.app.db.read_now::<i64>(left).unwrap(), 0, "its scan went with it");
    }

    fn a_mark_on_paper_is_an_agreement_once_a_person(app: &TestApp) {
        let one = opened(app);
        let ales = app.secretary("Alès");
        let file = "feuille;ligne;nom;prénom;code postal;courriel;date;accord newsletter\n\
            1;1;Moulin;Ana;30100;ana@example.org;12/09/2026;\n\
            1;2;Roux;Béa;30100;bea@example.org;12/09/2026;x\n\
            1;3;Petit;Carl;30100;;12/09/2026;oui\n\
            2;1;MOULIN;A.;30100;ana@example.org;14/09/2026;oui\n\
            2;2;Roux;Béa;30100;bea@example.org;14/09/2026;x\n\
            2;3;Noir;Denis;30100;denis@example.org;14/09/2026;non\n";
        let page = format!("{one}/paper");
        let sent = ("file", "f.csv", file.as_bytes());
        ales.upload(&page, &[("wording", "on")], sent).must_lead_to(&page);
        let told = ales.get(&page);
        told.must_show("6 lignes").must_show("4 comptées").must_show("2 accords");
        told.must_show("Un de ces accords est sur une ligne suivante");
        ales.upload(&page, &[("wording", "on")], sent).must_lead_to(&page);
        ales.get(&page).must_show("0 comptées").must_show("0 accords");
    }
}
