//! Markdown as people write it, made into HTML that is safe by construction: every element is
//! written here, what is not known is written as text. No raw HTML, no picture from elsewhere, no
//! link but to the web, to an address of mail, or within the site. Typography is left as typed.

use std::collections::BTreeMap;

use pulldown_cmark::{Alignment, CodeBlockKind, Event, HeadingLevel, Options, Parser, Tag, TagEnd};
use serde::Serialize;

/// Longest text, in characters; what is longer is cut by its form, and here again.
pub const MARKDOWN_CHARS_MAX: usize = 50_000;
/// Deepest nesting of quotations, lists and emphasis; what is deeper stays at this depth.
const DEPTH_MAX: usize = 16;
/// How a text names a picture of the library.
const PICTURE_SCHEME: &str = "photo:";
/// The deepest heading of HTML.
const HEADING_MAX: u8 = 6;

/// HTML that may stand in a page as it is; only this module and templates make it.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize)]
#[serde(transparent)]
pub struct Html(String);

impl Html {
    /// What a template of ours printed.
    pub(in crate::site) const fn printed(html: String) -> Self {
        Self(html)
    }

    /// The HTML.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// Adds what follows.
    pub fn push(&mut self, more: &Self) {
        self.0.push_str(&more.0);
    }
}

/// A picture of the library, as a text shows it.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Picture {
    /// Where it is.
    pub src: String,
    /// Its sizes, as `srcset` writes them.
    pub srcset: String,
    /// What it shows, for whoever does not see it.
    pub alt: String,
    /// Its size in pixels.
    pub width: i64,
    /// Its size in pixels.
    pub height: i64,
}

/// The pictures that a text may show, by their names in the library.
pub type Pictures = BTreeMap<String, Picture>;

/// A text without pictures: petitions, summaries.
#[must_use]
pub fn html(text: &str) -> Html {
    html_with(text, &Pictures::new())
}

/// A text with pictures of the library.
#[must_use]
pub fn html_with(text: &str, pictures: &Pictures) -> Html {
    let text = cut(text);
    let mut writer = Writer { out: String::with_capacity(text.len() * 2), ..Writer::new(pictures) };
    for event in Parser::new_ext(text, Options::ENABLE_TABLES) {
        writer.take(event);
    }
    writer.finish()
}

/// The names of the library's pictures that a text shows.
#[must_use]
pub fn pictures_of(text: &str) -> Vec<String> {
    let named =
        Parser::new_ext(cut(text), Options::ENABLE_TABLES).filter_map(|event| match event {
            Event::Start(Tag::Image { dest_url, .. }) => {
                dest_url.strip_prefix(PICTURE_SCHEME).map(str::to_owned)
            }
            _ => None,
        });
    named.collect()
}

/// The words of a text without its marks: for searches and descriptions.
#[must_use]
pub fn words(text: &str) -> String {
    let mut words = String::new();
    for event in Parser::new_ext(cut(text), Options::ENABLE_TABLES) {
        match event {
            Event::Text(text) | Event::Code(text) => words.push_str(&text),
            Event::SoftBreak | Event::HardBreak | Event::End(_) => words.push(' '),
            _ => {}
        }
    }
    words.split_whitespace().collect::<Vec<_>>().join(" ")
}

fn cut(text: &str) -> &str {
    match text.char_indices().nth(MARKDOWN_CHARS_MAX) {
        Some((at, _)) => text.split_at(at).0,
        None => text,
    }
}

struct Writer<'a> {
    out: String,
    pictures: &'a Pictures,
    /// What closes each open element; nothing for those that were left out.
    open: Vec<String>,
    /// The last heading's level, so that none is skipped below the page's own.
    heading: u8,
    /// The words inside a picture, which become its alternative text.
    alt: Option<(String, String)>,
    /// The heads of a table, which name it aloud, and where its opening was written.
    table: Option<(usize, String)>,
    in_head: bool,
    aligned: Vec<Alignment>,
    column: usize,
}

