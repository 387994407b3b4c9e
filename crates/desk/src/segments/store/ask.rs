//! Asking a segment: how many, who, by pages or one by one, and how they can be reached.

use std::sync::Arc;

use kernel::db::{Arg, Cell, Tx, marks};
use kernel::web::Cursor;
use kernel::{Result, row};
use serde::Serialize;

use crate::criterion::{Class, Speaker, Takes};
use crate::org::{PersonId, Scope};
use crate::segments::rules::{Fault, Labels, Tree, class_of, may_ask, parse};
use crate::segments::store::compile::{
    Bound, Form, PROBED_PEOPLE_MAX, Statement, bound, written_out,
};
use crate::segments::store::facts::{Facts, Found};

/// A segment that may be asked within a scope.
#[derive(Debug, Clone)]
pub struct Question {
    scope: Scope,
    tree: Bound,
    /// Its legal class, with that of the segments that it names.
    pub class: Class,
    form: Form,
}

row! {
    /// How many people, and how they can be reached. For each channel, the reasons and who is
    /// reachable add up to the total.
    #[derive(Debug, Clone, Default, PartialEq, Eq, Serialize)]
    pub struct Reach {
        /// Everybody of the segment.
        pub total: i64,
        /// By e-mail.
        pub email: i64,
        /// No address.
        pub email_none: i64,
        /// Mail came back from every address.
        pub email_bad: i64,
        /// No electronic contact, though there is an address.
        pub email_stopped: i64,
        /// By telephone.
        pub phone: i64,
        /// No number.
        pub phone_none: i64,
        /// No number that works.
        pub phone_bad: i64,
        /// No electronic contact, though there is a number.
        pub phone_stopped: i64,
        /// By post.
        pub post: i64,
        /// No postal address.
        pub post_none: i64,
        /// Agreed to targeted political messages, and are not known to be under 17.
        pub targeted: i64,
        /// Did not agree.
        pub targeted_none: i64,
        /// Agreed and are under 17: never targeted.
        pub targeted_young: i64,
    }
}

/// People up to whom a page looks up all names, rather than going through those of the unit.
const NAMED_PEOPLE_MAX: i64 = 2_000;
/// Most values that a segment compares with, all conditions together: less than PostgreSQL takes.
const VALUES_MAX: usize = 20_000;
/// People named by one statement.
const NAMED_TOGETHER: usize = 400;
/// Names that a page goes through at once.
const LOOKED_AT_MAX: i64 = 5_000;

/// What each column of [`Reach`] counts, in the textual language.
const PARTS: [&str; 13] = [
    "reachable = email",
    "not has = email",
    "has = email and not has = working_email",
    "has = working_email and electronic_contact = refused",
    "reachable = phone",
    "not has = phone",
    "has = phone and not has = working_phone",
    "has = working_phone and electronic_contact = refused",
    "reachable = post",
    "not reachable = post",
    "allowed = targeting/any and not age < 17",
    "not allowed = targeting/any",
    "allowed = targeting/any and age < 17",
];

/// Prepares a tree to be asked within a scope.
///
/// # Errors
/// The inner fault says what the scope does not know, or why it is refused.
pub fn ask(
    tx: &mut Tx<'_>,
    scope: &Scope,
    tree: &Tree,
) -> Result<std::result::Result<Question, Fault>> {
    let tree = match written_out(tx, scope, tree)? {
        Ok(tree) => tree,
        Err(fault) => return Ok(Err(fault)),
    };
    if let Err(fault) = may_ask(&tree, i64::from(tx.now().day().year())) {
        return Ok(Err(fault));
    }
    let class = class_of(&tree);
    let form = Form::of(tx, scope)?;
    let question = |tree| Question { scope: scope.clone(), tree, class, form };
    let asked = bound(tx, scope, &tree)?;
    if asked.as_ref().is_ok_and(|tree| tree.values() > VALUES_MAX) {
        return Ok(Err(Fault::new(0, "segments-fault-too-wide", "")));
    }
    Ok(asked.map(question))
}

