//! The pages of events: what everybody reads and answers, in the site and in frames of others; the
//! answer's own page; the member's list; the door; the officers' room.

mod answer;
mod attendance;
mod confirm;
mod feeds;
mod list;
mod mine;
mod office;
mod panels;
mod sheet;
mod ticket;
mod widget;

use axum::Router;
use axum::routing::{get, post};
use kernel::view::SamplePage;

use crate::app::App;

pub(super) use feeds::calendar_line;
pub use list::BLOCK_EVENTS;
pub(super) use office::waiting;
pub(super) use panels::PANELS;
pub use widget::WIDGET;

/// Their addresses.
pub(super) fn routes() -> Router<App> {
    Router::new()
        .route("/events", get(list::show))
        .route("/events/door-worker.js", get(attendance::worker))
        .route("/events/{slug}", get(answer::show).post(answer::send))
        .route("/events/{slug}/come", post(answer::come))
        .route("/events/{slug}/sent", get(answer::sent))
        .route("/events/{slug}/event.ics", get(feeds::one))
        .route("/events/{slug}/confirm/{token}", get(confirm::show).post(confirm::confirm))
        .route("/events/{slug}/ticket/{token}", get(ticket::show).post(ticket::change))
        .route("/events/{slug}/ticket/{token}/event.ics", get(feeds::of_ticket))
        .route("/events/{slug}/attendance", get(attendance::show).post(attendance::note))
        .route("/feeds/events.ics", get(feeds::calendar_of))
        .route("/feeds/events.atom", get(feeds::atom))
        .route("/feeds/events.json", get(feeds::json))
        .route("/embed/events", get(list::frame))
        .route("/embed/events/{slug}", get(answer::frame).post(answer::send_in_frame))
        .route("/embed/events/{slug}/sent", get(answer::sent_in_frame))
        .route("/me/events", get(mine::show).post(mine::cancel))
        .route("/office/events", get(office::list::show).post(office::list::answer))
        .route("/office/events/money", get(office::money::list))
        .route("/office/events/new", get(office::edit::new).post(office::edit::create))
        .route("/office/events/{id}", get(office::one::show).post(office::one::act))
        .route("/office/events/{id}/preview", get(answer::preview))
        .route("/office/events/{id}/edit", get(office::edit::show).post(office::edit::save))
        .route("/office/events/{id}/money", get(office::money::show).post(office::money::act))
        .route("/office/events/{id}/team", post(office::team::change))
        .route("/office/events/{id}/report", get(office::report::show).post(office::report::save))
        .route("/office/events/{id}/file", post(office::report::file))
}

/// Their templates.
pub(super) const TEMPLATES: &[(&str, &str)] = &[
    ("events/parts.html", include_str!("../templates/parts.html")),
    ("events/panel_mine.html", include_str!("../templates/panel_mine.html")),
    ("events/panel_office.html", include_str!("../templates/panel_office.html")),
    ("events/list.html", include_str!("../templates/list.html")),
    ("events/frame_list.html", include_str!("../templates/frame_list.html")),
    ("events/block.html", include_str!("../templates/block.html")),
    ("events/show.html", include_str!("../templates/show.html")),
    ("events/frame.html", include_str!("../templates/frame.html")),
    ("events/sent.html", include_str!("../templates/sent.html")),
    ("events/frame_sent.html", include_str!("../templates/frame_sent.html")),
    ("events/confirm.html", include_str!("../templates/confirm.html")),
    ("events/ticket.html", include_str!("../templates/ticket.html")),
    ("events/mine.html", include_str!("../templates/mine.html")),
    ("events/attendance.html", include_str!("../templates/attendance.html")),
    ("events/feed.xml", include_str!("../templates/feed.xml")),
    ("events/office_list.html", include_str!("../templates/office_list.html")),
    ("events/office.html", include_str!("../templates/office.html")),
    ("events/money.html", include_str!("../templates/money.html")),
    ("events/money_list.html", include_str!("../templates/money_list.html")),
    ("events/edit.html", include_str!("../templates/edit.html")),
    ("events/report.html", include_str!("../templates/report.html")),
];

/// Every page with its samples.
pub(super) fn samples() -> Vec<SamplePage> {
    let pages = [
        list::samples(),
        answer::samples(),
        confirm::samples(),
        ticket::samples(),
        mine::samples(),
        attendance::samples(),
        office::list::samples(),
        office::one::samples(),
        office::edit::samples(),
        office::money::samples(),
        office::report::samples(),
    ];
    pages.into_iter().flatten().collect()
}
