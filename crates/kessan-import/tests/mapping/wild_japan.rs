//! Japanese filings as they are found: annual reports in several files, the parent alone, securities firms, funds, changed years, signs mixed.

use std::io::{Cursor, Write};

use kessan_import::mapping::{Import, Options, map};

use super::page::{Page, cells, nil, row, tag};
use super::styles::{landed, line, table, value, years};
use super::wild_america::{is, rows_of};

const SCOPE: &str = "jppfs_cor:ConsolidatedOrNonConsolidatedAxis";
const SINGLE: &str = "jppfs_cor:NonConsolidatedMember";

fn of_zip(entries: &[(&str, String)]) -> Import {
    let mut writer = zip::ZipWriter::new(Cursor::new(vec![]));
    for (path, content) in entries {
        writer.start_file(*path, zip::write::SimpleFileOptions::default()).unwrap();
        writer.write_all(content.as_bytes()).unwrap();
    }
    let bytes = writer.finish().unwrap().into_inner();
    let report = kessan_import::read(vec![("filing.zip".to_owned(), bytes)]).unwrap();
    let import = map(&report, Options::default()).unwrap_or_else(|failure| panic!("{failure}"));
    assert_eq!(import.report.contradictions, Vec::<String>::new(), "{}", import.json);
    import
}

/// An annual report: header, business, accounts in files of their own, and the auditor's report as a set beside it.
#[test]
fn an_annual_report_of_several_files_with_its_audit_is_one_release() {
    let header = years("ja")
        .says("jpdei_cor:FilerNameInJapaneseDEI", "y1", "株式会社架空製作所")
        .says("jpdei_cor:CurrentPeriodEndDateDEI", "y1", "2031-12-31")
        .says("jpdei_cor:CurrentFiscalYearEndDateDEI", "y1", "2031-12-31")
        .text()
        .replace(
            "xmlns:x=",
            "xmlns:jpdei_cor=\"http://disclosure.edinet-fsa.go.jp/taxonomy/jpdei/2013-08-31/jpdei_cor\" xmlns:x=",
        );
    let body = |table_html: Page| {
        // The contexts stand in the header file alone.
        let text = table_html.text();
        let (before, rest) = text.split_once("<ix:header>").unwrap();
        let (_, after) = rest.split_once("</ix:header>").unwrap();
        format!("{before}{after}")
    };
    let statement = [
        row(&[
            "",
            "前連結会計年度(自 2030年１月１日 至 2030年12月31日)",
            "当連結会計年度(自 2031年１月１日 至 2031年12月31日)",
        ]),
        line("売上高", "jppfs_cor:NetSales", "JPY", ["y0", "y1"], ["85,000", "90,000"]),
        line("売上原価", "jppfs_cor:CostOfSales", "JPY", ["y0", "y1"], ["48,000", "50,000"]),
        line("売上総利益", "jppfs_cor:GrossProfit", "JPY", ["y0", "y1"], ["37,000", "40,000"]),
        line("営業利益", "jppfs_cor:OperatingIncome", "JPY", ["y0", "y1"], ["12,800", "14,000"]),
    ];
    let balance = [
        row(&["", "前連結会計年度(2030年12月31日)", "当連結会計年度(2031年12月31日)"]),
        row(&["資産の部", "", ""]),
        line("現金及び預金", "jppfs_cor:CashAndDeposits", "JPY", ["d0", "d1"], ["4,000", "5,000"]),
        line("資産合計", "jppfs_cor:Assets", "JPY", ["d0", "d1"], ["99,000", "103,000"]),
        line("純資産合計", "jppfs_cor:NetAssets", "JPY", ["d0", "d1"], ["55,000", "60,000"]),
    ];
    let audit = "<?xml version=\"1.0\" encoding=\"utf-8\"?><html xmlns=\"http://www.w3.org/1999/xhtml\" xmlns:ix=\"http://www.xbrl.org/2013/inlineXBRL\" xmlns:xbrli=\"http://www.xbrl.org/2003/instance\" xmlns:jpaud_cor=\"http://disclosure.edinet-fsa.go.jp/taxonomy/jpaud/2021-12-01/jpaud_cor\"><body><ix:header><ix:resources><xbrli:context id=\"FilingDateInstant\"><xbrli:entity><xbrli:identifier scheme=\"http://disclosure.edinet-fsa.go.jp\">X99999-000</xbrli:identifier></xbrli:entity><xbrli:period><xbrli:instant>2032-03-28</xbrli:instant></xbrli:period></xbrli:context></ix:resources></ix:header><ix:nonNumeric name=\"jpaud_cor:AuditFirm1ConsolidatedAudit\" contextRef=\"FilingDateInstant\">架空監査法人</ix:nonNumeric></body></html>";
    let import = of_zip(&[
        ("XBRL/PublicDoc/0000000_header_jpcrp030000-asr-001_X99999-000_2031-12-31_01_2032-03-28_ixbrl.htm", header),
        ("XBRL/PublicDoc/0101010_honbun_jpcrp030000-asr-001_X99999-000_2031-12-31_01_2032-03-28_ixbrl.htm", body(years("ja").table("連結損益計算書", &table(&statement)))),
        ("XBRL/PublicDoc/0105010_honbun_jpcrp030000-asr-001_X99999-000_2031-12-31_01_2032-03-28_ixbrl.htm", body(years("ja").table("連結貸借対照表", &table(&balance)))),
        ("XBRL/PublicDoc/manifest_PublicDoc.xml", "<manifest xmlns=\"http://disclosure.edinet-fsa.go.jp/2013/manifest\"><list><instance id=\"i\" type=\"PublicDoc\" preferredFilename=\"a.xbrl\"><ixbrl>0000000_header.htm</ixbrl></instance></list></manifest>".to_owned()),
        ("XBRL/AuditDoc/jpaud-aar-cn-001_X99999-000_2031-12-31_01_2032-03-28_ixbrl.htm", audit.to_owned()),
        ("XBRL/AuditDoc/manifest_AuditDoc.xml", "<manifest xmlns=\"http://disclosure.edinet-fsa.go.jp/2013/manifest\"/>".to_owned()),
    ]);
    assert_eq!(import.file.company.name.all().next().map(|(_, name)| name), Some("株式会社架空製作所"));
    assert_eq!(value(&import, import.file.story.revenues.as_deref(), "FY2031").as_deref(), Some("90000000"));
    assert_eq!(value(&import, import.file.story.assets.as_deref(), "2031-12-31").as_deref(), Some("103000000"));
    assert_eq!(import.file.tables.len(), 2);
}

