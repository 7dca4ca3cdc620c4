//! Days and spans of days.

use jiff::civil::Date;

use super::bytes::{Reader, Writer};
use crate::period::Span;

/// A day of the years 0 to 9999.
pub(super) fn day(out: &mut Writer, day: Date) {
    let (month, of_month) = (day.month().unsigned_abs(), day.day().unsigned_abs());
    out.number(u32::from(day.year().unsigned_abs()) << 9 | u32::from(month) << 5 | u32::from(of_month));
}

pub(super) fn read_day(from: &mut Reader) -> Date {
    let number = from.number();
    let part = |shift: u32, mask: u32| i16::try_from(number >> shift & mask).unwrap_or(0);
    let (month, of_month) = (i8::try_from(part(5, 15)).unwrap_or(0), i8::try_from(part(0, 31)).unwrap_or(0));
    // Where the bytes are not those that were written, the whole release is refused.
    Date::new(part(9, 0x3fff), month, of_month).unwrap_or(Date::ZERO)
}

pub(super) fn span(out: &mut Writer, span: Span) {
    day(out, span.start);
    day(out, span.end);
    out.number(u32::from(span.instant));
}

pub(super) fn read_span(from: &mut Reader) -> Span {
    Span { start: read_day(from), end: read_day(from), instant: from.number() == 1 }
}
