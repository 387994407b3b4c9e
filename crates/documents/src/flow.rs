//! Text that runs down a column and over to the next page.
use crate::colours::{Colour, Colours};
use crate::face::{Face, Line, Style, lines};
use crate::sheet::{Area, Role, Sheet, mm};

/// Body text.
pub(crate) const BODY: Style = Style::new(Face::Text, 10.5, 15.0);
/// Body text that weighs.
pub(crate) const STRONG: Style = Style::new(Face::Bold, 10.5, 15.0);
/// Notes, labels, feet.
pub(crate) const SMALL: Style = Style::new(Face::Text, 8.5, 12.0);
/// The document's title.
pub(crate) const TITLE: Style = Style::new(Face::Title, 19.0, 23.0);
/// A heading inside.
pub(crate) const SUBTITLE: Style = Style::new(Face::Title, 12.5, 17.0);

/// A column of text on a sheet.
pub(crate) struct Flow {
    pub(crate) sheet: Sheet,
    pub(crate) colours: Colours,
    pub(crate) left: f32,
    pub(crate) width: f32,
    /// Where the next line begins, its upper edge.
    pub(crate) y: f32,
    /// Where a fresh page begins and every page ends.
    pub(crate) top: f32,
    pub(crate) bottom: f32,
}

impl Flow {
    /// A column with the usual margins.
    pub(crate) fn new(sheet: Sheet, colours: Colours) -> Self {
        let (width, height) = sheet.size;
        let (left, top) = (mm(20.0), mm(18.0));
        let bottom = height - mm(20.0);
        Self { sheet, colours, left, width: width - left * 2.0, y: top, top, bottom }
    }

    /// The right end of the column.
    pub(crate) fn right(&self) -> f32 {
        self.left + self.width
    }

    /// Leaves room.
    pub(crate) fn space(&mut self, points: f32) {
        self.y += points;
    }

    /// Turns the page unless so much still fits.
    pub(crate) fn need(&mut self, height: f32) {
        if self.y + height > self.bottom && self.y > self.top {
            self.sheet.turn();
            self.y = self.top;
        }
    }

    /// Lines one under the other, from `x`.
    fn set(&mut self, x: f32, lines: Vec<Line>, colour: Colour) {
        for line in lines {
            self.need(line.style.leading);
            let y = self.y + baseline(line.style);
            self.y += line.style.leading;
            self.sheet.say(x, y, line, colour);
        }
    }

    /// A paragraph over the whole width.
    pub(crate) fn paragraph(&mut self, style: Style, text: &str, colour: Colour) {
        let lines = lines(style, text, self.width);
        self.sheet.begin(Role::Paragraph);
        self.set(self.left, lines, colour);
        self.sheet.end();
    }

    /// Lines of an address or a block at a place of its own; tells where the block ends.
    pub(crate) fn block(&mut self, at: (f32, f32, f32), style: Style, text: &[String]) -> f32 {
        let (x, mut y, width) = at;
        let colour = self.colours.ink;
        for entry in text {
            let lines = lines(style, entry, width);
            self.sheet.begin(Role::Paragraph);
            for line in lines {
                self.sheet.say(x, y + baseline(style), line, colour);
                y += style.leading;
            }
            self.sheet.end();
        }
        y
    }

    /// A heading, kept with what follows.
    pub(crate) fn heading(&mut self, level: u16, style: Style, text: &str) {
        let lines = lines(style, text, self.width);
        self.need(style.leading * 3.0);
        let (left, colour, mut y) = (self.left, self.colours.brand, self.y);
        let draw = |sheet: &mut Sheet| {
            for line in lines {
                sheet.say(left, y + baseline(style), line, colour);
                y += style.leading;
            }
        };
        self.sheet.heading(level, text, draw, self.y);
        self.y = y;
    }

    /// Names and values, one pair a line: a table that is read as one.
    pub(crate) fn facts(&mut self, name: &str, pairs: &[(&str, String)]) {
        let names = pairs.iter().map(|(name, _)| crate::face::line(BODY, name).width);
        let column = names.fold(0.0, f32::max).min(self.width * 0.45) + 14.0;
        self.sheet.begin(Role::Table(name.to_owned()));
        for (name, value) in pairs.iter().filter(|(_, value)| !value.is_empty()) {
            self.fact(name, value, column);
        }
        self.sheet.end();
    }

    fn fact(&mut self, name: &str, value: &str, column: f32) {
        let names = lines(BODY, name, column - 14.0);
        let values = lines(BODY, value, self.width - column);
        let (soft, ink, x) = (self.colours.soft, self.colours.ink, self.left);
        let rows = names.len().max(values.len());
        let height = (0..rows).fold(0.0, |height, _| height + BODY.leading);
        self.need(height);
        let from = self.y;
        self.sheet.begin(Role::Row);
        self.sheet.begin(Role::RowHead(1));
        self.set(x, names, soft);
        self.sheet.end();
        self.y = from;
        self.sheet.begin(Role::Cell(1));
        self.set(x + column, values, ink);
        self.sheet.end();
        self.sheet.end();
        self.y = from + height;
    }

    /// The head of a document of an organisation: who speaks, the ribbon under it.
    pub(crate) fn letterhead(&mut self, name: &str, lines_under: &[String]) {
        let (left, width) = (self.left, mm(80.0));
        let brand = self.colours.brand;
        let style = Style::new(Face::Title, 13.0, 16.5);
        let mut y = self.y;
        self.sheet.begin(Role::Paragraph);
        for line in lines(style, name, width) {
            self.sheet.say(left, y + baseline(style), line, brand);
            y += style.leading;
        }
        self.sheet.end();
        let y = self.block((left, y + 1.0, width), SMALL, lines_under);
        let ribbon = Area::new(left, mm(10.0), self.width, mm(1.6));
        self.sheet.ribbon(ribbon, self.colours.brand, self.colours.accent);
        self.y = y;
    }

    /// Writes the file, its pages numbered at the foot.
    pub(crate) fn finish(self) -> crate::Printed {
        let foot = (SMALL, self.colours.soft, self.right());
        self.sheet.finish(Some(foot))
    }
}

/// From the upper edge of a line to its baseline.
pub(crate) fn baseline(style: Style) -> f32 {
    (style.leading + style.size * 0.7) / 2.0
}
