use crate::report::{Period, Report, Value};

/// The facts of a page: concept, period, unit and value.
fn facts(page: &str) -> (Report, Vec<(String, String, String, String)>) {
    let report = crate::read(vec![("release.htm".to_owned(), page.as_bytes().to_vec())]).unwrap();
    let facts = report
        .facts
        .iter()
        .map(|fact| {
            let concept =
                crate::terms::by_element(&fact.concept).map_or(fact.concept.local.clone(), |term| term.concept.into());
            let period = match fact.period {
                Period::Instant(day) => day.to_string(),
                Period::Duration { start, end } => format!("{start}/{end}"),
                Period::Forever => String::new(),
            };
            let unit = fact.unit.as_ref().unwrap();
            let names =
                |names: &[crate::report::Name]| names.iter().map(|name| name.local.to_string()).collect::<String>();
            let unit = [names(&unit.numerators), names(&unit.denominators)].join("/");
            let value = match &fact.value {
                Value::Number(value) => value.normalize().to_string(),
                Value::Nil => "nil".to_owned(),
                Value::Text(_) => panic!("{fact:?}"),
            };
            let members: String = fact.dimensions.values().map(|member| format!("{member:?}")).collect();
            let member = members
                .split("local: \"")
                .nth(1)
                .and_then(|rest| rest.split('"').next())
                .map(|member| format!(".{member}"))
                .unwrap_or_default();
            (format!("{concept}{member}"), period, unit, value)
        })
        .collect();
    (report, facts)
}

fn row(cells: &[&str]) -> String {
    format!("<tr>{}</tr>", cells.iter().map(|cell| format!("<td>{cell}</td>")).collect::<String>())
}

fn has(facts: &[(String, String, String, String)], concept: &str, period: &str, unit: &str, value: &str) {
    let fact = (concept.to_owned(), period.to_owned(), unit.to_owned(), value.to_owned());
    assert!(facts.contains(&fact), "{fact:?} in {facts:#?}");
}

#[test]
fn a_press_release_has_the_facts_that_its_words_name() {
    let page = format!(
        "<p>RIVERMOUTH INSTRUMENTS</p><p>CONSOLIDATED STATEMENTS OF INCOME</p><p>(Amounts in thousands, except per share amounts)</p><table>\
         <tr><td></td><td colspan=6>Thirteen Weeks Ended</td></tr>\
         <tr><td></td><td colspan=3>May 3, 2031</td><td colspan=3>May 4, 2030</td></tr>{}</table>",
        [
            row(&["Net sales", "$", "1,234", "", "$", "1,100", ""]),
            row(&["Cost of sales", "", "804", "", "", "712", ""]),
            row(&["Sundry expense", "", "(12", ")", "", "-", ""]),
            row(&["Net income", "$", "118", "", "$", "96", ""]),
            row(&["Earnings per share:", "", "", "", "", "", ""]),
            row(&["Basic", "$", "1.18", "", "$", "0.96", ""]),
            row(&["Basic weighted average shares", "", "100", "", "", "100", ""]),
        ]
        .concat()
    );
    let (report, facts) = facts(&page);
    let (now, then) = ("2031-02-02/2031-05-03", "2030-02-03/2030-05-04");
    has(&facts, "Revenues", now, "USD/", "1234000");
    has(&facts, "CostOfRevenues", then, "USD/", "712000");
    has(&facts, "SundryExpense", now, "USD/", "-12000");
    has(&facts, "SundryExpense", then, "USD/", "nil");
    has(&facts, "NetIncome", then, "USD/", "96000");
    has(&facts, "BasicEarningsPerShare", now, "USD/shares", "1.18");
    has(&facts, "WeightedAverageSharesBasic", now, "shares/", "100000");
    assert_eq!(facts.len(), 12);
    let marked: usize = report
        .tables
        .iter()
        .flat_map(|table| &table.rows)
        .flat_map(|row| &row.cells)
        .map(|cell| cell.facts.len())
        .sum();
    assert_eq!(marked, 12);
    assert!(report.labels.iter().any(|label| label.text == "Sundry expense" && label.language == "en"));
}

