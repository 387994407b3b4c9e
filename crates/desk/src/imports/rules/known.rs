//! Programs whose exports are known by their columns.

use serde::{Deserialize, Serialize};

use crate::imports::rules::payments::COLUMNS;
use crate::imports::rules::target::{FieldKind, Target};

/// The program that wrote a file.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Origin {
    /// Nobody knows: a file that people keep.
    #[default]
    Unknown,
    /// A file of members with a column a month.
    MemberFile,
    /// HelloAsso: memberships.
    HelloAsso,
    /// Action Network: activists.
    ActionNetwork,
    /// Galette: members.
    Galette,
    /// Paheko: members.
    Paheko,
    /// CiviCRM: contacts.
    CiviCrm,
    /// Odoo: contacts.
    Odoo,
    /// NationBuilder: people.
    NationBuilder,
    /// NationBuilder: financial transactions.
    NationBuilderPayments,
}

/// A part of an address.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Part {
    /// A line, from 1.
    Line(u8),
    /// The postcode.
    Postcode,
    /// The town.
    City,
    /// The country.
    Country,
    /// All in one cell, as somebody typed it.
    Whole,
}

/// Further addresses of a NationBuilder file: how their columns begin, and their kind with us.
pub const FURTHER: [(&str, &str); 6] = [
    ("address ", "home"),
    ("mailing ", "mailing"),
    ("work ", "work"),
    ("billing ", "billing"),
    ("registered ", "registered"),
    ("user submitted ", "submitted"),
];

/// The kind of a further address, and its part, that a column of a folded name holds.
#[must_use]
pub fn further_part(folded: &str) -> Option<(&'static str, Part)> {
    FURTHER.into_iter().find_map(|(begins, kind)| {
        let part = match folded.strip_prefix(begins)? {
            "address1" => Part::Line(1),
            "address2" => Part::Line(2),
            "address3" => Part::Line(3),
            "zip" => Part::Postcode,
            "city" => Part::City,
            "country code" => Part::Country,
            "submitted address" => Part::Whole,
            _ => return None,
        };
        Some((kind, part))
    })
}

type Table = &'static [(&'static str, Target)];

impl Origin {
    /// The text key of its name.
    #[must_use]
    pub const fn key(self) -> &'static str {
        match self {
            Self::Unknown => "imports-origin-unknown",
            Self::MemberFile => "imports-origin-member-file",
            Self::HelloAsso => "imports-origin-hello-asso",
            Self::ActionNetwork => "imports-origin-action-network",
            Self::Galette => "imports-origin-galette",
            Self::Paheko => "imports-origin-paheko",
            Self::CiviCrm => "imports-origin-civi-crm",
            Self::Odoo => "imports-origin-odoo",
            Self::NationBuilder => "imports-origin-nation-builder",
            Self::NationBuilderPayments => "imports-origin-nation-builder-payments",
        }
    }

    /// The short name in identifiers of that program's records.
    #[must_use]
    pub const fn short(self) -> &'static str {
        match self {
            Self::Unknown | Self::MemberFile => "file",
            Self::HelloAsso => "helloasso",
            Self::ActionNetwork => "actionnetwork",
            Self::Galette => "galette",
            Self::Paheko => "paheko",
            Self::CiviCrm => "civicrm",
            Self::Odoo => "odoo",
            Self::NationBuilder | Self::NationBuilderPayments => "nationbuilder",
        }
    }

    /// Tells the program by the folded names of the columns.
    #[must_use]
    pub fn of(folded: &[String]) -> Self {
        const MARKS: [(Origin, &[&str]); 12] = [
            (
                Origin::NationBuilderPayments,
                &["nationbuilder id", "signup nationbuilder id", "amount in cents"],
            ),
            (Origin::HelloAsso, &["reference commande", "nom adherent", "email payeur"]),
            (Origin::ActionNetwork, &["uuid", "email", "can2 user tags"]),
            (Origin::Galette, &["id de l adherent", "statut", "gsm", "courriel"]),
            (Origin::Paheko, &["numero de membre", "nom prenom", "categorie"]),
            (Origin::NationBuilder, &["nationbuilder id", "tag list"]),
            // Their exports name columns in the language of whoever exports.
            (Origin::CiviCrm, &["contact type", "do not email"]),
            (Origin::CiviCrm, &["contact type", "display name"]),
            (Origin::CiviCrm, &["type de contact", "nom affiche"]),
            (Origin::Odoo, &["is a company", "name"]),
            (Origin::Odoo, &["est une societe", "nom"]),
            (Origin::MemberFile, &["janv", "fevr", "mars", "dec"]),
        ];
        let has = |mark: &&str| folded.iter().any(|name| name == *mark);
        let found = MARKS.into_iter().find(|(_, marks)| marks.iter().all(has));
        found.map_or(Self::Unknown, |(origin, _)| origin)
    }

    /// What this program's column of a folded name becomes; `None` when only the name tells.
    #[must_use]
    pub fn target(self, folded: &str) -> Option<Target> {
        let table: Table = match self {
            Self::Unknown | Self::MemberFile => return None,
            Self::HelloAsso => &HELLO_ASSO,
            Self::ActionNetwork => &ACTION_NETWORK,
            Self::Galette => &GALETTE,
            Self::Paheko => &PAHEKO,
            Self::CiviCrm => &CIVI_CRM,
            Self::Odoo => &ODOO,
            Self::NationBuilder => &NATION_BUILDER,
            Self::NationBuilderPayments => {
                let is_read = COLUMNS.contains(&folded);
                return Some(if is_read { Target::Payment } else { Target::Ignored });
            }
        };
        let known = table.iter().find(|(name, _)| *name == folded).map(|(_, target)| *target);
        match self {
            // Of some 230 columns we read those that we know; the rest never enters.
            Self::NationBuilder => {
                let further = further_part(folded).map(|_| Target::OtherAddress);
                Some(known.or(further).unwrap_or(Target::Ignored))
            }
            _ => known,
        }
    }

    /// Whether its files tell a past that is kept under its identifiers.
    #[must_use]
    pub const fn keeps_past(self) -> bool {
        matches!(self, Self::NationBuilder)
    }

    /// Whether everybody in such a file is or was a member.
    #[must_use]
    pub const fn holds_members(self) -> bool {
        matches!(self, Self::MemberFile)
    }
}

