//! The figures that stand in prose.

use super::{plain, span, write};
use kessan_core::checks::printing::Source;
use kessan_core::checks::{Held, Kind, Report};
use kessan_core::release::Release;

const HEADER: [&str; 9] = ["id", "label_en", "label_ja", "period", "unit", "scale", "printed", "value", "agrees_with"];

pub(super) fn csv(release: &Release, report: &Report) -> Result<String, csv::Error> {
    let claims = release.file.claims.iter().enumerate();
    write(
        &HEADER,
        claims.map(|(index, claim)| {
            // What it is held against.
            let of = Source::Claim(index);
            let held = |check: &&kessan_core::checks::Check| {
                matches!(check.held, Held::Figure(printing) if printing.source == of) && check.kind != Kind::Label
            };
            let formula = report.of(of).find(held).and_then(|check| check.formula.as_ref());
            vec![
                claim.id.clone(),
                claim.label.en().to_owned(),
                claim.label.ja().to_owned(),
                claim.period.as_deref().map(|period| span(release, period)).unwrap_or_default(),
                claim.unit.to_string(),
                claim.scale.to_string(),
                claim.printed.clone(),
                plain(claim.value()),
                formula.map(|formula| release.formula_notation(formula)).unwrap_or_default(),
            ]
        }),
    )
}
