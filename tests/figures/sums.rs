//! What is drawn adds up.

use kessan::chart::figure::{Figure, Slot};
use kessan::state::settings::Show;
use kessan::state::view_state::ViewState;
use kessan::view::figures::{FigureContext, Which, figure};
use kessan_core::text::Lang;
use rust_decimal::Decimal;

use super::common::{ALL, MADE_UP, PUBLISHED, context, shown};

fn sum(slot: &Slot) -> Decimal {
    slot.items.iter().filter_map(|item| item.value).sum()
}

fn of(context: FigureContext, which: Which, panel: usize) -> Figure {
    figure(context, which, panel, &ViewState::default()).unwrap()
}

/// The levels of a bridge in thousands.
fn levels(figure: &Figure) -> Vec<i64> {
    let levels = figure.slots.iter().filter(|slot| slot.is_level);
    levels.map(|slot| i64::try_from(sum(slot) / Decimal::from(1000)).unwrap()).collect()
}

#[test]
fn every_step_of_a_bridge_leads_to_the_next_level() {
    let bridges = [Which::NetIncome, Which::Operating, Which::Income, Which::Cash];
    for (name, json) in ALL {
        for (which, panel, figure) in shown(context(json, Lang::En)).filter(|(which, ..)| bridges.contains(which)) {
            let mut at = Decimal::ZERO;
            for (index, slot) in figure.slots.iter().enumerate() {
                if slot.is_level && index > 0 {
                    assert_eq!(at, sum(slot), "{name}, {which:?} {panel}: {}", slot.name);
                }
                at = if slot.is_level { sum(slot) } else { at + sum(slot) };
            }
            assert!(figure.slots[0].is_level && figure.slots.last().unwrap().is_level);
        }
    }
}

/// Statements of Income, Quarterly Statements of Income and Statements of Cash Flows, in thousands of yen; what is of the
/// first quarter is the half less the second.
#[test]
fn bridges_stand_on_the_figures_of_the_release() {
    let context = context(PUBLISHED, Lang::En);
    let told = |which: Which| [0, 1, 2].map(|panel| levels(&of(context, which, panel)));
    assert_eq!(told(Which::NetIncome), [[3_477_400, 367_554], [2_906_644, 198_477], [570_756, 169_077]]);
    assert_eq!(told(Which::Operating), [[1_816_108, 1_005_442], [1_124_570, 594_180], [691_538, 411_262]]);
    assert_eq!(
        told(Which::Income),
        [[33_253_841, 1_005_442, 367_554], [16_925_708, 594_180, 198_477], [16_328_133, 411_262, 169_077]]
    );
    assert_eq!(told(Which::Cash), [[11_470_980, 9_319_235], [9_943_205, 9_319_235], [11_470_980, 9_943_205]]);
}

/// Statements of Income, thousands of yen, first half: −810,666 of operating income, −120,768 of other income, −2,343,957 of
/// tax, 115,581 of minority interests, 49,964 of the equity method.
#[test]
fn the_steps_to_net_income_are_those_of_the_statement() {
    let figure = of(context(PUBLISHED, Lang::En), Which::NetIncome, 0);
    let steps = figure.slots.iter().filter(|slot| !slot.is_level).map(sum);
    let expected = [-810_666, -120_768, -2_343_957, 115_581, 49_964].map(|value: i64| Decimal::from(value * 1000));
    assert_eq!(steps.collect::<Vec<_>>(), expected);
}

/// Balance sheets: total assets of 55,702,546 and 53,275,475 thousand yen; of 131,317 and 130,123 thousand euros.
#[test]
fn both_sides_of_the_balance_are_as_high_as_total_assets() {
    for (json, totals) in [(PUBLISHED, [55_702_546_i64, 53_275_475]), (MADE_UP, [131_317, 130_123])] {
        let figure = of(context(json, Lang::En), Which::Balance, 0);
        let heights: Vec<Decimal> = figure.slots.iter().map(sum).collect();
        assert_eq!(
            heights,
            [totals[0], totals[0], totals[1], totals[1]]
                .into_iter()
                .map(|v| Decimal::from(v * 1000))
                .collect::<Vec<_>>()
        );
    }
}

#[test]
fn costs_and_what_is_left_are_a_hundred_per_cent() {
    for (name, json) in ALL {
        for (_, panel, figure) in shown(context(json, Lang::En)).filter(|(which, ..)| *which == Which::Costs) {
            for slot in &figure.slots {
                // Each part is rounded to a tenth by itself.
                let most = Decimal::new(5, 2) * Decimal::from(slot.items.len());
                assert!(
                    (sum(slot) - Decimal::ONE_HUNDRED).abs() <= most,
                    "{name} {panel}: {} in {}",
                    sum(slot),
                    slot.name
                );
            }
        }
    }
}

/// Statements of Income, thousands of yen: revenues of the half, the second quarter and, as their difference, the first.
#[test]
fn the_mix_is_the_revenues_and_its_growth_their_growth() {
    let context = context(PUBLISHED, Lang::En);
    let mix = |panel| of(context, Which::Mix, panel).slots.iter().map(sum).collect::<Vec<_>>();
    let expected = [[29_990_244, 33_253_841], [16_294_493, 16_925_708], [13_695_751, 16_328_133_i64]]
        .map(|pair| pair.map(|v| Decimal::from(v * 1000)));
    assert_eq!([mix(0), mix(1), mix(2)], expected.map(|pair| pair.to_vec()));
    // 7.3 + 4.7 − 1.2 + 0.0 points are 10.8 of 10.9: each is rounded by itself.
    let growth = figure(context, Which::Mix, 0, &ViewState { show: Show::Growth, ..ViewState::default() }).unwrap();
    let (rate, points) = growth.slots.split_last().unwrap();
    assert_eq!(sum(rate), Decimal::new(109, 1));
    assert_eq!(points.iter().map(sum).collect::<Vec<_>>(), [73, 47, -12, 0].map(|tenths| Decimal::new(tenths, 1)));
}
