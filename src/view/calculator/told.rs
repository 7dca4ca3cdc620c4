//! Where a number of the calculator comes from, for the panel: its formula in words and with its numbers, the rounding,
//! what goes into it, and what of it the reader assumes.

use super::explain::{operand, rounding, written};
use super::steps::{name, text};
use super::{figure, money, withholding};
use crate::domain::capital::{Given, Terms};
use crate::domain::release::Currency;
use crate::say;
use crate::state::case::{Case, Origin, origin};
use crate::state::draft::{Field, When};
use crate::state::figure::{Figure, Input, Step, Under};
use crate::state::formula::{formula, inputs, value};
use crate::state::outcome::example;
use crate::state::outputs::{Kind, Output};
use crate::view::accessible;
use crate::view::env::Env;
use crate::view::number::escaped;
use crate::view::session::ids;

/// What is told: the number's name, and the rest as HTML. Buttons in it carry the names of numbers, which open in turn.
pub fn told(
    env: Env,
    terms: &Terms,
    case: &Case,
    (of, under): (Figure, Under),
    words: impl Fn(Output) -> String,
) -> (String, String) {
    let mut html = String::new();
    let mut put = |class: &str, text: &str| {
        if !text.is_empty() {
            let translate = if matches!(class, "n" | "working") { " translate=\"no\"" } else { "" };
            html += &format!("<p class=\"{class}\"{translate}>{}</p>", accessible::html(text));
        }
    };
    put("n", &text(env, terms, case, of));
    match under {
        Under::Fields => {}
        Under::Kept(_) => put("note", &say!(env, source.kept, name = case.name.clone())),
        Under::At(price, fill) => {
            let fill = say!(env, percent, value = env.exact(fill));
            put("note", &say!(env, source.at, price = money(env, price), fill = fill));
        }
    }
    match of {
        Figure::Input(input) => put("working words", &assumed(env, terms, case, input, under)),
        of => worked(env, terms, case, of, &words).iter().for_each(|(class, line)| put(class, line)),
    }
    if let (Figure::Input(input), Under::Fields) = (of, under) {
        let field = say!(env, source.to_field);
        html += &format!("<p>{}</p>", button(&format!("field {}", id(input, case)), &field));
    }
    html.push_str("<ul>");
    for of in inputs_of(env, terms, case, of, under) {
        let (button, name) = (button(&of.key_under(under), &text(env, terms, case, of)), name(env, terms, of));
        html += &format!("<li>{button} <span>{}</span></li>", escaped(&name));
    }
    html.push_str("</ul>");
    (name(env, terms, of), html)
}

fn button(key: &str, text: &str) -> String {
    format!("<button type=\"button\" translate=\"no\" data-n=\"{}\">{}</button>", escaped(key), accessible::html(text))
}

/// How a number comes about, line by line, each with its class.
fn worked(
    env: Env,
    terms: &Terms,
    case: &Case,
    of: Figure,
    words: impl Fn(Output) -> String,
) -> Vec<(&'static str, String)> {
    let mut lines = Vec::new();
    let formula = formula(terms, &case.answer, of);
    let in_words = match (of, &formula) {
        (Figure::Result(output), _) => words(output),
        (Figure::Step(Step::Fees(_)), None) => say!(env, source.no_fee),
        (Figure::Step(Step::DaysBefore(_) | Step::DaysOfBuying | Step::DaysGone), _) => say!(env, steps.calendar),
        (Figure::Step(Step::TaxRate(tax)), _) => {
            let kind = terms.taxes().nth(tax).and_then(|(kind, _)| terms.withholding.get(kind));
            kind.map(|kind| withholding::source(env, kind)).unwrap_or_default()
        }
        (Figure::Step(Step::YearDays), _) => {
            say!(env, calculator.from_to, start = env.date(terms.year.start), end = env.date(terms.year.end))
        }
        (Figure::Step(Step::NetYield | Step::NetYieldOnCost), None) => say!(env, steps.one_share),
        (_, Some(formula)) => written(formula, |of| name(env, terms, of)),
        (_, None) => say!(env, calculator.waiting),
    };
    lines.push(("working words", in_words));
    if let Some(formula) = formula {
        let numbers = written(&formula, |of| operand(env, terms, &case.answer, of));
        lines.push(("working", format!("{numbers} = {}", text(env, terms, case, of))));
    }
    if let Figure::Step(Step::Tax(_, tax)) = of
        && let Some((kind, _)) = terms.taxes().nth(tax)
        && let Some(kind) = terms.withholding.get(kind)
    {
        lines.push(("note", withholding::rounded(env, kind, case.draft.instrument)));
        lines.push(("note", withholding::source(env, kind)));
    }
    let Some((kind, value)) = of.kind().zip(value(terms, &case.answer, of)) else { return lines };
    lines.push(("note", rounding(env, kind)));
    if value.normalize().scale() > 2 {
        let exact = figure(env, value);
        let exact = match kind {
            Kind::Percent(_) => say!(env, percent, value = exact),
            Kind::Shares => exact,
            _ => say!(env, money, currency = env.currency(Currency::Reporting), amount = exact),
        };
        lines.push(("note", say!(env, source.exactly, value = exact)));
    }
    if is_translated(terms, of) {
        lines.push(("note", say!(env, source.translated, currency = env.currency(Currency::Translation))));
    }
    lines
}

