//! Puts a table's columns beside those of the release's table, line by line.

use kessan_core::release::model::{Aspects, CellSign, Column, File, Measure, OtherReport, Row, Scenario, Table};

use crate::changes::is_value;
use crate::meet::{ColumnMet, Met, line};
use crate::{tables, words};

/// Adds to the table at that position what `own` has beside it.
pub fn join(file: &mut File, at: usize, own: &Table, met: &Met, report: &OtherReport) {
    let beside: Vec<usize> = (0..own.columns.len()).filter(|column| met[*column] == ColumnMet::Beside).collect();
    if beside.is_empty() {
        return;
    }
    let lines = aligned(file, at, own, &beside);
    for column in beside {
        let head = head(file, &file.tables[at], own, column, report);
        // `arrange` puts it where it belongs.
        tables::push(&mut file.tables[at], head);
        let place = file.tables[at].columns.len() - 1;
        for (theirs, ours) in &lines {
            fill(file, at, (*ours, place), own, (*theirs, column));
        }
    }
}

/// Each row of the other table with the row of the release's table that it is; rows that this does not have come into it, where they
/// stand in the other.
fn aligned(file: &mut File, at: usize, own: &Table, beside: &[usize]) -> Vec<(usize, usize)> {
    let mut lines: Vec<(usize, usize)> = Vec::new();
    let mut waiting: Vec<usize> = Vec::new();
    let mut next = 0;
    for (theirs, row) in own.rows.iter().enumerate() {
        let is_empty = beside.iter().all(|column| row.cells.get(*column).is_none_or(|cell| cell.trim().is_empty()));
        let is_taken = |ours: usize| lines.iter().any(|(_, taken)| *taken == ours);
        let is_it = |known: &Row| match (line(row), line(known)) {
            (Some(one), Some(other)) => one == other && can_stand(file, at, known, own, row, beside),
            (None, None) => row.label == known.label,
            _ => false,
        };
        let rows = file.tables[at].rows.iter().enumerate();
        let found = rows.filter(|(ours, known)| !is_taken(*ours) && is_it(known));
        // The same line may stand twice: the one that comes next goes before one above.
        let found = found.map(|(ours, _)| ours).min_by_key(|ours| (*ours < next, *ours));
        match found {
            Some(ours) => {
                lines.push((theirs, ours));
                next = ours + 1;
                waiting.clear();
            }
            // A head comes with what stands below it.
            None if row.concept.is_none() => waiting.push(theirs),
            None if is_empty => {}
            None => {
                for theirs in waiting.drain(..).chain([theirs]) {
                    for (_, ours) in &mut lines {
                        *ours += usize::from(*ours >= next);
                    }
                    let new = blank(file, at, own, theirs);
                    file.tables[at].rows.insert(next, new);
                    lines.push((theirs, next));
                    next += 1;
                }
            }
        }
    }
    lines
}

/// A row of the other table without its figures, as a row of the release's.
fn blank(file: &File, at: usize, own: &Table, theirs: usize) -> Row {
    let table = &file.tables[at];
    let row = &own.rows[theirs];
    let is_free = |id: &str| table.rows.iter().all(|known| known.id.as_deref() != Some(id));
    Row {
        id: row.id.clone().filter(|id| is_free(id)),
        cells: vec![String::new(); table.columns.len()],
        source: None,
        places: Vec::new(),
        concepts: Vec::new(),
        periods: Vec::new(),
        measures: Vec::new(),
        signs: Vec::new(),
        ..row.clone()
    }
}

/// Whether the figures of a row mean in the release's row what they mean in their own; a sign may differ, each cell has its own.
fn can_stand(file: &File, at: usize, known: &Row, own: &Table, row: &Row, beside: &[usize]) -> bool {
    let is_of_values = known.measures.iter().all(|measure| is_value(measure.as_ref()));
    is_of_values
        && beside.iter().all(|column| {
            let head = explicit(own, *column);
            let theirs = row.aspects_at(*column).or(head);
            let ours = known.aspects().or(head).or(file.tables[at].aspects());
            meaning(file, theirs) == meaning(file, ours)
        })
}

type Meaning<'a> = (Option<&'a str>, Option<&'a str>, &'a str, u32, Scenario, Measure);

