//! How requests are answered.

use std::convert::Infallible;
use std::sync::Arc;

use axum::Router;
use axum::body::Body;
use axum::extract::{Request, State};
use axum::http::header::{ACCESS_CONTROL_ALLOW_ORIGIN, CACHE_CONTROL, CONTENT_TYPE, HOST, HeaderMap, LOCATION};
use axum::http::{Response, StatusCode};
use axum::response::IntoResponse;
use axum::response::sse::{Event, Sse};
use axum::routing::get;
use tokio_stream::StreamExt;
use tokio_stream::wrappers::WatchStream;

use super::page::{News, Page};

/// What other sites may read, as in `docs/nginx.conf`.
const OPEN: [&str; 3] = ["embed.js", "data/", "releases/"];

/// Serves the site, and at `/live` what is new.
pub fn router(page: Arc<Page>) -> Router {
    Router::new().route("/live", get(live)).fallback(file).with_state(page)
}

async fn file(State(page): State<Arc<Page>>, request: Request) -> Response<Body> {
    if !is_from_here(request.headers()) {
        return plain(StatusCode::FORBIDDEN, "403: only this machine has access\n");
    }
    let path = request.uri().path().trim_start_matches('/');
    // The names of folders lead to their pages.
    if path == "ja" {
        return (StatusCode::TEMPORARY_REDIRECT, [(LOCATION, "ja/")]).into_response();
    }
    let Some((bytes, kind)) = page.answer(path) else {
        return plain(StatusCode::NOT_FOUND, "404: no such page\n");
    };
    let mut response = Response::new(Body::from(bytes.as_ref().clone()));
    let headers = response.headers_mut();
    let mut put = |name, value| headers.insert(name, axum::http::HeaderValue::from_static(value));
    put(CONTENT_TYPE, kind);
    // A browser must ask every time, or a change would not be seen.
    put(CACHE_CONTROL, "no-store");
    if OPEN.iter().any(|start| path.starts_with(start)) {
        put(ACCESS_CONTROL_ALLOW_ORIGIN, "*");
    }
    response
}

async fn live(State(page): State<Arc<Page>>, headers: HeaderMap) -> Response<Body> {
    if !is_from_here(&headers) {
        return plain(StatusCode::FORBIDDEN, "403: only this machine has access\n");
    }
    let events = WatchStream::new(page.news()).map(|news| Ok::<_, Infallible>(event(&news)));
    Sse::new(events).into_response()
}

/// As `scripts/live.js` reads it.
fn event(news: &News) -> Event {
    match &news.mistakes {
        // As JSON it is one line.
        Some(mistakes) => Event::default().event("mistakes").data(serde_json::json!(mistakes).to_string()),
        None => Event::default().event("version").data(&news.version),
    }
}

/// Whether the request names this machine: a release is secret before its day, and another site's page could have its own name
/// lead here.
fn is_from_here(headers: &HeaderMap) -> bool {
    let host = headers.get(HOST).and_then(|host| host.to_str().ok()).unwrap_or_default();
    let name = host.rsplit_once(':').map_or(host, |(name, _)| name);
    ["127.0.0.1", "localhost", "[::1]"].contains(&name)
}

fn plain(status: StatusCode, text: &'static str) -> Response<Body> {
    (status, text).into_response()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn another_name_for_this_machine_is_refused() {
        let is_answered = |host: &str| is_from_here(&HeaderMap::from_iter([(HOST, host.parse().unwrap())]));
        assert!(is_answered("127.0.0.1:8080") && is_answered("localhost:1") && is_answered("localhost"));
        assert!(!is_answered("evil.example:8080") && !is_answered("127.0.0.1.evil.example"));
    }
}
