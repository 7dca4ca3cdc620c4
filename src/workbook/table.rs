//! A sheet for one table of the release: its cells as printed, as numbers, and as formulas where they follow from others.

use rust_xlsxwriter::{Format, Formula, Worksheet, XlsxError};

use super::formula::Writer;
use super::layout::{HEAD, LABELS, Layout, Sheet, index};
use super::live::Live;
use super::look;
use super::numbers::double;
use super::words::{both, joined, result};
use crate::view::env::Env;
use kessan_core::checks::printing::Source;
use kessan_core::facts::Fact;
use kessan_core::release::Release;
use kessan_core::release::model::{Table, Text};

/// Widest and narrowest columns, in characters.
const LABEL: (u16, u16) = (18, 52);
const FIGURES: (u16, u16) = (12, 22);

/// The facts of one table with their positions.
struct Facts<'a> {
    list: Vec<(usize, &'a Fact)>,
}

impl<'a> Facts<'a> {
    fn units(&self, release: &'static Release, of: impl Fn(&Fact) -> bool) -> Text {
        both(release, |env: Env| {
            joined(
                self.list.iter().filter(|(_, fact)| of(fact)).map(|(_, fact)| env.unit_words(&fact.unit, fact.scale)),
            )
        })
    }
}

/// Writes the sheet of the table at that position.
pub fn write(
    sheet: &mut Worksheet,
    release: &'static Release,
    layout: &Layout<'_>,
    live: &Live<'_>,
    position: usize,
) -> Result<(), XlsxError> {
    let table = &release.file.tables[position];
    let facts = release.facts.all().iter().enumerate().filter(|(_, fact)| fact.place.table == position);
    let facts = Facts { list: facts.collect() };
    look::titles(sheet, &table.title)?;
    if let Some(note) = &table.note {
        sheet.write_string_with_format(2, 0, note.en(), &look::quiet())?;
        sheet.write_string_with_format(3, 0, note.ja(), &look::quiet())?;
    }
    let by_row = head(sheet, release, table, &facts)?;
    labels(sheet, release, table, &facts, by_row)?;
    let writer = Writer { layout, sheet: Sheet::Table(position) };
    let negative = facts.list.iter().find_map(|(at, _)| layout.figure(Source::Cell(*at))?.printed.negative);
    for (at, fact) in &facts.list {
        let Some(figure) = layout.figure(Source::Cell(*at)) else { continue };
        let (row, column) = (figure.position.row, figure.position.column);
        let format = figure.printed.format(negative.unwrap_or_default());
        let is_total = table.rows[fact.place.row].total;
        let style = |format: Format| if is_total { look::total(format) } else { format };
        match (live.text(writer, *at), figure.printed.value) {
            (Some(text), value) => {
                let formula = Formula::new(format!("={text}")).set_result(result(value.unwrap_or_default()));
                sheet.write_formula_with_format(row, column, formula, &style(look::worked_out(&format)))?;
            }
            (None, _) if figure.is_text => {
                sheet.write_string_with_format(row, column, figure.printed.dash(), &style(look::printed(&format)))?;
            }
            (None, value) => {
                let number = double(value.unwrap_or_default());
                sheet.write_number_with_format(row, column, number, &style(look::printed(&format)))?;
            }
        }
    }
    sizes(sheet, table)?;
    look::page(sheet, HEAD, 1, &format!("{} · {}", release.file.company.name.en(), release.file.title.en()))
}

/// The columns' heads. Whether units are told row by row, because a column has several.
fn head(sheet: &mut Worksheet, release: &'static Release, table: &Table, facts: &Facts<'_>) -> Result<bool, XlsxError> {
    let last = HEAD - 1;
    for column in 0..LABELS {
        sheet.write_blank(last, column, &look::ruled(look::head(false)))?;
    }
    let mut by_row = false;
    for (position, column) in table.columns.iter().enumerate() {
        let at = LABELS + u16::try_from(position).unwrap_or_default();
        let unit = facts.units(release, |fact| fact.place.column == position);
        let is_one = !unit.en().contains(" · ");
        by_row |= !is_one;
        let unit = if is_one { unit_text(&unit) } else { String::new() };
        sheet.write_string_with_format(last - 2, at, column.label.en(), &look::head(true))?;
        sheet.write_string_with_format(last - 1, at, column.label.ja(), &look::head_2(true))?;
        sheet.write_string_with_format(last, at, unit, &look::ruled(look::head_2(true)))?;
    }
    Ok(by_row)
}

