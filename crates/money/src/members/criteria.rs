//! What segments may ask of memberships. All of it is the membership itself: whom an
//! organisation writes to as members.

use crate::criterion::{Class, Criterion, Takes};
use crate::members::store::criteria as leaf;

/// Months that a segment may ask for.
const MONTHS_MAX: i64 = 1_200;

/// The criteria of memberships.
pub(super) static CRITERIA: &[Criterion] = &[
    Criterion {
        name: "standing",
        also: &["situation"],
        class: Class::Scope,
        takes: Takes::Fixed(&[
            ("applied", "members-standing-applied"),
            ("up_to_date", "members-standing-up_to_date"),
            ("grace", "members-standing-grace"),
            ("late", "members-standing-late"),
            ("arrears", "members-standing-arrears"),
            ("lapsed", "members-standing-lapsed"),
            ("left", "members-standing-left"),
        ]),
        label: "members-criterion-standing",
        told: "members-criterion-standing-told",
        leaf: leaf::standing,
    },
    Criterion {
        name: "months_late",
        also: &["mois_de_retard"],
        class: Class::Scope,
        takes: Takes::Number(MONTHS_MAX),
        label: "members-criterion-months-late",
        told: "members-criterion-months-late-told",
        leaf: leaf::months_late,
    },
    Criterion {
        name: "membership_type",
        also: &["type_d_adhesion"],
        class: Class::Scope,
        takes: Takes::Known(leaf::types),
        label: "members-criterion-type",
        told: "members-criterion-type-told",
        leaf: leaf::membership_type,
    },
    Criterion {
        name: "member_months",
        also: &["anciennete"],
        class: Class::Scope,
        takes: Takes::Number(MONTHS_MAX),
        label: "members-criterion-months",
        told: "members-criterion-months-told",
        leaf: leaf::member_months,
    },
];
