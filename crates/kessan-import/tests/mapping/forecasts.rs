//! Forecasts in tables without tags: they are targets, never results.

use kessan_core::release::Scenario;
use kessan_core::release::model::{DividendStatus, Guidance, Table};
use kessan_import::mapping::{Import, Options, map};

use super::page::{Page, row as cells, tag};

fn of_html(body: &str) -> Import {
    let report = kessan_import::read(vec![("release.htm".to_owned(), body.as_bytes().to_vec())]).unwrap();
    let import = map(&report, Options::default()).unwrap_or_else(|failure| panic!("{failure}"));
    assert_eq!(import.report.contradictions, Vec::<String>::new(), "{}", import.json);
    import
}

fn row(cells: &[&str]) -> String {
    format!("<tr>{}</tr>", cells.iter().map(|cell| format!("<td>{cell}</td>")).collect::<String>())
}

fn table(title: &str, rows: &[String]) -> String {
    format!("<p>{title}</p><table>{}</table>", rows.concat())
}

/// The value of a line in a period; `None` where the release has none.
fn value(import: &Import, concept: &str, period: &str, scenario: Scenario) -> Option<String> {
    let fact = import.release.facts.all().iter().find(|fact| {
        fact.concept == concept
            && fact.period == period
            && fact.scenario == scenario
            && fact.measure == kessan_core::release::model::Measure::Value
    })?;
    fact.value.map(|value| value.normalize().to_string())
}

fn is(import: &Import, concept: &str, period: &str, scenario: Scenario, expected: &str) {
    let found = value(import, concept, period, scenario);
    assert_eq!(found.as_deref(), Some(expected), "{concept} {period} {scenario:?}\n{}", import.json);
}

fn named<'a>(import: &'a Import, title: &str) -> &'a Table {
    let found = import.file.tables.iter().find(|table| table.title.all().any(|(_, text)| text.contains(title)));
    found.unwrap_or_else(|| panic!("{}", import.json))
}

/// The results that stand before the forecasts of a Japanese release.
fn results() -> String {
    table(
        "（１）連結経営成績（累計）",
        &[
            row(&["", "売上高", "売上高", "営業利益", "営業利益", "１株当たり四半期純利益"]),
            row(&["", "百万円", "％", "百万円", "％", "円 銭"]),
            row(&["2032年３月期第３四半期", "6,600", "10.0", "900", "20.0", "11.80"]),
            row(&["2031年３月期第３四半期", "6,000", "－", "750", "－", "9.90"]),
        ],
    )
}

/// 通期 under a title with 業績予想: the year of the title, as a target, with its growth.
#[test]
fn the_full_year_under_a_title_of_forecasts_is_a_target() {
    let import = of_html(&format!(
        "{}{}",
        results(),
        table(
            "３．2032年３月期の連結業績予想（2031年４月１日～2032年３月31日）</p><p>（％表示は、対前期増減率）",
            &[
                row(&["", "売上高", "売上高", "営業利益", "営業利益", "１株当たり当期純利益"]),
                row(&["", "百万円", "％", "百万円", "％", "円 銭"]),
                row(&["第２四半期（累計）", "4,400", "8.0", "500", "5.0", "6.00"]),
                row(&["通期", "9,000", "9.5", "1,200", "15.0", "15.50"]),
            ],
        )
    ));
    is(&import, "Revenues", "FY2032", Scenario::Target, "9000000000");
    is(&import, "Revenues", "1H-FY2032", Scenario::Target, "4400000000");
    is(&import, "OperatingIncome", "FY2032", Scenario::Target, "1200000000");
    is(&import, "BasicEarningsPerShare", "FY2032", Scenario::Target, "15.5");
    assert_eq!(value(&import, "Revenues", "FY2032", Scenario::Actual), None, "a forecast is no result");
    is(&import, "Revenues", "9M-FY2032", Scenario::Actual, "6600000000");
    let targets: Vec<&str> = import.file.story.targets.iter().map(|target| target.period.as_str()).collect();
    assert!(targets.contains(&"FY2032"), "{targets:?}");
    assert_eq!(import.file.story.guidance, Guidance::Forecasts);
}

