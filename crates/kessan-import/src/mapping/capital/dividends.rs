//! Dividends by record date.

use kessan_core::release::model::{Dividend, DividendStatus, Ref};

use super::{Sources, declared, number_given, scheduled};
use crate::mapping::answers::Counts;
use crate::mapping::emit::Writer;
use crate::mapping::words::{Words, id_of};
use crate::report::Period;
use kessan_core::order::CompactSort;

/// Dividends: those of a schedule of record dates, as Japanese summaries and annual reports have it, or those whose record dates
/// are tagged, or those declared for a period, whose dates a person knows; and those that a person gives.
pub fn dividends(writer: &Writer<'_>, sources: &mut Sources<'_, '_>, year: usize) -> Vec<Dividend> {
    let mut dividends = Vec::new();
    for find in [scheduled::scheduled, scheduled::of_halves, scheduled::annual, declared::dated, declared::declared] {
        if dividends.is_empty() {
            dividends = find(writer, sources, year);
        }
    }
    dividends.extend(given(writer, sources, year, &dividends));
    dividends.compact_sort_by_key(|dividend| dividend.record_date);
    dividends
}

/// How far the day of payment may be behind the record date, in days.
pub const PAID_WITHIN: i32 = 250;

/// Dividends that no table of the filing has and a person gives, with a record date within the year.
fn given(writer: &Writer<'_>, sources: &mut Sources<'_, '_>, year: usize, known: &[Dividend]) -> Vec<Dividend> {
    let Period::Duration { start, end } = sources.figures.periods.get(year) else { return Vec::new() };
    let mut given = Vec::new();
    for key in sources.answers.keys(&["dividends"]) {
        if !sources.answers.has(&["dividends", &key, "per_share"]) {
            continue;
        }
        let place = format!("dividends.{key:?}");
        let Some(record_date) = sources.answers.date(&["dividends", &key, "record_date"]) else {
            if !sources.answers.has(&["dividends", &key, "record_date"]) {
                let found = "a per_share without a record_date".to_owned();
                sources.answers.reject(&place, found, "both of them", "add record_date = \"…\"");
            }
            continue;
        };
        if record_date < start || record_date > end {
            let why = format!("its record date {record_date} is not in the fiscal year {start}/{end}");
            sources.answers.leave_aside(&["dividends", &key], &why);
            continue;
        }
        let Some(printed) =
            sources.answers.number(&["dividends", &key, "per_share"], Counts::PerShare(&writer.currency))
        else {
            continue;
        };
        let payment_date = sources.answers.date_near(&["dividends", &key, "payment_date"], record_date, 0, PAID_WITHIN);
        let is_planned = sources.answers.text(&["dividends", &key, "status"]);
        let status = match is_planned.as_deref() {
            None | Some("declared") => DividendStatus::Declared,
            Some("planned") => DividendStatus::Planned,
            Some(other) => {
                let field = format!("{place}.status");
                sources.answers.reject(
                    &field,
                    format!("{other:?}"),
                    "\"declared\" or \"planned\"",
                    "write one of them",
                );
                continue;
            }
        };
        let name = sources.answers.text(&["dividends", &key, "label"]).unwrap_or_else(|| key.clone());
        let label = Words::of(writer.languages.first().map_or("en", String::as_str), &name);
        let id = id_of(&key, "dividend");
        if known.iter().chain(&given).any(|dividend: &Dividend| dividend.id == id) {
            let why = "the filing's own tables have this dividend";
            sources.answers.leave_aside(&["dividends", &key], why);
            continue;
        }
        let unit = format!("{}/share", writer.currency);
        let of = Words::both("Dividend per share", "1株当たり配当金").map(|_, of| format!("{of}, {name}"));
        let Some(claim) = number_given(writer, sources, &format!("dividend.{id}"), &of, printed, &unit) else {
            continue;
        };
        let Some(label) = writer.text(&label) else { continue };
        for field in ["record_date", "payment_date", "per_share", "label", "status"] {
            sources.answers.fills(&["dividends", &key, field], format!("capital.dividends.{id}.{field}"));
        }
        let per_share = Ref::Claim { claim };
        given.push(Dividend { id, label, record_date, payment_date, status, per_share, currency: None });
    }
    given
}
