//! What segments ask of gifts, as SQL, and what lists show. Gifts are those of the treasury,
//! whatever the way they came, on a page or not.

use jiff::ToSpan as _;
use kernel::Result;
use kernel::db::Tx;

use crate::column::ReadCells;
use crate::criterion::{Answer, Asked, Leaf, Sign, Speaker, Test};
use crate::org::Scope;
use crate::people;

type Found = Result<Option<Leaf>>;

/// Gifts that were not taken back, one row a payment's part.
const GIFT: Leaf = Leaf::of(
    "(select t.person as person, p.received_on as received_on, t.cents as cents,
      t.target as target from payment_part t join payment p on p.id = t.payment
      where t.kind = 'gift' and not exists (select 1 from payment_fact f
       where f.payment = t.payment
       and f.kind in ('cancelled', 'bounced', 'returned', 'refunded'))) x",
    "x.person",
);
/// Most pages that a segment may choose from.
const PAGES_MAX: i64 = 200;

/// Who gave, within so many days.
pub(in crate::donations) fn gave(tx: &mut Tx<'_>, _: &Scope, asked: &Asked<'_>) -> Found {
    let Test::Recent { days, times } = asked.test else { return Ok(None) };
    let today = tx.now().day();
    let leaf = GIFT
        .sql("x.cents > 0")
        .day("x.received_on", Sign::AtMost, today.to_string())
        .at_least(*times);
    Ok(Some(match days {
        Some(days) => {
            let since = today.saturating_sub(days.days()).to_string();
            leaf.day("x.received_on", Sign::AtLeast, since)
        }
        None => leaf,
    }))
}

/// Who gave so many euros within twelve months.
pub(in crate::donations) fn gave_in_year(tx: &mut Tx<'_>, _: &Scope, asked: &Asked<'_>) -> Found {
    let Test::Number(sign, euros) = asked.test else { return Ok(None) };
    let since = tx.now().day().saturating_sub(1.year()).to_string();
    let leaf = GIFT
        .sql(
            "(select cast(coalesce(sum(l.cents), 0) as bigint) from payment_part l
             join payment q on q.id = l.payment where l.person = x.person and l.kind = 'gift'
             and q.received_on >",
        )
        .text(since)
        .sql(
            "and not exists (select 1 from payment_fact g where g.payment = l.payment
             and g.kind in ('cancelled', 'bounced', 'returned', 'refunded')))",
        );
    Ok(Some(leaf.sql(sign.text()).number(euros.saturating_mul(100))))
}

/// Who gives every month.
pub(in crate::donations) fn monthly(_: &mut Tx<'_>, _: &Scope, asked: &Asked<'_>) -> Found {
    const DONATION: Leaf = Leaf::of("donation x", "x.person");
    Ok(asked.value().map(|_| DONATION.sql("x.rhythm = 'monthly' and x.ended_at is null")))
}

/// Who gave on one page.
pub(in crate::donations) fn page(_: &mut Tx<'_>, _: &Scope, asked: &Asked<'_>) -> Found {
    let Some(id) = asked.value() else { return Ok(None) };
    let leaf = GIFT.sql("x.target in (select d.id from donation d where d.page =");
    Ok(Some(leaf.text(id).sql(")")))
}

/// The pages that a scope may ask for: those that were opened.
pub(in crate::donations) fn pages(
    tx: &mut Tx<'_>,
    _: &Scope,
    _: &Speaker<'_>,
) -> Result<Vec<Answer>> {
    let sql = "select p.id, p.title from donation_page p
               where exists (select 1 from donation_page_fact f where f.page = p.id
                and f.kind = 'opened') order by p.created_at desc, p.id limit $1";
    let rows: Vec<(String, String)> = tx.rows(sql, &[&PAGES_MAX])?;
    Ok(rows.into_iter().map(|(id, title)| Answer::new(id, title)).collect())
}

/// When people last gave.
pub(in crate::donations) const LAST: ReadCells = |tx, _, _, people| {
    let sql = "select t.person, max(p.received_on) from payment_part t
               join payment p on p.id = t.payment where t.kind = 'gift'
               and not exists (select 1 from payment_fact f where f.payment = t.payment
                and f.kind in ('cancelled', 'bounced', 'returned', 'refunded'))
               and t.person in";
    people::cells_of(tx, sql, "group by t.person", people)
};
