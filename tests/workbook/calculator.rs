//! The calculator's sheet answers as the page does, whatever is typed into its cells.

use ironcalc::base::cell::CellValue;
use kessan::state::draft::{Draft, Field, Instrument, When};
use kessan::state::measures::all_results;
use kessan::state::outcome::{answer, example};
use kessan::workbook::calculator::cells::NOT_MEANINGFUL;
use kessan::workbook::calculator::inputs::OWN_RATE;
use kessan::workbook::calculator::line::{Lines, serial};
use kessan::workbook::calculator::outputs::value;
use kessan::workbook::calculator::{VALUE, lines};
use kessan::workbook::layout::Sheet;
use kessan::workbook::numbers::double;
use kessan_core::capital::Terms;

use crate::common::{Book, books, is_close};

/// Types a draft into the sheet's cells, as far as it has cells for it.
fn type_in(book: &mut Book, lines: &Lines, draft: &Draft) {
    let sheet = book.sheet(Sheet::Calculator);
    let mut put = |key: &str, text: &str| {
        let Some(row) = lines.row(key) else { return };
        let (row, column) = (i32::try_from(row).unwrap() + 1, i32::from(VALUE) + 1);
        match text.parse::<f64>() {
            Ok(number) => book.model.update_cell_with_number(sheet, row, column, number).unwrap(),
            Err(_) if text.is_empty() => book.model.set_user_input(sheet, row, column, String::new()).unwrap(),
            Err(_) => book.model.update_cell_with_text(sheet, row, column, text).unwrap(),
        }
    };
    for field in Field::ALL.into_iter().filter(|field| *field != Field::Day) {
        put(field.key(), draft.text(field));
    }
    let day = draft.text(Field::Day).parse().map(|day| serial(day).to_string());
    put("day", &day.unwrap_or_default());
    put("missed", &draft.missed.to_string());
    put("withholding", if draft.withholding.is_empty() { OWN_RATE } else { &draft.withholding });
    put("as", if draft.instrument == Instrument::Ads { "ADS" } else { "shares" });
    let when = When::ALL.iter().find(|(_, when)| *when == draft.when).unwrap().0;
    put("when", when);
    book.model.evaluate();
}

fn assert_same(book: &Book, lines: &Lines, terms: &Terms, draft: &Draft) {
    let answer = answer(terms, draft);
    for result in all_results(terms) {
        let kessan::state::operand::Operand::Measure(measure, at) = result else { continue };
        let cell = book.value(Sheet::Calculator, lines.row(&measure.key(at)).unwrap(), VALUE);
        let about = format!("{} of {} for {draft:?}", measure.key(at), book.release.file.id);
        match (value(terms, &answer, result), &cell) {
            (Some(value), CellValue::Number(number)) => assert!(is_close(*number, double(value)), "{about}: {number}"),
            (None, CellValue::String(text)) => {
                let expected = if answer.has(terms, measure) { NOT_MEANINGFUL } else { "" };
                assert_eq!(text, expected, "{about}");
            }
            (value, cell) => panic!("{about}: {cell:?}, not {value:?}"),
        }
    }
}

/// Drafts that differ from the release's own terms in one thing or in several.
fn drafts(terms: &Terms) -> Vec<Draft> {
    let first = example(terms, |number| number.normalize().to_string());
    let priced =
        if first.text(Field::Price).is_empty() { first.clone().with(Field::Price, "40") } else { first.clone() };
    let mut list = vec![first.clone(), priced.clone()];
    for (field, texts) in [
        (Field::Holding, &["0", "1", "37"][..]),
        (Field::Price, &["0.1", "7.3", "59.99", "100000", "123456.789012", "399999999"]),
        (Field::Fill, &["0", "33.333333", "50", "99.9", "12.5"]),
        (Field::Income, &["0", "-12.5", "1234.567"]),
        (Field::Tax, &["7", "20.315", "100"]),
        (Field::Rate, &["99.99", "0.01"]),
        (Field::Funding, &["1.5", "100"]),
        (Field::Paid, &["81000", "3.3"]),
    ] {
        list.extend(texts.iter().map(|text| priced.clone().with(field, *text)));
    }
    for (_, when) in When::ALL {
        let window = terms.buyback.as_ref().map(|buyback| buyback.buyback.window);
        let days =
            window.map_or_else(Vec::new, |window| vec![window.start, window.start.tomorrow().unwrap(), window.end]);
        list.push(Draft { when, ..priced.clone() });
        list.extend(days.iter().map(|day| Draft { when, ..priced.clone() }.with(Field::Day, day.to_string())));
    }
    list.extend((1..=terms.dividends.len()).map(|missed| Draft { missed, ..priced.clone() }));
    for kind in &terms.withholding {
        let taxed = Draft { withholding: kind.id.clone(), ..priced.clone() };
        for holding in ["0", "1", "37", "12000"] {
            list.push(taxed.clone().with(Field::Holding, holding));
            list.push(Draft { missed: 1, ..taxed.clone() }.with(Field::Holding, holding).with(Field::Tax, "none"));
        }
        if terms.ads_per_share.is_some() {
            list.push(Draft { instrument: Instrument::Ads, ..taxed.with(Field::Holding, "123") });
        }
    }
    if terms.ads_per_share.is_some() {
        let ads = Draft { instrument: Instrument::Ads, ..priced.clone() };
        let ads = ads.with(Field::Holding, "123").with(Field::Tax, "7.5");
        list.extend([
            ads.clone(),
            ads.clone().with(Field::Fee, "0.02"),
            Draft { missed: 1, ..ads.with(Field::Fee, "5") },
        ]);
    }
    list
}

#[test]
fn every_result_is_the_pages() {
    let mut seen = 0;
    for mut book in books() {
        let Some(terms) = book.release.terms() else { continue };
        let lines = lines(book.release, &book.layout).unwrap();
        for draft in drafts(terms) {
            type_in(&mut book, &lines, &draft);
            assert_same(&book, &lines, terms, &draft);
            seen += 1;
        }
    }
    assert!(seen > 100, "{seen} drafts");
}

/// What the page refuses gives no results, even where it is pasted over a cell that would refuse it.
#[test]
fn what_is_no_input_gives_no_result() {
    for mut book in books() {
        let Some(terms) = book.release.terms() else { continue };
        let lines = lines(book.release, &book.layout).unwrap();
        let first = example(terms, |number| number.normalize().to_string());
        let first = if first.text(Field::Price).is_empty() { first.with(Field::Price, "40") } else { first };
        for (field, texts) in [
            (Field::Holding, &["", "-1", "1.5", "99999999999", "many"][..]),
            (Field::Price, &["", "0", "-5", "dear"]),
            (Field::Fill, &["", "100.1", "-1"]),
            (Field::Income, &["", "high"]),
            (Field::Tax, &["", "101"]),
        ] {
            for text in texts.iter().filter(|_| lines.has(field.key())) {
                let draft = first.clone().with(field, *text);
                type_in(&mut book, &lines, &draft);
                assert_same(&book, &lines, terms, &draft);
            }
        }
    }
}
