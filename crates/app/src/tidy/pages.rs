//! Templates that a page renders, without code inside them, and documents whose links lead
//! somewhere.

use std::collections::HashSet;

use super::{Finding, Source};

/// Templates that no page, part or other template names.
pub(super) fn orphan_templates(sources: &[Source]) -> Vec<Finding> {
    let named = named_templates(sources);
    let templates = sources.iter().filter_map(|source| Some((source, template_name(source)?)));
    let orphans = templates.filter(|(_, name)| !named.contains(name));
    orphans.map(|(source, name)| source.finding(1, format!("no page renders {name}"))).collect()
}

/// `people/list.html` for `crates/house/src/people/templates/list.html`; for the kernel's, what
/// follows its own `templates/`.
fn template_name(source: &Source) -> Option<String> {
    let (_, inside) = source.path.split_once("/templates/")?;
    if !source.is_shipped() || !source.is(".html") {
        return None;
    }
    let folder = source.in_family().and_then(|path| path.split_once("/templates/"));
    Some(folder.map_or_else(|| inside.to_owned(), |(slice, _)| format!("{slice}/{inside}")))
}

/// Names on or just under a line that says `TEMPLATE`, `Panel` or `part(`, and names that templates
/// place.
fn named_templates(sources: &[Source]) -> HashSet<String> {
    let mut named = HashSet::new();
    for source in sources.iter().filter(|source| source.is_shipped()) {
        let mut names_here = false;
        for (_, line) in source.lines() {
            let (names, next) = if source.is(".rs") {
                let says = ["TEMPLATE", "Panel {", "part("].iter().any(|word| line.contains(word));
                (says || names_here, says && !line.contains(".html\""))
            } else {
                let placed = ["extends", "include", "import", "from"];
                (placed.iter().any(|verb| line.contains(verb)), false)
            };
            names_here = next;
            if names {
                // A lifetime's quote in code opens no name.
                let quotes: &[char] = if source.is(".rs") { &['"'] } else { &['"', '\''] };
                let quoted = line.split(quotes).skip(1).step_by(2);
                named.extend(quoted.filter(|name| name.ends_with(".html")).map(str::to_owned));
            }
        }
    }
    named
}

/// Styles, scripts and handlers written inside templates, which the pages' policy would block.
/// Mails are exempt: templates in a folder `mails` are read by mail programs.
pub(super) fn inline_code(sources: &[Source]) -> Vec<Finding> {
    let mut findings = Vec::new();
    for source in sources.iter().filter(|source| template_name(source).is_some()) {
        if source.path.contains("/mails/") {
            continue;
        }
        for (line, text) in source.lines() {
            let lower = text.to_lowercase();
            if lower.contains(" style=") || lower.contains("<style") {
                findings.push(source.finding(line, "style stands in web/, not in a template"));
            }
            let mut scripts = lower.split("<script").skip(1);
            if scripts.any(|rest| !rest.split('>').next().is_some_and(|tag| tag.contains("src="))) {
                findings.push(source.finding(line, "script stands in web/, not in a template"));
            }
            if has_handler(&lower) {
                findings.push(source.finding(line, "handlers such as onclick= stand in web/"));
            }
        }
    }
    findings
}

/// Whether a line has an attribute such as `onclick=`.
fn has_handler(lower: &str) -> bool {
    lower.split(" on").skip(1).any(|rest| {
        let name =
            rest.split(|letter: char| !letter.is_ascii_lowercase()).next().unwrap_or_default();
        !name.is_empty() && rest[name.len()..].starts_with("=\"")
    })
}

/// Links between documents to files that are not there.
pub(super) fn broken_links(sources: &[Source]) -> Vec<Finding> {
    let root = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("../..");
    let known: HashSet<&str> = sources.iter().map(|source| source.path.as_str()).collect();
    let mut findings = Vec::new();
    for source in sources.iter().filter(|source| source.is(".md")) {
        let mut in_code = false;
        for (line, text) in source.lines() {
            in_code ^= text.trim_start().starts_with("```");
            if in_code {
                continue;
            }
            for target in links(text) {
                let path = resolve(&source.path, target);
                if !known.contains(path.as_str()) && !root.join(&path).exists() {
                    findings.push(source.finding(line, format!("the link {target} leads nowhere")));
                }
            }
        }
    }
    findings
}

/// Targets of Markdown links to files of the project.
fn links(text: &str) -> impl Iterator<Item = &str> {
    text.split("](").skip(1).filter_map(|rest| {
        let target = rest.split([')', ' ', '#']).next()?;
        let is_outside = target.contains(':') || target.is_empty() || target.starts_with('/');
        (!is_outside).then_some(target)
    })
}

fn resolve(from: &str, target: &str) -> String {
    let mut parts: Vec<&str> = from.split('/').collect();
    parts.pop();
    for part in target.split('/') {
        match part {
            "." | "" => {}
            ".." => {
                parts.pop();
            }
            _ => parts.push(part),
        }
    }
    parts.join("/")
}

mod tests {
    use super::super::told;
    use super::*;

    #[test]
    fn a_template_without_page_is_found() {
        let folder = "crates/house/src/people/templates";
        let code = "[(\"people/lost.html\", include_str!(\"templates/lost.html\"))];\n\
            const TEMPLATE: &'static str =\n    \"people/long.html\";\n\
            const TEMPLATE: &'static str = \"people/show.html\";";
        let paths = ["lost", "long", "show", "row"].map(|name| format!("{folder}/{name}.html"));
        let row = "{% include \"people/row.html\" %}";
        let mut files: Vec<(&str, &str)> = paths.iter().map(|path| (path.as_str(), row)).collect();
        files.push(("crates/house/src/people/pages.rs", code));
        assert_eq!(
            told(orphan_templates, &files),
            [format!("{folder}/lost.html:1: no page renders people/lost.html")]
        );
    }

    #[test]
    fn code_inside_a_template_is_found() {
        let text = "<p style=\"x\">\n<script>a</script>\n<script src=\"b\" defer></script>\n\
            <a onclick=\"c\">\n<p>on=\n";
        let files = [
            ("crates/house/src/people/templates/list.html", text),
            ("crates/house/src/people/templates/mails/welcome.html", text),
        ];
        assert_eq!(told(inline_code, &files).len(), 3);
    }

    #[test]
    fn a_broken_link_is_found() {
        let text = "[a](../README.md#b) [c](https://d.example) [e](lost.md)\n```\n[f](g)\n```\n";
        let files = [("docs/guide.md", text), ("README.md", "")];
        assert_eq!(told(broken_links, &files), ["docs/guide.md:1: the link lost.md leads nowhere"]);
    }
}
