//! All that was asked for under an account, as reconciliation wants it.

use kernel::Result;
use kernel::db::Tx;

use crate::debits::rules::{Asked, Book, Nature};
use crate::ledger::CollectorId;

/// Most requests, debits and cheques held against a file.
const ASKED_MAX: i64 = 200_000;

/// The book of a collector.
pub fn book_of(tx: &mut Tx<'_>, collector: &CollectorId) -> Result<Book> {
    let mut asked = Vec::new();
    calls(tx, collector, &mut asked)?;
    debits(tx, collector, &mut asked)?;
    cheques(tx, collector, &mut asked)?;
    Ok(Book::new(asked))
}

type Named = (String, String, i64, String, String, String);
type Called = (String, String, i64, String, String, String, bool);

/// Requests that stand, and those withdrawn that answer something: a transfer may have left before.
fn calls(tx: &mut Tx<'_>, collector: &CollectorId, into: &mut Vec<Asked>) -> Result<()> {
    let sql = "select c.id, c.reference, c.amount_cents, c.due_on,
        coalesce(p.first_name, '') || ' ' || coalesce(p.last_name, ''),
        case when exists (select 1 from payment y where y.reference = c.reference
             and not exists (select 1 from payment_fact f where f.payment = y.id
                 and f.kind in ('cancelled', 'bounced', 'returned', 'refunded')))
        then 'over' else '' end, case when c.withdrawn_at is null then 0 else 1 end
        from payment_call c left join person p on p.id = c.person
        where c.collector = $1
        and (c.withdrawn_at is null or (c.target <> '' and c.person is not null))
        order by c.at desc limit $2";
    tx.each(sql, &[collector, &ASKED_MAX], |row: Called| {
        let (key, reference, cents, on_day, name, over, withdrawn) = row;
        into.push(Asked {
            withdrawn,
            nature: Nature::Call,
            over: !over.is_empty(),
            name: name.trim().to_owned(),
            end_to_end: String::new(),
            mandate: String::new(),
            batch: String::new(),
            key,
            reference,
            cents,
            on_day,
        });
        Ok(())
    })
}

type Debited = (String, String, String, String, i64, String, String, i64);

fn debits(tx: &mut Tx<'_>, collector: &CollectorId, into: &mut Vec<Asked>) -> Result<()> {
    let sql = "select l.id, l.end_to_end, l.reference, l.grp, l.cents, b.collect_on, l.holder,
        case when exists (select 1 from debit_fact d where d.line = l.id) then 1 else 0 end
        from debit_line l join debit_batch b on b.id = l.batch
        left join debit_batch_fact f on f.batch = b.id
        where b.collector = $1 and (f.kind is null or f.kind = 'sent')
        order by b.at desc, l.place limit $2";
    tx.each(sql, &[collector, &ASKED_MAX], |row: Debited| {
        let (key, end_to_end, mandate, batch, cents, on_day, name, over) = row;
        into.push(Asked {
            nature: Nature::Debit,
            over: over == 1,
            withdrawn: false,
            reference: String::new(),
            key,
            end_to_end,
            mandate,
            batch,
            name,
            cents,
            on_day,
        });
        Ok(())
    })
}

fn cheques(tx: &mut Tx<'_>, collector: &CollectorId, into: &mut Vec<Asked>) -> Result<()> {
    let sql = "select y.id, s.number, y.amount_cents, s.made_on,
        coalesce(p.first_name, '') || ' ' || coalesce(p.last_name, ''), ''
        from deposit_slip s join slip_line l on l.slip = s.id join payment y on y.id = l.payment
        left join person p on p.id = y.person
        where s.collector = $1 and s.undone_at is null order by s.at desc limit $2";
    tx.each(sql, &[collector, &ASKED_MAX], |row: Named| {
        let (key, reference, cents, on_day, name, _) = row;
        into.push(Asked {
            nature: Nature::Cheque,
            over: false,
            withdrawn: false,
            name: name.trim().to_owned(),
            end_to_end: String::new(),
            mandate: String::new(),
            batch: String::new(),
            key,
            reference,
            cents,
            on_day,
        });
        Ok(())
    })
}
