//! Every formula gives what the file says that it gives, and what the release says.

use ironcalc::base::cell::CellValue;
use kessan::workbook::checks::{HEAD, STATUS};
use kessan::workbook::derived::{self, Lines};
use kessan::workbook::layout::Sheet;
use kessan::workbook::numbers::double;
use kessan_core::checks::printing::Source;
use kessan_core::checks::{Held, Kind};

use crate::common::{books, is_close};

#[test]
fn every_formula_gives_its_stored_result() {
    for mut book in books() {
        let cells = book.model.get_all_cells();
        let stored: Vec<_> = cells
            .iter()
            .filter(|at| book.model.get_cell_formula(at.index, at.row, at.column).unwrap().is_some())
            .map(|at| (at, book.model.get_cell_value_by_index(at.index, at.row, at.column).unwrap()))
            .collect();
        book.model.evaluate();
        for (at, before) in &stored {
            let now = book.model.get_cell_value_by_index(at.index, at.row, at.column).unwrap();
            let formula = book.model.get_cell_formula(at.index, at.row, at.column).unwrap();
            let is_same = match (before, &now) {
                (CellValue::Number(before), CellValue::Number(now)) => is_close(*before, *now),
                (before, now) => format!("{before:?}") == format!("{now:?}"),
            };
            let sheet = &book.model.get_worksheets_properties()[at.index as usize].name;
            assert!(is_same, "{sheet} {},{}: {before:?} became {now:?} by {formula:?}", at.row, at.column);
        }
        assert!(stored.len() > book.report.checks.len(), "{} formulas", stored.len());
    }
}

/// Whether it is typed in or worked out, a figure is the printed one.
#[test]
fn every_printed_figure_is_a_number_and_shown_as_printed() {
    for mut book in books() {
        book.model.evaluate();
        for (index, fact) in book.release.facts.all().iter().enumerate() {
            let figure = book.layout.figure(Source::Cell(index)).unwrap();
            let (sheet, row, column) = (figure.position.sheet, figure.position.row, figure.position.column);
            let printed = &book.release.file.tables[fact.place.table].rows[fact.place.row].cells[fact.place.column];
            match book.value(sheet, row, column) {
                CellValue::Number(number) => {
                    let expected = fact.value.map(double).unwrap_or_default();
                    let value = number * double(figure.factor);
                    assert!(is_close(value, expected), "{printed} is {value}");
                }
                other => assert!(figure.is_text && other == CellValue::String(printed.clone()), "{printed}: {other:?}"),
            }
            let at = (book.sheet(sheet), i32::try_from(row).unwrap() + 1, i32::from(column) + 1);
            let shown = book.model.get_formatted_cell_value(at.0, at.1, at.2).unwrap();
            // Groups of digits stand apart by a comma in every workbook.
            let is_group = |at: usize| printed[at + 1..].starts_with(|c: char| c.is_ascii_digit());
            let printed: String =
                printed.char_indices().map(|(at, c)| if c == ' ' && is_group(at) { ',' } else { c }).collect();
            assert_eq!(shown.trim(), printed.trim(), "table {:?}", book.layout.name(sheet));
        }
    }
}

#[test]
fn derived_figures_are_those_of_the_domain() {
    for mut book in books() {
        book.model.evaluate();
        let lines = Lines::new(book.release);
        let mut seen = 0;
        for (row, line) in (derived::HEAD..).zip(&lines.lines) {
            for (column, derived) in line {
                let number = book.number(Sheet::Derived, row, derived::LABELS + column);
                let value = number * double(lines.factor(&derived.unit));
                assert!(is_close(value, double(derived.value)), "{}: {value}", derived.concept);
                seen += 1;
            }
        }
        let mut keys: Vec<_> = book.release.derived().into_iter().map(|d| (d.concept, d.period.id.clone())).collect();
        keys.sort();
        keys.dedup();
        assert_eq!(seen, keys.len(), "each line and period once");
    }
}

#[test]
fn every_check_ends_as_on_the_page() {
    for mut book in books() {
        book.model.evaluate();
        for (row, check) in (HEAD..).zip(&book.report.checks) {
            let status = book.value(Sheet::Checks, row, STATUS);
            assert_eq!(status, CellValue::String(check.status.id().to_owned()), "{}", check.id);
        }
    }
}

/// Sums, rates, shares and translations that tie exactly are formulas; what contradicts itself is as printed.
#[test]
fn what_ties_exactly_is_live() {
    for book in books() {
        for check in &book.report.checks {
            let Held::Figure(held) = check.held else { continue };
            let Source::Cell(_) = held.source else { continue };
            let position = book.layout.figure(held.source).unwrap().position;
            let formula = book.formula(position.sheet, position.row, position.column);
            if check.kind == Kind::Footing && check.is_exact {
                assert!(formula.is_some(), "{} is typed in", check.id);
            }
            let exact = book.report.of(held.source).any(|other| other.held == check.held && other.is_exact);
            assert!(formula.is_none() || exact, "{} is {formula:?}", check.id);
        }
    }
}
