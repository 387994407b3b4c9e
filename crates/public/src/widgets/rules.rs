//! What snippets look like, and which addresses are of this site.

/// Where the module is that makes frames as tall as what they hold.
pub const MODULE: &str = "/embed/widget.js";
/// Longest address that is looked at, in bytes.
const ADDRESS_BYTES_MAX: usize = 500;

/// Text that stands inside HTML, attributes too.
#[must_use]
pub fn quoted(text: &str) -> String {
    text.replace('&', "&amp;")
        .replace('<', "&lt;")
        .replace('>', "&gt;")
        .replace('"', "&quot;")
        .replace('\'', "&#39;")
}

/// The path on this site of an address, without query and mark; `None` for addresses of others
/// and for what is no address.
pub(super) fn path_of(address: &str, base: &str) -> Option<String> {
    let address = address.trim();
    let is_plain = address.len() <= ADDRESS_BYTES_MAX
        && address.chars().all(|sign| sign.is_ascii_graphic() && sign != '\\');
    let rest = address.strip_prefix(base).filter(|_| is_plain)?;
    let path = rest.split(['?', '#']).next().unwrap_or_default();
    match path.strip_prefix('/') {
        Some(_) => Some(format!("/{}", path.trim_matches('/'))),
        None => path.is_empty().then(|| "/".to_owned()),
    }
}

/// A frame as another site writes it: no script, no style, no cookie.
#[must_use]
pub fn frame_html(address: &str, title: &str, width: &str, height_px: u32) -> String {
    format!(
        "<iframe src=\"{}\" title=\"{}\" width=\"{}\" height=\"{height_px}\" loading=\"lazy\" \
         referrerpolicy=\"no-referrer\" frameborder=\"0\"></iframe>",
        quoted(address),
        quoted(title),
        quoted(width),
    )
}

/// A form of plain HTML that another site carries and dresses itself.
pub struct PlainForm {
    html: String,
}

impl PlainForm {
    /// An empty form.
    #[must_use]
    pub fn new(method: &str, action: &str) -> Self {
        let (method, action) = (quoted(method), quoted(action));
        Self { html: format!("<form method=\"{method}\" action=\"{action}\">\n") }
    }

    /// A value that is sent unseen.
    #[must_use]
    pub fn hidden(mut self, name: &str, value: &str) -> Self {
        let (name, value) = (quoted(name), quoted(value));
        let line = format!("  <input type=\"hidden\" name=\"{name}\" value=\"{value}\">\n");
        self.html.push_str(&line);
        self
    }

    /// A field that must be filled.
    #[must_use]
    pub fn field(mut self, label: &str, name: &str, kind: &str, complete: &str) -> Self {
        let [label, name, kind, complete] = [label, name, kind, complete].map(quoted);
        self.html.push_str(&format!(
            "  <p><label>{label} <input name=\"{name}\" type=\"{kind}\" \
             autocomplete=\"{complete}\" required></label></p>\n"
        ));
        self
    }

    /// A box, which is never ticked beforehand.
    #[must_use]
    pub fn tick(mut self, words: &str, name: &str, is_needed: bool) -> Self {
        let (words, name) = (quoted(words), quoted(name));
        let needed = if is_needed { " required" } else { "" };
        self.html.push_str(&format!(
            "  <p><label><input type=\"checkbox\" name=\"{name}\"{needed}> {words}</label></p>\n"
        ));
        self
    }

    /// One of several: a value, its label, and what choosing it means if that is not plain. The
    /// first holds until another is chosen. Nothing when there is no choice.
    #[must_use]
    pub fn choice(mut self, legend: &str, name: &str, ways: &[[&str; 3]]) -> Self {
        if ways.is_empty() {
            return self;
        }
        self.html.push_str(&format!("  <fieldset><legend>{}</legend>\n", quoted(legend)));
        for (place, way) in ways.iter().enumerate() {
            let ([value, label, words], name) = (way.map(quoted), quoted(name));
            let checked = if place == 0 { " checked" } else { "" };
            let words = if words.is_empty() { words } else { format!("<br>{words}") };
            self.html.push_str(&format!(
                "    <p><label><input type=\"radio\" name=\"{name}\" value=\"{value}\"{checked}> \
                 {label}{words}</label></p>\n"
            ));
        }
        self.html.push_str("  </fieldset>\n");
        self
    }

    /// The button that sends it, and the whole form.
    #[must_use]
    pub fn button(mut self, label: &str) -> String {
        self.html.push_str(&format!("  <p><button>{}</button></p>\n</form>", quoted(label)));
        self.html
    }
}

