//! A row becomes the draft of a record: what is right is kept, what is wrong is told.

mod addresses;
mod days;
mod incoming;
mod past;
mod total;

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};
use values::phone::Kind as PhoneKind;
use values::{Certainty, Day, Order, Region};

use crate::former::Past;
use crate::imports::rules::cells::{self, Standing};
use crate::imports::rules::known::Origin;
use crate::imports::rules::leaving::{Leaving, Wish};
use crate::imports::rules::problem::{Problem, What};
use crate::imports::rules::target::{Column, FieldKind, Mapping, Target};
use crate::imports::rules::triage::Triage;
use crate::people::{EmailLine, Kind, PhoneLine, Record};
use total::{first_filled, is_total};

/// A row of a file as it was read, refused columns already emptied.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct RawRow {
    /// Physical line, from 1.
    #[serde(rename = "l")]
    pub line: u64,
    /// Number of the record below the header, from 1.
    #[serde(rename = "r")]
    pub record: u64,
    /// The cells, one a column.
    #[serde(rename = "c")]
    pub cells: Vec<String>,
    /// What was wrong with cells, by column; without column for the whole row.
    #[serde(rename = "f", default, skip_serializing_if = "Vec::is_empty")]
    pub faults: Vec<(Option<usize>, What)>,
    /// Columns whose cell was filled, and emptied because nobody may keep it. Never kept: that
    /// a person had something to say there is their secret too.
    #[serde(skip)]
    pub refused: Vec<usize>,
}

impl RawRow {
    pub(super) fn cell(&self, column: usize) -> &str {
        self.cells.get(column).map_or("", String::as_str)
    }

    fn filled(&self) -> usize {
        self.cells.iter().filter(|cell| !cell.trim().is_empty()).count()
    }
}

/// What a row says, before anybody knows whose it is.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Draft {
    /// Physical line of the row, from 1.
    pub line: u64,
    /// Number of the record below the header, from 1.
    pub record: u64,
    /// The record; its fields and tags are filled in once their identifiers are known.
    pub person: Record,
    /// Values of custom fields, by column.
    pub fields: Vec<(usize, String)>,
    /// What columns that features understand say, by their names.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub incoming: Vec<(String, String)>,
    /// Names of tags.
    pub tags: Vec<String>,
    /// The unit as written.
    pub unit: String,
    /// Identifier in the program that the file comes from.
    pub legacy: String,
    /// Day of joining, ISO text.
    pub joined: Option<String>,
    /// Day of leaving, ISO text.
    pub left: Option<String>,
    /// Whether the row is of a member whose day of joining nobody wrote.
    pub member: bool,
    /// Notes.
    pub notes: Vec<String>,
    /// What somebody agreed to and refused in an earlier program.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub wishes: Vec<Wish>,
    /// Memberships and ties of an earlier program.
    #[serde(default, skip_serializing_if = "Past::is_empty")]
    pub past: Past,
    /// The last first day of a membership, when memberships tell the relation.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub rejoined: Option<String>,
    /// What was wrong with cells that were left out.
    pub problems: Vec<Problem>,
}

/// What a row turned out to be.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Reading {
    /// A person or an organisation.
    Draft(Box<Draft>),
    /// No row of the table: a total or a closing sentence.
    Passed(Problem),
    /// A row that cannot be kept.
    Refused(Problem),
}

/// Reads rows by a mapping.
#[derive(Debug, Clone)]
pub struct Reader {
    mapping: Mapping,
    order: Order,
    today: Day,
    has_name: bool,
    /// Columns of addresses and telephones, with the column that says that they no longer serve.
    flags: Vec<(String, usize)>,
    further: Vec<addresses::Further>,
    leaving: Option<Leaving>,
    triage: Triage,
}

/// Whether a column says that another one no longer serves: `email1_is_bad` of `email1`, and
/// NationBuilder's `is_mobile_bad` of `mobile_number`.
fn is_flag_of(flag: &str, header: &str) -> bool {
    let (flag, header) = (values::fold(flag), values::fold(header));
    flag == format!("{header} is bad") || flag == "is mobile bad" && header == "mobile number"
}

impl Reader {
    /// A reader of rows; `today` settles years of two digits and ages.
    #[must_use]
    pub fn new(mapping: Mapping, today: Day) -> Self {
        let order = match mapping.origin {
            Origin::NationBuilder => Order::MonthFirst,
            _ => Order::DayFirst,
        };
        let has = |target: Target| mapping.places(target).next().is_some();
        let whole = [Target::FullName, Target::FirstName, Target::Email, Target::Phone];
        let organisation = has(Target::OrganisationName) || has(Target::LegacyId);
        let alone = has(Target::LastName) && !has(Target::Number);
        let has_name = whole.into_iter().any(has) || organisation || alone;
        let reached = mapping.places(Target::Email).chain(mapping.places(Target::Phone));
        let flags = reached.filter_map(|place| {
            let header = &mapping.columns.get(place)?.header;
            let flag = |column: &Column| is_flag_of(&column.header, header);
            Some((header.clone(), mapping.columns.iter().position(flag)?))
        });
        let flags = flags.collect();
        let leaving = Leaving::new(&mapping);
        let further = addresses::further(&mapping);
        Self { mapping, order, today, has_name, flags, further, leaving, triage: Triage::new() }
    }

