//! A wholly fictional release that differs from the published one wherever the format allows it (another currency and
//! year, losses, a missing quarter, no ADSs, markup in a label), and the smallest release that the format allows.
//!
//! Expected values are typed here by hand: sums, differences, ratios and translations of the amounts that the tables
//! of `tests/releases/made-up.json` print in thousands of euros, worked out with a calculator, not read from the code.

#![allow(clippy::panic, clippy::unwrap_used, reason = "a test may fail")]

use kessan::state::draft::Field;
use kessan::state::measures::Measure;
use kessan::state::outcome::{answer, example};
use kessan_core::capital::Terms;
use kessan_core::change::{Growth, Movement};
use kessan_core::figure::{Display, Figure, Origin};
use kessan_core::margins::Kind;
use kessan_core::mix::Level;
use kessan_core::overview::Headline;
use kessan_core::payout::{Binding, binding};
use kessan_core::release::model::DividendStatus;
use kessan_core::release::{Currency, Release, Scenario, load::load};
use kessan_core::text::Lang;
use rust_decimal::Decimal;
use serde_json::{Value, json};

fn made_up() -> Release {
    load("made-up.json", include_str!("releases/made-up.json")).unwrap_or_else(|problems| panic!("{problems}"))
}

fn minimal() -> Release {
    load("minimal.json", include_str!("releases/minimal.json")).unwrap_or_else(|problems| panic!("{problems}"))
}

fn figure(release: &Release, concept: &str, period: &str, currency: Currency) -> Option<Figure> {
    release.shown(concept, period, Scenario::Actual, currency)
}

/// What the page shows: a number, `-` for a dash, `none` where the release says nothing.
fn shown(release: &Release, concept: &str, period: &str, currency: Currency) -> String {
    match figure(release, concept, period, currency) {
        Some(figure) => figure.value.map_or("-".into(), |value| value.to_string()),
        None => "none".into(),
    }
}

fn euros(release: &Release, concept: &str, period: &str) -> String {
    shown(release, concept, period, Currency::Reporting)
}

fn francs(release: &Release, concept: &str, period: &str) -> String {
    shown(release, concept, period, Currency::Translation)
}

fn percent(release: &Release, kind: Kind, period: &str) -> String {
    let percent = release.margin(kind, period).and_then(|margin| margin.percent);
    percent.map_or("none".into(), |percent| percent.to_string())
}

fn decimal(text: &str) -> Decimal {
    text.parse().unwrap()
}

/// "Summary of the first half" prints revenues in millions with one digit; francs have one digit more.
#[test]
fn amounts_are_shown_as_the_coarsest_table_prints_revenues() {
    let release = made_up();
    assert_eq!(release.display(Currency::Reporting), Display { scale: 6, decimals: 1 });
    assert_eq!(release.display(Currency::Translation), Display { scale: 6, decimals: 2 });
}

/// An aim in whole thousands of millions says nothing of how the results are printed, nor does a change of the results.
#[test]
fn how_amounts_are_shown_does_not_follow_from_targets_and_changes() {
    let mut file: Value = serde_json::from_str(include_str!("releases/made-up.json")).unwrap();
    file["tables"][5]["rows"][0]["scale"] = json!(9);
    file["tables"][1]["columns"][3]["measure"] = json!({"change": "H1-30"});
    file["tables"][1]["columns"][3]["scale"] = json!(9);
    for row in file["tables"][1]["rows"].as_array_mut().unwrap() {
        row["cells"][3] = json!("(1)");
    }
    let release = load("made-up.json", &file.to_string()).unwrap_or_else(|problems| panic!("{problems}"));
    assert_eq!(release.display(Currency::Reporting), Display { scale: 6, decimals: 1 });
}

/// Revenues printed at one scale with one digit and with two: the fewer digits are shown.
#[test]
fn of_two_printings_in_the_same_power_of_ten_the_coarser_decides() {
    for cells in [["54.26", "52.4", "53.617", "(2.3%)"], ["54.26", "52.372", "53.6", "(2.3%)"]] {
        let mut file: Value = serde_json::from_str(include_str!("releases/made-up.json")).unwrap();
        file["tables"][0]["rows"][0]["cells"] = json!(cells);
        let release = load("made-up.json", &file.to_string()).unwrap_or_else(|problems| panic!("{problems}"));
        assert_eq!(release.display(Currency::Reporting), Display { scale: 6, decimals: 1 });
    }
}

