//! What segments and lists may know of answers to events. Coming may reveal an opinion: choosing
//! people by it is targeting.

use crate::column::{Cells, Column, Shape};
use crate::criterion::{Class, Criterion, Takes};
use crate::events::store::criteria as leaf;

/// The criteria of events.
pub(super) static CRITERIA: &[Criterion] = &[
    Criterion {
        name: "registered",
        also: &["inscrit_evenement"],
        class: Class::Targeting,
        takes: Takes::Recent,
        label: "events-criterion-registered",
        told: "events-criterion-registered-told",
        leaf: leaf::registered,
    },
    Criterion {
        name: "came",
        also: &["est_venu"],
        class: Class::Targeting,
        takes: Takes::Recent,
        label: "events-criterion-came",
        told: "events-criterion-came-told",
        leaf: leaf::came,
    },
    Criterion {
        name: "missed",
        also: &["pas_venu"],
        class: Class::Targeting,
        takes: Takes::Recent,
        label: "events-criterion-missed",
        told: "events-criterion-missed-told",
        leaf: leaf::missed,
    },
    Criterion {
        name: "event",
        also: &["evenement"],
        class: Class::Targeting,
        takes: Takes::Known(leaf::events),
        label: "events-criterion-event",
        told: "events-criterion-event-told",
        leaf: leaf::event,
    },
];

/// What lists may show.
pub(super) static COLUMNS: &[Column] = &[Column {
    name: "came",
    label: "events-column-came",
    shape: Shape::Day,
    cells: Cells::One(leaf::LAST),
}];
