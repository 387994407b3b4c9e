//! Membership cards of the size of a bank card: front and back side by side, to cut and fold.
use crate::colours::{Colour, Colours, WHITE};
use crate::face::{Face, Style, line, lines};
use crate::figures::day;
use crate::flow::{SMALL, baseline};
use crate::qr::Qr;
use crate::sheet::{A4, Area, Role, Sheet, mm};
use crate::{Lang, Printed};

/// A membership card.
#[derive(Debug, Clone, Default)]
pub struct Card {
    /// The language of its fixed words.
    pub lang: Lang,
    /// The organisation's colours.
    pub colours: Colours,
    /// The organisation.
    pub organisation: String,
    /// Whose card it is.
    pub name: String,
    /// The member's stable number.
    pub number: String,
    /// The unit that keeps the membership: the section.
    pub unit: String,
    /// The type of membership, may be empty.
    pub kind: String,
    /// Year or period the card is for, as it is to be read; may be empty.
    pub valid_for: String,
    /// Member since, an ISO day; may be empty.
    pub since: String,
    /// What the code says: the address that checks the card; empty for none.
    pub code: String,
    /// What to do with a lost card, and the like; a sentence.
    pub note: String,
}

const WIDTH: f32 = mm(85.6);
const HEIGHT: f32 = mm(54.0);
const A_PAGE: usize = 5;

/// One card.
pub fn card(card: &Card) -> Printed {
    cards(std::slice::from_ref(card))
}

/// Several cards, five on a page.
pub fn cards(cards: &[Card]) -> Printed {
    let lang = cards.first().map(|card| card.lang).unwrap_or_default();
    let title = match cards {
        [card] => format!("{} · {}", lang.pick("Carte de membre", "Membership card"), card.name),
        _ => lang.pick("Cartes de membre", "Membership cards").to_owned(),
    };
    let mut sheet = Sheet::new(lang, &title, A4);
    for (at, card) in cards.iter().enumerate() {
        if at > 0 && at.is_multiple_of(A_PAGE) {
            sheet.turn();
        }
        let row = (0..at % A_PAGE).fold(mm(12.0), |y, _| y + HEIGHT + mm(1.0));
        print(&mut sheet, card, ((A4.0 - WIDTH * 2.0) / 2.0, row));
    }
    sheet.finish(None)
}

fn print(sheet: &mut Sheet, card: &Card, at: (f32, f32)) {
    sheet.begin(Role::Part);
    front(sheet, card, at);
    back(sheet, card, (at.0 + WIDTH, at.1));
    sheet.end();
    let (right, bottom) = (at.0 + WIDTH * 2.0, at.1 + HEIGHT);
    let soft = card.colours.soft;
    sheet.cut((at.0 + WIDTH, at.1 - mm(2.0)), (at.0 + WIDTH, bottom + mm(2.0)), soft);
    for x in [at.0, right] {
        sheet.cut((x, at.1 - mm(2.0)), (x, bottom + mm(2.0)), soft);
    }
    for y in [at.1, bottom] {
        sheet.cut((at.0 - mm(3.0), y), (right + mm(3.0), y), soft);
    }
}

/// A text of at most so many lines, smaller until it fits.
fn fitted(style: Style, text: &str, width: f32, most: usize) -> Vec<crate::face::Line> {
    let mut style = style;
    while lines(style, text, width).len() > most && style.size > 6.0 {
        style = Style::new(style.face, style.size - 0.5, style.leading - 0.6);
    }
    lines(style, text, width)
}

