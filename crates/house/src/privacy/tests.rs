//! Everybody's rights over their data, and what an erasure leaves: nothing of the person.

use crate::consent::{self, Channel, Evidence, Kind, Way};
use crate::feature::PersonalData;
use crate::features;
use crate::org::PersonId;
use crate::people;
use crate::testkit::{Browser, Seen, TestApp};

/// The answer that erases, its box ticked.
const ERASE: &[(&str, &str)] = &[("answer", "erase"), ("sure", "on")];

/// The fields of the record's form as the page shows them, some of them changed.
fn correct(browser: &Browser<'_>, changed: &[(&str, &str)]) -> Vec<(String, String)> {
    let page = browser.get("/me/record");
    let selector = "form[action='/me/record'] input";
    let names = page.attributes(selector, "name");
    let values = page.attributes(selector, "value");
    let mut fields: Vec<(String, String)> = names.into_iter().zip(values).collect();
    for (name, value) in changed {
        fields.retain(|(known, _)| known != name);
        fields.push(((*name).to_owned(), (*value).to_owned()));
    }
    fields
}

fn send(browser: &Browser<'_>, path: &str, fields: &[(String, String)]) -> Seen {
    let fields: Vec<(&str, &str)> =
        fields.iter().map(|(name, value)| (name.as_str(), value.as_str())).collect();
    browser.post(path, &fields)
}

fn record_of(app: &TestApp, person: &PersonId) -> Option<people::Kept> {
    let person = person.clone();
    app.app.db.read_now(move |tx| people::own(tx, &person)).unwrap()
}

/// A person of Alès whom every slice knows something about.
fn known_everywhere(app: &TestApp) -> PersonId {
    let ana = app.person("Ana", "Moulin", "Alès");
    app.mandate(&ana, "bureau", "Alès");
    let id = ana.clone();
    app.app
        .db
        .write_now(move |tx| {
            consent::install(tx)?;
            let form = Evidence::of(Way::Form, "Bulletin");
            consent::record(tx, &id, "newsletter", Channel::Email, Kind::Given, &form)
        })
        .unwrap();
    app.secretary("Alès").get(&format!("/office/people/{ana}/access")).must_be(200);
    let mine = app.signed_in(&ana);
    send(&mine, "/me/record", &correct(&mine, &[("phone_1", "06 39 98 22 60")]))
        .must_lead_to("/me/record");
    ana
}

/// Asks to be erased and returns the address of the request for officers.
fn ask_for_erasure(app: &TestApp, person: &PersonId, officer: &Browser<'_>) -> String {
    let sent = [("confirm", "on"), ("reason", "Je déménage.")];
    app.signed_in(person).post("/me/erasure", &sent).must_lead_to("/me/data");
    let links = officer.get("/office/requests").attributes("table.ledger th a", "href");
    links.into_iter().next().unwrap()
}

