//! Segments as businesses: notes as issuers in Japan, the United States and Europe tag them.

use kessan_core::release::model::{Breakdown, TableKind};
use kessan_import::mapping::Import;

use super::page::{Page, cells, row, tag};

fn two_years(language: &'static str) -> Page {
    Page::new(language).context("y1", "2031-01-01/2031-12-31", &[]).context("y0", "2030-01-01/2030-12-31", &[])
}

/// A context of both years for each of the members, `NAME1` and `NAME0`.
fn members(mut page: Page, list: &[(&str, &[(&str, &str)])]) -> Page {
    for (id, members) in list {
        page = page.context(&format!("{id}1"), "2031-01-01/2031-12-31", members);
        page = page.context(&format!("{id}0"), "2030-01-01/2030-12-31", members);
    }
    page
}

/// A row of a line in both years.
fn line(label: &str, element: &str, of: &str, unit: &str, values: [&str; 2]) -> Vec<String> {
    let of = |year: &str| if of.is_empty() { format!("y{year}") } else { format!("{of}{year}") };
    cells([
        label.into(),
        tag(element, &of("1"), unit, "6:-6", values[0]),
        tag(element, &of("0"), unit, "6:-6", values[1]),
    ])
}

fn businesses(import: &Import) -> Vec<(&str, Option<&str>, usize)> {
    import
        .file
        .story
        .businesses
        .iter()
        .map(|business| (business.revenues.as_str(), business.cost.as_deref(), business.parts.len()))
        .collect()
}

fn adds_up(import: &Import, concept: &str, expected: &[&str]) -> bool {
    let concept = import.file.concepts.iter().find(|own| own.id == concept).unwrap();
    let same = |terms: &Vec<String>| {
        terms.len() == expected.len() && expected.iter().all(|term| terms.contains(&(*term).to_owned()))
    };
    same(&concept.sum) || concept.other_sums.iter().any(same)
}

/// A Japanese note: segments, "other", subtotals and a column of adjustments; sales to customers and between segments.
#[test]
fn a_japanese_note_has_its_segments_and_not_its_subtotals() {
    let axis = "x:OperatingSegmentsAxis";
    let page = members(
        two_years("ja"),
        &[
            ("lamp", &[(axis, "x:LampsReportableSegmentsMember")]),
            ("desk", &[(axis, "x:DesksReportableSegmentsMember")]),
            ("sub", &[(axis, "x:ReportableSegmentsMember")]),
            (
                "rest",
                &[(
                    axis,
                    "x:OperatingSegmentsNotIncludedInReportableSegmentsAndOtherRevenueGeneratingBusinessActivitiesMember",
                )],
            ),
            ("all", &[(axis, "x:TotalOfReportableSegmentsAndOthersMember")]),
            ("adjust", &[(axis, "x:ReconcilingItemsMember")]),
        ],
    );
    let note = |year: usize| -> Vec<Vec<String>> {
        let of = |element: &str, values: [&str; 6]| -> Vec<String> {
            ["lamp", "desk", "sub", "rest", "all", "adjust"]
                .iter()
                .zip(values)
                .map(|(member, text)| match text {
                    "" => "－".to_owned(),
                    _ => tag(element, &format!("{member}{year}"), "JPY", "6:-6", text),
                })
                .collect()
        };
        let line =
            |label: &str, element: &str, values: [&str; 6]| [vec![label.to_owned()], of(element, values)].concat();
        if year == 1 {
            vec![
                line(
                    "外部顧客への売上高",
                    "x:RevenuesFromExternalCustomers",
                    ["600", "300", "900", "100", "1,000", ""],
                ),
                line("セグメント間の内部売上高", "x:IntersegmentRevenues", ["40", "10", "50", "5", "55", ""]),
                line("計", "jppfs_cor:NetSales", ["640", "310", "950", "105", "1,055", ""]),
                line("セグメント利益", "jppfs_cor:OperatingIncome", ["70", "30", "100", "5", "105", ""]),
            ]
        } else {
            vec![
                line("外部顧客への売上高", "x:RevenuesFromExternalCustomers", ["500", "310", "810", "90", "900", ""]),
                line("計", "jppfs_cor:NetSales", ["530", "310", "840", "90", "930", ""]),
            ]
        }
    };
    let mut page = page.table(
        "連結損益計算書",
        &[
            &row(&["", "2031年", "2030年"]),
            &line("売上高", "jppfs_cor:NetSales", "", "JPY", ["1,000", "900"]),
            &line("営業利益", "jppfs_cor:OperatingIncome", "", "JPY", ["90", "80"]),
        ],
    );
    for year in [1, 0] {
        let rows = note(year);
        let mut all = vec![row(&["", "照明", "机", "計", "その他", "合計", "調整額"])];
        all.extend(rows);
        let all: Vec<&[String]> = all.iter().map(Vec::as_slice).collect();
        page = page.table("セグメント情報", &all);
    }
    let import = page.import();
    let other = "RevenuesFromExternalCustomers.OperatingSegmentsNotIncludedInReportableSegmentsAndOtherRevenueGeneratingBusinessActivities";
    let lamps = "RevenuesFromExternalCustomers.LampsReportableSegments";
    let desks = "RevenuesFromExternalCustomers.DesksReportableSegments";
    assert_eq!(businesses(&import), [(lamps, None, 0), (desks, None, 0), (other, None, 0)], "in the order of the note");
    assert_eq!(import.file.story.breakdown, Breakdown::Segment);
    assert_eq!(import.file.story.businesses[2].label.get("ja").0, "その他");
    let plus = |id: &str| format!("+{id}");
    assert!(adds_up(&import, "Revenues", &[&plus(lamps), &plus(desks), &plus(other)]));
    assert_eq!(import.report.checks.inconsistent, 0);
}