fn front(sheet: &mut Sheet, card: &Card, at: (f32, f32)) {
    let colours = &card.colours;
    sheet.ground(Area::new(at.0, at.1, WIDTH, HEIGHT), 0.0, colours.deep);
    let left = at.0 + mm(6.0);
    let inner = WIDTH - mm(12.0);
    let ribbon = Area::new(left, at.1 + HEIGHT - mm(5.0), inner, mm(1.4));
    sheet.ribbon(ribbon, on_deep(colours), colours.accent);
    let mut y = at.1 + mm(5.0);
    let organisation = Style::new(Face::Title, 12.5, 15.0);
    let found = fitted(organisation, &card.organisation, inner, 2);
    let name = card.organisation.clone();
    let draw = |sheet: &mut Sheet| {
        for line in found {
            sheet.say(left, y + baseline(line.style), line.clone(), WHITE);
            y += line.style.leading;
        }
    };
    sheet.heading(1, &name, draw, at.1);
    y = at.1 + mm(20.0);
    sheet.begin(Role::Paragraph);
    for line in fitted(Style::new(Face::Bold, 14.0, 17.0), &card.name, inner, 2) {
        let leading = line.style.leading;
        sheet.say(left, y + baseline(line.style), line, WHITE);
        y += leading;
    }
    sheet.end();
    let quiet = Style::new(Face::Text, 9.0, 12.0);
    for text in [&card.unit, &card.kind].into_iter().filter(|text| !text.is_empty()) {
        sheet.begin(Role::Paragraph);
        for line in fitted(quiet, text, inner, 1) {
            let leading = line.style.leading;
            sheet.say(left, y + baseline(line.style), line, on_deep(colours));
            y += leading;
        }
        sheet.end();
    }
    if !card.valid_for.is_empty() {
        let style = Style::new(Face::Title, 13.0, 15.0);
        let year = line(style, &card.valid_for);
        let (x, y) = (left + inner - year.width, at.1 + HEIGHT - mm(7.5));
        let accent = colours.accent;
        sheet.group(Role::Paragraph, |sheet| sheet.say(x, y, year, accent));
    }
    let number = format!("{}{}", card.lang.pick("N°\u{a0}", "No. "), card.number);
    let style = Style::new(Face::Text, 9.5, 12.0);
    sheet.say_at(left, at.1 + HEIGHT - mm(7.5), style, &number, WHITE);
}

/// Light letters on the deep ground.
fn on_deep(colours: &Colours) -> Colour {
    let light = |part: u8| u8::MAX - (u8::MAX - part) / 6;
    let tint = colours.tint;
    Colour::new(light(tint.red), light(tint.green), light(tint.blue))
}

fn back(sheet: &mut Sheet, card: &Card, at: (f32, f32)) {
    let lang = card.lang;
    let left = at.0 + mm(6.0);
    let side = mm(26.0);
    let code = Some(&card.code).filter(|code| !code.is_empty()).and_then(|code| Qr::of(code));
    let column = WIDTH - mm(15.0) - if code.is_some() { side } else { 0.0 };
    let mut y = at.1 + mm(6.0);
    let mut say = |sheet: &mut Sheet, style: Style, text: &str, colour: Colour| {
        sheet.begin(Role::Paragraph);
        for line in lines(style, text, column) {
            sheet.say(left, y + baseline(style), line, colour);
            y += style.leading;
        }
        sheet.end();
        y += 3.0;
    };
    if !card.since.is_empty() {
        let since = day(lang, &card.since);
        let text = format!("{}{since}", lang.pick("Membre depuis le\u{a0}", "Member since "));
        say(sheet, SMALL, &text, card.colours.ink);
    }
    let signature = lang.pick("Signature\u{a0}:", "Signature:");
    if !card.note.is_empty() {
        say(sheet, Style::new(Face::Text, 7.5, 10.0), &card.note, card.colours.soft);
    }
    let foot = at.1 + HEIGHT - mm(6.0);
    sheet.say_at(left, foot - mm(6.0), SMALL, signature, card.colours.soft);
    sheet.rule(left, foot, column, 0.7, card.colours.ink);
    if let Some(code) = code {
        let alt = lang.pick(
            "Code qui dit si la carte est valide, et rien d’autre.",
            "Code that tells whether the card is valid, and nothing else.",
        );
        let at = (at.0 + WIDTH - mm(6.0) - side, at.1 + (HEIGHT - side) / 2.0);
        sheet.code(at, side, code, alt);
    }
}