/// Whether a number is shown in the other currency, too.
fn is_translated(terms: &Terms, of: Figure) -> bool {
    terms.rate.is_some() && matches!(of.kind(), Some(Kind::Money | Kind::Company | Kind::PerShare))
}

/// Whose assumption stands in a field.
fn assumed(env: Env, terms: &Terms, case: &Case, input: Input, under: Under) -> String {
    let field = name(env, terms, Figure::Input(input));
    match origin_of(env, terms, case, input, under) {
        Origin::Release(_) => say!(env, source.own, field = field),
        Origin::Example => say!(env, source.example, field = field),
        Origin::Table => say!(env, source.of_table),
        Origin::Reader => say!(env, source.typed, field = field),
    }
}

fn origin_of(env: Env, terms: &Terms, case: &Case, input: Input, under: Under) -> Origin {
    let default = example(terms, |number| env.exact(number));
    match input {
        Input::Field(field) => origin(terms, case, &default, field, under),
        Input::Withholding if case.draft.withholding == default.withholding => Origin::Example,
        Input::Timing if case.draft.when == default.when => Origin::Example,
        Input::Missed if case.draft.missed == default.missed => Origin::Example,
        Input::Timing | Input::Missed | Input::Withholding => Origin::Reader,
    }
}

/// The numbers that a number comes from.
fn inputs_of(env: Env, terms: &Terms, case: &Case, of: Figure, under: Under) -> Vec<Figure> {
    let mut all = formula(terms, &case.answer, of).map(|formula| inputs(&formula)).unwrap_or_default();
    match of {
        Figure::Input(input) => {
            if let Origin::Release(of) = origin_of(env, terms, case, input, under) {
                all.push(of);
            }
        }
        Figure::Step(Step::Withheld(_)) if !case.draft.withholding.is_empty() => {
            all.push(Figure::Input(Input::Withholding));
        }
        // The release prints it.
        Figure::Result(Output::EpsTarget) => all.insert(0, Figure::Given(Given::EarningsPerShare)),
        Figure::Step(Step::DaysBefore(_) | Step::DaysOfBuying | Step::DaysGone) => {
            all.push(Figure::Input(Input::Timing));
            if case.draft.when == When::Day {
                all.push(Figure::field(Field::Day));
            }
        }
        _ => {}
    }
    let rate = Figure::field(Field::Rate);
    if is_translated(terms, of) && !all.contains(&rate) {
        all.push(rate);
    }
    all
}

/// The id of what the reader types or chooses something with.
fn id(input: Input, case: &Case) -> String {
    match input {
        Input::Field(field) => field.key().to_owned(),
        Input::Missed => ids::MISSED.to_owned(),
        Input::Withholding => ids::WITHHOLDING.to_owned(),
        Input::Timing => {
            let place = When::ALL.iter().position(|(_, when)| *when == case.draft.when);
            format!("timing-{}", place.unwrap_or_default())
        }
    }
}