#[test]
fn a_japanese_table_has_the_facts_that_its_words_name() {
    let page = format!(
        "<p>四半期連結損益計算書</p><p>（単位：百万円）</p><table>{}</table>",
        [
            row(&[
                "",
                "前第１四半期連結累計期間<br>(自 2030年４月１日<br>至 2030年６月30日)",
                "当第１四半期連結累計期間<br>(自 2031年４月１日<br>至 2031年６月30日)"
            ]),
            row(&["売上高", "1,100", "1,234"]),
            row(&["営業利益又は営業損失（△）", "△12", "180"]),
            row(&["架空引当金繰入額", "－", "3"]),
            row(&["１株当たり四半期純利益（円）", "△1.20", "11.80"]),
        ]
        .concat()
    );
    let (report, facts) = facts(&page);
    let (now, then) = ("2031-04-01/2031-06-30", "2030-04-01/2030-06-30");
    has(&facts, "Revenues", now, "JPY/", "1234000000");
    has(&facts, "OperatingIncome", then, "JPY/", "-12000000");
    has(&facts, "架空引当金繰入額", now, "JPY/", "3000000");
    has(&facts, "BasicEarningsPerShare", then, "JPY/shares", "-1.2");
    assert!(report.labels.iter().any(|label| label.text == "架空引当金繰入額" && label.language == "ja"));
}

#[test]
fn balances_hold_on_their_day_and_two_lines_of_one_label_are_two() {
    let page = format!(
        "<p>BALANCE SHEETS</p><p>(In millions of euros)</p><table>{}</table>\
         <p>STATEMENTS OF CASH FLOWS</p><p>Six months ended June 30, 2031 (in millions of euros)</p><table>{}</table>",
        [
            row(&["", "June 30, 2031", "December 31, 2030", "Change"]),
            row(&["Current assets:", "", "", ""]),
            row(&["Marketable securities", "20", "35", "-15"]),
            row(&["Non-current assets:", "", "", ""]),
            row(&["Marketable securities", "84", "91", "-7"]),
            row(&["Cash and cash equivalents", "12", "10", "2"]),
            row(&["Total assets", "400", "390", "10"]),
        ]
        .concat(),
        [
            row(&["", "June 30, 2031"]),
            row(&["Net cash provided by operating activities", "9"]),
            row(&["Accounts receivable, net", "(3)"]),
            row(&["Net cash used in investing activities", "(4)"]),
            row(&["Net cash used in financing activities", "(3)"]),
            row(&["Cash and cash equivalents, beginning of period", "10"]),
            row(&["Cash and cash equivalents, end of period", "12"]),
        ]
        .concat()
    );
    let (_, facts) = facts(&page);
    has(&facts, "MarketableSecuritiesCurrent", "2031-06-30", "EUR/", "20000000");
    has(&facts, "MarketableSecurities", "2031-06-30", "EUR/", "84000000");
    has(&facts, "Assets", "2030-12-31", "EUR/", "390000000");
    has(&facts, "OperatingCashFlow", "2031-01-01/2031-06-30", "EUR/", "9000000");
    has(&facts, "AccountsReceivableNet", "2031-01-01/2031-06-30", "EUR/", "-3000000");
    has(&facts, "CashAndCashEquivalents", "2030-12-31", "EUR/", "10000000");
    has(&facts, "CashAndCashEquivalents", "2031-06-30", "EUR/", "12000000");
    assert!(!facts.iter().any(|(_, _, _, value)| value == "-15000000"), "changes are no values");
}

#[test]
fn years_in_heads_take_their_days_from_the_title() {
    let page = format!(
        "<p>Statements of income</p><p>For the years ended December 31, 2031 and 2030</p><p>(In thousands of U.S. dollars)</p><table>{}</table>",
        [row(&["", "2031", "2030"]), row(&["Revenues", "1,234", "1,100"]), row(&["Net income", "118", "96"])].concat()
    );
    let (_, facts) = facts(&page);
    has(&facts, "Revenues", "2031-01-01/2031-12-31", "USD/", "1234000");
    has(&facts, "NetIncome", "2030-01-01/2030-12-31", "USD/", "96000");
}

#[test]
fn columns_may_be_lines_and_rows_periods() {
    let page = format!(
        "<table><tr><td></td><td colspan=2>売上高</td><td colspan=2>営業利益</td><td>１株当たり四半期純利益</td></tr>{}</table>\
         <table>{}</table>",
        [
            row(&["", "百万円", "％", "百万円", "％", "円 銭"]),
            row(&["2032年３月期第１四半期", "1,234", "12.2", "180", "22.4", "11.80"]),
            row(&["2031年３月期第１四半期", "1,100", "－", "△12", "－", "△1.20"]),
        ]
        .concat(),
        [
            row(&["", "総資産", "純資産", "自己資本比率"]),
            row(&["", "百万円", "百万円", "％"]),
            row(&["2032年３月期第１四半期", "9,000", "4,500", "50.0"]),
            row(&["2031年３月期", "8,000", "4,000", "49.9"]),
            row(&["2032年３月期（予想）", "9,999", "4,999", "49.8"]),
        ]
        .concat()
    );
    let (_, facts) = facts(&page);
    let (now, then) = ("2031-04-01/2031-06-30", "2030-04-01/2030-06-30");
    has(&facts, "Revenues", now, "JPY/", "1234000000");
    has(&facts, "OperatingIncome", then, "JPY/", "-12000000");
    has(&facts, "BasicEarningsPerShare", then, "JPY/shares", "-1.2");
    has(&facts, "Assets", "2031-06-30", "JPY/", "9000000000");
    has(&facts, "Equity", "2031-03-31", "JPY/", "4000000000");
    has(&facts, "StockholdersEquityRatio", "2031-06-30", "pure/", "0.5");
    assert!(!facts.iter().any(|(.., value)| value == "12200000"), "a change is no amount");
    let expected: Vec<&str> =
        facts.iter().filter(|(.., value)| value == "9999000000").map(|(concept, ..)| concept.as_str()).collect();
    assert_eq!(expected, ["Assets.ForecastMember"], "a forecast is no result");
}