impl<'a> Writer<'a> {
    const fn new(pictures: &'a Pictures) -> Self {
        Self {
            out: String::new(),
            pictures,
            open: Vec::new(),
            heading: 1,
            alt: None,
            table: None,
            in_head: false,
            aligned: Vec::new(),
            column: 0,
        }
    }

    fn take(&mut self, event: Event<'_>) {
        if let Some((_, alt)) = &mut self.alt {
            match event {
                Event::End(TagEnd::Image) => self.picture(),
                Event::Text(text) | Event::Code(text) => alt.push_str(&text),
                Event::SoftBreak | Event::HardBreak => alt.push(' '),
                _ => {}
            }
            return;
        }
        match event {
            Event::Start(tag) => self.start(tag),
            Event::End(tag) => self.end(tag),
            Event::Code(text) => {
                self.out.push_str("<code>");
                self.text(&text);
                self.out.push_str("</code>");
            }
            // Raw HTML is shown as it was typed: it does nothing, and its author sees so.
            Event::Text(text) | Event::Html(text) | Event::InlineHtml(text) => self.text(&text),
            Event::SoftBreak => self.out.push('\n'),
            Event::HardBreak => self.out.push_str("<br>\n"),
            Event::Rule => self.out.push_str("<hr>\n"),
            _ => {}
        }
    }

    fn text(&mut self, text: &str) {
        if self.in_head
            && let Some((_, heads)) = &mut self.table
        {
            heads.push_str(text);
        }
        escape_into(&mut self.out, text);
    }

    fn start(&mut self, tag: Tag<'_>) {
        let too_deep = self.open.len() >= DEPTH_MAX;
        match tag {
            Tag::Paragraph | Tag::HtmlBlock => self.enter("<p>", "</p>\n"),
            Tag::Heading { level, .. } => {
                let level = self.level(level);
                self.enter(&format!("<h{level}>"), &format!("</h{level}>\n"));
            }
            Tag::BlockQuote(_) if !too_deep => self.enter("<blockquote>\n", "</blockquote>\n"),
            Tag::CodeBlock(CodeBlockKind::Fenced(_) | CodeBlockKind::Indented) => {
                self.enter("<pre tabindex=\"0\"><code>", "</code></pre>\n");
            }
            Tag::List(None) if !too_deep => self.enter("<ul>\n", "</ul>\n"),
            Tag::List(Some(1)) if !too_deep => self.enter("<ol>\n", "</ol>\n"),
            Tag::List(Some(first)) if !too_deep => {
                self.enter(&format!("<ol start=\"{first}\">\n"), "</ol>\n");
            }
            Tag::Item if !too_deep => self.enter("<li>", "</li>\n"),
            Tag::Emphasis if !too_deep => self.enter("<em>", "</em>"),
            Tag::Strong if !too_deep => self.enter("<strong>", "</strong>"),
            Tag::Link { dest_url, .. } => match link_to(&dest_url) {
                Some(opening) => self.enter(&opening, "</a>"),
                None => self.open.push(String::new()),
            },
            Tag::Image { dest_url, .. } => self.alt = Some((dest_url.to_string(), String::new())),
            Tag::Table(aligned) => {
                self.aligned = aligned;
                self.table = Some((self.out.len(), String::new()));
                self.open.push("</tbody></table></div>\n".to_owned());
            }
            Tag::TableHead => {
                self.in_head = true;
                self.column = 0;
                self.enter("<thead><tr>", "</tr></thead><tbody>\n");
            }
            Tag::TableRow => {
                self.column = 0;
                self.enter("<tr>", "</tr>\n");
            }
            Tag::TableCell => self.cell(),
            _ => self.open.push(String::new()),
        }
    }

    fn enter(&mut self, opening: &str, closing: &str) {
        self.out.push_str(opening);
        self.open.push(closing.to_owned());
    }