    /// The same reader, with what becomes of tags.
    #[must_use]
    pub fn with_triage(self, triage: Triage) -> Self {
        Self { triage, ..self }
    }

    /// Whether the columns tell who somebody is; a sheet of numbers and last names alone, as of
    /// stamps, only adds to people known by their number.
    #[must_use]
    pub const fn has_name(&self) -> bool {
        self.has_name
    }

    /// Counts what a row says of agreements and refusals, kept or not.
    pub fn tally(&self, row: &RawRow, reading: &Reading, counts: &mut BTreeMap<String, u64>) {
        if let Some(leaving) = &self.leaving {
            leaving.tally(row, reading, counts);
        }
    }

    /// Reads one row.
    #[must_use]
    pub fn read(&self, row: &RawRow) -> Reading {
        let draft = Draft { line: row.line, record: row.record, ..Draft::default() };
        if let Some((_, what)) = row.faults.iter().find(|(_, what)| what.refuses_row()) {
            return Reading::Refused(draft.problem("", *what, ""));
        }
        let mut first_names = self.mapping.places(Target::FirstName);
        let first_named = first_names.any(|place| !row.cell(place).trim().is_empty());
        if !first_named && is_total(row) {
            return Reading::Passed(draft.problem("", What::Total, first_filled(row)));
        }
        let mut filling = Filling { reader: self, row, draft, standing: None };
        filling.faults();
        filling.names();
        filling.contacts();
        filling.addresses();
        filling.days();
        filling.rest();
        filling.leaving();
        filling.done()
    }
}

impl Draft {
    /// Something wrong on this draft's line.
    #[must_use]
    pub fn problem(&self, column: &str, what: What, value: &str) -> Problem {
        Problem {
            line: self.line,
            record: self.record,
            column: column.to_owned(),
            problem: what,
            value: value.chars().take(120).collect(),
        }
    }

    fn tell(&mut self, column: &str, what: What, value: &str) {
        let known = |it: &Problem| it.problem == what && it.value == value;
        if !self.problems.iter().any(known) {
            self.problems.push(self.problem(column, what, value));
        }
    }
}

struct Filling<'a> {
    reader: &'a Reader,
    row: &'a RawRow,
    draft: Draft,
    standing: Option<Standing>,
}

