//! Voting rolls, types and their rules.

use super::{house, member, opened};
use crate::members::{Rule, Settlement, settle, store};
use crate::story;
use crate::testkit::TestApp;

story! {
    fn a_roll_is_frozen_settled_at_the_desk_and_taken_out(app: &TestApp) {
        let kind = opened(app);
        let ana = member(app, "Ana", "Alès", "2026-01-10", &kind);
        let late = member(app, "Léo", "Alès", "2026-01-10", &kind);
        member(app, "Mia", "Alès", "2026-10-10", &kind);
        member(app, "Noé", "Sète", "2026-01-10", &kind);
        let who = ana.clone();
        house(app, move |tx| settle(tx, &Settlement {
            payment: "p", person: &who, cents: 11_000, on_day: "2026-11-20",
            rule: Rule::OldestFirst, by: None,
        }));
        let ales = app.secretary("Alès");
        let path = "/office/memberships/rolls";
        ales.post(path, &[("on_day", "2026-11-24"), ("challenge_until_on", "2026-12-01")])
            .must_be(422).must_show("Écrivez un nom");
        let fields = [("name", "Congrès"), ("on_day", "2026-11-24"),
            ("challenge_until_on", "2026-12-01")];
        let made = ales.post(path, &fields);
        made.must_lead_to(&format!("{path}/"));
        let roll = made.location.clone().unwrap();
        let page = ales.get(&roll);
        page.must_show("3 inscrits, 1 pouvaient voter").must_show("Adhésion trop récente");
        page.must_hide("Noé");
        let nimes = app.secretary("Nîmes");
        nimes.get(&roll).must_be(404);
        nimes.get(path).must_hide("Congrès");
        let line = page.attributes("button[name=line]", "value").remove(0);
        nimes.post(&roll, &[("line", &line)]).must_be(404);
        ales.post(&roll, &[("line", &line)]).must_lead_to(&roll);
        ales.get(&roll).must_show("Réglé au vote, noté par Officier");
        ales.post(&roll, &[("line", &line)]).must_lead_to(&roll);
        ales.get(&roll).must_show("déjà réglée").must_show("3 inscrits, 1 pouvaient voter");

        let file = format!("{roll}/file");
        nimes.post(&file, &[("reason", "Vote")]).must_be(404);
        ales.post(&file, &[("reason", "")]).must_be(422).must_show("cinq signes");
        let csv = ales.post(&file, &[("reason", "Bureau de vote")]);
        csv.must_be(200).must_show("Moulin Ana;").must_show(";oui;oui;non;oui");
        app.signed_in(&late).get("/me/access").must_show("Bureau de vote");
        // A frozen roll does not follow what comes later.
        let who = late.clone();
        house(app, move |tx| settle(tx, &Settlement {
            payment: "q", person: &who, cents: 11_000, on_day: "2026-11-23",
            rule: Rule::OldestFirst, by: None,
        }));
        ales.get(&roll).must_show("3 inscrits, 1 pouvaient voter");
        house(app, move |tx| (crate::members::store::HELD.erase)(tx, &late));
        ales.get(&roll).must_show("Nom effacé").must_show("3 inscrits");
    }
}

story! {
    fn a_roll_that_breaks_off_goes_on_where_it_stood(app: &TestApp) {
        let kind = opened(app);
        for number in 0..230 {
            member(app, &format!("Ana{number:03}"), "Alès", "2026-01-10", &kind);
        }
        let ales = app.secretary("Alès");
        let (db, unit) = (&app.app.db, app.unit("Alès"));
        let officer = app.person("Colette", "Vidal", "Alès");
        app.mandate(&officer, "secretary", "Alès");
        let office = db.read_now(move |tx| store::office_of(tx, &officer, &unit)).unwrap();
        let by = office.clone();
        let new = store::NewRoll {
            name: "Congrès".to_owned(), on_day: "2026-11-24".to_owned(),
            challenge_until_on: "2026-12-01".to_owned(),
        };
        let id = db.write_now(move |tx| store::freeze(tx, &by, "Colette", &new)).unwrap();
        assert!(store::freeze_some(db, &id, &office, "Colette").unwrap());
        let path = format!("/office/memberships/rolls/{id}");
        ales.get(&path).must_show("200 inscrits pour l’instant").must_hide("Télécharger");
        ales.post(&format!("{path}/file"), &[("reason", "Bureau de vote")]).must_be(422);
        std::thread::scope(|scope| {
            for _ in 0..2 {
                scope.spawn(|| while store::freeze_some(db, &id, &office, "C").unwrap() {});
            }
        });
        ales.get(&path).must_show("230 inscrits").must_show("Télécharger");
        let of = id.clone();
        let lines = db.read_now(move |tx| store::roll_lines(tx, &of, 0, 1_000)).unwrap();
        let places: Vec<i64> = lines.iter().map(|line| line.place).collect();
        assert_eq!(places, (1..=230).collect::<Vec<_>>());
    }
}

story! {
    fn types_are_set_at_the_top_and_dated(app: &TestApp) {
        let top = app.officer("administrator", "Union");
        let path = "/office/memberships/types";
        app.officer("administrator", "Alès").get(path).must_be(403);
        app.secretary("Alès").get(path).must_be(403);
        top.get(path).must_show("Aucun type encore");
        top.post(path, &[("name_fr", "")]).must_be(422).must_show("Écrivez un nom");
        let made = top.post(path, &[("name_fr", "Soutien")]);
        made.must_lead_to(&format!("{path}/"));
        let one = made.location.clone().unwrap();
        let fields = |steps: &'static str| vec![
            ("name_fr", "Soutien"), ("is_open", "on"), ("from_on", "2026-01-01"),
            ("source", "Congrès de 2025"), ("span", "calendar"), ("rhythm", "yearly"),
            ("ahead_from_month", "0"), ("grace_days", "10"), ("arrears_months", "3"),
            ("lapse_months", "0"), ("age_years_min", "16"), ("seniority_months", "3"),
            ("voting_months", "3"), ("reminders", "-15 30"), ("schedule_kind", "brackets"),
            ("steps", steps), ("floor", "12"),
        ];
        top.post(&one, &fields("x")).must_be(422).must_show("ne se lit pas")
            .must_show("Congrès de");
        top.post(&one, &fields("0 ; 0 % ; 12\n1000 ; 0 % ; 36")).must_lead_to(&one);
        top.get(&one).must_show("Congrès de 2025").must_show("Règles à partir du");
        app.browser().get("/join?postcode=30100").must_show("Soutien").must_show("pour l’année");
        top.get(&format!("{path}/0193a000-0000-7000-8000-000000000000")).must_be(404);
    }
}
