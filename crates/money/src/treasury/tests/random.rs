//! Random evenings: whatever is keyed, banked, bounced and undone, the books agree.

use kernel::Result;
use kernel::db::Tx;

use super::{balance, collector, count, debtors, due, house};
use crate::feature::Demo;
use crate::ledger::{CollectorId, LegalForm};
use crate::members::Rule;
use crate::org::{PersonId, Scope, UnitId};
use crate::story;
use crate::testkit::TestApp;
use crate::treasury::rules::{PartKind, PayWay, TakenBack};
use crate::treasury::store::{self, Around, Hand, Movement, NewMovement, NewPart, NewPayment};

const HOUSE: Hand<'_> = Hand { office: None, name: "" };
/// Acts of one history.
const ACTS: usize = 120;

/// What an act needs.
struct Table {
    collector: CollectorId,
    unit: UnitId,
    people: Vec<PersonId>,
}

/// One act at random; a refusal is as good as a deed.
fn act(tx: &mut Tx<'_>, table: &Table, chance: &mut Demo, number: usize) -> Result<()> {
    let today = tx.now().day_text();
    match chance.below(10) {
        0..=4 => {
            let payer = chance.one_of(&table.people).cloned().unwrap();
            let way = chance.one_of(&PayWay::ALL).copied().unwrap();
            let mut parts = Vec::new();
            for _ in 0..=chance.below(2) {
                let kind = chance.one_of(&PartKind::ALL).copied().unwrap();
                let cents = i64::try_from(1 + chance.below(4_000)).unwrap();
                let person = chance.one_of(&table.people).cloned().unwrap();
                parts.push(NewPart { kind, person, cents, rule: Rule::OldestFirst });
            }
            let new = NewPayment {
                collector: table.collector.clone(),
                unit: table.unit.clone(),
                payer,
                way,
                received_on: today,
                parts,
                piece: Some(number.to_string()),
                bank: None,
                reference: None,
                cause: format!("random {}", number - chance.below(2)),
            };
            store::receive_as(tx, &new, HOUSE, &Around::default()).map(drop)
        }
        5 => {
            let waiting = store::waiting_cheques(tx, &table.unit)?;
            let some = waiting.into_iter().take(1 + chance.below(4));
            let some: Vec<_> = some.map(|line| line.payment).collect();
            store::make_slip(tx, HOUSE, &table.unit, &table.collector, &some).map(drop)
        }
        6 => {
            let scope = Scope::of_the_house(tx)?;
            let slips = store::slips_of(tx, &scope)?;
            match chance.one_of(&slips) {
                Some(slip) if chance.chance(70) => store::bank_slip(tx, HOUSE, slip, &today),
                Some(slip) => store::undo_slip(tx, &slip.id),
                None => Ok(()),
            }
        }
        7 | 8 => {
            let scope = Scope::of_the_house(tx)?;
            let filter = store::Filter::default();
            let lines = store::lines(tx, &scope, &filter, None, Some(500))?;
            let kind = chance.one_of(&TakenBack::ALL).copied().unwrap();
            match chance.one_of(&lines) {
                Some(line) => store::take_back_as(tx, &line.id, kind, &today, "test", HOUSE),
                None => Ok(()),
            }
        }
        _ => {
            let new = NewMovement {
                kind: Movement::Deposit,
                on_day: today,
                cents: i64::try_from(1 + chance.below(3_000)).unwrap(),
                label: "Versement".to_owned(),
                piece: String::new(),
                account: String::new(),
            };
            store::move_cash(tx, HOUSE, &table.unit, &table.collector, &new).map(drop)
        }
    }
}

const STANDING: &str = "not exists (select 1 from payment_fact f where f.payment = p.id
    and f.kind in ('cancelled', 'bounced', 'returned', 'refunded'))";

story! {
    fn whatever_happens_the_books_agree(app: &TestApp) {
        let collector = collector(app, LegalForm::Association, "Gard");
        let names = [("Ana", "Moulin"), ("Bruno", "Faure"), ("Chloé", "Le Gall")];
        let people = debtors(app, &names, "Alès");
        let owed: i64 = people.iter().map(|person| due(app, person)).sum();
        let table = std::sync::Arc::new(Table { collector, unit: app.unit("Alès"), people });
        for seed in [3, 11] {
            let mut chance = Demo::new(seed, 0);
            for number in 1..=ACTS {
                let (table, mut own) = (table.clone(), chance.clone());
                let seeded = usize::try_from(seed).unwrap() * 1_000 + number;
                let done = app.app.db.write_now(move |tx| act(tx, &table, &mut own, seeded));
                assert!(!matches!(&done, Err(kernel::Error::Fault(_))), "{seed} {number}: {done:?}");
                for _ in 0..=number % 7 {
                    chance.below(7);
                }
            }
        }
        // The box is what the ledger says, and so are the cheques on their way.
        let unit = app.unit("Alès");
        let cash = house(app, move |tx| store::cash_in(tx, &unit, "2026-12-31"));
        assert_eq!(cash, balance(app, "530"));
        assert!(cash >= 0);
        let cheques = "select cast(coalesce(sum(p.amount_cents), 0) as bigint) from payment p
            where p.way = 'cheque' and not exists (select 1 from payment_fact f
            where f.payment = p.id
            and f.kind in ('banked', 'cancelled', 'bounced', 'returned', 'refunded'))";
        assert_eq!(count(app, cheques), balance(app, "5112"));

        // What stands is what was credited, by kind.
        for (kind, account) in [("dues", "756"), ("gift", "7541"), ("subscription", "706")] {
            let standing: i64 = house(app, move |tx| {
                let sql = format!(
                    "select cast(coalesce(sum(t.cents), 0) as bigint) from payment p
                     join payment_part t on t.payment = p.id where t.kind = $1 and {STANDING}"
                );
                tx.one(&sql, &[&kind])
            });
            assert_eq!(standing, -balance(app, account), "{kind}");
        }
        // What is settled comes from payments that stand alone, and nothing is settled twice.
        let settled = "select cast(coalesce(sum(s.paid_cents), 0) as bigint) from stamp s";
        let given = "select cast(coalesce(sum(x.cents), 0) as bigint) from stamp_payment x
            join payment p on p.id = x.payment where x.undone_at is null
            and not exists (select 1 from payment_fact f where f.payment = p.id
                and f.kind in ('cancelled', 'bounced', 'returned', 'refunded'))";
        assert_eq!(count(app, settled), count(app, given));
        let over = "select count(*) from stamp where paid_cents > due_cents or paid_cents < 0";
        assert_eq!(count(app, over), 0);
        assert!(owed > 0);
    }
}