/// What a company aims at is not what it expects.
#[test]
fn targets_are_called_that_where_words_do() {
    let import = of_html(&format!(
        "{}{}",
        results(),
        table(
            "３．2032年３月期の数値目標（2031年４月１日～2032年３月31日）",
            &[row(&["", "売上高", "営業利益"]), row(&["", "百万円", "百万円"]), row(&["通期", "9,000", "1,200"]),],
        )
    ));
    is(&import, "Revenues", "FY2032", Scenario::Target, "9000000000");
    assert_eq!(import.file.story.guidance, Guidance::Targets);
    // A range of them is none of forecasts.
    let import = of_html(&format!(
        "{}{}",
        results(),
        table(
            "2032年３月期の数値目標（2031年４月１日～2032年３月31日）",
            &[
                row(&["", "売上高", "売上高"]),
                row(&["", "下限", "上限"]),
                row(&["", "百万円", "百万円"]),
                row(&["通期", "9,000", "9,600"]),
            ],
        )
    ));
    assert_eq!(import.file.story.guidance, Guidance::Targets, "{}", import.json);
}

/// A forecast of the dividend alone, as where results cannot be foreseen yet; and a customer who is called like a target.
#[test]
fn what_is_expected_of_dividends_alone_is_a_forecast_too() {
    let aim = ("tse-ed-t:ResultForecastAxis", "tse-ed-t:ForecastMember");
    let customer = ("us-gaap:MajorCustomersAxis", "own:TargetMember");
    let page = |aims: &[(&str, &str)]| {
        let figure = |name: &str, context: &str, unit: &str, text: &str| tag(name, context, unit, "0:0", text);
        Page::new("ja")
            .context("y1", "2031-01-01/2031-12-31", &[])
            .context("aim", "2032-01-01/2032-12-31", aims)
            .says("tse-ed-t:CompanyName", "y1", "株式会社架空")
            .table(
                "連結損益計算書",
                &[
                    &cells(&["", "2031年12月期"]),
                    &cells(&["売上高", &figure("jppfs_cor:NetSales", "y1", "JPY", "12,340")]),
                ],
            )
            .table(
                "配当の状況",
                &[
                    &cells(&["", "2032年12月期"]),
                    &cells(&["1株当たり配当金", &figure("tse-ed-t:DividendPerShare", "aim", "JPYs", "30")]),
                ],
            )
            .import()
    };
    assert_eq!(page(&[aim]).file.story.guidance, Guidance::Forecasts);
    assert_eq!(page(&[customer]).file.story.guidance, Guidance::Targets);
}

/// Before and after a revision, the change between them, and last year's result beside them.
#[test]
fn a_revision_has_what_it_replaces() {
    let import = of_html(&table(
        "2032年３月期通期連結業績予想数値の修正（2031年４月１日～2032年３月31日）",
        &[
            row(&["", "売上高", "営業利益", "１株当たり当期純利益"]),
            row(&["", "百万円", "百万円", "円 銭"]),
            row(&["前回発表予想（Ａ）", "9,000", "1,200", "15.50"]),
            row(&["今回修正予想（Ｂ）", "9,500", "1,300", "16.80"]),
            row(&["増減額（Ｂ－Ａ）", "500", "100", ""]),
            row(&["増減率（％）", "5.6", "8.3", ""]),
            row(&["（ご参考）前期実績<br>（2031年３月期）", "8,200", "1,040", "13.40"]),
        ],
    ));
    is(&import, "Revenues", "FY2032", Scenario::PreviousTarget, "9000000000");
    is(&import, "Revenues", "FY2032", Scenario::Target, "9500000000");
    is(&import, "OperatingIncome", "FY2031", Scenario::Actual, "1040000000");
    assert_eq!(value(&import, "Revenues", "FY2032", Scenario::Actual), None);
    assert!(import.file.story.targets.iter().any(|target| target.revised), "{}", import.json);
}

