//! The layers that every request passes, once, and the server that listens.

use std::future::Future;
use std::net::{IpAddr, Ipv4Addr, SocketAddr};
use std::sync::Arc;
use std::time::Duration;

use axum::Router;
use axum::extract::{ConnectInfo, DefaultBodyLimit, MatchedPath, Request, State};
use axum::http::{HeaderMap, HeaderName, HeaderValue, Method, StatusCode, header};
use axum::middleware::{Next, from_fn_with_state};
use axum::response::{IntoResponse, Response};
use tracing::Instrument as _;

use crate::error::Error;
use crate::ids::random_hex;
use crate::text::Texts;
use crate::time::Stopwatch;
use crate::view::{ErrorCode, ErrorPage, Shell, View};
use crate::web::answer::html;
use crate::web::probes::Metrics;
use crate::web::visit::Visit;

/// Makes the shell of pages shown to somebody who may not be signed in.
pub type ShellMaker = Arc<dyn Fn(&Visit) -> Shell + Send + Sync>;
/// Tells the address that people write to.
pub type ContactTeller = Arc<dyn Fn() -> String + Send + Sync>;
/// Tells which sites may hold our frames, as `frame-ancestors` writes them.
pub type FrameTeller = Arc<dyn Fn() -> String + Send + Sync>;

/// What the front door needs to know.
#[derive(Clone)]
pub struct Front {
    /// Renders error pages.
    pub view: Arc<View>,
    /// Names the rules that refuse.
    pub texts: Arc<Texts>,
    /// Their shell.
    pub shell: ShellMaker,
    /// Counts requests.
    pub metrics: Metrics,
    /// Whether a reverse proxy in front tells the visitor's address (`X-Forwarded-For`).
    pub behind_proxy: bool,
    /// Whether the site is reached over HTTPS.
    pub secure: bool,
    /// Where people write when something broke or is not theirs to do, as it is known now.
    pub contact: ContactTeller,
    /// Which sites may show what lies under `/embed/`.
    pub frames: FrameTeller,
}

/// What other sites may show in a frame and send forms to. Nobody is signed in there: cookies are
/// neither read nor set, so that a form of another site can do nothing in anybody's name.
pub(super) const FRAMED: &str = "/embed/";
/// Largest body of an ordinary form, in bytes.
const FORM_BYTES_MAX: usize = 512 * 1024;
/// Longest time a request may take, uploads included.
const REQUEST_TIME_MAX: Duration = Duration::from_secs(120);
/// No script, style or frame from elsewhere; nothing inline.
const POLICY: &str = "default-src 'self'; object-src 'none'; base-uri 'none'; \
                      form-action 'self'; frame-ancestors 'none'";
/// The same for what other sites may show: who may, follows.
const FRAMED_POLICY: &str = "default-src 'self'; object-src 'none'; base-uri 'none'; \
                             form-action 'self'; frame-ancestors ";

/// Puts the front door before the routes.
pub fn open(routes: Router, front: Front) -> Router {
    let absent = async || Err::<Response, _>(Error::NotFound);
    routes
        .fallback(absent)
        .method_not_allowed_fallback(absent)
        .layer(DefaultBodyLimit::max(FORM_BYTES_MAX))
        .layer(from_fn_with_state(front, pass))
}

async fn pass(State(front): State<Front>, request: Request, next: Next) -> Response {
    let watch = Stopwatch::start();
    let (mut parts, body) = request.into_parts();
    let framed = parts.uri.path().starts_with(FRAMED);
    if framed {
        parts.headers.remove(header::COOKIE);
    }
    let number = random_hex::<5>();
    let from = address(&parts.headers, parts.extensions.get(), front.behind_proxy);
    let visit = Visit::of(&parts, number.clone(), from, front.secure);
    let route = parts.extensions.get::<MatchedPath>().map_or("-", MatchedPath::as_str).to_owned();
    let method = parts.method.clone();
    let cross = !framed && is_cross_site(&parts.method, &parts.headers);
    parts.extensions.insert(visit.clone());
    let span = tracing::info_span!("request", number = %number);
    let answer = async {
        if cross {
            return Error::CrossSite.into_response();
        }
        let handled = next.run(Request::from_parts(parts, body));
        match tokio::time::timeout(REQUEST_TIME_MAX, handled).await {
            Ok(response) => response,
            Err(_) => Error::Busy.into_response(),
        }
    }
    .instrument(span)
    .await;
    let mut response = told(&front, &visit, answer);
    if framed {
        lend(&mut response, &(front.frames)());
    }
    protect(&mut response, &visit);
    let (status, took) = (response.status().as_u16(), watch.elapsed());
    front.metrics.count(status, took);
    let ms = u64::try_from(took.as_millis()).unwrap_or(u64::MAX);
    tracing::info!(target: "maillage::access", %number, %method, %route, status, ms);
    response
}

