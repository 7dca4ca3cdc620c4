//! How files become answers.

use std::path::Path;

use axum::Router;
use axum::body::Body;
use axum::http::header::{CACHE_CONTROL, CONTENT_TYPE, HeaderValue};
use axum::http::{Response, StatusCode};
use axum::middleware::map_response;
use tower_http::services::ServeDir;

/// Types other than `text/…` whose files are UTF-8 text too.
const TEXT: [&str; 4] = ["application/json", "application/manifest+json", "application/xml", "image/svg+xml"];

/// Serves a folder: index.html for folders, redirects for their names
/// without a slash.
pub fn router(dist: &Path) -> Router {
    Router::new().fallback_service(ServeDir::new(dist)).layer(map_response(finish))
}

/// Completes an answer with what the files themselves do not tell.
async fn finish(mut response: Response<Body>) -> Response<Body> {
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