impl Question {
    /// How many people of the scope it finds.
    ///
    /// # Errors
    /// A fault from the database.
    pub fn count(&self, tx: &mut Tx<'_>) -> Result<i64> {
        if let Some(found) = self.remembered(tx)? {
            return Ok(found.count());
        }
        let mut statement = Statement::new("select count(*)");
        self.from(&mut statement);
        tx.one(&statement.sql, &statement.args())
    }

    /// A page by name: at most `limit` people after `after`.
    ///
    /// # Errors
    /// A fault from the database.
    pub fn page(&self, tx: &mut Tx<'_>, after: Option<&Cursor>, limit: i64) -> Result<Vec<Cursor>> {
        if let Some(found) = self.remembered(tx)? {
            return page_of(tx, &self.scope, &found, after, limit);
        }
        let mut statement = Statement::new("select s.person, s.sort_name");
        self.from(&mut statement);
        if let Some(after) = after {
            statement.add(" and (s.sort_name, s.person) > (");
            statement.bind(Cell::Text(after.key.clone())).add(", ");
            statement.bind(Cell::Text(after.id.clone())).add(")");
        }
        statement.add(" order by s.sort_name, s.person limit ").bind(Cell::Int(limit));
        cursors(tx, &statement.sql, &statement.args())
    }

    /// Gives everybody one by one, in no order, without holding them.
    ///
    /// # Errors
    /// A fault from the database, or what `take` returns.
    pub fn each(
        &self,
        tx: &mut Tx<'_>,
        mut take: impl FnMut(PersonId) -> Result<()>,
    ) -> Result<()> {
        if let Some(found) = self.remembered(tx)? {
            return found.people().try_for_each(take);
        }
        let mut statement = Statement::new("select s.person");
        self.from(&mut statement);
        tx.each(&statement.sql, &statement.args(), |(person,): (PersonId,)| take(person))
    }

    /// How many people, and how they can be reached; `total` is what [`Self::count`] found.
    ///
    /// # Errors
    /// A fault from the database.
    pub fn reach(&self, tx: &mut Tx<'_>, total: i64) -> Result<Reach> {
        let mut parts = Vec::new();
        for text in PARTS {
            let part = parse(text).map_err(|fault| kernel::Error::fault(fault.key))?;
            // Without the purpose of targeting, nobody agreed to it.
            let nobody =
                |_| if text.starts_with("not ") { Bound::All(vec![]) } else { Bound::Any(vec![]) };
            parts.push(bound(tx, &self.scope, &part)?.unwrap_or_else(nobody));
        }
        if let Some(facts) = self.facts(tx)
            && let Some(counts) = facts.counts(tx, self.scope.unit(), &self.tree, &parts)?
        {
            return Ok(Reach::of(total, &counts));
        }
        // Making the sets takes the same time for few people as for all.
        let form = if total > PROBED_PEOPLE_MAX { self.form } else { Form::Probe };
        let mut statement = Statement::new("select count(*)");
        for part in &parts {
            statement.add(", cast(coalesce(sum(case when ");
            statement.condition(part, form).add(" then 1 else 0 end), 0) as bigint)");
        }
        self.from(&mut statement);
        Ok(tx.row::<Reach>(&statement.sql, &statement.args())?.unwrap_or_default())
    }

    /// In which form it is asked.
    #[must_use]
    pub const fn form(&self) -> Form {
        self.form
    }

    /// The same question in another form, to compare.
    #[must_use]
    pub fn in_form(&self, form: Form) -> Self {
        Self { form, ..self.clone() }
    }

    /// Whether the process remembers what it needs to answer.
    #[cfg(test)]
    pub(in crate::segments) fn is_remembered(&self, tx: &mut Tx<'_>) -> Result<bool> {
        Ok(self.remembered(tx)?.is_some())
    }

    /// What the process remembers, to wait until it was read.
    #[cfg(test)]
    pub(in crate::segments) fn memory(tx: &Tx<'_>) -> Arc<Facts> {
        tx.remembered().unwrap()
    }

    fn facts(&self, tx: &Tx<'_>) -> Option<Arc<Facts>> {
        if self.form == Form::Facts { tx.remembered() } else { None }
    }

