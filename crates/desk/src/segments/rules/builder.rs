//! The rows in which the builder shows a tree, and what its buttons do to them. A form sends the
//! rows back in order; their depths make them a tree again.

use crate::criterion::{Takes, Test};
use crate::features::criterion;
use crate::segments::rules::{CONDITIONS_MAX, Condition, DEPTH_MAX, Fault, Tree, Typed};

/// Most rows that a form may send.
const ROWS_MAX: usize = 4 * CONDITIONS_MAX;

/// How the conditions of a group go together.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum How {
    /// All of them hold.
    All,
    /// At least one holds.
    Any,
    /// At least one does not hold.
    NotAll,
    /// None holds.
    None,
}

impl How {
    /// Every way, in the order in which pages list them.
    pub const ALL: [Self; 4] = [Self::All, Self::Any, Self::None, Self::NotAll];

    /// Its name in forms.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::All => "all",
            Self::Any => "any",
            Self::NotAll => "notall",
            Self::None => "none",
        }
    }

    /// Reads its name in forms.
    #[must_use]
    pub fn parse(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|how| how.name() == name)
    }
}

/// A row of the builder.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Row {
    /// How deep it stands; the first row is a group at 0.
    pub depth: usize,
    /// What it is.
    pub shape: Shape,
}

/// What a row is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Shape {
    /// A group, of the deeper rows that follow.
    Group(How),
    /// A condition as it was typed.
    Condition {
        /// `tag`, `field.profession`; empty when none was chosen yet.
        subject: String,
        /// Whether it must not hold.
        not: bool,
        /// What it is compared with.
        typed: Typed,
    },
}

impl Shape {
    const fn blank() -> Self {
        let typed = Typed {
            sign: String::new(),
            value: String::new(),
            any: false,
            days: String::new(),
            times: String::new(),
        };
        Self::Condition { subject: String::new(), not: false, typed }
    }
}

/// What a button of the builder does.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Gesture {
    /// A blank condition at the end of this group.
    Add(usize),
    /// A group with a blank condition at the end of this group.
    Group(usize),
    /// This row goes, with what stands in it.
    Remove(usize),
    /// Only count again.
    Count,
}

/// Reads the value of a button: `add-0`, `group-2`, `remove-3`.
#[must_use]
pub fn gesture(text: &str) -> Gesture {
    let (what, place) = text.split_once('-').unwrap_or((text, ""));
    match (what, place.parse()) {
        ("add", Ok(place)) => Gesture::Add(place),
        ("group", Ok(place)) => Gesture::Group(place),
        ("remove", Ok(place)) => Gesture::Remove(place),
        _ => Gesture::Count,
    }
}

impl Gesture {
    /// The rows after the button was pressed; what cannot be done changes nothing.
    #[must_use]
    pub fn done(self, mut rows: Vec<Row>) -> Vec<Row> {
        let end = |rows: &[Row], place: usize| {
            let depth = rows.get(place).map_or(0, |row| row.depth);
            let inside = rows.iter().skip(place + 1).take_while(|row| row.depth > depth);
            place + 1 + inside.count()
        };
        match self {
            Self::Add(place) | Self::Group(place) => {
                let Some(Row { depth, shape: Shape::Group(_) }) = rows.get(place) else {
                    return rows;
                };
                let depth = depth + 1;
                let mut new = vec![Row { depth, shape: Shape::blank() }];
                if matches!(self, Self::Group(_)) {
                    if depth >= DEPTH_MAX {
                        return rows;
                    }
                    new = vec![
                        Row { depth, shape: Shape::Group(How::Any) },
                        Row { depth: depth + 1, shape: Shape::blank() },
                    ];
                }
                let at = end(&rows, place);
                rows.splice(at..at, new);
            }
            Self::Remove(place) if place > 0 && place < rows.len() => {
                let until = end(&rows, place);
                rows.drain(place..until);
            }
            Self::Remove(_) | Self::Count => {}
        }
        rows.truncate(ROWS_MAX);
        rows
    }
}

/// The rows that show a tree.
#[must_use]
pub fn rows_of(tree: &Tree) -> Vec<Row> {
    let mut rows = Vec::new();
    if as_group(tree).is_none() {
        rows.push(Row { depth: 0, shape: Shape::Group(How::All) });
        add(&mut rows, tree, 1);
    } else {
        add(&mut rows, tree, 0);
    }
    rows
}

