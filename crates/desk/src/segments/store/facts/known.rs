//! What is remembered: numbers of people, and facts under the SQL that they come from. Nothing
//! here asks the database.

use std::collections::HashMap;
use std::sync::Arc;

use kernel::db::ChangePlace;
use uuid::Uuid;

use crate::segments::store::facts::column::Column;
use crate::segments::store::facts::set::Set;

/// Memory of all facts together; those that nobody asked for longest go first.
const FACTS_BYTES_MAX: usize = 192 * 1024 * 1024;
/// Most facts.
const FACTS_MAX: usize = 1_000;
/// People who came after the others were numbered; with more, all are numbered anew.
const LATER_PEOPLE_MAX: usize = 100_000;

/// What a leaf says.
#[derive(Debug)]
pub enum Fact {
    /// Who has it.
    Set(Arc<Set>),
    /// A number or day of each.
    Column(Column),
    /// Its column holds what cannot be compared as numbers: its bounds belong to its set.
    Unfit,
}

/// Everybody's number; cheap to clone.
#[derive(Debug, Clone, Default)]
pub struct Numbers {
    /// In order.
    first: Arc<Vec<Uuid>>,
    later: Arc<Later>,
}

#[derive(Debug, Clone, Default)]
struct Later {
    people: Vec<Uuid>,
    numbers: HashMap<Uuid, u32>,
}

impl Numbers {
    /// Numbers for these people.
    pub fn of(mut people: Vec<Uuid>) -> Self {
        people.sort_unstable();
        people.shrink_to_fit();
        Self { first: Arc::new(people), later: Arc::default() }
    }

    /// Somebody's number, if there is one.
    pub fn number(&self, person: &Uuid) -> Option<u32> {
        match self.first.binary_search(person) {
            Ok(at) => u32::try_from(at).ok(),
            Err(_) => self.later.numbers.get(person).copied(),
        }
    }

    /// Who has a number.
    pub fn person(&self, number: u32) -> Option<Uuid> {
        let at = usize::try_from(number).ok()?;
        let later = || self.later.people.get(at.checked_sub(self.first.len())?);
        self.first.get(at).or_else(later).copied()
    }

    /// Whether both give the same numbers.
    pub fn alike(&self, other: &Self) -> bool {
        Arc::ptr_eq(&self.first, &other.first)
    }

    fn add(&mut self, person: Uuid) -> Option<u32> {
        if let Some(known) = self.number(&person) {
            return Some(known);
        }
        let number = u32::try_from(self.first.len() + self.later.people.len()).ok()?;
        let later = Arc::make_mut(&mut self.later);
        later.people.push(person);
        later.numbers.insert(person, number);
        Some(number)
    }
}

/// A fact and where the snapshot stood that it was read in.
#[derive(Debug, Clone)]
pub struct Kept {
    pub fact: Arc<Fact>,
    pub place: ChangePlace,
    asked: u64,
}

/// All that is remembered.
#[derive(Debug, Default)]
pub struct Known {
    /// Names of tables that nobody watches.
    pub unwatched: Option<Arc<Vec<String>>>,
    numbers: Option<Numbers>,
    kept: HashMap<String, Kept>,
    asked: u64,
}

impl Known {
    /// The numbers of people, once they are known.
    pub fn numbers(&self) -> Option<Numbers> {
        self.numbers.clone()
    }

    /// Keeps numbers, unless somebody was faster; returns those that hold.
    pub fn number(&mut self, numbers: Numbers) -> Numbers {
        self.numbers.get_or_insert(numbers).clone()
    }

    /// Gives new people numbers; `None` when all were numbered anew meanwhile.
    pub fn number_more(&mut self, numbers: &Numbers, people: &[Uuid]) -> Option<Numbers> {
        let ours = self.numbers.as_mut().filter(|ours| ours.alike(numbers))?;
        for person in people {
            ours.add(*person)?;
        }
        Some(ours.clone())
    }

    /// A fact that is kept, by these numbers.
    pub fn fact(&mut self, key: &str, numbers: &Numbers) -> Option<Kept> {
        self.numbers.as_ref().filter(|ours| ours.alike(numbers))?;
        self.asked += 1;
        let kept = self.kept.get_mut(key)?;
        kept.asked = self.asked;
        Some(kept.clone())
    }

