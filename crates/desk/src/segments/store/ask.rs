//! Asking a segment: how many, who, by pages or one by one, and how they can be reached.

use kernel::db::{Cell, Tx};
use kernel::web::Cursor;
use kernel::{Result, row};
use serde::Serialize;

use crate::criterion::{Class, Speaker, Takes};
use crate::org::{PersonId, Scope};
use crate::segments::rules::{Fault, Labels, Tree, class_of, may_ask, parse};
use crate::segments::store::compile::{Bound, Form, Statement, bound, written_out};

/// A segment that may be asked within a scope.
#[derive(Debug, Clone)]
pub struct Question {
    scope: Scope,
    tree: Bound,
    /// Its legal class, with that of the segments that it names.
    pub class: Class,
    /// In which form its SQL is written.
    pub form: Form,
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

/// People up to whom each is looked at to tell how they are reached.
pub const PROBED_PEOPLE_MAX: i64 = 20_000;

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
    Ok(bound(tx, scope, &tree)?.map(question))
}

impl Question {
    /// How many people of the scope it finds.
    ///
    /// # Errors
    /// A fault from the database.
    pub fn count(&self, tx: &mut Tx<'_>) -> Result<i64> {
        let mut statement = Statement::new("select count(*)");
        self.from(&mut statement);
        tx.one(&statement.sql, &statement.args())
    }

    /// A page by name: at most `limit` people after `after`.
    ///
    /// # Errors
    /// A fault from the database.
    pub fn page(&self, tx: &mut Tx<'_>, after: Option<&Cursor>, limit: i64) -> Result<Vec<Cursor>> {
        let mut statement = Statement::new("select s.person, s.sort_name");
        self.from(&mut statement);
        if let Some(after) = after {
            statement.add(" and (s.sort_name, s.person) > (");
            statement.bind(Cell::Text(after.key.clone())).add(", ");
            statement.bind(Cell::Text(after.id.clone())).add(")");
        }
        statement.add(" order by s.sort_name, s.person limit ").bind(Cell::Int(limit));
        let rows: Vec<(String, String)> = tx.rows(&statement.sql, &statement.args())?;
        Ok(rows.into_iter().map(|(id, key)| Cursor { key, id }).collect())
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
        let mut statement = Statement::new("select s.person");
        self.from(&mut statement);
        tx.each(&statement.sql, &statement.args(), |(person,): (PersonId,)| take(person))
    }

    /// How many people, and how they can be reached; `total` is what [`Self::count`] found.
    ///
    /// # Errors
    /// A fault from the database.
    pub fn reach(&self, tx: &mut Tx<'_>, total: i64) -> Result<Reach> {
        // Making the sets takes the same time for few people as for all.
        let form = if total > PROBED_PEOPLE_MAX { self.form } else { Form::Probe };
        let mut statement = Statement::new("select count(*)");
        for text in PARTS {
            let part = parse(text).map_err(|fault| kernel::Error::fault(fault.key))?;
            // Without the purpose of targeting, nobody agreed to it.
            let nobody =
                |_| if text.starts_with("not ") { Bound::All(vec![]) } else { Bound::Any(vec![]) };
            let part = bound(tx, &self.scope, &part)?.unwrap_or_else(nobody);
            statement.add(", cast(coalesce(sum(case when ");
            statement.condition(&part, form).add(" then 1 else 0 end), 0) as bigint)");
        }
        self.from(&mut statement);
        Ok(tx.row::<Reach>(&statement.sql, &statement.args())?.unwrap_or_default())
    }

    /// The same question in another form, to compare.
    #[cfg(test)]
    pub(in crate::segments) fn in_form(&self, form: Form) -> Self {
        Self { form, ..self.clone() }
    }

    fn from(&self, statement: &mut Statement) {
        statement.add(" from person_scope s where s.unit = ");
        statement.bind(Cell::Text(self.scope.unit().to_string())).add(" and ");
        statement.condition(&self.tree, self.form);
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
