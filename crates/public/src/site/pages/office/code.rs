//! Codes to print: the address of a page of this site as a square that telephones read.

use axum::extract::State;
use axum::response::Response;
use image::codecs::png::PngEncoder;
use image::{GrayImage, Luma};
use kernel::view::{Page, SamplePage};
use kernel::web::{Fields, download};
use kernel::{Error, Result};
use percent_encoding::{NON_ALPHANUMERIC, utf8_percent_encode};
use qrcodegen::{QrCode, QrCodeEcc};
use serde::Serialize;

use super::writer;
use crate::accounts::Officer;
use crate::app::App;
use crate::site::rules;

/// White around a code, in squares: what readers need.
const QUIET: i32 = 4;
/// Pixels of a square in the picture, sharp on a poster.
const SQUARE_PIXELS: u32 = 24;

#[derive(Serialize, Default)]
struct CodePage {
    path: String,
    /// The same, as a query writes it.
    query: String,
    url: String,
    /// The squares as a path of SVG; empty before an address is typed.
    squares: String,
    side: i32,
    wrong: bool,
}

impl Page for CodePage {
    const TEMPLATE: &'static str = "site/office/code.html";
}

fn code_of(url: &str) -> Result<QrCode> {
    QrCode::encode_text(url, QrCodeEcc::Medium)
        .map_err(|_| Error::fault("an address is too long for a code"))
}

/// The dark squares of a code, row by row, with white around.
fn squares(code: &QrCode) -> String {
    let mut path = String::new();
    for y in 0..code.size() {
        for x in (0..code.size()).filter(|x| code.get_module(*x, y)) {
            path.push_str(&format!("M{} {}h1v1h-1z", x + QUIET, y + QUIET));
        }
    }
    path
}

/// GET `/office/site/code`.
pub(in crate::site::pages) async fn show(
    State(app): State<App>,
    officer: Officer,
    fields: Fields,
) -> Result<Response> {
    writer(&officer)?;
    let path = fields.text("path").to_owned();
    let page = match rules::target(&path) {
        _ if path.is_empty() => CodePage::default(),
        None => CodePage { path, wrong: true, ..CodePage::default() },
        Some(target) => {
            let url = app.url(&target);
            let code = code_of(&url)?;
            let side = code.size() + 2 * QUIET;
            let query = utf8_percent_encode(&target, NON_ALPHANUMERIC).to_string();
            CodePage { path, query, squares: squares(&code), side, url, wrong: false }
        }
    };
    if page.wrong {
        return app.refused(&page, officer.shell(&app));
    }
    app.page(&page, &officer.shell(&app))
}

/// The code that is asked for.
fn asked(app: &App, officer: &Officer, fields: &Fields) -> Result<QrCode> {
    writer(officer)?;
    let target = rules::target(fields.text("path")).ok_or(Error::NotFound)?;
    code_of(&app.url(&target))
}

/// GET `/office/site/code.svg`.
pub(in crate::site::pages) async fn svg(
    State(app): State<App>,
    officer: Officer,
    fields: Fields,
) -> Result<Response> {
    let code = asked(&app, &officer, &fields)?;
    let side = code.size() + 2 * QUIET;
    let text = format!(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 {side} {side}\" \
         shape-rendering=\"crispEdges\"><path fill=\"#fff\" d=\"M0 0h{side}v{side}h-{side}z\"/>\
         <path d=\"{}\"/></svg>\n",
        squares(&code)
    );
    download("code.svg", "image/svg+xml", text)
}

/// GET `/office/site/code.png`.
pub(in crate::site::pages) async fn png(
    State(app): State<App>,
    officer: Officer,
    fields: Fields,
) -> Result<Response> {
    let code = asked(&app, &officer, &fields)?;
    let side = u32::try_from(code.size() + 2 * QUIET)? * SQUARE_PIXELS;
    let at = |pixel: u32| i32::try_from(pixel / SQUARE_PIXELS).map_or(0, |square| square - QUIET);
    let picture = GrayImage::from_fn(side, side, |x, y| {
        Luma([if code.get_module(at(x), at(y)) { 0 } else { u8::MAX }])
    });
    let mut content = Vec::new();
    picture
        .write_with_encoder(PngEncoder::new(&mut content))
        .map_err(|_| Error::fault("a code could not be written"))?;
    download("code.png", "image/png", content)
}

/// Before an address, with one, refused.
pub(in crate::site::pages) fn samples() -> Vec<SamplePage> {
    let page = CodePage {
        path: "/join".to_owned(),
        query: "%2Fjoin".to_owned(),
        url: "https://example.org/join".to_owned(),
        squares: "M4 4h1v1h-1z".to_owned(),
        side: 29,
        wrong: false,
    };
    let wrong = CodePage { path: "https://x".to_owned(), wrong: true, ..CodePage::default() };
    vec![
        SamplePage::new("site office code, none", CodePage::default()),
        SamplePage::new("site office code", page),
        SamplePage::new("site office code, refused", wrong),
    ]
}
