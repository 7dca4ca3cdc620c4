//! The owners' part of the profit and the whole of it are told apart by their names.

use kessan_import::mapping::Import;

use super::page::{Page, cells, row, tag};
use super::styles::{line, table, years};

fn label<'a>(import: &'a Import, id: Option<&str>, language: &str) -> Option<&'a str> {
    import.release.concept(id?)?.label.all().find(|(own, _)| *own == language).map(|(_, text)| text)
}

/// Summary and statement of a group under IFRS: what belongs to the owners is a hundredth of the profit a year before.
fn group() -> Import {
    let of = |label: &str, element: &str, values: [&str; 2]| {
        cells([
            label.to_owned(),
            tag(&format!("jpigp_cor:{element}"), "y1", "JPY", "6:-6", values[0]),
            tag(&format!("jpigp_cor:{element}"), "y0", "JPY", "6:-6", values[1]),
        ])
    };
    let summary = |context: &str, values: [&str; 3]| {
        cells([
            "実績".to_owned(),
            tag("tse-ed-t:NetSalesIFRS", context, "JPY", "6:-6", values[0]),
            tag("tse-ed-t:ProfitIFRS", context, "JPY", "6:-6", values[1]),
            tag("tse-ed-t:ProfitAttributableToOwnersOfParentIFRS", context, "JPY", "6:-6", values[2]),
        ])
    };
    Page::new("ja")
        .context("y1", "2030-04-01/2031-03-31", &[])
        .context("y0", "2029-04-01/2030-03-31", &[])
        .table(
            "連結経営成績",
            &[
                &row(&["", "売上収益", "当期利益", "親会社の所有者 に帰属する 当期利益"]),
                &summary("y1", ["9,000", "500", "410"]),
                &summary("y0", ["8,000", "400", "4"]),
            ],
        )
        .table(
            "連結損益計算書",
            &table(&[
                row(&["", "当期", "前期"]),
                of("売上収益", "NetSalesIFRS", ["9,000", "8,000"]),
                of("営業利益", "OperatingProfitLossIFRS", ["700", "600"]),
                of("当期利益", "ProfitLossIFRS", ["500", "400"]),
                row(&["当期利益の帰属", "", ""]),
                of("親会社の所有者", "ProfitLossAttributableToOwnersOfParentIFRS", ["410", "4"]),
                of("非支配持分", "ProfitLossAttributableToNonControllingInterestsIFRS", ["90", "396"]),
            ]),
        )
        .import()
}

/// "Net income rose 10,150%", said of the owners' part, was taken for the profit.
#[test]
fn a_headline_of_the_owners_part_says_so() {
    let import = group();
    let net_income = import.file.story.net_income.as_deref();
    assert_eq!(
        super::styles::value(&import, net_income, "FY2031").as_deref(),
        Some("410000000"),
        "the headline of a summary"
    );
    assert!(import.file.story.headlines.iter().any(|id| Some(id.as_str()) == net_income));
    assert_eq!(label(&import, net_income, "ja"), Some("親会社の所有者に帰属する当期利益"));
    assert_eq!(label(&import, net_income, "en"), Some("Net income attributable to owners of parent"));
    let ids = import.file.concepts.iter().map(|concept| concept.id.as_str());
    let whole = ids.filter(|id| label(&import, Some(id), "ja") == Some("当期利益"));
    let whole: Vec<Option<&str>> = whole.map(|id| label(&import, Some(id), "en")).collect();
    assert_eq!(whole, [Some("Profit")]);
}

fn american(profit: [&str; 2]) -> Import {
    years("en")
        .table(
            "Consolidated Statements of Operations",
            &table(&[
                row(&["(in thousands)", "2031", "2030"]),
                line("Net sales", "us-gaap:Revenues", "USD", ["y1", "y0"], ["9,000", "8,000"]),
                line("Consolidated profit", "us-gaap:ProfitLoss", "USD", ["y1", "y0"], profit),
                line("Owners of the parent", "us-gaap:NetIncomeLoss", "USD", ["y1", "y0"], ["410", "350"]),
            ]),
        )
        .import()
}

/// The element alone does not say it: the profit beside it does, if it is another figure.
#[test]
fn net_income_beside_another_profit_is_the_owners() {
    let of = |profit| {
        let import = american(profit);
        label(&import, import.file.story.net_income.as_deref(), "en").map(str::to_owned)
    };
    assert_eq!(of(["500", "400"]).as_deref(), Some("Net income attributable to owners of parent"));
    assert_eq!(of(["410", "350"]).as_deref(), Some("Net income"), "nobody else has a part of it");
}