/// The visitor's address: the connection's, or the last one the proxy tells.
fn address(headers: &HeaderMap, peer: Option<&ConnectInfo<SocketAddr>>, proxy: bool) -> IpAddr {
    let told = headers.get("x-forwarded-for").and_then(|value| value.to_str().ok());
    let last = told.and_then(|list| list.rsplit(',').next()).and_then(|ip| ip.trim().parse().ok());
    let peer = peer.map_or(IpAddr::V4(Ipv4Addr::LOCALHOST), |ConnectInfo(peer)| peer.ip());
    last.filter(|_| proxy).unwrap_or(peer)
}

/// Whether a request that changes something was sent by a page of another site: browsers say
/// so in `Sec-Fetch-Site`, older ones in `Origin`; what says neither is no browser.
fn is_cross_site(method: &Method, headers: &HeaderMap) -> bool {
    if matches!(*method, Method::GET | Method::HEAD | Method::OPTIONS) {
        return false;
    }
    let text = |name: &str| headers.get(name).and_then(|value| value.to_str().ok());
    if let Some(site) = text("sec-fetch-site") {
        return !matches!(site, "same-origin" | "none");
    }
    let host = text(header::HOST.as_str()).unwrap_or_default();
    text(header::ORIGIN.as_str())
        .is_some_and(|origin| origin.split_once("://").is_none_or(|(_, place)| place != host))
}

/// An error that a handler returned, on its way to becoming a page.
#[derive(Clone)]
struct Failed(Arc<Error>);

impl IntoResponse for Error {
    fn into_response(self) -> Response {
        let mut response = status_of(&self).into_response();
        response.extensions_mut().insert(Failed(Arc::new(self)));
        response
    }
}

const fn status_of(error: &Error) -> StatusCode {
    match error {
        Error::NotFound => StatusCode::NOT_FOUND,
        Error::Forbidden(_) | Error::CrossSite => StatusCode::FORBIDDEN,
        Error::SignIn { .. } => StatusCode::SEE_OTHER,
        Error::TooOften { .. } => StatusCode::TOO_MANY_REQUESTS,
        Error::Stale => StatusCode::CONFLICT,
        Error::Refused(_) => StatusCode::UNPROCESSABLE_ENTITY,
        Error::TooLarge { .. } => StatusCode::PAYLOAD_TOO_LARGE,
        Error::Busy => StatusCode::SERVICE_UNAVAILABLE,
        Error::Fault(_) => StatusCode::INTERNAL_SERVER_ERROR,
    }
}

/// Turns an error into its page; a fault is logged here, once, with its number.
fn told(front: &Front, visit: &Visit, response: Response) -> Response {
    let Some(Failed(error)) = response.extensions().get::<Failed>().cloned() else {
        return response;
    };
    if let Error::Fault(fault) = &*error {
        tracing::error!(number = %visit.request, what = %fault.what, place = %fault.place, "fault");
    }
    if let Error::SignIn { back } = &*error {
        let back = percent_encoding::utf8_percent_encode(back, percent_encoding::NON_ALPHANUMERIC);
        let to = format!("/sign-in?back={back}");
        return crate::web::see_other(&to)
            .unwrap_or_else(|_| StatusCode::UNAUTHORIZED.into_response());
    }
    let page = error_page(front, visit, &error);
    let shell = (front.shell)(visit);
    let mut answer = match front.view.render(&page, &shell) {
        Ok(body) => html(status_of(&error), body),
        Err(fault) => {
            tracing::error!(number = %visit.request, %fault, "the error page is broken");
            (status_of(&error), visit.request.clone()).into_response()
        }
    };
    if let Error::TooOften { wait_s } = &*error {
        answer.headers_mut().insert(header::RETRY_AFTER, HeaderValue::from(*wait_s));
    }
    answer
}

