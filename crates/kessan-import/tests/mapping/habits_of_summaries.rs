//! Habits of Japanese summaries: two scopes in one, ranges of a forecast, dividends on both sides of a split, growth in per cent beside each
//! line.

use kessan_core::release::model::{Measure, Scenario};

use super::page::{Page, cells, nil, row, tag};
use super::styles::{landed, table, value};

const SCOPE: &str = "tse-ed-t:ConsolidatedNonconsolidatedAxis";
const RESULT: &str = "tse-ed-t:ResultForecastAxis";

/// One tanshin with the group's results and, in brief, those of the parent alone.
#[test]
fn both_scopes_of_one_tanshin_stay_apart() {
    let mut page = Page::new("ja");
    for (id, scope) in [("g", "tse-ed-t:ConsolidatedMember"), ("s", "tse-ed-t:NonConsolidatedMember")] {
        let members = [(SCOPE, scope), (RESULT, "tse-ed-t:ResultMember")];
        page = page.context(&format!("{id}1"), "2030-04-01/2031-03-31", &members).context(
            &format!("{id}0"),
            "2029-04-01/2030-03-31",
            &members,
        );
    }
    let of = |id: &str, values: [&str; 4]| {
        let line = |label: &str, context: String, sales: &str, income: &str| {
            cells([
                label.into(),
                tag("tse-ed-t:NetSales", &context, "JPY", "6:-6", sales),
                tag("tse-ed-t:OperatingIncome", &context, "JPY", "6:-6", income),
            ])
        };
        [
            row(&["", "売上高", "営業利益"]),
            row(&["", "百万円", "百万円"]),
            line("2031年３月期", format!("{id}1"), values[0], values[1]),
            line("2030年３月期", format!("{id}0"), values[2], values[3]),
        ]
    };
    let import = landed(
        &page
            .table("（１）連結経営成績", &table(&of("g", ["20,000", "1,500", "19,000", "1,400"])))
            .table("（参考）個別業績の概要", &table(&of("s", ["12,000", "700", "11,500", "690"]))),
    );
    assert_eq!(value(&import, import.file.story.revenues.as_deref(), "FY2031").as_deref(), Some("20000000000"));
    let single = import.file.concepts.iter().find(|concept| concept.label.all().any(|(_, text)| text.contains("個別")));
    assert!(single.is_some(), "{:?}", import.file.concepts);
}

/// A forecast from … to …, both ends in cells under one head with ～ between them.
#[test]
fn the_ends_of_a_forecast_stand_apart() {
    let base = [(SCOPE, "tse-ed-t:ConsolidatedMember"), (RESULT, "tse-ed-t:ForecastMember")];
    let context = |page: Page, id: &str, member: &str| {
        let members = [base[0], base[1], ("tse-ed-t:ForecastRangeAxis", member)];
        let members: Vec<(&str, &str)> = match member {
            "tse-ed-t:LowerMember" => vec![base[0], (RESULT, "tse-ed-t:LowerMember")],
            "tse-ed-t:UpperMember" => vec![base[0], (RESULT, "tse-ed-t:UpperMember")],
            _ => members.to_vec(),
        };
        page.context(id, "2031-04-01/2032-03-31", &members)
    };
    let page = context(Page::new("ja"), "lo", "tse-ed-t:LowerMember");
    let page = context(page, "up", "tse-ed-t:UpperMember").context(
        "y1",
        "2030-04-01/2031-03-31",
        &[(SCOPE, "tse-ed-t:ConsolidatedMember"), (RESULT, "tse-ed-t:ResultMember")],
    );
    let of = |element: &str, context: &str, text: &str| tag(element, context, "JPY", "6:-6", text);
    let results = [
        row(&["", "売上高", "営業利益"]),
        cells([
            "2031年３月期".into(),
            of("tse-ed-t:NetSales", "y1", "19,500"),
            of("tse-ed-t:OperatingIncome", "y1", "1,450"),
        ]),
    ];
    let html = format!(
        "<p>連結業績予想</p><table><tr><td></td><td colspan=\"3\">売上高</td><td colspan=\"3\">営業利益</td></tr>\
         <tr><td>通期</td><td>{}</td><td>～</td><td>{}</td><td>{}</td><td>～</td><td>{}</td></tr></table>",
        of("tse-ed-t:NetSales", "lo", "20,000"),
        of("tse-ed-t:NetSales", "up", "22,000"),
        of("tse-ed-t:OperatingIncome", "lo", "1,500"),
        of("tse-ed-t:OperatingIncome", "up", "1,800"),
    );
    let import = landed(&page.table("連結経営成績", &table(&results)).html(&html));
    let found = |scenario: Scenario| {
        let figure = import.release.figure("Revenues", "FY2032", scenario);
        figure.and_then(|figure| figure.value).map(|value| value.normalize().to_string())
    };
    assert_eq!(found(Scenario::TargetLower).as_deref(), Some("20000000000"));
    assert_eq!(found(Scenario::TargetUpper).as_deref(), Some("22000000000"));
}

