//! E-mail addresses: RFC 5321 as mail providers practise it, without quoted local parts.
use crate::cell::{CELL_MAX_BYTES, is_blank, says_none, trimmed};
use std::fmt;

/// Longest address, in bytes (RFC 5321, 4.5.3.1.3, without the angle brackets).
pub const EMAIL_MAX_BYTES: usize = 254;
/// Longest part before the `@`, in bytes (RFC 5321, 4.5.3.1.1).
pub const LOCAL_PART_MAX_BYTES: usize = 64;
/// Longest label of a domain, in bytes (RFC 1035, 2.3.4).
const LABEL_MAX_BYTES: usize = 63;
/// Most addresses read from one cell; what follows is rejected.
pub const EMAILS_PER_CELL_MAX: usize = 8;

/// One deliverable address: ASCII, one `@`, the domain in lower case, the local part as typed.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Email(String);

facts! {
    /// Why a text is no e-mail address.
    pub enum EmailError {
        Empty => "there is nothing",
        NoneSaid => "the text says that there is no address",
        TooLong => "the address is too long",
        HasSpaceOrComma => "the address contains a space or a comma",
        NotOneAt => "the address does not have exactly one @",
        NotAscii => "the address has an accent or another sign that mail does not carry",
        BadLocalPart => "the part before the @ is empty or has a sign or a dot out of place",
        BadDomain => "the part after the @ is not a domain",
        NoTopLevelDomain => "the domain does not end in letters, like .fr or .org",
    }
}

text_value!(Email, EmailError);

impl Email {
    /// Reads one address, with or without `mailto:` or angle brackets around it.
    ///
    /// # Errors
    /// The first fact that makes the text unusable as an address.
    pub fn parse(text: &str) -> Result<Self, EmailError> {
        let text = bare(text);
        if text.is_empty() {
            return Err(EmailError::Empty);
        }
        if !text.contains('@') && says_none(text) {
            return Err(EmailError::NoneSaid);
        }
        if text.len() > EMAIL_MAX_BYTES {
            return Err(EmailError::TooLong);
        }
        if text.contains(|sign| is_blank(sign) || matches!(sign, ',' | ';')) {
            return Err(EmailError::HasSpaceOrComma);
        }
        let (local, domain) = text.split_once('@').ok_or(EmailError::NotOneAt)?;
        if domain.contains('@') {
            return Err(EmailError::NotOneAt);
        }
        if !text.is_ascii() {
            return Err(EmailError::NotAscii);
        }
        check_local_part(local)?;
        let domain = domain.to_ascii_lowercase();
        check_domain(&domain)?;
        Ok(Self(format!("{local}@{domain}")))
    }

    /// The address as it is written to: domain in lower case, local part as typed.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// The key for matching: all in lower case, since no provider tells case apart.
    #[must_use]
    pub fn folded(&self) -> String {
        self.0.to_ascii_lowercase()
    }

    /// The part after the `@`, in lower case.
    #[must_use]
    pub fn domain(&self) -> &str {
        self.0.split_once('@').map_or("", |(_, domain)| domain)
    }
}

impl fmt::Display for Email {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(&self.0)
    }
}

/// What a cell for e-mail addresses holds.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct EmailsFound {
    /// The addresses, in the order of the cell, each once without regard to case.
    pub valid: Vec<Email>,
    /// The pieces that are no address, as typed, for the report.
    pub rejected: Vec<String>,
    /// The cell states that there is no address (« néant », « pas de mail », a dash).
    pub none_said: bool,
}

/// Reads a cell that may hold several addresses, separated by `/ ; | , &`, lines, « ou », « et »
/// or spaces.
///
/// A comma or a space separates only when each side has its `@`: `jean dupont@example.org` is one
/// mistake to report, not an address to guess.
#[must_use]
pub fn emails_in(cell: &str) -> EmailsFound {
    let mut found = EmailsFound::default();
    let cell = trimmed(cell);
    if says_none(cell) {
        found.none_said = true;
        return found;
    }
    if cell.len() > CELL_MAX_BYTES {
        found.rejected.push(cell.chars().take(EMAIL_MAX_BYTES).collect());
        return found;
    }
    for part in cell.split(['/', ';', '|', '&', '\n', '\r']) {
        let words: Vec<&str> = part
            .split(|sign| is_blank(sign) || sign == ',')
            .filter(|word| !word.is_empty() && !is_conjunction(word))
            .collect();
        if says_none(part) || words.is_empty() {
            continue;
        }
        if words.iter().all(|word| word.contains('@')) {
            words.into_iter().for_each(|word| found.take(word));
        } else if let Some(address) = in_angle_brackets(part) {
            found.take(address);
        } else {
            found.take(part);
        }
    }
    found
}

impl EmailsFound {
    /// Sorts one piece among the valid or the rejected ones.
    fn take(&mut self, piece: &str) {
        match Email::parse(piece) {
            Ok(email) if self.valid.iter().any(|known| known.folded() == email.folded()) => {}
            Ok(email) if self.valid.len() < EMAILS_PER_CELL_MAX => self.valid.push(email),
            Ok(_) | Err(_) => self.rejected.push(trimmed(piece).to_owned()),
        }
    }
}

/// The text without `mailto:`, brackets, and the full stop or quotes copied from a sentence.
fn bare(text: &str) -> &str {
    let text = trimmed(text);
    let text = match text.split_at_checked("mailto:".len()) {
        Some((scheme, rest)) if scheme.eq_ignore_ascii_case("mailto:") => rest,
        _ => text,
    };
    match text.strip_prefix('<').and_then(|rest| rest.strip_suffix('>')) {
        Some(inner) => trimmed(inner),
        None => text,
    }
}

