//! Figures that the prose states.

use kessan_core::checks::{Kind, Status};
use kessan_import::mapping::Import;

use super::page::{Page, cells, row, tag};

/// A page of one table with a sentence around these tags.
fn page(sentence: &str) -> Import {
    Page::new("en")
        .context("y1", "2030-01-01/2030-12-31", &[])
        .context("y0", "2029-01-01/2029-12-31", &[])
        .context("d1", "2030-12-31", &[])
        .says("dei:EntityRegistrantName", "y1", "Made-up Lamps, Inc.")
        .table(
            "STATEMENTS OF OPERATIONS",
            &[
                &row(&["", "2030", "2029"]),
                &cells([
                    "Revenues".into(),
                    tag("us-gaap:Revenues", "y1", "USD", "3:-3", "5,640"),
                    tag("us-gaap:Revenues", "y0", "USD", "3:-3", "5,000"),
                ]),
                &cells([
                    "Net loss".into(),
                    format!("({})", tag("-us-gaap:NetIncomeLoss", "y1", "USD", "3:-3", "1,234")),
                    tag("us-gaap:NetIncomeLoss", "y0", "USD", "3:-3", "10"),
                ]),
            ],
        )
        .html(&format!("<p>{sentence}</p>"))
        .import()
}

fn printed(import: &Import) -> Vec<(&str, &str, u32, bool)> {
    let claims = import.file.claims.iter();
    claims.map(|claim| (claim.id.as_str(), claim.printed.as_str(), claim.scale, claim.negated)).collect()
}

#[test]
fn what_the_text_states_is_held_against_the_table() {
    let sentence = format!(
        "Revenues rose to ${} million from ${} million; the net loss was ${} million, and rent ${}.",
        tag("us-gaap:Revenues", "y1", "USD", "6:-5", "5.6"),
        tag("us-gaap:Revenues", "y0", "USD", "6:-5", "5.0"),
        tag("-us-gaap:NetIncomeLoss", "y1", "USD", "6:-4", "1.23"),
        tag("us-gaap:PaymentsForRent", "y1", "USD", "0:0", "700"),
    );
    let import = page(&(sentence.clone() + &sentence));
    assert_eq!(
        printed(&import),
        [
            ("text.Revenues.FY2030", "5.6", 6, false),
            ("text.Revenues.FY2029", "5.0", 6, false),
            ("text.NetIncome.FY2030", "1.23", 6, true)
        ]
    );
    let claim = &import.file.claims[0];
    assert_eq!(claim.label.en(), "Revenues, FY2030");
    assert!(claim.place.en().starts_with("made-up.xhtml, "), "{}", claim.place.en());
    let held = import.release.checks().checks.iter().filter(|check| check.kind == Kind::Claim).count();
    assert_eq!((held, import.report.checks.inconsistent), (3, 0));
    // Each of the six tags of the two sentences is used, and the two of a line that no table has are counted.
    assert_eq!((import.report.numbers, import.report.used), (12, 10));
    let left = import.report.unused.iter().find(|(reason, _)| reason.contains("no table")).map(|(_, count)| *count);
    assert_eq!(left, Some(2));
}

#[test]
fn text_that_rounds_up_is_left_out_and_text_that_errs_is_shown() {
    let import =
        page(&format!("Revenues were about ${} million.", tag("us-gaap:Revenues", "y1", "USD", "6:-5", "5.7")));
    assert_eq!(printed(&import), []);
    assert_eq!(import.report.checks.inconsistent, 0);
    let import = page(&format!("Revenues were ${} million.", tag("us-gaap:Revenues", "y1", "USD", "6:-5", "6.5")));
    assert_eq!(printed(&import).len(), 1);
    let checks = import.release.checks();
    let wrong: Vec<Kind> = checks.with(Status::Inconsistent).map(|check| check.kind).collect();
    assert_eq!(wrong, [Kind::Claim]);
}

/// A text of a thousand figures does not drown the page: a hundred, those of the usual lines among them.
#[test]
fn no_more_than_a_hundred_claims_are_made() {
    let mut page = Page::new("en").context("y1", "2030-01-01/2030-12-31", &[]);
    let mut rows = vec![row(&["", "2030"])];
    let mut text = String::new();
    for line in 0..150 {
        let name = format!("x:Line{line}");
        rows.push(cells([format!("Line {line}"), tag(&name, "y1", "USD", "3:-3", &format!("{}", 1_000 + line))]));
        text += &tag(&name, "y1", "USD", "3:-3", &format!("{}", 1_000 + line));
    }
    rows.push(cells(["Revenues".into(), tag("us-gaap:Revenues", "y1", "USD", "3:-3", "9,000")]));
    text += &tag("us-gaap:Revenues", "y1", "USD", "6:-6", "9");
    let rows: Vec<&[String]> = rows.iter().map(Vec::as_slice).collect();
    page = page.table("Lines", &rows).html(&format!("<p>{text}</p>"));
    let import = page.import();
    assert_eq!(import.file.claims.len(), 100);
    assert!(import.file.claims.iter().any(|claim| claim.concept.as_deref() == Some("Revenues")));
    assert_eq!(import.report.unused.values().sum::<usize>(), 51);
}
