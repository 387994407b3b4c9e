//! Blocks that texts call by a line `[[name words | words]]`. Each feature offers its own:
//! `BLOCKS` at the root of the crate lists them.

use kernel::Result;
use kernel::db::Tx;
use kernel::text::Language;
use serde_json::{Value, json};

use crate::org::UnitId;
use crate::site::rules::{self, Kind, Reads};
use crate::site::store;
use crate::widgets;

/// Something that a text may hold beside words.
pub struct Block {
    /// How authors call it, folded, the name of each language first.
    pub names: &'static [&'static str],
    /// Text key of what it does and how it is written.
    pub help: &'static str,
    /// What it prints; `None` when its words are not understood, which its author is told.
    pub fill: fn(&mut Tx<'_>, &Asked<'_>) -> Result<Option<Filled>>,
}

/// Where a block stands, and what its author gave it.
pub struct Asked<'a> {
    /// Whose page it is.
    pub unit: &'a UnitId,
    /// What follows the block's name, cut at `|`.
    pub words: &'a [String],
    /// Language of the page.
    pub language: Language,
}

/// What a block prints: a template, which sees the value as `p`.
pub struct Filled {
    /// The template.
    pub template: &'static str,
    /// What it prints.
    pub value: Value,
}

/// Most news that a block lists.
const NEWS_MAX: usize = 10;
/// News that a block lists when its author does not say how many.
const NEWS: usize = 3;
/// Longest label of a button or a video, in characters.
const LABEL_CHARS_MAX: usize = 100;

const NEWS_TEMPLATE: &str = "site/blocks/news.html";
const BUTTON_TEMPLATE: &str = "site/blocks/button.html";
const VIDEO_TEMPLATE: &str = "site/blocks/video.html";
const UNITS_TEMPLATE: &str = "site/blocks/units.html";
const FORM_TEMPLATE: &str = "site/blocks/form.html";
const MAP_TEMPLATE: &str = "site/blocks/map.html";

/// The last public news of the unit: `[[actualités 3]]`.
pub static BLOCK_NEWS: Block =
    Block { names: &["actualites", "news"], help: "site-block-news", fill: news };
/// A call to action: `[[bouton /join | Nous rejoindre]]`.
pub static BLOCK_BUTTON: Block =
    Block { names: &["bouton", "button"], help: "site-block-button", fill: button };
/// A video elsewhere, as a link that says where it leads: `[[vidéo https://… | Titre]]`.
pub static BLOCK_VIDEO: Block = Block { names: &["video"], help: "site-block-video", fill: video };
/// The units below that have a site: `[[sections]]`.
pub static BLOCK_UNITS: Block =
    Block { names: &["sections", "units"], help: "site-block-units", fill: units };

/// What other sites may show, in a page of this one: `[[formulaire /petitions/un-bus]]`.
pub static BLOCK_FORM: Block =
    Block { names: &["formulaire", "form"], help: "site-block-form", fill: form };
/// The map of the departments where there is a unit: `[[carte]]`.
pub static BLOCK_MAP: Block = Block { names: &["carte", "map"], help: "site-block-map", fill: map };

/// The block of a name.
pub(super) fn block_of(name: &str) -> Option<&'static Block> {
    crate::BLOCKS.iter().copied().find(|block| block.names.contains(&name))
}

fn news(tx: &mut Tx<'_>, asked: &Asked<'_>) -> Result<Option<Filled>> {
    let count = asked.words.first().map_or(Ok(NEWS), |count| count.parse());
    let Ok(count @ 1..=NEWS_MAX) = count else { return Ok(None) };
    let Some(unit) = crate::org::unit(tx, asked.unit)? else { return Ok(None) };
    let Some(site) = store::site_of_unit(tx, &unit)? else { return Ok(None) };
    let list = store::shown_list(tx, (asked.unit, Kind::News), Reads::default(), None, count)?;
    let line = |news: &store::Shown| {
        json!({
            "title": news.title,
            "summary": news.summary,
            "day": news.since_at.day_text(),
            "href": format!("{}{}", site.base, news.path()),
        })
    };
    let lines: Vec<Value> = list.iter().map(line).collect();
    let value = json!({ "news": lines, "all": format!("{}/news", site.base) });
    Ok(Some(Filled { template: NEWS_TEMPLATE, value }))
}

fn label(words: &[String], place: usize) -> Option<String> {
    let label: String = words.get(place)?.chars().take(LABEL_CHARS_MAX).collect();
    Some(label)
}

fn button(_: &mut Tx<'_>, asked: &Asked<'_>) -> Result<Option<Filled>> {
    let href = asked.words.first().and_then(|to| rules::target(to));
    let (Some(href), Some(label)) = (href, label(asked.words, 1)) else { return Ok(None) };
    Ok(Some(Filled { template: BUTTON_TEMPLATE, value: json!({ "href": href, "label": label }) }))
}

fn video(_: &mut Tx<'_>, asked: &Asked<'_>) -> Result<Option<Filled>> {
    let (Some(href), Some(label)) = (asked.words.first(), label(asked.words, 1)) else {
        return Ok(None);
    };
    let host = href.strip_prefix("https://").and_then(|rest| rest.split(['/', '?', '#']).next());
    let is_plain = href.chars().all(|sign| sign.is_ascii_graphic() && sign != '\\');
    let Some(host) = host.filter(|host| is_plain && host.contains('.') && !host.contains('@'))
    else {
        return Ok(None);
    };
    let value = json!({ "href": href, "label": label, "host": host });
    Ok(Some(Filled { template: VIDEO_TEMPLATE, value }))
}

/// Whatever is lent, by its path, or by its name when the unit has it.
fn form(tx: &mut Tx<'_>, asked: &Asked<'_>) -> Result<Option<Filled>> {
    let Some(word) = asked.words.first() else { return Ok(None) };
    let word = values::names::fold(word);
    let named = crate::WIDGETS.iter().find(|one| one.name == word || one.french == word);
    let found = match named {
        Some(widget) => {
            (widget.of_unit)(tx, asked.unit)?.into_iter().next().map(|it| (*widget, it))
        }
        None => match asked.words.first().and_then(|path| rules::target(path)) {
            Some(path) => widgets::lent_at(tx, &path)?,
            None => None,
        },
    };
    let Some((widget, lent)) = found else { return Ok(None) };
    let value = json!({
        "src": format!("/embed{}?lang={}", lent.path, asked.language.code()),
        "title": lent.title,
        "label": widget.label,
        "height": widget.height_px,
        "script": widgets::MODULE,
    });
    Ok(Some(Filled { template: FORM_TEMPLATE, value }))
}

fn map(tx: &mut Tx<'_>, _: &Asked<'_>) -> Result<Option<Filled>> {
    let value = super::pages::map_of(tx)?;
    Ok(Some(Filled { template: MAP_TEMPLATE, value }))
}

fn units(tx: &mut Tx<'_>, asked: &Asked<'_>) -> Result<Option<Filled>> {
    let units = store::below_with_site(tx, asked.unit)?;
    let line = |(name, href): &(String, String)| json!({ "name": name, "href": href });
    let value = json!({ "units": units.iter().map(line).collect::<Vec<Value>>() });
    Ok(Some(Filled { template: UNITS_TEMPLATE, value }))
}