crate::story! {
    fn a_person_corrects_their_own_record(app: &TestApp) {
        let ana = app.person("Ana", "Moulin", "Alès");
        let browser = app.signed_in(&ana);
        let changed =
            [("last_name", "Moulins"), ("born_on", "12/01/1980"), ("city", "Alès")];
        send(&browser, "/me/record", &correct(&browser, &changed)).must_lead_to("/me/record");
        let kept = record_of(app, &ana).unwrap();
        assert_eq!(kept.record.last_name, "Moulins");
        assert_eq!(kept.record.born_on.as_deref(), Some("1980-01-12"));
        assert_eq!(kept.record.emails[0].address, "ana.moulin@example.org");
        browser.get("/me/record").must_show("Moulins");
    }

    fn two_corrections_at_once_do_not_undo_each_other(app: &TestApp) {
        let ana = app.person("Ana", "Moulin", "Alès");
        let browser = app.signed_in(&ana);
        let first = correct(&browser, &[("last_name", "Moulins")]);
        let second = correct(&browser, &[("city", "Alès")]);
        send(&browser, "/me/record", &first).must_lead_to("/me/record");
        send(&browser, "/me/record", &second).must_be(409);
        let kept = record_of(app, &ana).unwrap();
        assert_eq!(kept.record.last_name, "Moulins");
        assert!(kept.record.addresses.is_empty());
    }

    fn what_cannot_be_read_is_refused_and_kept_on_the_page(app: &TestApp) {
        let ana = app.person("Ana", "Moulin", "Alès");
        let browser = app.signed_in(&ana);
        let changed = [("email_2", "ana(at)example.org"), ("last_name", "")];
        let seen = send(&browser, "/me/record", &correct(&browser, &changed));
        seen.must_be(422).must_show("ana(at)example.org").must_show("Écrivez votre nom");
        assert_eq!(record_of(app, &ana).unwrap().version, 1);
    }

    fn nobody_reaches_the_data_of_another(app: &TestApp) {
        let ana = known_everywhere(app);
        let bruno = app.person("Bruno", "Vidal", "Alès");
        let browser = app.signed_in(&bruno);
        for path in ["/me/record", "/me/data", "/me/data/all", "/me/data/json", "/me/data/csv"] {
            browser.get(path).must_be(200).must_hide("Moulin").must_hide("39 98");
            browser.get(&format!("{path}?person={ana}")).must_hide("Moulin");
            app.browser().get(path).must_lead_to("/sign-in");
        }
        browser.get("/office/requests").must_be(404);
    }

    fn all_that_is_held_is_taken_out(app: &TestApp) {
        let ana = known_everywhere(app);
        let browser = app.signed_in(&ana);
        let sent = [("kind", "access"), ("reason", "Qui a importé ma fiche")];
        browser.post("/me/requests", &sent).must_lead_to("/me/data");
        let json = browser.get("/me/data/json").must_be(200).text();
        let whole: serde_json::Value = serde_json::from_str(&json).unwrap();
        for feature in features::all() {
            if let PersonalData::Held(_) = feature.personal_data {
                let part = &whole["held"][feature.name];
                assert!(!part.is_null(), "{} hands nothing out", feature.name);
            }
        }
        let csv = browser.get("/me/data/csv");
        let page = browser.get("/me/data/all");
        for told in ["Officier secretary Alès", "newsletter", "Qui a importé ma fiche"] {
            assert!(json.contains(told), "{told} is missing in {json}");
            csv.must_show(told);
            page.must_show(told);
        }
        assert!(csv.headers["content-disposition"].to_str().unwrap().contains("attachment"));
    }

    fn an_erasure_leaves_nothing_of_the_person(app: &TestApp) {
        let ana = known_everywhere(app);
        let browser = app.signed_in(&ana);
        let officer = app.secretary("Alès");
        let path = ask_for_erasure(app, &ana, &officer);
        officer.get(&path).must_be(200).must_show("Je déménage.");
        officer.post(&path, &[("answer", "erase")]).must_be(422).must_show("Cochez la case");
        assert!(record_of(app, &ana).is_some());
        officer.post(&path, ERASE).must_lead_to("/office/requests");
        assert!(record_of(app, &ana).is_none());
        for feature in features::all() {
            let PersonalData::Held(held) = &feature.personal_data else { continue };
            for table in held.tables {
                assert_eq!(rows_of(app, table, &ana), 0, "{table} still knows the person");
            }
        }
        browser.get("/me/data").must_lead_to("/sign-in");
        officer.get(&path).must_be(404);
        officer.get("/office/requests").must_hide("Moulin").must_show("1 effacement fait");
        app.run_jobs();
        let mails = app.mails();
        assert_eq!(mails.len(), 1, "{mails:?}");
        assert!(mails[0].subject.contains("effacées") && !mails[0].text.contains("Ana"));
        let known = |tx: &mut kernel::db::Tx<'_>| {
            consent::suppressed_among(tx, &["ana.moulin@example.org", "b@example.org"])
        };
        assert_eq!(app.app.db.read_now(known).unwrap().len(), 1);
    }

    fn who_left_long_ago_is_proposed_and_erased_by_an_officer_alone(app: &TestApp) {
        let ana = app.former("Ana", "Moulin", "Alès", "2020-01-01");
        let back = app.former("Bob", "Revenu", "Alès", "2020-01-01");
        app.former("Zoé", "Récente", "Alès", "2025-01-01");
        app.person("Paul", "Membre", "Alès");
        let elected = app.former("Élise", "Mandatée", "Alès", "2020-01-01");
        app.mandate(&elected, "chair", "Alès");
        crate::privacy::sweep(&app.app.db).unwrap();
        let officer = app.secretary("Alès");
        let page = officer.get("/office/retention");
        page.must_be(200).must_show("Ana Moulin").must_show("Bob Revenu").must_show("36\u{a0}mois");
        page.must_show("dernier contact le 1er\u{a0}janvier 2020");
        page.must_hide("Récente").must_hide("Paul").must_hide("Mandatée");
        app.secretary("Nîmes").get("/office/retention").must_be(200).must_hide("Moulin");
        let theirs = [("p", ana.as_str()), ("do", "erase"), ("confirm", "on")];
        app.secretary("Nîmes").post("/office/retention", &theirs).must_lead_to("/office/ret");
        app.officer("chair", "Alès").get("/office/retention").must_be(403);
        let nobody = [("do", "erase"), ("confirm", "on")];
        officer.post("/office/retention", &nobody).must_be(422).must_show("au moins une personne");
        officer.post("/office/retention", &theirs[..2]).must_be(422).must_show("Cochez cette case");
        officer.get(&format!("/office/people/{ana}")).must_be(200);
        // Who spoke since the sweep is not erased, whatever the page still showed.
        let id = back.clone();
        let today = app.clock.now().day_text();
        app.app.db.write_now(move |tx| {
            people::add_fact(tx, &id, people::FactKind::Contact, &today, "test", None)
        }).unwrap();
        let both = [&theirs[..], &[("p", back.as_str())]].concat();
        let done = officer.post("/office/retention", &both);
        officer.follow(&done).must_show("1 personne effacée").must_show("Aucune fiche à effacer");
        officer.get(&format!("/office/people/{ana}")).must_be(404);
        officer.get(&format!("/office/people/{back}")).must_be(200);
        officer.get("/office/requests").must_show("1 effacement fait");
        let asked = |tx: &mut kernel::db::Tx<'_>| {
            consent::suppressed_among(tx, &["ana.moulin@example.org"])
        };
        assert!(app.app.db.read_now(asked).unwrap().is_empty());
    }

    fn a_record_past_its_time_is_kept_a_year_for_a_reason_that_is_told(app: &TestApp) {
        let ana = app.former("Ana", "Moulin", "Alès", "2020-01-01");
        crate::privacy::sweep(&app.app.db).unwrap();
        let officer = app.secretary("Alès");
        let kept = |why: &'static str| [("p", ana.as_str()), ("do", "keep"), ("why", why)];
        officer.post("/office/retention", &kept("non")).must_be(422).must_show("Écrivez la raison");
        let done = officer.post("/office/retention", &kept("Un litige est en cours"));
        officer.follow(&done).must_show("1 fiche gardée").must_hide("Ana Moulin");
        crate::privacy::sweep(&app.app.db).unwrap();
        officer.get("/office/retention").must_hide("Ana Moulin");
        let held = app.app.db.read_now({
            let ana = ana.clone();
            move |tx| crate::privacy::gather(tx, &ana)
        }).unwrap();
        assert!(crate::privacy::as_json(&held).to_string().contains("Un litige est en cours"));
        app.clock.advance_ms(366 * kernel::time::DAY_MS);
        crate::privacy::sweep(&app.app.db).unwrap();
        app.secretary("Alès").get("/office/retention").must_show("Ana Moulin");
        // Who opens their space again is somebody that spoke.
        app.signed_in(&ana).get("/me/access").must_show("Un litige est en cours");
        app.clock.advance_ms(1);
        crate::privacy::sweep(&app.app.db).unwrap();
        app.secretary("Alès").get("/office/retention").must_hide("Ana Moulin");
    }

    fn what_an_erased_officer_did_stays_in_the_records_of_others(app: &TestApp) {
        let ana = app.person("Ana", "Moulin", "Alès");
        let bruno = app.person("Bruno", "Vidal", "Alès");
        app.mandate(&ana, "secretary", "Alès");
        app.signed_in(&ana).get(&format!("/office/people/{bruno}/access")).must_be(200);
        let officer = app.secretary("Alès");
        let path = ask_for_erasure(app, &ana, &officer);
        officer.post(&path, ERASE).must_lead_to("/office/requests");
        app.signed_in(&bruno).get("/me/access").must_show("Ana Moulin");
    }

    fn a_refusal_says_why_and_the_person_reads_it(app: &TestApp) {
        let ana = known_everywhere(app);
        let officer = app.secretary("Alès");
        let path = ask_for_erasure(app, &ana, &officer);
        officer.post(&path, &[("answer", "refuse")]).must_be(422);
        officer.post(&path, &[("answer", "done"), ("note", "C’est fait depuis hier")]).must_be(422);
        let note = "Le bureau doit d’abord rendre les clés du local.";
        officer.post(&path, &[("answer", "refuse"), ("note", note)]).must_lead_to("/office");
        officer.post(&path, &[("answer", "refuse"), ("note", note)]).must_be(409);
        app.signed_in(&ana).get("/me/data").must_show(note);
        assert!(record_of(app, &ana).is_some());
        app.run_jobs();
        let mails = app.mails();
        assert_eq!(mails.len(), 1, "{mails:?}");
        assert!(mails[0].text.contains("n’est pas acceptée") && !mails[0].text.contains(note));
    }

    fn a_request_has_a_deadline_and_a_late_one_is_marked(app: &TestApp) {
        let ana = app.person("Ana", "Moulin", "Alès");
        let officer = app.secretary("Alès");
        ask_for_erasure(app, &ana, &officer);
        officer.get("/office/requests").must_show("décembre 2026").must_hide("En retard");
        app.clock.advance_ms(31 * kernel::time::DAY_MS);
        let later = app.secretary("Alès");
        later.get("/office/requests").must_show("En retard");
        let browser = app.signed_in(&ana);
        browser.post("/me/erasure", &[("confirm", "on")]);
        let rows = later.get("/office/requests").select("table.ledger tbody tr");
        assert_eq!(rows.len(), 1, "the same request asked again is one");
    }

    fn only_the_unit_that_keeps_the_record_answers(app: &TestApp) {
        let ana = app.person("Ana", "Moulin", "Alès");
        let officer = app.secretary("Alès");
        let path = ask_for_erasure(app, &ana, &officer);
        for (role, unit) in [("secretary", "Nîmes"), ("federation-officer", "Hérault")] {
            let other = app.officer(role, unit);
            other.get("/office/requests").must_be(200).must_hide("Moulin");
            other.get(&path).must_be(404).must_hide("Moulin");
            other.post(&path, &[("answer", "erase")]).must_be(404);
        }
        app.officer("chair", "Alès").post(&path, &[("answer", "erase")]).must_be(403);
        assert!(record_of(app, &ana).is_some());
    }

    fn nobody_answers_their_own_request(app: &TestApp) {
        let ana = app.person("Ana", "Moulin", "Alès");
        app.mandate(&ana, "secretary", "Alès");
        let browser = app.signed_in(&ana);
        let path = ask_for_erasure(app, &ana, &browser);
        browser.post(&path, &[("answer", "erase")]).must_be(422).must_show("Une autre personne");
        assert!(record_of(app, &ana).is_some());
    }

    fn an_erasure_is_asked_with_a_confirmation(app: &TestApp) {
        let ana = app.person("Ana", "Moulin", "Alès");
        let browser = app.signed_in(&ana);
        browser.get("/me/erasure").must_be(200).must_show("ne peut pas revenir");
        browser.post("/me/erasure", &[]).must_lead_to("/me/erasure");
        app.secretary("Alès").get("/office/requests").must_hide("Moulin");
    }
}

