//! More of what reports to the SEC are like: classes of stock, zeros in words, packages with renderings, quarterly dividends.

use kessan_import::mapping::{Options, map};

use super::page::{cells, nil, row, tag};
use super::styles::{landed, line, table, years};
use super::wild_america::{is, rows_of};

/// Classes of stock in columns and in labels, with a par value: shares of all classes, earnings of each.
#[test]
fn two_classes_in_columns_have_earnings_each() {
    let axis = "us-gaap:StatementClassOfStockAxis";
    let mut page = years("en");
    for (id, class) in [("a", "us-gaap:CommonClassAMember"), ("b", "us-gaap:CommonClassBMember")] {
        page = page.context(&format!("{id}y1"), "2031-01-01/2031-12-31", &[(axis, class)]).context(
            &format!("{id}y0"),
            "2030-01-01/2030-12-31",
            &[(axis, class)],
        );
    }
    let of = |label: &str, element: &str, unit: &str, at: &str, values: [&str; 4]| {
        let tagged = |id: &str, text: &str| tag(element, id, unit, at, text);
        cells([
            label.into(),
            tagged("ay1", values[0]),
            tagged("by1", values[1]),
            tagged("ay0", values[2]),
            tagged("by0", values[3]),
        ])
    };
    let rows = [
        row(&["", "2031", "2031", "2030", "2030"]),
        row(&["", "Class A", "Class B", "Class A", "Class B"]),
        of(
            "Allocation of income",
            "us-gaap:NetIncomeLossAvailableToCommonStockholdersBasic",
            "USD",
            "6:-6",
            ["800", "200", "700", "180"],
        ),
        of(
            "Weighted-average shares",
            "us-gaap:WeightedAverageNumberOfSharesOutstandingBasic",
            "shares",
            "6:-6",
            ["400", "100", "405", "104"],
        ),
        of(
            "Basic earnings per share",
            "us-gaap:EarningsPerShareBasic",
            "USDs",
            "0:2",
            ["2.00", "2.00", "1.73", "1.73"],
        ),
    ];
    let import = landed(&page.table("NOTE 3. NET INCOME PER SHARE", &table(&rows)));
    let rows = rows_of(&import, "et income per share");
    is(&rows, 0, "Allocation of income", &["800", "200", "700", "180"]);
    is(&rows, 2, "Basic earnings per share", &["2.00", "2.00", "1.73", "1.73"]);
}

/// Dashes and "none" as zero, em dashes as nil, and a figure in words.
#[test]
fn zeros_in_words_and_dashes_land() {
    let zero = |context: &str, format: &str, text: &str| {
        format!(
            r#"<ix:nonFraction name="us-gaap:ImpairmentOfIntangibleAssetsExcludingGoodwill" contextRef="{context}" unitRef="USD" scale="6" decimals="-6" format="{format}">{text}</ix:nonFraction>"#
        )
    };
    let rows = [
        row(&["", "2031", "2030"]),
        line("Net sales", "us-gaap:Revenues", "USD", ["y1", "y0"], ["9,000", "8,500"]),
        cells(["Impairment".into(), zero("y1", "ixt:fixed-zero", "—"), zero("y0", "ixt:fixed-zero", "none")]),
        cells([
            "Goodwill impairment".into(),
            nil("us-gaap:GoodwillImpairmentLoss", "y1", "USD", "—"),
            tag("us-gaap:GoodwillImpairmentLoss", "y0", "USD", "6:-6", "12"),
        ]),
    ];
    let import = landed(&years("en").table("STATEMENTS OF OPERATIONS", &table(&rows)));
    let rows = rows_of(&import, "tatements of operations");
    assert_eq!(rows.len(), 3, "{rows:#?}");
    assert_eq!(rows[2].1, ["—", "12"]);
}

