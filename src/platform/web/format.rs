//! Numbers and dates by the browser's own `Intl`.

use jiff::civil::Date;
use rust_decimal::Decimal;
use wasm_bindgen::prelude::*;

use kessan_core::text::Lang;

#[wasm_bindgen]
extern "C" {
    #[wasm_bindgen(js_namespace = Intl)]
    type NumberFormat;

    #[wasm_bindgen(constructor, js_namespace = Intl)]
    fn new(locale: &str, options: &JsValue) -> NumberFormat;

    // The text of a number instead of a float: `Intl` then formats every digit of it exactly.
    #[wasm_bindgen(method, js_name = format)]
    fn format_text(this: &NumberFormat, number: &str) -> String;

    #[wasm_bindgen(js_namespace = Intl)]
    type DateTimeFormat;

    #[wasm_bindgen(constructor, js_namespace = Intl)]
    fn new(locale: &str, options: &JsValue) -> DateTimeFormat;

    #[wasm_bindgen(method, js_name = format)]
    fn format_time(this: &DateTimeFormat, milliseconds: f64) -> String;
}

thread_local! {
    /// Making a formatter is slow, and the page needs few different ones.
    static FORMATS: std::cell::RefCell<Vec<((Lang, u32), NumberFormat)>> = const { std::cell::RefCell::new(Vec::new()) };
}

/// A number with just `decimals` digits after the point, grouped as the language does. The value is already rounded
/// to them.
pub fn number(lang: Lang, value: Decimal, decimals: u32) -> String {
    FORMATS.with_borrow_mut(|formats| {
        let known = formats.iter().position(|(key, _)| *key == (lang, decimals));
        let index = known.unwrap_or_else(|| {
            let digits = [("minimumFractionDigits", decimals), ("maximumFractionDigits", decimals)];
            let format =
                NumberFormat::new(lang.tag(), &options(digits.map(|(name, count)| (name, JsValue::from(count)))));
            formats.push(((lang, decimals), format));
            formats.len() - 1
        });
        formats[index].1.format_text(&value.to_string())
    })
}

/// A date in words: 30 September 2008, 2008年9月30日.
pub fn date(lang: Lang, date: Date) -> String {
    let locale = match lang {
        Lang::En => "en-GB",
        Lang::Ja => "ja",
    };
    let fields = [("dateStyle", JsValue::from("long")), ("timeZone", JsValue::from("UTC"))];
    // A date without a time of day is read as UTC.
    let time = js_sys::Date::parse(&format!("{:04}-{:02}-{:02}", date.year(), date.month(), date.day()));
    DateTimeFormat::new(locale, &options(fields)).format_time(time)
}

fn options<const N: usize>(fields: [(&str, JsValue); N]) -> JsValue {
    let object = js_sys::Object::new();
    for (name, value) in fields {
        // Setting a field of a fresh object cannot fail.
        let _ = js_sys::Reflect::set(&object, &JsValue::from(name), &value);
    }
    object.into()
}
