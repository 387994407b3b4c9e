//! Icons drawn inline, so that they take the colour of the words beside them.

use std::collections::BTreeMap;
use std::sync::LazyLock;

static ICONS: LazyLock<BTreeMap<&'static str, &'static str>> = LazyLock::new(|| {
    include_str!("../../../../web/icons.txt")
        .lines()
        .filter(|line| !line.starts_with('#'))
        .filter_map(|line| line.split_once('\t'))
        .collect()
});

/// The icon `name` as inline SVG, hidden from assistive technology: a word always stands beside
/// it. `None` when `web/icons.txt` has no such name.
pub(super) fn svg(name: &str) -> Option<String> {
    ICONS.get(name).map(|drawing| {
        format!(
            "<svg class=\"ico\" viewBox=\"0 0 24 24\" width=\"20\" height=\"20\" fill=\"none\" \
             stroke=\"currentColor\" stroke-width=\"2\" stroke-linecap=\"round\" \
             stroke-linejoin=\"round\" aria-hidden=\"true\">{drawing}</svg>"
        )
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn icons_are_found_by_name() {
        assert!(svg("upload").unwrap().contains("<path"));
        assert!(svg("nothing").is_none());
        assert!(ICONS.len() >= 40);
        assert!(ICONS.values().all(|drawing| !drawing.contains("<script")));
    }
}
