//! The personal data of mandates, as the privacy room and the person's page ask for them.

use kernel::Result;
use kernel::db::Tx;
use kernel::time::Moment;

use crate::feature::{Held, TimelineLine};
use crate::org::{PersonId, store};

/// How mandates are handed out, erased and kept.
pub(super) const HELD: Held = Held {
    tables: &["mandate"],
    export: |tx, person| {
        let mandates = store::held(tx, person)?;
        Ok(serde_json::json!({ "mandates": mandates }))
    },
    erase: store::erase,
    retention: "org-retention",
    merge: store::merge,
};

/// Mandates begun and ended, newest first.
pub(super) fn timeline(
    tx: &mut Tx<'_>,
    person: &PersonId,
    limit: i64,
) -> Result<Vec<TimelineLine>> {
    let (today, mut lines) = (tx.now().day_text(), Vec::new());
    for mandate in store::held(tx, person)? {
        let args = vec![("role", mandate.role), ("unit", mandate.unit)];
        let ended = mandate.ends_on.filter(|last| *last < today);
        if let Some(at) = ended.as_deref().and_then(moment) {
            let line =
                TimelineLine { at, key: "org-mandate-ended", args: args.clone(), href: None };
            lines.push(line);
        }
        if let Some(at) = moment(&mandate.starts_on) {
            lines.push(TimelineLine { at, key: "org-mandate-began", args, href: None });
        }
    }
    lines.sort_by_key(|line| std::cmp::Reverse(line.at));
    lines.truncate(usize::try_from(limit).unwrap_or(0));
    Ok(lines)
}

/// The first moment of a day in France; `None` when it is no ISO day.
fn moment(day: &str) -> Option<Moment> {
    let day: jiff::civil::Date = day.parse().ok()?;
    let zoned = day.to_zoned_datetime(kernel::text::time_zone()).ok()?;
    Some(Moment(zoned.timestamp().as_millisecond()))
}
