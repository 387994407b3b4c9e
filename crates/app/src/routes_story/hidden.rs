//! What the section of Nîmes keeps, one of each thing that an address may name, and whether it
//! still stands as it was.

use std::collections::BTreeMap;

use kernel::jobs;

use crate::consent::{self, Channel, Evidence, Kind, Way};
use crate::org::PersonId;
use crate::people::{self, FieldKind};
use crate::privacy;
use crate::routes_story::{gatherings, giving, spending, treasury};
use crate::testkit::{Browser, TestApp};

/// Words that belong to the people of Nîmes alone.
pub(super) const SECRETS: [&str; 7] =
    ["Gévaudan", "gevaudan", "39982260", "39 98 22 60", "Ferrières", "30-99-0417", "Trompette"];

/// Parts of addresses that name nothing of anybody: files of the site, mails of a demonstration,
/// what is in the open, and secrets that were mailed or printed.
pub(super) const OF_NOBODY: [&str; 12] = [
    "assets", "mails", "join", "card", "sign", "embed", "confirm", "stop", "ticket", "media", "u",
    "",
];

/// What exists in Nîmes: identifiers that somebody may have learnt or guessed, by the part of
/// the address that stands before them.
pub(super) struct Hidden {
    pub people: Vec<PersonId>,
    ids: BTreeMap<&'static str, Vec<String>>,
    standing: Vec<i64>,
}

/// Counts that are the same as long as nobody touched what the section keeps.
const STANDING: [&str; 46] = [
    "select count(*) from site_page where version = 1 and slug = 'trompette'",
    "select count(*) from site_fact",
    "select count(*) from site_media where alt = 'Trompette'",
    "select count(*) from transfer where outcome is null and reason = 'Trompette'",
    "select count(*) from person_note where body = 'Trompette'",
    "select count(*) from person_task where title = 'Trompette' and done_at is null",
    "select count(*) from relation_fact f join person p on p.id = f.person
     where p.last_name in ('Gévaudan', 'Ferrières')",
    "select count(*) from belonging where until_on is null",
    "select count(*) from custom_field where label_fr = 'Trompette' and retired_at is null",
    "select count(*) from tag where name = 'Trompette' and retired_at is null
     and tag_group is null",
    "select count(*) from purpose where name_fr = 'Trompette' and retired_at is null",
    "select count(*) from consent_wording w join purpose p on p.id = w.purpose
     where p.name_fr = 'Trompette'",
    "select count(*) from import where name = 'Trompette.csv' and undone_at is null
     and finished_at is not null",
    "select count(*) from import_doubt where resolved_at is null",
    "select count(*) from export where reason = 'Trompette'",
    "select count(*) from privacy_request r join person p on p.id = r.person
     where p.last_name = 'Gévaudan' and r.handled_at is null",
    "select count(*) from session s join person p on p.id = s.person
     where p.last_name = 'Gévaudan' and s.ended_at is null",
    "select count(*) from mandate m join person p on p.id = m.person
     where p.last_name = 'Ferrières' and m.ends_on is null",
    "select count(*) from segment where name = 'Trompette' and version = 1 and closed_at is null",
    "select count(*) from people_list_entry e join people_list l on l.id = e.list
     where l.name = 'Trompette' and l.closed_at is null",
    "select count(*) from draw_entry e join draw d on d.id = e.draw where d.reason = 'Trompette'",
    "select count(*) from bulk where reason = 'Trompette' and undone_at is null",
    "select count(*) from person_care where ended_at is null",
    "select count(*) from job where kind = 'unheard.of'",
    "select count(*) from retention_case where kept_until_on is null",
    "select count(*) from duplicate_merge where undone_at is null",
    "select count(*) from duplicate_request where answered_at is null",
    "select count(*) from membership where accepted_on is not null and ended_on is null",
    "select count(*) from membership_type where retired_at is null and name_fr = 'Trompette'",
    "select count(*) from voting_roll_line l join voting_roll r on r.id = l.roll
     where r.name = 'Trompette' and l.settled_at is null",
    "select count(*) from receipt where last_name = 'Gévaudan' and cancelled_on is null",
    "select count(*) from share_settlement where received_at is null and undone_at is null",
    "select count(*) from quota_table where voted_by = 'Trompette' and withdrawn_at is null",
    "select count(*) from collector where name = 'Trompette' and closed_on is null",
    "select count(*) from collector_unit where to_on is null",
    "select count(*) from bank_account where to_on is null",
    "select count(*) from signatory where to_on is null",
    "select count(*) from entry",
    "select count(*) from entry_file",
    "select count(*) from debit_mandate_fact",
    "select count(*) from debit_mandate where line is not null",
    "select count(*) from bank_entry where decided is null",
    "select count(*) from petition where title = 'Trompette' and version = 1",
    "select count(*) from petition_fact",
    "select count(*) from signature where review = 'waiting' and struck_at is null",
    "select count(*) from paper_pile where changes = 0 and decided_at is null",
];

