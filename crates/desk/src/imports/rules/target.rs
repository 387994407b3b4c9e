//! What a column of a file may become.

use serde::{Deserialize, Serialize};

use crate::features;
use crate::imports::rules::known::Origin;
use crate::people;

/// What a column becomes in a record.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Target {
    /// First name.
    FirstName,
    /// Last name; or both names in one cell when the first name's is empty.
    LastName,
    /// First and last name in one cell.
    FullName,
    /// Form of address.
    Title,
    /// Name of an organisation: the row is then one.
    OrganisationName,
    /// Says whether the row is an organisation.
    IsOrganisation,
    /// Member or card number.
    Number,
    /// Identifier in the program that the file comes from.
    LegacyId,
    /// E-mail addresses.
    Email,
    /// E-mail address of whoever paid, who may be somebody else.
    PayerEmail,
    /// Last name of whoever paid.
    PayerLastName,
    /// First name of whoever paid.
    PayerFirstName,
    /// Telephones of any kind.
    Phone,
    /// First line of the address.
    Address1,
    /// Second line of the address.
    Address2,
    /// Third line of the address.
    Address3,
    /// A whole address in one cell, used when the first line is empty.
    WholeAddress,
    /// Postcode.
    Postcode,
    /// Town.
    City,
    /// Country.
    Country,
    /// Part of a further address; the name of the column says which part of which.
    OtherAddress,
    /// Birth day.
    BirthDay,
    /// Day of death, or whether the person died.
    Died,
    /// Unit by its name.
    Unit,
    /// Day of joining.
    Joined,
    /// Day of leaving.
    Left,
    /// Words that say whether somebody is a member.
    Status,
    /// A note.
    Note,
    /// Tags, separated by commas or semicolons.
    Tags,
    /// Preferred language.
    Language,
    /// Whether a box for e-mails was ticked in an earlier program.
    EmailOptIn,
    /// Words that say whether somebody gets the e-mails of an earlier program.
    EmailStatus,
    /// When somebody refused the e-mails of an earlier program.
    Unsubscribed,
    /// Whether a box for text messages was ticked in an earlier program.
    MobileOptIn,
    /// Words that say whether somebody gets the text messages of an earlier program.
    MobileStatus,
    /// Whether somebody refused every contact.
    NoContact,
    /// Whether somebody refused calls.
    NoCalls,
    /// Whether somebody refused e-mails.
    NoEmails,
    /// Whether somebody refused text messages.
    NoTexts,
    /// Names of memberships, a list with commas.
    MembershipNames,
    /// Their first days, a list beside.
    MembershipStarts,
    /// Their last days, a list beside.
    MembershipEnds,
    /// Their suspensions, a list beside.
    MembershipSuspensions,
    /// Identifier of who brought somebody.
    Recruiter,
    /// Name or address of who brought somebody, where no identifier tells.
    RecruiterNamed,
    /// Identifier of who stands above.
    Parent,
    /// Name or address of who looked after somebody.
    PointPerson,
    /// A field of the organisation, named as the column.
    Field(FieldKind),
    /// Read as part of a payment.
    Payment,
    /// Understood by a feature, under its name of it.
    Incoming(&'static str),
    /// Nothing.
    Ignored,
    /// Refused: it says what nobody may keep, or profiles people.
    Refused,
}

/// How the cells of a custom field are read.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum FieldKind {
    /// Text as typed.
    Text,
    /// Yes or no.
    YesNo,
    /// An amount of money, kept in cents.
    Money,
    /// A day, ISO text.
    Day,
    /// A month of dues: settled, exempt, or an amount.
    Month,
    /// How somebody pays.
    PaymentMode,
    /// A bank account with right check digits.
    Iban,
}