/// Gross revenues of segments, what they sell each other taken off by an axis of its own; products below one of them.
#[test]
fn eliminations_let_the_sum_hold_and_are_no_business() {
    let (axis, items, product) =
        ("us-gaap:StatementBusinessSegmentsAxis", "srt:ConsolidationItemsAxis", "srt:ProductOrServiceAxis");
    let operating = (items, "us-gaap:OperatingSegmentsMember");
    let page = members(
        two_years("en"),
        &[
            ("lamp", &[operating, (axis, "x:LampsMember")]),
            ("desk", &[operating, (axis, "x:DesksMember")]),
            ("off", &[(items, "us-gaap:IntersegmentEliminationMember")]),
            ("oil", &[(axis, "x:LampsMember"), (product, "x:OilLampsMember")]),
            ("electric", &[(axis, "x:LampsMember"), (product, "x:ElectricLampsMember")]),
        ],
    );
    let revenue = "us-gaap:Revenues";
    let cost = "us-gaap:CostOfRevenue";
    let page = page.table(
        "SEGMENTS",
        &[
            &row(&["", "2031", "2030"]),
            &line("Oil lamps", revenue, "oil", "USD", ["250", "230"]),
            &line("Electric lamps", revenue, "electric", "USD", ["450", "400"]),
            &line("Lamps", revenue, "lamp", "USD", ["700", "630"]),
            &line("Desks", revenue, "desk", "USD", ["400", "410"]),
            &line("Eliminations", &format!("-{revenue}"), "off", "USD", ["100", "90"]),
            &line("Total revenues", revenue, "", "USD", ["1,000", "950"]),
            &line("Cost of lamps", cost, "lamp", "USD", ["420", "400"]),
            &line("Cost of desks", cost, "desk", "USD", ["280", "290"]),
            &line("Total cost", cost, "", "USD", ["700", "690"]),
        ],
    );
    let import = page.import();
    let found = businesses(&import);
    assert_eq!(found.len(), 2, "{found:?}");
    assert!(found[0].0.contains("Lamps") && found[0].1.is_some_and(|cost| cost.contains("Lamps")), "{found:?}");
    assert_eq!((found[0].2, found[1].2), (2, 0), "products of lamps: {found:?}");
    assert_eq!(import.report.checks.inconsistent, 0);
}