const TEXT: Target = Target::Field(FieldKind::Text);
const MONEY: Target = Target::Field(FieldKind::Money);

const HELLO_ASSO: [(&str, Target); 22] = [
    ("reference commande", Target::Ignored),
    ("date de la commande", Target::Joined),
    ("statut de la commande", Target::Status),
    ("nom adherent", Target::LastName),
    ("prenom adherent", Target::FirstName),
    ("carte d adherent", Target::Ignored),
    ("nom payeur", Target::PayerLastName),
    ("prenom payeur", Target::PayerFirstName),
    ("email payeur", Target::PayerEmail),
    ("raison sociale", Target::OrganisationName),
    ("moyen de paiement", Target::Field(FieldKind::PaymentMode)),
    ("tarif", TEXT),
    ("montant tarif", MONEY),
    ("code promo", Target::Ignored),
    ("montant code promo", Target::Ignored),
    ("date de naissance", Target::BirthDay),
    ("adresse", Target::Address1),
    ("code postal", Target::Postcode),
    ("ville", Target::City),
    ("numero de telephone", Target::Phone),
    ("don supplementaire", Target::Ignored),
    ("montant don supplementaire", MONEY),
];

const ACTION_NETWORK: [(&str, Target); 17] = [
    ("uuid", Target::LegacyId),
    ("first name", Target::FirstName),
    ("last name", Target::LastName),
    ("email", Target::Email),
    ("zip code", Target::Postcode),
    ("can2 phone", Target::Phone),
    ("can2 user address", Target::Address1),
    ("can2 user city", Target::City),
    ("can2 user state", Target::Ignored),
    ("can2 state abbreviated", Target::Ignored),
    ("can2 county", Target::Ignored),
    ("can2 user tags", Target::Tags),
    // Subscribed, says the file; nothing proves with which words. It is no consent.
    ("can2 subscription status", Target::EmailStatus),
    ("can2 subscription date", TEXT),
    ("can2 sms status", Target::MobileStatus),
    ("can2 lifetime value", MONEY),
    ("langue", Target::Language),
];

