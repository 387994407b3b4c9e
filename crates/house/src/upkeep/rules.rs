//! Pure decisions: the demonstration's roles, and the links inside a mail's text.

use serde::Serialize;

/// A role that the demonstration lets one try.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum DemoRole {
    /// Keeps a section's people.
    Secretary,
    /// Keeps a section's money.
    Treasurer,
    /// Looks after a federation.
    Federation,
    /// Sees the whole organisation.
    National,
    /// Has no mandate.
    Member,
    /// Looks after the machine and the settings.
    Administrator,
}

impl DemoRole {
    /// Every role, in the order in which the page lists them.
    pub const ALL: [Self; 6] = [
        Self::Secretary,
        Self::Treasurer,
        Self::Federation,
        Self::National,
        Self::Member,
        Self::Administrator,
    ];

    /// Its name in forms.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Secretary => "secretary",
            Self::Treasurer => "treasurer",
            Self::Federation => "federation",
            Self::National => "national",
            Self::Member => "member",
            Self::Administrator => "administrator",
        }
    }

    /// Reads a name; `None` when it is none of these.
    #[must_use]
    pub fn parse(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|role| role.name() == name)
    }

    /// The mandate's role and the kind of unit in which it is looked for first; `None` for
    /// those who have no mandate.
    #[must_use]
    pub const fn mandate(self) -> Option<(&'static str, &'static str)> {
        match self {
            Self::Secretary => Some(("secretary", "section")),
            Self::Treasurer => Some(("treasurer", "section")),
            Self::Federation => Some(("federation-officer", "federation")),
            Self::National => Some(("national-officer", "national")),
            Self::Member => None,
            Self::Administrator => Some(("administrator", "national")),
        }
    }

    /// Where one arrives after signing in.
    #[must_use]
    pub const fn home(self) -> &'static str {
        match self {
            Self::Member => "/me",
            _ => "/office",
        }
    }
}

/// A part of a mail's text: words, or a link to a page of this site.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Piece {
    /// What is read.
    pub text: String,
    /// The path on this site; empty for words.
    pub href: String,
}

/// The parts of a text in which addresses that begin with `base` are links.
#[must_use]
pub fn pieces(text: &str, base: &str) -> Vec<Piece> {
    let mut pieces = Vec::new();
    let mut rest = text;
    while let Some((words, after)) = rest.split_once(base).filter(|_| !base.is_empty()) {
        let end = after.find(|sign: char| sign.is_whitespace() || "<>\"»)".contains(sign));
        let address = after.get(..end.unwrap_or(after.len())).unwrap_or_default();
        let path = address.trim_end_matches(['.', ',', ';', '!', '?', ':']);
        let is_path = path.is_empty() || path.starts_with('/');
        let (path, after) = match is_path {
            true => (path, after.get(path.len()..).unwrap_or_default()),
            false => ("", after),
        };
        push(&mut pieces, words, "");
        let href = if path.is_empty() { "/" } else { path };
        push(&mut pieces, &format!("{base}{path}"), if is_path { href } else { "" });
        rest = after;
    }
    push(&mut pieces, rest, "");
    pieces
}

fn push(pieces: &mut Vec<Piece>, text: &str, href: &str) {
    if !text.is_empty() {
        pieces.push(Piece { text: text.to_owned(), href: href.to_owned() });
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn links(text: &str) -> Vec<String> {
        let pieces = pieces(text, "http://a.example");
        let together: String = pieces.iter().map(|piece| piece.text.as_str()).collect();
        assert_eq!(together, text);
        pieces.into_iter().map(|piece| piece.href).filter(|href| !href.is_empty()).collect()
    }

    #[test]
    fn only_addresses_of_this_site_are_links() {
        assert_eq!(links("Suivez http://a.example/b?c=1. Merci"), ["/b?c=1"]);
        assert_eq!(links("http://a.example"), ["/"]);
        assert_eq!(links("http://a.example.evil/b et https://b.example/c"), Vec::<String>::new());
        assert_eq!(links("<http://a.example/b>, http://a.example/c"), ["/b", "/c"]);
    }

    #[test]
    fn roles_are_known_by_name() {
        for role in DemoRole::ALL {
            assert_eq!(DemoRole::parse(role.name()), Some(role));
        }
        assert_eq!(DemoRole::parse("king"), None);
    }
}
