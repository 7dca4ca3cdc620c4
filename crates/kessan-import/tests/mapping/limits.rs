//! More than a release takes is left out with a word, and never a failure.

use std::fmt::Write as _;

use kessan_core::period::{days_after, months_after};

use super::page::{Page, cells, row, tag};

#[test]
fn of_more_periods_than_a_release_takes_the_newest_stay() {
    let mut page = Page::new("en");
    let mut rows = vec![row(&["", "Assets"])];
    let mut day = jiff::civil::date(2030, 1, 1);
    for number in 0..600 {
        page = page.context(&format!("d{number}"), &day.to_string(), &[]);
        rows.push(cells([
            day.to_string(),
            tag("us-gaap:Assets", &format!("d{number}"), "USD", "0:0", &format!("{}", 1_000 + number)),
        ]));
        day = day.tomorrow().unwrap();
    }
    let rows: Vec<&[String]> = rows.iter().map(Vec::as_slice).collect();
    let import = page.table("Assets day by day", &rows).import();
    assert_eq!(import.file.periods.len(), 380);
    assert_eq!(import.file.periods.last().unwrap().span.end, day.yesterday().unwrap());
    let note = import.report.notices.iter().find(|note| note.starts_with("periods: 600")).unwrap();
    assert!(note.contains("220 left out with 220 cells") && note.contains("2030-08-08"), "{note}");
}

#[test]
fn a_company_with_hundreds_of_periods_over_many_reports_is_imported() {
    let mut facts = String::new();
    let mut day = jiff::civil::date(1990, 1, 31);
    for number in 0..420 {
        for (at, element) in ["Assets", "Liabilities", "CashAndCashEquivalents"].iter().enumerate() {
            let shift = days_after(day, i32::try_from(at).unwrap()).unwrap();
            if number > 0 || at > 0 {
                facts.push(',');
            }
            write!(facts, r#""f{number}-{at}":{{"value":"{}","decimals":0,"dimensions":{{"concept":"ifrs-full:{element}","entity":"s:1","period":"{shift}T00:00:00","unit":"iso4217:EUR"}}}}"#, 1_000 + number).unwrap();
        }
        day = months_after(day, 1).unwrap().last_of_month();
    }
    let json = format!(
        r#"{{"documentInfo":{{"documentType":"https://xbrl.org/2021/xbrl-json","namespaces":{{"ifrs-full":"https://xbrl.ifrs.org/taxonomy/2023-03-23/ifrs-full","s":"http://example.org","iso4217":"http://www.xbrl.org/2003/iso4217"}},"taxonomy":[]}},"facts":{{{facts}}}}}"#
    );
    let report = kessan_import::read(vec![("x.json".to_owned(), json.into_bytes())]).unwrap();
    let import = kessan_import::mapping::map(&report, kessan_import::mapping::Options::default()).unwrap();
    assert!(import.file.periods.len() <= 400);
}

#[test]
fn a_label_of_ten_thousand_letters_and_a_row_of_a_thousand_cells_are_imported() {
    let long = "Receivables ".repeat(1_000);
    let mut wide = vec![long.clone()];
    wide.extend(
        (0..1_000).map(|number| tag("us-gaap:AccountsReceivableNetCurrent", "d", "USD", "0:0", &number.to_string())),
    );
    let page = Page::new("en").context("d", "2031-12-31", &[]);
    let import =
        page.table(&long, &[&wide, &cells(["Assets".into(), tag("us-gaap:Assets", "d", "USD", "0:0", "9")])]).import();
    let longest = import
        .file
        .tables
        .iter()
        .flat_map(|table| &table.rows)
        .flat_map(|row| row.label.all())
        .map(|(_, text)| text.chars().count())
        .max();
    assert!(longest.unwrap() <= 1_000, "{longest:?}");
}

/// What directs or hides text stays out of the release, and so does what is longer than anybody reads, wherever it comes from.
#[test]
fn labels_and_names_of_a_taxonomy_keep_no_marks_of_direction_and_are_cut() {
    let long = "Pears ".repeat(2_000);
    let label = format!("\\u202eelpmaxe\\u202c \\u200f<b>{long}</b>\\u0007");
    let json = format!(
        "{{\"cik\": 1, \"entityName\": \"Acorn\\u202e gro.nroca {long}\", \"facts\": {{\"acorn\": {{\"Pears\": {{\"label\": \"{label}\", \"units\": \
         {{\"USD\": [{{\"start\": \"2031-01-01\", \"end\": \"2031-12-31\", \"val\": 5, \"accn\": \"1\"}}]}}}}}}}}}}"
    );
    let report = kessan_import::read(vec![("x.json".to_owned(), json.into_bytes())]).unwrap();
    let import = kessan_import::mapping::map(&report, kessan_import::mapping::Options::default()).unwrap();
    assert!(kessan_validate::check("x.json", import.json.as_bytes()).is_ok());
    let directs =
        |c: char| matches!(c, '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}' | '\u{7}');
    assert!(!import.json.contains(directs), "{}", import.json);
    let labels = import.file.concepts.iter().flat_map(|concept| concept.label.all());
    let texts: Vec<&str> = labels.chain(import.file.company.name.all()).map(|(_, text)| text).collect();
    assert_eq!(texts.len(), 2);
    assert!(texts.iter().all(|text| text.contains("Pears") && text.chars().count() <= 300), "{texts:?}");
}