impl FieldKind {
    /// The kind under which the people's file keeps such a field.
    #[must_use]
    pub const fn kept_as(self) -> people::FieldKind {
        match self {
            Self::YesNo => people::FieldKind::YesNo,
            Self::Money => people::FieldKind::Amount,
            Self::Day => people::FieldKind::Day,
            Self::Iban => people::FieldKind::Iban,
            Self::Text | Self::Month | Self::PaymentMode => people::FieldKind::Text,
        }
    }
}

/// Every target with the name under which templates and forms know it.
const NAMES: [(Target, &str); 58] = [
    (Target::LastName, "last-name"),
    (Target::FirstName, "first-name"),
    (Target::FullName, "full-name"),
    (Target::Title, "title"),
    (Target::OrganisationName, "organisation-name"),
    (Target::IsOrganisation, "is-organisation"),
    (Target::Number, "number"),
    (Target::LegacyId, "legacy-id"),
    (Target::Email, "email"),
    (Target::PayerEmail, "payer-email"),
    (Target::PayerLastName, "payer-last-name"),
    (Target::PayerFirstName, "payer-first-name"),
    (Target::Phone, "phone"),
    (Target::Address1, "address-1"),
    (Target::Address2, "address-2"),
    (Target::Address3, "address-3"),
    (Target::WholeAddress, "whole-address"),
    (Target::Postcode, "postcode"),
    (Target::City, "city"),
    (Target::Country, "country"),
    (Target::OtherAddress, "other-address"),
    (Target::BirthDay, "birth-day"),
    (Target::Died, "died"),
    (Target::Unit, "unit"),
    (Target::Joined, "joined"),
    (Target::Left, "left"),
    (Target::Status, "status"),
    (Target::Note, "note"),
    (Target::Tags, "tags"),
    (Target::Language, "language"),
    (Target::EmailOptIn, "email-opt-in"),
    (Target::EmailStatus, "email-status"),
    (Target::Unsubscribed, "unsubscribed"),
    (Target::MobileOptIn, "mobile-opt-in"),
    (Target::MobileStatus, "mobile-status"),
    (Target::NoContact, "no-contact"),
    (Target::NoCalls, "no-calls"),
    (Target::NoEmails, "no-emails"),
    (Target::NoTexts, "no-texts"),
    (Target::MembershipNames, "membership-names"),
    (Target::MembershipStarts, "membership-starts"),
    (Target::MembershipEnds, "membership-ends"),
    (Target::MembershipSuspensions, "membership-suspensions"),
    (Target::Recruiter, "recruiter"),
    (Target::RecruiterNamed, "recruiter-named"),
    (Target::Parent, "parent"),
    (Target::PointPerson, "point-person"),
    (Target::Field(FieldKind::Text), "field-text"),
    (Target::Field(FieldKind::YesNo), "field-yes-no"),
    (Target::Field(FieldKind::Money), "field-money"),
    (Target::Field(FieldKind::Day), "field-day"),
    (Target::Field(FieldKind::Month), "field-month"),
    (Target::Field(FieldKind::PaymentMode), "field-payment-mode"),
    (Target::Field(FieldKind::Iban), "field-iban"),
    (Target::Payment, "payment"),
    (Target::Ignored, "ignored"),
    (Target::Refused, "refused"),
    (Target::Ignored, ""),
];

