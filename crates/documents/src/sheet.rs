//! A document being composed: what is drawn on each page, and the tree that says what it means.
use crate::colours::Colour;
use crate::face::{Line, Style, line};
use crate::qr::Qr;
use crate::{Lang, Printed, paint};

/// Millimetres in points.
pub(crate) const fn mm(millimetres: f32) -> f32 {
    millimetres * 72.0 / 25.4
}

/// A4, upright, in points.
pub(crate) const A4: (f32, f32) = (mm(210.0), mm(297.0));

/// A rectangle, from its upper left corner, in points.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(crate) struct Area {
    pub(crate) x: f32,
    pub(crate) y: f32,
    pub(crate) width: f32,
    pub(crate) height: f32,
}

impl Area {
    pub(crate) const fn new(x: f32, y: f32, width: f32, height: f32) -> Self {
        Self { x, y, width, height }
    }
}

/// What is drawn.
#[derive(Debug, Clone)]
pub(crate) enum Mark {
    /// Glyphs, from the left end of their baseline.
    Text { x: f32, y: f32, line: Line, colour: Colour },
    /// A filled area, its corners rounded by so much.
    Ground { area: Area, radius: f32, colour: Colour },
    /// A straight line, whole or dashed.
    Rule { from: (f32, f32), to: (f32, f32), width: f32, colour: Colour, dash: Option<f32> },
    /// A square code.
    Code { x: f32, y: f32, side: f32, code: Qr, colour: Colour },
}

/// What a part of the document is, for those who hear it.
#[derive(Debug, Clone, PartialEq)]
pub(crate) enum Role {
    Heading(u16, String),
    Paragraph,
    Part,
    List,
    Item,
    Table(String),
    Head,
    Body,
    Foot,
    Row,
    ColumnHead(u32),
    RowHead(u32),
    Cell(u32),
    Figure(String),
}

/// The tree of meaning; leaves are marks.
#[derive(Debug, Clone)]
pub(crate) enum Node {
    Group(Role, Vec<Node>),
    Leaf(usize, usize),
}

/// A heading as the reader's table of contents shows it.
#[derive(Debug, Clone)]
pub(crate) struct Bookmark {
    pub(crate) text: String,
    pub(crate) page: usize,
    pub(crate) y: f32,
}

/// A document being composed.
pub(crate) struct Sheet {
    pub(crate) lang: Lang,
    pub(crate) title: String,
    pub(crate) size: (f32, f32),
    /// Marks of each page; `true` for those that mean something.
    pub(crate) pages: Vec<Vec<(Mark, bool)>>,
    pub(crate) roots: Vec<Node>,
    pub(crate) bookmarks: Vec<Bookmark>,
    open: Vec<(Role, Vec<Node>)>,
}

impl Sheet {
    pub(crate) fn new(lang: Lang, title: &str, size: (f32, f32)) -> Self {
        Self {
            lang,
            title: title.to_owned(),
            size,
            pages: vec![Vec::new()],
            roots: Vec::new(),
            bookmarks: Vec::new(),
            open: Vec::new(),
        }
    }

    /// Goes on on a fresh page.
    pub(crate) fn turn(&mut self) {
        self.pages.push(Vec::new());
    }

    /// The page being written, from nought.
    pub(crate) fn page(&self) -> usize {
        self.pages.len().saturating_sub(1)
    }

    /// Whatever `draw` draws means `role`.
    pub(crate) fn group(&mut self, role: Role, draw: impl FnOnce(&mut Self)) {
        self.begin(role);
        draw(self);
        self.end();
    }

    /// Opens a part that [`Sheet::end`] closes.
    pub(crate) fn begin(&mut self, role: Role) {
        self.open.push((role, Vec::new()));
    }

    /// Closes the part opened last. Parts without content are left out.
    pub(crate) fn end(&mut self) {
        let Some((role, children)) = self.open.pop() else { return };
        let is_cell = matches!(role, Role::Cell(_) | Role::ColumnHead(_) | Role::RowHead(_));
        if children.is_empty() && !is_cell {
            return;
        }
        self.hang(Node::Group(role, children));
    }

