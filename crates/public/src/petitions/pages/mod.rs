//! The pages of petitions: what everybody reads and signs, in the site and in frames of others;
//! the member's proposals; the officers' room.

mod carry;
mod decide;
mod delivery;
mod door;
mod edit;
mod feeds;
mod mine;
mod news;
mod office;
mod paper;
mod partners;
mod piles;
mod resend;
mod review;
mod seen;
mod sheet;
mod sign;
mod together;
mod widget;

use axum::Router;
use axum::extract::DefaultBodyLimit;
use axum::routing::{get, post};
use kernel::view::SamplePage;

use crate::app::App;

/// Largest form with a scan, in bytes.
const SCAN_FORM_BYTES_MAX: usize = piles::SCAN_BYTES_MAX + 64 * 1024;

/// Their addresses.
pub(super) fn routes() -> Router<App> {
    let pile = post(piles::create).layer(DefaultBodyLimit::max(SCAN_FORM_BYTES_MAX));
    let decide = get(decide::differ).post(decide::decide);
    Router::new()
        .route("/petitions", get(sign::list))
        .route("/feeds/petitions.atom", get(feeds::atom))
        .route("/feeds/petitions.json", get(feeds::json))
        .route("/petitions/{slug}", get(sign::show).post(sign::sign))
        .route("/petitions/{slug}/sent", get(sign::sent))
        .route("/petitions/{slug}/resend", get(resend::show).post(resend::send))
        .route("/petitions/{slug}/confirm/{token}", get(door::show).post(door::confirm))
        .route("/petitions/{slug}/stop/{token}", get(news::door).post(news::stop))
        .route("/embed/petitions/{slug}", get(sign::frame).post(sign::sign_in_frame))
        .route("/embed/petitions/{slug}/sent", get(sign::sent_in_frame))
        .route("/me/petitions", get(mine::show))
        .route("/me/petitions/new", get(mine::new).post(mine::propose))
        .route("/me/petitions/leave", post(mine::leave))
        .route("/office/petitions", get(office::list))
        .route("/office/petitions/new", get(edit::new).post(edit::create))
        .route("/office/petitions/{id}", get(office::show).post(office::act))
        .route("/office/petitions/{id}/preview", get(sign::preview))
        .route("/office/petitions/{id}/carry", get(carry::show).post(carry::act))
        .route("/office/petitions/{id}/partners", get(partners::show).post(partners::act))
        .route("/office/petitions/{id}/edit", get(edit::show).post(edit::save))
        .route("/office/petitions/{id}/review", get(review::show).post(review::settle))
        .route("/office/petitions/{id}/news", get(news::show).post(news::write))
        .route("/office/petitions/{id}/paper", get(paper::show).post(paper::bring))
        .route("/office/petitions/{id}/paper/sheet", get(paper::sheet))
        .route("/office/petitions/{id}/piles", pile)
        .route("/office/petitions/{id}/piles/{batch}", get(piles::show))
        .route("/office/petitions/{id}/piles/{batch}/key", get(piles::key).post(piles::keep))
        .route("/office/petitions/{id}/piles/{batch}/decide", decide)
        .route("/office/petitions/{id}/piles/{batch}/scan", get(piles::scan))
        .route("/office/petitions/{id}/piles/{batch}/drop", post(piles::drop_it))
        .route("/office/petitions/{id}/delivery", get(delivery::show).post(delivery::file))
}

/// Their templates.
pub(super) const TEMPLATES: &[(&str, &str)] = &[
    ("petitions/list.html", include_str!("../templates/list.html")),
    ("petitions/show.html", include_str!("../templates/show.html")),
    ("petitions/frame.html", include_str!("../templates/frame.html")),
    ("petitions/parts.html", include_str!("../templates/parts.html")),
    ("petitions/sent.html", include_str!("../templates/sent.html")),
    ("petitions/frame_sent.html", include_str!("../templates/frame_sent.html")),
    ("petitions/door.html", include_str!("../templates/door.html")),
    ("petitions/thanks.html", include_str!("../templates/thanks.html")),
    ("petitions/mine.html", include_str!("../templates/mine.html")),
    ("petitions/propose.html", include_str!("../templates/propose.html")),
    ("petitions/office_list.html", include_str!("../templates/office_list.html")),
    ("petitions/office.html", include_str!("../templates/office.html")),
    ("petitions/carry.html", include_str!("../templates/carry.html")),
    ("petitions/partners.html", include_str!("../templates/partners.html")),
    ("petitions/edit.html", include_str!("../templates/edit.html")),
    ("petitions/review.html", include_str!("../templates/review.html")),
    ("petitions/news.html", include_str!("../templates/news.html")),
    ("petitions/stop.html", include_str!("../templates/stop.html")),
    ("petitions/paper.html", include_str!("../templates/paper.html")),
    ("petitions/paper_sheet.html", include_str!("../templates/paper_sheet.html")),
    ("petitions/pile.html", include_str!("../templates/pile.html")),
    ("petitions/pile_key.html", include_str!("../templates/pile_key.html")),
    ("petitions/pile_decide.html", include_str!("../templates/pile_decide.html")),
    ("petitions/resend.html", include_str!("../templates/resend.html")),
    ("petitions/delivery.html", include_str!("../templates/delivery.html")),
];

pub(super) use office::waiting;
pub use widget::WIDGET;

/// Every page with its samples.
pub(super) fn samples() -> Vec<SamplePage> {
    let mut samples = sign::samples();
    samples.extend(door::samples());
    samples.extend(mine::samples());
    samples.extend(office::samples());
    samples.extend(carry::samples());
    samples.extend(partners::samples());
    samples.extend(edit::samples());
    samples.extend(review::samples());
    samples.extend(news::samples());
    samples.extend(paper::samples());
    samples.extend(piles::samples());
    samples.extend(decide::samples());
    samples.extend(resend::samples());
    samples.extend(delivery::samples());
    samples
}