/// Columns of results beside columns of forecasts.
#[test]
fn columns_of_results_and_forecasts_stand_apart() {
    let import = of_html(&table(
        "業績の推移（単位：百万円）",
        &[
            row(&["", "2031年３月期<br>実績", "2032年３月期<br>実績", "2033年３月期<br>予想"]),
            row(&["売上高", "8,200", "9,100", "9,900"]),
            row(&["営業利益", "1,040", "1,210", "1,350"]),
        ],
    ));
    is(&import, "Revenues", "FY2032", Scenario::Actual, "9100000000");
    is(&import, "OperatingIncome", "FY2033", Scenario::Target, "1350000000");
    assert_eq!(value(&import, "Revenues", "FY2033", Scenario::Actual), None);
    let own = named(&import, "業績の推移");
    assert_eq!(own.rows[0].cells, ["8,200", "9,100", "9,900"]);
}

/// Ranges in one cell, a point among them, and percentages.
#[test]
fn an_english_outlook_has_the_ends_of_its_ranges() {
    let statement = table(
        "Statements of operations</p><p>(In millions, except per share data)",
        &[
            row(&["", "Year Ended December 31, 2031", "Year Ended December 31, 2030"]),
            row(&["Revenue", "$1,050", "$980"]),
            row(&["Operating income", "210", "180"]),
            row(&["Diluted earnings per share", "$0.95", "$0.83"]),
        ],
    );
    let outlook = table(
        "Outlook for the full year 2032</p><p>(In millions, except per share data)",
        &[
            row(&["", "Full Year 2032"]),
            row(&["Revenue", "$1,100–1,200"]),
            row(&["Operating income", "$230 to $250"]),
            row(&["Diluted earnings per share", "$1.00 – $1.20"]),
            row(&["Capital expenditures", "$90"]),
        ],
    );
    let import = of_html(&format!("{statement}{outlook}"));
    is(&import, "Revenues", "FY2032", Scenario::TargetLower, "1100000000");
    is(&import, "Revenues", "FY2032", Scenario::TargetUpper, "1200000000");
    is(&import, "OperatingIncome", "FY2032", Scenario::TargetUpper, "250000000");
    is(&import, "DilutedEarningsPerShare", "FY2032", Scenario::TargetLower, "1");
    is(&import, "PaymentsToAcquirePropertyAndEquipment", "FY2032", Scenario::Target, "90000000");
    is(&import, "Revenues", "FY2031", Scenario::Actual, "1050000000");
    let own = named(&import, "Outlook");
    let heads: Vec<&str> = own.columns.iter().map(|column| column.label.en()).collect();
    assert_eq!(heads, ["Full Year 2032 (low)", "Full Year 2032 (high)"]);
    assert_eq!(own.rows.len(), 4, "{}", import.json);
    assert_eq!(own.rows[1].cells, ["$230", "$250"]);
}

/// Guidance before and after, low and high: the period stands in the title alone.
#[test]
fn guidance_before_and_after_an_update_is_of_the_titles_year() {
    let import = of_html(&table(
        "Updated guidance for the fiscal year ending June 30, 2032 (in thousands)",
        &[
            "<tr><td></td><td colspan=2>Prior guidance</td><td colspan=2>Current guidance</td></tr>".to_owned(),
            row(&["", "Low", "High", "Low", "High"]),
            row(&["Net sales", "$800", "$850", "$820", "$860"]),
            row(&["Operating income", "90", "110", "95", "112"]),
        ],
    ));
    let period = "FY2032";
    is(&import, "Revenues", period, Scenario::PreviousTargetLower, "800000");
    is(&import, "Revenues", period, Scenario::PreviousTargetUpper, "850000");
    is(&import, "OperatingIncome", period, Scenario::TargetLower, "95000");
    is(&import, "OperatingIncome", period, Scenario::TargetUpper, "112000");
}

