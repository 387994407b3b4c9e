//! What segments and lists may know of gifts. A gift to a party may reveal an opinion: choosing
//! people by it is targeting.

use crate::column::{Cells, Column, Shape};
use crate::criterion::{Class, Criterion, Takes};
use crate::donations::store::criteria as leaf;

/// Most euros that a segment may name.
const EUROS_MAX: i64 = 10_000_000;

/// The criteria of donations.
pub(super) static CRITERIA: &[Criterion] = &[
    Criterion {
        name: "gave",
        also: &["a_donne"],
        class: Class::Targeting,
        takes: Takes::Recent,
        label: "donations-criterion-gave",
        told: "donations-criterion-gave-told",
        leaf: leaf::gave,
    },
    Criterion {
        name: "gave_in_year",
        also: &["dons_annee"],
        class: Class::Targeting,
        takes: Takes::Number(EUROS_MAX),
        label: "donations-criterion-year",
        told: "donations-criterion-year-told",
        leaf: leaf::gave_in_year,
    },
    Criterion {
        name: "gives",
        also: &["donne"],
        class: Class::Targeting,
        takes: Takes::Fixed(&[("monthly", "donations-criterion-monthly-value")]),
        label: "donations-criterion-monthly",
        told: "donations-criterion-monthly-told",
        leaf: leaf::monthly,
    },
    Criterion {
        name: "donation_page",
        also: &["page_de_don"],
        class: Class::Targeting,
        takes: Takes::Known(leaf::pages),
        label: "donations-criterion-page",
        told: "donations-criterion-page-told",
        leaf: leaf::page,
    },
];

/// What lists may show.
pub(super) static COLUMNS: &[Column] = &[Column {
    name: "gave",
    label: "donations-column-gave",
    shape: Shape::Day,
    cells: Cells::One(leaf::LAST),
}];