    /// Whom it finds by what the process remembers; `None` when it has to be asked in SQL.
    fn remembered(&self, tx: &mut Tx<'_>) -> Result<Option<Found>> {
        match self.facts(tx) {
            Some(facts) => facts.find(tx, self.scope.unit(), &self.tree),
            None => Ok(None),
        }
    }

    fn from(&self, statement: &mut Statement) {
        statement.add(" from person_scope s where s.unit = ");
        statement.bind(Cell::Text(self.scope.unit().to_string())).add(" and ");
        statement.condition(&self.tree, self.form);
    }
}

/// A page by name of people found: a few are named and sorted; of many, the next ones come up
/// soon among those of the unit.
fn page_of(
    tx: &mut Tx<'_>,
    scope: &Scope,
    found: &Found,
    after: Option<&Cursor>,
    limit: i64,
) -> Result<Vec<Cursor>> {
    let most = usize::try_from(limit)?;
    let begins = Cursor { key: String::new(), id: String::new() };
    let mut after = after.cloned().unwrap_or(begins);
    let mut page = Vec::new();
    if found.count() <= NAMED_PEOPLE_MAX {
        let people: Vec<PersonId> = found.people().collect();
        for some in people.chunks(NAMED_TOGETHER) {
            let sql = format!(
                "select person, sort_name from person_scope
                 where unit = $1 and (sort_name, person) > ($2, $3) and person in ({})",
                marks(4, some.len())
            );
            let mut args: Vec<&dyn Arg> = vec![scope.unit(), &after.key, &after.id];
            args.extend(some.iter().map(|person| -> &dyn Arg { person }));
            page.extend(cursors(tx, &sql, &args)?);
        }
        page.sort_by(|one, other| (&one.key, &one.id).cmp(&(&other.key, &other.id)));
        page.truncate(most);
        return Ok(page);
    }
    let sql = "select person, sort_name from person_scope
               where unit = $1 and (sort_name, person) > ($2, $3)
               order by sort_name, person limit $4";
    let mut looked_at = limit.saturating_mul(4).min(LOOKED_AT_MAX);
    while page.len() < most {
        let next = cursors(tx, sql, &[scope.unit(), &after.key, &after.id, &looked_at])?;
        let Some(last) = next.last() else { break };
        after = last.clone();
        page.extend(next.into_iter().filter(|one| found.has(&one.id)));
        looked_at = looked_at.saturating_mul(2).min(LOOKED_AT_MAX);
    }
    page.truncate(most);
    Ok(page)
}

fn cursors(tx: &mut Tx<'_>, sql: &str, args: &[&dyn Arg]) -> Result<Vec<Cursor>> {
    let rows: Vec<(String, String)> = tx.rows(sql, args)?;
    Ok(rows.into_iter().map(|(id, key)| Cursor { key, id }).collect())
}

impl Reach {
    /// The counts of [`PARTS`], in their order.
    fn of(total: i64, counts: &[i64]) -> Self {
        let mut counts = counts.iter().copied();
        let mut next = || counts.next().unwrap_or_default();
        Self {
            total,
            email: next(),
            email_none: next(),
            email_bad: next(),
            email_stopped: next(),
            phone: next(),
            phone_none: next(),
            phone_bad: next(),
            phone_stopped: next(),
            post: next(),
            post_none: next(),
            targeted: next(),
            targeted_none: next(),
            targeted_young: next(),
        }
    }
}

/// What people read of the values that a tree names.
///
/// # Errors
/// A fault from the database.
pub fn labels_of(
    tx: &mut Tx<'_>,
    scope: &Scope,
    tree: &Tree,
    speaker: &Speaker<'_>,
) -> Result<Labels> {
    let mut labels = Labels::new();
    let mut seen = Vec::new();
    for condition in tree.conditions() {
        let criterion = condition.criterion;
        let (Takes::Known(answers) | Takes::Field(answers)) = criterion.takes else { continue };
        if seen.contains(&criterion.name) {
            continue;
        }
        seen.push(criterion.name);
        for answer in answers(tx, scope, speaker)? {
            labels.insert((criterion.name, answer.value), answer.label);
        }
    }
    Ok(labels)
}
