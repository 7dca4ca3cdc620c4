//! Figures in the finest unit that the release prints: what is not known so exactly says so.

use kessan::domain::release::load::load;
use kessan::domain::text::Lang;
use kessan::state::sight::Sight;
use kessan::view::env::Env;
use kessan::view::figures::{Easel, Which, figure};

use super::common::{MADE_UP, easel};

/// Administration is printed in thousands, and here in millions only, with one digit: EUR 4.4 and 4.1 million.
fn coarse_administration() -> String {
    let printed = r#""concept": "AdministrativeExpense", "cells": ["", "4,377", "4,102"]"#;
    let head = r#"{"label": {"en": "Net loss", "ja": "純損失"}, "concept": "NetIncome", "cells": ["(5.3)", "(5.1)", "(1.2)", "-"]}"#;
    let row = r#"{"label": {"en": "Administration", "ja": "一般管理費"}, "concept": "AdministrativeExpense", "cells": ["", "4.4", "4.1", ""]}"#;
    assert!(MADE_UP.contains(printed) && MADE_UP.contains(head));
    MADE_UP.replace(printed, r#""cells": ["", "", ""]"#).replace(head, &format!("{head},\n{row}"))
}

fn in_thousands(json: &str) -> Easel {
    let usual = easel(json, Lang::En);
    let release = Box::leak(Box::new(load("release.json", json).unwrap().finely()));
    Easel { env: Env { release, ..usual.env }, ..usual }
}

/// What stands at a step of the operating income's bridge for the half.
fn step(easel: Easel, name: &str) -> String {
    let figure = figure(easel, Which::Operating, 0, &Sight::default()).unwrap();
    let slot = figure.slots.iter().find(|slot| slot.label == name).unwrap_or_else(|| panic!("no {name}"));
    slot.items[0].words.get(false).to_owned()
}

#[test]
fn a_step_between_amounts_in_millions_is_not_known_to_the_thousand() {
    let coarse = coarse_administration();
    let (exact, coarse) = (in_thousands(MADE_UP), in_thousands(&coarse));
    assert_eq!(step(exact, "Administration"), "−275");
    assert_eq!(step(coarse, "Administration"), "≈ −300");
    assert_eq!(step(coarse, "Selling"), "−487", "others are as exact as before");
}
