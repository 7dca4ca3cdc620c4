//! A check in plain words.

use rust_decimal::Decimal;

use super::CheckContext;
use super::figure::Scale;
use crate::t;
use crate::view::env::Env;
use kessan_core::checks::formula::{Formula, Sum};
use kessan_core::checks::printing::{Printing, Source};
use kessan_core::checks::{Check, Held, Kind, Reason, Speaker, Status};
use kessan_core::release::model::Sign;

impl CheckContext {
    /// What a check is about, as a title.
    pub fn title(self, check: &Check) -> String {
        let env = self.env;
        let file = &env.release.file;
        match check.held {
            Held::Figure(printing) => env.name(printing.source),
            Held::Sign { concept, period, .. } => {
                let (line, period) = (env.text(&file.concepts[concept].label), env.text(&file.periods[period].label));
                t!(env, checks.line_in, line = line, period = period)
            }
            Held::Words { by, .. } => env.speaker(by).0,
        }
    }

    /// What the release says and what follows, in a sentence or two. What a tied check says never reads as a difference.
    pub fn sentence(self, check: &Check) -> String {
        let env = self.env;
        let said = match check.held {
            Held::Figure(held) => said_of_figure(env, check, &held),
            Held::Sign { sign, .. } => said_of_sign(env, check, sign, self.expected(check)),
            Held::Words { by, named, of } => said_of_words(env, check.status, by, [named, of]),
        };
        let sentences = [self.why(check), self.rounding(check).unwrap_or_default()];
        sentences
            .into_iter()
            .filter(|more| !more.is_empty())
            .fold(said, |said, more| t!(env, checks.two_sentences, first = said, second = more))
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
        (!expected.is_empty()).then(|| t!(self.env, checks.working, formula = formula, expected = expected))
    }

    fn why(self, check: &Check) -> String {
        let env = self.env;
        let Held::Figure(held) = check.held else { return String::new() };
        match (check.status, check.reason) {
            (_, Reason::NotMeaningful) => String::new(),
            (Status::Rounding, Reason::Column { moved, total }) => {
                t!(
                    env,
                    checks.moved,
                    figure = env.printed(moved),
                    column = env.place(total),
                    total = env.printed(total)
                )
            }
            (Status::Inconsistent, Reason::OtherSign(figure)) => {
                let turned = t!(env, checks.other_sign, figure = env.printed(figure), name = env.name(figure));
                t!(env, checks.two_sentences, first = self.apart(check), second = turned)
            }
            (Status::Tied, _) if check.expected == Some(held.amount()) => t!(env, checks.exact),
            (Status::Tied, _) if check.is_exact => t!(env, checks.rounds),
            (Status::Tied | Status::Restated | Status::Inconsistent, _) => self.apart(check),
            (Status::Rounding, _) => String::new(),
        }
    }

    /// How the figures of the check were rounded, where that is not the usual way and matters: a check that holds digit by
    /// digit holds anyhow.
    fn rounding(self, check: &Check) -> Option<String> {
        let Held::Figure(held) = check.held else { return None };
        if check.expected == Some(held.amount()) {
            return None;
        }
        let rule = self.env.rounding(held.rounding)?;
        Some(t!(self.env, checks.rounded_so, rule = rule))
    }

    /// How far the two are apart, and how far rounding can take them.
    fn apart(self, check: &Check) -> String {
        let env = self.env;
        let (Some(difference), Some(tolerance)) = (check.difference.map(|value| value.abs()), check.tolerance) else {
            return String::new();
        };
        let Some(scale) = env.scale_of(check).map(Scale::of_differences) else { return String::new() };
        // At the very end of its range a figure rounds to its neighbour.
        let is_open = difference == tolerance;
        let (difference, tolerance) = env.on_apart(difference, tolerance, &scale);
        match check.status {
            Status::Tied => t!(env, checks.within, difference = difference, tolerance = tolerance),
            _ if is_open => t!(env, checks.apart_open, difference = difference, tolerance = tolerance),
            _ => t!(env, checks.apart, difference = difference, tolerance = tolerance),
        }
    }
}

/// What is left for a period, and whether it can be.
fn said_of_sign(env: Env, check: &Check, sign: Sign, left: String) -> String {
    match (sign, check.status, check.is_exact) {
        (Sign::Positive, Status::Tied, true) => t!(env, checks.left_positive_ok, left = left),
        (Sign::Negative, Status::Tied, true) => t!(env, checks.left_negative_ok, left = left),
        (Sign::Positive, Status::Tied, false) => t!(env, checks.left_positive_near, left = left),
        (Sign::Negative, Status::Tied, false) => t!(env, checks.left_negative_near, left = left),
        (Sign::Positive, ..) => t!(env, checks.left_positive, left = left),
        (Sign::Negative, ..) => t!(env, checks.left_negative, left = left),
    }
}

