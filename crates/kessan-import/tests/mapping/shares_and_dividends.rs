//! Shares and dividends as filers of many kinds tag them.

use kessan_core::release::model::{Capital, DividendStatus, Ref};
use kessan_import::mapping::Import;

use super::page::{Page, cells, nil, row, tag};

fn sound(import: &Import) -> &Capital {
    assert!(kessan_validate::check("made-up.json", import.json.as_bytes()).is_ok());
    assert_eq!(import.report.contradictions, Vec::<String>::new());
    import.file.capital.as_ref().unwrap()
}

/// Each dividend as its record date, amount and status.
fn dividends(import: &Import) -> Vec<(String, String, DividendStatus)> {
    let capital = sound(import);
    let each = capital.dividends.iter().map(|dividend| {
        let amount = import.release.resolve(&dividend.per_share).unwrap().normalize().to_string();
        (dividend.record_date.to_string(), amount, dividend.status)
    });
    each.collect()
}

fn is(list: &[(&str, &str, DividendStatus)]) -> Vec<(String, String, DividendStatus)> {
    list.iter().map(|(date, amount, status)| ((*date).to_owned(), (*amount).to_owned(), *status)).collect()
}

const DECLARED: DividendStatus = DividendStatus::Declared;
const PLANNED: DividendStatus = DividendStatus::Planned;

/// The dividends of a summary: those of last year, of this year so far, and the forecast; `None` is a dash.
fn summary(so_far: [Option<&str>; 4], forecast: [Option<&str>; 4], further: &str) -> Page {
    let members = ["FirstQuarterMember", "SecondQuarterMember", "ThirdQuarterMember", "YearEndMember"];
    let year = "2030-04-01/2031-03-31";
    let result = ("tse-ed-t:ResultForecastAxis", "tse-ed-t:ResultMember");
    let aim = ("tse-ed-t:ResultForecastAxis", "tse-ed-t:ForecastMember");
    let single = ("tse-ed-t:ConsolidatedNonconsolidatedAxis", "tse-ed-t:NonConsolidatedMember");
    let mut page = Page::new("ja")
        .context("q", "2030-04-01/2030-12-31", &[])
        .context("d", "2030-12-31", &[single, result])
        .context("fy", year, &[aim]);
    let mut rows = [vec!["2031年3月期".to_owned()], vec!["2031年3月期(予想)".to_owned()]];
    for (number, member) in members.iter().enumerate() {
        let member = format!("tse-ed-t:{member}");
        let schedule = ("tse-ed-t:AnnualDividendPaymentScheduleAxis", member.as_str());
        page = page.context(&format!("r{number}"), year, &[schedule, single, result]).context(
            &format!("a{number}"),
            year,
            &[schedule, single, aim],
        );
        for (row, (start, amounts)) in rows.iter_mut().zip([("r", so_far), ("a", forecast)]) {
            let context = format!("{start}{number}");
            row.push(match amounts[number] {
                Some(amount) => tag("tse-ed-t:DividendPerShare", &context, "JPYs", "0:2", amount),
                None => nil("tse-ed-t:DividendPerShare", &context, "JPYs", "－"),
            });
        }
    }
    let issued = "tse-ed-t:NumberOfIssuedAndOutstandingSharesAtTheEndOfFiscalYearIncludingTreasuryStock";
    page.says("tse-ed-t:CompanyName", "q", "株式会社架空")
        .says("tse-ed-t:FilingDate", "q", "2031年２月９日")
        .says("tse-ed-t:FiscalYearEnd", "q", "2031-03-31")
        .table(
            "連結経営成績",
            &[
                &row(&["", "売上高"]),
                &cells(["2031年3月期第3四半期".into(), tag("tse-ed-t:NetSales", "q", "JPY", "6:-6", "6,907")]),
            ],
        )
        .table("配当の状況", &[&row(&["", "第1四半期末", "第2四半期末", "第3四半期末", "期末"]), &rows[0], &rows[1]])
        .html(further)
        .table(
            "業績予想",
            &[&row(&["", "売上高"]), &cells(["通期".into(), tag("tse-ed-t:NetSales", "fy", "JPY", "6:-6", "9,000")])],
        )
        .table(
            "発行済株式数",
            &[
                &cells(["期末発行済株式数".into(), tag(issued, "d", "shares", "0:0", "52,000") + " 株"]),
                &cells([
                    "期末自己株式数".into(),
                    nil("tse-ed-t:NumberOfTreasuryStockAtTheEndOfFiscalYear", "d", "shares", "－") + " 株",
                ]),
            ],
        )
}

