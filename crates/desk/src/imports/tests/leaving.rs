//! Leaving an earlier program: refusals count, nothing becomes a consent, the past stays history.

use super::{accept, args, count, import, send, story, undo};
use crate::consent::{self, Channel, State};
use crate::imports::rules::{Becomes, TagChoice};
use crate::imports::run::Report;
use crate::imports::{Ended, ImportArgs, ImportId, NationBuilderArgs, leave, leave_command};
use crate::org::{PersonId, Scope};
use crate::people;
use crate::testkit::TestApp;

const HEAD: &str = "nationbuilder_id,first_name,last_name,email,born_at,email_opt_in,mobile_opt_in,\
    do_not_call,do_not_contact,unsubscribed_at,religion,tag_list,membership_names,\
    memberships_started_at,memberships_expires_on,memberships_suspended_at,recruiter_id,\
    point_person_name_or_email,is_deceased";

const ROWS: [&str; 5] = [
    "901,Ana,Moulin,ana@example.org,,true,true,false,false,04/14/2016  3:41 PM,,\
     \"attended-2019-fete, juriste, syndicat-ugt\",\"Adhésion 2025,Adhésion 2026\",\
     \"2025-01-10 00:00:00 +0100,2026-01-10 00:00:00 +0100\",\
     \"2025-12-31 00:00:00 +0100,2026-12-31 00:00:00 +0100\",\",\",,Yann Le Gall,false",
    "902,Yann,Le Gall,yann@example.org,,true,true,false,true,,bouddhiste,section-ales,\
     Adhésion 2024,2024-01-10 00:00:00 +0100,2024-12-31 00:00:00 +0100,,901,ana@example.org,false",
    "903,Rose,Haddad,rose@example.org,,false,true,true,false,,,,\"Adhésion 2024,Adhésion 2025\",\
     2024-01-10 00:00:00 +0100,\",\",\",\",777,personne,false",
    "904,Léa,Roy,,,true,true,false,false,,,,,,,,,,true",
    "905,Paul,Moulin,ana@example.org,,true,true,false,false,,,,Sympathisant,\
     2020-01-01 00:00:00 +0100,,,,,false",
];

fn written(name: &str, rows: &[&str]) -> tempfile::TempDir {
    let folder = tempfile::tempdir().unwrap();
    let text = format!("{HEAD}\n{}\n", rows.join("\n"));
    std::fs::write(folder.path().join(name), text).unwrap();
    folder
}

fn bring(app: &TestApp, rows: &[&str]) -> Report {
    let folder = written("people.csv", rows);
    let path = folder.path().join("people.csv");
    import(&app.app.db, &args(&path.to_string_lossy()), |_| ()).unwrap()
}

fn named(app: &TestApp, first: &'static str) -> PersonId {
    let sql = "select id from person where first_name = $1";
    let id: String = app.app.db.read_now(move |tx| tx.one(sql, &[&first])).unwrap();
    PersonId::parse(&id).unwrap()
}

fn holds(app: &TestApp, first: &'static str, purpose: &'static str, by: Channel) -> Option<State> {
    let person = named(app, first);
    let held = move |tx: &mut kernel::db::Tx<'_>| consent::standing(tx, &person, purpose, by);
    app.app.db.read_now(held).unwrap().map(|(state, _)| state)
}

fn relation(app: &TestApp, first: &'static str) -> people::Relation {
    let person = named(app, first);
    let facts = app
        .app
        .db
        .read_now(move |tx| {
            let scope = Scope::of_the_house(tx)?;
            let found = people::read_many(tx, &scope, std::slice::from_ref(&person))?;
            Ok(found.into_iter().next().unwrap().facts)
        })
        .unwrap();
    people::relation(&facts, "2026-11-24")
}