const GALETTE: [(&str, Target); 33] = [
    ("id de l adherent", Target::LegacyId),
    ("statut", Target::Status),
    ("nom", Target::LastName),
    ("prenom", Target::FirstName),
    ("personne morale", Target::OrganisationName),
    ("pseudo", TEXT),
    ("titre", Target::Title),
    ("date de naissance", Target::BirthDay),
    ("genre", Target::Ignored),
    ("adresse", Target::Address1),
    ("code postal", Target::Postcode),
    ("ville", Target::City),
    ("region", Target::Ignored),
    ("pays", Target::Country),
    ("telephone", Target::Phone),
    ("gsm", Target::Phone),
    ("courriel", Target::Email),
    ("autres informations admin", Target::Note),
    ("autres informations", Target::Note),
    ("profession", TEXT),
    ("identifiant", Target::Ignored),
    ("date de creation", Target::Joined),
    ("date de modification", Target::Ignored),
    ("compte", Target::Ignored),
    ("administrateur galette", Target::Ignored),
    ("exempt de cotisation", Target::Field(FieldKind::YesNo)),
    ("apparaitre sur les pages publiques", Target::Ignored),
    ("date d echeance", Target::Field(FieldKind::Day)),
    ("langue", Target::Language),
    ("lieu de naissance", Target::Ignored),
    ("id gnupg gpg", Target::Ignored),
    ("parent", Target::Ignored),
    ("numero adherent", Target::Number),
];

const PAHEKO: [(&str, Target); 12] = [
    ("numero de membre", Target::LegacyId),
    ("nom prenom", Target::FullName),
    ("adresse e mail", Target::Email),
    ("adresse postale", Target::Address1),
    ("code postal", Target::Postcode),
    ("ville", Target::City),
    ("numero de telephone", Target::Phone),
    // A box ticked one day; nothing proves with which words. It is no consent.
    ("inscription a la lettre d information", Target::EmailOptIn),
    ("date d inscription", Target::Joined),
    ("rattache a", Target::Ignored),
    ("membres rattaches", Target::Ignored),
    ("categorie", Target::Status),
];

/// CiviCRM exports the titles of the fields that its user chose; these are the primary ones.
const CIVI_CRM: [(&str, Target); 63] = [
    ("contact id", Target::LegacyId),
    ("internal contact id", Target::LegacyId),
    ("id interne du contact", Target::LegacyId),
    ("contact type", Target::IsOrganisation),
    ("type de contact", Target::IsOrganisation),
    ("contact subtype", TEXT),
    ("do not email", Target::NoEmails),
    ("do not phone", Target::NoCalls),
    ("do not mail", Target::Field(FieldKind::YesNo)),
    ("do not sms", Target::NoTexts),
    ("do not trade", Target::Ignored),
    ("no bulk emails user opt out", Target::NoEmails),
    ("legal identifier", Target::Ignored),
    ("external identifier", TEXT),
    ("sort name", Target::Ignored),
    ("display name", Target::FullName),
    ("nom affiche", Target::FullName),
    ("nickname", TEXT),
    ("legal name", Target::Ignored),
    ("image url", Target::Ignored),
    ("preferred communication method", Target::Ignored),
    ("preferred language", Target::Language),
    ("contact hash", Target::Ignored),
    ("contact source", TEXT),
    ("first name", Target::FirstName),
    ("middle name", Target::Ignored),
    ("last name", Target::LastName),
    ("individual prefix", Target::Title),
    ("individual suffix", Target::Ignored),
    ("formal title", Target::Ignored),
    ("communication style", Target::Ignored),
    ("email greeting", Target::Ignored),
    ("postal greeting", Target::Ignored),
    ("addressee", Target::Ignored),
    ("job title", TEXT),
    ("gender", Target::Ignored),
    ("birth date", Target::BirthDay),
    ("deceased", Target::Died),
    ("is deceased", Target::Died),
    ("deceased date", Target::Died),
    ("household name", Target::Ignored),
    ("organization name", Target::OrganisationName),
    ("current employer", TEXT),
    ("location type", Target::Ignored),
    ("street address", Target::Address1),
    ("supplemental address 1", Target::Address2),
    ("supplemental address 2", Target::Address3),
    ("city", Target::City),
    ("postal code", Target::Postcode),
    ("postal code suffix", Target::Ignored),
    ("county", Target::Ignored),
    ("state", Target::Ignored),
    ("country", Target::Country),
    ("phone", Target::Phone),
    ("phone extension", Target::Ignored),
    ("phone type", Target::Ignored),
    ("email", Target::Email),
    ("on hold", Target::Ignored),
    ("use for bulk mail", Target::Ignored),
    ("group s", Target::Tags),
    ("tag s", Target::Tags),
    ("note s", Target::Note),
    ("website", TEXT),
];