fn meaning<'a>(file: &'a File, aspects: Aspects<'a>) -> Meaning<'a> {
    let concept = file.concepts.iter().find(|known| Some(known.id.as_str()) == aspects.concept);
    let scale = match concept.map(|concept| &concept.unit) {
        Some(unit) if unit.is_money() => aspects.scale,
        Some(unit) if unit.is_count() => aspects.count_scale,
        _ => None,
    };
    (
        aspects.concept,
        aspects.period,
        aspects.currency.unwrap_or(&file.currency),
        scale.unwrap_or_default(),
        aspects.scenario.unwrap_or_default(),
        aspects.measure.cloned().unwrap_or_default(),
    )
}

/// What a column says of its cells, with all that would else be its table's.
fn explicit(own: &Table, column: usize) -> Aspects<'_> {
    let aspects = own.columns[column].aspects().or(own.aspects());
    Aspects {
        scale: Some(aspects.scale.unwrap_or_default()),
        count_scale: Some(aspects.count_scale.unwrap_or_default()),
        scenario: Some(aspects.scenario.unwrap_or_default()),
        negated: Some(aspects.negated.unwrap_or_default()),
        ..aspects
    }
}

/// The column's head in the release's table: it says what the table says otherwise, and whose it is.
fn head(file: &File, table: &Table, own: &Table, column: usize, report: &OtherReport) -> Column {
    let (theirs, ours) = (explicit(own, column), table.aspects());
    let period = file.periods.iter().find(|known| Some(known.id.as_str()) == theirs.period);
    let printed = &own.columns[column];
    let id = format!("{}.{}", printed.id, report.id);
    let is_free = |id: &str| table.columns.iter().all(|known| known.id != id);
    let ids = std::iter::once(id.clone()).chain((2..).map(|number| format!("{id}-{number}")));
    let unlike = |own: Option<u32>, table: Option<u32>| own.filter(|own| *own != table.unwrap_or_default());
    Column {
        id: ids.into_iter().find(|id| is_free(id)).unwrap_or_default(),
        // Heads such as "This year" mean another year in another report.
        label: match period {
            // Of which period they are is said when it is known that they stay.
            _ if !is_value(theirs.measure) => printed.label.clone(),
            Some(period) if theirs.scenario.unwrap_or_default() == Scenario::Actual => period.label.clone(),
            // A forecast says so.
            _ => words::reported(&printed.label, report),
        },
        report: printed.report.clone().or_else(|| Some(report.id.clone())),
        source: printed.source.clone().or_else(|| own.source.clone()),
        concept: None,
        period: theirs.period.map(str::to_owned),
        currency: theirs.currency.or(ours.currency.map(|_| file.currency.as_str())).map(str::to_owned),
        scale: unlike(theirs.scale, ours.scale),
        count_scale: unlike(theirs.count_scale, ours.count_scale),
        scenario: theirs.scenario.filter(|own| *own != ours.scenario.unwrap_or_default()),
        measure: theirs.measure.filter(|own| !is_value(Some(own))).cloned(),
        at: None,
        named: printed.named.clone(),
        negated: theirs.negated.filter(|own| *own != ours.negated.unwrap_or_default()),
    }
}

/// Writes a figure of the other table, with its sign, its place and what it measures.
fn fill(file: &mut File, at: usize, (ours, place): (usize, usize), own: &Table, (theirs, column): (usize, usize)) {
    let row = &own.rows[theirs];
    let Some(text) = row.cells.get(column).filter(|text| !text.trim().is_empty()) else { return };
    let count = file.tables[at].columns.len();
    let known = &file.tables[at].rows[ours];
    let head = file.tables[at].columns[place].aspects().or(file.tables[at].aspects());
    let sign = row.aspects_at(column).or(explicit(own, column)).negated.unwrap_or_default();
    let measure = row.measures.get(column).cloned().flatten();
    let is_same_sign = known.aspects_at(place).or(head).negated.unwrap_or_default() == sign;
    // A row that was found in another document than its table is found there, whatever its column says.
    let is_found = row.source.is_none() && known.source.is_none();
    let found = row.places.get(column).filter(|found| !found.is_empty() && is_found);
    let has_source = file.tables[at].columns[place].source.is_some();
    let own = &mut file.tables[at].rows[ours];
    own.cells[place].clone_from(text);
    if !is_same_sign {
        own.signs.resize(count, CellSign::Inherited);
        own.signs[place] = if sign { CellSign::Negated } else { CellSign::Own };
    }
    if measure.is_some() {
        own.measures.resize(count, None);
        own.measures[place] = measure;
    }
    if let Some(found) = found.filter(|_| has_source) {
        own.places.resize(count, String::new());
        own.places[place].clone_from(found);
    }
}