fn error_page(front: &Front, visit: &Visit, error: &Error) -> ErrorPage {
    let rule = |key: &str| front.texts.get(visit.language, key, &[]);
    match error {
        Error::NotFound => ErrorPage::new(ErrorCode::NotFound),
        Error::Forbidden(key) => {
            let named = [("right", rule(key).into()), ("contact", (front.contact)().into())];
            let reason = front.texts.get(visit.language, "kernel-error-forbidden-right", &named);
            ErrorPage::new(ErrorCode::Forbidden).reason(reason)
        }
        Error::CrossSite => ErrorPage::new(ErrorCode::Csrf),
        Error::SignIn { .. } => ErrorPage::new(ErrorCode::SignIn),
        Error::TooOften { wait_s } => {
            ErrorPage::new(ErrorCode::TooOften).wait(u32::try_from(*wait_s).unwrap_or(u32::MAX))
        }
        Error::Stale => ErrorPage::new(ErrorCode::Stale),
        Error::Refused(key) => ErrorPage::new(ErrorCode::Refused).reason(rule(key)),
        Error::TooLarge { .. } => ErrorPage::new(ErrorCode::TooLarge),
        Error::Busy => ErrorPage::new(ErrorCode::Unavailable),
        Error::Fault(_) => ErrorPage::new(ErrorCode::Fault).incident(visit.request.clone()),
    }
}

/// Lets the configured sites show an answer, which sets no cookie.
fn lend(response: &mut Response, sites: &str) {
    let headers = response.headers_mut();
    headers.remove(header::SET_COOKIE);
    if let Ok(policy) = HeaderValue::from_str(&format!("{FRAMED_POLICY}{sites}")) {
        headers.insert(header::CONTENT_SECURITY_POLICY, policy);
    }
}

/// Headers that keep browsers from doing what no page of ours asks for.
fn protect(response: &mut Response, visit: &Visit) {
    let shown_once = visit.notice.is_some() && response.status() != StatusCode::SEE_OTHER;
    let headers = response.headers_mut();
    let fixed = [
        ("content-security-policy", POLICY),
        ("x-content-type-options", "nosniff"),
        ("referrer-policy", "same-origin"),
        ("cross-origin-opener-policy", "same-origin"),
        ("permissions-policy", "camera=(), geolocation=(), microphone=(), payment=()"),
    ];
    for (name, value) in fixed {
        headers.entry(HeaderName::from_static(name)).or_insert(HeaderValue::from_static(value));
    }
    if visit.secure {
        let year = HeaderValue::from_static("max-age=31536000");
        headers.entry(header::STRICT_TRANSPORT_SECURITY).or_insert(year);
    }
    if shown_once && !visit.path.starts_with("/assets/") {
        headers.append(header::SET_COOKIE, HeaderValue::from_static("notice=; Path=/; Max-Age=0"));
    }
    if let Ok(number) = HeaderValue::from_str(&visit.request) {
        headers.insert("x-request-id", number);
    }
}

/// Listens until `stop` resolves, then lets open requests finish.
///
/// # Errors
/// When the listener breaks.
pub async fn serve(
    listener: tokio::net::TcpListener,
    router: Router,
    stop: impl Future<Output = ()> + Send + 'static,
) -> std::io::Result<()> {
    let service = router.into_make_service_with_connect_info::<SocketAddr>();
    axum::serve(listener, service).with_graceful_shutdown(stop).await
}

#[cfg(test)]
mod tests {
    use super::*;

    fn headers(pairs: &[(&'static str, &'static str)]) -> HeaderMap {
        pairs
            .iter()
            .map(|(k, v)| (HeaderName::from_static(k), HeaderValue::from_static(v)))
            .collect()
    }

    #[test]
    fn forms_of_other_sites_are_told_apart() {
        let post = Method::POST;
        assert!(is_cross_site(&post, &headers(&[("sec-fetch-site", "cross-site")])));
        assert!(is_cross_site(&post, &headers(&[("sec-fetch-site", "same-site")])));
        assert!(!is_cross_site(&post, &headers(&[("sec-fetch-site", "same-origin")])));
        assert!(is_cross_site(&post, &headers(&[("origin", "https://a.example"), ("host", "b")])));
        assert!(!is_cross_site(&post, &headers(&[("origin", "http://b:1"), ("host", "b:1")])));
        assert!(!is_cross_site(&Method::GET, &headers(&[("sec-fetch-site", "cross-site")])));
    }

    #[test]
    fn only_a_trusted_proxy_tells_addresses() {
        let told = headers(&[("x-forwarded-for", "203.0.113.9, 198.51.100.7")]);
        assert_eq!(address(&told, None, false).to_string(), "127.0.0.1");
        assert_eq!(address(&told, None, true).to_string(), "198.51.100.7");
    }
}
