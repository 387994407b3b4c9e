//! The form to join, as other sites show it: it belongs to a lower family, which knows no widget.

use kernel::Result;
use kernel::db::Tx;
use kernel::text::Language;

use super::{Lent, PlainForm, Widget};
use crate::app::App;
use crate::org::UnitId;

/// Where one joins.
const PATH: &str = "/join";

/// The form to join.
pub static JOIN: Widget = Widget {
    name: "join",
    french: "adhesion",
    label: "widgets-join",
    height_px: 900,
    of_unit,
    at,
    form: Some(form),
};

fn of_unit(_: &mut Tx<'_>, _: &UnitId) -> Result<Vec<Lent>> {
    Ok(vec![Lent::at(PATH)])
}

fn at(_: &mut Tx<'_>, path: &str) -> Result<Option<Lent>> {
    Ok((path == PATH).then(|| Lent::at(PATH)))
}

/// The first step alone: what follows depends on the section and its schedule of today.
fn form(_: &mut Tx<'_>, app: &App, path: &str) -> Result<Option<String>> {
    let say = |key: &str| app.say(Language::French, key);
    let form = PlainForm::new("get", &app.url(path))
        .field(&say("widgets-postcode"), "postcode", "text", "postal-code")
        .button(&say("widgets-join-send"));
    Ok(Some(form))
}