/// "Summary of the first half", columns H1 2031 and H1 2030.
#[test]
fn the_half_is_shown_as_the_summary_prints_it() {
    let release = made_up();
    let half = |concept: &str| [euros(&release, concept, "H1-31"), euros(&release, concept, "H1-30")];
    assert_eq!(half("Revenues"), ["52.4", "53.6"]);
    assert_eq!(half("GrossProfit"), ["8.5", "14.0"]);
    assert_eq!(half("OperatingIncome"), ["-4.2", "1.9"]);
    assert_eq!(half("NetIncome"), ["-5.1", "-1.2"]);
    assert!(matches!(figure(&release, "Revenues", "H1-31", Currency::Reporting).unwrap().origin, Origin::Printed(_)));
}

/// "Revenues by business" and "Consolidated income statement" print thousands; rounded by hand, half away from zero:
/// 1,250 is 1.3 and 27,950 is 28.0.
#[test]
fn what_only_the_thousands_print_is_rounded_to_the_summarys_digits() {
    let release = made_up();
    let half = |concept: &str| [euros(&release, concept, "H1-31"), euros(&release, concept, "H1-30")];
    let businesses: Vec<_> = release.file.story.businesses.iter().map(|business| half(&business.revenues)).collect();
    assert_eq!(
        businesses,
        [["30.8", "33.8"], ["14.3", "13.6"], ["3.5", "3.1"], ["1.9", "1.8"], ["0.8", "-"], ["1.1", "1.3"]]
    );
    assert_eq!(half("CoursesRevenues"), ["1.3", "1.1"]);
    assert_eq!(half("CostOfCables"), ["28.0", "26.4"]);
    assert_eq!(half("FinanceCosts"), ["1.1", "2.9"]);
    assert_eq!(half("IncomeTax"), ["-0.2", "0.3"]);
    assert_eq!(half("SurveyGrossProfit"), ["-1.6", "-0.5"]);
    let origin = figure(&release, "CablesRevenues", "H1-31", Currency::Reporting).unwrap().origin;
    assert!(matches!(origin, Origin::Rounding(_)) && !origin.is_derived());
}

/// The summary's francs as printed; then the income statement's 45,407 and (5,490) thousand, rounded; then euros
/// divided by 0.9652: 53,617 is 55,550.1, 39,648 is 41,077.5, 25,711 is 26,638.0 and 30,795 is 31,905.3 thousand.
#[test]
fn francs_are_printed_rounded_or_translated_in_this_order() {
    let release = made_up();
    let of = |concept: &str, period: &str| {
        (francs(&release, concept, period), figure(&release, concept, period, Currency::Translation).unwrap().origin)
    };
    for (concept, expected) in
        [("Revenues", "54.3"), ("GrossProfit", "8.9"), ("OperatingIncome", "-4.3"), ("NetIncome", "-5.3")]
    {
        let (value, origin) = of(concept, "H1-31");
        assert_eq!(value, expected);
        assert!(matches!(origin, Origin::Printed(_)), "{concept}");
    }
    for (concept, expected) in [("CostOfRevenues", "45.41"), ("IncomeBeforeIncomeTax", "-5.49")] {
        let (value, origin) = of(concept, "H1-31");
        assert_eq!(value, expected);
        assert!(matches!(origin, Origin::Rounding(_)), "{concept}");
    }
    for (concept, period, expected) in [
        ("Revenues", "H1-30", "55.55"),
        ("CostOfRevenues", "H1-30", "41.08"),
        ("Revenues", "Q2-31", "26.64"),
        ("CablesRevenues", "H1-31", "31.91"),
    ] {
        let (value, origin) = of(concept, period);
        assert_eq!(value, expected);
        assert_eq!(origin, Origin::Translation, "{concept} {period}");
    }
    assert_eq!(francs(&release, "RescueRevenues", "H1-30"), "-", "a dash stays a dash");
}