/// A company without subsidiaries: everything is of the parent alone, and is the company.
#[test]
fn a_company_without_a_group_is_read_as_the_company() {
    let mut page = Page::new("ja");
    for (id, days) in
        [("y1", "2031-04-01/2032-03-31"), ("y0", "2030-04-01/2031-03-31"), ("d1", "2032-03-31"), ("d0", "2031-03-31")]
    {
        page = page.context(id, days, &[(SCOPE, SINGLE)]);
    }
    let rows = [
        row(&["", "前事業年度", "当事業年度"]),
        line("売上高", "jppfs_cor:NetSales", "JPY", ["y0", "y1"], ["8,500", "9,000"]),
        cells([
            "営業利益又は営業損失（△）".into(),
            format!("△{}", tag("-jppfs_cor:OperatingIncome", "y0", "JPY", "3:-3", "120")),
            tag("jppfs_cor:OperatingIncome", "y1", "JPY", "3:-3", "340"),
        ]),
        cells([
            "当期純損失（△）".into(),
            format!("▲{}", tag("-jppfs_cor:ProfitLoss", "y0", "JPY", "3:-3", "200")),
            tag("jppfs_cor:ProfitLoss", "y1", "JPY", "3:-3", "210"),
        ]),
    ];
    let balance = [
        row(&["", "前事業年度", "当事業年度"]),
        line("資産合計", "jppfs_cor:Assets", "JPY", ["d0", "d1"], ["9,900", "10,300"]),
        line("純資産合計", "jppfs_cor:NetAssets", "JPY", ["d0", "d1"], ["5,500", "6,000"]),
    ];
    let import = landed(&page.table("損益計算書", &table(&rows)).table("貸借対照表", &table(&balance)));
    assert_eq!(import.file.story.revenues.as_deref(), Some("Revenues"), "{:?}", import.file.concepts);
    assert_eq!(value(&import, Some("OperatingIncome"), "FY2031").as_deref(), Some("-120000"));
    let rows = rows_of(&import, "損益計算書");
    is(&rows, 1, "営業利益又は営業損失（△）", &["△120", "340"]);
    is(&rows, 2, "当期純損失（△）", &["▲200", "210"]);
}

