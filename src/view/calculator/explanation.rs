//! Where a number of the calculator comes from, for the panel: its formula in words and with its numbers, the rounding,
//! what goes into it, and what of it the reader assumes.

use super::numbers::{name, operand, rounding, text, with_unit};
use super::{figure, money, withholding, words};
use crate::state::draft::{Field, When};
use crate::state::measures::{Measure, Rounding, Unit, Written, written};
use crate::state::operand::{Input, Operand, Under};
use crate::state::outcome::example;
use crate::state::scenarios::{CalculatorScenario, Origin, origin};
use crate::t;
use crate::view::accessible;
use crate::view::env::Env;
use crate::view::number::escaped;
use crate::view::session::ids;
use kessan_core::capital::{Given, Terms};
use kessan_core::release::Currency;

/// An explanation: the number's name, and the rest as HTML. Buttons in it carry the names of numbers, which open in turn.
pub fn explanation(
    env: Env,
    terms: &Terms,
    scenario: &CalculatorScenario,
    (of, under): (Operand, Under),
) -> (String, String) {
    let mut html = String::new();
    let mut put = |class: &str, text: &str| {
        if !text.is_empty() {
            let translate = if matches!(class, "n" | "working") { " translate=\"no\"" } else { "" };
            html += &format!("<p class=\"{class}\"{translate}>{}</p>", accessible::html(text));
        }
    };
    put("n", &text(env, terms, scenario, of));
    match under {
        Under::Fields => {}
        Under::Kept(_) => put("note", &t!(env, source.kept, name = scenario.name.clone())),
        Under::At(price, fill) => {
            let fill = t!(env, percent, value = env.exact(fill));
            put("note", &t!(env, source.at, price = money(env, price), fill = fill));
        }
    }
    match of {
        Operand::Input(input) => put("working words", &assumed(env, terms, scenario, input, under)),
        of => worked(env, terms, scenario, of).iter().for_each(|(class, line)| put(class, line)),
    }
    if let (Operand::Input(input), Under::Fields) = (of, under) {
        let field = t!(env, source.to_field);
        html += &format!("<p>{}</p>", button(&format!("field {}", id(input, scenario)), &field));
    }
    html.push_str("<ul>");
    for of in inputs_of(env, terms, scenario, of, under) {
        let (button, name) = (button(&of.key_under(under), &text(env, terms, scenario, of)), name(env, terms, of));
        html += &format!("<li>{button} <span>{}</span></li>", escaped(&name));
    }
    html.push_str("</ul>");
    (name(env, terms, of), html)
}

fn button(key: &str, text: &str) -> String {
    format!("<button type=\"button\" translate=\"no\" data-n=\"{}\">{}</button>", escaped(key), accessible::html(text))
}

/// How a number comes about, line by line, each with its class.
fn worked(env: Env, terms: &Terms, scenario: &CalculatorScenario, of: Operand) -> Vec<(&'static str, String)> {
    let mut lines = Vec::new();
    let formula = formula(terms, scenario, of);
    let in_words = in_words(env, terms, of).or_else(|| Some(formula.as_ref()?.with(|of| name(env, terms, of))));
    lines.push(("working words", in_words.unwrap_or_else(|| unwritten(env, of))));
    if let Some(formula) = formula {
        let numbers = formula.with(|of| operand(env, terms, &scenario.answer, of));
        lines.push(("working", format!("{numbers} = {}", text(env, terms, scenario, of))));
    }
    if let Operand::Measure(Measure::Tax, at) = of
        && let Some((kind, _)) = terms.taxes().nth(at.tax)
        && let Some(kind) = terms.withholding.get(kind)
    {
        lines.push(("note", withholding::rounded(env, kind, scenario.draft.instrument)));
        lines.push(("note", withholding::source(env, kind)));
    }
    let definition = of.measure().map(Measure::definition);
    // A dividend is one of the release's own amounts of money.
    let rounded = definition.map_or(Rounding::Amount, |definition| definition.rounding);
    let value = scenario.answer.number(terms, of).filter(|_| is_rounded(of) && rounded != Rounding::Unrounded);
    let Some(value) = value else { return lines };
    lines.push(("note", rounding(env, rounded)));
    if value.normalize().scale() > 2 {
        let unit = definition.map_or(Unit::Money, |definition| definition.unit);
        lines.push(("note", t!(env, source.exactly, value = with_unit(env, unit, figure(env, value)))));
    }
    if is_translated(terms, of) {
        lines.push(("note", t!(env, source.translated, currency = env.currency(Currency::Translation))));
    }
    lines
}