/// Half less second quarter: 52,372 − 25,711 = 26,661; 43,827 − 22,622 = 21,205; −4,194 + 3,346 = −848;
/// −5,095 + 3,702 = −1,393; businesses 16,123, 7,127, 1,698, 914, 211 and 588; missions 247 − 247 = 0.
#[test]
fn the_first_quarter_of_this_year_is_the_half_less_the_second() {
    let release = made_up();
    let quarter = |concept: &str| euros(&release, concept, "Q1-31");
    assert_eq!(quarter("Revenues"), "26.7");
    assert_eq!(quarter("CostOfRevenues"), "21.2");
    assert_eq!(quarter("OperatingIncome"), "-0.8");
    assert_eq!(quarter("NetIncome"), "-1.4");
    let businesses: Vec<_> = release.file.story.businesses.iter().map(|b| quarter(&b.revenues)).collect();
    assert_eq!(businesses, ["16.1", "7.1", "1.7", "0.9", "0.2", "0.6"]);
    assert_eq!(release.value("Revenues", "Q1-31"), Some(decimal("26661000")));
    assert_eq!(release.value("MissionsRevenues", "Q1-31"), Some(Decimal::ZERO), "nothing is left, which is no dash");
    let revenues = figure(&release, "Revenues", "Q1-31", Currency::Reporting).unwrap();
    assert_eq!(revenues.origin, Origin::PeriodDifference);
    assert_eq!(revenues.decimals, -3, "known to the thousand");
    // 26,661 ÷ 0.9652 = 27,622.3 thousand.
    assert_eq!(francs(&release, "Revenues", "Q1-31"), "27.62");
}

/// The release has no figures for the quarters of 2030, and no tax for the second quarter of 2031.
#[test]
fn a_quarter_that_the_release_leaves_out_has_no_figures() {
    let release = made_up();
    for concept in ["Revenues", "OperatingIncome", "NetIncome"] {
        for period in ["Q2-30", "Q1-30"] {
            assert_eq!(figure(&release, concept, period, Currency::Reporting), None);
            assert_eq!(figure(&release, concept, period, Currency::Translation), None);
            assert_eq!(release.margin(Kind::Gross, period), None);
        }
    }
    assert_eq!(figure(&release, "IncomeTax", "Q2-31", Currency::Reporting), None);
    assert_eq!(figure(&release, "IncomeTax", "Q1-31", Currency::Reporting), None, "nothing to take from the half");
    let pairs = release.pairs();
    let priors: Vec<_> = pairs.iter().map(|pair| pair.prior.map(|period| period.id.as_str())).collect();
    assert_eq!(priors, [Some("H1-30"), None, None]);
    assert_eq!(release.growth("Revenues", pairs[1].current, pairs[1].prior), None);
    for headline in release.headlines(&pairs[1]) {
        assert_eq!(
            (headline.prior, headline.growth, headline.movement),
            (None, Growth::NotMeaningful, Movement::Unknown)
        );
    }
}

/// (52,372 − 53,617) ÷ 53,617 = −2.3 %; (8,545 − 13,969) ÷ 13,969 = −38.8 %; a profit of 1,935 became a loss of 4,194;
/// a loss of 1,246 became one of 5,095.
#[test]
fn a_loss_has_no_rate_of_growth_but_a_movement() {
    let release = made_up();
    let pairs = release.pairs();
    let headlines = release.headlines(&pairs[0]);
    let growth: Vec<_> = headlines.iter().map(|headline| headline.growth).collect();
    let percent = |text: &str| Growth::Percent(decimal(text));
    assert_eq!(growth, [percent("-2.3"), percent("-38.8"), Growth::NotMeaningful, Growth::NotMeaningful]);
    let movements: Vec<_> = headlines.iter().map(|headline| headline.movement).collect();
    let fell = |text: &str| Movement::Fell(decimal(text));
    assert_eq!(movements, [fell("2.3"), fell("38.8"), Movement::ToLoss, Movement::LossWidened]);
    let rescue = release.growth("RescueRevenues", pairs[0].current, pairs[0].prior);
    assert_eq!(rescue, Some(Growth::NotMeaningful), "a dash a year before");
    assert_eq!(release.growth("SurveyRevenues", pairs[0].current, pairs[0].prior), Some(percent("12.6")));
}

/// "Targets for the year": 112,000, 500 and (4,300) thousand. 52,372 ÷ 112,000 = 46.8 %; a loss of 4,194 is no part of 500;
/// second quarter 25,711 ÷ 112,000 = 23.0 %.
#[test]
fn only_the_year_has_targets_and_neither_a_loss_nor_a_target_below_zero_has_a_rate() {
    let release = made_up();
    let pairs = release.pairs();
    let headlines = release.headlines(&pairs[0]);
    assert!(headlines.iter().all(|headline| headline.target.is_none()));
    let year = |headline: &Headline<'_>| headline.full_year.as_ref().map(|aim| (aim.value, aim.reached));
    let years: Vec<_> = headlines.iter().map(year).collect();
    assert_eq!(
        years,
        [
            Some((decimal("112000000"), Some(decimal("46.8")))),
            None,
            Some((decimal("500000"), None)),
            Some((decimal("-4300000"), None)),
        ]
    );
    assert_eq!(year(&release.headlines(&pairs[1])[0]), Some((decimal("112000000"), Some(decimal("23.0")))));
}

