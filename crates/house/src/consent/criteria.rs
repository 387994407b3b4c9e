//! What segments may ask of consents: who agreed to what, who may be reached and how.

use crate::consent::store::criteria as leaf;
use crate::criterion::{Class, Criterion, Takes};

/// The criteria of consents. Whom an organisation writes to because they subscribed is no
/// targeting.
pub(super) static CRITERIA: &[Criterion] = &[
    Criterion {
        name: "consent",
        also: &["accord"],
        class: Class::Scope,
        takes: Takes::Known(leaf::states),
        label: "consent-criterion-consent",
        told: "consent-criterion-consent-told",
        leaf: leaf::consent,
    },
    Criterion {
        name: "allowed",
        also: &["autorise"],
        class: Class::Scope,
        takes: Takes::Known(leaf::purposes),
        label: "consent-criterion-allowed",
        told: "consent-criterion-allowed-told",
        leaf: leaf::allowed,
    },
    Criterion {
        name: "reachable",
        also: &["joignable"],
        class: Class::Scope,
        takes: Takes::Fixed(&[
            ("email", "consent-criterion-by-email"),
            ("phone", "consent-criterion-by-phone"),
            ("post", "consent-criterion-by-post"),
        ]),
        label: "consent-criterion-reachable",
        told: "consent-criterion-reachable-told",
        leaf: leaf::reachable,
    },
    Criterion {
        name: "electronic_contact",
        also: &["contact_electronique"],
        class: Class::Scope,
        takes: Takes::Fixed(&[("refused", "consent-criterion-electronic-refused")]),
        label: "consent-criterion-electronic",
        told: "consent-criterion-electronic-told",
        leaf: leaf::electronic,
    },
    Criterion {
        name: "agreed",
        also: &[],
        class: Class::Scope,
        takes: Takes::Recent,
        label: "consent-criterion-agreed",
        told: "consent-criterion-agreed-told",
        leaf: leaf::agreed,
    },
    Criterion {
        name: "withdrew",
        also: &[],
        class: Class::Scope,
        takes: Takes::Recent,
        label: "consent-criterion-withdrew",
        told: "consent-criterion-withdrew-told",
        leaf: leaf::withdrew,
    },
];
