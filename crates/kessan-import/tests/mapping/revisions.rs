//! Forecasts that are revised.

use kessan_core::checks::{Kind, Status};
use kessan_core::release::Scenario;
use kessan_core::release::model::Measure;
use kessan_import::mapping::Import;

use super::page::{Page, cells, nil, row, tag};

/// A revision of the year's forecast: the one before, the new one, the change in yen and in per cent, last year's result.
fn revision(change: &str) -> Import {
    let axis = |member| ("tse-ed-t:PreviousCurrentAxis", member);
    let forecast = ("tse-ed-t:ResultForecastAxis", "tse-ed-t:ForecastMember");
    let year = "2030-04-01/2031-03-31";
    let figures = |label: &str, context: &str, figures: [&str; 3]| {
        cells([
            label.to_owned(),
            tag("tse-ed-t:NetSales", context, "JPY", "6:-6", figures[0]),
            tag("tse-ed-t:OperatingIncome", context, "JPY", "6:-6", figures[1]),
            tag("tse-ed-t:NetIncomePerShare", context, "JPYs", "0:2", figures[2]),
        ])
    };
    Page::new("ja")
        .context("a", year, &[axis("tse-ed-t:PreviousMember"), forecast])
        .context("b", year, &[axis("tse-ed-t:CurrentMember"), forecast])
        .context("z", "2029-04-01/2030-03-31", &[])
        .says("tse-ed-t:CompanyName", "z", "株式会社架空")
        .table(
            "2031年3月期通期連結業績予想数値の修正",
            &[
                &row(&["", "売上高", "営業利益", "1株当たり当期純利益"]),
                &row(&["", "百万円", "百万円", "円 銭"]),
                &figures("前回発表予想(A)", "a", ["20,000", "500", "50.00"]),
                &figures("今回修正予想(B)", "b", ["19,000", "620", "61.20"]),
                &cells([
                    "増減額(B-A)".into(),
                    format!("△{}", tag("-tse-ed-t:AmountChangeNetSales", "b", "JPY", "6:-6", change)),
                    tag("tse-ed-t:AmountChangeOperatingIncome", "b", "JPY", "6:-6", "120"),
                    String::new(),
                ]),
                &cells([
                    "増減率(%)".into(),
                    format!("△{}", tag("-tse-ed-t:ChangeInNetSales", "b", "pure", "-2:3", "5.0")),
                    tag("tse-ed-t:ChangeInOperatingIncome", "b", "pure", "-2:3", "24.0"),
                    String::new(),
                ]),
                &cells([
                    "(ご参考)前期実績".into(),
                    tag("tse-ed-t:NetSales", "z", "JPY", "6:-6", "18,000"),
                    tag("tse-ed-t:OperatingIncome", "z", "JPY", "6:-6", "400"),
                    nil("tse-ed-t:NetIncomePerShare", "z", "JPYs", "－"),
                ]),
            ],
        )
        .import()
}

#[test]
fn the_change_of_a_revision_is_one_on_the_forecast_before() {
    let import = revision("1,000");
    assert_eq!(import.report.contradictions, Vec::<String>::new());
    let table = &import.file.tables[0];
    assert_eq!(table.rows.len(), 5, "the changes of all lines are one row each, in yen and in per cent");
    let measures: Vec<Option<Measure>> = table.rows.iter().map(|row| row.measure.clone()).collect();
    let on = || "FY2031".to_owned();
    assert_eq!(measures, [None, None, Some(Measure::Change(on())), Some(Measure::Growth(on())), None]);
    let concepts: Vec<&str> = import.file.concepts.iter().map(|concept| concept.id.as_str()).collect();
    assert_eq!(concepts.len(), 3, "no line of its own: {concepts:?}");
    let value = |scenario| import.release.figure("OperatingIncome", "FY2031", scenario).and_then(|figure| figure.value);
    assert_eq!(value(Scenario::PreviousTarget), Some(500_000_000.into()));
    assert_eq!(value(Scenario::Target), Some(620_000_000.into()));
    assert!(import.file.story.targets[0].revised);
    let checks = import.release.checks();
    assert_eq!(checks.checks.iter().filter(|check| check.kind == Kind::Growth).count(), 4);
}

#[test]
fn a_change_that_is_not_the_difference_is_shown() {
    let import = revision("1,100");
    let checks = import.release.checks();
    let wrong: Vec<Kind> = checks.with(Status::Inconsistent).map(|check| check.kind).collect();
    assert_eq!(wrong, [Kind::Growth]);
}

/// The page told last year's revenues, which stand beside a revision for reference, as the results of the notice.
#[test]
fn last_year_is_not_the_news_of_a_revision() {
    let import = revision("1,000");
    assert!(import.file.comparisons.is_empty(), "there are no results to compare");
    assert_eq!(import.file.title.en(), "Revision of forecast for FY3/2031");
    assert!(import.file.id.ends_with("fy2031"), "{}", import.file.id);
    let revisions = import.release.revisions();
    let told: Vec<(&str, Option<String>)> = revisions
        .iter()
        .map(|of| (of.concept.id.as_str(), of.rate.as_ref().map(|(rate, _)| rate.to_string())))
        .collect();
    assert_eq!(told, [("Revenues", Some("-5.0".to_owned())), ("OperatingIncome", Some("24.0".to_owned()))]);
    assert_eq!(
        import.release.value("Revenues", "FY2030"),
        Some(18_000_000_000_i64.into()),
        "its table keeps last year"
    );
}