/// What belongs to no segment leads to the whole, and is none.
#[test]
fn ifrs_segments_add_up_with_what_is_unallocated() {
    let axis = "ifrs-full:SegmentsAxis";
    let page = members(
        two_years("en"),
        &[
            ("lamp", &[(axis, "x:LampsMember")]),
            ("desk", &[(axis, "x:DesksMember")]),
            ("open", &[(axis, "ifrs-full:UnallocatedAmountsMember")]),
        ],
    );
    let page = page.table(
        "Segments",
        &[
            &row(&["", "2031", "2030"]),
            &line("Lamps", "ifrs-full:Revenue", "lamp", "EUR", ["70", "63"]),
            &line("Desks", "ifrs-full:Revenue", "desk", "EUR", ["40", "41"]),
            &line("Unallocated", "ifrs-full:Revenue", "open", "EUR", ["3", "2"]),
            &line("Revenue", "ifrs-full:Revenue", "", "EUR", ["113", "106"]),
        ],
    );
    let import = page.import();
    assert_eq!(businesses(&import).len(), 2);
    assert!(adds_up(&import, "Revenues", &["+Revenues.Lamps", "+Revenues.Desks", "+Revenues.UnallocatedAmounts"]));
}

/// Members that are not all of the revenues are no businesses; the import says so.
#[test]
fn segments_that_do_not_add_up_are_left_out_with_a_word() {
    let axis = "us-gaap:StatementBusinessSegmentsAxis";
    let page = members(two_years("en"), &[("lamp", &[(axis, "x:LampsMember")]), ("desk", &[(axis, "x:DesksMember")])]);
    let page = page.table(
        "Segments",
        &[
            &row(&["", "2031", "2030"]),
            &line("Lamps", "us-gaap:Revenues", "lamp", "USD", ["700", "630"]),
            &line("Desks", "us-gaap:Revenues", "desk", "USD", ["400", "410"]),
            &line("Total revenues", "us-gaap:Revenues", "", "USD", ["1,500", "1,400"]),
        ],
    );
    let import = page.import();
    assert!(import.file.story.businesses.is_empty());
    let note = import.report.notices.iter().find(|note| note.contains("StatementBusinessSegmentsAxis")).unwrap();
    assert!(note.contains("do not add up"), "{note}");
    assert_eq!(import.report.checks.inconsistent, 0);
}

/// A customer, a time of transfer, an acquired company: these tell revenues apart, and are no businesses.
#[test]
fn members_of_other_axes_are_no_businesses() {
    let axis = "us-gaap:TimingOfTransferOfGoodOrServiceAxis";
    let page = members(
        two_years("en"),
        &[
            ("once", &[(axis, "us-gaap:TransferredAtPointInTimeMember")]),
            ("over", &[(axis, "us-gaap:TransferredOverTimeMember")]),
        ],
    );
    let page = page.table(
        "Revenues",
        &[
            &row(&["", "2031", "2030"]),
            &line("At a point in time", "us-gaap:Revenues", "once", "USD", ["700", "630"]),
            &line("Over time", "us-gaap:Revenues", "over", "USD", ["400", "410"]),
            &line("Total revenues", "us-gaap:Revenues", "", "USD", ["1,100", "1,040"]),
        ],
    );
    let import = page.import();
    assert!(import.file.story.businesses.is_empty());
    assert!(adds_up(&import, "Revenues", &["+Revenues.TransferredAtPointInTime", "+Revenues.TransferredOverTime"]));
}

fn of_html(body: &str) -> Import {
    let html = format!("<html lang=\"ja\"><body>{body}</body></html>");
    let report = kessan_import::read(vec![("tanshin.htm".to_owned(), html.into_bytes())]).unwrap();
    kessan_import::mapping::map(&report, kessan_import::mapping::Options::default())
        .unwrap_or_else(|failure| panic!("{failure}"))
}

fn html_row(cells: &[&str]) -> String {
    format!("<tr>{}</tr>", cells.iter().map(|cell| format!("<td>{cell}</td>")).collect::<String>())
}