/// The rows' labels, and behind the figures their units where a column has several.
fn labels(
    sheet: &mut Worksheet,
    release: &'static Release,
    table: &Table,
    facts: &Facts<'_>,
    by_row: bool,
) -> Result<(), XlsxError> {
    let unit_column = LABELS + u16::try_from(table.columns.len()).unwrap_or_default();
    if by_row {
        sheet.write_blank(HEAD - 1, unit_column, &look::ruled(look::head_2(false)))?;
    }
    for (position, row) in table.rows.iter().enumerate() {
        let at = HEAD + index(position);
        let style = |format: Format| if row.total { look::total(format) } else { format };
        let is_heading = row.cells.iter().all(String::is_empty);
        let label = |quiet: bool| {
            let format = if quiet { look::label(row.depth).set_font_color("#565B63") } else { look::label(row.depth) };
            style(if is_heading { format.set_bold() } else { format })
        };
        sheet.write_string_with_format(at, 0, row.label.en(), &label(false))?;
        sheet.write_string_with_format(at, 1, row.label.ja(), &label(true))?;
        if row.total {
            for column in (0..table.columns.len()).filter(|column| row.cells[*column].is_empty()) {
                let column = LABELS + u16::try_from(column).unwrap_or_default();
                sheet.write_blank(at, column, &look::total(look::plain()))?;
            }
        }
        if by_row {
            let unit = facts.units(release, |fact| fact.place.row == position);
            sheet.write_string_with_format(at, unit_column, unit_text(&unit), &style(look::unit()))?;
        }
    }
    if by_row {
        sheet.set_column_width(unit_column, 28)?;
    }
    Ok(())
}

/// A unit in both languages, once if they are the same.
fn unit_text(unit: &Text) -> String {
    if unit.en() == unit.ja() { unit.en().to_owned() } else { format!("{} {}", unit.en(), unit.ja()) }
}

/// The columns' widths: those of the labels, then of the figures.
fn widths(table: &Table) -> Vec<u16> {
    let indented = |text: &str, depth: u8| format!("{}{text}", "  ".repeat(usize::from(depth)));
    let labels = |of: fn(&Text) -> &str| {
        look::width(table.rows.iter().map(|row| indented(of(&row.label), row.depth)), LABEL.0, LABEL.1)
    };
    let figures = table.columns.iter().enumerate().map(|(position, column)| {
        let cells = table.rows.iter().map(|row| row.cells[position].as_str());
        // Two lines for a head, one for its unit.
        let half = |text: &str| text.chars().take(text.chars().count() / 2).collect::<String>();
        let (en, ja) = (half(column.label.en()), half(column.label.ja()));
        look::width(cells.chain([en.as_str(), ja.as_str(), "JPY thousand 千円"]), FIGURES.0, FIGURES.1)
    });
    [labels(|text| text.en()), labels(|text| text.ja())].into_iter().chain(figures).collect()
}

/// Sets them, and the heights of the rows whose texts take several lines.
fn sizes(sheet: &mut Worksheet, table: &Table) -> Result<(), XlsxError> {
    let widths = widths(table);
    for (column, width) in (0_u16..).zip(&widths) {
        sheet.set_column_width(column, *width)?;
    }
    let heads = |of: fn(&Text) -> &str| {
        let texts = table.columns.iter().zip(widths.iter().skip(usize::from(LABELS)));
        texts.map(|(column, width)| (of(&column.label), *width)).collect::<Vec<_>>()
    };
    look::height(sheet, HEAD - 3, &heads(|text| text.en()))?;
    look::height(sheet, HEAD - 2, &heads(|text| text.ja()))?;
    for (position, row) in table.rows.iter().enumerate() {
        let indent = 2_u16.saturating_mul(row.depth.into());
        let texts = [
            (row.label.en(), widths[0] - indent.min(LABEL.0 / 2)),
            (row.label.ja(), widths[1] - indent.min(LABEL.0 / 2)),
        ];
        look::height(sheet, HEAD + index(position), &texts)?;
    }
    Ok(())
}