/// A package as the SEC keeps it: the report, exhibits, renderings, metadata. The report's tables come once.
#[test]
fn a_package_with_renderings_and_exhibits_has_each_table_once() {
    let rows = [
        row(&["", "Year Ended December 31, 2031", "Year Ended December 31, 2030"]),
        line("Net sales", "us-gaap:Revenues", "USD", ["y1", "y0"], ["9,000", "8,500"]),
        line("Cost of sales", "us-gaap:CostOfRevenue", "USD", ["y1", "y0"], ["5,000", "4,800"]),
        line("Net income", "us-gaap:NetIncomeLoss", "USD", ["y1", "y0"], ["1,400", "1,280"]),
    ];
    let report = years("en").says("dei:DocumentType", "y1", "10-K").table("STATEMENTS OF INCOME", &table(&rows)).text();
    let rendering = "<html><body><table class=\"report\"><tr><th>STATEMENTS OF INCOME - USD ($) $ in Thousands</th><th>12 Months Ended Dec. 31, 2031</th><th>12 Months Ended Dec. 31, 2030</th></tr>\
        <tr><td>Net sales</td><td>$ 9,000</td><td>$ 8,500</td></tr><tr><td>Cost of sales</td><td>5,000</td><td>4,800</td></tr><tr><td>Net income</td><td>$ 1,400</td><td>$ 1,280</td></tr></table></body></html>";
    let exhibit = "<html><body><p>CERTIFICATION</p><p>I, the undersigned, certify that this report is what it is.</p></body></html>";
    let files = [
        ("made-20311231.htm", report.as_str()),
        ("made-ex311.htm", exhibit),
        ("R4.htm", rendering),
        ("MetaLinks.json", r#"{"version": "2.2", "instance": {"made-20311231.htm": {"nsprefix": "x"}}}"#),
        ("FilingSummary.xml", "<FilingSummary><MyReports/></FilingSummary>"),
    ];
    let report =
        kessan_import::read(files.iter().map(|(name, text)| ((*name).to_owned(), text.as_bytes().to_vec())).collect())
            .unwrap();
    let import = map(&report, Options::default()).unwrap_or_else(|failure| panic!("{failure}"));
    assert_eq!(import.file.tables.len(), 1, "{}", import.json);
    assert_eq!(import.report.contradictions, Vec::<String>::new());
}

/// An annual report that tags the dividend of each quarter: each is asked for, and is one of its own once its record date is given.
#[test]
fn each_quarters_dividend_of_an_annual_report_is_asked_for() {
    let quarters = [
        ("a", "2031-01-01/2031-03-31"),
        ("b", "2031-04-01/2031-06-30"),
        ("c", "2031-07-01/2031-09-30"),
        ("d", "2031-10-01/2031-12-31"),
    ];
    let mut page = years("en").context("cover", "2032-01-31", &[]);
    for (id, days) in quarters {
        page = page.context(id, days, &[]);
    }
    let rows = [
        row(&["", "Mar. 31", "June 30", "Sept. 30", "Dec. 31"]),
        cells([
            "Dividends declared per share".into(),
            tag("us-gaap:CommonStockDividendsPerShareDeclared", "a", "USDs", "0:2", "0.20"),
            tag("us-gaap:CommonStockDividendsPerShareDeclared", "b", "USDs", "0:2", "0.20"),
            tag("us-gaap:CommonStockDividendsPerShareDeclared", "c", "USDs", "0:2", "0.22"),
            tag("us-gaap:CommonStockDividendsPerShareDeclared", "d", "USDs", "0:2", "0.22"),
        ]),
    ];
    let income = [
        row(&["", "2031", "2030"]),
        line("Net sales", "us-gaap:Revenues", "USD", ["y1", "y0"], ["9,000", "8,500"]),
        line("Net income", "us-gaap:NetIncomeLoss", "USD", ["y1", "y0"], ["1,400", "1,280"]),
    ];
    let cover = [cells([
        "Shares outstanding".into(),
        tag("dei:EntityCommonStockSharesOutstanding", "cover", "shares", "0:0", "500,000"),
    ])];
    let page = page
        .table("STATEMENTS OF INCOME", &table(&income))
        .table("Quarterly dividends", &table(&rows))
        .table("Cover", &table(&cover));
    let import = landed(&page);
    let asked: Vec<&str> = import.report.questions.iter().map(|question| question.key.as_str()).collect();
    for quarter in ["Q1-FY2031", "Q2-FY2031", "Q3-FY2031", "Q4-FY2031"] {
        assert!(asked.contains(&format!("dividends.\"{quarter}\".record_date").as_str()), "{asked:?}");
    }
    let given = page.import_with(
        "[dividends.\"Q1-FY2031\"]\nrecord_date = 2031-03-10\n[dividends.\"Q3-FY2031\"]\nrecord_date = 2031-09-09\n",
    );
    let days: Vec<String> = given
        .file
        .capital
        .as_ref()
        .unwrap()
        .dividends
        .iter()
        .map(|dividend| dividend.record_date.to_string())
        .collect();
    assert_eq!(days, ["2031-03-10", "2031-09-09"]);
}
