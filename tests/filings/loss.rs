//! A company that makes losses, without revenues, in one document with one statement.

use rust_decimal::Decimal;

use crate::way::Way;

fn way() -> Way {
    Way::of_document("loss/mrfn-20421231.htm")
}

#[test]
fn the_document_becomes_a_release_whose_figures_are_losses() {
    let way = way();
    let file = &way.book.release.file;
    assert_eq!((file.id.as_str(), file.tables.len()), ("morrowfen-therapeutics-fy2042", 1));
    assert!(file.story.revenues.is_none() && file.capital.is_none());
    assert_eq!(way.value("NetIncome", "FY2042"), Some((-51_600_000).into()));
    assert_eq!(way.value("BasicEarningsPerShare", "FY2041"), Some(Decimal::new(-16, 1)));
    // −51,600 ÷ 30,000 and −43,200 ÷ 27,000 at least.
    let (count, failed) = way.checks();
    assert_eq!((count >= 2, failed), (true, Vec::<&str>::new()));
}

#[test]
fn the_page_speaks_of_losses_in_the_unit_of_the_statement() {
    let way = way();
    for page in ["index.html", "ja/index.html"] {
        assert_eq!(way.sections(page), ["overview", "statements", "checks", "sources"], "{page}");
    }
    let overview = way.section("index.html", "overview");
    assert!(overview.contains("Loss from operations widened. Net loss widened."), "{overview}");
    assert!(overview.contains("USD thousand") && overview.contains("−53,500") && overview.contains("−51,600"));
    assert!(!overview.contains("Not itemized") && !overview.contains("fell by"), "{overview}");
    assert!(way.section("ja/index.html", "overview").contains("Net loss が拡大"));
    assert_eq!(way.book.layout.name(kessan::workbook::layout::Sheet::Table(0)), "statements-of-operations");
}