/// A widget as a snippet says it, each value still as it is read.
pub(super) struct Snippet<'a> {
    pub name: &'a str,
    pub french: &'a str,
    pub path: &'a str,
    pub title: &'a str,
    /// Address of this site.
    pub base: &'a str,
    pub height_px: u32,
    /// Language and colours.
    pub looks: &'a [(&'static str, String)],
}

impl Snippet<'_> {
    /// Address of its frame.
    pub(super) fn frame_address(&self) -> String {
        let pairs: Vec<String> = self.looks.iter().map(|(n, v)| format!("{n}={v}")).collect();
        let mark = if pairs.is_empty() { "" } else { "?" };
        format!("{}/embed{}{mark}{}", self.base, self.path, pairs.join("&"))
    }

    /// The frame, and nothing else.
    pub(super) fn frame(&self) -> String {
        frame_html(&self.frame_address(), self.title, "100%", self.height_px)
    }

    /// The element of the module, with a link for browsers that do without.
    pub(super) fn element(&self) -> String {
        let [path, title, base] = [self.path, self.title, self.base].map(quoted);
        format!(
            "<script type=\"module\" src=\"{base}{MODULE}\"></script>\n\
             <maillage-widget path=\"{path}\" label=\"{title}\"{}>\n  \
             <a href=\"{base}{path}\">{title}</a>\n</maillage-widget>",
            self.worded(" ", "\"")
        )
    }

    /// A shortcode of WordPress.
    pub(super) fn wordpress(&self) -> String {
        let (name, path, looks) = (self.name, self.path, self.worded(" ", "\""));
        format!("[maillage type=\"{name}\" address=\"{path}\"{looks}]")
    }

    /// A model of SPIP.
    pub(super) fn spip(&self) -> String {
        let (name, path, looks) = (self.french, self.path, self.worded("|", ""));
        format!("<maillage|{name}|adresse={path}{looks}>")
    }

    /// A mark that the filter of Drupal understands.
    pub(super) fn drupal(&self) -> String {
        let (name, path, looks) = (self.name, self.path, self.worded(" ", "\""));
        format!("[maillage:{name} address=\"{path}\"{looks}]")
    }

    /// Looks as attributes of a snippet.
    fn worded(&self, before: &str, quote: &str) -> String {
        let word = |(name, value): &(&'static str, String)| {
            format!("{before}{name}={quote}{value}{quote}")
        };
        self.looks.iter().map(word).collect()
    }
}

/// The sides of a frame that a program asks for, within what it gives; pixels.
pub(super) fn sides(height_px: u32, max: (Option<u32>, Option<u32>)) -> (u32, u32) {
    let within = |side: u32, most: Option<u32>| most.map_or(side, |most| side.min(most.max(1)));
    (within(WIDTH_PX, max.0), within(height_px, max.1))
}

/// How wide a frame is where a program does not say, in pixels.
const WIDTH_PX: u32 = 560;

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_address_is_of_this_site_or_of_nobody() {
        let path = |address: &str| path_of(address, "https://a.example");
        assert_eq!(path("https://a.example/petitions/bus").as_deref(), Some("/petitions/bus"));
        assert_eq!(path(" https://a.example/join/?x=1#y ").as_deref(), Some("/join"));
        assert_eq!(path("https://a.example").as_deref(), Some("/"));
        for wrong in [
            "https://a.example.evil/join",
            "https://a.example@evil/join",
            "http://a.example/join",
            "https://b.example/join",
            "/join",
            "https://a.example/jo in",
            "https://a.example/\\evil",
            "",
        ] {
            assert_eq!(path(wrong), None, "{wrong}");
        }
        assert_eq!(path(&format!("https://a.example/{}", "x".repeat(600))), None);
    }

    #[test]
    fn snippets_hold_no_code_of_a_title() {
        let looks = [("hue", "12".to_owned())];
        let snippet = Snippet {
            name: "petition",
            french: "petition",
            path: "/petitions/bus",
            title: "\"><script>alert('1')</script>",
            base: "https://a.example",
            height_px: 720,
            looks: &looks,
        };
        let all = [snippet.frame(), snippet.element()];
        for html in all {
            assert!(!html.contains("<script>") && !html.contains("'1'"), "{html}");
        }
        assert!(snippet.frame().contains("src=\"https://a.example/embed/petitions/bus?hue=12\""));
        let wordpress = "[maillage type=\"petition\" address=\"/petitions/bus\" hue=\"12\"]";
        assert_eq!(snippet.wordpress(), wordpress);
        assert_eq!(snippet.spip(), "<maillage|petition|adresse=/petitions/bus|hue=12>");
    }

    #[test]
    fn a_frame_stays_within_what_a_program_gives() {
        assert_eq!(sides(720, (None, None)), (560, 720));
        assert_eq!(sides(720, (Some(300), Some(400))), (300, 400));
        assert_eq!(sides(720, (Some(0), None)), (1, 720));
    }
}