/// Profit ÷ revenues in thousands: cables 2,845 ÷ 30,795 and 7,354 ÷ 33,772; lighthouses 4,427 ÷ 14,273 and
/// 4,185 ÷ 13,577; survey −1,646 ÷ 3,483 and −547 ÷ 3,093; rescue 69 ÷ 759; licences 916 ÷ 1,128 and 1,145 ÷ 1,343;
/// gross 8,545 ÷ 52,372 and 13,969 ÷ 53,617; operating −4,194 and 1,935; net −5,095 and −1,246.
#[test]
fn margins_are_of_the_thousands_and_a_business_without_cost_has_none() {
    let release = made_up();
    let kinds: Vec<_> = release.margin_lines().iter().map(|line| line.kind).collect();
    let businesses = [0, 1, 2, 4, 5].map(Kind::Business);
    assert_eq!(kinds, [&businesses[..], &[Kind::Gross, Kind::Operating, Kind::Net]].concat());
    let percent = |kind, period| percent(&release, kind, period);
    let half: Vec<_> = kinds.iter().map(|kind| [percent(*kind, "H1-31"), percent(*kind, "H1-30")]).collect();
    assert_eq!(
        half,
        [
            ["9.2", "21.8"],
            ["31.0", "30.8"],
            ["-47.3", "-17.7"],
            ["9.1", "none"],
            ["81.2", "85.3"],
            ["16.3", "26.1"],
            ["-8.0", "3.6"],
            ["-9.7", "-2.3"],
        ]
    );
    assert_eq!(release.margin(Kind::Business(3), "H1-31"), None, "training has no cost of its own");
    assert_eq!(release.margin(Kind::Business(4), "H1-30"), None, "both are dashes");
    let survey = release.margin(Kind::Business(2), "H1-31").unwrap();
    assert!(survey.is_loss());
    assert_eq!(survey.profit, decimal("-1646000"));
    // (14,672 − 14,115) ÷ 14,672; derived: (16,123 − 13,835) ÷ 16,123; (26,661 − 21,205) ÷ 26,661.
    assert_eq!(percent(Kind::Business(0), "Q2-31"), "3.8");
    assert_eq!(percent(Kind::Business(0), "Q1-31"), "14.2");
    assert_eq!(percent(Kind::Gross, "Q1-31"), "20.5");
}

/// "Revenues by business", column Share; 33,772 ÷ 53,617 = 63.0 %.
#[test]
fn shares_of_revenues_agree_with_the_printed_ones() {
    let release = made_up();
    let share = |business: usize, period| {
        let share = release.share_of_revenues(&release.file.story.businesses[business].revenues, period);
        share.map_or("none".into(), |share| share.to_string())
    };
    let shares: Vec<_> = (0..6).map(|business| share(business, "H1-31")).collect();
    assert_eq!(shares, ["58.8", "27.3", "6.7", "3.7", "1.4", "2.2"]);
    assert_eq!((share(0, "H1-30"), share(4, "H1-30")), ("63.0".to_owned(), "none".to_owned()));
}

/// The file's story: six businesses, the last without parts.
#[test]
fn the_mix_lists_every_business_with_its_parts_and_the_total() {
    let levels: Vec<_> = made_up().mix_lines().iter().map(|line| line.level).collect();
    use Level::{Business, Part, Total};
    let cables = [Business(0), Part(0), Part(0)];
    let lighthouses = [Business(1), Part(1), Part(1), Part(1)];
    let survey = [Business(2), Part(2), Part(2)];
    let training = [Business(3), Part(3), Part(3)];
    let rescue = [Business(4), Part(4), Part(4)];
    let rest = [Business(5), Total];
    assert_eq!(levels, [&cables[..], &lighthouses, &survey, &training, &rescue, &rest].concat());
}

