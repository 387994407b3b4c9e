//! The SQL of what segments and lists ask of an earlier program.

use jiff::ToSpan as _;
use kernel::Result;
use kernel::db::Tx;

use crate::column::ReadCells;
use crate::criterion::{Answer, Asked, Leaf, Sign, Speaker, Test};
use crate::org::Scope;
use crate::people;

/// Names of memberships offered.
const NAMES_MAX: i64 = 300;
const CENTS: i64 = 100;

/// Who gave, within so many days and at least so many times; refunds take nothing off.
pub fn gave(tx: &mut Tx<'_>, _: &Scope, asked: &Asked<'_>) -> Result<Option<Leaf>> {
    let Test::Recent { days, times } = asked.test else { return Ok(None) };
    let today = tx.now().day();
    let leaf = Leaf::of(
        "former_identity i join former_payment x on x.source = i.source and x.legacy = i.legacy",
        "i.person",
    )
    .sql("x.replaced_by is null and x.status = 'succeeded' and x.kind = 'donation'")
    .sql("and x.on_day <=")
    .text(today.to_string())
    .at_least(*times);
    Ok(Some(match days {
        Some(days) => {
            leaf.sql("and x.on_day >=").text(today.saturating_sub(days.days()).to_string())
        }
        None => leaf,
    }))
}

const RECEIVED: &str = "(select cast(sum(p.amount_cents) as bigint) from former_identity i
    join former_payment p on p.source = i.source and p.legacy = i.legacy
    where i.person = x.person and p.replaced_by is null and p.status = 'succeeded'
    and p.kind in ('donation', 'refund'))";

/// Who gave so many euros in all, refunds taken off; who never gave is not among them.
pub fn euros(_: &mut Tx<'_>, _: &Scope, asked: &Asked<'_>) -> Result<Option<Leaf>> {
    let Test::Number(sign, euros) = asked.test else { return Ok(None) };
    let sign = match sign {
        Sign::Equal => "=",
        Sign::Less => "<",
        Sign::AtMost => "<=",
        Sign::More => ">",
        Sign::AtLeast => ">=",
    };
    let cents = euros.saturating_mul(CENTS);
    Ok(Some(Leaf::of("former_identity x", "x.person").sql(RECEIVED).sql(sign).number(cents)))
}

/// Names of memberships that people of the scope had.
pub fn memberships(tx: &mut Tx<'_>, scope: &Scope, _: &Speaker<'_>) -> Result<Vec<Answer>> {
    let rows: Vec<(String,)> = tx.rows(
        "select distinct m.name from former_membership m
         join former_identity i on i.source = m.source and i.legacy = m.legacy
         cross join person_scope s where s.person = i.person and s.unit = $1
         and m.replaced_by is null order by m.name limit $2",
        &[scope.unit(), &NAMES_MAX],
    )?;
    Ok(rows.into_iter().map(|(name,)| Answer::new(name.clone(), name)).collect())
}

/// Who had a membership of this name.
pub fn membership(_: &mut Tx<'_>, _: &Scope, asked: &Asked<'_>) -> Result<Option<Leaf>> {
    let Some(name) = asked.value() else { return Ok(None) };
    let leaf = Leaf::of(
        "former_identity i join former_membership x on x.source = i.source and x.legacy = i.legacy",
        "i.person",
    );
    Ok(Some(leaf.sql("x.replaced_by is null and x.name =").text(name)))
}

/// What people gave in all, in cents, refunds taken off.
pub const GAVE: ReadCells = |tx, _, _, people| {
    let sql = "select i.person, cast(sum(p.amount_cents) as text) from former_identity i
        join former_payment p on p.source = i.source and p.legacy = i.legacy
        where p.replaced_by is null and p.status = 'succeeded'
        and p.kind in ('donation', 'refund') and i.person in";
    people::cells_of(tx, sql, "group by i.person", people)
};

/// The day of the last payment.
pub const GAVE_LAST: ReadCells = |tx, _, _, people| {
    let sql = "select i.person, max(p.on_day) from former_identity i
        join former_payment p on p.source = i.source and p.legacy = i.legacy
        where p.replaced_by is null and p.status = 'succeeded' and p.kind = 'donation'
        and i.person in";
    people::cells_of(tx, sql, "group by i.person", people)
};