/// A securities firm: operating revenues and net operating revenues are two lines, the first is what it takes in.
#[test]
fn a_securities_firm_has_operating_revenues() {
    let of = |label: &str, element: &str, values: [&str; 2]| line(label, element, "JPY", ["y0", "y1"], values);
    let rows = [
        row(&["", "前連結会計年度", "当連結会計年度"]),
        of("営業収益", "jppfs_cor:OperatingRevenueSEC", ["50,000", "56,000"]),
        of("金融費用", "jppfs_cor:FinancialExpensesSEC", ["3,000", "4,000"]),
        of("純営業収益", "jppfs_cor:NetOperatingRevenueSEC", ["47,000", "52,000"]),
        of("営業利益", "jppfs_cor:OperatingIncome", ["9,000", "11,000"]),
    ];
    let import = landed(&years("ja").table("連結損益計算書", &table(&rows)));
    assert_eq!(value(&import, import.file.story.revenues.as_deref(), "FY2031").as_deref(), Some("56000000"));
}

/// A change of the fiscal year: nine months beside twelve, each with its days.
#[test]
fn a_changed_fiscal_year_of_nine_months_stands_beside_one_of_twelve() {
    let page = Page::new("ja").context("y1", "2031-04-01/2031-12-31", &[]).context("y0", "2030-04-01/2031-03-31", &[]);
    let rows = [
        row(&[
            "",
            "前連結会計年度(自 2030年４月１日 至 2031年３月31日)",
            "当連結会計年度(自 2031年４月１日 至 2031年12月31日)",
        ]),
        line("売上高", "jppfs_cor:NetSales", "JPY", ["y0", "y1"], ["8,500", "6,300"]),
        line("営業利益", "jppfs_cor:OperatingIncome", "JPY", ["y0", "y1"], ["850", "600"]),
    ];
    let import = landed(&page.table("連結損益計算書", &table(&rows)));
    assert_eq!(import.file.tables.len(), 1);
    is(&rows_of(&import, "損益計算書"), 0, "売上高", &["8,500", "6,300"]);
    let spans: Vec<String> =
        import.file.periods.iter().map(|period| format!("{}/{}", period.span.start, period.span.end)).collect();
    assert!(spans.contains(&"2031-04-01/2031-12-31".to_owned()), "{spans:?}");
}