#[test]
fn a_summary_without_an_interim_dividend_has_the_one_of_the_year_end() {
    let import = summary([None; 4], [None, None, None, Some("12.00")], "").import();
    assert_eq!(dividends(&import), is(&[("2031-03-31", "12", PLANNED)]));
    // Nothing is held by the company: the shares issued are those outstanding.
    assert!(matches!(sound(&import).shares_outstanding, Ref::Fact { .. }));
    // An interim dividend of nothing was none; a forecast of nothing is said.
    let zero = summary([None, Some("0.00"), None, None], [None, None, None, Some("0.00")], "").import();
    assert_eq!(dividends(&zero), is(&[("2031-03-31", "0", PLANNED)]));
}

/// A special and a commemorative dividend are parts of the year-end dividend, and none of their own.
#[test]
fn quarterly_dividends_stand_in_the_order_of_their_record_dates() {
    let parts = format!(
        "<p>期末配当金の内訳 普通配当 12円00銭 特別配当 {} 記念配当 {}</p>",
        tag("tse-ed-t:ExtraDividend", "a3", "JPYs", "0:2", "5.00"),
        tag("tse-ed-t:CommemorativeDividend", "a3", "JPYs", "0:2", "3.00"),
    );
    let import =
        summary([Some("10.00"), Some("11.00"), Some("11.50"), None], [None, None, None, Some("20.00")], &parts)
            .import();
    let expected = [
        ("2030-06-30", "10", DECLARED),
        ("2030-09-30", "11", DECLARED),
        ("2030-12-31", "11.5", DECLARED),
        ("2031-03-31", "20", PLANNED),
    ];
    assert_eq!(dividends(&import), is(&expected));
    let keys: Vec<&str> = import.report.questions.iter().map(|question| question.key.as_str()).collect();
    assert!(keys.contains(&"dividends.\"FY2031-third-quarter\".payment_date"), "{keys:?}");
}

/// An annual report tags the year's dividend and, of it, the interim one.
#[test]
fn the_year_end_dividend_of_an_annual_report_is_the_rest_of_the_years() {
    let page = |interim: &str| {
        let name = |local: &str| format!("jppfs_cor:{local}SummaryOfBusinessResults");
        let single = [("jppfs_cor:ConsolidatedOrNonConsolidatedAxis", "jppfs_cor:NonConsolidatedMember")];
        Page::new("ja")
            .context("y", "2030-04-01/2031-03-31", &[])
            .context("ys", "2030-04-01/2031-03-31", &single)
            .context("ds", "2031-03-31", &single)
            .says("jppfs_cor:FilerNameInJapaneseDEI", "y", "株式会社架空")
            .says("jppfs_cor:CurrentPeriodEndDateDEI", "y", "2031-03-31")
            .says("jppfs_cor:CurrentFiscalYearEndDateDEI", "y", "2031-03-31")
            .table(
                "主要な経営指標等の推移",
                &[
                    &row(&["決算年月", "2031年3月"]),
                    &cells(["売上高(百万円)".into(), tag(&name("NetSales"), "y", "JPY", "6:-6", "6,907")]),
                    &cells([
                        "発行済株式総数(株)".into(),
                        tag(&name("TotalNumberOfIssuedShares"), "ds", "shares", "0:0", "52,000"),
                    ]),
                    &cells([
                        "１株当たり配当額(円)".into(),
                        tag(&name("DividendPaidPerShare"), "ys", "JPYs", "0:2", "30.00"),
                    ]),
                    &cells([
                        "(うち１株当たり中間配当額)(円)".into(),
                        if interim.is_empty() {
                            nil(&name("InterimDividendPaidPerShare"), "ys", "JPYs", "－")
                        } else {
                            tag(&name("InterimDividendPaidPerShare"), "ys", "JPYs", "0:2", interim)
                        },
                    ]),
                ],
            )
            .import()
    };
    assert_eq!(dividends(&page("12.50")), is(&[("2030-09-30", "12.5", DECLARED), ("2031-03-31", "17.5", DECLARED)]));
    assert_eq!(dividends(&page("")), is(&[("2031-03-31", "30", DECLARED)]));
}