story! {
    fn what_people_refused_counts_and_no_consent_is_made(app: &TestApp) {
        let done = bring(app, &ROWS);
        assert_eq!((done.created, done.doubtful), (4, 1), "{done:?}");
        let told = |name: &str| done.wishes.get(name).copied().unwrap_or(0);
        assert_eq!((told("email_opt_in"), told("unsubscribed"), told("mailable")), (4, 1, 1));
        let email = |first, purpose| holds(app, first, purpose, Channel::Email);
        assert_eq!(email("Ana", "newsletter"), Some(State::Withdrawn));
        assert_eq!(email("Ana", "section_life"), Some(State::Withdrawn));
        assert_eq!(email("Yann", "newsletter"), Some(State::Legacy));
        // That program ticks the box by itself: unticked is a refusal.
        assert_eq!(email("Rose", "newsletter"), Some(State::Withdrawn));
        let all = |first| holds(app, first, consent::ELECTRONIC_CONTACT, Channel::Any);
        assert_eq!((all("Yann"), all("Ana")), (Some(State::Refused), None));
        let calls = |first| holds(app, first, "calls", Channel::Phone);
        assert_eq!((calls("Rose"), calls("Yann"), calls("Léa")),
            (Some(State::Refused), Some(State::Refused), None));
        assert_eq!(count(app, "select count(*) from consent_now where state = 'given'"), 0);
        let day = "select count(*) from consent_entry where kind = 'withdrawn'
            and purpose = 'newsletter' and obtained_on = '2016-04-14' and at = 1460641260000";
        assert_eq!(count(app, day), 1);

        let before = count(app, "select count(*) from consent_entry");
        let again = bring(app, &ROWS);
        assert_eq!((again.created, again.updated), (0, 0), "{again:?}");
        assert_eq!(count(app, "select count(*) from consent_entry"), before);
    }

    fn a_later_agreement_is_not_undone_by_the_same_old_refusal(app: &TestApp) {
        bring(app, &ROWS);
        let ana = named(app, "Ana");
        let agree = move |tx: &mut kernel::db::Tx<'_>| {
            let said = consent::Evidence::themselves();
            let (by, kind) = (Channel::Email, consent::Kind::Given);
            consent::record(tx, &ana, "newsletter", by, kind, &said)
        };
        app.app.db.write_now(agree).unwrap();
        bring(app, &ROWS);
        assert_eq!(holds(app, "Ana", "newsletter", Channel::Email), Some(State::Given));
    }

    fn taking_an_import_back_leaves_refusals_of_people_who_stay(app: &TestApp) {
        bring(app, &ROWS[1..2]);
        let later = "true,true,true,true,11/01/2026  9:00 AM,";
        let refused = ROWS[1].replace("true,true,false,true,,", later);
        let second = bring(app, &[&refused, ROWS[0]]);
        let id = ImportId::parse(&second.import).unwrap();
        let scope = app.app.db.read_now(Scope::of_the_house).unwrap();
        undo::undo(&app.app.db, &scope, &id, None).unwrap();
        assert_eq!(holds(app, "Yann", "newsletter", Channel::Email), Some(State::Withdrawn));
        let gone = "select count(*) from consent_entry e where not exists
            (select 1 from person p where p.id = e.person)";
        assert_eq!(count(app, gone), 0);
        assert_eq!(count(app, "select count(*) from former_identity"), 1);
        assert_eq!(count(app, "select count(*) from former_membership"), 1);
    }

    fn memberships_are_history_and_a_newer_file_replaces_them(app: &TestApp) {
        let done = bring(app, &ROWS);
        let past = done.past.unwrap();
        // The uneven lists are told and attribute nothing; the doubtful row loses nothing.
        assert_eq!(past.memberships, 4);
        assert_eq!(past.memberships_by_state.get("active"), Some(&2));
        assert!(done.errors.iter().any(|it| it.problem.name() == "membership-lists"));
        use people::Relation::{Former, Member};
        assert_eq!((relation(app, "Ana"), relation(app, "Yann")), (Member, Former));
        let newer = ROWS[1].replace(
            "Adhésion 2024,2024-01-10 00:00:00 +0100,2024-12-31 00:00:00 +0100,",
            "\"Adhésion 2024,Adhésion 2026\",\
             \"2024-01-10 00:00:00 +0100,2026-02-01 00:00:00 +0100\",\
             \"2024-12-31 00:00:00 +0100,2026-12-31 00:00:00 +0100\",\",\"",
        );
        let second = bring(app, &[&newer]);
        assert_eq!(second.past.unwrap().memberships, 5);
        assert_eq!(relation(app, "Yann"), Member);
        let id = ImportId::parse(&second.import).unwrap();
        let scope = app.app.db.read_now(Scope::of_the_house).unwrap();
        undo::undo(&app.app.db, &scope, &id, None).unwrap();
        assert_eq!(count(app, "select count(*) from former_membership"), 4);
        assert_eq!(relation(app, "Yann"), Former);
    }

    fn other_programs_leave_their_refusals_too(app: &TestApp) {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("an.csv");
        let rows = "uuid,first_name,last_name,email,can2_user_tags,can2_subscription_status,\
            can2_sms_status\n1,Ana,Moulin,ana@example.org,,subscribed,unsubscribed\n\
            2,Yann,Le Gall,yann@example.org,,spam complaint,\n\
            3,Rose,Haddad,rose@example.org,,bouncing,\n";
        std::fs::write(&path, rows).unwrap();
        import(&app.app.db, &args(&path.to_string_lossy()), |_| ()).unwrap();
        let email = |first| holds(app, first, "newsletter", Channel::Email);
        assert_eq!(
            (email("Ana"), email("Yann"), email("Rose")),
            (Some(State::Legacy), Some(State::Withdrawn), None)
        );
        let sms = holds(app, "Ana", "section_life", Channel::Sms);
        assert_eq!(sms, Some(State::Withdrawn));
        assert_eq!(count(app, "select count(*) from person_email where bad = 1"), 1);
    }

    fn ties_are_settled_in_a_second_pass(app: &TestApp) {
        let past = bring(app, &ROWS).past.unwrap();
        let told = |name: &str| past.links.get(name).copied().unwrap_or(0);
        assert_eq!((told("recruiter found"), told("recruiter dangling")), (1, 1));
        // Two rows bear Ana's address.
        assert_eq!((told("point-person found"), told("point-person ambiguous")), (1, 1));
        assert_eq!(told("point-person unknown"), 1);
    }

    fn payments_follow_their_people_and_a_newer_file_updates_them(app: &TestApp) {
        let folder = written("people.csv", &ROWS);
        let file = concat!(
            env!("CARGO_MANIFEST_DIR"),
            "/src/imports/testdata/nationbuilder-transactions.csv"
        );
        let mut args = NationBuilderArgs {
            people: folder.path().join("people.csv"),
            transactions: Some(file.into()),
            unit: Some("Gard".to_owned()),
            time_zone: "Europe/Paris".to_owned(),
            tags: None,
            create_units: false,
            dry_run: false,
            json: true,
        };
        let left = leave(&app.app.db, &args).unwrap();
        let paid = left.transactions.unwrap();
        let past = paid.past.unwrap();
        assert_eq!((paid.created, past.refunds_tied, past.payments_of_nobody), (7, 1, 1));
        let sums = (past.received_cents, past.rows_of_plans, past.rows_of_companies);
        assert_eq!(sums, (123_600, 2, 1));
        let wrong: Vec<_> = paid.errors.iter().map(|it| it.problem.name()).collect();
        assert_eq!(wrong, ["amount-text", "payer-unknown"]);

        let newer = std::fs::read_to_string(file).unwrap();
        let newer = newer.replace("tx50004,,,,", "tx50004,03/03/2023  4:04 PM,,,");
        std::fs::write(folder.path().join("newer.csv"), newer).unwrap();
        args.transactions = Some(folder.path().join("newer.csv"));
        let again = leave(&app.app.db, &args).unwrap().transactions.unwrap();
        assert_eq!((again.created, again.updated, again.unchanged), (0, 1, 6));
        assert_eq!(again.past.unwrap().received_cents, 124_100);

        let ana = named(app, "Ana");
        let mine = app.signed_in(&ana);
        mine.get("/me/former").must_be(200).must_show("Adhésion 2026").must_show("remboursement");
        let here = app.officer("secretary", "Gard");
        here.get(&format!("/office/people/{ana}/former")).must_be(200).must_show("Yann Le Gall");
        let there = app.secretary("Sète");
        there.get(&format!("/office/people/{ana}/former")).must_be(404);
        let secret = "select count(*) from file_part";
        assert_eq!(count(app, secret), 0);

        args.time_zone = "Mars/Olympus".to_owned();
        let ended = leave_command(&app.app.db, &args).unwrap();
        assert!(matches!(ended, Ended::Refused(why) if why.contains("fuseau")));
    }

    fn payments_come_in_from_the_office_and_go_back(app: &TestApp) {
        bring(app, &ROWS);
        let browser = app.officer("secretary", "Gard");
        let file = concat!(
            env!("CARGO_MANIFEST_DIR"),
            "/src/imports/testdata/nationbuilder-transactions.csv"
        );
        let import = send(&browser, "tx.csv", &std::fs::read(file).unwrap());
        let preview = format!("{import}/preview");
        browser.get(&format!("{import}/mapping")).must_lead_to(&preview);
        browser.get(&preview).must_be(200);
        assert_eq!(count(app, "select count(*) from former_payment"), 0);
        let kept = app.app.db.read_now(|tx| {
            tx.rows::<(Vec<u8>,)>("select content from file_part", &[])
        });
        let kept: Vec<u8> = kept.unwrap().into_iter().flat_map(|(part,)| part).collect();
        let kept = String::from_utf8(kept).unwrap();
        assert!(kept.contains("50001") && !kept.contains("Secrète"));
        browser.post(&format!("{import}/run"), &[]).must_lead_to(&import);
        app.run_jobs();
        assert_eq!(count(app, "select count(*) from former_payment"), 7);
        browser.get(&format!("{import}/summary")).must_be(200).must_show("236,00");
        browser.get(&format!("{import}/errors.csv")).must_show("sans personne");
        browser.post(&format!("{import}/undo"), &[]).must_lead_to(&import);
        app.run_jobs();
        assert_eq!(count(app, "select count(*) from former_payment"), 0);
    }

    fn a_decided_row_finds_its_past_and_is_not_asked_about_again(app: &TestApp) {
        let browser = app.officer("secretary", "Gard");
        let file = format!("{HEAD}\n{}\n", ROWS.join("\n"));
        let import = send(&browser, "people.csv", file.as_bytes());
        accept(app, &browser, &import);
        let queue = browser.get(&format!("{import}/doubts"));
        let forms = queue.attributes("form[action*='doubts/']", "action");
        assert_eq!(forms.len(), 1);
        browser.post(&forms[0], &[("decision", "other")]).must_lead_to(&import);
        assert_eq!(holds(app, "Paul", "newsletter", Channel::Email), Some(State::Legacy));
        let paul = named(app, "Paul");
        browser.get(&format!("/office/people/{paul}/former")).must_show("Sympathisant");
        browser.get(&format!("{import}/summary")).must_be(200)
            .must_show("Bilan de").must_show("religion").must_hide("bouddhiste");
        browser.get(&format!("{import}/left-out.csv")).must_be(200)
            .must_show("religion").must_hide("bouddhiste");
        let again = bring(app, &ROWS);
        assert_eq!((again.created, again.doubtful), (0, 0), "{again:?}");
    }

    fn a_row_left_out_leaves_nothing_behind_even_the_next_time(app: &TestApp) {
        let browser = app.officer("secretary", "Gard");
        let file = format!("{HEAD}\n{}\n", [ROWS[0], ROWS[4]].join("\n"));
        let import = send(&browser, "people.csv", file.as_bytes());
        accept(app, &browser, &import);
        assert_eq!(count(app, "select count(*) from former_membership"), 3);
        let queue = browser.get(&format!("{import}/doubts"));
        let forms = queue.attributes("form[action*='doubts/']", "action");
        browser.post(&forms[0], &[("decision", "leave")]).must_lead_to(&import);
        assert_eq!(count(app, "select count(*) from former_membership"), 2);
        let again = send(&browser, "people.csv", file.as_bytes());
        accept(app, &browser, &again);
        assert_eq!(count(app, "select count(*) from former_membership"), 2);
        assert_eq!(count(app, "select count(*) from former_identity"), 1);
    }

    fn tags_become_what_a_person_chose_and_the_next_file_remembers(app: &TestApp) {
        let browser = app.officer("secretary", "Gard");
        let file = format!("{HEAD}\n{}\n", ROWS.join("\n"));
        let import = send(&browser, "people.csv", file.as_bytes());
        let page = browser.get(&format!("{import}/tags"));
        page.must_be(200).must_show("attended-2019-fete").must_show("Étiquettes écartées");
        assert_eq!(page.attributes("option[selected]", "value"), ["attended", "unit", "tag"]);
        let names = page.attributes("select", "name");
        let values = ["attended", "unit", "dropped"];
        let fields: Vec<(&str, &str)> = names.iter().map(String::as_str).zip(values).collect();
        let name = format!("{}-name", names[1]);
        let fields = [fields, vec![(name.as_str(), "Alès")]].concat();
        browser.post(&format!("{import}/tags"), &fields).must_lead_to(&format!("{import}/preview"));
        browser.get(&format!("{import}/preview")).must_be(200);
        browser.post(&format!("{import}/run"), &[]).must_lead_to(&import);
        app.run_jobs();
        assert_eq!(count(app, "select count(*) from former_fact where kind = 'attended'"), 1);
        assert_eq!(count(app, "select count(*) from tag"), 0);
        let home = "select count(*) from person p join unit u on u.id = p.home_unit
            where p.first_name = 'Yann' and u.name = 'Alès'";
        assert_eq!(count(app, home), 1);
        let next = send(&browser, "people.csv", file.as_bytes());
        let page = browser.get(&format!("{next}/tags"));
        assert_eq!(page.attributes("option[selected]", "value"), values);
        app.secretary("Nîmes").get(&format!("{next}/tags")).must_be(404);
        let of = TagChoice { becomes: Becomes::Tag, name: String::new(), reason: String::new() };
        assert_eq!(of.becomes.fact(), None);
    }
}

