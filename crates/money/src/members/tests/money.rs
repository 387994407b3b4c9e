//! Dues: what is owed, what payments settle, arrangements, reminders, renewals.

use desk::segments;
use kernel::time::DAY_MS;

use super::{each_day, house, member, opened};
use crate::members::store;
use crate::members::{self, Rule, Settlement, Standing};
use crate::org::{PersonId, Scope};
use crate::story;
use crate::testkit::TestApp;

fn settle(
    app: &TestApp,
    payment: &str,
    person: &PersonId,
    cents: i64,
    rule: Rule,
) -> (Vec<(String, i64)>, i64) {
    let (payment, person) = (payment.to_owned(), person.clone());
    house(app, move |tx| {
        let what = Settlement {
            payment: &payment,
            person: &person,
            cents,
            on_day: "2026-11-20",
            rule: rule.clone(),
            by: None,
        };
        let done = members::settle(tx, &what)?;
        Ok((done.periods, done.rest_cents))
    })
}

fn standing(app: &TestApp, person: &PersonId, day: &'static str) -> Standing {
    let person = person.clone();
    house(app, move |tx| members::standing(tx, &person, day))
}

fn owed(app: &TestApp, person: &PersonId) -> i64 {
    let person = person.clone();
    house(app, move |tx| members::proposed(tx, &person, "2026-11-24"))
}

fn segment(app: &TestApp, text: &'static str) -> i64 {
    house(app, move |tx| {
        let scope = Scope::of_the_house(tx)?;
        let tree = segments::parse(text).unwrap();
        segments::ask(tx, &scope, &tree)?.unwrap().count(tx)
    })
}

story! {
    fn a_payment_is_given_to_months_again_and_taken_back(app: &TestApp) {
        let kind = opened(app);
        let ana = member(app, "Ana", "Alès", "2026-07-10", &kind);
        assert_eq!(owed(app, &ana), 5_000, "July to November");
        assert_eq!(standing(app, &ana, "2026-11-24"), Standing::Arrears);
        let first = settle(app, "p1", &ana, 2_500, Rule::OldestFirst);
        let months = |list: &[(&str, i64)]| -> Vec<(String, i64)> {
            list.iter().map(|(month, cents)| ((*month).to_owned(), *cents)).collect()
        };
        let expected = months(&[("2026-07", 1_000), ("2026-08", 1_000), ("2026-09", 500)]);
        assert_eq!(first, (expected.clone(), 0));
        assert_eq!(settle(app, "p1", &ana, 2_500, Rule::OldestFirst), (expected, 0));
        assert_eq!(owed(app, &ana), 2_500);
        assert_eq!(standing(app, &ana, "2026-11-19"), Standing::Arrears, "before it came in");
        assert_eq!(standing(app, &ana, "2026-11-24"), Standing::Late);
        let chosen = Rule::Months(vec!["2026-10".to_owned(), "2026-09".to_owned()]);
        let moved = settle(app, "p1", &ana, 2_500, chosen);
        assert_eq!(moved, (months(&[("2026-09", 1_000), ("2026-10", 1_000)]), 500));
        let ahead = settle(app, "p2", &ana, 12_000, Rule::OldestFirst);
        assert_eq!(ahead.1, 0, "further months are called");
        assert_eq!(ahead.0.iter().map(|(_, cents)| cents).sum::<i64>(), 12_000);
        assert_eq!(standing(app, &ana, "2026-11-24"), Standing::UpToDate);
        house(app, |tx| members::unsettle_on(tx, "p2", "2026-11-23"));
        assert_eq!(standing(app, &ana, "2026-11-22"), Standing::UpToDate);
        assert_eq!(standing(app, &ana, "2026-11-24"), Standing::Late);
        // The sums beside the stamps are those of the lines that count.
        let wrong: i64 = house(app, |tx| tx.one(
            "select count(*) from stamp s where s.paid_cents <> coalesce((select
             cast(sum(p.cents) as bigint) from stamp_payment p where p.stamp = s.id
             and p.undone_at is null), 0)", &[]));
        assert_eq!(wrong, 0);
        let nobody = app.person("Mia", "Sol", "Alès");
        assert_eq!(settle(app, "p3", &nobody, 1_000, Rule::OldestFirst), (Vec::new(), 1_000));
    }
}

