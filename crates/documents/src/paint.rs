//! The composed document written as a tagged PDF.
use std::collections::HashMap;
use std::num::{NonZeroU16, NonZeroU32};

use krilla::color::rgb;
use krilla::configure::{Accessibility, ConfigurationBuilder};
use krilla::destination::XyzDestination;
use krilla::geom::{PathBuilder, Point};
use krilla::metadata::Metadata;
use krilla::num::NormalizedF32;
use krilla::outline::{Outline, OutlineNode};
use krilla::page::PageSettings;
use krilla::paint::{Fill, FillRule, Stroke, StrokeDash};
use krilla::surface::Surface;
use krilla::tagging::{
    Artifact, ArtifactType, ContentTag, Identifier, ListNumbering, SpanTag, TableHeaderScope, Tag,
    TagGroup, TagKind, TagTree,
};
use krilla::{Document, SerializeSettings};

use crate::colours::Colour;
use crate::sheet::{Area, Mark, Node, Role, Sheet};
use crate::{Printed, Unprintable};

/// The marks that mean something, by page and place, as the file names them.
type Named = HashMap<(usize, usize), Identifier>;

/// Writes the document. Whatever PDF/UA-1 asks and a program can check is checked on the way.
pub(crate) fn write(sheet: &Sheet) -> Printed {
    let configuration = ConfigurationBuilder::new()
        .with_accessibility_validator(Accessibility::UA1)
        .finish()
        .map_err(|error| Unprintable(format!("{error:?}")))?;
    let mut document =
        Document::new_with(SerializeSettings { configuration, ..SerializeSettings::default() });
    let mut named = Named::new();
    for (page, marks) in sheet.pages.iter().enumerate() {
        let settings = PageSettings::from_wh(sheet.size.0, sheet.size.1)
            .ok_or_else(|| Unprintable("a page without size".to_owned()))?;
        let mut written = document.start_page_with(settings);
        let mut surface = written.surface();
        for (at, (mark, meant)) in marks.iter().enumerate() {
            if let Some(name) = draw(&mut surface, mark, *meant) {
                named.insert((page, at), name);
            }
        }
        surface.finish();
        written.finish();
    }
    document.set_tag_tree(tree(&sheet.roots, &named));
    document.set_outline(outline(sheet));
    let title = if sheet.title.is_empty() { "Maillage" } else { &sheet.title };
    document.set_metadata(
        Metadata::new()
            .title(title.to_owned())
            .language(sheet.lang.tag().to_owned())
            .creator("Maillage".to_owned()),
    );
    document.finish().map_err(|error| Unprintable(format!("{error:?}")))
}

fn outline(sheet: &Sheet) -> Outline {
    let mut outline = Outline::new();
    for bookmark in &sheet.bookmarks {
        let to = XyzDestination::new(bookmark.page, Point::from_xy(0.0, bookmark.y));
        outline.push_child(OutlineNode::new(bookmark.text.clone(), to));
    }
    outline
}

/// Draws a mark, and names it if it means something.
fn draw(surface: &mut Surface<'_>, mark: &Mark, meant: bool) -> Option<Identifier> {
    let tag = match (meant, mark) {
        (false, Mark::Text { .. }) => {
            ContentTag::Artifact(Artifact::with_kind(ArtifactType::PaginationOther))
        }
        (false, _) => ContentTag::Artifact(Artifact::with_kind(ArtifactType::Layout)),
        (true, Mark::Text { .. }) => ContentTag::Span(SpanTag::empty()),
        (true, _) => ContentTag::Other,
    };
    let name = surface.start_tagged(tag);
    paint(surface, mark);
    surface.end_tagged();
    meant.then_some(name)
}