/// A filer in the United States, with shares of two classes and of preferred stock.
fn filer(classes: bool, further: Vec<Vec<String>>, more: impl Fn(Page) -> Page) -> Import {
    let class = |member| [("us-gaap:StatementClassOfStockAxis", member)];
    let mut page =
        Page::new("en").context("q", "2030-04-01/2030-06-30", &[]).context("h", "2030-01-01/2030-06-30", &[]);
    for (id, member) in [
        ("A", "us-gaap:CommonClassAMember"),
        ("B", "us-gaap:CommonClassBMember"),
        ("P", "us-gaap:PreferredStockMember"),
    ] {
        page = page.context(&format!("q{id}"), "2030-04-01/2030-06-30", &class(member)).context(
            &format!("c{id}"),
            "2030-07-20",
            &class(member),
        );
    }
    page = more(page.context("c", "2030-07-20", &[]))
        .says("dei:EntityRegistrantName", "h", "Made-up Lamps, Inc.")
        .says("dei:DocumentPeriodEndDate", "h", "2030-06-30")
        .says("dei:CurrentFiscalYearEndDate", "h", "--12-31");
    let cover =
        |context: &str, text: &str| tag("dei:EntityCommonStockSharesOutstanding", context, "shares", "0:0", text);
    page = match classes {
        true => page.html(&format!("<p>{} Class A, {} Class B</p>", cover("cA", "700"), cover("cB", "300"))),
        false => page.html(&format!("<p>{} shares</p>", cover("c", "900"))),
    };
    let mut rows = vec![
        row(&["", "Quarter", "Half year"]),
        cells([
            "Revenues".into(),
            tag("us-gaap:Revenues", "q", "USD", "6:-6", "60"),
            tag("us-gaap:Revenues", "h", "USD", "6:-6", "110"),
        ]),
    ];
    rows.extend(further);
    let rows: Vec<&[String]> = rows.iter().map(Vec::as_slice).collect();
    page.table("STATEMENTS OF OPERATIONS", &rows).import()
}

#[test]
fn shares_of_all_classes_are_added_up_and_preferred_stock_has_dividends_of_its_own() {
    let per_share = |name: &str, context: &str, text: &str| tag(name, context, "USDs", "0:2", text);
    let rows = vec![
        cells([
            "Class A dividend".into(),
            per_share("us-gaap:CommonStockDividendsPerShareDeclared", "qA", "0.25"),
            String::new(),
        ]),
        cells([
            "Class B dividend".into(),
            per_share("us-gaap:CommonStockDividendsPerShareDeclared", "qB", "0.25"),
            String::new(),
        ]),
        cells([
            "Preferred dividend".into(),
            per_share("us-gaap:PreferredStockDividendsPerShareDeclared", "qP", "12.50"),
            String::new(),
        ]),
    ];
    let import = filer(true, rows, |page| page);
    let capital = sound(&import);
    assert_eq!(import.release.resolve(&capital.shares_outstanding), Some(1_000.into()));
    let keys: Vec<&str> = import.report.questions.iter().map(|question| question.key.as_str()).collect();
    assert!(keys.contains(&"dividends.\"Q2-FY2030\".record_date"), "{keys:?}");
}

