//! Tables: a head that comes again on every page, rows that stay whole, figures to the right.
use crate::face::{Line, Style, lines};
use crate::flow::{BODY, Flow, SMALL, STRONG, baseline};
use crate::sheet::{Area, Role};

/// On which side the texts of a column stand.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Side {
    Left,
    Right,
}

/// A column: its name, its part of the width, its side.
pub(crate) struct Column<'a> {
    pub(crate) name: &'a str,
    pub(crate) part: f32,
    pub(crate) side: Side,
}

/// A table to print.
pub(crate) struct Table<'a> {
    /// What it shows, for those who hear it.
    pub(crate) summary: String,
    pub(crate) columns: Vec<Column<'a>>,
    /// Which column names its row.
    pub(crate) named_by: usize,
    pub(crate) rows: Vec<Vec<String>>,
    /// The last row: what it is, and the amount at its end.
    pub(crate) total: Option<(String, String)>,
}

const GAP: f32 = 5.0;
const PAD: f32 = 3.5;

impl Flow {
    /// Prints a table from here on.
    pub(crate) fn table(&mut self, table: &Table<'_>) {
        let parts: f32 = table.columns.iter().map(|column| column.part).sum();
        let widths: Vec<f32> =
            table.columns.iter().map(|column| column.part / parts * self.width).collect();
        self.sheet.begin(Role::Table(table.summary.clone()));
        self.need(STRONG.leading * 3.0);
        self.sheet.begin(Role::Head);
        self.table_head(table, &widths, true);
        self.sheet.end();
        self.sheet.begin(Role::Body);
        for row in &table.rows {
            self.table_row(table, &widths, row);
        }
        self.sheet.end();
        if let Some((name, amount)) = &table.total {
            self.table_total(table, &widths, name, amount);
        }
        self.sheet.end();
        self.space(8.0);
    }

    /// The names of the columns; said once, then only shown.
    fn table_head(&mut self, table: &Table<'_>, widths: &[f32], said: bool) {
        let style = Style { face: crate::face::Face::Bold, ..SMALL };
        let cells: Vec<Vec<Line>> = table
            .columns
            .iter()
            .zip(widths)
            .map(|(column, width)| lines(style, column.name, width - GAP))
            .collect();
        let height = tallest(&cells) + PAD * 2.0;
        let area = Area::new(self.left, self.y, self.width, height);
        self.sheet.ground(area, 0.0, self.colours.tint);
        self.sheet.rule(self.left, self.y, self.width, 1.2, self.colours.ink);
        if said {
            self.sheet.begin(Role::Row);
        }
        for (at, cell) in cells.into_iter().enumerate() {
            self.cell(table, widths, at, cell, if said { Some(Role::ColumnHead(1)) } else { None });
        }
        if said {
            self.sheet.end();
        }
        self.y += height;
    }

    fn table_row(&mut self, table: &Table<'_>, widths: &[f32], row: &[String]) {
        let cells: Vec<Vec<Line>> =
            row.iter().zip(widths).map(|(text, width)| lines(BODY, text, width - GAP)).collect();
        let height = tallest(&cells) + PAD * 2.0;
        if self.y + height > self.bottom {
            self.sheet.turn();
            self.y = self.top;
            self.table_head(table, widths, false);
        }
        self.sheet.begin(Role::Row);
        for (at, cell) in cells.into_iter().enumerate() {
            let named = at == table.named_by;
            let role = if named { Role::RowHead(1) } else { Role::Cell(1) };
            self.cell(table, widths, at, cell, Some(role));
        }
        self.sheet.end();
        self.y += height;
        self.sheet.rule(self.left, self.y, self.width, 0.5, self.colours.line);
    }

    /// One cell in its column; without a role it is only shown.
    fn cell(
        &mut self,
        table: &Table<'_>,
        widths: &[f32],
        at: usize,
        cell: Vec<Line>,
        role: Option<Role>,
    ) {
        let said = role.is_some();
        if let Some(role) = role {
            self.sheet.begin(role);
        }
        let from: f32 = self.left + widths.iter().take(at).sum::<f32>();
        let width = widths.get(at).copied().unwrap_or_default();
        let right = table.columns.get(at).is_some_and(|column| column.side == Side::Right);
        let mut y = self.y + PAD;
        for line in cell {
            let x = if right { from + width - GAP / 2.0 - line.width } else { from + GAP / 2.0 };
            let base = y + baseline(line.style);
            y += line.style.leading;
            let ink = self.colours.ink;
            if said {
                self.sheet.say(x, base, line, ink);
            } else {
                self.sheet.show(x, base, line, ink);
            }
        }
        if said {
            self.sheet.end();
        }
    }

    fn table_total(&mut self, table: &Table<'_>, widths: &[f32], name: &str, amount: &str) {
        let name = lines(STRONG, name, self.width * 0.7);
        let amount = lines(STRONG, amount, self.width * 0.3);
        let height = STRONG.leading + PAD * 2.0;
        self.need(height);
        self.sheet.rule(self.left, self.y, self.width, 1.2, self.colours.ink);
        let last = widths.len().saturating_sub(1);
        let spanned = u32::try_from(last).unwrap_or(1);
        self.sheet.begin(Role::Foot);
        self.sheet.begin(Role::Row);
        self.sheet.begin(Role::RowHead(spanned));
        for line in name {
            let (x, y) = (self.left + GAP / 2.0, self.y + PAD + baseline(line.style));
            self.sheet.say(x, y, line, self.colours.ink);
        }
        self.sheet.end();
        self.cell(table, widths, last, amount, Some(Role::Cell(1)));
        self.sheet.end();
        self.sheet.end();
        self.y += height;
    }
}

fn tallest(cells: &[Vec<Line>]) -> f32 {
    let height = |cell: &Vec<Line>| cell.iter().map(|line| line.style.leading).sum::<f32>();
    cells.iter().map(height).fold(0.0, f32::max)
}
