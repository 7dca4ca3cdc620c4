//! What was asked of a server, and what went over the wire.

use std::sync::{Arc, Mutex, PoisonError};

use axum::body::Body;
use axum::http::header::{CONTENT_ENCODING, CONTENT_LENGTH, HeaderMap, REFERER};
use axum::http::{HeaderName, Response};

/// By which a browser tells what a request is for.
const DESTINATION: HeaderName = HeaderName::from_static("sec-fetch-dest");

/// A request and the answer to it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Answer {
    /// The path that was asked for.
    pub path: String,
    /// The page or the script that asked, if the browser tells; empty otherwise.
    pub asked_by: String,
    /// What for, in the browser's word: `document`, `script`, `serviceworker`, `empty` for what a script fetches.
    pub destination: String,
    /// The answer's status.
    pub status: u16,
    /// How the answer was compressed; empty if it was not.
    pub encoding: String,
    /// The bytes of the answer's body as they were sent, without its head.
    pub bytes: u64,
}

impl Answer {
    /// Whether it was for the service worker: its own script, or what that copied.
    pub fn is_for_worker(&self) -> bool {
        self.destination == "serviceworker" || self.asked_by.ends_with("/service-worker.js")
    }
}

/// The answers of a server, in their order; clones share them.
#[derive(Debug, Clone, Default)]
pub struct Log(Arc<Mutex<Vec<Answer>>>);

impl Log {
    /// The answers so far.
    pub fn answers(&self) -> Vec<Answer> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner).clone()
    }

    pub(super) fn note(&self, path: String, request: &HeaderMap, response: &Response<Body>) {
        let text = |headers: &HeaderMap, name: HeaderName| {
            headers.get(name).and_then(|value| value.to_str().ok()).unwrap_or_default().to_owned()
        };
        let answer = Answer {
            path,
            asked_by: text(request, REFERER),
            destination: text(request, DESTINATION),
            status: response.status().as_u16(),
            encoding: text(response.headers(), CONTENT_ENCODING),
            bytes: text(response.headers(), CONTENT_LENGTH).parse().unwrap_or_default(),
        };
        self.0.lock().unwrap_or_else(PoisonError::into_inner).push(answer);
    }
}
