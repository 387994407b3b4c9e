//! Decisions about pages: who reads, what is shown when, how addresses are made, how a text is cut
//! into words and blocks.

mod body;
mod shown;

pub(super) use body::{Part, parts};
pub(super) use shown::{Fact, FactKind, Span, State, spans, state};

/// Longest title, in characters.
pub(super) const TITLE_CHARS_MAX: usize = 150;
/// Longest summary, in characters.
pub(super) const SUMMARY_CHARS_MAX: usize = 400;
/// Longest alternative text of a picture, in characters.
pub(super) const ALT_CHARS_MAX: usize = 300;
/// Longest part of an address, in characters.
const SLUG_CHARS_MAX: usize = 60;
/// What an address that is taken gets after it.
const NUMBER_CHARS: usize = 4;
/// Longest alias, in bytes.
const PATH_BYTES_MAX: usize = 200;

/// What a page is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Kind {
    /// The first page of a unit's site; it has at most one.
    Home,
    /// A page that stays.
    Page,
    /// News, dated.
    News,
}

impl Kind {
    pub(super) const fn name(self) -> &'static str {
        match self {
            Self::Home => "home",
            Self::Page => "page",
            Self::News => "news",
        }
    }

    pub(super) fn parse(name: &str) -> Option<Self> {
        [Self::Home, Self::Page, Self::News].into_iter().find(|kind| kind.name() == name)
    }

    /// The address of such a page within its unit's site.
    pub(super) fn path(self, slug: &str) -> String {
        match self {
            Self::Home => String::new(),
            Self::Page => format!("/pages/{slug}"),
            Self::News => format!("/news/{slug}"),
        }
    }
}

/// Who reads a page.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(super) enum Access {
    /// Everybody.
    #[default]
    Public,
    /// Members of the unit, signed in.
    Members,
    /// Whoever bears a mandate in the unit, above or below it.
    Officers,
}

impl Access {
    pub(super) const ALL: [Self; 3] = [Self::Public, Self::Members, Self::Officers];

    pub(super) const fn name(self) -> &'static str {
        match self {
            Self::Public => "public",
            Self::Members => "members",
            Self::Officers => "officers",
        }
    }

    pub(super) fn parse(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|access| access.name() == name)
    }
}

/// What somebody reads of a unit's site.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(super) struct Reads {
    /// Its members' pages.
    pub(super) members: bool,
    /// Its officers' pages.
    pub(super) officers: bool,
}

impl Reads {
    pub(super) const fn may(self, access: Access) -> bool {
        match access {
            Access::Public => true,
            Access::Members => self.members || self.officers,
            Access::Officers => self.officers,
        }
    }
}

/// In which menus a page stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(super) enum Menu {
    /// In none.
    #[default]
    None,
    /// In that of its unit's site.
    Own,
    /// In those of the sites below, too.
    Below,
}

impl Menu {
    pub(super) const ALL: [Self; 3] = [Self::None, Self::Own, Self::Below];

    pub(super) const fn name(self) -> &'static str {
        match self {
            Self::None => "none",
            Self::Own => "own",
            Self::Below => "below",
        }
    }

    pub(super) fn parse(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|menu| menu.name() == name)
    }
}

/// The part of an address that a title makes: `grève-du-28-mai` becomes `greve-du-28-mai`.
#[must_use]
pub fn slug(title: &str) -> String {
    let folded = values::names::fold(title);
    let words = folded.split(|sign: char| !sign.is_ascii_alphanumeric());
    let mut slug = String::new();
    for word in words.filter(|word| !word.is_empty()) {
        if slug.len() + word.len() >= SLUG_CHARS_MAX - NUMBER_CHARS {
            break;
        }
        if !slug.is_empty() {
            slug.push('-');
        }
        slug.push_str(word);
    }
    slug
}

/// Parts of addresses that mean something else.
const RESERVED: [&str; 4] = ["news", "pages", "feeds", "new"];

/// A typed part of an address, or why not.
pub(super) fn is_slug(text: &str) -> bool {
    let plain = |sign: u8| sign.is_ascii_lowercase() || sign.is_ascii_digit() || sign == b'-';
    !text.is_empty()
        && text.len() <= SLUG_CHARS_MAX
        && text.bytes().all(plain)
        && !text.starts_with('-')
        && !text.ends_with('-')
        && !RESERVED.contains(&text)
}

/// A path of this site that people may type as an alias: `je_donne` or `/je_donne/` mean
/// `/je_donne`. `None` when it could not be one.
pub(super) fn alias(typed: &str) -> Option<String> {
    let path = typed.trim().trim_matches('/');
    let plain = |sign: u8| sign.is_ascii_alphanumeric() || b"-_./".contains(&sign);
    let is_path = !path.is_empty()
        && path.len() <= PATH_BYTES_MAX
        && path.bytes().all(plain)
        && !path.split('/').any(|part| part.is_empty() || part.starts_with('.'));
    is_path.then(|| format!("/{path}"))
}

/// Where an alias may lead: a path of this site, with its query.
pub(super) fn target(typed: &str) -> Option<String> {
    let typed = typed.trim();
    let is_inside = typed.starts_with('/')
        && !typed.starts_with("//")
        && !typed.contains('\\')
        && typed.len() <= PATH_BYTES_MAX
        && typed.chars().all(|sign| sign.is_ascii_graphic());
    is_inside.then(|| typed.to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn titles_make_addresses() {
        assert_eq!(slug("Grève du 28 mai : l'été à Alès !"), "greve-du-28-mai-l-ete-a-ales");
        assert_eq!(slug("?!"), "");
        assert!(slug(&"mot ".repeat(100)).len() <= SLUG_CHARS_MAX);
        assert!(is_slug("greve-du-28-mai") && !is_slug("../etc") && !is_slug("Grève"));
        assert!(!is_slug("news") && !is_slug("-a") && !is_slug(""));
    }

    #[test]
    fn aliases_are_paths_of_this_site() {
        assert_eq!(alias("je_donne").as_deref(), Some("/je_donne"));
        assert_eq!(alias(" /a/b.html/ ").as_deref(), Some("/a/b.html"));
        for wrong in ["", "/", "../a", "a//b", "a b", "é", "a?b", ".well-known/x", "a\\b"] {
            assert_eq!(alias(wrong), None, "{wrong}");
        }
    }

    #[test]
    fn an_alias_never_leads_outside() {
        assert_eq!(target("/join?postcode=30100").as_deref(), Some("/join?postcode=30100"));
        for wrong in ["https://evil.example", "//evil.example", "/\\evil.example", "join", "/a\nb"]
        {
            assert_eq!(target(wrong), None, "{wrong}");
        }
    }

    #[test]
    fn pages_are_read_by_whom_they_are_for() {
        let (nobody, member) = (Reads::default(), Reads { members: true, officers: false });
        let officer = Reads { members: false, officers: true };
        for (reads, may) in [
            (nobody, [true, false, false]),
            (member, [true, true, false]),
            (officer, [true, true, true]),
        ] {
            assert_eq!(Access::ALL.map(|access| reads.may(access)), may);
        }
    }
}
