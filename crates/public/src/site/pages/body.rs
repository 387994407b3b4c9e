//! A text made into HTML: its Markdown, its pictures, its blocks.

use kernel::Result;
use kernel::db::Tx;
use kernel::text::Language;

use crate::app::App;
use crate::org::UnitId;
use crate::site::blocks::{self, Asked};
use crate::site::markdown::{self, Html};
use crate::site::rules::{Part, parts};
use crate::site::store;

/// A text as it is shown, and what its author should know of it.
#[derive(Debug, Default)]
pub(super) struct Printed {
    pub(super) html: Html,
    /// Where its first picture is; empty when it shows none.
    pub(super) picture: String,
    /// Whole sentences.
    pub(super) remarks: Vec<String>,
}

/// Prints a text of a unit. What cannot be shown is left out, and told in the remarks.
pub(super) fn print(
    tx: &mut Tx<'_>,
    app: &App,
    language: Language,
    unit: &UnitId,
    text: &str,
) -> Result<Printed> {
    let names = markdown::pictures_of(text);
    let pictures = store::pictures(tx, &names)?;
    let mut printed = Printed::default();
    let first = names.iter().find_map(|name| pictures.get(name));
    printed.picture = first.map(|picture| picture.src.clone()).unwrap_or_default();
    for name in names.iter().filter(|name| !pictures.contains_key(*name)) {
        let args = [("name", name.as_str().into())];
        printed.remarks.push(app.say_with(language, "site-remark-picture", &args));
    }
    for part in parts(text) {
        match part {
            Part::Text(text) => printed.html.push(&markdown::html_with(&text, &pictures)),
            Part::Block(name, words) => {
                let asked = Asked { unit, words: &words, language };
                let block = blocks::block_of(&name);
                let filled = match block {
                    Some(block) => (block.fill)(tx, &asked)?,
                    None => None,
                };
                if let Some(filled) = filled {
                    let html = app.view.part(filled.template, &filled.value, language)?;
                    printed.html.push(&Html::printed(html));
                } else {
                    let key = match block {
                        Some(_) => "site-remark-block-words",
                        None => "site-remark-block",
                    };
                    let args = [("name", name.into())];
                    printed.remarks.push(app.say_with(language, key, &args));
                }
            }
        }
    }
    Ok(printed)
}