    fn hang(&mut self, node: Node) {
        match self.open.last_mut() {
            Some((_, children)) => children.push(node),
            None => self.roots.push(node),
        }
    }

    fn put(&mut self, mark: Mark, meant: bool) {
        let page = self.page();
        let Some(marks) = self.pages.last_mut() else { return };
        marks.push((mark, meant));
        let at = marks.len() - 1;
        if meant {
            self.hang(Node::Leaf(page, at));
        }
    }

    /// A line that is read: its baseline begins at `x`, `y`.
    pub(crate) fn say(&mut self, x: f32, y: f32, line: Line, colour: Colour) {
        if !line.glyphs.is_empty() {
            self.put(Mark::Text { x, y, line, colour }, true);
        }
    }

    /// A short text that is read, in a paragraph of its own.
    pub(crate) fn say_at(&mut self, x: f32, y: f32, style: Style, text: &str, colour: Colour) {
        self.group(Role::Paragraph, |sheet| sheet.say(x, y, line(style, text), colour));
    }

    /// A text that is only seen: page numbers, what was said before.
    pub(crate) fn show(&mut self, x: f32, y: f32, line: Line, colour: Colour) {
        if !line.glyphs.is_empty() {
            self.put(Mark::Text { x, y, line, colour }, false);
        }
    }

    /// An area filled with a colour.
    pub(crate) fn ground(&mut self, area: Area, radius: f32, colour: Colour) {
        self.put(Mark::Ground { area, radius, colour }, false);
    }

    /// A level rule.
    pub(crate) fn rule(&mut self, x: f32, y: f32, length: f32, width: f32, colour: Colour) {
        let (from, to) = ((x, y), (x + length, y));
        self.put(Mark::Rule { from, to, width, colour, dash: None }, false);
    }

    /// A dashed line: here one cuts or folds.
    pub(crate) fn cut(&mut self, from: (f32, f32), to: (f32, f32), colour: Colour) {
        self.put(Mark::Rule { from, to, width: 0.5, colour, dash: Some(2.5) }, false);
    }

    /// A square code with what it says for those who cannot see it.
    pub(crate) fn code(&mut self, at: (f32, f32), side: f32, code: Qr, alt: &str) {
        let colour = crate::colours::BLACK;
        self.group(Role::Figure(alt.to_owned()), |sheet| {
            sheet.put(Mark::Code { x: at.0, y: at.1, side, code, colour }, true);
        });
    }

    /// The ribbon of two woven threads, the only ornament.
    pub(crate) fn ribbon(&mut self, area: Area, first: Colour, second: Colour) {
        let step = area.height * 2.0;
        let mut x = area.x;
        let mut over = true;
        while x < area.x + area.width {
            let length = step.min(area.x + area.width - x);
            let band = area.height * 0.36;
            let (upper, lower) = if over { (first, second) } else { (second, first) };
            self.ground(Area::new(x, area.y, length, band), 0.0, upper);
            let y = area.y + area.height - band;
            self.ground(Area::new(x, y, length, band), 0.0, lower);
            x += step;
            over = !over;
        }
    }

    /// A heading, and its line in the table of contents.
    pub(crate) fn heading(&mut self, level: u16, text: &str, draw: impl FnOnce(&mut Self), y: f32) {
        let page = self.page();
        self.bookmarks.push(Bookmark { text: text.to_owned(), page, y });
        self.group(Role::Heading(level, text.to_owned()), draw);
    }

    /// Numbers the pages if there are several, and writes the file.
    pub(crate) fn finish(mut self, number_pages: Option<(Style, Colour, f32)>) -> Printed {
        while !self.open.is_empty() {
            self.end();
        }
        if let Some((style, colour, right)) = number_pages
            && self.pages.len() > 1
        {
            let of = self.pages.len();
            let y = self.size.1 - mm(10.0);
            for (at, marks) in self.pages.iter_mut().enumerate() {
                let line = line(style, &format!("{}\u{a0}/\u{a0}{of}", at + 1));
                let x = right - line.width;
                marks.push((Mark::Text { x, y, line, colour }, false));
            }
        }
        paint::write(&self)
    }
}