/// A note without tags: segments are columns.
#[test]
fn segments_in_the_columns_of_an_untagged_note_are_businesses() {
    let income = [
        html_row(&[
            "",
            "前第２四半期連結累計期間<br/>(自　2030年４月１日<br/>至　2030年９月30日)",
            "当第２四半期連結累計期間<br/>(自　2031年４月１日<br/>至　2031年９月30日)",
        ]),
        html_row(&["売上高", "9,000", "10,000"]),
        html_row(&["売上原価", "5,000", "5,500"]),
        html_row(&["売上総利益", "4,000", "4,500"]),
    ]
    .concat();
    let heads = html_row(&[
        "",
        "照明事業",
        "家具事業",
        "計",
        "その他(注)１",
        "合計",
        "調整額(注)２",
        "四半期連結損益計算書計上額",
    ]);
    let note = [
        heads,
        html_row(&["売上高"]),
        html_row(&["外部顧客への売上高", "6,000", "3,000", "9,000", "1,000", "10,000", "－", "10,000"]),
        html_row(&["セグメント間の内部売上高又は振替高", "400", "100", "500", "50", "550", "△550", "－"]),
        html_row(&["計", "6,400", "3,100", "9,500", "1,050", "10,550", "△550", "10,000"]),
        html_row(&["セグメント利益", "700", "300", "1,000", "50", "1,050", "△50", "1,000"]),
    ]
    .concat();
    let body = format!(
        "<p>四半期連結損益計算書</p><p>(単位：百万円)</p><table>{income}</table><p>セグメント情報</p><p>当第２四半期連結累計期間(自　2031年４月１日　至　2031年９月30日)</p><p>(単位：百万円)</p><table>{note}</table>"
    );
    let import = of_html(&body);
    let labels: Vec<&str> = import.file.story.businesses.iter().map(|business| business.label.get("ja").0).collect();
    assert_eq!(labels, ["照明事業", "家具事業", "その他"], "{:#?}", import.report);
    assert_eq!(import.report.checks.inconsistent, 0, "{:?}", import.report.contradictions);
    let note = import.file.tables.last().unwrap();
    assert_eq!(note.columns.len(), 7, "subtotals are columns of their own: {:?}", note.columns);
    let whole: Vec<String> = import
        .release
        .facts
        .of("RevenuesFromExternalCustomers")
        .filter_map(|fact| Some(fact.value?.normalize().to_string()))
        .collect();
    assert_eq!(whole, ["10000000000"]);
}

/// Regions that differ from the whole by more than their rounding explains are no sum, and no contradiction either: nobody has said
/// that they add up.
#[test]
fn members_that_nearly_add_up_are_no_contradiction() {
    let axis = "srt:StatementGeographicalAxis";
    let page = members(
        two_years("en"),
        &[
            ("a", &[(axis, "x:AMember")]),
            ("b", &[(axis, "x:BMember")]),
            ("c", &[(axis, "x:CMember")]),
            ("d", &[(axis, "x:DMember")]),
        ],
    );
    let page = page.table(
        "Regions",
        &[
            &row(&["", "2031", "2030"]),
            &line("A", "us-gaap:Revenues", "a", "USD", ["700", "630"]),
            &line("B", "us-gaap:Revenues", "b", "USD", ["400", "410"]),
            &line("C", "us-gaap:Revenues", "c", "USD", ["300", "310"]),
            &line("D", "us-gaap:Revenues", "d", "USD", ["200", "210"]),
            &line("Total revenues", "us-gaap:Revenues", "", "USD", ["1,604", "1,564"]),
        ],
    );
    assert_eq!(page.import().report.checks.inconsistent, 0);
}

/// The heading of segments is that of the text before a table of something else, which has one of its own.
#[test]
fn a_table_below_the_text_on_segments_is_none_of_segments() {
    let line = |label: &str, element: &str, values: [&str; 2]| {
        cells([
            label.into(),
            tag(element, "d1", "USD", "3:-3", values[0]),
            tag(element, "d0", "USD", "3:-3", values[1]),
        ])
    };
    let rows = [
        row(&["", "December 31, 2031", "December 31, 2030"]),
        line("Equipment", "x:Equipment", ["237", "230"]),
        line("Leasehold improvements", "x:LeaseholdImprovements", ["66", "60"]),
        line("Property and equipment", "us-gaap:PropertyPlantAndEquipmentGross", ["303", "290"]),
    ];
    let rows: Vec<&[String]> = rows.iter().map(Vec::as_slice).collect();
    for own in ["Property and Equipment", ""] {
        let page = two_years("en")
            .context("d1", "2031-12-31", &[])
            .context("d0", "2030-12-31", &[])
            .html("<p>Segment Reporting</p><p>The company has one operating segment, and that is all of it.</p>")
            .html(&format!("<p>{own}</p><p>Property is carried at cost. It is as follows (in thousands):</p>"))
            .table("", &rows);
        let import = page.import();
        let table = &import.file.tables[0];
        assert_ne!(table.kind, TableKind::Segments, "{table:?}");
        if !own.is_empty() {
            assert_eq!(table.title.en(), own);
        }
    }
}