impl Hidden {
    /// The identifiers of what `word` stands before in `route`.
    ///
    /// # Panics
    /// When nothing of Nîmes is known for it: then it is to be made in [`hidden`].
    pub fn named(&self, route: &str, word: &str) -> Vec<String> {
        if OF_NOBODY.contains(&word) {
            return vec!["1".to_owned()];
        }
        let known = self.ids.get(word).filter(|ids| !ids.is_empty());
        let known = known.unwrap_or_else(|| {
            panic!("{route}: let routes_story/hidden.rs make something of Nîmes for «{word}»")
        });
        known.clone()
    }

    /// Fails when something that the section keeps is not as it was.
    pub fn must_stand(&self, app: &TestApp) {
        for (sql, (before, now)) in whole().zip(self.standing.iter().zip(standing(app))) {
            assert_eq!(*before, now, "a stranger changed what this counts: {sql}");
        }
    }
}

/// All that is counted.
fn whole() -> impl Iterator<Item = &'static &'static str> {
    let money = treasury::STANDING.iter().chain(&spending::STANDING).chain(&giving::STANDING);
    STANDING.iter().chain(money).chain(&gatherings::STANDING)
}

fn standing(app: &TestApp) -> Vec<i64> {
    let count = |tx: &mut kernel::db::Tx<'_>| {
        whole().map(|sql| tx.one::<i64>(sql, &[])).collect::<kernel::Result<Vec<_>>>()
    };
    app.app.db.read_now(count).unwrap()
}

fn all(app: &TestApp, sql: &'static str) -> Vec<String> {
    let rows = app.app.db.read_now(move |tx| tx.rows::<(String,)>(sql, &[])).unwrap();
    rows.into_iter().map(|(id,)| id).collect()
}