/// Which period the words name, and which the figures are of.
fn said_of_words(env: Env, status: Status, by: Speaker, [named, of]: [usize; 2]) -> String {
    let periods = &env.release.file.periods;
    let is_same = periods[named].span == periods[of].span;
    let [named, of] = [named, of].map(|index| env.text(&periods[index].name));
    match (by, status, is_same) {
        (Speaker::ClaimBase(_), Status::Tied, true) => t!(env, checks.names_base_ok, named = named),
        (Speaker::ClaimBase(_), Status::Tied, false) => t!(env, checks.names_base_day, named = named, of = of),
        (Speaker::ClaimBase(_), ..) => t!(env, checks.names_base, named = named, of = of),
        (_, Status::Tied, true) => t!(env, checks.names_ok, named = named),
        (_, Status::Tied, false) => t!(env, checks.names_day, named = named, of = of),
        _ => t!(env, checks.names, named = named, of = of),
    }
}

fn said_of_figure(env: Env, check: &Check, held: &Printing) -> String {
    let printed = stated(env, held.source);
    let Some(formula) = &check.formula else { return String::new() };
    let figures = formula.printings();
    if let Formula::Sum(Sum(terms)) = formula
        && let [(sign, figure)] = terms[..]
    {
        return said_of_two(env, check.kind, printed, figure.source, sign < Decimal::ZERO);
    }
    let name = |index: usize| figures.get(index).map(|figure| stated(env, figure.source)).unwrap_or_default();
    let (first, second) = (name(0), name(1));
    let scale = env.scale_of(check);
    let expected = check.expected.zip(scale).map(|(value, scale)| env.on(value, &scale));
    // Sums of several figures, and those that are taken off, are told by their result only.
    let signs: Vec<bool> =
        formula.operands().iter().flat_map(|sum| &sum.0).map(|(sign, _)| *sign < Decimal::ZERO).collect();
    let (is_pair, is_change) = (figures.len() == 2 && signs == [false, false], signs == [false, true]);
    match (check.kind, formula, expected) {
        (_, Formula::Growth { .. }, None) if check.status == Status::Tied => {
            t!(env, checks.no_rate, printed = printed)
        }
        (_, Formula::Growth { .. }, None) => t!(env, checks.rate_of_nothing, printed = printed),
        (_, _, None) => String::new(),
        (Kind::Claim, _, Some(expected)) => t!(env, checks.prose_and_figures, printed = printed, expected = expected),
        (Kind::RollForward, Formula::Sum(_), Some(expected)) => {
            t!(env, checks.rolled, printed = printed, expected = expected)
        }
        (Kind::Growth, Formula::Sum(_), Some(expected)) if is_change => {
            t!(env, checks.differ_by, printed = printed, now = first, before = second, expected = expected)
        }
        (Kind::Growth, Formula::Sum(_), Some(expected)) => {
            t!(env, checks.changed_by, printed = printed, expected = expected)
        }
        (_, Formula::Sum(_), Some(expected)) => t!(env, checks.add_up, printed = printed, expected = expected),
        (_, Formula::Growth { .. }, Some(expected)) if is_pair => {
            t!(env, checks.grew, printed = printed, now = first, before = second, expected = expected)
        }
        (_, Formula::Quotient { .. }, Some(expected)) if is_pair => {
            t!(env, checks.divided, printed = printed, of = first, by = second, expected = expected)
        }
        (_, Formula::Product(..), Some(expected)) if is_pair => {
            t!(env, checks.times, printed = printed, of = first, by = second, expected = expected)
        }
        (_, _, Some(expected)) => t!(env, checks.worked_out, printed = printed, expected = expected),
    }
}

/// One figure in two places; the second perhaps to be taken with the other sign, as a statement of cash flows takes off
/// what the income statement adds.
fn said_of_two(env: Env, kind: Kind, printed: String, other: Source, is_turned: bool) -> String {
    let name = stated(env, other);
    let name = if is_turned { t!(env, checks.turned, figure = name) } else { name };
    match (kind, other) {
        (Kind::Restatement, _) => t!(env, checks.printed_before, printed = printed, other = name),
        (Kind::Claim, Source::Cell(_)) => t!(env, checks.prose_and_table, printed = printed, other = name),
        (Kind::Claim, Source::Claim(_)) => t!(env, checks.prose_twice, printed = printed, other = name),
        _ => t!(env, checks.two_places, printed = printed, other = name),
    }
}

/// A figure as printed, a dash in quotation marks; prose that gives the size of a fall or a loss does so without the minus that it stands for.
fn stated(env: Env, source: Source) -> String {
    let is_negated = match source {
        Source::Claim(index) => env.release.file.claims[index].negated,
        Source::Cell(_) => false,
    };
    let printed = env.printed(source);
    if !printed.contains(|c: char| c.is_ascii_digit()) {
        return t!(env, checks.dash, figure = printed);
    }
    if is_negated { t!(env, checks.unsigned, figure = printed) } else { printed }
}
