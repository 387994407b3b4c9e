//! What segments may ask of an earlier program's payments and memberships.

use crate::criterion::{Class, Criterion, Takes};
use crate::former::store::criteria as leaf;

/// Most euros asked for.
const EUROS_MAX: i64 = 10_000_000;

/// The criteria of former programs. Choosing by a membership is no targeting, choosing by what
/// people gave is.
pub(super) static CRITERIA: &[Criterion] = &[
    Criterion {
        name: "gave_before",
        also: &["a_donne"],
        class: Class::Targeting,
        takes: Takes::Recent,
        label: "former-criterion-gave",
        told: "former-criterion-gave-told",
        leaf: leaf::gave,
    },
    Criterion {
        name: "gave_euros",
        also: &["euros_donnes"],
        class: Class::Targeting,
        takes: Takes::Number(EUROS_MAX),
        label: "former-criterion-euros",
        told: "former-criterion-euros-told",
        leaf: leaf::euros,
    },
    Criterion {
        name: "former_membership",
        also: &["ancienne_adhesion"],
        class: Class::Scope,
        takes: Takes::Known(leaf::memberships),
        label: "former-criterion-membership",
        told: "former-criterion-membership-told",
        leaf: leaf::membership,
    },
];