/// Two dividends declared in one quarter, each with the dates of its own context.
#[test]
fn dividends_with_tagged_record_dates_are_found_one_by_one() {
    let declared = |context: &str, amount: &str, record: &str, payment: &str| {
        format!(
            "<p>The board declared ${} a share, payable {} to holders of {}.</p>",
            tag("us-gaap:DividendsPayableAmountPerShare", context, "USDs", "0:2", amount),
            date("us-gaap:DividendsPayableDateToBePaidDayMonthAndYear", context, payment),
            date("us-gaap:DividendsPayableDateOfRecordDayMonthAndYear", context, record),
        )
    };
    let import = filer(false, Vec::new(), |page| {
        page.context("e1", "2030-05-02/2030-05-02", &[])
            .context("e2", "2030-06-10/2030-06-10", &[])
            .html(&declared("e1", "0.25", "2030-05-20", "2030-06-01"))
            .html(&declared("e2", "1.00", "2030-06-24", "2030-07-08"))
    });
    assert_eq!(dividends(&import), is(&[("2030-05-20", "0.25", DECLARED), ("2030-06-24", "1", DECLARED)]));
    let capital = sound(&import);
    assert_eq!(capital.dividends[1].payment_date.map(|date| date.to_string()).as_deref(), Some("2030-07-08"));
    assert_eq!(import.release.resolve(&capital.shares_outstanding), Some(900.into()));
}

