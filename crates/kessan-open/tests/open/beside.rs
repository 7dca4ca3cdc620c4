//! A report beside others of its company.

use std::fs;
use std::path::Path;

use kessan_core::text::Lang;
use kessan_open::{Answered, Failed, Opened, open};

use crate::{around, of_text, plain};

/// The text of a report that `kessan-compare` is tested with.
fn made_up_report(name: &str) -> String {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("../kessan-compare/tests/releases");
    fs::read_to_string(root.join(format!("{name}.json"))).unwrap()
}

fn beside(name: &str, others: Vec<String>) -> Result<Opened, Failed> {
    let files = vec![(format!("{name}.json"), made_up_report(name).into_bytes())];
    open(files, &Answered { beside: others, ..Answered::default() }, Lang::En, &mut |_| {})
}

#[test]
fn a_report_is_opened_beside_others_and_one_more_beside_these() {
    let two = beside("full-year", vec![made_up_report("nine-months")]).unwrap();
    assert_eq!(two.compared.len(), 2, "each of them, to be put beside one more");
    assert!(!two.is_filing && two.asked.is_empty() && two.answers.is_empty());
    let body = plain(&two.pages.en.body);
    assert!(body.contains("9M FY2031") && body.contains("Q4 FY2031"), "{}", around(&body, "FY2031"));
    assert!(plain(&two.pages.ja.body).contains("2031年3月期第4四半期"));
    let three = beside("first-quarter-restated", two.compared.clone()).unwrap();
    assert_eq!(three.compared.len(), 3);
    assert!(plain(&three.pages.en.body).contains("12 months to Jun 30, 2031"));
    // What is saved of it is a report of its own.
    let again = of_text("release.json", &three.release).unwrap();
    assert_eq!((again.hash, again.compared.len()), (three.hash, 0));
    assert_eq!(again.pages.en.body, three.pages.en.body);
}

#[test]
fn what_cannot_stand_beside_a_report_is_refused_in_the_pages_words() {
    let other = made_up_report("half-year")
        .replace("Kumo Lamps", "Hoshi Lamps")
        .replace("雲照明", "星照明")
        .replace("0000", "0001");
    let failed = beside("full-year", vec![other]).unwrap_err();
    assert!(failed.message.en.contains("another company") && failed.message.ja.contains("別の会社"), "{failed:?}");
    let failed = beside("full-year", vec![made_up_report("full-year")]).unwrap_err();
    assert!(failed.message.en.starts_with("“full-year.json” is the report on this page"), "{failed:?}");
    let failed = beside("full-year", vec!["{".to_owned()]).unwrap_err();
    assert!(failed.file == "release.json" && !failed.detail.is_empty());
}