/// The label as typed in the file.
#[test]
fn markup_in_a_label_stays_text() {
    let release = made_up();
    let label = &release.file.story.businesses[0].label;
    assert_eq!(label.for_page(Lang::En), r#"Cables & <script>alert("x")</script>"#);
    assert_eq!(label.for_page(Lang::Ja), r#"ケーブル & <script>alert("x")</script>"#);
}

fn terms() -> Terms {
    made_up().terms().cloned().unwrap()
}

/// "Consolidated balance sheet", "Targets for the year", "Dividend per share"; claims on the rate and the buyback.
#[test]
fn the_calculators_terms_have_no_ads_and_only_an_amount_cap() {
    let terms = terms();
    assert_eq!(terms.shares, decimal("5000000"));
    assert_eq!(terms.ads_per_share, None);
    assert_eq!(terms.rate, Some(decimal("0.9652")));
    assert_eq!(terms.net_income, Some(decimal("-4300000")));
    assert_eq!(terms.earnings_per_share, Some(decimal("-0.86")));
    let [dividend] = &terms.dividends[..] else { panic!("one dividend: {:?}", terms.dividends) };
    assert_eq!(dividend.per_share, decimal("0.35"));
    assert_eq!(dividend.dividend.status, DividendStatus::Planned);
    assert_eq!(dividend.dividend.payment_date, None);
    let buyback = terms.buyback.unwrap();
    assert_eq!((buyback.max_shares, buyback.max_amount), (None, Some(decimal("2500000"))));
    assert_eq!(buyback.crossover_price(), None);
}

/// ⌊2,500,000 ÷ 12.40⌋ = ⌊201,612.9⌋ shares for 2,499,988.80; 200 shares × 0.35 = 70.00; 70 ÷ 0.9652 = 72.52; with a
/// target of −4,300,000, −0.86 a share before and −4,300,000 ÷ 4,798,388 = −0.90 after.
#[test]
fn the_amount_cap_alone_decides_how_many_shares_are_bought() {
    let terms = terms();
    let typed = example(&terms, |number| number.to_string()).with(Field::Price, "12.40").with(Field::Holding, "200");
    let answer = answer(&terms, &typed);
    let of = |measure: Measure| answer.of(&terms, measure).map(|value| value.round_dp(2).normalize());
    assert_eq!((of(Measure::Bought), of(Measure::Spend)), (Some(decimal("201612")), Some(decimal("2499988.8"))));
    assert_eq!(binding(terms.buyback.as_ref().unwrap(), decimal("12.40")), Binding::Amount);
    assert_eq!(of(Measure::GrossYear), Some(decimal("70")));
    assert_eq!(answer.translated(decimal("70")).map(|francs| francs.round_dp(2)), Some(decimal("72.52")));
    assert_eq!(of(Measure::AllAds), None, "there are no depositary shares");
    assert_eq!((of(Measure::EpsBefore), of(Measure::EpsFull)), (Some(decimal("-0.86")), Some(decimal("-0.9"))));
    assert_eq!(of(Measure::ChangeFull), None, "there are no earnings to change");
}

/// `tests/releases/minimal.json`: one period in kroner, printed in units. 278,140 ÷ 918,240 = 30.3 %,
/// 216,949 ÷ 918,240 = 23.6 %.
#[test]
fn the_smallest_release_has_figures_and_margins() {
    let release = minimal();
    assert_eq!(release.display(Currency::Reporting), Display { scale: 0, decimals: 0 });
    assert_eq!(shown(&release, "Revenues", "2030", Currency::Reporting), "918240");
    assert_eq!(shown(&release, "NetIncome", "2030", Currency::Reporting), "216949");
    let kinds: Vec<_> = release.margin_lines().iter().map(|line| line.kind).collect();
    assert_eq!(kinds, [Kind::Gross, Kind::Operating, Kind::Net]);
    let percents: Vec<_> = kinds.iter().map(|kind| percent(&release, *kind, "2030")).collect();
    assert_eq!(percents, ["30.3", "30.3", "23.6"]);
    let levels: Vec<_> = release.mix_lines().iter().map(|line| line.level).collect();
    assert_eq!(levels, [Level::Business(0), Level::Total]);
}

/// The file has no `translation`, no `capital`, no `targets` and no `prior`.
#[test]
fn the_smallest_release_has_no_second_currency_no_terms_and_nothing_to_compare_with() {
    let release = minimal();
    assert!(release.terms().is_none());
    assert!(!release.is_translated());
    assert_eq!(release.currency_code(Currency::Translation), None);
    assert_eq!(release.rate(), None);
    assert_eq!(figure(&release, "Revenues", "2030", Currency::Translation), None);
    let pairs = release.pairs();
    assert_eq!(pairs.len(), 1);
    assert!(pairs[0].prior.is_none());
    let headlines = release.headlines(&pairs[0]);
    assert_eq!(headlines.len(), 1);
    assert_eq!((headlines[0].actual, headlines[0].prior), (Some(decimal("918240")), None));
    assert_eq!((headlines[0].growth, headlines[0].movement), (Growth::NotMeaningful, Movement::Unknown));
    assert!(headlines[0].target.is_none() && headlines[0].full_year.is_none());
}
