//! Where everybody stands on a day, by the same rule as one person, in slices.

use std::collections::{BTreeMap, HashMap};

use kernel::Result;
use kernel::db::{Arg, Tx, marks};

use crate::members::rules::{self, Fact, FactKind, Paid, Stamp, Standing, Terms};
use crate::members::store::stamps::weight;
use crate::members::store::types::terms_on;
use crate::members::{MembershipId, TypeId};
use crate::org::{PersonId, Scope};

/// Memberships looked at together.
const SLICE: i64 = 400;

type Row = (MembershipId, PersonId, TypeId);

/// How many people of a scope stand where on a day, each by the best of their memberships.
///
/// # Errors
/// A fault from the database.
pub fn standings(
    tx: &mut Tx<'_>,
    scope: &Scope,
    as_of: &str,
) -> Result<BTreeMap<&'static str, i64>> {
    let sql = "select m.id, m.person, m.type from membership m
        where m.unit in (select unit from unit_above where above = $1)
        and m.person >= $2 and (m.person > $2 or m.id > $3)
        order by m.person, m.id limit $4";
    let mut counts = BTreeMap::new();
    let mut terms: HashMap<TypeId, Terms> = HashMap::new();
    let (mut person, mut id) = (String::new(), String::new());
    let mut best = Standing::NotMember;
    loop {
        let slice: Vec<Row> = tx.rows(sql, &[scope.unit(), &person, &id, &SLICE])?;
        if slice.is_empty() {
            break;
        }
        let facts = facts_of_all(tx, &slice)?;
        let stamps = stamps_of_all(tx, &slice)?;
        for (membership, of, kind) in slice {
            if of.as_str() != person && !person.is_empty() {
                *counts.entry(best.name()).or_insert(0) += 1;
                best = Standing::NotMember;
            }
            if !terms.contains_key(&kind) {
                terms.insert(kind.clone(), terms_on(tx, &kind, as_of)?);
            }
            let nothing = Terms::default();
            let terms = terms.get(&kind).unwrap_or(&nothing);
            let facts = facts.get(&membership).map(Vec::as_slice).unwrap_or_default();
            let stamps = stamps.get(&membership).map(Vec::as_slice).unwrap_or_default();
            let found = rules::standing(facts, stamps, terms, as_of);
            if weight(found) > weight(best) {
                best = found;
            }
            (person, id) = (of.to_string(), membership.to_string());
        }
    }
    if !person.is_empty() {
        *counts.entry(best.name()).or_insert(0) += 1;
    }
    Ok(counts)
}

fn ids(slice: &[Row]) -> Vec<&dyn Arg> {
    slice.iter().map(|(id, ..)| -> &dyn Arg { id }).collect()
}

fn facts_of_all(tx: &mut Tx<'_>, slice: &[Row]) -> Result<HashMap<MembershipId, Vec<Fact>>> {
    let sql = format!(
        "select membership, kind, on_day from membership_fact where membership in ({})
         order by on_day, at, id",
        marks(1, slice.len())
    );
    let mut facts: HashMap<MembershipId, Vec<Fact>> = HashMap::new();
    tx.each(&sql, &ids(slice), |(of, kind, on_day): (MembershipId, String, String)| {
        if let Some(kind) = FactKind::parse(&kind) {
            facts.entry(of).or_default().push(Fact { kind, on_day });
        }
        Ok(())
    })?;
    Ok(facts)
}

fn stamps_of_all(tx: &mut Tx<'_>, slice: &[Row]) -> Result<HashMap<MembershipId, Vec<Stamp>>> {
    let sql = format!(
        "select p.stamp, p.cents, p.on_day, p.undone_on from stamp_payment p
         join stamp s on s.id = p.stamp where s.membership in ({}) order by p.id",
        marks(1, slice.len())
    );
    type Line = (String, i64, String, Option<String>);
    let mut paid: HashMap<String, Vec<Paid>> = HashMap::new();
    tx.each(&sql, &ids(slice), |(stamp, cents, on_day, undone_on): Line| {
        paid.entry(stamp).or_default().push(Paid { cents, on_day, undone_on });
        Ok(())
    })?;
    let sql = format!(
        "select membership, id, month, through_on, due_on, due_cents, exempt from stamp
         where membership in ({}) order by from_on, month",
        marks(1, slice.len())
    );
    type Called = (MembershipId, String, String, String, String, i64, bool);
    let mut stamps: HashMap<MembershipId, Vec<Stamp>> = HashMap::new();
    tx.each(&sql, &ids(slice), |row: Called| {
        let (of, id, period, through_on, due_on, due_cents, is_exempt) = row;
        let paid = paid.remove(&id).unwrap_or_default();
        let stamp = Stamp { paid, period, through_on, due_on, due_cents, is_exempt };
        stamps.entry(of).or_default().push(stamp);
        Ok(())
    })?;
    Ok(stamps)
}
