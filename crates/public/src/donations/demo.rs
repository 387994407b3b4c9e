//! Two pages for the demonstration: one of the whole organisation, with gifts of every way, and one
//! that a federation prepares.

use kernel::Result;
use kernel::db::Tx;

use crate::accounts::Hand;
use crate::donations::DonationId;
use crate::donations::rules::{Draft, FactKind, Promise, Way};
use crate::donations::store::{self, Confirmed, DemoGiver, DonationPage, NewDonation};
use crate::feature::Demo;
use crate::intake::Answers;
use crate::org::{self, UnitId};
use money::ledger;
use money::treasury::{self, NewGift, PayWay};

/// People of the demonstration who give.
const GIVERS_MAX: i64 = 60;
/// What they give, in cents.
const AMOUNTS: [i64; 5] = [1_000, 3_000, 5_000, 5_000, 10_000];

/// The pages and what was given.
pub(super) fn demo(tx: &mut Tx<'_>, demo: &mut Demo) -> Result<()> {
    let Some(root) = org::root_if_any(tx)? else { return Ok(()) };
    let today = tx.now().day_text();
    let Some(collector) = ledger::collector_for(tx, &root.id, &today)? else { return Ok(()) };
    let hand = Hand::house();
    let id = store::propose(tx, (&root.id, &collector.id), &draft(true), &hand)?;
    let Some(page) = store::of_id(tx, &id)? else { return Ok(()) };
    store::add_fact(tx, &page, FactKind::Opened, &hand)?;
    for (place, giver) in store::demo_givers(tx, &root.id, GIVERS_MAX)?.iter().enumerate() {
        give(tx, demo, &page, giver, place)?;
    }
    // What came in the demonstration was thanked for long ago.
    store::unthanked(tx)?;
    prepare(tx, &root.id, &hand)
}

/// A page that nobody opened yet.
fn prepare(tx: &mut Tx<'_>, root: &UnitId, hand: &Hand) -> Result<()> {
    let today = tx.now().day_text();
    for (unit, _) in org::units_right_below(tx, root, ("", ""), 1)? {
        if let Some(collector) = ledger::collector_for(tx, &unit.id, &today)? {
            store::propose(tx, (&unit.id, &collector.id), &draft(false), hand)?;
        }
    }
    Ok(())
}

fn give(
    tx: &mut Tx<'_>,
    demo: &mut Demo,
    page: &DonationPage,
    giver: &DemoGiver,
    place: usize,
) -> Result<()> {
    const WAYS: [Way; 3] = [Way::Transfer, Way::Cheque, Way::Transfer];
    let (person, first, last, email, postcode) = giver;
    let way = demo.one_of(&WAYS).copied().unwrap_or(Way::Transfer);
    let cents = demo.one_of(&AMOUNTS).copied().unwrap_or(5_000);
    let chooses = demo.chance(30);
    let shares = match chooses {
        true => vec![
            ("section".to_owned(), 50),
            ("federation".to_owned(), 30),
            ("national".to_owned(), 20),
        ],
        false => Vec::new(),
    };
    let new = NewDonation {
        id: tx.fresh::<DonationId>(),
        person: person.clone(),
        answers: Answers {
            first_name: first.clone(),
            last_name: last.clone(),
            email: email.clone(),
            postcode: postcode.clone(),
            ..Answers::default()
        },
        promise: Promise {
            cents,
            monthly: false,
            way,
            nationality: "Française".to_owned(),
            line_1: format!("{} rue des Lices", place + 1),
            city: "Rouen".to_owned(),
            postcode: String::new(),
            country: String::new(),
            shares,
            declared: String::new(),
        },
        language: "fr".to_owned(),
    };
    store::give(tx, page, &new, &Confirmed::default())?;
    // One in five still waits.
    if demo.chance(20) {
        return Ok(());
    }
    let today = tx.now().day_text();
    let gift = NewGift {
        collector: page.collector.clone(),
        unit: page.unit.clone(),
        payer: person.clone(),
        way: if way == Way::Cheque { PayWay::Cheque } else { PayWay::Transfer },
        received_on: today,
        cents,
        piece: (way == Way::Cheque).then(|| format!("{:07}", 2_000_000 + place)),
        reference: None,
        cause: format!("demo donation {}", new.id),
        target: new.id.to_string(),
    };
    treasury::receive_gift(tx, &gift, None).map(drop)
}

fn draft(shared: bool) -> Draft {
    let shares = [("section", 50), ("federation", 30), ("national", 20)];
    let title = match shared {
        true => "Votre don paie le local, les tracts et le bus",
        false => "Un vélo cargo pour les marchés",
    };
    Draft {
        title: title.to_owned(),
        body: "Ni entreprise ni fondation : la loi l’interdit et nous n’en voulons pas.\n\nUn don \
               de 50 € paie mille tracts, ou la salle d’une réunion publique. Les comptes sont \
               publiés chaque année, ligne par ligne."
            .to_owned(),
        thanks: "Merci. Votre section vous dira ce que votre don a permis.".to_owned(),
        goal_cents: 1_200_000,
        amounts: vec![1_000, 3_000, 5_000, 10_000, 25_000],
        is_monthly: true,
        closes_on: None,
        shares: match shared {
            true => shares.map(|(kind, percent)| (kind.to_owned(), percent)).to_vec(),
            false => Vec::new(),
        },
    }
}
