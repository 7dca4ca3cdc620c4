//! Which periods of another report are the release's, and which have what that report printed before a later one did.

use kessan_core::period::Span;
use kessan_core::release::model::{File, OtherReport, Period};

use crate::texts::Languages;
use crate::words;

/// The period of the release for those days, with what the latest report prints; `None` for days that it does not print.
pub fn printed(file: &File, span: Span) -> Option<&Period> {
    file.periods.iter().find(|period| period.span == span && period.derived.is_none() && !period.is_superseded())
}

/// The release's period for those days; one more if it had none. Days that were derived so far are printed now, if results are.
pub fn plain(file: &mut File, period: &Period, has_results: bool, languages: &Languages<'_>) -> String {
    let same = file.periods.iter_mut().find(|own| own.span == period.span && !own.is_superseded());
    if let Some(own) = same {
        if has_results {
            own.derived = None;
        }
        return own.id.clone();
    }
    let mut own = Period { derived: None, report: None, ..period.clone() };
    languages.period(&mut own);
    own.id = unlike(file, &period.id);
    let id = own.id.clone();
    file.periods.push(own);
    id
}

/// The period that has what `report` printed for those days before a later one did.
pub fn superseded(file: &mut File, period: &Period, report: &OtherReport, languages: &Languages<'_>) -> String {
    let is_it = |own: &&Period| own.span == period.span && own.report.as_deref() == Some(&report.id);
    if let Some(own) = file.periods.iter().find(is_it) {
        return own.id.clone();
    }
    // As the release calls these days, so that both read alike.
    let own = printed(file, period.span).unwrap_or(period).clone();
    let mut own = Period { report: Some(report.id.clone()), derived: None, ..own };
    languages.period(&mut own);
    (own.label, own.name) = (words::reported(&own.label, report), words::reported(&own.name, report));
    own.id = unlike(file, &format!("{}.{}", own.id, report.id));
    let id = own.id.clone();
    file.periods.push(own);
    id
}

/// The id, or one like it that no period has.
pub fn unlike(file: &File, id: &str) -> String {
    let is_free = |id: &str| file.periods.iter().all(|period| period.id != id);
    let others = (2..).map(|number| format!("{id}-{number}"));
    std::iter::once(id.to_owned()).chain(others).find(|id| is_free(id)).unwrap_or_default()
}
