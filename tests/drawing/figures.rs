//! Figures of any form, with any lines and values.

use kessan::chart::figure::{Figure, Form, Item, Rule, Series, Slot};
use kessan::chart::scene::Tint;
use kessan::chart::words::Words;
use proptest::prelude::*;
use rust_decimal::Decimal;

const NAMES: [&str; 9] = [
    "1H08",
    "08年度上期",
    "ATM operation",
    "Connectivity & <outsourcing>",
    "システムインテグレーション",
    "Lighthouses, leading lights and harbour beacons including their remote supervision",
    "灯台、導灯及び港湾灯標（遠隔監視サービスを含む）の保守、点検並びに二十四時間体制の監視",
    "Rindfleischetikettierungsüberwachungsaufgabenübertragungsgesetz",
    "",
];

fn name() -> impl Strategy<Value = String> {
    prop::sample::select(&NAMES[..]).prop_map(str::to_owned)
}

/// An amount as it is printed, `1,234` or `loss, −81.4%`, and in another currency.
fn words(value: Option<i64>, is_rate: bool) -> Words {
    let Some(value) = value else { return "n.m.".into() };
    let (sign, size) = (if value < 0 { "−" } else { "" }, value.abs());
    if is_rate {
        return format!("{}{sign}{}.{}%", if value < 0 { "loss, " } else { "" }, size / 10, size % 10).into();
    }
    let thousands = if size < 1000 { size.to_string() } else { format!("{},{:03}", size / 1000, size % 1000) };
    Words::new(format!("{sign}{thousands}"), Some(format!("{sign}{}.{}", size / 106, size % 10)))
}

fn value() -> impl Strategy<Value = Option<i64>> {
    prop_oneof![
        2 => Just(None), 2 => Just(Some(0)), 4 => (-900..900_i64).prop_map(Some), 8 => (-50_000..200_000_i64).prop_map(Some)
    ]
}

/// What is drawn for a figure: its form, names of series, and of each slot its name, its note and its values.
type Raw = (Form, Vec<(String, bool)>, Vec<(String, bool, Vec<Option<i64>>)>, Vec<(i64, &'static str)>, bool);

pub fn figure((form, series, slots, rules, is_rate): Raw) -> Figure {
    let is_bridge = form == Form::Bridge;
    let is_over_time = matches!(form, Form::Stacked(None) | Form::TimeSeries);
    // The steps of a bridge have no series to take out, and hold nothing against the scale.
    let rules = if is_bridge || matches!(form, Form::GroupedApart | Form::TimeSeries) { Vec::new() } else { rules };
    let series = series.into_iter().enumerate();
    let series: Vec<Series> = series
        .map(|(at, (name, hidden))| Series { name, tint: Tint::series(at), is_hidden: hidden && !is_bridge })
        .collect();
    let last = slots.len() - 1;
    let slots = slots
        .into_iter()
        .enumerate()
        .map(|(at, (label, is_derived, values))| {
            let item = |(series, value): (usize, Option<i64>)| Item {
                series,
                value: value.map(Decimal::from),
                words: words(value, is_rate),
                key: format!("{at} {series}"),
                tint: None,
            };
            let count = if is_bridge { 1 } else { series.len() };
            let sum = values.iter().take(count).flatten().sum::<i64>();
            Slot {
                name: label.clone(),
                label,
                note: if is_derived { "+10.9%" } else { "Target: 73,000" }.into(),
                note_falls: sum < 0,
                total: words(Some(sum), is_rate),
                is_derived,
                // Over time, a period or more may be missing.
                missing: if is_over_time && is_derived { u32::try_from(at * at % 7).unwrap() } else { 0 },
                group: if at < 2 { "Assets" } else { "負債・資本" }.into(),
                is_level: is_bridge && (at == 0 || at == last),
                items: values.into_iter().take(count).enumerate().map(item).collect(),
            }
        })
        .collect();
    let mut figure = Figure::new(form, series, slots);
    figure.rules = rules.into_iter().map(|(at, text)| Rule { at: at.into(), words: text.into() }).collect();
    figure
}

pub fn figures() -> impl Strategy<Value = Figure> {
    let count = prop_oneof![4 => 2..8_usize, 1 => 8..41_usize];
    let raw = count.prop_flat_map(|count| {
        let stacked = prop::option::of(1..count).prop_map(Form::Stacked);
        let form =
            prop_oneof![2 => stacked, 1 => Just(Form::Grouped), 1 => Just(Form::GroupedApart), 1 => Just(Form::Bridge), 1 => Just(Form::TimeSeries)];
        let slots = prop::collection::vec((name(), any::<bool>(), prop::collection::vec(value(), 6)), count);
        let series = prop::collection::vec((name(), prop::bool::weighted(0.2)), 1..7);
        let rule = (0..100_000_i64, prop::sample::select(&["50.1% of the year is over", "年度の50.1%が経過"][..]));
        (form, series, slots, prop::collection::vec(rule, 0..2), any::<bool>())
    });
    raw.prop_map(figure)
}
