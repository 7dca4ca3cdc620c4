//! Whatever a report says, the mapping neither panics nor lets anything out that does not validate.

use std::collections::BTreeMap;

use jiff::civil::Date;
use kessan_import::mapping::{Options, map};
use kessan_import::report::{
    CalculationArc, Decimals, Document, DocumentKind, Fact, Member, Name, Period, Place, PrintedCell, PrintedRow,
    PrintedTable, Report, Unit, Value,
};
use proptest::prelude::*;
use rust_decimal::Decimal;

const ELEMENTS: [&str; 10] = [
    "NetSales",
    "ChangeInNetSales",
    "OperatingIncome",
    "Assets",
    "TotalAssets",
    "DividendPerShare",
    "NumberOfTreasuryStockAtTheEndOfFiscalYear",
    "CashAndCashEquivalents",
    "Ünknown \u{202e}",
    "",
];
const MEMBERS: [&str; 7] =
    ["ForecastMember", "UpperMember", "NonConsolidatedMember", "YearEndMember", "AMember", "BMember", "PreviousMember"];
const AXES: [&str; 5] = [
    "ResultForecastAxis",
    "ConsolidatedNonconsolidatedAxis",
    "AnnualDividendPaymentScheduleAxis",
    "SegmentAxis",
    "PreviousCurrentAxis",
];
const UNITS: [&str; 6] = ["JPY", "USD", "shares", "pure", "JPY/shares", "x"];
const TEXTS: [&str; 9] =
    ["", "1,234", "(12)", "△5", "－", "12.3", "99", "a label", "12 shares of common stock authorised"];

fn name(local: &str) -> Name {
    Name { namespace: "urn:x".into(), local: local.into(), prefix: "x".into() }
}

fn unit(text: &str) -> Unit {
    let measure = |local: &str| Name {
        namespace: if local.len() == 3 { "http://www.xbrl.org/2003/iso4217".into() } else { "urn:x".into() },
        local: local.into(),
        prefix: "".into(),
    };
    match text.split_once('/') {
        Some((above, below)) => Unit { numerators: vec![measure(above)], denominators: vec![measure(below)] },
        None => Unit { numerators: vec![measure(text)], denominators: vec![] },
    }
}

prop_compose! {
    fn fact()(
        element in 0..ELEMENTS.len(), unit_at in 0..UNITS.len(), year in 2028_i16..2032, shape in 0_u8..5, number in prop_oneof![Just(None), any::<i64>().prop_map(Some), (-99_999_i64..99_999).prop_map(Some)],
        digits in 0_u32..8, decimals in proptest::option::of(-9_i32..9), scale in -3_i32..14, is_negated in any::<bool>(), text in 0..TEXTS.len(),
        dimensions in proptest::collection::vec((0..AXES.len(), 0..MEMBERS.len()), 0..3),
    ) -> Fact {
        let day = |month: i8, day: i8| Date::new(year, month, day).unwrap();
        let period = match shape {
            0 => Period::Instant(day(3, 31)),
            1 => Period::Duration { start: day(1, 1), end: day(12, 31) },
            2 => Period::Duration { start: day(1, 1), end: day(3, 31) },
            3 => Period::Instant(day(12, 31)),
            _ => Period::Forever,
        };
        Fact {
            concept: name(ELEMENTS[element]),
            entity: ("s".into(), "1".into()),
            period,
            dimensions: dimensions.into_iter().map(|(axis, member)| (name(AXES[axis]), Member::Explicit(name(MEMBERS[member])))).collect(),
            unit: Some(unit(UNITS[unit_at]).into()),
            value: number.map_or(Value::Nil, |number| Value::Number(Decimal::new(number, digits))),
            decimals: decimals.map(Decimals::To),
            printed: Some(TEXTS[text].to_owned()),
            scale,
            is_negated,
            language: None,
            is_hidden: false,
            place: Place::default(),
        }
    }
}

prop_compose! {
    fn report()(
        facts in proptest::collection::vec(fact(), 1..40),
        grid in proptest::collection::vec(proptest::collection::vec((0_usize..12, 1_usize..4, 0..TEXTS.len(), proptest::collection::vec(0_usize..50, 0..3)), 0..6), 0..10),
        arcs in proptest::collection::vec((0..ELEMENTS.len(), 0..ELEMENTS.len(), any::<bool>()), 0..8),
    ) -> Report {
        let count = facts.len();
        let cell = |(column, columns, text, facts): (usize, usize, usize, Vec<usize>)| PrintedCell {
            column, columns, rows: columns, text: TEXTS[text].to_owned(), facts: facts.into_iter().filter(|fact| *fact < count).collect(), ..PrintedCell::default()
        };
        let rows = grid.into_iter().map(|cells| PrintedRow { cells: cells.into_iter().map(cell).collect(), indent: 0 }).collect();
        let arc = |(from, to, plus): (usize, usize, bool)| CalculationArc {
            role: "r".into(), from: name(ELEMENTS[from]), to: name(ELEMENTS[to]), weight: if plus { Decimal::ONE } else { Decimal::NEGATIVE_ONE }, order: Decimal::ONE,
        };
        Report {
            documents: vec![Document { path: "made-up.htm".into(), kind: DocumentKind::InlineXbrl, language: Some("ja".into()), title: None }],
            facts,
            tables: vec![PrintedTable { rows, before: vec!["A title".into()], ..PrintedTable::default() }],
            calculation: arcs.into_iter().map(arc).collect(),
            roles: BTreeMap::new(),
            ..Report::default()
        }
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 48, ..ProptestConfig::default() })]

    #[test]
    fn what_comes_out_validates(report in report()) {
        match map(&report, Options::default()) {
            Ok(import) => prop_assert!(kessan_validate::check("x.json", import.json.as_bytes()).is_ok()),
            Err(failure) => prop_assert!(failure.message.starts_with("reading figures"), "{failure}"),
        }
    }
}
