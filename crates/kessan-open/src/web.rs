//! What the page calls. Errors are values; after a panic the instance cannot be used, and the page makes a new one. A part that is
//! not there yet is named as `needs`: the page puts it in and calls again.

use js_sys::{Array, Function, JSON, Object, Reflect, Uint8Array};
use kessan::view::opening::Fault;
use kessan_core::text::Lang;
use serde::Serialize;
use wasm_bindgen::prelude::*;

use crate::failed::Failed;
use crate::{Answered, downloads as files_of, one_file as file_of, open as opened, parts};

/// Opens files, each an object with `name` and `bytes`, with what `answered` says beside them (an [`Answered`] in JSON); gives what was opened, or what failed, as a plain object.
#[wasm_bindgen]
pub fn open(files: &Array, answered: Option<String>, lang: &str, on_progress: &Function) -> JsValue {
    let given = files.iter().map(|file| {
        let field = |name: &str| Reflect::get(&file, &name.into()).unwrap_or_default();
        let bytes = field("bytes").dyn_into::<Uint8Array>().map(|bytes| bytes.to_vec()).unwrap_or_default();
        (field("name").as_string().unwrap_or_default(), bytes)
    });
    let answered = match answered.as_deref().map(serde_json::from_str::<Answered>).transpose() {
        Ok(answered) => answered.unwrap_or_default(),
        Err(error) => return plain(&Failed::new(Fault::Answers, "answers.toml", error.to_string())),
    };
    let lang = Lang::from_tag(lang).unwrap_or(Lang::En);
    // Whoever listens may have failed; that is not the report's fault.
    let mut progress = |stage: crate::Stage| drop(on_progress.call1(&JsValue::NULL, &stage.id().into()));
    match opened(given.collect(), &answered, lang, &mut progress) {
        Ok(opened) => needed().unwrap_or_else(|| plain(&opened)),
        Err(failed) => needed().unwrap_or_else(|| plain(&failed)),
    }
}

/// What can be saved of a release: objects with `path`, `type` and `bytes`; or what failed.
#[wasm_bindgen]
pub fn downloads(release: &str) -> JsValue {
    match files_of(release) {
        Ok(files) => {
            let list = files.iter().map(|file| {
                let object = Object::new();
                let put = |name: &str, value: JsValue| drop(Reflect::set(&object, &name.into(), &value));
                put("path", file.path.as_str().into());
                put("type", file.kind.into());
                put("bytes", Uint8Array::from(file.bytes.as_slice()).into());
                JsValue::from(object)
            });
            list.collect::<Array>().into()
        }
        Err(failed) => needed().unwrap_or_else(|| plain(&failed)),
    }
}

/// The one file of a release as bytes, with the programs of such a file; or what failed.
#[wasm_bindgen]
pub fn one_file(release: &str, page: &[u8]) -> JsValue {
    match file_of(release, page) {
        Ok(html) => Uint8Array::from(html.as_bytes()).into(),
        Err(failed) => needed().unwrap_or_else(|| plain(&failed)),
    }
}

/// The part that was asked and is not there; what was answered without it is nothing.
fn needed() -> Option<JsValue> {
    parts::missing().map(|part| plain(&serde_json::json!({ "needs": part })))
}

/// A value as a plain object.
fn plain(value: &impl Serialize) -> JsValue {
    let text = serde_json::to_string(value).map_err(|error| error.to_string());
    let object = text.and_then(|text| JSON::parse(&text).map_err(|_| "it is no JSON".to_owned()));
    object.unwrap_or_else(|told| {
        // What failed is three texts, which can always be written.
        let failed = serde_json::to_string(&Failed::new(Fault::Unfit, "", told)).unwrap_or_default();
        JSON::parse(&failed).unwrap_or_default()
    })
}
