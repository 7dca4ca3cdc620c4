//! Figures in the finest unit that the release prints: what is not known so exactly says so.

use kessan::state::view_state::ViewState;
use kessan::view::env::Env;
use kessan::view::figures::tip::{Tip, tip};
use kessan::view::figures::{FigureContext, Which, figure};
use kessan_core::release::Currency;
use kessan_core::release::load::load;
use kessan_core::text::Lang;

use super::common::{MADE_UP, context};

/// The made-up release, in which a line of the half's income statement, here `cells`, is printed in millions only.
fn coarse(concept: &str, cells: &str, millions: &str) -> String {
    let head = r#"{"label": {"en": "Net loss", "ja": "純損失"}, "concept": "NetIncome", "cells": ["(5.3)", "(5.1)", "(1.2)", "-"]}"#;
    let row = format!(
        r#"{{"label": {{"en": "Line", "ja": "科目"}}, "concept": "{concept}", "cells": ["", {millions}, ""]}}"#
    );
    let printed = format!(r#""concept": "{concept}", "cells": ["", {cells}]"#);
    assert!(MADE_UP.contains(&printed) && MADE_UP.contains(head), "{concept}");
    MADE_UP.replace(&printed, r#""cells": ["", "", ""]"#).replace(head, &format!("{head},\n{row}"))
}

fn in_thousands(json: &str) -> FigureContext {
    let usual = context(json, Lang::En);
    let release = Box::leak(Box::new(load("release.json", json).unwrap().finely()));
    FigureContext { env: Env { release, ..usual.env }, ..usual }
}

/// What stands at a slot of a figure of the half, found by the beginning of its label, and what is told of it.
fn told(context: FigureContext, which: Which, name: &str) -> (String, Tip) {
    let figure = figure(context, which, 0, &ViewState::default()).unwrap();
    let slot = figure.slots.iter().position(|slot| slot.label.starts_with(name)).unwrap_or_else(|| panic!("no {name}"));
    let tip = tip(context, &figure, (slot, 0), Currency::Reporting).unwrap();
    (figure.slots[slot].items[0].words.get(false).to_owned(), tip)
}

/// Administration: EUR 4,377 thousand after 4,102; in millions 4.4 after 4.1. Selling: 5,402 after 4,915.
#[test]
fn a_step_between_amounts_in_millions_is_not_known_to_the_thousand() {
    let coarse = coarse("AdministrativeExpense", r#""4,377", "4,102""#, r#""4.4", "4.1""#);
    let (exact, coarse) = (in_thousands(MADE_UP), in_thousands(&coarse));
    assert_eq!(told(exact, Which::Operating, "Administration").0, "−275");
    let (words, tip) = told(coarse, Which::Operating, "Administration");
    assert_eq!(words, "≈ −300");
    assert!(tip.facts[1].contains("≈ 4,100") && tip.facts[1].contains("≈ 4,400"), "{:?}", tip.facts);
    assert_eq!(told(coarse, Which::Operating, "Selling").0, "−487", "others are as exact as before");
}

/// Cables: revenues of EUR 30,795 thousand; their cost is 27,950 thousand, in millions 28.0.
#[test]
fn a_profit_after_costs_in_millions_is_not_known_to_the_thousand() {
    let coarse = coarse("CostOfCables", r#""27,950", "26,418""#, r#""28.0", "26.4""#);
    let profit = |json: &str| told(in_thousands(json), Which::Margins, "Cables").1.facts.remove(0);
    assert_eq!(profit(MADE_UP), "EUR 2,845 thousand on revenues of EUR 30,795 thousand");
    assert_eq!(profit(&coarse), "EUR ≈ 2,795 thousand on revenues of EUR 30,795 thousand");
}
