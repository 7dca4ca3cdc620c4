//! The page's own words, in both languages; `build.rs` refuses a key that one of them lacks.

/// Written by `build.rs` from `locales/`.
#[allow(
    missing_docs,
    deprecated,
    unused_imports,
    non_camel_case_types,
    clippy::all,
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic
)]
mod generated {
    include!(concat!(env!("OUT_DIR"), "/words.rs"));
}

/// Written by `build.rs` from `locales/measures.*.json`: name, formula in words and name in the workbook, English first.
mod measures {
    include!(concat!(env!("OUT_DIR"), "/measures.rs"));
}

pub(crate) use measures::MEASURES;

pub use generated::i18n::{self, Locale};
pub use leptos_i18n::td_string;

use kessan_core::text::Lang;

/// The library's name for a language.
pub fn locale(lang: Lang) -> Locale {
    match lang {
        Lang::En => Locale::en,
        Lang::Ja => Locale::ja,
    }
}

/// Whether a line is called a loss, so that a figure further below zero is more of it: `Net loss`, `営業損失`; not `Net income (loss)`.
pub fn names_a_loss(label: &str) -> bool {
    let label = label.to_lowercase().replace("income tax", "");
    let has = |words: &[&str]| words.iter().any(|word| label.contains(word));
    has(&["loss", "損失", "赤字", "verlust"])
        && !has(&["(loss", "income", "profit", "earnings", "gain", "利益", "損益"])
}

/// The page's words for a key, in the language of an `Env`: `t!(env, overview.on, prior = text)`.
#[macro_export]
macro_rules! t {
    ($env:expr, $($rest:tt)*) => {
        $crate::view::words::td_string!($crate::view::words::locale($env.lang), $($rest)*).to_string()
    };
}
