//! From a tree to SQL over `person_scope`, in two forms of the same leaves. *Sets* makes each
//! leaf a set of people, *probe* looks at each person: sets answer faster for many people, probes
//! for a federation or a section. *Facts* are sets that the process remembers (`facts`).

use kernel::Result;
use kernel::db::{Arg, Cell, Tx};

use crate::criterion::{Asked, Leaf, Piece};
use crate::org::Scope;
use crate::segments::rules::{Fault, Tree};
use crate::segments::store::saved;

/// Segments that may stand within one another.
const NESTED_MAX: usize = 5;

/// People up to whom each is looked at.
pub const PROBED_PEOPLE_MAX: i64 = 20_000;

/// In which form leaves are written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Form {
    /// Sets that the process remembers; `Sets` for what it cannot.
    Facts,
    /// `s.person in (select …)`
    Sets,
    /// `exists (select … where x.person = s.person …)`
    Probe,
}

impl Form {
    /// The form that suits a scope: facts for many people, probes for few.
    ///
    /// # Errors
    /// A fault from the database.
    pub fn of(tx: &mut Tx<'_>, scope: &Scope) -> Result<Self> {
        let few = "select count(*) from (
                       select 1 from person_scope where unit = $1 limit $2) counted";
        let many = tx.one::<i64>(few, &[scope.unit(), &PROBED_PEOPLE_MAX])? == PROBED_PEOPLE_MAX;
        Ok(if many { Self::Facts } else { Self::Probe })
    }
}

/// A tree whose conditions know what they name.
#[derive(Debug, Clone)]
pub enum Bound {
    /// All hold.
    All(Vec<Bound>),
    /// One holds.
    Any(Vec<Bound>),
    /// It does not hold.
    Not(Box<Bound>),
    /// This leaf.
    Leaf(Leaf),
}

impl Bound {
    /// Adds its leaves.
    pub fn leaves<'b>(&'b self, leaves: &mut Vec<&'b Leaf>) {
        match self {
            Self::All(children) | Self::Any(children) => {
                children.iter().for_each(|child| child.leaves(leaves));
            }
            Self::Not(inner) => inner.leaves(leaves),
            Self::Leaf(leaf) => leaves.push(leaf),
        }
    }

    /// With how many values it compares.
    pub fn values(&self) -> usize {
        match self {
            Self::All(children) | Self::Any(children) => children.iter().map(Self::values).sum(),
            Self::Not(inner) => inner.values(),
            Self::Leaf(leaf) => {
                let many = |piece: &Piece| match piece {
                    Piece::List(values) => values.len(),
                    Piece::Value(_) | Piece::Sql(_) => 1,
                };
                leaf.pieces.iter().map(many).sum()
            }
        }
    }
}

/// The tree with the segments that it names written out.
///
/// # Errors
/// The inner fault names a segment that the scope does not know, or that names itself.
pub fn written_out(
    tx: &mut Tx<'_>,
    scope: &Scope,
    tree: &Tree,
) -> Result<std::result::Result<Tree, Fault>> {
    write_out(tx, scope, tree, NESTED_MAX)
}

fn write_out(
    tx: &mut Tx<'_>,
    scope: &Scope,
    tree: &Tree,
    left: usize,
) -> Result<std::result::Result<Tree, Fault>> {
    let mut parts = |children: &[Tree]| -> Result<std::result::Result<Vec<Tree>, Fault>> {
        let mut done = Vec::new();
        for child in children {
            match write_out(tx, scope, child, left)? {
                Ok(child) => done.push(child),
                Err(fault) => return Ok(Err(fault)),
            }
        }
        Ok(Ok(done))
    };
    Ok(match tree {
        Tree::All(children) => parts(children)?.map(Tree::All),
        Tree::Any(children) => parts(children)?.map(Tree::Any),
        Tree::Not(inner) => {
            write_out(tx, scope, inner, left)?.map(|inner| Tree::Not(Box::new(inner)))
        }
        Tree::Is(condition) if condition.criterion.name == "segment" => {
            let crate::criterion::Test::Is(name) = &condition.test else {
                return Ok(Err(Fault::new(0, "segments-fault-no-value", "segment")));
            };
            if left == 0 {
                return Ok(Err(Fault::new(0, "segments-fault-nested", name)));
            }
            match saved::named(tx, scope, name)? {
                Some(inner) => return write_out(tx, scope, &inner, left - 1),
                None => Err(Fault::new(0, "segments-fault-unknown", name)),
            }
        }
        Tree::Is(condition) => Ok(Tree::Is(condition.clone())),
    })
}