story! {
    fn segments_ask_where_members_stand(app: &TestApp) {
        let kind = opened(app);
        let ana = member(app, "Ana", "Alès", "2026-07-10", &kind);
        member(app, "Noé", "Nîmes", "2026-11-02", &kind);
        let late = member(app, "Mia", "Nîmes", "2026-10-02", &kind);
        settle(app, "p", &ana, 3_000, Rule::OldestFirst);
        assert_eq!(standing(app, &late, "2026-11-24"), Standing::Late);
        assert_eq!(segment(app, "standing = up_to_date"), 1);
        assert_eq!(segment(app, "standing = late"), 2);
        assert_eq!(segment(app, "standing = arrears"), 0);
        assert_eq!(segment(app, "standing = applied"), 0);
        assert_eq!(segment(app, "months_late >= 1"), 2);
        assert_eq!(segment(app, "months_late = 0"), 1);
        assert_eq!(segment(app, "member_months >= 4"), 1);
        assert_eq!(segment(app, "member_months < 4"), 2);
    }
}

story! {
    fn a_member_postpones_without_saying_why_and_changes_the_amount(app: &TestApp) {
        let kind = opened(app);
        let ana = member(app, "Ana", "Alès", "2026-09-10", &kind);
        let browser = app.signed_in(&ana);
        browser.get("/me/membership").must_show("Il manque").must_show("en retard");
        browser.get("/me").must_show("Mes timbres 2026").must_show("Il manque");
        app.secretary("Alès").get("/office").must_show("<b>0 membre sur 1</b>");
        app.secretary("Nîmes").get("/office").must_hide("Cotisations 2026");
        browser.post("/me/membership/postpone", &[("months", "9")]).must_be(422);
        browser.post("/me/membership/postpone", &[("months", "2")]).must_lead_to("/me/membership");
        browser.get("/me/membership").must_show("Report");
        app.secretary("Alès").get("/office").must_show("<b>1 membre sur 1</b>");
        assert_eq!(standing(app, &ana, "2026-11-24"), Standing::UpToDate);
        let ales = app.secretary("Alès");
        ales.get(&format!("/office/people/{ana}/membership")).must_show("Report");
        let ways = [("way", "debit"), ("instalments", "4")];
        let change = |amount: &str| {
            let mut fields = ways.to_vec();
            fields.push(("amount", amount));
            browser.post("/me/membership/amount", &fields)
        };
        change("0,20").must_be(422).must_show("ne permet pas ce montant");
        change("x").must_be(422).must_show("en euros");
        for amount in ["20", "10", "20"] {
            change(amount).must_lead_to("/me/membership");
            let shown = browser.get("/me/membership").attributes("#amount", "value").remove(0);
            assert_eq!(shown, amount, "what counts from next month on, taken back or not");
        }
        let who = ana.clone();
        let cents = house(app, move |tx| {
            let one = store::current(tx, &who)?.unwrap();
            let stamps = store::stamps_of(tx, &one.id, "2026-11-01", "2026-12-31")?;
            Ok(stamps.into_iter().map(|stamp| stamp.due_cents).collect::<Vec<_>>())
        });
        assert_eq!(cents, [1_000, 2_000]);
        let way = house(app, move |tx| members::way_of(tx, &ana));
        assert_eq!(way, Some(("debit".to_owned(), 4)));
    }
}