    /// Keeps what was read at a place, unless a later one is kept or the numbers changed.
    pub fn keep(&mut self, key: String, fact: Arc<Fact>, place: &ChangePlace, numbers: &Numbers) {
        let Some(ours) = self.numbers.as_ref().filter(|ours| ours.alike(numbers)) else { return };
        if ours.later.people.len() > LATER_PEOPLE_MAX {
            *self = Self::default();
            return;
        }
        if self.kept.get(&key).is_some_and(|kept| !kept.place.is_seen_by(place)) {
            return;
        }
        self.kept.insert(key, Kept { fact, place: place.clone(), asked: self.asked });
        while self.kept.len() > FACTS_MAX || self.bytes() > FACTS_BYTES_MAX {
            let oldest = self.kept.iter().min_by_key(|(_, kept)| kept.asked);
            let Some(oldest) = oldest.map(|(key, _)| key.clone()) else { return };
            self.kept.remove(&oldest);
        }
    }

    fn bytes(&self) -> usize {
        self.kept.values().map(|kept| kept.fact.bytes()).sum()
    }
}

impl Fact {
    fn bytes(&self) -> usize {
        match self {
            Self::Set(set) => set.bytes(),
            Self::Column(column) => column.bytes(),
            Self::Unfit => 0,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn people(first: u128, count: u128) -> Vec<Uuid> {
        (first..first + count).map(Uuid::from_u128).collect()
    }

    #[test]
    fn everybody_keeps_a_number_and_newcomers_get_one() {
        let mut known = Known::default();
        let numbers = known.number(Numbers::of(people(10, 3)));
        let more = known.number_more(&numbers, &people(11, 3)).unwrap();
        let told: Vec<_> = people(9, 6).iter().map(|one| more.number(one)).collect();
        assert_eq!(told, [None, Some(0), Some(1), Some(2), Some(3), None]);
        assert_eq!(more.person(3), Some(Uuid::from_u128(13)));
        assert_eq!(more.person(4), None);
        assert_eq!(numbers.number(&Uuid::from_u128(13)), None);
        assert!(numbers.alike(&more));
        // Of another numbering, nothing is taken.
        let other = Numbers::of(people(10, 3));
        assert!(known.number_more(&other, &people(1, 1)).is_none());
    }

    /// Two places, one after the other.
    fn places() -> [ChangePlace; 2] {
        let clock = kernel::db::testing::standing_clock();
        let sql = "create table a (\n    id text primary key\n);\n-- watched a id\n";
        let db = kernel::db::testing::sqlite(&clock, &[kernel::db::Migration { name: "a/1", sql }]);
        let early = db.read_now(|tx| tx.change_place()).unwrap();
        db.write_now(|tx| tx.exec("insert into a (id) values ('a')", &[])).unwrap();
        [early, db.read_now(|tx| tx.change_place()).unwrap()]
    }

    #[test]
    fn a_later_fact_is_not_overwritten_and_the_oldest_go() {
        let mut known = Known::default();
        let numbers = known.number(Numbers::of(people(0, 1)));
        let large = || {
            let mut set = Set::default();
            set.put(u32::try_from(FACTS_BYTES_MAX * 8 / 3).unwrap(), true);
            Arc::new(Fact::Set(Arc::new(set)))
        };
        let [early, late] = places();
        for key in ["a", "b"] {
            known.keep(key.to_owned(), large(), &late, &numbers);
        }
        known.keep("a".to_owned(), large(), &early, &numbers);
        assert_eq!(known.fact("a", &numbers).unwrap().place, late);
        known.keep("c".to_owned(), large(), &late, &numbers);
        assert!(known.fact("a", &numbers).is_some());
        assert!(known.fact("b", &numbers).is_none());
        // Once too many came, everything is read again.
        let came = u128::try_from(LATER_PEOPLE_MAX).unwrap() + 1;
        let more = known.number_more(&numbers, &people(5, came)).unwrap();
        known.keep("d".to_owned(), large(), &late, &more);
        assert!(known.numbers().is_none() && known.fact("a", &more).is_none());
    }
}
