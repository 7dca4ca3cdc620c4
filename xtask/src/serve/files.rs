//! How files become answers.

use std::path::Path;

use axum::Router;
use axum::body::{Body, to_bytes};
use axum::extract::{Request, State};
use axum::http::header::{
    ACCESS_CONTROL_ALLOW_ORIGIN, CACHE_CONTROL, CONTENT_SECURITY_POLICY_REPORT_ONLY, CONTENT_TYPE, HeaderValue,
};
use axum::http::{Response, StatusCode};
use axum::middleware::{Next, from_fn, from_fn_with_state};
use tower_http::services::ServeDir;

use super::log::Log;

/// Types other than `text/…` whose files are UTF-8 text too.
const TEXT: [&str; 4] = ["application/json", "application/manifest+json", "application/xml", "image/svg+xml"];

/// What other sites may read, as in `docs/nginx.conf`: without that, none could load `embed.js` as a module.
const OPEN: [&str; 4] = ["/embed.js", "/data/", "/releases/", "/oembed/"];

/// Serves a folder: index.html for folders, redirects for their names
/// without a slash.
pub fn router(dist: &Path) -> Router {
    Router::new().fallback_service(ServeDir::new(dist)).layer(from_fn(finish))
}

/// The same as a host does it that sends what the build has compressed with brotli; each answer is written into `log`.
pub fn recording_router(dist: &Path, log: Log) -> Router {
    let files = ServeDir::new(dist).precompressed_br();
    Router::new().fallback_service(files).layer(from_fn(finish)).layer(from_fn_with_state(log, record))
}

/// Serves a folder with the policy of each page as a header, too, under which browsers report to an address what the page's own
/// policy refuses: they leave out of a policy within a page where to report.
pub fn reporting_router(dist: &Path, address: &'static str) -> Router {
    router(dist).layer(from_fn_with_state(address, report))
}

/// Adds the header.
async fn report(State(address): State<&'static str>, request: Request, next: Next) -> Response<Body> {
    let response = next.run(request).await;
    let is_html = |kind: &HeaderValue| kind.as_bytes().starts_with(b"text/html");
    if !response.headers().get(CONTENT_TYPE).is_some_and(is_html) {
        return response;
    }
    let (mut head, body) = response.into_parts();
    // A page that cannot be read is sent as an empty one, which its tests see.
    let bytes = to_bytes(body, usize::MAX).await.unwrap_or_default();
    let policy = std::str::from_utf8(&bytes).ok().and_then(policy);
    let header = policy.and_then(|policy| HeaderValue::from_str(&format!("{policy}; report-uri {address}")).ok());
    if let Some(header) = header {
        head.headers.insert(CONTENT_SECURITY_POLICY_REPORT_ONLY, header);
    }
    Response::from_parts(head, Body::from(bytes))
}

/// The policy that stands in a page.
fn policy(html: &str) -> Option<&str> {
    let (_, rest) = html.split_once("<meta http-equiv=\"Content-Security-Policy\" content=\"")?;
    rest.split_once('"').map(|(policy, _)| policy)
}

/// Completes an answer with what the files themselves do not tell.
async fn finish(request: Request, next: Next) -> Response<Body> {
    let is_open = OPEN.iter().any(|start| request.uri().path().starts_with(start));
    let mut response = next.run(request).await;
    if response.status() == StatusCode::NOT_FOUND {
        let mut answer = Response::new(Body::from("404: there is no such page\n"));
        *answer.status_mut() = StatusCode::NOT_FOUND;
        let plain = HeaderValue::from_static("text/plain; charset=utf-8");
        answer.headers_mut().insert(CONTENT_TYPE, plain);
        response = answer;
    }
    let headers = response.headers_mut();
    if let Some(kind) = headers.get(CONTENT_TYPE).and_then(with_charset) {
        headers.insert(CONTENT_TYPE, kind);
    }
    // A browser must ask every time, or a new build would not be seen.
    headers.insert(CACHE_CONTROL, HeaderValue::from_static("no-cache"));
    if is_open {
        headers.insert(ACCESS_CONTROL_ALLOW_ORIGIN, HeaderValue::from_static("*"));
    }
    response
}

/// Notes what was asked for and what the answer weighs.
async fn record(State(log): State<Log>, request: Request, next: Next) -> Response<Body> {
    let (path, headers) = (request.uri().path().to_owned(), request.headers().clone());
    let response = next.run(request).await;
    log.note(path, &headers, &response);
    response
}

/// The type with its charset, if it is one of text and lacks it.
fn with_charset(kind: &HeaderValue) -> Option<HeaderValue> {
    let kind = kind.to_str().ok()?;
    let is_text = kind.starts_with("text/") || TEXT.contains(&kind);
    if !is_text || kind.contains(';') {
        return None;
    }
    HeaderValue::from_str(&format!("{kind}; charset=utf-8")).ok()
}