    fn end(&mut self, tag: TagEnd) {
        if tag == TagEnd::TableCell
            && self.in_head
            && let Some((_, heads)) = &mut self.table
        {
            heads.push_str(", ");
        }
        if let Some(closing) = self.open.pop() {
            self.out.push_str(&closing);
        }
        if tag == TagEnd::TableHead {
            self.in_head = false;
            self.name_table();
        }
    }

    /// The level of a heading: below the page's title, and at most one deeper than the last.
    fn level(&mut self, typed: HeadingLevel) -> u8 {
        let wanted = match typed {
            HeadingLevel::H1 => 2,
            HeadingLevel::H2 => 3,
            HeadingLevel::H3 => 4,
            HeadingLevel::H4 => 5,
            HeadingLevel::H5 | HeadingLevel::H6 => HEADING_MAX,
        };
        self.heading = wanted.min(self.heading + 1);
        self.heading
    }

    fn cell(&mut self) {
        let number = match self.aligned.get(self.column) {
            Some(Alignment::Right) => " class=\"num\"",
            _ => "",
        };
        self.column += 1;
        if self.in_head {
            self.enter(&format!("<th scope=\"col\"{number}>"), "</th>");
        } else {
            self.enter(&format!("<td{number}>"), "</td>");
        }
    }

    /// Opens a table before its head, once its heads are known: they name the part that scrolls.
    fn name_table(&mut self) {
        let Some((at, heads)) = self.table.take() else { return };
        let mut opening =
            "<div class=\"scroll\" tabindex=\"0\" role=\"region\" aria-label=\"".to_owned();
        escape_into(&mut opening, heads.trim_end_matches(", "));
        opening.push_str("\"><table class=\"ledger\">");
        self.out.insert_str(at, &opening);
    }

    /// A picture of the library; one that is not there leaves the words that tell it.
    fn picture(&mut self) {
        let Some((name, typed)) = self.alt.take() else { return };
        let known = name.strip_prefix(PICTURE_SCHEME).and_then(|name| self.pictures.get(name));
        let Some(picture) = known else { return self.text(&typed) };
        let alt = if typed.trim().is_empty() { picture.alt.as_str() } else { typed.trim() };
        let size = format!("width=\"{}\" height=\"{}\"", picture.width, picture.height);
        let mut opening = String::from("<img loading=\"lazy\" src=\"");
        escape_into(&mut opening, &picture.src);
        opening.push_str("\" srcset=\"");
        escape_into(&mut opening, &picture.srcset);
        opening.push_str("\" sizes=\"(min-width: 48rem) 42rem, 100vw\" alt=\"");
        escape_into(&mut opening, alt);
        self.out.push_str(&format!("{opening}\" {size}>"));
    }

    fn finish(mut self) -> Html {
        while let Some(closing) = self.open.pop() {
            self.out.push_str(&closing);
        }
        Html(self.out)
    }
}

/// The opening of a link, or nothing when it leads where no text of ours may lead.
fn link_to(to: &str) -> Option<String> {
    let to = to.trim();
    let lower = to.to_ascii_lowercase();
    let is_plain = !to.chars().any(|sign| sign.is_control() || sign == '\\');
    let is_web = lower.starts_with("https://") || lower.starts_with("http://");
    let is_inside = !to.starts_with("//") && !to.contains(':') && !to.is_empty();
    let rel = if is_web { " rel=\"nofollow noopener\"" } else { "" };
    if !is_plain || !(is_web || lower.starts_with("mailto:") || is_inside) {
        return None;
    }
    let mut opening = String::from("<a href=\"");
    escape_into(&mut opening, to);
    Some(format!("{opening}\"{rel}>"))
}

fn escape_into(out: &mut String, text: &str) {
    for sign in text.chars() {
        match sign {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '"' => out.push_str("&quot;"),
            '\'' => out.push_str("&#39;"),
            other => out.push(other),
        }
    }
}

#[cfg(test)]
mod tests;