impl Target {
    /// Its name in templates and forms.
    #[must_use]
    pub fn name(self) -> &'static str {
        if let Self::Incoming(name) = self {
            return name;
        }
        NAMES.iter().find(|(target, _)| *target == self).map_or("ignored", |(_, name)| name)
    }

    /// Reads a name; an unknown one is ignored, as an empty one.
    #[must_use]
    pub fn parse(name: &str) -> Self {
        let own = NAMES.iter().find(|(_, known)| *known == name).map(|(target, _)| *target);
        let incoming = || features::incoming().find(|column| column.name == name);
        own.or_else(|| incoming().map(|column| Self::Incoming(column.name)))
            .unwrap_or(Self::Ignored)
    }

    /// Text key of its name on the page of columns.
    #[must_use]
    pub fn label(self) -> String {
        let named = |name| features::incoming().find(|column| column.name == name);
        match self {
            Self::Incoming(name) => named(name).map_or_else(String::new, |it| it.label.to_owned()),
            _ => format!("imports-target-{}", self.name()),
        }
    }

    /// Whether it tells what people leave an earlier program with.
    #[must_use]
    pub const fn tells_of_leaving(self) -> bool {
        matches!(
            self,
            Self::EmailOptIn
                | Self::EmailStatus
                | Self::Unsubscribed
                | Self::MobileOptIn
                | Self::MobileStatus
                | Self::NoContact
                | Self::NoCalls
                | Self::NoEmails
                | Self::NoTexts
                | Self::MembershipNames
                | Self::MembershipStarts
                | Self::MembershipEnds
                | Self::MembershipSuspensions
                | Self::Recruiter
                | Self::RecruiterNamed
                | Self::Parent
                | Self::PointPerson
        )
    }

    /// The targets that a form offers, in its order. Refusing is not offered: it is decided.
    pub fn offered() -> impl Iterator<Item = Self> {
        let offered = |(target, name): &(Self, &str)| {
            (!matches!(target, Self::Refused | Self::Payment) && !name.is_empty())
                .then_some(*target)
        };
        let incoming = features::incoming().map(|column| Self::Incoming(column.name));
        NAMES.iter().filter_map(offered).chain(incoming)
    }
}

impl Serialize for Target {
    fn serialize<S: serde::Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
        to.serialize_str(self.name())
    }
}

impl<'de> Deserialize<'de> for Target {
    fn deserialize<D: serde::Deserializer<'de>>(from: D) -> Result<Self, D::Error> {
        Ok(Self::parse(&String::deserialize(from)?))
    }
}

/// A column and what becomes of it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Column {
    /// Its name in the file.
    pub header: String,
    /// What it becomes.
    pub target: Target,
}

/// How a file is read: what it comes from, and each column in order.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Mapping {
    /// The program that wrote the file, when its columns tell.
    pub origin: Origin,
    /// The columns in the file's order.
    pub columns: Vec<Column>,
    /// Whether a filled cell replaces a different value that is kept already.
    #[serde(default)]
    pub file_wins: bool,
    /// The time zone of moments without one, by its IANA name.
    #[serde(default = "paris")]
    pub time_zone: String,
}

/// The time zone of files that say none.
pub const PARIS: &str = "Europe/Paris";

fn paris() -> String {
    PARIS.to_owned()
}

impl Mapping {
    /// The columns that become `target`, from 0.
    pub fn places(&self, target: Target) -> impl Iterator<Item = usize> + '_ {
        let places = self.columns.iter().enumerate();
        places.filter(move |(_, column)| column.target == target).map(|(place, _)| place)
    }

    /// Whether a feature understands a column.
    #[must_use]
    pub fn has_incoming(&self) -> bool {
        self.columns.iter().any(|column| matches!(column.target, Target::Incoming(_)))
    }

    /// The names of the refused columns.
    #[must_use]
    pub fn refused(&self) -> Vec<String> {
        let refused = self.columns.iter().filter(|column| column.target == Target::Refused);
        refused.map(|column| column.header.clone()).collect()
    }

    /// The same mapping over the columns of another file, by their names: columns that the
    /// mapping does not know keep what was guessed, refused ones stay refused.
    #[must_use]
    pub fn over(&self, guessed: &Self) -> Self {
        let known = |header: &str| {
            let wanted = values::fold(header);
            self.columns.iter().find(|column| values::fold(&column.header) == wanted)
        };
        let column = |column: &Column| {
            let target = match known(&column.header) {
                Some(known) if column.target != Target::Refused => known.target,
                _ => column.target,
            };
            Column { header: column.header.clone(), target }
        };
        Self {
            origin: guessed.origin,
            columns: guessed.columns.iter().map(column).collect(),
            file_wins: self.file_wins,
            time_zone: self.time_zone.clone(),
        }
    }
}
