//! The file itself: the same bytes each time, sheets that a spreadsheet takes, texts that stay texts.

use ironcalc::base::cell::CellValue;
use kessan::workbook::layout::{HEAD, Sheet};
use kessan::workbook::write;
use kessan_core::checks::formula::Formula;
use kessan_core::checks::printing::Source;
use kessan_core::checks::{Check, Held, Kind};
use rust_decimal::Decimal;
use serde_json::Value;

use crate::common::{Book, books, is_close, of_text};

const MADE_UP: &str = include_str!("../releases/made-up.json");

#[test]
fn the_same_release_gives_the_same_bytes() {
    for book in books() {
        assert!(write(book.release, book.report).unwrap() == book.bytes, "{}", book.release.file.id);
    }
}

#[test]
fn every_tables_head_and_labels_stay_in_view() {
    for book in books() {
        for (index, table) in book.release.file.tables.iter().enumerate() {
            let sheet = book.sheet(Sheet::Table(index));
            assert_eq!(book.model.get_frozen_rows_count(sheet).unwrap(), i32::try_from(HEAD).unwrap());
            assert_eq!(book.model.get_frozen_columns_count(sheet).unwrap(), 1);
            let labels =
                [table.rows[0].label.en(), table.rows[0].label.ja()].map(|text| CellValue::String(text.to_owned()));
            assert_eq!([0, 1].map(|column| book.value(Sheet::Table(index), HEAD, column)), labels);
        }
    }
}

/// A part of a total with the total, both in one unit; the total is a formula.
fn part_and_total(book: &Book) -> (Source, Source, Decimal) {
    let footings = book.report.checks.iter().filter(|check| check.kind == Kind::Footing && check.is_exact);
    let pairs = footings.filter_map(|check| {
        let (Held::Figure(held), Some(Formula::Sum(sum))) = (check.held, &check.formula) else { return None };
        let total = book.layout.figure(held.source)?;
        let parts = sum.0.iter().map(|(sign, part)| (*sign, part.source));
        let typed = parts.filter(|(_, part)| {
            let part = book.layout.figure(*part).unwrap();
            let is_typed = book.formula(part.position.sheet, part.position.row, part.position.column).is_none();
            is_typed
                && part.position.sheet == total.position.sheet
                && part.factor == total.factor
                && part.printed.digits() == 0
        });
        typed.map(|(sign, part)| (part, held.source, sign)).next()
    });
    pairs.into_iter().next().unwrap()
}

#[test]
fn a_total_follows_its_parts_and_the_checks_follow_both() {
    for mut book in
        books().into_iter().filter(|book| book.report.checks.iter().any(|check| check.kind == Kind::Footing))
    {
        book.model.evaluate();
        let (part, total, sign) = part_and_total(&book);
        let is_tie_of_part = |check: &&Check| check.kind == Kind::Tie && check.sources().contains(&part);
        let stands_twice = book.report.checks.iter().any(|check| is_tie_of_part(&check));
        let [part, total] = [part, total].map(|source| book.layout.figure(source).unwrap().position);
        let before = book.number(total.sheet, total.row, total.column);
        let (sheet, value) = (book.sheet(part.sheet), book.number(part.sheet, part.row, part.column));
        let (row, column) = (i32::try_from(part.row).unwrap() + 1, i32::from(part.column) + 1);
        book.model.update_cell_with_number(sheet, row, column, value + 1000.0).unwrap();
        book.model.evaluate();
        let now = book.number(total.sheet, total.row, total.column);
        let change = if sign > Decimal::ZERO { 1000.0 } else { -1000.0 };
        assert!(is_close(now, before + change), "{before} became {now}");
        let statuses = (kessan::workbook::checks::HEAD..).zip(&book.report.checks).filter(|(row, check)| {
            let status = book.value(Sheet::Checks, *row, kessan::workbook::checks::STATUS);
            status != CellValue::String(check.status.id().to_owned())
        });
        // Where each figure stands once, all that are made of it follow.
        assert!(statuses.count() > 0 || !stands_twice, "a figure that does not follow is found");
    }
}

#[test]
fn names_that_a_spreadsheet_could_not_tell_apart_are_numbered() {
    let mut file: Value = serde_json::from_str(MADE_UP).unwrap();
    let long = "a-table-with-a-name-that-is-longer-than-a-sheet-may-have";
    let ids = ["checks", "History", "Sources", &format!("{long}-1"), &format!("{long}-2")].map(str::to_owned);
    for (index, id) in ids.into_iter().enumerate() {
        file["tables"][index]["id"] = id.into();
    }
    let mut book = of_text("named.json", &file.to_string());
    let mut names: Vec<_> = book.model.get_worksheets_properties().into_iter().map(|s| s.name.to_lowercase()).collect();
    assert!(names.iter().all(|name| name.len() <= 31 && name != "history"), "{names:?}");
    let count = names.len();
    names.sort();
    names.dedup();
    assert_eq!(names.len(), count);
    book.model.evaluate();
    for (row, check) in (kessan::workbook::checks::HEAD..).zip(&book.report.checks) {
        let status = book.value(Sheet::Checks, row, kessan::workbook::checks::STATUS);
        assert_eq!(status, CellValue::String(check.status.id().to_owned()), "formulas find the sheets: {}", check.id);
    }
}

#[test]
fn a_label_is_never_a_formula() {
    for label in ["=HYPERLINK(\"https://example.com\")", "+cmd|' /C calc'!A0", "@SUM(1)", "\t=1+1", "-1+1", "＝1+1"] {
        let mut file: Value = serde_json::from_str(MADE_UP).unwrap();
        file["tables"][0]["rows"][0]["label"]["en"] = label.into();
        file["tables"][0]["columns"][0]["label"]["en"] = label.into();
        file["tables"][0]["title"]["en"] = label.into();
        file["claims"][0]["label"]["en"] = label.into();
        file["company"]["name"]["en"] = label.into();
        let book = of_text("label.json", &file.to_string());
        assert_eq!(book.value(Sheet::Table(0), HEAD, 0), CellValue::String(label.to_owned()));
        let mut texts = 0;
        for at in book.model.get_all_cells() {
            let value = book.model.get_cell_value_by_index(at.index, at.row, at.column).unwrap();
            if matches!(&value, CellValue::String(text) if text.contains(label)) {
                assert_eq!(book.model.get_cell_formula(at.index, at.row, at.column).unwrap(), None, "{label}");
                texts += 1;
            }
        }
        assert!(texts >= 5, "{label} stands in {texts} cells");
    }
}