fn date(name: &str, context: &str, text: &str) -> String {
    format!(r#"<ix:nonNumeric name="{name}" contextRef="{context}">{text}</ix:nonNumeric>"#)
}

/// A half year's dividends are two, or one more: which, a person knows.
#[test]
fn a_total_of_several_dividends_is_asked_for_one_by_one() {
    let rows = vec![cells([
        "Dividends per share".into(),
        String::new(),
        tag("us-gaap:CommonStockDividendsPerShareDeclared", "h", "USDs", "0:2", "0.50"),
    ])];
    let import = filer(false, rows, |page| page);
    assert_eq!(dividends(&import), []);
    let question = import.report.questions.iter().find(|question| question.key == "dividends").unwrap();
    assert!(question.text.contains("0.5 per share of 1H-FY2030"), "{}", question.text);
}

/// Where dividends are not declared by the quarter, a half year's is one.
#[test]
fn the_dividend_of_a_half_year_is_one_outside_of_the_united_states() {
    let page = Page::new("en")
        .context("h", "2030-01-01/2030-06-30", &[])
        .context("d", "2030-06-30", &[])
        .says("ifrs-full:NameOfReportingEntityOrOtherMeansOfIdentification", "h", "Made-up plc")
        .table(
            "INCOME STATEMENT",
            &[
                &row(&["", "H1"]),
                &cells(["Revenue".into(), tag("ifrs-full:Revenue", "h", "EUR", "6:-6", "60")]),
                &cells([
                    "Dividend per share".into(),
                    tag("ifrs-full:DividendsPaidOrdinarySharesPerShare", "h", "EURs", "0:2", "0.12"),
                ]),
            ],
        )
        .table(
            "SHARE CAPITAL",
            &[
                &row(&["", "30 June"]),
                &cells([
                    "Issued and fully paid".into(),
                    tag("ifrs-full:NumberOfSharesIssuedAndFullyPaid", "d", "shares", "0:0", "900"),
                ]),
            ],
        );
    let asked = page.import();
    let key = "dividends.\"1H-FY2030\".record_date";
    assert!(asked.report.questions.iter().any(|question| question.key == key), "{:?}", asked.report.questions);
    let import = page.import_with(&format!("{key} = \"2030-07-15\""));
    assert_eq!(dividends(&import), is(&[("2030-07-15", "0.12", DECLARED)]));
}

/// Accounts in dollars, dividends in yen: the dividends keep their currency.
#[test]
fn dividends_in_another_currency_than_the_accounts_say_so() {
    let year = "2030-01-01/2030-12-31";
    let schedule = ("tse-ed-t:AnnualDividendPaymentScheduleAxis", "tse-ed-t:YearEndMember");
    let aim = ("tse-ed-t:ResultForecastAxis", "tse-ed-t:ForecastMember");
    let issued = "tse-ed-t:NumberOfIssuedAndOutstandingSharesAtTheEndOfFiscalYearIncludingTreasuryStock";
    let import = Page::new("ja")
        .context("q", "2030-01-01/2030-03-31", &[])
        .context("d", "2030-03-31", &[])
        .context("y", year, &[schedule, aim])
        .says("tse-ed-t:CompanyName", "q", "株式会社架空")
        .says("tse-ed-t:FilingDate", "q", "2030年５月９日")
        .says("tse-ed-t:FiscalYearEnd", "q", "2030-12-31")
        .table(
            "連結経営成績",
            &[
                &row(&["", "売上収益", "親会社の所有者に帰属する四半期利益"]),
                &cells([
                    "2030年12月期第1四半期".into(),
                    tag("tse-ed-t:NetSales", "q", "USD", "3:-3", "6,907"),
                    tag("tse-ed-t:ProfitAttributableToOwnersOfParent", "q", "USD", "3:-3", "700"),
                ]),
            ],
        )
        .table(
            "配当の状況",
            &[
                &row(&["", "期末"]),
                &cells(["2030年12月期(予想)".into(), tag("tse-ed-t:DividendPerShare", "y", "JPYs", "0:2", "30.00")]),
            ],
        )
        .table("発行済株式数", &[&cells(["期末発行済株式数".into(), tag(issued, "d", "shares", "0:0", "52,000")])])
        .import();
    let capital = sound(&import);
    let dividend = &capital.dividends[0];
    assert_eq!((dividend.currency.as_deref(), dividend.status), (Some("JPY"), PLANNED));
    assert_eq!(import.release.per_share(dividend), Some(30.into()));
    // The calculator, whose amounts are in dollars, has none of them, and knows that there are some.
    let terms = kessan_core::capital::Terms::of(&import.release).unwrap();
    assert_eq!((terms.dividends.len(), terms.others.len()), (0, 1));
}

/// A half year's dividends beside the latest quarter's: the quarter before is asked for, and worked out once its record date is given.
#[test]
fn the_dividend_of_the_quarter_before_is_the_rest_of_the_half_year() {
    let page = Page::new("en").context("q2", "2031-04-01/2031-06-30", &[]).context("h1", "2031-01-01/2031-06-30", &[]);
    let line = |label: &str, element: &str, unit: &str, printed_in: &str, values: [&str; 2]| {
        cells([
            label.into(),
            tag(element, "q2", unit, printed_in, values[0]),
            tag(element, "h1", unit, printed_in, values[1]),
        ])
    };
    let page = page.table(
        "STATEMENTS OF INCOME",
        &[
            &row(&["", "Three months ended June 30, 2031", "Six months ended June 30, 2031"]),
            &line("Revenues", "us-gaap:Revenues", "USD", "3:-3", ["500", "900"]),
            &line("Net income", "us-gaap:NetIncomeLoss", "USD", "3:-3", ["50", "90"]),
            &line(
                "Dividends per share",
                "us-gaap:CommonStockDividendsPerShareDeclared",
                "USDs",
                "0:2",
                ["0.26", "0.51"],
            ),
        ],
    );
    let asked: Vec<String> = page.import().report.questions.into_iter().map(|question| question.key).collect();
    assert!(asked.contains(&"dividends.\"Q1-FY2031\".record_date".to_owned()), "{asked:?}");
    let answers = "shares_outstanding = \"1000\"\n[dividends.\"Q1-FY2031\"]\nrecord_date = \"2031-02-14\"\n[dividends.\"Q2-FY2031\"]\nrecord_date = \"2031-05-15\"\n";
    let import = page.import_with(answers);
    let capital = import.file.capital.as_ref().unwrap_or_else(|| panic!("{:?}", import.report));
    let dates: Vec<String> = capital.dividends.iter().map(|dividend| dividend.record_date.to_string()).collect();
    assert_eq!(dates, ["2031-02-14", "2031-05-15"]);
    assert!(import.file.claims.iter().any(|claim| claim.printed == "0.25"), "{:?}", import.file.claims);
}
