//! What no table prints and the release gives: derived quarters, sums, margins; lines by periods, each a formula.

use rust_decimal::Decimal;
use rust_xlsxwriter::{Formula, Worksheet, XlsxError};

use super::formula::Writer;
use super::layout::{Layout, Sheet, index};
use super::look;
use super::numbers::{Negative, number_format, ten_to};
use super::words::{both, result};
use crate::t;
use kessan_core::checks::derived::Derived;
use kessan_core::release::Release;
use kessan_core::release::model::Period;
use kessan_core::unit::Unit;

/// Rows above the figures, and columns before them.
pub const HEAD: u32 = 7;
/// Labels in two languages, the concept and two units.
pub const LABELS: u16 = 5;
const CONCEPT: u16 = 2;

/// The widths of those columns.
const WIDTHS: [u16; 5] = [48, 42, 44, 14, 10];

/// The sheet's lines and columns.
#[derive(Debug)]
pub struct Lines<'r> {
    /// Each line's figures with the positions of their columns.
    pub lines: Vec<Vec<(u16, Derived<'r>)>>,
    /// The columns' periods, in the file's order.
    pub periods: Vec<&'r Period>,
    power: u32,
}

impl<'r> Lines<'r> {
    /// Those of a release.
    pub fn new(release: &'r Release) -> Self {
        let derived = release.derived();
        let is_used = |period: &&Period| derived.iter().any(|derived| derived.period.id == period.id);
        let periods: Vec<&Period> = release.file.periods.iter().filter(is_used).collect();
        let finest = |derived: &Derived<'_>| derived.formula.printings().iter().map(|printing| printing.decimals).max();
        let money = derived.iter().filter(|derived| derived.unit.is_money()).filter_map(finest);
        let power = money.map(|decimals| u32::try_from(-decimals).unwrap_or_default()).min().unwrap_or_default();
        let mut lines: Vec<Vec<(u16, Derived<'r>)>> = Vec::new();
        for derived in derived {
            let place = periods.iter().position(|period| period.id == derived.period.id);
            let Some(column) = place.and_then(|place| u16::try_from(place).ok()) else { continue };
            let same =
                |line: &&mut Vec<(u16, Derived<'_>)>| line.iter().any(|(_, known)| known.concept == derived.concept);
            match lines.iter_mut().find(same) {
                Some(line) if line.iter().any(|(known, _)| *known == column) => {}
                Some(line) => line.push((column, derived)),
                None => lines.push(vec![(column, derived)]),
            }
        }
        // The powers that are in use are those with a name.
        Self { lines, periods, power: power / 3 * 3 }
    }

    /// What one unit of a figure's cell is in the base unit.
    pub fn factor(&self, unit: &Unit) -> Decimal {
        match unit {
            unit if *unit == Unit::percent() => Decimal::ONE_HUNDRED,
            unit if unit.is_money() => ten_to(self.power),
            // Counts stand in whole ones, in whatever power of ten they are printed.
            _ => Decimal::ONE,
        }
    }
}

/// Writes the sheet.
pub fn write(
    sheet: &mut Worksheet,
    release: &'static Release,
    layout: &Layout<'_>,
    lines: &Lines<'_>,
) -> Result<(), XlsxError> {
    look::titles(sheet, &both(release, |env| t!(env, workbook.derived)))?;
    let note = both(release, |env| t!(env, workbook.derived_note));
    sheet.write_string_with_format(2, 0, note.en(), &look::quiet())?;
    sheet.write_string_with_format(3, 0, note.ja(), &look::quiet())?;
    for (column, head) in (0_u16..).zip([
        both(release, |env| t!(env, workbook.line)),
        both(release, |_| String::new()),
        both(release, |env| t!(env, workbook.concept)),
        both(release, |env| t!(env, workbook.unit)),
        both(release, |_| String::new()),
    ]) {
        sheet.write_string_with_format(HEAD - 3, column, head.en(), &look::head(false))?;
        sheet.write_string_with_format(HEAD - 2, column, head.ja(), &look::head_2(false))?;
        sheet.write_blank(HEAD - 1, column, &look::ruled(look::head(false)))?;
    }
    for (column, period) in (LABELS..).zip(&lines.periods) {
        sheet.write_string_with_format(HEAD - 3, column, period.label.en(), &look::head(true))?;
        sheet.write_string_with_format(HEAD - 2, column, period.label.ja(), &look::head_2(true))?;
        let span = period.span.to_string();
        sheet.write_string_with_format(HEAD - 1, column, span, &look::ruled(look::head_2(true)))?;
        sheet.set_column_width(column, 22)?;
    }
    let writer = Writer { layout, sheet: Sheet::Derived };
    for (row, line) in (HEAD..).zip(&lines.lines) {
        let Some((_, first)) = line.first() else { continue };
        let power = if first.unit.is_money() { lines.power } else { 0 };
        let unit = both(release, |env| env.unit_words(&first.unit, power));
        let texts = [first.label.en(), first.label.ja(), first.concept.as_str(), unit.en(), unit.ja()];
        for (column, text) in (0_u16..).zip(texts) {
            let format = if column == CONCEPT { look::quiet() } else { look::wrapped() };
            sheet.write_string_with_format(row, column, text, &format)?;
        }
        // A concept has no place to wrap.
        let texts = texts.into_iter().take(usize::from(CONCEPT));
        let sizes = texts.zip(WIDTHS);
        look::height(sheet, row, &sizes.collect::<Vec<_>>())?;
        for (column, derived) in line {
            let factor = lines.factor(&derived.unit);
            let Some(term) = writer.formula(&derived.formula) else { continue };
            let value = derived.value.checked_div(factor).unwrap_or_default();
            let formula =
                Formula::new(format!("={}{}", term.on(factor).text, if derived.nil.is_some() { "-0" } else { "" }))
                    .set_result(result(value));
            let decimals = match &derived.unit {
                unit if *unit == Unit::percent() => 1,
                unit if unit.per.is_some() => 2,
                _ => 0,
            };
            let format = number_format(decimals, derived.unit == Unit::percent(), Negative::Parentheses);
            sheet.write_formula_with_format(row, LABELS + column, formula, &look::worked_out(&format))?;
        }
    }
    for (column, width) in (0_u16..).zip(WIDTHS) {
        sheet.set_column_width(column, width)?;
    }
    let last = HEAD + index(lines.lines.len());
    if last > HEAD {
        let columns = LABELS + u16::try_from(lines.periods.len()).unwrap_or_default();
        sheet.autofilter(HEAD - 1, 0, last - 1, columns - 1)?;
    }
    look::page(sheet, HEAD, 1, &format!("{} · {}", release.file.company.name.en(), release.file.title.en()))
}