fn paint(surface: &mut Surface<'_>, mark: &Mark) {
    surface.set_stroke(None);
    match mark {
        Mark::Text { x, y, line, colour } => {
            let Some(font) = line.style.face.font() else { return };
            surface.set_fill(Some(fill(*colour)));
            let start = Point::from_xy(*x, *y);
            surface.draw_glyphs(start, &line.glyphs, font, &line.text, line.style.size, false);
        }
        Mark::Ground { area, radius, colour } => {
            surface.set_fill(Some(fill(*colour)));
            let mut path = PathBuilder::new();
            round(&mut path, *area, *radius);
            draw_path(surface, path);
        }
        Mark::Rule { from, to, width, colour, dash } => {
            surface.set_fill(None);
            surface.set_stroke(Some(Stroke {
                paint: ink(*colour).into(),
                width: *width,
                dash: dash.map(|on| StrokeDash { array: vec![on, on], offset: 0.0 }),
                ..Stroke::default()
            }));
            let mut path = PathBuilder::new();
            path.move_to(from.0, from.1);
            path.line_to(to.0, to.1);
            draw_path(surface, path);
        }
        Mark::Code { x, y, side, code, colour } => {
            surface.set_fill(Some(fill(*colour)));
            let unit = side / points(code.side());
            let mut path = PathBuilder::new();
            for (column, row, length) in code.runs() {
                let at = (x + points(column) * unit, y + points(row) * unit);
                let area = Area::new(at.0, at.1, points(length) * unit, unit);
                round(&mut path, area, 0.0);
            }
            draw_path(surface, path);
        }
    }
}

fn points(count: usize) -> f32 {
    u16::try_from(count).map_or(f32::from(u16::MAX), f32::from)
}

fn draw_path(surface: &mut Surface<'_>, path: PathBuilder) {
    if let Some(path) = path.finish() {
        surface.draw_path(&path);
    }
}

/// A rectangle with rounded corners.
fn round(path: &mut PathBuilder, area: Area, radius: f32) {
    let (left, top) = (area.x, area.y);
    let (right, bottom) = (area.x + area.width, area.y + area.height);
    if radius <= 0.0 {
        path.move_to(left, top);
        path.line_to(right, top);
        path.line_to(right, bottom);
        path.line_to(left, bottom);
        path.close();
        return;
    }
    path.move_to(left + radius, top);
    path.line_to(right - radius, top);
    path.quad_to(right, top, right, top + radius);
    path.line_to(right, bottom - radius);
    path.quad_to(right, bottom, right - radius, bottom);
    path.line_to(left + radius, bottom);
    path.quad_to(left, bottom, left, bottom - radius);
    path.line_to(left, top + radius);
    path.quad_to(left, top, left + radius, top);
    path.close();
}

fn ink(colour: Colour) -> rgb::Color {
    rgb::Color::new(colour.red, colour.green, colour.blue)
}

fn fill(colour: Colour) -> Fill {
    Fill { paint: ink(colour).into(), opacity: NormalizedF32::ONE, rule: FillRule::NonZero }
}

fn tree(roots: &[Node], named: &Named) -> TagTree {
    let mut tree = TagTree::new();
    for root in roots {
        match root {
            Node::Group(role, children) => tree.push(group(role, children, named)),
            Node::Leaf(page, at) => {
                if let Some(name) = named.get(&(*page, *at)) {
                    tree.push(*name);
                }
            }
        }
    }
    tree
}

fn group(role: &Role, children: &[Node], named: &Named) -> TagGroup {
    let mut group = TagGroup::new(kind(role));
    for child in children {
        match child {
            Node::Group(role, children) => group.push(self::group(role, children, named)),
            Node::Leaf(page, at) => {
                if let Some(name) = named.get(&(*page, *at)) {
                    group.push(*name);
                }
            }
        }
    }
    group
}

fn kind(role: &Role) -> TagKind {
    let span = |columns: &u32| NonZeroU32::new(*columns).filter(|columns| columns.get() > 1);
    match role {
        Role::Heading(level, text) => {
            let level = NonZeroU16::new(*level).unwrap_or(NonZeroU16::MIN);
            Tag::Hn(level, Some(text.clone())).into()
        }
        Role::Paragraph => Tag::P.into(),
        Role::Part => Tag::Section.into(),
        Role::List => Tag::L(ListNumbering::None).into(),
        Role::Item => Tag::LI.into(),
        Role::Table(summary) => Tag::Table.with_summary(Some(summary.clone())).into(),
        Role::Head => Tag::THead.into(),
        Role::Body => Tag::TBody.into(),
        Role::Foot => Tag::TFoot.into(),
        Role::Row => Tag::TR.into(),
        Role::ColumnHead(columns) => {
            Tag::TH(TableHeaderScope::Column).with_col_span(span(columns)).into()
        }
        Role::RowHead(columns) => {
            Tag::TH(TableHeaderScope::Row).with_col_span(span(columns)).into()
        }
        Role::Cell(columns) => Tag::TD.with_col_span(span(columns)).into(),
        Role::Figure(alt) => Tag::Figure(Some(alt.clone())).into(),
    }
}