/// Rows of a table about a person, by the column that names its subject.
fn rows_of(app: &TestApp, table: &'static str, person: &PersonId) -> i64 {
    let column = match table {
        "person" => "id",
        // Wordings name who wrote them, sign-ins an address: neither is about the person alone.
        "consent_wording" | "sign_in" => return 0,
        _ => "person",
    };
    let sql = format!("select count(*) from {table} where {column} = $1");
    let person = person.clone();
    app.app.db.read_now(move |tx| tx.one(&sql, &[&person])).unwrap()
}

crate::story! {
    fn a_newer_term_is_added_with_its_source_and_holds_from_its_day(app: &TestApp) {
        app.former("Ana", "Moulin", "Alès", "2024-06-01");
        let admin = app.officer("administrator", "Union");
        let page = admin.get("/office/retention/terms");
        page.must_be(200).must_show("en vigueur").must_show("GDPR").must_show("36");
        let term = |months: &'static str, day: &'static str, source: &'static str| {
            let fields = [
                ("basis", "former"),
                ("months", months),
                ("valid_from_on", day),
                ("source", source),
            ];
            admin.post("/office/retention/terms", &fields)
        };
        let why = "Conseil national du 3 octobre 2026";
        term("0", "2026-12-01", why).must_be(422).must_show("entre 1 et 600").must_show(why);
        term("24", "hier", why).must_be(422).must_show("cinq ans");
        term("24", "2026-12-01", "x").must_be(422).must_show("une décision et sa date");
        term("24", "2018-05-25", why).must_be(422).must_show("jour postérieur");
        term("24", "2026-12-01", why).must_lead_to("/office/retention/terms");
        term("12", "2026-12-01", why).must_be(422);
        let page = admin.get("/office/retention/terms");
        page.must_show("à venir").must_show(why).must_show("Ajoutée par Officier");
        admin.get("/office/retention").must_show("36 mois");
        app.clock.advance_ms(10 * 86_400_000);
        let admin = app.officer("administrator", "Union");
        admin.get("/office/retention").must_show("24 mois");
        let secretary = app.secretary("Alès");
        secretary.get("/office/retention/terms").must_be(200).must_hide("Ajouter cette durée");
        let fields = [("basis", "former"), ("months", "1"), ("source", why)];
        secretary.post("/office/retention/terms", &fields).must_be(403);
    }
}
