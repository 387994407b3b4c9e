//! Which unit a row goes to: the one it names, else the one that looks after its place.

use std::collections::{BTreeMap, HashMap};

use kernel::Result;
use kernel::db::Tx;

use crate::imports::rules::{Draft, What};
use crate::imports::run::Plan;
use crate::org::{self, UnitId, UnitMatch};

/// A place: commune and postcode.
type Place = (String, String);

/// Units found so far, so that each name and place is looked up once.
#[derive(Debug, Clone, Default)]
pub(super) struct Places {
    named: HashMap<String, Result2>,
    at: HashMap<Place, Option<UnitId>>,
    tags: HashMap<String, String>,
}

/// A unit, or why there is none.
type Result2 = std::result::Result<UnitId, What>;

/// What a batch found out; kept only once it is committed.
#[derive(Debug, Default)]
pub(super) struct Learnt {
    named: HashMap<String, Result2>,
    at: HashMap<Place, Option<UnitId>>,
    tags: BTreeMap<String, String>,
    /// Unknown names, one for each row.
    pub(super) unknown: Vec<String>,
    /// Names of units made.
    pub(super) created: Vec<String>,
}

impl Places {
    pub(super) fn learn(&mut self, learnt: Learnt) {
        self.named.extend(learnt.named);
        self.at.extend(learnt.at);
        self.tags.extend(learnt.tags);
    }

    /// The identifier of a tag.
    pub(super) fn tag(
        &self,
        tx: &mut Tx<'_>,
        plan: &Plan,
        learnt: &mut Learnt,
        name: &str,
    ) -> Result<String> {
        if let Some(tag) = self.tags.get(name).or_else(|| learnt.tags.get(name)) {
            return Ok(tag.clone());
        }
        let unit = &plan.options.unit;
        let tag = if plan.options.dry_run {
            let known = crate::people::known_tag(tx, unit, name)?;
            known.map_or_else(|| format!("new:{}", values::fold(name)), |tag| tag.to_string())
        } else {
            crate::people::ensure_tag(tx, unit, name)?.to_string()
        };
        learnt.tags.insert(name.to_owned(), tag.clone());
        Ok(tag)
    }

    /// The unit of a row; the reason when the default had to be taken.
    pub(super) fn unit(
        &self,
        tx: &mut Tx<'_>,
        plan: &Plan,
        learnt: &mut Learnt,
        draft: &Draft,
    ) -> Result<(UnitId, Option<What>)> {
        let default = plan.options.default_unit.clone();
        if !draft.unit.is_empty() {
            return Ok(match self.named(tx, plan, learnt, &draft.unit)? {
                Ok(unit) => (unit, None),
                Err(what) => {
                    learnt.unknown.push(draft.unit.clone());
                    (default, Some(what))
                }
            });
        }
        let Some(address) = draft.person.addresses.first() else { return Ok((default, None)) };
        if !address.country.is_empty() {
            return Ok((default, None));
        }
        let place = (address.commune.clone().unwrap_or_default(), address.postcode.clone());
        let known = self.at.get(&place).or_else(|| learnt.at.get(&place)).cloned();
        let unit = match known {
            Some(unit) => unit,
            None => {
                let unit = at_place(tx, plan, &place)?;
                learnt.at.insert(place, unit.clone());
                unit
            }
        };
        Ok((unit.unwrap_or(default), None))
    }

    fn named(
        &self,
        tx: &mut Tx<'_>,
        plan: &Plan,
        learnt: &mut Learnt,
        name: &str,
    ) -> Result<Result2> {
        if let Some(known) = self.named.get(name).or_else(|| learnt.named.get(name)) {
            return Ok(known.clone());
        }
        let found = match plan.options.units.get(name) {
            Some(unit) => Ok(unit.clone()),
            None => match org::match_unit(tx, &plan.options.unit, name)? {
                UnitMatch::One(unit) => Ok(unit),
                UnitMatch::Several => Err(What::UnitAmbiguous),
                UnitMatch::Unknown if plan.options.create_units && plan.options.dry_run => {
                    learnt.created.push(unit_title(name));
                    Ok(plan.options.default_unit.clone())
                }
                UnitMatch::Unknown if plan.options.create_units => {
                    let title = unit_title(name);
                    let parent = Some(&plan.options.unit);
                    let unit = org::add_unit(tx, parent, "section", &title)?;
                    learnt.created.push(title);
                    Ok(unit)
                }
                UnitMatch::Unknown => Err(What::UnitUnknown),
            },
        };
        learnt.named.insert(name.to_owned(), found.clone());
        Ok(found)
    }
}

/// The unit that looks after a place, if it is within reach.
fn at_place(tx: &mut Tx<'_>, plan: &Plan, place: &Place) -> Result<Option<UnitId>> {
    let filled = |text: &'_ String| Some(text.clone()).filter(|text| !text.is_empty());
    let (commune, postcode) = (filled(&place.0), filled(&place.1));
    let department = match (&commune, &postcode) {
        (Some(commune), _) => territory::commune(commune).map(|it| it.department),
        (None, Some(code)) => territory::department_of_postcode(code).map(|it| it.code),
        (None, None) => None,
    };
    let unit = org::unit_for_place(tx, commune.as_deref(), postcode.as_deref(), department)?;
    let Some(unit) = unit else { return Ok(None) };
    let within = plan.options.scope.narrowed(tx, &unit)?;
    Ok(within.map(|_| unit))
}

/// The name of a section to make: without its kind, in the writing of the commune it is named
/// after if there is one.
fn unit_title(name: &str) -> String {
    let key = org::unit_key(name);
    if let Some(commune) = territory::match_commune(&key, None) {
        return commune.name.to_owned();
    }
    let words = key.split(' ').count();
    let typed: Vec<&str> = name.split_whitespace().collect();
    let from = typed.len().saturating_sub(words);
    values::proper_case(&typed.get(from..).unwrap_or_default().join(" "))
}
