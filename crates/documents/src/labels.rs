//! Sheets of address labels.
use crate::colours::BLACK;
use crate::face::{Face, Style, lines};
use crate::flow::baseline;
use crate::sheet::{A4, Role, Sheet, mm};
use crate::{Lang, Printed};

/// The usual sheets.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum LabelFormat {
    /// Twenty-four labels of 64 by 34 mm (L7159).
    #[default]
    TwentyFour,
    /// Fourteen labels of 99 by 38 mm (L7163).
    Fourteen,
}

/// The geometry of a sheet, in millimetres.
struct Grid {
    columns: usize,
    rows: usize,
    size: (f32, f32),
    margin: (f32, f32),
    step: (f32, f32),
}

impl LabelFormat {
    const fn grid(self) -> Grid {
        match self {
            Self::TwentyFour => Grid {
                columns: 3,
                rows: 8,
                size: (63.5, 33.9),
                margin: (7.25, 12.9),
                step: (66.0, 33.9),
            },
            Self::Fourteen => Grid {
                columns: 2,
                rows: 7,
                size: (99.1, 38.1),
                margin: (4.65, 15.15),
                step: (101.6, 38.1),
            },
        }
    }

    /// How many labels a sheet has.
    #[must_use]
    pub const fn a_sheet(self) -> usize {
        let grid = self.grid();
        grid.columns * grid.rows
    }
}

/// Labels to print.
#[derive(Debug, Clone, Default)]
pub struct Labels {
    /// The language that the labels are read in.
    pub lang: Lang,
    /// The document's title.
    pub title: String,
    /// Which sheet.
    pub format: LabelFormat,
    /// How many labels of the first sheet are already gone.
    pub skip: usize,
    /// Each label's lines: name, then postal address.
    pub labels: Vec<Vec<String>>,
}

/// The sheets of labels.
pub fn labels(labels: &Labels) -> Printed {
    let grid = labels.format.grid();
    let mut sheet = Sheet::new(labels.lang, &labels.title, A4);
    sheet.begin(Role::List);
    let skip = labels.skip % labels.format.a_sheet();
    for (at, label) in labels.labels.iter().enumerate() {
        let place = (at + skip) % labels.format.a_sheet();
        if place == 0 && at > 0 {
            sheet.turn();
        }
        let along = |count: usize, from: f32, step: f32| (0..count).fold(from, |at, _| at + step);
        let x = along(place % grid.columns, grid.margin.0, grid.step.0);
        let y = along(place / grid.columns, grid.margin.1, grid.step.1);
        print(&mut sheet, &grid, (mm(x), mm(y)), label);
    }
    sheet.end();
    sheet.finish(None)
}

/// A label's lines, in the middle of its height, smaller until they fit.
fn print(sheet: &mut Sheet, grid: &Grid, at: (f32, f32), label: &[String]) {
    let (width, height) = (mm(grid.size.0) - mm(8.0), mm(grid.size.1) - mm(5.0));
    let mut style = Style::new(Face::Text, 10.0, 12.5);
    let set = |style: Style| -> Vec<_> {
        label.iter().flat_map(|entry| lines(style, entry, width)).collect()
    };
    let tall = |style: Style| set(style).iter().fold(0.0, |tall, line| tall + line.style.leading);
    while tall(style) > height && style.size > 5.0 {
        style = Style::new(style.face, style.size - 0.5, style.leading - 0.6);
    }
    let mut y = at.1 + mm(2.5) + (height - tall(style)).max(0.0) / 2.0;
    sheet.begin(Role::Item);
    for line in set(style) {
        sheet.say(at.0 + mm(4.0), y + baseline(style), line, BLACK);
        y += style.leading;
    }
    sheet.end();
}