fn is_rounded(of: Operand) -> bool {
    matches!(of, Operand::Measure(..) | Operand::Dividend(_))
}

/// The written formula of a number.
fn formula(terms: &Terms, scenario: &CalculatorScenario, of: Operand) -> Option<Written> {
    written(&mut scenario.answer.evaluation(terms), of)
}

/// The words of a number that says more than its formula does.
fn in_words(env: Env, terms: &Terms, of: Operand) -> Option<String> {
    let Operand::Measure(measure, at) = of else { return None };
    match measure {
        Measure::TaxRate => {
            let kind = terms.taxes().nth(at.tax).and_then(|(kind, _)| terms.withholding.get(kind));
            Some(kind.map(|kind| withholding::source(env, kind)).unwrap_or_default())
        }
        Measure::YearDays => {
            let (start, end) = (env.date(terms.year.start), env.date(terms.year.end));
            Some(t!(env, calculator.from_to, start = start, end = end))
        }
        measure if measure.is_result() => Some(words::formula(env, measure)),
        measure if measure.is_counted() => Some(t!(env, steps.calendar)),
        _ => None,
    }
}

/// Why a number has no formula.
fn unwritten(env: Env, of: Operand) -> String {
    match of.measure() {
        Some(Measure::Fees) => t!(env, source.no_fee),
        Some(Measure::NetYield | Measure::NetYieldOnCost) => t!(env, steps.one_share),
        _ => t!(env, calculator.waiting),
    }
}

/// Whether a number is shown in the other currency, too.
fn is_translated(terms: &Terms, of: Operand) -> bool {
    let is_money = of.measure().map_or(matches!(of, Operand::Dividend(_)), |of| of.definition().unit.is_money());
    terms.rate.is_some() && is_money
}

/// Whose assumption stands in a field.
fn assumed(env: Env, terms: &Terms, scenario: &CalculatorScenario, input: Input, under: Under) -> String {
    let field = name(env, terms, Operand::Input(input));
    match origin_of(env, terms, scenario, input, under) {
        Origin::Release(_) => t!(env, source.own, field = field),
        Origin::Example => t!(env, source.example, field = field),
        Origin::Table => t!(env, source.of_table),
        Origin::Reader => t!(env, source.typed, field = field),
    }
}

fn origin_of(env: Env, terms: &Terms, scenario: &CalculatorScenario, input: Input, under: Under) -> Origin {
    let default = example(terms, |number| env.exact(number));
    match input {
        Input::Field(field) => origin(terms, scenario, &default, field, under),
        Input::Withholding if scenario.draft.withholding == default.withholding => Origin::Example,
        Input::Timing if scenario.draft.when == default.when => Origin::Example,
        Input::Missed if scenario.draft.missed == default.missed => Origin::Example,
        Input::Timing | Input::Missed | Input::Withholding => Origin::Reader,
    }
}

/// The numbers that a number comes from.
fn inputs_of(env: Env, terms: &Terms, scenario: &CalculatorScenario, of: Operand, under: Under) -> Vec<Operand> {
    let mut all = formula(terms, scenario, of).map(|formula| formula.inputs()).unwrap_or_default();
    match of {
        Operand::Input(input) => {
            if let Origin::Release(of) = origin_of(env, terms, scenario, input, under) {
                all.push(of);
            }
        }
        Operand::Measure(Measure::Withheld, _) if !scenario.draft.withholding.is_empty() => {
            all.push(Operand::Input(Input::Withholding));
        }
        // The release prints it.
        Operand::Measure(Measure::EpsTarget, _) => all.insert(0, Operand::Given(Given::EarningsPerShare)),
        Operand::Measure(measure, _) if measure.is_counted() && measure != Measure::YearDays => {
            all.push(Operand::Input(Input::Timing));
            if scenario.draft.when == When::Day {
                all.push(Operand::field(Field::Day));
            }
        }
        _ => {}
    }
    let rate = Operand::field(Field::Rate);
    if is_translated(terms, of) && !all.contains(&rate) {
        all.push(rate);
    }
    all
}

/// The id of what the reader types or chooses something with.
fn id(input: Input, scenario: &CalculatorScenario) -> String {
    match input {
        Input::Field(field) => field.key().to_owned(),
        Input::Missed => ids::MISSED.to_owned(),
        Input::Withholding => ids::WITHHOLDING.to_owned(),
        Input::Timing => {
            let place = When::ALL.iter().position(|(_, when)| *when == scenario.draft.when);
            format!("timing-{}", place.unwrap_or_default())
        }
    }
}
