//! The card's QR code, and what a steward sees who scans it: valid or not, nothing else.

use axum::extract::{Path, State};
use axum::response::Response;
use kernel::Result;
use kernel::view::{Page, SamplePage};
use kernel::web::Visit;
use qrcodegen::{QrCode, QrCodeEcc};
use serde::Serialize;

use crate::app::App;
use crate::members::store;

/// Longest secret that is looked up.
const TOKEN_CHARS_MAX: usize = 64;

#[derive(Serialize)]
struct Check {
    is_valid: bool,
}

impl Page for Check {
    const TEMPLATE: &str = "members/check.html";
}

/// GET `/card/{token}`.
pub(super) async fn check(
    State(app): State<App>,
    visit: Visit,
    Path(token): Path<String>,
) -> Result<Response> {
    app.organisation().await?;
    let token = super::cut(&token, TOKEN_CHARS_MAX);
    let is_valid = app.db.read(move |tx| store::checked(tx, &token)).await?;
    app.page(&Check { is_valid }, &app.public_shell(&visit))
}

/// A QR code as the path of an SVG picture, and the length of its side in modules.
#[derive(Debug, Clone, Default, Serialize)]
pub(super) struct Qr {
    path: String,
    side: i32,
}

/// The QR code of an address; empty for one too long for it.
pub(super) fn qr(address: &str) -> Qr {
    let Ok(code) = QrCode::encode_text(address, QrCodeEcc::Medium) else { return Qr::default() };
    let side = code.size();
    let mut path = String::new();
    for y in 0..side {
        let mut x = 0;
        while x < side {
            let mut end = x;
            while end < side && code.get_module(end, y) {
                end += 1;
            }
            if end > x {
                path.push_str(&format!("M{x} {y}h{}v1H{x}z", end - x));
            }
            x = end + 1;
        }
    }
    Qr { path, side }
}

/// Believable pages.
pub(super) fn samples() -> Vec<SamplePage> {
    vec![
        SamplePage::new("members/check", Check { is_valid: true }),
        SamplePage::new("members/check-not", Check { is_valid: false }),
    ]
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_code_is_drawn_as_runs_within_its_side() {
        let drawn = qr("https://example.org/card/0123456789abcdef0123456789abcdef01234567");
        assert!(drawn.side >= 29 && drawn.path.starts_with("M0 0h7v1H0z"), "{}", drawn.path);
        assert_eq!(qr(&"x".repeat(5_000)).side, 0);
    }
}