/// Odoo exports contacts under the labels of the fields, in English or French.
const ODOO: [(&str, Target); 41] = [
    ("external id", Target::LegacyId),
    ("id externe", Target::LegacyId),
    ("id", Target::LegacyId),
    ("name", Target::FullName),
    ("nom", Target::FullName),
    ("display name", Target::Ignored),
    ("nom complet", Target::Ignored),
    ("is a company", Target::IsOrganisation),
    ("est une societe", Target::IsOrganisation),
    ("related company", TEXT),
    ("societe liee", TEXT),
    ("company name", TEXT),
    ("nom de la societe", TEXT),
    ("title", Target::Title),
    ("titre", Target::Title),
    ("job position", TEXT),
    ("poste occupe", TEXT),
    ("street", Target::Address1),
    ("rue", Target::Address1),
    ("street2", Target::Address2),
    ("rue 2", Target::Address2),
    ("rue2", Target::Address2),
    ("zip", Target::Postcode),
    ("code postal", Target::Postcode),
    ("city", Target::City),
    ("ville", Target::City),
    ("state", Target::Ignored),
    ("etat", Target::Ignored),
    ("country", Target::Country),
    ("pays", Target::Country),
    ("phone", Target::Phone),
    ("telephone", Target::Phone),
    ("mobile", Target::Phone),
    ("email", Target::Email),
    ("language", Target::Language),
    ("langue", Target::Language),
    ("tags", Target::Tags),
    ("etiquettes", Target::Tags),
    ("blacklist", Target::NoEmails),
    ("notes", Target::Note),
    ("reference", TEXT),
];

const NATION_BUILDER: [(&str, Target); 53] = [
    ("nationbuilder id", Target::LegacyId),
    ("prefix", Target::Title),
    ("first name", Target::FirstName),
    ("last name", Target::LastName),
    ("signup type", Target::IsOrganisation),
    ("is deceased", Target::Died),
    ("born at", Target::BirthDay),
    ("birthdate", Target::BirthDay),
    ("email", Target::Email),
    ("email1", Target::Email),
    ("email2", Target::Email),
    ("email3", Target::Email),
    ("email4", Target::Email),
    ("phone number", Target::Phone),
    ("work phone number", Target::Phone),
    ("mobile number", Target::Phone),
    ("phone", Target::Phone),
    ("work phone", Target::Phone),
    ("mobile", Target::Phone),
    ("note", Target::Note),
    ("tag list", Target::Tags),
    ("language", Target::Language),
    ("occupation", TEXT),
    ("employer", TEXT),
    ("primary address1", Target::Address1),
    ("primary address2", Target::Address2),
    ("primary address3", Target::Address3),
    ("primary zip", Target::Postcode),
    ("primary city", Target::City),
    ("primary country code", Target::Country),
    ("primary submitted address", Target::WholeAddress),
    ("section", Target::Unit),
    ("numero carte", Target::Number),
    ("external id", TEXT),
    ("civicrm id", TEXT),
    ("website", TEXT),
    ("email opt in", Target::EmailOptIn),
    ("unsubscribed at", Target::Unsubscribed),
    ("mobile opt in", Target::MobileOptIn),
    ("do not contact", Target::NoContact),
    ("do not call", Target::NoCalls),
    ("membership names", Target::MembershipNames),
    // One membership alone, as older exports have it.
    ("membership level name", Target::MembershipNames),
    ("membership started at", Target::MembershipStarts),
    ("membership expires at", Target::MembershipEnds),
    ("membership expires on", Target::MembershipEnds),
    ("memberships started at", Target::MembershipStarts),
    ("memberships expires on", Target::MembershipEnds),
    ("memberships suspended at", Target::MembershipSuspensions),
    ("recruiter id", Target::Recruiter),
    ("recruiter name or email", Target::RecruiterNamed),
    ("parent id", Target::Parent),
    ("point person name or email", Target::PointPerson),
];
