//! The calculator as a sheet: cells to type in, the release's terms by reference, and every result of the page as a
//! formula.

pub mod cells;
mod given;
pub mod inputs;
pub mod line;
pub mod outputs;
mod steps;

use rust_decimal::Decimal;
use rust_xlsxwriter::{DataValidation, Formula, Worksheet, XlsxError};

use self::line::{Content, Line, Lines, format_in, serial};
use super::formula::Writer;
use super::layout::{Layout, Sheet};
use super::look;
use super::numbers::{double, money_format};
use super::words::{both, joined, result};
use crate::state::outcome::{answer, example};
use crate::t;
use kessan_core::arithmetic::over;
use kessan_core::capital::Terms;
use kessan_core::release::model::Text;
use kessan_core::release::{Currency, Release};

/// Rows above the lines.
pub const HEAD: u32 = 6;
/// The column of the values.
pub const VALUE: u16 = 2;
/// The column of their translations.
const TRANSLATED: u16 = 3;

/// The columns' widths: two labels, the value, its translation, two notes.
const WIDTHS: [u16; 6] = [46, 42, 20, 18, 72, 60];
/// The height of a heading, in points.
const PART: u16 = 30;
/// As many characters of a message as spreadsheets show.
const MESSAGE: usize = 255;

/// Whether spreadsheets can count the days of a release's terms: theirs begin with 1900.
pub fn is_countable(terms: &Terms) -> bool {
    let buyback = terms.buyback.as_ref().map(|buyback| buyback.buyback.window.start);
    let records = terms.dividends.iter().map(|dividend| dividend.dividend.record_date);
    records.chain(buyback).chain([terms.year.start]).all(|day| day.year() > 1900)
}

/// The lines of a release's terms; `None` if it has none.
pub fn lines(release: &'static Release, layout: &Layout<'_>) -> Option<Lines> {
    let terms = release.terms().filter(|terms| is_countable(terms))?;
    let capital = release.file.capital.as_ref()?;
    let draft = example(terms, |number| number.normalize().to_string());
    let answer = answer(terms, &draft);
    let mut lines = Lines::default();
    inputs::add(&mut lines, release, terms, &draft);
    given::add(&mut lines, release, terms, capital, Writer { layout, sheet: Sheet::Calculator });
    // What the reader came for stands above the way to it.
    let mut results = Lines::default();
    outputs::add(&mut results, release, terms, &answer);
    steps::add(&mut lines, release, terms, &answer);
    let first = lines.list.iter().skip(1).position(|line| matches!(line.content, Content::Part)).map_or(0, |at| at + 1);
    lines.list.splice(first..first, results.list);
    Some(lines)
}

/// Writes the sheet.
pub fn write(sheet: &mut Worksheet, release: &'static Release, lines: &Lines) -> Result<(), XlsxError> {
    look::titles(sheet, &both(release, |env| t!(env, workbook.calculator)))?;
    let note = both(release, |env| t!(env, workbook.calculator_note));
    sheet.write_string_with_format(2, 0, note.en(), &look::quiet())?;
    sheet.write_string_with_format(3, 0, note.ja(), &look::quiet())?;
    // A result that waits for an input is empty.
    sheet.set_formula_result_default("");
    let unit = |currency| both(release, |env| env.currency(currency));
    let rate = release.rate().filter(|_| lines.has("rate"));
    let heads = [(VALUE, Some(unit(Currency::Reporting))), (TRANSLATED, rate.map(|_| unit(Currency::Translation)))];
    for (column, head) in heads.into_iter().filter_map(|(column, head)| Some((column, head?))) {
        let text = joined([head.en(), head.ja()].map(str::to_owned));
        sheet.write_string_with_format(HEAD - 1, column, text, &look::head_2(true))?;
    }
    for line in &lines.list {
        put(sheet, release, lines, line, rate)?;
    }
    for (row, line) in (HEAD..).zip(&lines.list) {
        let texts = [line.label.en(), line.label.ja(), line.note.en(), line.note.ja()];
        let [label, label_2, note, note_2] = texts;
        let texts = [(label, WIDTHS[0]), (label_2, WIDTHS[1]), (note, WIDTHS[4]), (note_2, WIDTHS[5])];
        look::height(sheet, row, &texts)?;
        if matches!(line.content, Content::Part) {
            let columns = (0_u16..).zip([label, label_2, "", "", "", ""]);
            for (column, text) in columns {
                sheet.write_string_with_format(row, column, text, &look::part())?;
            }
            sheet.set_row_height(row, PART)?;
            continue;
        }
        sheet.write_string_with_format(row, 0, label, &look::wrapped())?;
        sheet.write_string_with_format(row, 1, label_2, &look::wrapped())?;
        let quiet = look::quiet().set_text_wrap().set_indent(1).set_align(rust_xlsxwriter::FormatAlign::Left);
        sheet.write_string_with_format(row, TRANSLATED + 1, note, &quiet)?;
        sheet.write_string_with_format(row, TRANSLATED + 2, note_2, &quiet)?;
    }
    for (column, width) in (0_u16..).zip(WIDTHS) {
        sheet.set_column_width(column, width)?;
    }
    look::page(sheet, HEAD, 1, &format!("{} · {}", release.file.company.name.en(), release.file.title.en()))
}

