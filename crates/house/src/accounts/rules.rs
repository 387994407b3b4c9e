//! Signing in: what may be typed, how long a link lives, where one may come back to. Pure.

use std::net::IpAddr;

use kernel::time::{MINUTE_MS, Moment};

/// A link and its code are of no use after this.
pub const LINK_MS_MAX: i64 = 15 * MINUTE_MS;
/// Codes that may be tried for one request.
pub const CODE_TRIES_MAX: i64 = 5;
/// Wrong codes for one address in a day; after that only links open.
pub const CODE_TRIES_DAY_MAX: i64 = 20;
/// Links that may be asked for one address in an hour.
pub const ASKED_HOUR_MAX: i64 = 5;
/// Longest path that one comes back to, in bytes.
const PATH_BYTES_MAX: usize = 500;

/// The address as records hold it for matching: in lower case.
///
/// # Errors
/// The text key that says what to type instead.
pub fn address_typed(text: &str) -> Result<String, &'static str> {
    let text = text.trim();
    if text.is_empty() {
        return Err("accounts-email-missing");
    }
    values::Email::parse(text).map(|email| email.folded()).map_err(|_| "accounts-email-wrong")
}

/// The six digits of a code, however they were spaced; `None` when it is no code.
#[must_use]
pub fn code_typed(text: &str) -> Option<String> {
    let signs = text.chars().filter(|sign| !sign.is_whitespace() && !matches!(sign, '-' | '.'));
    let digits: String = signs.collect();
    let is_code = digits.len() == 6 && digits.chars().all(|sign| sign.is_ascii_digit());
    is_code.then_some(digits)
}

/// Where to go back to: a path of this site, or else `otherwise`.
#[must_use]
pub fn local_path(back: &str, otherwise: &str) -> String {
    let leads_out = !back.starts_with('/')
        || back.starts_with("//")
        || back.contains('\\')
        || back.len() > PATH_BYTES_MAX
        || back.contains(|sign: char| !sign.is_ascii_graphic());
    if leads_out { otherwise.to_owned() } else { back.to_owned() }
}

/// Where to go once signed in: a path of this site that is not about signing in, or else `/me`.
#[must_use]
pub fn path_inside(back: &str) -> String {
    let is_door = ["/sign-in", "/sign-out", "/preferences"].iter().any(|path| {
        back.strip_prefix(path).is_some_and(|rest| rest.is_empty() || rest.starts_with(['/', '?']))
    });
    local_path(if is_door { "" } else { back }, "/me")
}

/// The part of a network address that is one visitor's for limits: IPv6 customers hold a /64.
#[must_use]
pub fn network(from: IpAddr) -> String {
    match from {
        IpAddr::V4(from) => from.to_string(),
        IpAddr::V6(from) => {
            let [a, b, c, d, ..] = from.segments();
            format!("{a:x}:{b:x}:{c:x}:{d:x}::/64")
        }
    }
}

/// Whether a link still opens.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Standing {
    /// It opens.
    Live,
    /// It opened already.
    Used,
    /// Its time is over.
    Expired,
}

/// Whether a link asked for at `created_at` still opens.
#[must_use]
pub const fn standing(created_at: Moment, used_at: Option<Moment>, now: Moment) -> Standing {
    if used_at.is_some() {
        return Standing::Used;
    }
    if now.since_ms(created_at) >= LINK_MS_MAX { Standing::Expired } else { Standing::Live }
}

/// A browser and the device it runs on, as far as it tells; proper names, the same in every
/// language.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Device {
    /// `Firefox`, `Safari`…
    pub browser: Option<&'static str>,
    /// `Windows`, `iPhone`…
    pub system: Option<&'static str>,
}