/// Makes what the section of Nîmes keeps.
pub(super) fn hidden(app: &TestApp) -> Hidden {
    let ana = app.person("Ana", "Gévaudan", "Nîmes");
    let bruno = app.person("Bruno", "Ferrières", "Nîmes");
    app.mandate(&bruno, "chair", "Nîmes");
    let carole = past_their_time(app);
    know(app, &ana);
    share(app, &ana);
    let secretary = app.secretary("Nîmes");
    tell(app, &secretary, &ana);
    merge_and_be_asked(app, &secretary);
    join_and_vote(app, &secretary, &ana);
    keep_books(app);
    treasury::debit(app, &ana);
    ask_for_signatures(app, &secretary, &ana);
    gatherings::plan(app, &secretary, &ana);
    write_pages(&secretary);
    app.signed_in(&ana).post("/me/erasure", &[("confirm", "on")]).must_lead_to("/me/data");
    app.browser().post("/sign-in", &[("email", "ana.gevaudan@example.org")]);
    app.run_jobs();
    drop(app.mails());
    let job = app.app.db.write_now(|tx| jobs::enqueue(tx, "unheard.of", &())).unwrap();
    let mut ids = BTreeMap::from([
        ("people", vec![ana.to_string(), bruno.to_string(), carole.to_string()]),
        ("units", vec![app.unit("Nîmes").to_string()]),
        ("belongings", vec![app.unit("Nîmes").to_string(), app.unit("Gard").to_string()]),
        ("notes", all(app, "select id from person_note")),
        ("tasks", all(app, "select id from person_task")),
        ("facts", all(app, "select id from relation_fact where source = 'officer'")),
        ("consents", all(app, "select id from consent_entry")),
        ("fields", all(app, "select id from custom_field")),
        ("tags", all(app, "select id from tag")),
        ("purposes", all(app, "select id from purpose where unit is not null")),
        (
            "requests",
            all(app, "select id from privacy_request union all select id from duplicate_request"),
        ),
        ("merges", all(app, "select id from duplicate_merge")),
        ("imports", all(app, "select id from import")),
        ("doubts", all(app, "select id from import_doubt")),
        ("exports", all(app, "select id from export")),
        ("transfers", all(app, "select id from transfer")),
        ("segments", all(app, "select id from segment")),
        ("lists", all(app, "select id from people_list")),
        ("draws", all(app, "select id from draw")),
        ("bulk", all(app, "select id from bulk")),
        ("mandates", all(app, "select id from mandate union all select id from debit_mandate")),
        ("tables", all(app, "select id from quota_table")),
        (
            "statements",
            all(app, "select id from share_statement union all select id from bank_entry"),
        ),
        ("settlements", all(app, "select id from share_settlement")),
        ("receipts", all(app, "select id from receipt")),
        ("runs", all(app, "select id from receipt_run")),
        ("roles", all(app, "select id from role")),
        ("sessions", all(app, "select id from session")),
        ("sign-in", all(app, "select token_hash from sign_in union all select id from sign_in")),
        ("jobs", vec![job.to_string()]),
        ("types", all(app, "select id from membership_type")),
        ("rolls", all(app, "select id from voting_roll")),
        ("debits", all(app, "select id from debit_batch union all select id from debit_mandate")),
    ]);
    ids.extend(treasury::kept(app, &ana));
    ids.extend(written(app));
    ids.extend(booked(app));
    ids.extend(spending::kept(app, &ana));
    ids.insert("events", all(app, "select id from event union all select slug from event"));
    ids.extend(giving::kept(app, &ana));
    Hidden { people: vec![ana, bruno, carole], ids, standing: standing(app) }
}

/// A petition that waits for somebody mandated, and a signature that waits to be looked at.
fn ask_for_signatures(app: &TestApp, secretary: &Browser<'_>, person: &PersonId) {
    let petition = [
        ("title", "Trompette"),
        ("addressee", "Trompette"),
        ("body", "Trompette, trompette, trompette, trompette, trompette."),
        ("goal", "10"),
    ];
    let made = secretary.post("/office/petitions/new", &petition);
    let one = made.must_lead_to("/office/petitions/").location.clone().unwrap();
    let pile =
        [("name", "Trompette"), ("first_sheet", "1"), ("sheets", "1"), ("signed_on", "2026-11-05")];
    secretary.post(&format!("{one}/piles"), &pile).must_lead_to(&one);
    let (id, nimes) = (person.clone(), app.unit("Nîmes"));
    let sign = move |tx: &mut kernel::db::Tx<'_>| {
        let sql = "insert into signature (id, petition, person, unit, kind, first_name, last_name,
             email, postcode, comment, is_public, wants_news, review, flags, language, signed_on,
             signed_at)
             select 's', p.id, $1, $2, 'form', 'Ana', 'Gévaudan', '', '30000', 'Trompette', 1, 0,
             'waiting', '', 'fr', '2026-11-05', 1 from petition p";
        tx.exec(sql, &[&id, &nimes]).map(drop)
    };
    app.app.db.write_now(sign).unwrap();
}

/// Somebody who left long ago, proposed to be erased.
fn past_their_time(app: &TestApp) -> PersonId {
    let carole = app.former("Carole", "Gévaudan", "Nîmes", "2020-01-01");
    privacy::sweep(&app.app.db).unwrap();
    carole
}