/// The dividends of a year by their record dates, by words: what was paid, what is planned.
#[test]
fn dividends_without_tags_are_found_by_their_record_dates() {
    let import = of_html(&format!(
        "{}{}{}{}",
        results(),
        // A plan of many years is none of the year's forecasts.
        table(
            "中期経営計画の数値目標（単位：百万円）",
            &[
                row(&["", "2033年３月期", "2035年３月期"]),
                row(&["売上高", "10,000", "12,000"]),
                row(&["営業利益", "1,500", "2,000"])
            ],
        ),
        table(
            "２．配当の状況",
            &[
                "<tr><td></td><td colspan=5>年間配当金</td></tr>".to_owned(),
                row(&["", "第１四半期末", "第２四半期末", "第３四半期末", "期末", "合計"]),
                row(&["", "円 銭", "円 銭", "円 銭", "円 銭", "円 銭"]),
                row(&["2031年３月期", "－", "10.00", "－", "12.00", "22.00"]),
                row(&["2032年３月期", "－", "12.00", "－", "", ""]),
                row(&["2032年３月期（予想）", "", "", "", "14.00", "26.00"]),
            ],
        ),
        table(
            "発行済株式数（普通株式）",
            &[
                row(&["", "2031年12月31日"]),
                row(&["期末発行済株式数（株）", "52,000"]),
                row(&["期末自己株式数（株）", "2,000"])
            ],
        )
    ));
    is(&import, "YearEndDividendPerShare", "FY2032", Scenario::Target, "14");
    is(&import, "YearEndDividendPerShare", "FY2031", Scenario::Actual, "12");
    let capital = import.file.capital.as_ref().unwrap_or_else(|| panic!("{}", import.json));
    assert_eq!(capital.fiscal_year, "FY2032");
    let dividends: Vec<(String, DividendStatus)> =
        capital.dividends.iter().map(|dividend| (dividend.record_date.to_string(), dividend.status)).collect();
    assert_eq!(
        dividends,
        [("2031-09-30".to_owned(), DividendStatus::Declared), ("2032-03-31".to_owned(), DividendStatus::Planned)]
    );
}

/// A cover page that says who files, and the announcement as an exhibit without tags.
#[test]
fn an_exhibit_below_a_tagged_cover_page_is_read_by_its_words() {
    let cover = super::page::Page::new("en").context("c", "2032-02-10/2032-02-10", &[]).says(
        "dei:EntityRegistrantName",
        "c",
        "Made-up Mills Inc.",
    );
    let exhibit = table(
        "Statements of operations (in thousands)",
        &[row(&["", "Year Ended December 31, 2031"]), row(&["Net sales", "$1,050"]), row(&["Net income", "210"])],
    );
    let files =
        vec![("cover.htm".to_owned(), cover.text().into_bytes()), ("exhibit.htm".to_owned(), exhibit.into_bytes())];
    let report = kessan_import::read(files).unwrap();
    let import = map(&report, Options::default()).unwrap_or_else(|failure| panic!("{failure}"));
    is(&import, "Revenues", "FY2031", Scenario::Actual, "1050000");
    assert_eq!(import.file.company.name.en(), "Made-up Mills Inc.");
}

/// 中間, 期末 and 年間, with a special dividend beside them, under a revision of the forecast.
#[test]
fn a_revised_dividend_forecast_without_tags_is_planned() {
    let import = of_html(&format!(
        "{}{}{}",
        results(),
        table(
            "配当予想の修正（2032年３月期）",
            &[
                "<tr><td></td><td colspan=3>１株当たり配当金</td></tr>".to_owned(),
                row(&["", "中間", "期末", "年間"]),
                row(&["", "円 銭", "円 銭", "円 銭"]),
                row(&["前回予想（2032年３月期）", "", "12.00", "24.00"]),
                row(&["今回修正予想（2032年３月期）", "", "14.00", "26.00"]),
                row(&["当期実績（2032年３月期）", "12.00", "", ""]),
                row(&["前期実績（2031年３月期）", "10.00", "12.00", "22.00"]),
            ],
        ),
        table(
            "発行済株式数（普通株式）",
            &[
                row(&["", "2031年12月31日"]),
                row(&["期末発行済株式数（株）", "52,000"]),
                row(&["期末自己株式数（株）", "2,000"])
            ],
        )
    ));
    is(&import, "YearEndDividendPerShare", "FY2032", Scenario::PreviousTarget, "12");
    is(&import, "YearEndDividendPerShare", "FY2032", Scenario::Target, "14");
    is(&import, "InterimDividendPerShare", "FY2032", Scenario::Actual, "12");
    let capital = import.file.capital.as_ref().unwrap_or_else(|| panic!("{}", import.json));
    let amounts: Vec<String> = capital
        .dividends
        .iter()
        .map(|dividend| import.release.resolve(&dividend.per_share).unwrap().normalize().to_string())
        .collect();
    assert_eq!(amounts, ["12", "14"]);
}