fn as_group(tree: &Tree) -> Option<(How, &[Tree])> {
    match tree {
        Tree::All(children) => Some((How::All, children)),
        Tree::Any(children) => Some((How::Any, children)),
        Tree::Not(inner) => match &**inner {
            Tree::All(children) => Some((How::NotAll, children)),
            Tree::Any(children) => Some((How::None, children)),
            Tree::Not(inner) => as_group(inner),
            Tree::Is(_) => None,
        },
        Tree::Is(_) => None,
    }
}

fn add(rows: &mut Vec<Row>, tree: &Tree, depth: usize) {
    if let Some((how, children)) = as_group(tree) {
        rows.push(Row { depth, shape: Shape::Group(how) });
        for child in children {
            add(rows, child, depth + 1);
        }
        return;
    }
    match tree {
        Tree::Is(one) => rows.push(Row { depth, shape: shown(one, false) }),
        Tree::Not(inner) => {
            if let Tree::Is(one) = &**inner {
                rows.push(Row { depth, shape: shown(one, true) });
            }
        }
        Tree::All(_) | Tree::Any(_) => {}
    }
}

fn shown(condition: &Condition, not: bool) -> Shape {
    let name = condition.criterion.name;
    let subject = match condition.field.as_str() {
        "" => name.to_owned(),
        field => format!("{name}.{field}"),
    };
    let mut typed = Typed::default();
    match &condition.test {
        Test::Is(value) => typed.value.clone_from(value),
        Test::Any => typed.any = true,
        Test::Number(sign, number) => {
            typed.sign = sign.text().to_owned();
            typed.value = number.to_string();
        }
        Test::Recent { days, times } => {
            typed.days = days.map(|days| days.to_string()).unwrap_or_default();
            typed.times = times.to_string();
        }
    }
    Shape::Condition { subject, not, typed }
}

/// The tree of the rows, and which rows cannot be understood yet: those are left out of it.
#[must_use]
pub fn tree_of(rows: &[Row]) -> (Tree, Vec<(usize, Fault)>) {
    let mut faults = Vec::new();
    let mut place = 0;
    let mut roots = Vec::new();
    while place < rows.len() {
        roots.extend(node(rows, &mut place, &mut faults));
    }
    (Tree::All(roots).tidied(), faults)
}

fn node(rows: &[Row], place: &mut usize, faults: &mut Vec<(usize, Fault)>) -> Option<Tree> {
    let here = *place;
    let row = rows.get(here)?;
    *place += 1;
    let how = match &row.shape {
        Shape::Condition { subject, not, typed } => {
            return match read(subject, typed) {
                Ok(Some(one)) if *not => Some(Tree::Is(one).negated()),
                Ok(one) => one.map(Tree::Is),
                Err(fault) => {
                    faults.push((here, fault));
                    None
                }
            };
        }
        Shape::Group(how) => *how,
    };
    let mut children = Vec::new();
    while rows.get(*place).is_some_and(|next| next.depth > row.depth) {
        children.extend(node(rows, place, faults));
    }
    // A group in which nothing was said yet asks nothing.
    let inner = match how {
        _ if children.is_empty() => return None,
        How::All | How::NotAll => Tree::All(children),
        How::Any | How::None => Tree::Any(children),
    };
    Some(if matches!(how, How::NotAll | How::None) { inner.negated() } else { inner })
}

fn read(subject: &str, typed: &Typed) -> Result<Option<Condition>, Fault> {
    if subject.is_empty() {
        return Ok(None);
    }
    let (name, field) = subject.split_once('.').unwrap_or((subject, ""));
    let known = criterion(name);
    let known = known.ok_or_else(|| Fault::new(0, "segments-fault-criterion", subject))?;
    // The field's empty value in the builder means any: there is no sign for it in a form.
    let mut typed = typed.clone();
    if matches!(known.takes, Takes::Field(_)) && typed.value.trim().is_empty() {
        typed.any = true;
    }
    if !matches!(known.takes, Takes::Number(_)) {
        typed.sign.clear();
    }
    Condition::read(known, field, &typed).map(Some)
}
