//! An event that the section of Nîmes plans, and somebody who answered it.

use crate::org::PersonId;
use crate::testkit::{Browser, TestApp};

/// Counts that are the same as long as nobody touched it.
pub(super) const STANDING: [&str; 4] = [
    "select count(*) from event where title = 'Trompette' and version = 1",
    "select count(*) from event_fact",
    "select count(*) from registration where cancelled_at is null and came_at is null",
    "select count(*) from event_shift",
];

/// Plans a draft with a shift, which somebody answered.
pub(super) fn plan(app: &TestApp, secretary: &Browser<'_>, person: &PersonId) {
    let event = [
        ("title", "Trompette"),
        ("body", "Trompette"),
        ("access", "unit"),
        ("starts_at", "2026-12-08T19:00"),
        ("ends_at", "2026-12-08T21:00"),
        ("city", "Nîmes"),
    ];
    let made = secretary.post("/office/events/new", &event);
    let one = made.must_lead_to("/office/events/").location.clone().unwrap();
    let shift = [
        ("do", "shift"),
        ("label", "Trompette"),
        ("shift_starts", "2026-12-08T18:00"),
        ("shift_ends", "2026-12-08T19:00"),
        ("needed", "2"),
    ];
    secretary.post(&format!("{one}/team"), &shift).must_lead_to(&one);
    let id = person.clone();
    let answer = move |tx: &mut kernel::db::Tx<'_>| {
        let sql = "insert into registration (id, event, person, on_day, source, first_name,
             last_name, email, phone, seats, guests, answers, language, secret, ticket,
             registered_at, queue_at, seated_at, came_by_name)
             select 'r', e.id, $1, '2026-12-08', 'me', 'Ana', 'Gévaudan', '', '', 1, '', '[]',
             'fr', 'secret', 'ticket', 1, 1, 1, '' from event e";
        tx.exec(sql, &[&id]).map(drop)
    };
    app.app.db.write_now(answer).unwrap();
}
