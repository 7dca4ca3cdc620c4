//! What is told of a mark, against the release.

use kessan::chart::figure::Form;
use kessan::state::view_state::ViewState;
use kessan::t;
use kessan::view::figures::tip::{Tip, tip};
use kessan::view::figures::{Which, figure};
use kessan_core::release::{Currency, Scenario};
use kessan_core::text::Lang;
use kessan_core::trace::Key;

use super::common::{ALL, PUBLISHED, context, shown};

/// What is told of a mark of the published release's first comparison.
fn told(lang: Lang, which: Which, at: (usize, usize), currency: Currency) -> Tip {
    let context = context(PUBLISHED, lang);
    tip(context, &figure(context, which, 0, &ViewState::default()).unwrap(), at, currency).unwrap()
}

fn english(which: Which, at: (usize, usize)) -> Tip {
    told(Lang::En, which, at, Currency::Reporting)
}

/// Statements of Income: 17,001,229 thousand yen of 33,253,841, 14.8 % more than 14,806,706; 160,480 thousand dollars.
#[test]
fn a_part_is_told_with_its_share_its_growth_and_its_place() {
    let tip = english(Which::Mix, (1, 0));
    assert_eq!((tip.title.as_str(), tip.value.as_str()), ("Connectivity and outsourcing, 1H08", "JPY 17,001 million"));
    assert_eq!(tip.facts, ["51.1% of “Total revenues”", "+14.8% on 1H07"]);
    assert!(tip.place.starts_with("Consolidated statements of income, first half: Total and "), "{}", tip.place);
    let dollars = told(Lang::En, Which::Mix, (1, 0), Currency::Translation);
    assert_eq!(dollars.value, "USD 160.5 million");
    let japanese = told(Lang::Ja, Which::Mix, (1, 0), Currency::Reporting);
    assert_eq!(japanese.title, "08年度上期 接続・アウトソーシング");
    assert_eq!((japanese.value.as_str(), japanese.facts[1].as_str()), ("17,001百万円", "07年度上期比 +14.8%"));
}

/// Statements of Income: income tax of 539,124 thousand yen after a benefit of 1,804,833.
#[test]
fn a_step_is_told_with_what_it_was_and_is() {
    let tip = english(Which::NetIncome, (3, 0));
    assert_eq!(
        tip.text(),
        "Income tax expense (benefit), 1H08 against 1H07: JPY −2,344 million; effect on “Net income”; the line itself: from \
         JPY −1,805 million to JPY 539 million; Calculated by Kessan; not reported"
    );
}

/// What a step does to the next level stands first, whatever the sign of its line: a cost that the release prints above zero
/// is taken away, and so is a rise of it. The amount as printed stands behind it, with its place.
#[test]
fn a_step_says_that_it_is_an_effect_and_what_its_line_is() {
    let mut turned = 0;
    for lang in Lang::ALL {
        for (name, json) in ALL {
            let context = context(json, lang);
            let env = context.env;
            for (which, panel, figure) in shown(context).filter(|(.., figure)| figure.form == Form::Bridge) {
                for (at, slot) in figure.slots.iter().enumerate() {
                    let tip = tip(context, &figure, (at, 0), Currency::Reporting).unwrap();
                    let about = format!("{name}, {which:?} {panel}: {tip:?}");
                    let next = figure.slots[at..].iter().find(|slot| slot.is_level).unwrap();
                    let effect = t!(env, figures.effect, whole = next.name.clone());
                    assert_eq!(tip.facts.first() == Some(&effect), !slot.is_level, "{about}");
                    let Some(Key::Sum { terms, period, prior, .. }) = Key::read(&slot.items[0].key, env.release) else {
                        continue;
                    };
                    let [(sign, concept)] = terms.as_slice() else { continue };
                    assert!(sign.is_sign_negative(), "a line with its own sign has a key of its own. {about}");
                    let amount = |period: &str| context.money(concept, period, Scenario::Actual).text;
                    assert!(tip.facts[1].contains(&amount(&period)), "{about}");
                    match prior {
                        Some(prior) => assert!(tip.facts[1].contains(&amount(&prior)), "{about}"),
                        None => {
                            let is_printed = !env.release.printings(&Key::value(concept, &period)).is_empty();
                            assert_eq!(tip.place != t!(env, figures.places_none), is_printed, "{about}");
                        }
                    }
                    turned += 1;
                }
            }
        }
    }
    assert!(turned > 60, "{turned}");
}

