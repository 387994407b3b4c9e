//! What Markdown becomes, and what it never becomes.

use proptest::prelude::*;
use scraper::Html as Page;

use super::*;

fn made(text: &str) -> String {
    html(text).as_str().to_owned()
}

#[test]
fn headings_stand_below_the_title_and_skip_none() {
    assert_eq!(made("# A\n\n### B\n\n## C"), "<h2>A</h2>\n<h3>B</h3>\n<h3>C</h3>\n");
}

#[test]
fn raw_html_is_shown_as_typed() {
    let shown = made("<script>alert(1)</script>\n\nOui <b onclick=x>non</b>");
    assert!(shown.contains("&lt;script&gt;") && !shown.contains("<script"), "{shown}");
    assert!(shown.contains("&lt;b onclick=x&gt;") && !shown.contains("<b "), "{shown}");
}

#[test]
fn links_lead_to_the_web_to_mail_or_inside() {
    let web = made("[a](https://example.org/?a=1&b=2)");
    assert!(web.contains("href=\"https://example.org/?a=1&amp;b=2\" rel=\"nofollow noopener\""));
    assert_eq!(made("[a](/join)"), "<p><a href=\"/join\">a</a></p>\n");
    assert_eq!(made("[a](mailto:a@b.fr)"), "<p><a href=\"mailto:a@b.fr\">a</a></p>\n");
    for to in [
        "javascript:alert(1)",
        "JavaScript:alert(1)",
        "java&#10;script:alert(1)",
        "&#1;javascript:alert(1)",
        "data:text/html,x",
        "vbscript:x",
        "//evil.example",
        "/\\evil.example",
        "/&#9;/evil.example",
        "https:\\\\evil",
        "tel:1",
    ] {
        assert_eq!(made(&format!("[a]({to})")), "<p>a</p>\n", "{to}");
    }
}

#[test]
fn pictures_come_from_the_library_alone() {
    let picture = Picture {
        src: "/media/a.jpg".to_owned(),
        srcset: "/media/a.jpg 640w".to_owned(),
        alt: "Un \"marché\"".to_owned(),
        width: 640,
        height: 480,
    };
    let pictures = Pictures::from([("marche".to_owned(), picture)]);
    let text = "![](photo:marche) ![Foule](photo:marche) ![Loin](https://evil.example/a.png)";
    let shown = html_with(text, &pictures);
    let shown = shown.as_str();
    assert!(shown.contains("alt=\"Un &quot;marché&quot;\"") && shown.contains("alt=\"Foule\""));
    assert!(shown.contains("Loin") && !shown.contains("evil"), "{shown}");
    assert_eq!(pictures_of(text), ["marche", "marche"]);
}

#[test]
fn tables_scroll_and_have_a_name() {
    let shown = made("| Jour | Lieu |\n|---|--:|\n| lundi | Alès |");
    assert!(shown.starts_with("<div class=\"scroll\" tabindex=\"0\""), "{shown}");
    assert!(shown.contains("aria-label=\"Jour, Lieu\"") && shown.contains("<td class=\"num\">"));
    assert!(shown.ends_with("</tbody></table></div>\n"));
}

#[test]
fn typography_is_left_as_typed() {
    assert_eq!(made("« Oui », dit-elle... -- l'été"), "<p>« Oui », dit-elle... -- l&#39;été</p>\n");
}

#[test]
fn depth_and_length_have_an_end() {
    let deep = made(&format!("{}fond", "> ".repeat(400)));
    assert!(deep.matches("<blockquote>").count() <= DEPTH_MAX && deep.contains("fond"));
    let long = made(&"mot ".repeat(MARKDOWN_CHARS_MAX));
    assert!(long.len() < MARKDOWN_CHARS_MAX + 100);
}

#[test]
fn words_are_left_without_marks() {
    assert_eq!(words("# Un *titre*\n\nEt [ceci](/x), `cela`."), "Un titre Et ceci , cela.");
}

/// What the writer may write, and the attributes of each.
fn is_ours(element: &scraper::node::Element) -> bool {
    const PLAIN: [&str; 25] = [
        "html",
        "head",
        "body",
        "p",
        "h2",
        "h3",
        "h4",
        "h5",
        "h6",
        "ul",
        "ol",
        "li",
        "em",
        "strong",
        "blockquote",
        "pre",
        "code",
        "hr",
        "br",
        "table",
        "thead",
        "tbody",
        "tr",
        "th",
        "td",
    ];
    let safe = |value: &str| link_to(value).is_some();
    let attributes = element.attrs().all(|(name, value)| match name {
        "href" => safe(value),
        "src" | "srcset" => value.starts_with("/media/"),
        _ => [
            "rel",
            "class",
            "tabindex",
            "role",
            "aria-label",
            "scope",
            "start",
            "alt",
            "loading",
            "sizes",
            "width",
            "height",
        ]
        .contains(&name),
    });
    attributes && (PLAIN.contains(&element.name()) || ["a", "div", "img"].contains(&element.name()))
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(512))]

    /// Pieces of hostile input in any order make only what the writer may write.
    #[test]
    fn whatever_is_typed_stays_within_what_is_allowed(
        pieces in proptest::collection::vec(
            proptest::sample::select(vec![
                "<script>", "</script>", "<img src=x onerror=alert(1)>", "[a](", "![a](", ")",
                "javascript:", "data:text/html,", "https://a.example", "photo:marche", "\n\n",
                "\n", "# ", "> ", "- ", "1. ", "```", "`", "| a | b |\n|---|---|\n", "| x |",
                "*", "**", "_", "\"", "'", "<", ">", "&", "&lt;", "&#x6a;", "\\", "\t", "    ",
                "<a href=javascript:x>", "<!--", "-->", "<![CDATA[", "]]>", "[b]: javascript:x",
                "[b]", "<https://b.example>", "<javascript:x>", "\u{0}", "\u{202e}", "é",
            ]),
            0..40,
        )
    ) {
        let text = pieces.concat();
        let picture = Picture {
            src: "/media/a.jpg".to_owned(), srcset: "/media/a.jpg 1w".to_owned(),
            ..Picture::default()
        };
        let shown = html_with(&text, &Pictures::from([("marche".to_owned(), picture)]));
        let page = Page::parse_document(shown.as_str());
        for node in page.tree.values() {
            if let Some(element) = node.as_element() {
                prop_assert!(is_ours(element), "{text:?} made {element:?}");
            }
            prop_assert!(!node.is_comment(), "{text:?} made a comment");
        }
    }

    #[test]
    fn any_text_is_taken(text in ".{0,400}") {
        let shown = made(&text);
        prop_assert!(!shown.contains("<script") && !shown.contains("javascript:\""));
    }
}
