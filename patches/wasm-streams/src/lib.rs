//! In place of the crate of that name, whose classes wasm-bindgen would put into every program: 4 kB of each download.
//!
//! leptos depends on it for server functions that stream. Kessan has no server, so nothing here is ever called.

use std::pin::Pin;
use std::task::{Context, Poll};

use futures_core::Stream;
use wasm_bindgen::{JsCast, JsValue};

/// A stream's place, with no stream in it.
#[derive(Debug)]
pub struct ReadableStream(web_sys::ReadableStream);

impl ReadableStream {
    /// An object that no browser can read from.
    pub fn from_stream<S: Stream<Item = Result<JsValue, JsValue>>>(_stream: S) -> Self {
        Self(JsValue::UNDEFINED.unchecked_into())
    }

    /// Keeps the browser's stream.
    pub fn from_raw(raw: web_sys::ReadableStream) -> Self {
        Self(raw)
    }

    /// Gives it back.
    pub fn into_raw(self) -> web_sys::ReadableStream {
        self.0
    }

    /// Reads nothing from it.
    pub fn into_stream(self) -> Nothing {
        Nothing
    }
}

/// A stream without items.
#[derive(Debug)]
pub struct Nothing;

impl Stream for Nothing {
    type Item = Result<JsValue, JsValue>;

    fn poll_next(self: Pin<&mut Self>, _context: &mut Context<'_>) -> Poll<Option<Self::Item>> {
        Poll::Ready(None)
    }
}