/// Reads a `User-Agent` header (RFC 9110, 10.1.5). The order matters: most claim to be others.
#[must_use]
pub fn device(agent: &str) -> Device {
    const BROWSERS: [(&str, &str); 9] = [
        ("Edg", "Edge"),
        ("OPR/", "Opera"),
        ("SamsungBrowser", "Samsung Internet"),
        ("FxiOS", "Firefox"),
        ("Firefox/", "Firefox"),
        ("CriOS", "Chrome"),
        ("Chromium", "Chromium"),
        ("Chrome/", "Chrome"),
        ("Safari/", "Safari"),
    ];
    const SYSTEMS: [(&str, &str); 7] = [
        ("iPhone", "iPhone"),
        ("iPad", "iPad"),
        ("Android", "Android"),
        ("Windows", "Windows"),
        ("CrOS", "ChromeOS"),
        ("Mac OS X", "macOS"),
        ("Linux", "Linux"),
    ];
    let named = |known: &[(&str, &'static str)]| {
        known.iter().find(|(mark, _)| agent.contains(mark)).map(|(_, name)| *name)
    };
    Device { browser: named(&BROWSERS), system: named(&SYSTEMS) }
}

/// The address inside `Name <address>`, or the text itself.
#[must_use]
pub fn bare_address(sender: &str) -> &str {
    let inside = sender.split_once('<').and_then(|(_, rest)| rest.split_once('>'));
    inside.map_or(sender, |(address, _)| address).trim()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_address_is_read_or_refused() {
        assert_eq!(address_typed(" Ana.Moulin@Example.org ").unwrap(), "ana.moulin@example.org");
        assert_eq!(address_typed("  "), Err("accounts-email-missing"));
        for wrong in
            ["ana", "ana@", "@b.fr", "a@b@c.fr", "a b@c.fr", "a@b", "a@b.", "a@b.fr,c@d.fr"]
        {
            assert_eq!(address_typed(wrong), Err("accounts-email-wrong"), "{wrong}");
        }
    }

    #[test]
    fn a_code_may_be_spaced() {
        for code in ["123456", "123 456", "123\u{202f}456", " 12-34-56 "] {
            assert_eq!(code_typed(code).as_deref(), Some("123456"), "{code}");
        }
        for wrong in ["", "12345", "1234567", "12345a", "١٢٣٤٥٦"] {
            assert_eq!(code_typed(wrong), None, "{wrong}");
        }
    }

    #[test]
    fn one_comes_back_to_a_page_of_this_site_only() {
        for path in ["/", "/me", "/office/people?q=moulin&p=2", "/sign-industry"] {
            assert_eq!(path_inside(path), path);
        }
        for path in ["", "me", "//example.org", "/\\example.org", "https://a.fr", "/\t/a.fr"] {
            assert_eq!(local_path(path, "/"), "/", "{path}");
            assert_eq!(path_inside(path), "/me", "{path}");
        }
        for path in ["/sign-in", "/sign-in?back=/", "/sign-in/sent", "/sign-out", "/preferences"] {
            assert_eq!(local_path(path, "/"), path);
            assert_eq!(path_inside(path), "/me", "{path}");
        }
    }

    #[test]
    fn a_link_lives_for_fifteen_minutes_and_opens_once() {
        let at = |ms| Moment(1_000_000 + ms);
        assert_eq!(standing(at(0), None, at(LINK_MS_MAX - 1)), Standing::Live);
        assert_eq!(standing(at(0), None, at(LINK_MS_MAX)), Standing::Expired);
        assert_eq!(standing(at(0), Some(at(5)), at(10)), Standing::Used);
    }

    #[test]
    fn devices_are_named() {
        let seen = |agent| (device(agent).browser, device(agent).system);
        let edge =
            "Mozilla/5.0 (Windows NT 10.0) AppleWebKit/537.36 Chrome/131.0 Safari/537.36 Edg/131";
        assert_eq!(seen(edge), (Some("Edge"), Some("Windows")));
        let phone =
            "Mozilla/5.0 (iPhone; CPU iPhone OS 18_0 like Mac OS X) Version/18.0 Safari/604.1";
        assert_eq!(seen(phone), (Some("Safari"), Some("iPhone")));
        assert_eq!(seen("curl/8.5"), (None, None));
    }

    #[test]
    fn neighbours_of_one_line_share_a_limit() {
        let of = |text: &str| network(text.parse().unwrap());
        assert_eq!(of("2001:db8:1:2::3"), of("2001:db8:1:2:ffff::9"));
        assert_ne!(of("192.0.2.1"), of("192.0.2.2"));
    }

    #[test]
    fn a_sender_has_an_address() {
        assert_eq!(bare_address("Union <bonjour@example.org>"), "bonjour@example.org");
        assert_eq!(bare_address("bonjour@example.org"), "bonjour@example.org");
    }
}
