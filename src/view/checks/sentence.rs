//! A check in plain words.

use rust_decimal::Decimal;

use super::Desk;
use crate::domain::checks::formula::{Formula, Sum};
use crate::domain::checks::printing::{Printing, Source};
use crate::domain::checks::{Check, Held, Kind, Reason, Speaker, Status};
use crate::domain::release::model::Sign;
use crate::say;
use crate::view::env::Env;

impl Desk {
    /// What a check is about, as a title.
    pub fn title(self, check: &Check) -> String {
        let env = self.env;
        let file = &env.release.file;
        match check.held {
            Held::Figure(printing) => env.name(printing.source),
            Held::Sign { concept, period, .. } => {
                let (line, period) = (env.text(&file.concepts[concept].label), env.text(&file.periods[period].label));
                say!(env, checks.line_in, line = line, period = period)
            }
            Held::Words { by, .. } => env.speaker(by).0,
        }
    }

    /// What the release says and what follows, in a sentence or two.
    pub fn sentence(self, check: &Check) -> String {
        let env = self.env;
        let said = match check.held {
            Held::Figure(held) => said_of_figure(env, check, &held),
            Held::Sign { sign, .. } => {
                let left = self.expected(check);
                match sign {
                    Sign::Positive => say!(env, checks.left_positive, left = left),
                    Sign::Negative => say!(env, checks.left_negative, left = left),
                }
            }
            Held::Words { by, named, of } => {
                let name = |index: usize| env.text(&env.release.file.periods[index].name);
                match by {
                    Speaker::ClaimBase(_) => say!(env, checks.names_base, named = name(named), of = name(of)),
                    _ => say!(env, checks.names, named = name(named), of = name(of)),
                }
            }
        };
        let why = self.why(check);
        if why.is_empty() { said } else { say!(env, checks.two_sentences, first = said, second = why) }
    }

    /// What the recomputation gives.
    pub fn expected(self, check: &Check) -> String {
        let written = check.expected.zip(self.env.scale_of(check)).map(|(value, scale)| self.env.on(value, &scale));
        written.unwrap_or_default()
    }

    /// The recomputation in symbols, with the figures as printed; `None` where it is one figure only.
    pub fn working(self, check: &Check) -> Option<String> {
        let formula = check.formula.as_ref().filter(|formula| formula.printings().len() > 1)?;
        let (formula, expected) = (self.env.symbols(check, formula), self.expected(check));
        (!expected.is_empty()).then(|| say!(self.env, checks.working, formula = formula, expected = expected))
    }

    fn why(self, check: &Check) -> String {
        let env = self.env;
        match (check.status, check.reason) {
            (_, Reason::NotMeaningful) => String::new(),
            (Status::Rounding, Reason::Column { moved, total }) => {
                say!(
                    env,
                    checks.moved,
                    figure = env.printed(moved),
                    column = env.place(total),
                    total = env.printed(total)
                )
            }
            (Status::Inconsistent, Reason::OtherSign(figure)) => {
                let turned = say!(env, checks.other_sign, figure = env.printed(figure), name = env.name(figure));
                say!(env, checks.two_sentences, first = self.apart(check), second = turned)
            }
            (Status::Tied, _) if check.kind == Kind::Label || matches!(check.held, Held::Sign { .. }) => String::new(),
            (Status::Tied, _) if check.is_exact => say!(env, checks.exact),
            (Status::Tied, _) => say!(env, checks.within),
            (Status::Inconsistent, _) => self.apart(check),
            (Status::Rounding, _) => String::new(),
        }
    }

    /// How far the two are apart, and how far rounding could take them.
    fn apart(self, check: &Check) -> String {
        let env = self.env;
        let (Held::Figure(_), Some(difference), Some(tolerance)) = (check.held, check.difference, check.tolerance)
        else {
            return String::new();
        };
        let Some(scale) = env.scale_of(check).map(|scale| scale.of_differences()) else { return String::new() };
        // At the very end of its range a figure rounds to its neighbour.
        let is_open = difference.abs() == tolerance;
        let (difference, tolerance) = (env.on(difference.abs(), &scale), env.on(tolerance, &scale.finer()));
        if is_open {
            return say!(env, checks.apart_open, difference = difference, tolerance = tolerance);
        }
        say!(env, checks.apart, difference = difference, tolerance = tolerance)
    }
}

fn said_of_figure(env: Env, check: &Check, held: &Printing) -> String {
    let printed = env.printed(held.source);
    let Some(formula) = &check.formula else { return String::new() };
    let figures = formula.printings();
    let first = figures.first().map(|figure| env.printed(figure.source)).unwrap_or_default();
    let first = if is_turned(env, held, formula) { say!(env, checks.turned, figure = first) } else { first };
    let second = figures.get(1).map(|figure| env.printed(figure.source)).unwrap_or_default();
    let scale = env.scale_of(check);
    let expected = check.expected.zip(scale).map(|(value, scale)| env.on(value, &scale));
    let is_one = figures.len() == 1;
    match (check.kind, formula, expected) {
        (_, Formula::Growth { .. }, None) => say!(env, checks.rate_of_nothing, printed = printed),
        (_, _, None) => String::new(),
        (Kind::Claim, Formula::Sum(_), Some(_)) if is_one => {
            say!(env, checks.prose_and_table, printed = printed, other = first)
        }
        (Kind::Claim, _, Some(expected)) => say!(env, checks.prose_and_figures, printed = printed, expected = expected),
        (_, Formula::Sum(_), Some(_)) if is_one => say!(env, checks.two_places, printed = printed, other = first),
        (Kind::RollForward, Formula::Sum(_), Some(expected)) => {
            say!(env, checks.rolled, printed = printed, expected = expected)
        }
        (Kind::Growth, Formula::Sum(_), Some(expected)) => {
            say!(env, checks.differ_by, printed = printed, expected = expected)
        }
        (_, Formula::Sum(_), Some(expected)) => say!(env, checks.add_up, printed = printed, expected = expected),
        (_, Formula::Growth { .. }, Some(expected)) if figures.len() == 2 => {
            say!(env, checks.grew, printed = printed, now = first, before = second, expected = expected)
        }
        (_, Formula::Quotient { .. }, Some(expected)) if figures.len() == 2 => {
            say!(env, checks.divided, printed = printed, of = first, by = second, expected = expected)
        }
        (_, Formula::Product(..), Some(expected)) if figures.len() == 2 => {
            say!(env, checks.times, printed = printed, of = first, by = second, expected = expected)
        }
        (_, _, Some(expected)) => say!(env, checks.worked_out, printed = printed, expected = expected),
    }
}

/// Whether one figure is held against another with the opposite sign: prose gives the size of a fall, a statement of cash
/// flows takes off what the income statement adds.
fn is_turned(env: Env, held: &Printing, formula: &Formula) -> bool {
    let is_negated = match held.source {
        Source::Claim(index) => env.release.file.claims[index].negated,
        Source::Cell(_) => false,
    };
    match formula {
        Formula::Sum(Sum(terms)) if terms.len() == 1 => is_negated != (terms[0].0 < Decimal::ZERO),
        _ => false,
    }
}