story! {
    fn further_addresses_keep_their_kind_and_a_repeated_one_comes_once(app: &TestApp) {
        const HEAD: &str = "nationbuilder_id,first_name,last_name,email,tag_list,\
            recruiter_id,recruiter_name_or_email,primary_address1,primary_zip,primary_city,\
            address_address1,address_zip,address_city,mailing_address1,mailing_zip,mailing_city,\
            billing_address1,billing_city,billing_zip,user_submitted_submitted_address";
        let rows = [
            "1,Ana,Moulin,ana@example.org,,,,1 rue A,30100,Alès,1 rue A,30100,ALES,BP 4,30000,\
             Nîmes,2 rue C,Sète,34200,somewhere",
            "2,Yann,Le Gall,yann@example.org,,1,Rose,,,,,,,,,,,,,chez Rose 30100 Alès",
            "3,Rose,Haddad,rose@example.org,,,yann@example.org,,,,,,,,,,,,,",
            "4,Paul,Roux,paul@example.org,,,nobody,,,,,,,,,,,,,",
        ];
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("people.csv");
        std::fs::write(&path, format!("{HEAD}\n{}\n", rows.join("\n"))).unwrap();
        let done = import(&app.app.db, &args(&path.to_string_lossy()), |_| ()).unwrap();
        assert_eq!(done.created, 4, "{done:?}");
        let kinds = app.app.db.read_now(|tx| {
            tx.rows::<(String, String, String)>(
                "select p.first_name, a.kind, a.line_1 from person_address a
                 join person p on p.id = a.person order by p.first_name, a.position",
                &[],
            )
        });
        let kinds = kinds.unwrap();
        let told: Vec<_> = kinds.iter().map(|(a, b, c)| (&**a, &**b, &**c)).collect();
        assert_eq!(told, [
            ("Ana", "home", "1 rue A"),
            ("Ana", "mailing", "BP 4"),
            ("Ana", "billing", "2 rue C"),
            ("Ana", "submitted", "somewhere"),
            ("Yann", "submitted", "chez Rose 30100 Alès"),
        ]);
        let links = done.past.unwrap().links;
        let of = |name: &str| links.get(name).copied().unwrap_or(0);
        assert_eq!((of("recruiter found"), of("recruiter-named found")), (1, 1));
        assert_eq!(of("recruiter-named unknown"), 1);
        let again = import(&app.app.db, &args(&path.to_string_lossy()), |_| ()).unwrap();
        assert_eq!((again.created, again.updated), (0, 0), "{again:?}");
    }

    fn a_sensitive_tag_is_kept_for_a_written_reason_alone(app: &TestApp) {
        let browser = app.officer("secretary", "Gard");
        let file = format!("{HEAD}\n{}\n", ROWS.join("\n"));
        let sensitive = |text: &str| crate::imports::is_sensitive_tag(text);
        let import = send(&browser, "people.csv", file.as_bytes());
        let page = browser.get(&format!("{import}/tags"));
        let selects = page.attributes("select", "name");
        let field = selects.last().unwrap().as_str();
        assert!(sensitive("syndicat-ugt"));
        let (name, path) = (format!("{field}-reason"), format!("{import}/tags"));
        let refused = browser.post(&path, &[(field, "tag"), (&name, "x")]);
        refused.must_be(422).must_show("syndicat-ugt").must_show("ne se garde pas sans motif");
        let reason = "Nom de la salle où se tient la permanence";
        browser.post(&path, &[(field, "tag"), (&name, reason)]).must_lead_to(
            &format!("{import}/preview"),
        );
        // This file was sifted at the door; the next one is not.
        accept(app, &browser, &import);
        let kept = "select count(*) from tag where name = 'syndicat-ugt'";
        assert_eq!(count(app, kept), 0);
        let next = send(&browser, "people.csv", file.as_bytes());
        browser.get(&format!("{next}/tags")).must_show(reason);
        accept(app, &browser, &next);
        assert_eq!(count(app, kept), 1);
        browser.get(&format!("{next}/summary")).must_show(reason);
        let decided = "select count(*) from tag_choice where reason <> '' and decided_by <> ''";
        assert_eq!(count(app, decided), 1);
        // Another unit decides for itself.
        let elsewhere = app.officer("secretary", "Hérault");
        let theirs = send(&elsewhere, "people.csv", file.as_bytes());
        elsewhere.get(&format!("{theirs}/tags")).must_hide(reason);
    }
}