impl<'a> Filling<'a> {
    fn cells(&self, target: Target) -> impl Iterator<Item = (&'a str, &'a str)> + use<'a> {
        let (reader, row) = (self.reader, self.row);
        reader.mapping.columns.iter().enumerate().filter_map(move |(place, column)| {
            let cell = row.cell(place);
            let filled = column.target == target && !cell.trim().is_empty();
            filled.then_some((column.header.as_str(), cell))
        })
    }

    /// The text of the first filled column of a target.
    fn text(&mut self, target: Target) -> String {
        let Some((header, cell)) = self.cells(target).next() else { return String::new() };
        match cells::text(cell) {
            Ok(text) => text.unwrap_or_default(),
            Err(what) => {
                self.draft.tell(header, what, "");
                String::new()
            }
        }
    }

    fn faults(&mut self) {
        for (column, what) in &self.row.faults {
            let column = column.and_then(|place| self.reader.mapping.columns.get(place));
            let header = column.map_or("", |column| column.header.as_str());
            self.draft.tell(header, *what, "");
        }
    }

    fn names(&mut self) {
        let organisation = self.text(Target::OrganisationName);
        let (mut first, mut last) = (self.text(Target::FirstName), self.text(Target::LastName));
        let full = self.text(Target::FullName);
        let is_organisation = self.cells(Target::IsOrganisation).any(|(_, cell)| {
            values::fold(cell).starts_with("org") || values::yes_no(cell) == Ok(true)
        });
        let kept_apart = matches!(
            self.reader.mapping.origin,
            Origin::NationBuilder
                | Origin::ActionNetwork
                | Origin::Galette
                | Origin::HelloAsso
                | Origin::CiviCrm
        );
        // Where people are known by their number, `Le Gall` is the whole last name.
        let kept_apart = kept_apart || !self.reader.has_name;
        let both = if last.is_empty() { full } else { last.clone() };
        if first.is_empty() && !kept_apart && !is_organisation && both.contains(' ') {
            let split = values::split_full_name(&both);
            let sure = split.certainty != Certainty::Unknown;
            let only_last = !last.is_empty() && split.first.is_empty();
            if !only_last && (sure || last.is_empty()) {
                (first, last) = (split.first, split.last);
            }
        } else if last.is_empty() {
            last = both;
        }
        let person = &mut self.draft.person;
        if is_organisation || !organisation.is_empty() {
            person.kind = Kind::Organisation;
            person.last_name = if organisation.is_empty() { last } else { organisation };
            return;
        }
        person.first_name = values::proper_case(&first);
        person.last_name = values::proper_case(&last);
        let title = self.text(Target::Title);
        self.draft.person.title = cells::standard_title(&title);
    }

    fn contacts(&mut self) {
        let payer =
            format!("{} {}", self.text(Target::PayerLastName), self.text(Target::PayerFirstName));
        let own = crate::people::match_name(&self.draft.person);
        let payer_cells = self.cells(Target::PayerEmail).filter(|_| values::fold(&payer) == own);
        let mut emails: Vec<_> = self.cells(Target::Email).chain(payer_cells).collect();
        if self.reader.mapping.origin == Origin::NationBuilder {
            // There `email` is the one in use, wherever it stands; the numbered ones are all.
            emails.sort_by_key(|(header, _)| values::fold(header) != "email");
        }
        for (header, cell) in emails {
            let found = values::emails_in(cell);
            let bad = self.is_bad(header);
            for email in found.valid {
                let folded = email.folded();
                let known = &mut self.draft.person.emails;
                match known.iter_mut().find(|line| line.address.to_lowercase() == folded) {
                    Some(line) => line.bad |= bad,
                    None => {
                        let address = email.as_str().to_owned();
                        known.push(EmailLine { address, bad, ..EmailLine::default() });
                    }
                }
            }
            for rejected in found.rejected {
                self.draft.tell(header, What::Email, &rejected);
            }
        }
        let postcode = self.text(Target::Postcode);
        let region = match values::Postcode::parse(&postcode) {
            Ok(postcode) => Region::of_postcode(postcode.as_str()),
            Err(_) => Region::default(),
        };
        for (header, cell) in self.cells(Target::Phone) {
            let (found, bad) = (values::phones_in(cell, region), self.is_bad(header));
            for phone in found.valid {
                let kind = match phone.kind() {
                    PhoneKind::Mobile => "mobile",
                    PhoneKind::Landline => "landline",
                    _ => "",
                };
                let number = phone.as_str().to_owned();
                let known = &mut self.draft.person.phones;
                match known.iter_mut().find(|line| line.number == number) {
                    Some(line) => line.bad |= bad,
                    None => known.push(PhoneLine { number, kind: kind.to_owned(), bad }),
                }
            }
            for rejected in found.rejected {
                self.draft.tell(header, What::Phone, &rejected);
            }
        }
    }

    /// Whether the row says that what stands in a column no longer serves.
    fn is_bad(&self, header: &str) -> bool {
        let flag = self.reader.flags.iter().find(|(column, _)| column == header);
        flag.is_some_and(|(_, flag)| values::yes_no(self.row.cell(*flag)) == Ok(true))
    }

    fn rest(&mut self) {
        let number = self.text(Target::Number);
        self.draft.person.number = Some(number).filter(|number| !number.is_empty());
        self.draft.unit = self.text(Target::Unit);
        self.draft.legacy = self.text(Target::LegacyId);
        let language = self.cells(Target::Language).next();
        self.draft.person.language = language.and_then(|(_, cell)| cells::language(cell));
        for (header, cell) in self.cells(Target::Note) {
            match cells::note(cell) {
                Ok(note) => self.draft.notes.extend(note),
                Err(what) => self.draft.tell(header, what, ""),
            }
        }
        self.tags();
        self.fields();
        self.incoming();
    }

    fn fields(&mut self) {
        for (place, column) in self.reader.mapping.columns.iter().enumerate() {
            let kind = match column.target {
                Target::Field(kind) => kind,
                Target::Status => FieldKind::Text,
                _ => continue,
            };
            let cell = self.row.cell(place);
            match cells::field(cell, kind, self.reader.order, self.reader.today) {
                Ok(Some(value)) => self.draft.fields.push((place, value)),
                Ok(None) => {}
                // The digits of an account are nobody else's business, right or wrong.
                Err(What::Iban) => self.draft.tell(&column.header, What::Iban, ""),
                Err(what) => self.draft.tell(&column.header, what, cell),
            }
        }
    }

    fn done(self) -> Reading {
        let person = &self.draft.person;
        let reachable = !person.emails.is_empty() || !person.phones.is_empty();
        let known_by_number = !self.reader.has_name && person.number.is_some();
        if person.is_nameless() && !reachable && !known_by_number {
            return Reading::Refused(self.draft.problem("", What::Nameless, ""));
        }
        Reading::Draft(Box::new(self.draft))
    }
}
