//! What segments ask of memberships, as SQL.

use kernel::Result;
use kernel::db::Tx;

use crate::criterion::{Answer, Asked, Leaf, Sign, Speaker, Test};
use crate::members::rules::days;
use crate::members::store::types::types_for;
use crate::org::Scope;

type Found = Result<Option<Leaf>>;

/// Types of membership told apart.
const TYPES_MAX: i64 = 1_000;

const MEMBERSHIP: Leaf = Leaf::of("membership x", "x.person");

/// Members on a day.
fn members(today: &str) -> Leaf {
    MEMBERSHIP
        .sql("x.accepted_on <=")
        .text(today)
        .sql("and (x.ended_on is null or x.ended_on >")
        .text(today)
        .sql(")")
}

/// Then: so many stamps were due and are missing.
fn missing(leaf: Leaf, today: &str) -> Leaf {
    leaf.sql(
        "and (select count(*) from stamp l where l.membership = x.id and l.exempt = 0
         and l.due_cents > l.paid_cents and l.due_on <",
    )
    .text(today)
    .sql(")")
}

/// Then: something is late, its days of grace over.
fn late(leaf: Leaf, joins: &'static str, today: &str) -> Leaf {
    leaf.sql(joins)
        .sql(
            "exists (select 1 from stamp l where l.membership = x.id and l.exempt = 0
             and l.due_cents > l.paid_cents and l.late_on <=",
        )
        .text(today)
        .sql(")")
}

/// Where people stand today.
pub(in crate::members) fn standing(tx: &mut Tx<'_>, _: &Scope, asked: &Asked<'_>) -> Found {
    let today = tx.now().day_text();
    Ok(Some(match asked.value() {
        Some("applied") => MEMBERSHIP.sql("x.accepted_on is null and x.ended_on is null"),
        Some("up_to_date") => missing(members(&today), &today).sql("= 0"),
        Some("grace") => late(missing(members(&today), &today).sql("> 0"), "and not", &today),
        Some("late") => {
            let leaf = missing(members(&today), &today).sql("<=");
            late(arrears_months(tx, leaf)?, "and", &today)
        }
        Some("arrears") => {
            let leaf = missing(members(&today), &today).sql(">");
            late(arrears_months(tx, leaf)?, "and", &today)
        }
        Some("lapsed") => ended(&today).sql("and x.ended_how = 'lapsed'"),
        Some("left") => {
            ended(&today).sql("and x.ended_how in ('resigned', 'excluded', 'deceased')")
        }
        _ => return Ok(None),
    }))
}

/// Then: the months after which the type of `x` says that somebody is in arrears. They are
/// values, not a question of another table: so segments may remember what was answered.
fn arrears_months(tx: &mut Tx<'_>, leaf: Leaf) -> Result<Leaf> {
    let sql = "select id, arrears_months from membership_type order by id limit $1";
    let types: Vec<(String, i64)> = tx.rows(sql, &[&TYPES_MAX])?;
    if types.is_empty() {
        return Ok(leaf.number(0));
    }
    let case = |leaf: Leaf, (kind, months)| leaf.sql("when").text(kind).sql("then").number(months);
    let leaf = types.into_iter().fold(leaf.sql("case x.type"), case);
    Ok(leaf.sql("else cast(0 as bigint) end"))
}

fn ended(today: &str) -> Leaf {
    MEMBERSHIP.sql("x.accepted_on is not null and x.ended_on <=").text(today)
}

/// Members of whom so many stamps are missing.
pub(in crate::members) fn months_late(tx: &mut Tx<'_>, _: &Scope, asked: &Asked<'_>) -> Found {
    let today = tx.now().day_text();
    let Test::Number(sign, number) = asked.test else { return Ok(None) };
    Ok(Some(missing(members(&today), &today).sql(sign.text()).number(*number)))
}

/// Members by a type.
pub(in crate::members) fn membership_type(tx: &mut Tx<'_>, _: &Scope, asked: &Asked<'_>) -> Found {
    let today = tx.now().day_text();
    let Some(kind) = asked.value() else { return Ok(None) };
    Ok(Some(members(&today).sql("and x.type =").text(kind)))
}

/// The types that a scope knows.
pub(in crate::members) fn types(
    tx: &mut Tx<'_>,
    scope: &Scope,
    speaker: &Speaker<'_>,
) -> Result<Vec<Answer>> {
    let name = |kind: crate::members::store::MembershipType| {
        let label = match speaker.language {
            kernel::text::Language::French => kind.name_fr,
            kernel::text::Language::English => kind.name_en,
        };
        Answer::new(kind.id.to_string(), label)
    };
    Ok(types_for(tx, scope.unit())?.into_iter().map(name).collect())
}

/// Members for so many whole months.
pub(in crate::members) fn member_months(tx: &mut Tx<'_>, _: &Scope, asked: &Asked<'_>) -> Found {
    let today = tx.now().day_text();
    let Test::Number(sign, number) = asked.test else { return Ok(None) };
    let ago = |months: i64| days::day_plus_months(&today, -months);
    let leaf = members(&today);
    Ok(Some(match sign {
        Sign::AtLeast => leaf.sql("and x.accepted_on <=").text(ago(*number)),
        Sign::More => leaf.sql("and x.accepted_on <=").text(ago(number + 1)),
        Sign::AtMost => leaf.sql("and x.accepted_on >").text(ago(number + 1)),
        Sign::Less => leaf.sql("and x.accepted_on >").text(ago(*number)),
        Sign::Equal => leaf
            .sql("and x.accepted_on <=")
            .text(ago(*number))
            .sql("and x.accepted_on >")
            .text(ago(number + 1)),
    }))
}
