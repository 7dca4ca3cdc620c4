//! The period that the release's words name is the one that the figures are of.

use super::collect::{Collector, row_id};
use super::{Held, Kind, Speaker};
use crate::release::model::Measure;

/// Each row, column and claim for which the file says what period its words name.
pub(super) fn collect(collector: &mut Collector<'_>) {
    let file = &collector.release.file;
    let mut spoken = Vec::new();
    for (index, table) in file.tables.iter().enumerate() {
        for (position, row) in table.rows.iter().enumerate() {
            let id = format!("{}.{}", table.id, row_id(row, position));
            spoken.push((id, Speaker::Row(index, position), row.named.as_deref(), row.period.as_deref()));
        }
        for (position, column) in table.columns.iter().enumerate() {
            let id = format!("{}.{}", table.id, column.id);
            spoken.push((id, Speaker::Column(index, position), column.named.as_deref(), column.period.as_deref()));
        }
    }
    for (index, claim) in file.claims.iter().enumerate() {
        spoken.push((claim.id.clone(), Speaker::Claim(index), claim.named.as_deref(), claim.period.as_deref()));
        let base = match &claim.measure {
            Some(Measure::Growth(on) | Measure::Change(on)) => Some(on.as_str()),
            _ => None,
        };
        spoken.push((format!("{}.base", claim.id), Speaker::ClaimBase(index), claim.named_base.as_deref(), base));
    }
    for (id, by, named, of) in spoken {
        let position = |id: Option<&str>| file.periods.iter().position(|period| Some(period.id.as_str()) == id);
        let (Some(named), Some(of)) = (position(named), position(of)) else { continue };
        let (name, figures) = (file.periods[named].span, file.periods[of].span);
        // A balance sheet "for the half year" is that of the half year's last day.
        let holds = name == figures || (figures.instant && name.end == figures.end);
        collector.settle(format!("{}.{id}", Kind::Label.id()), Kind::Label, Held::Words { by, named, of }, holds);
    }
}
