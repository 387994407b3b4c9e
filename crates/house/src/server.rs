//! The site as one router: the features' routes behind the front door.

use std::sync::Arc;

use axum::Router;
use axum::extract::State;
use axum::http::{StatusCode, header};
use axum::response::{IntoResponse, Response};
use axum::routing::get;
use kernel::web::{self, Front};
use kernel::{Result, jobs};

use crate::accounts::contact;
use crate::app::App;
use crate::features;

/// The whole site.
pub fn router(app: &App) -> Router {
    let rooms = features::all().fold(Router::new(), |all, one| all.merge((one.routes)()));
    let probes = Router::new()
        .route("/healthz", get(async || "ok\n"))
        .route("/readyz", get(readyz))
        .route("/metrics", get(metrics))
        .route("/assets/{*name}", get(asset));
    let (shell_app, contact_app, frames_app) = (app.clone(), app.clone(), app.clone());
    let front = Front {
        view: app.view.clone(),
        texts: app.texts.clone(),
        shell: Arc::new(move |visit| shell_app.public_shell(visit)),
        metrics: app.metrics.clone(),
        behind_proxy: app.config.behind_proxy,
        secure: app.config.is_secure(),
        contact: Arc::new(move || contact(&contact_app)),
        frames: Arc::new(move || framers(&frames_app.organisation_known().frame_sites)),
    };
    web::open(rooms.merge(probes).with_state(app.clone()), front)
}

/// Who may show what is lent: the listed sites, and our own pages always.
fn framers(sites: &str) -> String {
    if sites == "*" { sites.to_owned() } else { format!("'self' {sites}") }
}

/// Ready when the database answers.
async fn readyz(State(app): State<App>) -> Result<&'static str> {
    app.db.read(jobs::count_waiting).await?;
    Ok("ready\n")
}

async fn metrics(State(app): State<App>) -> Result<Response> {
    let (waiting, dead) = app.db.read(jobs::count_waiting).await?;
    let text = app.metrics.text(&[
        ("maillage_jobs_waiting", "Jobs in the queue.", waiting),
        ("maillage_jobs_dead", "Jobs given up.", dead),
    ]);
    Ok(([(header::CONTENT_TYPE, "text/plain; version=0.0.4")], text).into_response())
}

async fn asset(axum::extract::Path(name): axum::extract::Path<String>) -> Response {
    match kernel::view::assets::find(&name) {
        Some(asset) => {
            let headers = [
                (header::CONTENT_TYPE, asset.mime),
                (header::CACHE_CONTROL, "public, max-age=31536000, immutable"),
            ];
            (headers, asset.bytes).into_response()
        }
        None => (StatusCode::NOT_FOUND, "").into_response(),
    }
}
