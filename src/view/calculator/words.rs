//! What the calculator's measures are called, and their formulas in words: `locales/measures.*.json`, by their keys.

use crate::state::measures::{Each, Measure};
use crate::state::operand::At;
use crate::view::env::Env;
use crate::view::words::MEASURES;
use kessan_core::capital::Terms;

/// A text of a measure; empty where it has none.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Text {
    Name,
    Formula,
    #[cfg(feature = "render")]
    Line,
}

/// Its name.
pub fn name(env: Env, terms: &Terms, measure: Measure, at: At) -> String {
    filled(env, terms, measure, at, Text::Name)
}

/// The name of its line in the workbook.
#[cfg(feature = "render")]
pub fn line(env: Env, terms: &Terms, measure: Measure, at: At) -> String {
    filled(env, terms, measure, at, Text::Line)
}

/// Its formula in words; empty for what is no result.
pub fn formula(env: Env, measure: Measure) -> String {
    guided(env, text(env, measure, Text::Formula))
}

/// A text with what the company calls what it expects in it.
fn guided(env: Env, text: &str) -> String {
    if !text.contains("{{ guidance") {
        return text.to_owned();
    }
    text.replace("{{ guidance }}", &env.guidance()).replace("{{ guidance_first }}", &env.guidance_first())
}

fn text(env: Env, measure: Measure, text: Text) -> &'static str {
    let key = measure.definition().key.replace("{}", "n");
    MEASURES.iter().find(|(known, _)| *known == key).map_or("", |(_, words)| words[env.lang as usize][text as usize])
}

/// A text with what the measure is about in it: a dividend, a tax and whose it is, or the period that has been earned.
fn filled(env: Env, terms: &Terms, measure: Measure, at: At, which: Text) -> String {
    let mut text = guided(env, text(env, measure, which));
    let tax = terms.taxes().nth(at.tax);
    let kind = tax.and_then(|(kind, _)| terms.withholding.get(kind)).map(|kind| &kind.label);
    let of = match measure.definition().each {
        Each::Once => terms.earned.as_ref().map(|earned| &earned.label),
        Each::Dividend | Each::DividendAndTax => terms.dividends.get(at.dividend).map(|each| &each.dividend.label),
        Each::Tax => kind,
    };
    for (place, with) in [("{{ of }}", of), ("{{ tax }}", tax.map(|(_, tax)| &tax.label)), ("{{ kind }}", kind)] {
        if text.contains(place) {
            text = text.replace(place, with.map_or("", |with| with.for_page(env.lang)));
        }
    }
    text
}
