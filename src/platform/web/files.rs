//! Files that the page gives the reader, made in the browser: nothing is sent anywhere.

use wasm_bindgen::prelude::*;
use web_sys::{HtmlAnchorElement, HtmlCanvasElement, HtmlElement};

use super::canvas;
use super::page::document;
use crate::chart::scene::Scene;

/// Saves a text as a file.
pub fn save_text(name: &str, kind: &str, text: &str) {
    let text = String::from(js_sys::encode_uri_component(text));
    save(name, &format!("data:{kind};charset=utf-8,{text}"));
}

/// Saves a picture with that many pixels for each CSS pixel.
pub fn save_picture(name: &str, scene: &Scene, ratio: u32, is_translated: bool) {
    let canvas = document().and_then(|document| document.create_element("canvas").ok());
    let Some(canvas) = canvas.and_then(|canvas| canvas.dyn_into::<HtmlCanvasElement>().ok()) else { return };
    if canvas::paint_file(&canvas, scene, ratio, is_translated).is_some()
        && let Ok(address) = canvas.to_data_url()
    {
        save(name, &address);
    }
}

fn save(name: &str, address: &str) {
    let link = document().and_then(|document| document.create_element("a").ok());
    if let Some(link) = link.and_then(|link| link.dyn_into::<HtmlAnchorElement>().ok()) {
        link.set_href(address);
        link.set_download(name);
        link.click();
    }
}

/// Says beside a button what came of it.
pub fn tell_beside(button: &HtmlElement, text: &str) {
    let status = button.parent_element().and_then(|parent| parent.query_selector("[role=status]").ok().flatten());
    if let Some(status) = status {
        status.set_text_content(Some(text));
    }
}