/// The cell of a line, and its translation.
fn put(
    sheet: &mut Worksheet,
    release: &'static Release,
    lines: &Lines,
    line: &Line,
    rate: Option<Decimal>,
) -> Result<(), XlsxError> {
    let Some(row) = lines.row(&line.key).filter(|_| !matches!(line.content, Content::Part)) else { return Ok(()) };
    let format_in = |currency| format_in(&line.format, release.currency_code(currency).unwrap_or_default());
    let own = format_in(Currency::Reporting);
    match &line.content {
        Content::Part => {}
        Content::Input(number) => {
            let format = look::input(&own);
            match number {
                Some(number) => sheet.write_number_with_format(row, VALUE, double(*number), &format)?,
                None => sheet.write_blank(row, VALUE, &format)?,
            };
        }
        Content::Choice(words, chosen) => {
            let word = words.get(*chosen).copied().unwrap_or_default();
            sheet.write_string_with_format(row, VALUE, word, &look::input("@"))?;
            let list = DataValidation::new().allow_list_strings(words)?;
            sheet.add_data_validation(row, VALUE, row, VALUE, &list)?;
        }
        Content::Day(day) => {
            sheet.write_number_with_format(row, VALUE, serial(*day), &look::input(&line.format))?;
        }
        Content::Fixed(day) => {
            sheet.write_number_with_format(row, VALUE, serial(*day), &look::printed(&line.format))?;
        }
        Content::Figure(number) => {
            sheet.write_number_with_format(row, VALUE, double(*number), &look::printed(&own))?;
        }
        Content::Formula(template, stored) => {
            let formula = Formula::new(format!("={}", lines.filled(template))).set_result(stored.clone());
            sheet.write_formula_with_format(row, VALUE, formula, &look::worked_out(&own))?;
            if let Some(rate) = rate.filter(|_| line.is_money) {
                let text = format!("IF(AND(ISNUMBER({{{0}}}),N({{rate}})>0),{{{0}}}/{{rate}},\"\")", line.key);
                let translated = stored.parse().ok().and_then(|value: Decimal| over(value, rate)).map(result);
                let formula =
                    Formula::new(format!("={}", lines.filled(&text))).set_result(translated.unwrap_or_default());
                sheet.write_formula_with_format(
                    row,
                    TRANSLATED,
                    formula,
                    &look::worked_out(&translated_format(release, line, format_in(Currency::Translation))),
                )?;
            }
        }
    }
    let Some(terms) = release.terms() else { return Ok(()) };
    if let Some((rule, words)) = inputs::bounds(release, terms, line) {
        let validation = DataValidation::new()
            .allow_custom(Formula::new(format!("={}", lines.filled(&rule))))
            .set_error_title("Kessan")?
            .set_error_message(message(&words))?;
        sheet.add_data_validation(row, VALUE, row, VALUE, &validation)?;
    }
    Ok(())
}

/// How an amount is shown in the other currency: amounts of the company, which are whole in their own, in minor units.
fn translated_format(release: &Release, line: &Line, format: String) -> String {
    let code = release.currency_code(Currency::Translation).unwrap_or_default();
    if format == line.format { money_format(code) } else { format }
}

/// A text in both languages, as long as a message may be.
fn message(text: &Text) -> String {
    format!("{}\n{}", text.en(), text.ja()).chars().take(MESSAGE).collect()
}