/// Order backlog: JPY 17,296 million after 18,938 a year before; 895 contracts after 811. Neither is a part of total assets.
#[test]
fn a_driver_is_compared_with_its_own_earlier_period_and_with_no_assets() {
    let context = context(PUBLISHED, Lang::En);
    let facts = |driver: usize| {
        let figure = figure(context, Which::Drivers, driver, &ViewState::default()).unwrap();
        tip(context, &figure, (0, 0), Currency::Reporting).unwrap().facts
    };
    assert_eq!(facts(0), ["+10.4% on 30 Sep 2007"]);
    assert_eq!(facts(3), ["−8.7% on 30 Sep 2007"]);
}

/// ATM operation business: revenues of 10,970 thousand yen, cost of 99,984.
#[test]
fn a_loss_is_told_as_one() {
    let tip = english(Which::Margins, (3, 0));
    assert_eq!((tip.title.as_str(), tip.value.as_str()), ("ATM operation, 1H08", "loss, −811.4%"));
    assert_eq!(tip.facts, ["JPY −89 million on revenues of JPY 11 million"]);
}

/// FY2008 Financial Target: net income of JPY 2,800 million; 367,554 thousand are there.
#[test]
fn progress_is_told_with_both_amounts() {
    let tip = english(Which::Progress, (3, 0));
    assert_eq!((tip.title.as_str(), tip.value.as_str()), ("Net income, 1H08", "13.1%"));
    assert_eq!(tip.facts, ["JPY 368 million against a target of JPY 2,800 million"]);
}

/// Balance sheets: equity of 24,979,217 thousand yen after 24,980,713, of total assets of 53,275,475.
#[test]
fn a_line_of_the_balance_is_told_as_a_part_of_total_assets() {
    let context = context(PUBLISHED, Lang::En);
    let balance = figure(context, Which::Balance, 0, &ViewState::default()).unwrap();
    let last = balance.slots[3].items.len() - 1;
    let tip = tip(context, &balance, (3, last), Currency::Reporting).unwrap();
    assert_eq!(
        (tip.title.as_str(), tip.value.as_str()),
        ("Total shareholders' equity, 30 Sep 2008", "JPY 24,979 million")
    );
    assert_eq!(tip.facts, ["46.9% of “Total assets”", "0.0% on 31 Mar 2008"]);
}

#[test]
fn a_title_names_the_line_and_the_period() {
    for lang in Lang::ALL {
        for (_, json) in ALL {
            let context = context(json, lang);
            for (which, panel, figure) in shown(context).filter(|(.., figure)| figure.form != Form::Bridge) {
                for (at, slot) in figure.slots.iter().enumerate() {
                    for (number, item) in slot.items.iter().enumerate() {
                        let tip = tip(context, &figure, (at, number), Currency::Reporting).unwrap();
                        let series = &figure.series[item.series].name;
                        // Columns of a balance are called by their side, and their period stands below.
                        let periods = [&slot.label, &slot.group];
                        let is_whole = tip.title.contains(series.as_str())
                            && periods.iter().any(|period| !period.is_empty() && tip.title.contains(period.as_str()));
                        assert!(is_whole, "{which:?} {panel}: {tip:?} of {series} and {periods:?}");
                    }
                }
            }
        }
    }
}

/// Costs in per cent of revenues stand in the statements of income.
#[test]
fn what_the_release_prints_is_not_said_to_be_printed_nowhere() {
    let context = context(PUBLISHED, Lang::En);
    let release = context.env.release;
    let nowhere = t!(context.env, figures.places_none);
    for (which, panel, figure) in shown(context) {
        for (at, slot) in figure.slots.iter().enumerate() {
            for (number, item) in slot.items.iter().enumerate() {
                let Some(trace) = Key::read(&item.key, release).and_then(|key| release.trace(&key)) else { continue };
                let tip = tip(context, &figure, (at, number), Currency::Reporting).unwrap();
                let is_printed = !trace.printings.is_empty();
                assert!(
                    !is_printed || tip.place != nowhere,
                    "{which:?} {panel}: {tip:?}, printed at {:?}",
                    trace.printings
                );
            }
        }
    }
}
