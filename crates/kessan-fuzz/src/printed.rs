//! Printed numbers: cells of releases, fields of the calculator.

use kessan_core::cell::Cell;
use kessan_core::numeral::{half_width, readings};
use kessan_core::period::{Span, day};
use kessan_core::unit::Unit;

use crate::input::text;

pub(crate) fn run(data: &[u8]) {
    let text = text(data);
    if let Ok(numbers) = readings(&text) {
        assert!((1..=2).contains(&numbers.len()), "{text:?} is read as {numbers:?}");
        for number in &numbers {
            // 28 digits are as many as the arithmetic holds.
            assert!(number.decimals <= 28, "{text:?} is read as {number:?}");
            let _ = number.whole();
        }
    }
    // The form of the digits changes nothing.
    let narrow = half_width(&text);
    assert_eq!(half_width(&narrow), narrow, "{text:?}");
    if let (Some(cell), Some(other)) = (Cell::parse(&text), Cell::parse(&narrow)) {
        assert_eq!(cell, other, "{text:?} and {narrow:?}");
    }
    // What else a file writes as text: days, spans, units. What is read is written as it was.
    if let Some(day) = day(&text) {
        assert_eq!(day.to_string(), text);
    }
    if let Ok(span) = text.parse::<Span>() {
        assert_eq!(span.to_string(), text);
    }
    if let Ok(unit) = text.parse::<Unit>() {
        assert_eq!(unit.to_string(), text);
    }
}