/// Finds what the conditions of a tree name; segments were written out before.
///
/// # Errors
/// The inner fault names what the scope does not know.
pub fn bound(
    tx: &mut Tx<'_>,
    scope: &Scope,
    tree: &Tree,
) -> Result<std::result::Result<Bound, Fault>> {
    let mut parts = |children: &[Tree]| -> Result<std::result::Result<Vec<Bound>, Fault>> {
        let mut done = Vec::new();
        for child in children {
            match bound(tx, scope, child)? {
                Ok(child) => done.push(child),
                Err(fault) => return Ok(Err(fault)),
            }
        }
        Ok(Ok(done))
    };
    Ok(match tree {
        Tree::All(children) => parts(children)?.map(Bound::All),
        Tree::Any(children) => parts(children)?.map(Bound::Any),
        Tree::Not(inner) => bound(tx, scope, inner)?.map(|inner| Bound::Not(Box::new(inner))),
        Tree::Is(condition) => {
            let asked = Asked { field: &condition.field, test: &condition.test };
            let what = asked.value().unwrap_or(&condition.field);
            let unknown = || Fault::new(0, "segments-fault-unknown", what);
            (condition.criterion.leaf)(tx, scope, &asked)?.map(Bound::Leaf).ok_or_else(unknown)
        }
    })
}

/// A statement that grows with its values.
#[derive(Debug, Clone)]
pub struct Statement {
    /// Its text.
    pub sql: String,
    args: Vec<Cell>,
}

impl Statement {
    /// A statement that begins so and binds nothing yet.
    #[must_use]
    pub fn new(sql: &str) -> Self {
        Self { sql: sql.to_owned(), args: Vec::new() }
    }

    /// Adds SQL.
    pub fn add(&mut self, sql: &str) -> &mut Self {
        self.sql.push_str(sql);
        self
    }

    /// Adds a bound value.
    pub fn bind(&mut self, value: Cell) -> &mut Self {
        self.args.push(value);
        self.sql.push_str(&format!("${}", self.args.len()));
        self
    }

    /// Its values.
    #[must_use]
    pub fn args(&self) -> Vec<&dyn Arg> {
        self.args.iter().map(|cell| -> &dyn Arg { cell }).collect()
    }

    /// Adds the condition that a person `s.person` is of a tree.
    pub fn condition(&mut self, tree: &Bound, form: Form) -> &mut Self {
        match tree {
            Bound::All(children) => self.joined(children, " and ", "1 = 1", form),
            Bound::Any(children) => self.joined(children, " or ", "1 = 0", form),
            Bound::Not(inner) => {
                self.add("not (");
                self.condition(inner, form);
                self.add(")")
            }
            Bound::Leaf(leaf) => match form {
                Form::Facts | Form::Sets => self.set(leaf),
                Form::Probe => self.probe(leaf),
            },
        }
    }

    fn joined(&mut self, children: &[Bound], word: &str, none: &str, form: Form) -> &mut Self {
        if children.is_empty() {
            return self.add(none);
        }
        self.add("(");
        for (place, child) in children.iter().enumerate() {
            if place > 0 {
                self.add(word);
            }
            self.condition(child, form);
        }
        self.add(")")
    }

    fn set(&mut self, leaf: &Leaf) -> &mut Self {
        self.add(&format!("s.person in (select {} from {} where ", leaf.person, leaf.from));
        self.pieces(leaf).bounds(leaf).often(leaf).add(")")
    }

    fn probe(&mut self, leaf: &Leaf) -> &mut Self {
        let many = leaf.times > 1;
        let begin = if many { "(select count(*)" } else { "exists (select 1" };
        let head = format!("{begin} from {} where {} = s.person and ", leaf.from, leaf.person);
        self.add(&head);
        self.pieces(leaf).bounds(leaf).add(")");
        if many {
            self.add(" >= ");
            self.bind(Cell::Int(leaf.times));
        }
        self
    }

    /// Adds what follows `where`, without the comparisons of its column.
    pub(super) fn pieces(&mut self, leaf: &Leaf) -> &mut Self {
        if leaf.pieces.is_empty() {
            return self.add("1 = 1");
        }
        self.add("(");
        self.each_piece(leaf);
        self.add(")")
    }

    /// Adds the comparisons of a leaf's column.
    pub(super) fn bounds(&mut self, leaf: &Leaf) -> &mut Self {
        for (column, (sign, value)) in leaf
            .range
            .iter()
            .flat_map(|range| range.bounds.iter().map(|bound| (range.column, bound)))
        {
            self.add(&format!(" and {column} {} ", sign.text()));
            self.bind(value.clone());
        }
        self
    }

    /// Keeps people with as many rows as a leaf asks for.
    pub(super) fn often(&mut self, leaf: &Leaf) -> &mut Self {
        if leaf.times > 1 {
            self.add(&format!(" group by {} having count(*) >= ", leaf.person));
            self.bind(Cell::Int(leaf.times));
        }
        self
    }

    fn each_piece(&mut self, leaf: &Leaf) {
        for piece in &leaf.pieces {
            match piece {
                Piece::Sql(text) => {
                    self.add(text);
                }
                Piece::Value(value) => {
                    self.bind(value.clone());
                }
                Piece::List(values) => {
                    self.add("(");
                    for (place, value) in values.iter().enumerate() {
                        if place > 0 {
                            self.add(", ");
                        }
                        self.bind(value.clone());
                    }
                    self.add(")");
                }
            }
            self.add(" ");
        }
    }
}