/// The smallest picture.
const PICTURE: &[u8] = b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR\0\0\0\x01\0\0\0\x01\x08\0\0\0\0\
    :~\x9bU\0\0\0\nIDATx\x9cc\xa8\x07\0\0\x81\0\x80\xd3\x94SJ\0\0\0\0IEND\xaeB`\x82";

/// What the section writes on its site and has not published.
fn write_pages(secretary: &Browser<'_>) {
    secretary.post("/office/site/open", &[("slug", "nimes")]).must_lead_to("/office/site");
    let page =
        [("kind", "page"), ("title", "Trompette"), ("body", "Trompette"), ("access", "public")];
    secretary.post("/office/site/pages/new", &page).must_lead_to("/office/site/pages/");
    let picture = ("picture", "trompette.png", PICTURE);
    let added = secretary.upload("/office/site/library", &[("alt", "Trompette")], picture);
    added.must_lead_to("/office/site/library");
}

/// The pages and pictures of the section's site.
fn written(app: &TestApp) -> [(&'static str, Vec<String>); 6] {
    [
        ("petitions", all(app, "select id from petition")),
        ("piles", all(app, "select batch from paper_pile")),
        ("pages", all(app, "select id from site_page union all select slug from site_page")),
        ("news", all(app, "select slug from site_page")),
        ("versions", vec!["1".to_owned()]),
        ("library", all(app, "select id from site_media")),
    ]
}

fn booked(app: &TestApp) -> [(&'static str, Vec<String>); 6] {
    [
        ("collectors", all(app, "select id from collector")),
        ("ledger", all(app, "select id from collector")),
        ("accounts", all(app, "select id from bank_account union all select '530'")),
        ("signatories", all(app, "select id from signatory")),
        ("entries", all(app, "select id from entry")),
        ("files", all(app, "select file from entry_file")),
    ]
}

/// The books that the section's treasurer keeps: a collector, an account, an entry, its proof.
fn keep_books(app: &TestApp) {
    let treasurer = app.officer("treasurer", "Nîmes");
    let collector = [
        ("name", "Trompette"),
        ("legal_form", "association"),
        ("line_1", "1 rue des Lices"),
        ("postcode", "30000"),
        ("city", "Nîmes"),
        ("unit", "Nîmes"),
        ("from_on", "2026-01-01"),
    ];
    let made = treasurer.post("/office/treasury/collectors/new", &collector);
    let path = made.location.clone().unwrap();
    let account = [
        ("label", "Trompette"),
        ("holder", "Trompette"),
        ("iban", "FR76 3000 6000 0112 3456 7890 189"),
        ("debit_version", "08"),
        ("lead_days", "2"),
        ("from_on", "2026-01-01"),
    ];
    treasurer.post(&format!("{path}/accounts"), &account).must_lead_to(&path);
    let told = [("signatory", "Trompette"), ("quality", "chef"), ("signatory_from", "2026-01-01")];
    treasurer.post(&format!("{path}/signatories"), &told).must_lead_to(&path);
    let books = path.replace("/collectors/", "/ledger/");
    let entry = [
        ("journal", "CAI"),
        ("on_day", "2026-11-02"),
        ("label", "Trompette"),
        ("account", "530"),
        ("debit", "5"),
        ("credit", ""),
        ("account", "756"),
        ("debit", ""),
        ("credit", "5"),
    ];
    let posted = treasurer.post(&format!("{books}/entries/new"), &entry);
    let entry = posted.must_lead_to(&books).location.clone().unwrap();
    let proof = ("proof", "Trompette.pdf", &b"%PDF-1.7"[..]);
    treasurer.upload(&format!("{entry}/files"), &[], proof).must_lead_to(&entry);
}

/// What the house knows of a person, of their agreements, and what the section asks of people.
fn know(app: &TestApp, person: &PersonId) {
    let (id, nimes) = (person.clone(), app.unit("Nîmes"));
    app.app
        .db
        .write_now(move |tx| {
            consent::install(tx)?;
            let form = Evidence::of(Way::Form, "Bulletin");
            consent::record(tx, &id, "newsletter", Channel::Email, Kind::Given, &form)?;
            let kept = people::own(tx, &id)?.unwrap();
            let mut record = kept.record.clone();
            record.number = Some("30-99-0417".to_owned());
            let number = "+33639982260".to_owned();
            record.phones = vec![people::PhoneLine { number, ..Default::default() }];
            people::change_own(tx, &id, kept.version, &record)?;
            people::add_field(tx, &nimes, "Trompette", "", FieldKind::Text, &[])?;
            let columns = "name_fr, name_en, hint_fr, hint_en, retention_fr, retention_en";
            let purpose = format!(
                "insert into purpose (id, unit, {columns}, channels, place, created_at)
                 values ('trompette', $1, 'Trompette', '', '', '', '', '', 'email', 9, 1)"
            );
            tx.exec(&purpose, &[&nimes])?;
            let wording = "insert into consent_wording (id, purpose, version, text_fr, text_en,
                 valid_from_at) values ('w', 'trompette', 1, 'Trompette', '', 1)";
            tx.exec(wording, &[]).map(drop)
        })
        .unwrap();
}

/// What a section's collector owes, settled and attested, as tables alone would hold it.
fn share(app: &TestApp, person: &PersonId) {
    let (id, nimes) = (person.clone(), app.unit("Nîmes"));
    let [c, q, s, t, u, r] =
        [1, 2, 3, 4, 5, 6].map(|last: u8| format!("00000000-0000-7000-8000-{last:012}"));
    let write = move |tx: &mut kernel::db::Tx<'_>| {
        let collector = "insert into collector (id, name, folded, legal_form, line_1, line_2,
             postcode, city, created_at)
             values ($1, 'Trompette', 'trompette', 'association', '', '', '', '', 1)";
        tx.exec(collector, &[&c])?;
        let serves = "insert into collector_unit (collector, unit, from_on)
             values ($1, $2, '2026-01-01')";
        tx.exec(serves, &[&c, &nimes])?;
        let table = "insert into quota_table (id, unit, what, valid_from_on, rounding, voted_by,
             voted_on, note, mandate, by_name, at)
             values ($1, $2, 'dues', '2026-01-01', 'down', 'Trompette', '2026-01-01', '', '',
             '', 1)";
        tx.exec(table, &[&q, &nimes])?;
        let statement = "insert into share_statement (id, collector, unit, month, drawn_on,
             mandate, by_name, at) values ($1, $2, $3, '2026-10', '2026-11-05', '', '', 1)";
        tx.exec(statement, &[&s, &c, &nimes])?;
        let settled = "insert into share_settlement (id, from_collector, to_collector, way, cents,
             on_day, reference, file, mandate, by_name, at, received_by_name)
             values ($1, $2, $2, 'file', 1, '2026-11-05', 'Trompette', 'Trompette', '', '', 1,
             '')";
        tx.exec(settled, &[&t, &c])?;
        let run = "insert into receipt_run (id, collector, year, by_mail, mandate, by_name, at,
             receipts, mails) values ($1, $2, '2026', 0, '', '', 1, 1, 0)";
        tx.exec(run, &[&u, &c])?;
        let receipt = "insert into receipt (id, collector, year, number, kind, person, title,
             first_name, last_name, street, postcode, city, country, total_cents, body, issued_on,
             run, has_mail, mandate, by_name, at, cancelled_why, cancelled_by_name)
             values ($1, $2, '2026', 1, 'association', $3, '', 'Trompette', 'Gévaudan', '', '',
             '', '', 100, '{}', '2026-11-05', $4, 0, '', '', 1, '', '')";
        tx.exec(receipt, &[&r, &c, &id, &u]).map(drop)
    };
    app.app.db.write_now(write).unwrap();
}

/// What a secretary writes down and brings in around a person.
fn tell(app: &TestApp, secretary: &Browser<'_>, person: &PersonId) {
    let page = format!("/office/people/{person}");
    let nimes = app.unit("Nîmes");
    let gestures: [(&str, &[(&str, &str)]); 4] = [
        ("notes", &[("body", "Trompette")]),
        ("tasks", &[("title", "Trompette")]),
        ("tags", &[("new", "Trompette")]),
        ("facts", &[("kind", "interest"), ("on_day", "2026-01-01")]),
    ];
    for (gesture, fields) in gestures {
        secretary.post(&format!("{page}/{gesture}"), fields).must_lead_to(&page);
    }
    let fields = [("unit", nimes.as_str()), ("do", "add")];
    secretary.post(&format!("{page}/units"), &fields).must_lead_to(&page);
    let doubtful = "nom;prénom;courriel\nFerrières;Paul;ana.gevaudan@example.org\n".as_bytes();
    let file = ("file", "Trompette.csv", doubtful);
    let sent = secretary.upload("/office/imports/new", &[("sheet", "1")], file);
    let import = sent.location.unwrap().trim_end_matches("/mapping").to_owned();
    secretary.post(&format!("{import}/run"), &[]).must_lead_to(&import);
    let asked = [("p", person.as_str()), ("format", "csv"), ("reason", "Trompette")];
    secretary.post("/office/exports", &asked).must_lead_to("/office/exports/");
    let union = app.unit("Union");
    let fields = [("unit", union.as_str()), ("reason", "Trompette")];
    secretary.post(&format!("{page}/transfer"), &fields).must_lead_to("/office/transfers");
    choose(secretary, person);
}

/// A segment, a list and a draw of the section.
fn choose(secretary: &Browser<'_>, person: &PersonId) {
    let segment = [("d0", "0"), ("g0", "all"), ("name", "Trompette"), ("shared", "on")];
    secretary.post("/office/segments", &segment).must_lead_to("/office/segments/");
    let list = [("p", person.as_str()), ("name", "Trompette"), ("reason", "Trompette")];
    secretary.post("/office/lists", &list).must_lead_to("/office/lists/");
    let care = [("p", person.as_str()), ("do", "care"), ("reason", "Trompette")];
    secretary.post("/office/bulk", &care).must_lead_to("/office/bulk/");
    let draw = [("where", "name = gevaudan"), ("wanted", "1"), ("reason", "Trompette")];
    secretary.post("/office/draws", &draw).must_lead_to("/office/draws/");
}

/// A membership of the section, and a voting roll that lists it.
fn join_and_vote(app: &TestApp, secretary: &Browser<'_>, person: &PersonId) {
    let top = app.officer("administrator", "Union");
    let kind = [("name_fr", "Trompette")];
    top.post("/office/memberships/types", &kind).must_lead_to("/office/memberships/types/");
    let today = app.clock.now().day_text();
    let paper = [
        ("person", person.as_str()),
        ("amount", "5"),
        ("way", "cash"),
        ("instalments", "12"),
        ("on_day", today.as_str()),
        ("accept", "on"),
    ];
    secretary.post("/office/memberships/new", &paper).must_lead_to("/office/people/");
    let roll = [("name", "Trompette"), ("on_day", &today), ("challenge_until_on", &today)];
    secretary.post("/office/memberships/rolls", &roll).must_lead_to("/office/memberships/rolls/");
}

/// Two records that the section merged, and a request of another one about somebody it keeps.
fn merge_and_be_asked(app: &TestApp, secretary: &Browser<'_>) {
    let one = app.person("Dora", "Gévaudan", "Nîmes");
    let other = app.person("Dora", "Ferrières", "Nîmes");
    let fields = [("one", one.as_str()), ("other", other.as_str()), ("into", one.as_str())];
    secretary.post("/office/duplicates/merge", &fields).must_lead_to("/office/people/");
    let theirs = app.person("Ana", "Autre", "Sète");
    let (asks, asked) = (app.unit("Sète"), app.unit("Nîmes"));
    let request = move |tx: &mut kernel::db::Tx<'_>| {
        tx.exec(
            "insert into duplicate_request (id, person, other_person, unit, other_unit, asked_by,
             asked_by_name, asked_at) values ($1, $1, $2, $3, $4, $1, 'Ana Autre', 1)",
            &[&theirs, &one, &asks, &asked],
        )
    };
    app.app.db.write_now(request).unwrap();
}