#[test]
fn a_table_that_goes_on_is_in_the_unit_of_the_one_before() {
    let table = |rows: [&[&str]; 2]| format!("<table>{}{}</table>", row(rows[0]), row(rows[1]));
    let page = format!(
        "<p>（単位：千米ドル）</p>{}{}",
        table([&["", "2031年３月31日"], &["資産合計", "9,000"]]),
        table([&["", "2031年３月31日"], &["負債合計", "4,000"]]),
    );
    let (report, facts) = facts(&page);
    has(&facts, "Liabilities", "2031-03-31", "USD/", "4000000");
    assert!(report.notices.iter().any(|notice| notice.remedy.contains("names no unit")), "{:?}", report.notices);
}

#[test]
fn columns_of_one_period_are_parts_and_labels_may_name_their_unit() {
    let page = format!(
        "<p>セグメント情報（自 2031年４月１日 至 2031年６月30日）</p><table>{}</table>",
        [
            row(&["", "計器", "役務", "合計"]),
            row(&["売上高（百万円）", "900", "334", "1,234"]),
            row(&["セグメント利益（百万円）", "120", "60", "180"]),
            row(&["期中平均株式数（千株）", "", "", "10"]),
        ]
        .concat()
    );
    let (report, facts) = facts(&page);
    let period = "2031-04-01/2031-06-30";
    has(&facts, "Revenues.計器", period, "JPY/", "900000000");
    has(&facts, "Revenues.役務", period, "JPY/", "334000000");
    has(&facts, "Revenues", period, "JPY/", "1234000000");
    has(&facts, "WeightedAverageSharesBasic", period, "shares/", "10000");
    assert!(report.labels.iter().any(|label| label.text == "計器"));
}

#[test]
fn net_income_is_the_whole_where_another_line_is_the_shareholders() {
    let lines = |last: &str| {
        let page = format!(
            "<p>(in thousands of euros)</p><table>{}</table>",
            [
                row(&["", "Year ended March 31, 2031"]),
                row(&["Revenues", "900"]),
                row(&["Net income", "100"]),
                row(&[last, "90"])
            ]
            .concat()
        );
        facts(&page).1
    };
    let period = "2030-04-01/2031-03-31";
    has(&lines("Net income attributable to owners of parent"), "ProfitLoss", period, "EUR/", "100000");
    has(&lines("Net income attributable to owners of parent"), "NetIncome", period, "EUR/", "90000");
    has(&lines("Other"), "NetIncome", period, "EUR/", "100000");
}

#[test]
fn what_the_words_leave_open_is_said() {
    let page = format!(
        "<table>{}</table>",
        [row(&["Region", "North", "South"]), row(&["Net sales", "$1,234", "$1,100"])].concat()
    );
    let (report, facts) = facts(&page);
    assert!(facts.is_empty());
    assert!(report.notices.iter().any(|notice| notice.remedy.contains("name no period")), "{:?}", report.notices);
    let page = format!(
        "<p>(in thousands)</p><table>{}</table>",
        [
            row(&["", "Year ended March 31, 2031"]),
            row(&["Net sales", "$1,234"]),
            row(&["Other accrued expenses payable", "$12"])
        ]
        .concat()
    );
    let (report, _) = self::facts(&page);
    assert!(report.notices.iter().all(|notice| !notice.found.contains("Net sales")), "{:?}", report.notices);
}

proptest::proptest! {
    #![proptest_config(proptest::prelude::ProptestConfig::with_cases(128))]

    #[test]
    fn any_table_is_answered(rows in proptest::collection::vec(proptest::collection::vec("(Net sales|Cash|\\$|\\(|[0-9]{0,30}(\\.[0-9]{0,30})?|May 3, 2031|years? ended|%|-|in thousands|\\PC{0,8})", 0..6), 0..8)) {
        let page = format!("<table>{}</table>", rows.iter().map(|cells| row(&cells.iter().map(String::as_str).collect::<Vec<_>>())).collect::<String>());
        let _ = crate::read(vec![("a.htm".to_owned(), page.into_bytes())]);
    }
}