/// On a file of its own: what nobody may keep must not even lie in a freed page.
#[test]
fn refused_cells_are_nowhere_in_the_file() {
    let folder = written("people.csv", &ROWS);
    let path = folder.path().join("house.db");
    let clock = kernel::db::testing::standing_clock();
    let place = kernel::db::Place::Sqlite(path.clone());
    let db = kernel::db::Db::open(&place, &clock).unwrap();
    crate::features::install(crate::FAMILIES);
    db.migrate(&crate::features::migrations()).unwrap();
    db.write_now(|tx| {
        crate::org::install(tx)?;
        crate::org::add_unit(tx, None, "national", "Union").map(drop)
    })
    .unwrap();
    let file = folder.path().join("people.csv");
    let of_house = ImportArgs { unit: None, ..args(&file.to_string_lossy()) };
    import(&db, &of_house, |_| ()).unwrap();
    drop(db);
    let mut all = Vec::new();
    for entry in std::fs::read_dir(folder.path()).unwrap() {
        let entry = entry.unwrap().path();
        if entry.file_name().unwrap().to_string_lossy().starts_with("house.db") {
            all.extend(std::fs::read(entry).unwrap());
        }
    }
    let has = |word: &str| all.windows(word.len()).any(|window| window == word.as_bytes());
    assert!(has("Le Gall"));
    assert!(!has("bouddhiste") && !has("syndicat-ugt"));
}
