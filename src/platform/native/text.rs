//! Forms of a text, by ICU as browsers have it.

use icu_normalizer::ComposingNormalizerBorrowed;

/// Unicode's NFKC.
pub fn nfkc(text: &str) -> String {
    ComposingNormalizerBorrowed::new_nfkc().normalize(text).into_owned()
}