/// A split within the year: the interim dividend before it, the year-end one after it, no total for the year.
#[test]
fn dividends_on_both_sides_of_a_split_have_no_total() {
    let mut page = Page::new("ja");
    let member = |of: &'static str| {
        [
            (SCOPE, "tse-ed-t:NonConsolidatedMember"),
            ("tse-ed-t:AnnualDividendPaymentScheduleAxis", of),
            (RESULT, "tse-ed-t:ResultMember"),
        ]
    };
    for (id, of) in
        [("q2", "tse-ed-t:SecondQuarterMember"), ("ye", "tse-ed-t:YearEndMember"), ("all", "tse-ed-t:AnnualMember")]
    {
        page = page.context(id, "2030-04-01/2031-03-31", &member(of));
    }
    let page = page.context(
        "y1",
        "2030-04-01/2031-03-31",
        &[(SCOPE, "tse-ed-t:ConsolidatedMember"), (RESULT, "tse-ed-t:ResultMember")],
    );
    let of = |context: &str, text: &str| tag("tse-ed-t:DividendPerShare", context, "JPYs", "0:2", text);
    let rows = [
        row(&["", "第２四半期末", "期末", "合計"]),
        row(&["", "円 銭", "円 銭", "円 銭"]),
        cells([
            "2031年３月期".into(),
            of("q2", "60.00"),
            of("ye", "20.00"),
            nil("tse-ed-t:DividendPerShare", "all", "JPYs", "－"),
        ]),
    ];
    let results = [
        row(&["", "売上高", "営業利益"]),
        cells([
            "2031年３月期".into(),
            tag("tse-ed-t:NetSales", "y1", "JPY", "6:-6", "19,500"),
            tag("tse-ed-t:OperatingIncome", "y1", "JPY", "6:-6", "1,450"),
        ]),
    ];
    let import = landed(&page.table("連結経営成績", &table(&results)).table("配当の状況", &table(&rows)));
    let own = import.file.tables.iter().find(|table| table.columns.len() == 3).unwrap();
    assert_eq!(own.rows[0].cells, ["60.00", "20.00", "－"]);
}

fn of_file(name: &str, text: &str) -> kessan_import::mapping::Import {
    let report = kessan_import::read(vec![(name.to_owned(), text.as_bytes().to_vec())]).unwrap();
    kessan_import::mapping::map(&report, kessan_import::mapping::Options::default()).unwrap()
}

/// 売上高 and its growth under one head, the rows years: growth where the year before bears it out, and on the year before that.
#[test]
fn growth_beside_each_line_of_an_untagged_summary_is_growth() {
    let text = "\
連結経営成績,,,,
,売上高,売上高,営業利益,営業利益
,百万円,％,百万円,％
2031年3月期,\"11,000\",10.0,\"1,500\",25.0
2030年3月期,\"10,000\",5.3,\"1,200\",△4.0
";
    let import = of_file("tanshin.csv", text);
    let growth: Vec<String> = import
        .release
        .facts
        .all()
        .iter()
        .filter(|fact| matches!(fact.measure, Measure::Growth(_)))
        .map(|fact| format!("{} {} {}", fact.concept, fact.period, fact.value.unwrap().normalize()))
        .collect();
    assert_eq!(
        growth,
        ["Revenues FY2031 10", "OperatingIncome FY2031 25", "Revenues FY2030 5.3", "OperatingIncome FY2030 -4"],
        "{}",
        import.json
    );
    assert_eq!(import.report.checks.inconsistent, 0);
}

/// A real estate fund's distribution per unit is its dividend per share.
#[test]
fn the_distribution_of_a_unit_is_a_dividend() {
    let text = "\
\"Results (in millions of yen, except per unit)\",,
,\"Year ended March 31, 2031\",\"Year ended March 31, 2030\"
Operating revenues,\"5,000\",\"4,800\"
Net income,\"2,000\",\"1,900\"
Distributions per unit,\"3,250\",\"3,100\"
";
    let import = of_file("fund.csv", text);
    let per_unit = import.file.concepts.iter().find(|concept| concept.id == "DividendPerShare");
    assert!(per_unit.is_some_and(|concept| concept.unit.to_string() == "JPY/share"), "{}", import.json);
    let asked: Vec<&str> = import.report.questions.iter().map(|question| question.key.as_str()).collect();
    assert!(asked.contains(&"dividends.\"FY2031\".record_date"), "{asked:?}");
}
