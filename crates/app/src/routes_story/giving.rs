//! What the section of Nîmes asks for and is given: one of each thing that an address may name.

use crate::org::PersonId;
use crate::testkit::TestApp;

/// Counts that are the same as long as nobody touched it.
pub(super) const STANDING: [&str; 4] = [
    "select count(*) from donation_page where title = 'Trompette' and version = 1",
    "select count(*) from donation_page_fact",
    "select count(*) from donation where ended_at is null and cents = 4711",
    "select count(*) from donation_fact",
];

const PAGE: &str = "00000000-0000-7000-8002-000000000001";
const DONATION: &str = "00000000-0000-7000-8002-000000000002";

/// Makes a page that nobody opened yet and a gift of every month, and gives the identifiers by the
/// part of the address before them.
pub(super) fn kept(app: &TestApp, ana: &PersonId) -> Vec<(&'static str, Vec<String>)> {
    let (ana, nimes) = (ana.clone(), app.unit("Nîmes"));
    let make = move |tx: &mut kernel::db::Tx<'_>| {
        tx.exec(
            "insert into donation_page (id, slug, unit, collector, title, body, thanks,
             goal_cents, amounts, is_monthly, shares, version, created_at)
             select $1, 'trompette', $2, min(c.id), 'Trompette', 'Trompette', 'Trompette', 0,
             '1000', 1, '', 1, 1 from collector c",
            &[&PAGE, &nimes],
        )?;
        tx.exec(
            "insert into donation_page_fact (id, page, number, kind, by_name, role_fr, role_en, at)
             values ($1, $1, 1, 'written', 'Trompette', '', '', 1)",
            &[&PAGE],
        )?;
        tx.exec(
            "insert into donation (id, page, person, way, rhythm, cents, nationality, address,
             declared, language, confirmed_on, confirmed_at)
             values ($1, $2, $3, 'debit', 'monthly', 4711, 'Trompette', 'Trompette', '', 'fr',
             '2026-11-05', 1)",
            &[&DONATION, &PAGE, &ana],
        )
    };
    app.app.db.write_now(make).unwrap();
    vec![
        ("donate", vec!["trompette".to_owned()]),
        ("gift", vec![DONATION.to_owned()]),
        ("donations", vec![PAGE.to_owned(), DONATION.to_owned()]),
    ]
}
