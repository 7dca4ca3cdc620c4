//! The figures that Kessan works out.

use super::{plain, write};
use kessan_core::release::Release;
use kessan_core::rounding::round_to;

const HEADER: [&str; 7] = ["concept", "label_en", "label_ja", "period", "unit", "value", "formula"];

/// Digits after the point that a quotient is written with.
const DIGITS: i32 = 6;

pub(super) fn csv(release: &Release) -> Result<String, csv::Error> {
    let rows = release.derived().into_iter().map(|derived| {
        vec![
            derived.concept,
            derived.label.en().to_owned(),
            derived.label.ja().to_owned(),
            derived.period.span.to_string(),
            derived.unit.to_string(),
            plain(round_to(derived.value, DIGITS)),
            // What was nil in the part is taken from the whole all the same.
            release.formula_notation(&derived.formula) + if derived.nil.is_some() { " - 0" } else { "" },
        ]
    });
    write(&HEADER, rows)
}
