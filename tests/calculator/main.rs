//! The calculator: golden values of the published release, other companies' terms through their files alone, and what
//! must hold for anything that is typed.

#![allow(clippy::panic, clippy::unwrap_used, reason = "a test may fail")]

mod formulas;
mod golden;
mod independent;
mod measures;
mod other_terms;
mod properties;
mod withholding;
mod worked;

use std::sync::LazyLock;

use kessan::state::draft::{Draft, Field};
use kessan::state::outcome::example;
use kessan_core::capital::Terms;
use kessan_core::release::{Release, load::load};
use kessan_core::rounding::half_away;
use rust_decimal::Decimal;

use self::independent::effect::Effect;
use self::worked::{Worked, answer};

/// Read once: the properties ask for it thousands of times.
static PUBLISHED: LazyLock<Release> =
    LazyLock::new(|| release(include_str!("../../public/releases/iij-1h-fy2008.json")));

fn release(json: &str) -> Release {
    load("test", json).unwrap_or_else(|problems| panic!("{problems}"))
}

fn published() -> &'static Terms {
    PUBLISHED.terms().unwrap()
}

/// The release's own terms with some fields typed over.
fn draft(terms: &Terms, typed: &[(Field, &str)]) -> Draft {
    let mut draft = example(terms, |number| number.normalize().to_string());
    typed.iter().for_each(|(field, text)| draft.set(*field, *text));
    draft
}

fn answered(terms: &Terms, typed: &[(Field, &str)]) -> Worked {
    answer(terms, &draft(terms, typed))
}

fn effect(terms: &Terms, typed: &[(Field, &str)]) -> Effect {
    answered(terms, typed).effect.unwrap()
}

fn decimal(text: &str) -> Decimal {
    text.parse().unwrap()
}

/// Rounded as the page shows it.
fn shown(value: Option<Decimal>, decimals: u32) -> String {
    value.map_or("none".into(), |value| format!("{:.1$}", half_away(value, decimals), decimals as usize))
}
