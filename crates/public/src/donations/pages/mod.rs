//! The pages of donations: what everybody reads and fills in, on the site and in frames of others;
//! the giver's own; the officers' room.

mod block;
mod door;
mod edit;
mod gift;
mod gifts;
mod give;
mod mine;
mod office;
mod sheet;
mod widget;

use axum::Router;
use axum::routing::{get, post};
use kernel::view::SamplePage;

pub use block::BLOCK;
pub use widget::WIDGET;

use crate::app::App;

/// Their addresses.
pub(super) fn routes() -> Router<App> {
    Router::new()
        .route("/donate", get(give::list))
        .route("/donate/{slug}", get(give::show).post(give::promise))
        .route("/donate/{slug}/sent", get(give::sent))
        .route("/donate/{slug}/confirm/{token}", get(door::show).post(door::confirm))
        .route("/donate/{slug}/gift/{donation}", get(gift::show))
        .route("/embed/donate/{slug}", get(give::frame).post(give::promise_in_frame))
        .route("/embed/donate/{slug}/sent", get(give::sent_in_frame))
        .route("/me/donations", get(mine::show))
        .route("/me/donations/{donation}", post(mine::act))
        .route("/office/donations", get(office::list))
        .route("/office/donations/new", get(edit::new).post(edit::create))
        .route("/office/donations/{id}", get(office::show).post(office::act))
        .route("/office/donations/{id}/preview", get(give::preview))
        .route("/office/donations/{id}/edit", get(edit::show).post(edit::save))
        .route("/office/donations/{id}/gifts", get(gifts::show).post(gifts::receive))
}

/// Their templates.
pub(super) const TEMPLATES: &[(&str, &str)] = &[
    ("donations/list.html", include_str!("../templates/list.html")),
    ("donations/show.html", include_str!("../templates/show.html")),
    ("donations/frame.html", include_str!("../templates/frame.html")),
    ("donations/parts.html", include_str!("../templates/parts.html")),
    ("donations/sent.html", include_str!("../templates/sent.html")),
    ("donations/frame_sent.html", include_str!("../templates/frame_sent.html")),
    ("donations/door.html", include_str!("../templates/door.html")),
    ("donations/gift.html", include_str!("../templates/gift.html")),
    ("donations/mine.html", include_str!("../templates/mine.html")),
    ("donations/office_list.html", include_str!("../templates/office_list.html")),
    ("donations/office.html", include_str!("../templates/office.html")),
    ("donations/edit.html", include_str!("../templates/edit.html")),
    ("donations/gifts.html", include_str!("../templates/gifts.html")),
    (block::TEMPLATE, include_str!("../templates/block.html")),
];

/// Every page with its samples.
pub(super) fn samples() -> Vec<SamplePage> {
    let mut samples = give::samples();
    samples.extend(door::samples());
    samples.extend(gift::samples());
    samples.extend(mine::samples());
    samples.extend(office::samples());
    samples.extend(edit::samples());
    samples.extend(gifts::samples());
    samples
}