story! {
    fn officers_exempt_reduce_end_and_read_any_day(app: &TestApp) {
        let kind = opened(app);
        let ana = member(app, "Ana", "Alès", "2026-07-10", &kind);
        let ales = app.secretary("Alès");
        let path = format!("/office/people/{ana}/membership");
        let page = ales.get(&path);
        page.must_show("long retard");
        let id = page.attributes("input[name=membership]", "value").remove(0);
        let act = |fields: &[(&str, &str)]| {
            let mut all = vec![("membership", id.as_str())];
            all.extend(fields);
            ales.post(&path, &all)
        };
        let months = [("from_month", "2026-07"), ("through_month", "2026-09")];
        act(&[&[("do", "exempt")], &months[..]].concat()).must_be(422).must_show("cinq signes");
        let why = ("why", "Sans revenu");
        act(&[&[("do", "exempt"), why], &months[..]].concat()).must_lead_to(&path);
        ales.get(&path).must_show("Exonération").must_show("Sans revenu").must_show("en retard");
        let reduced = [("do", "reduced"), why, ("amount", "2"), ("from_month", "2026-10"),
            ("through_month", "2026-12")];
        act(&reduced).must_lead_to(&path);
        assert_eq!(owed(app, &ana), 400);
        let backward = [("do", "exempt"), why, ("from_month", "2026-09"),
            ("through_month", "2026-07")];
        act(&backward).must_be(422).must_show("ne vont pas ensemble");
        act(&[("do", "excluded")]).must_be(422).must_show("décision");
        act(&[("do", "resigned"), ("on_day", "2026-11-10")]).must_lead_to(&path);
        act(&[("do", "resigned")]).must_be(422).must_show("terminée");
        ales.get(&format!("{path}?as_of=2026-11-09")).must_show("en retard");
        ales.get(&format!("{path}?as_of=2026-11-10")).must_show("ne fait plus partie");
        ales.get(&format!("{path}?as_of=2026-07-09")).must_show("pas membre");
        app.secretary("Nîmes").get(&path).must_be(404);
        // From above, the reason is asked for on the record's page first.
        app.secretary("Gard").get(&path).must_lead_to(&format!("/office/people/{ana}"));
        app.signed_in(&ana).get("/me/access").must_show("Sans revenu");
    }
}

story! {
    fn nobody_is_reminded_twice_and_letters_are_listed(app: &TestApp) {
        let kind = opened(app);
        member(app, "Ana", "Alès", "2026-10-02", &kind);
        let paper = member(app, "Léo", "Alès", "2026-10-02", &kind);
        let who = paper.clone();
        house(app, move |tx| tx.exec("delete from person_email where person = $1", &[&who]));
        each_day(app);
        assert!(app.mails().is_empty(), "24 November: due 31 October, 30 days are not over");
        app.clock.advance_ms(7 * DAY_MS);
        each_day(app);
        let mails = app.mails();
        assert_eq!(mails.len(), 1);
        assert_eq!(mails[0].to, "ana.moulin@example.org");
        assert!(mails[0].text.contains("/me/membership") && mails[0].text.contains("20"));
        app.clock.advance_ms(DAY_MS);
        each_day(app);
        assert!(app.mails().is_empty());
        let ales = app.secretary("Alès");
        let page = ales.get("/office/memberships/letters");
        page.must_show("Léo Moulin").must_hide("Ana Moulin");
        app.secretary("Nîmes").get("/office/memberships/letters").must_hide("Léo Moulin");
        let letter = page.attributes("input[name=l]", "value").remove(0);
        app.secretary("Nîmes").post("/office/memberships/letters", &[("l", &letter)]);
        ales.get("/office/memberships/letters").must_show("Léo Moulin");
        let pdf = ales.get("/office/memberships/letters/pdf");
        assert_eq!(pdf.must_be(200).headers["content-type"], "application/pdf");
        app.secretary("Nîmes").get("/office/memberships/letters/pdf").must_be(404);
        ales.post("/office/memberships/letters", &[("l", &letter)])
            .must_lead_to("/office/memberships/letters");
        let page = ales.get("/office/memberships/letters");
        page.must_show("Aucune lettre à imprimer").must_show("Dernières lettres imprimées");
        page.must_show("Léo Moulin").must_show("déc.");
        app.secretary("Nîmes").get("/office/memberships/letters").must_hide("Léo Moulin");
    }
}

