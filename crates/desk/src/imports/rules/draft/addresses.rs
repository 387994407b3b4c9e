//! Addresses: the main one, and further ones of other kinds.

use super::Filling;
use crate::imports::rules::cells;
use crate::imports::rules::known::{FURTHER, Part, further_part};
use crate::imports::rules::merge::holds_place;
use crate::imports::rules::problem::What;
use crate::imports::rules::target::{Mapping, Target};
use crate::people::AddressLine;

/// A part of a further address: its kind, the part, and the place of its column.
pub(super) type Further = (&'static str, Part, usize);

/// The parts of further addresses that a file has. A column of another name, chosen by a person,
/// holds an address as somebody wrote it; several of them are read as one.
pub(super) fn further(mapping: &Mapping) -> Vec<Further> {
    let part = |place: usize| {
        let known = further_part(&values::fold(&mapping.columns.get(place)?.header));
        let (kind, part) = known.unwrap_or(("submitted", Part::Whole));
        Some((kind, part, place))
    };
    mapping.places(Target::OtherAddress).filter_map(part).collect()
}

impl Filling<'_> {
    /// The main address, then those that say something else: a block that repeats the main one
    /// only tells of which kind it is.
    pub(super) fn addresses(&mut self) {
        let main = self.main_address();
        self.add_address(main);
        for (_, kind) in FURTHER {
            let address = self.further_address(kind);
            self.add_address(address);
        }
    }

    fn add_address(&mut self, address: AddressLine) {
        if address.line_1.is_empty() && address.postcode.is_empty() && address.city.is_empty() {
            return;
        }
        let addresses = &mut self.draft.person.addresses;
        match addresses.iter_mut().find(|known| holds_place(known, &address)) {
            Some(known) if known.kind.is_empty() => known.kind = address.kind,
            Some(_) => {}
            None => addresses.push(address),
        }
    }

    fn main_address(&mut self) -> AddressLine {
        let (mut line_1, line_2) = self.street();
        let country = self.cells(Target::Country).next().map(|(_, cell)| cells::country(cell));
        let typed = self.text(Target::Postcode);
        let header = self.cells(Target::Postcode).next().map_or("", |(header, _)| header);
        if line_1.is_empty() {
            line_1 = self.text(Target::WholeAddress);
        }
        let address = AddressLine {
            line_1,
            line_2,
            line_3: self.text(Target::Address3),
            city: self.text(Target::City),
            country: country.unwrap_or_default(),
            ..AddressLine::default()
        };
        self.placed(address, header, typed)
    }

    fn further_address(&mut self, kind: &'static str) -> AddressLine {
        let (mut whole, mut postcode) = (String::new(), (String::new(), ""));
        let mut address = AddressLine { kind: kind.to_owned(), ..AddressLine::default() };
        for (of, part, place) in &self.reader.further {
            let cell = self.row.cell(*place);
            if *of != kind || cell.trim().is_empty() {
                continue;
            }
            let header = self.reader.mapping.columns.get(*place).map_or("", |it| &it.header);
            let text = match cells::text(cell) {
                Ok(text) => text.unwrap_or_default(),
                Err(what) => {
                    self.draft.tell(header, what, "");
                    continue;
                }
            };
            match part {
                Part::Line(1) => address.line_1 = text,
                Part::Line(2) => address.line_2 = text,
                Part::Line(_) => address.line_3 = text,
                Part::Postcode => postcode = (text, header),
                Part::City => address.city = text,
                Part::Country => address.country = cells::country(cell),
                Part::Whole if whole.is_empty() => whole = text,
                Part::Whole => whole = format!("{whole}, {text}"),
            }
        }
        let blank = address.city.is_empty() && postcode.0.is_empty();
        if blank && address.line_1.is_empty() && address.line_2.is_empty() {
            address.line_1 = whole;
        }
        self.placed(address, postcode.1, postcode.0)
    }

    /// The address with its postcode, told when it is none, and its commune.
    fn placed(&mut self, address: AddressLine, header: &str, typed: String) -> AddressLine {
        let country = &address.country;
        let postcode = match values::Postcode::parse(&typed) {
            Ok(code) => code.as_str().to_owned(),
            Err(_) if typed.is_empty() || !country.is_empty() => typed,
            Err(_) => {
                self.draft.tell(header, What::Postcode, &typed);
                typed
            }
        };
        let is_known = !postcode.is_empty() || !address.city.is_empty();
        let commune = match country.is_empty() && is_known {
            true => {
                let code = Some(postcode.as_str()).filter(|code| !code.is_empty());
                territory::match_commune(&address.city, code).map(|it| it.insee.to_owned())
            }
            false => None,
        };
        AddressLine { commune, postcode, ..address }
    }

    /// The first two lines of the address; a first cell of several lines fills both.
    fn street(&mut self) -> (String, String) {
        let (line_1, line_2) = (self.text(Target::Address1), self.text(Target::Address2));
        let typed = self.cells(Target::Address1).next().map_or("", |(_, cell)| cell.trim());
        match typed.split_once('\n') {
            Some((first, second)) if line_2.is_empty() && !line_1.is_empty() => {
                let words = |line: &str| line.split_whitespace().collect::<Vec<_>>().join(" ");
                (words(first), words(second))
            }
            _ => (line_1, line_2),
        }
    }
}