/// The address of `Name <address>`, if there is one.
fn in_angle_brackets(part: &str) -> Option<&str> {
    let (_, rest) = part.split_once('<')?;
    let (address, _) = rest.split_once('>')?;
    address.contains('@').then_some(address)
}

fn is_conjunction(word: &str) -> bool {
    ["ou", "et", "or", "and", "puis"].iter().any(|known| word.eq_ignore_ascii_case(known))
}

fn check_local_part(local: &str) -> Result<(), EmailError> {
    if local.len() > LOCAL_PART_MAX_BYTES {
        return Err(EmailError::TooLong);
    }
    let dots_in_place = local.split('.').all(|atom| !atom.is_empty());
    let signs_allowed = local
        .bytes()
        .all(|byte| byte.is_ascii_alphanumeric() || b".!#$%&'*+-/=?^_`{|}~".contains(&byte));
    if dots_in_place && signs_allowed { Ok(()) } else { Err(EmailError::BadLocalPart) }
}

fn check_domain(domain: &str) -> Result<(), EmailError> {
    let Some((_, top)) = domain.rsplit_once('.') else {
        return Err(EmailError::NoTopLevelDomain);
    };
    let label_is_right = |label: &str| {
        !label.is_empty()
            && label.len() <= LABEL_MAX_BYTES
            && !label.starts_with('-')
            && !label.ends_with('-')
            && label.bytes().all(|byte| byte.is_ascii_alphanumeric() || byte == b'-')
    };
    if !domain.split('.').all(label_is_right) {
        return Err(EmailError::BadDomain);
    }
    let letters = top.len() >= 2 && top.bytes().all(|byte| byte.is_ascii_alphabetic());
    if letters || top.starts_with("xn--") { Ok(()) } else { Err(EmailError::NoTopLevelDomain) }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn found(cell: &str) -> (Vec<String>, Vec<String>, bool) {
        let found = emails_in(cell);
        let valid = found.valid.iter().map(Email::to_string).collect();
        (valid, found.rejected, found.none_said)
    }

    #[test]
    fn the_domain_is_lowered_and_matching_ignores_case() {
        let email = Email::parse(" ROSSI.Bernard@EXAMPLE.COM ").unwrap();
        assert_eq!(email.as_str(), "ROSSI.Bernard@example.com");
        assert_eq!(email.folded(), "rossi.bernard@example.com");
        assert_eq!(email.domain(), "example.com");
        assert_eq!(Email::parse("<MAILTO:a@b.fr>"), Err(EmailError::BadLocalPart));
        assert_eq!(Email::parse("mailto:<a@b.fr>").unwrap().as_str(), "a@b.fr");
    }

    #[test]
    fn each_refusal_has_its_name() {
        for (text, fact) in [
            ("", EmailError::Empty),
            ("néant", EmailError::NoneSaid),
            ("jean dupont@example.org", EmailError::HasSpaceOrComma),
            ("jean,dupont@example.org", EmailError::HasSpaceOrComma),
            ("jean.dupont", EmailError::NotOneAt),
            ("jean@@example.org", EmailError::NotOneAt),
            ("rené@example.org", EmailError::NotAscii),
            (".jean@example.org", EmailError::BadLocalPart),
            ("@example.org", EmailError::BadLocalPart),
            ("jean@example..org", EmailError::BadDomain),
            ("jean@-example.org", EmailError::BadDomain),
            ("point-de-contact@nulle-part", EmailError::NoTopLevelDomain),
            ("jean@example.o", EmailError::NoTopLevelDomain),
            ("jean@192.168.0.1", EmailError::NoTopLevelDomain),
        ] {
            assert_eq!(Email::parse(text), Err(fact), "{text}");
        }
        let long = format!("{}@example.org", "a".repeat(65));
        assert_eq!(Email::parse(&long), Err(EmailError::TooLong));
    }

    #[test]
    fn a_cell_may_hold_two_addresses() {
        let both = (vec!["a@x.fr".to_owned(), "b@y.fr".to_owned()], vec![], false);
        for cell in [
            "a@x.fr / b@y.fr",
            "a@x.fr;b@y.fr",
            "a@x.fr, b@y.fr",
            "a@x.fr ou b@y.fr",
            "a@x.fr b@y.fr",
            "a@x.fr\nb@y.fr",
            "A <a@x.fr>; b@y.fr",
            "a@x.fr / b@y.fr / A@X.FR",
        ] {
            let (mut valid, rejected, none_said) = found(cell);
            valid.iter_mut().for_each(|email| email.make_ascii_lowercase());
            assert_eq!((valid, rejected, none_said), both, "{cell}");
        }
    }

    #[test]
    fn a_broken_address_is_rejected_whole() {
        assert_eq!(found("jean dupont@x.fr"), (vec![], vec!["jean dupont@x.fr".to_owned()], false));
        assert_eq!(
            found("a@x.fr / voir sa fille"),
            (vec!["a@x.fr".to_owned()], vec!["voir sa fille".to_owned()], false)
        );
        assert_eq!(found("a@x.fr / néant"), (vec!["a@x.fr".to_owned()], vec![], false));
        assert_eq!(found("pas de mail"), (vec![], vec![], true));
        assert_eq!(found(""), (vec![], vec![], false));
    }

    #[test]
    fn it_travels_as_text_and_is_checked_again() {
        let email = Email::parse("a@example.org").unwrap();
        let json = serde_json::to_string(&email).unwrap();
        assert_eq!(serde_json::from_str::<Email>(&json).unwrap(), email);
        assert!(serde_json::from_str::<Email>("\"a@b\"").is_err());
    }
}