story! {
    fn many_are_renewed_by_the_rule_of_one(app: &TestApp) {
        let kind = opened(app);
        let asked = kind.clone();
        house(app, move |tx| {
            let terms = crate::members::rules::Terms { is_tacit: false, ..Default::default() };
            store::set_terms(tx, &asked, "2021-01-01", &terms, "", "")
        });
        let ana = member(app, "Ana", "Alès", "2025-03-10", &kind);
        let leo = member(app, "Léo", "Alès", "2025-05-10", &kind);
        settle(app, "a", &ana, 10_000, Rule::OldestFirst);
        assert_eq!(standing(app, &ana, "2026-11-24"), Standing::Lapsed);
        let ales = app.secretary("Alès");
        let page = ales.get("/office/memberships?which=renew");
        let all = page.attributes("input[name=m]", "value");
        assert_eq!(all.len(), 2);
        let renew = |browser: &crate::testkit::Browser<'_>, ids: &[String]| {
            let mut fields: Vec<(&str, &str)> = ids.iter().map(|id| ("m", id.as_str())).collect();
            fields.push(("on_day", "2026-11-24"));
            browser.post("/office/memberships/renew", &fields)
        };
        renew(&app.secretary("Nîmes"), &all).must_be(404);
        renew(&ales, &[]).must_lead_to("/office/memberships");
        assert_eq!(standing(app, &ana, "2026-11-24"), Standing::Lapsed);
        renew(&ales, &all).must_lead_to("/office/memberships");
        ales.get("/office/memberships?which=renew").must_show("2 adhésions sont renouvelées");
        renew(&ales, &all);
        for person in [&ana, &leo] {
            let who = person.clone();
            let count = house(app, move |tx| {
                let one = store::current(tx, &who)?.unwrap();
                Ok(store::stamps_of(tx, &one.id, "2026-01-01", "2026-12-31")?.len())
            });
            assert_eq!(count, 12);
        }
    }
}

story! {
    fn counts_name_nobody(app: &TestApp) {
        let kind = opened(app);
        let ana = member(app, "Ana", "Alès", "2026-09-10", &kind);
        let leo = member(app, "Léo", "Nîmes", "2026-09-10", &kind);
        settle(app, "p", &ana, 3_000, Rule::OldestFirst);
        let gard = app.officer("treasurer", "Gard");
        let page = gard.get("/office/memberships/counts");
        page.must_be(200).must_show("2 membres").must_show("3 timbres").must_hide("Moulin");
        app.secretary("Sète").get("/office/memberships/counts").must_show("0 membres");
        // Nothing is drawn of one department; of several, with the line of its source.
        page.must_hide("Fond de carte").must_show("Qui reste").must_show("Membres en retard");
        for (id, postcode) in [(ana.clone(), "30100"), (leo.clone(), "34200")] {
            house(app, move |tx| {
                tx.exec(
                    "insert into person_address (person, position, kind, line_1, line_2, line_3,
                     postcode, city, country) values ($1, 0, 'home', '', '', '', $2, '', 'FR')",
                    &[&id, &postcode],
                )
            });
        }
        let page = gard.get("/office/memberships/counts");
        page.must_show("Membres par département").must_show("CC BY 4.0").must_show("Hérault");
        // On any day, by the same rule as for one person.
        for day in ["2026-09-01", "2026-09-30", "2026-11-24", "2027-03-01"] {
            gard.get(&format!("/office/memberships/counts?on={day}")).must_show("Situations au");
            let counted = house(app, move |tx| {
                let scope = Scope::of_the_house(tx)?;
                store::standings(tx, &scope, day)
            });
            assert_eq!(counted.values().sum::<i64>(), 2);
            for who in [&ana, &leo] {
                let one = standing(app, who, day).name();
                assert!(counted.contains_key(one), "{day} {one} {counted:?}");
            }
        }
    }
}

story! {
    fn a_membership_follows_its_record_and_leaves_with_it(app: &TestApp) {
        let kind = opened(app);
        let ana = member(app, "Ana", "Alès", "2026-09-10", &kind);
        let (who, nimes) = (ana.clone(), app.unit("Nîmes"));
        house(app, move |tx| {
            let scope = Scope::of_the_house(tx)?;
            crate::people::move_home(tx, &scope, &who, &nimes)
        });
        each_day(app);
        let page = app.secretary("Nîmes").get(&format!("/office/people/{ana}/membership"));
        page.must_show("suivie par Nîmes");
        // Leaving by another door ends the membership too, and two records become one.
        let other = member(app, "Anna", "Nîmes", "2026-10-01", &kind);
        let fields = [("one", ana.as_str()), ("other", other.as_str()), ("into", ana.as_str())];
        let nimes = app.secretary("Nîmes");
        nimes.post("/office/duplicates/merge", &fields).must_lead_to("/office/people/");
        let who = ana.clone();
        let count = |app: &TestApp, who: PersonId| house(app, move |tx| {
            Ok(store::memberships_of(tx, &who)?.len())
        });
        assert_eq!(count(app, who.clone()), 2);
        let merges = nimes.get("/office/duplicates/merges");
        let undo = merges.attributes("form[action*='/undo']", "action").remove(0);
        nimes.post(&undo, &[]);
        assert_eq!((count(app, who), count(app, other.clone())), (1, 1));
        // In the same transaction, without waiting for the daily work.
        app.signed_in(&other).post("/me/leave", &[("choice", "retention")]);
        assert_eq!(standing(app, &other, "2026-11-30"), Standing::Left);
        let who = ana.clone();
        let (told, left) = house(app, move |tx| {
            let told = (store::HELD.export)(tx, &who)?;
            (store::HELD.erase)(tx, &who)?;
            let mut left = 0_i64;
            for table in store::HELD.tables {
                let sql = format!("select count(*) from {table} where person = $1");
                left += tx.one::<i64>(&sql, &[&who])?;
            }
            Ok((told, left))
        });
        assert_eq!(told["memberships"][0]["accepted_on"], "2026-09-10");
        assert_eq!(left, 0);
    }
}