/// Five years of key figures in one table: per cent, per share, staff and yen, the units in brackets behind the labels.
#[test]
fn key_figures_of_five_years_land_in_their_units() {
    let mut page = Page::new("ja");
    for year in 0..5 {
        let (y, d) = (2027 + year, 2027 + year);
        page = page.context(&format!("y{year}"), &format!("{y}-01-01/{y}-12-31"), &[]).context(
            &format!("d{year}"),
            &format!("{d}-12-31"),
            &[],
        );
    }
    let of = |label: &str, element: &str, unit: &str, at: &str, start: &str, values: [&str; 5]| {
        let mut row = vec![label.to_owned()];
        row.extend(values.iter().enumerate().map(|(year, text)| match text.strip_prefix('△') {
            Some(text) => format!("△{}", tag(&format!("-{element}"), &format!("{start}{year}"), unit, at, text)),
            None if *text == "－" => nil(element, &format!("{start}{year}"), unit, "－"),
            None => tag(element, &format!("{start}{year}"), unit, at, text),
        }));
        row
    };
    let rows = [
        row(&["回次", "第21期", "第22期", "第23期", "第24期", "第25期"]),
        row(&["決算年月", "2027年12月", "2028年12月", "2029年12月", "2030年12月", "2031年12月"]),
        of(
            "売上高（百万円）",
            "jppfs_cor:NetSalesSummaryOfBusinessResults",
            "JPY",
            "6:-6",
            "y",
            ["7,000", "7,500", "8,000", "8,500", "9,000"],
        ),
        of(
            "経常利益又は経常損失（△）（百万円）",
            "jppfs_cor:OrdinaryIncomeLossSummaryOfBusinessResults",
            "JPY",
            "6:-6",
            "y",
            ["△12", "300", "400", "450", "500"],
        ),
        of(
            "総資産額（百万円）",
            "jppfs_cor:TotalAssetsSummaryOfBusinessResults",
            "JPY",
            "6:-6",
            "d",
            ["9,100", "9,300", "9,600", "9,900", "10,300"],
        ),
        of(
            "１株当たり当期純利益（円）",
            "jppfs_cor:BasicEarningsLossPerShareSummaryOfBusinessResults",
            "JPYs",
            "0:2",
            "y",
            ["△3.21", "50.12", "60.34", "70.56", "80.78"],
        ),
        of(
            "潜在株式調整後１株当たり当期純利益（円）",
            "jppfs_cor:DilutedEarningsPerShareSummaryOfBusinessResults",
            "JPYs",
            "0:2",
            "y",
            ["－", "－", "60.01", "70.02", "80.03"],
        ),
        of(
            "自己資本比率（％）",
            "jppfs_cor:EquityToAssetRatioSummaryOfBusinessResults",
            "pure",
            "-2:3",
            "d",
            ["51.2", "52.3", "53.4", "54.5", "55.6"],
        ),
        of("従業員数（人）", "jppfs_cor:NumberOfEmployees", "pure", "0:0", "d", ["321", "332", "343", "354", "365"]),
    ];
    let import = landed(&page.table("（１）連結経営指標等", &table(&rows)));
    let rows = rows_of(&import, "経営指標");
    let found = |label: &str| {
        rows.iter().find(|(own, _)| own.starts_with(label)).unwrap_or_else(|| panic!("{rows:#?}")).1.clone()
    };
    assert_eq!(found("経常利益"), ["△12", "300", "400", "450", "500"]);
    assert_eq!(found("潜在株式調整後"), ["－", "－", "60.01", "70.02", "80.03"]);
    assert_eq!(value(&import, import.file.story.revenues.as_deref(), "FY2031").as_deref(), Some("9000000000"));
}

/// Yen in thousands in one statement and in millions in the next.
#[test]
fn thousands_in_one_table_and_millions_in_another_agree() {
    let thousands = [
        row(&["（単位：千円）", "前連結会計年度", "当連結会計年度"]),
        line("売上高", "jppfs_cor:NetSales", "JPY", ["y0", "y1"], ["8,500,123", "9,000,456"]),
        line("営業利益", "jppfs_cor:OperatingIncome", "JPY", ["y0", "y1"], ["850,111", "900,222"]),
    ];
    let millions = |element: &str, context: &str, text: &str| tag(element, context, "JPY", "6:-6", text);
    let summary = [
        row(&["（単位：百万円）", "2030年12月期", "2031年12月期"]),
        cells([
            "売上高".into(),
            millions("jppfs_cor:NetSales", "y0", "8,500"),
            millions("jppfs_cor:NetSales", "y1", "9,000"),
        ]),
        cells([
            "営業利益".into(),
            millions("jppfs_cor:OperatingIncome", "y0", "850"),
            millions("jppfs_cor:OperatingIncome", "y1", "900"),
        ]),
    ];
    let import =
        landed(&years("ja").table("連結損益計算書", &table(&thousands)).table("経営成績の概況", &table(&summary)));
    is(&rows_of(&import, "損益計算書"), 0, "売上高", &["8,500,123", "9,000,456"]);
    is(&rows_of(&import, "概況"), 1, "営業利益", &["850", "900"]);
}