story! {
    fn who_is_recorded_dead_is_no_member_any_more(app: &TestApp) {
        let kind = opened(app);
        let ana = member(app, "Ana", "Alès", "2026-01-10", &kind);
        assert!(standing(app, &ana, "2026-11-24").is_member());
        let who = ana.clone();
        house(app, move |tx| {
            let scope = Scope::of_the_house(tx)?;
            let kept = crate::people::of_scope(tx, &scope, &who)?.unwrap();
            let mut record = kept.record.clone();
            record.died_on = Some("2026-11-20".to_owned());
            let cause = crate::people::Cause {
                by: None,
                mandate: None,
                way: crate::people::Way::Edited,
            };
            crate::people::change(tx, &scope, &who, kept.version, &record, &cause).map(drop)
        });
        assert_eq!(standing(app, &ana, "2026-11-24"), Standing::Left);
        let page = app.secretary("Alès").get(&format!("/office/people/{ana}/membership"));
        page.must_show("2026-11-20").must_show("Décès");
    }
}

story! {
    fn cards_are_printed_once_for_whom_no_mail_reaches(app: &TestApp) {
        let kind = opened(app);
        member(app, "Ana", "Alès", "2026-11-02", &kind);
        let paper = member(app, "Léo", "Alès", "2026-11-02", &kind);
        let who = paper.clone();
        house(app, move |tx| tx.exec("delete from person_email where person = $1", &[&who]));
        let cards = "/office/memberships/cards";
        let nimes = app.secretary("Nîmes");
        nimes.follow(&nimes.post(cards, &[])).must_show("Aucune carte valable");
        let ales = app.secretary("Alès");
        ales.get("/office/memberships/letters").must_show("Cartes à poster");
        let pdf = ales.post(cards, &[]);
        assert!(pdf.must_be(200).body.starts_with(b"%PDF"));
        let printed = "select count(*) from membership_card where printed_at is not null";
        assert_eq!(house(app, |tx| tx.one::<i64>(printed, &[])), 1);
        ales.follow(&ales.post(cards, &[])).must_show("Aucune carte valable")
            .must_show("Dernière impression");
        app.signed_in(&paper).get("/me/access").must_show("Carte de membre");
    }

    fn cards_to_post_are_read_on_and_marked_once(app: &TestApp) {
        let kind = opened(app);
        for first in ["Ana", "Léo", "Zoé"] {
            member(app, first, "Alès", "2026-11-02", &kind);
        }
        house(app, |tx| tx.exec("delete from person_email", &[]));
        let (all, read) = house(app, |tx| {
            let scope = Scope::of_the_house(tx)?;
            let all = store::cards_to_post(tx, &scope, ("", ""), 9)?;
            let (mut read, mut after) = (Vec::new(), (String::new(), String::new()));
            while let [(person, name)] =
                store::cards_to_post(tx, &scope, (&after.0, &after.1), 1)?.as_slice()
            {
                read.push((person.clone(), name.clone()));
                after = (name.clone(), person.to_string());
            }
            Ok((all, read))
        });
        assert_eq!((all.len(), &read), (3, &all));
        let one = all[0].0.clone();
        let marked = house(app, move |tx| {
            Ok((store::card_printed(tx, &one)?, store::card_printed(tx, &one)?))
        });
        assert_eq!(marked, (true, false));
    }
}