/// Changes in net assets: components across in two levels of heads, the row of balances at the beginning restated.
#[test]
fn changes_in_net_assets_keep_rows_and_columns() {
    let axis = "jppfs_cor:ComponentsOfEquityAxis";
    let mut page = years("ja");
    for (id, member) in [
        ("c", "jppfs_cor:CapitalStockMember"),
        ("r", "jppfs_cor:RetainedEarningsMember"),
        ("t", "jppfs_cor:TreasuryStockMember"),
    ] {
        page = page
            .context(&format!("{id}y1"), "2031-01-01/2031-12-31", &[(axis, member)])
            .context(&format!("{id}d1"), "2031-12-31", &[(axis, member)])
            .context(&format!("{id}d0"), "2030-12-31", &[(axis, member)]);
    }
    let of = |label: &str, element: &str, period: &str, values: [&str; 4]| {
        let cell = |id: &str, text: &str| match text.strip_prefix('△') {
            _ if text.is_empty() => String::new(),
            Some(text) => format!("△{}", tag(&format!("-{element}"), &format!("{id}{period}"), "JPY", "6:-6", text)),
            None => tag(element, &format!("{id}{period}"), "JPY", "6:-6", text),
        };
        cells([label.into(), cell("c", values[0]), cell("r", values[1]), cell("t", values[2]), cell("", values[3])])
    };
    let rows = [
        row(&["", "株主資本", "株主資本", "株主資本", "純資産合計"]),
        row(&["", "資本金", "利益剰余金", "自己株式", ""]),
        of("当期首残高", "jppfs_cor:NetAssets", "d0", ["1,000", "4,000", "△50", "4,950"]),
        row(&["当期変動額", "", "", "", ""]),
        of("剰余金の配当", "jppfs_cor:DividendsFromSurplus", "y1", ["", "△300", "", "△300"]),
        of(
            "親会社株主に帰属する当期純利益",
            "jppfs_cor:ProfitLossAttributableToOwnersOfParent",
            "y1",
            ["", "900", "", "900"],
        ),
        of("自己株式の取得", "jppfs_cor:PurchaseOfTreasuryStock", "y1", ["", "", "△20", "△20"]),
        of("当期末残高", "jppfs_cor:NetAssets", "d1", ["1,000", "4,600", "△70", "5,530"]),
    ];
    let import = landed(&page.table("連結株主資本等変動計算書", &table(&rows)));
    let rows = rows_of(&import, "株主資本等変動計算書");
    assert_eq!(rows.len(), 6, "{rows:#?}");
    is(&rows, 2, "剰余金の配当", &["", "△300", "", "△300"]);
    is(&rows, 5, "当期末残高", &["1,000", "4,600", "△70", "5,530"]);
}

/// The first table of a summary: last year's growth is on the year before it, and stands in last year's row.
#[test]
fn growth_of_last_year_stays_in_last_years_row() {
    let members = [
        ("tse-ed-t:ConsolidatedNonconsolidatedAxis", "tse-ed-t:ConsolidatedMember"),
        ("tse-ed-t:ResultForecastAxis", "tse-ed-t:ResultMember"),
    ];
    let page = Page::new("ja").context("q1", "2031-04-01/2031-06-30", &members).context(
        "q0",
        "2030-04-01/2030-06-30",
        &members,
    );
    let of = |label: &str, context: &str, values: [&str; 4]| {
        let amount = |element: &str, text: &str| tag(element, context, "JPY", "6:-6", text);
        let rate = |element: &str, text: &str| match text.strip_prefix('△') {
            Some(text) => format!("△{}", tag(&format!("-{element}"), context, "pure", "-2:3", text)),
            None => tag(element, context, "pure", "-2:3", text),
        };
        cells([
            label.into(),
            amount("tse-ed-t:NetSales", values[0]),
            rate("tse-ed-t:ChangeInNetSales", values[1]),
            amount("tse-ed-t:OperatingIncome", values[2]),
            rate("tse-ed-t:ChangeInOperatingIncome", values[3]),
        ])
    };
    let rows = [
        row(&["", "売上高", "売上高", "営業利益", "営業利益"]),
        row(&["", "百万円", "％", "百万円", "％"]),
        of("2032年３月期第１四半期", "q1", ["2,200", "10.0", "330", "32.0"]),
        of("2031年３月期第１四半期", "q0", ["2,000", "5.3", "250", "△4.0"]),
    ];
    let import = landed(&page.table("（１）連結経営成績（累計）", &table(&rows)));
    let rows = rows_of(&import, "経営成績");
    assert_eq!(rows.len(), 2, "{rows:#?}");
    is(&rows, 1, "2031年３月期第１四半期", &["2,000", "5.3", "250", "△4.0"]);
    let own = &import.file.tables[0].rows[1];
    assert!(own.measures.iter().flatten().count() > 0 || own.measure.is_some(), "{own:?}");
    // As a folder and back it is the same.
    let text = kessan_import::folder::canonical(&serde_json::from_str(&import.json).unwrap());
    let release: serde_json::Value = serde_json::from_str(&text).unwrap();
    assert_eq!(release, serde_json::from_str::<serde_json::Value>(&import.json).unwrap());
}
