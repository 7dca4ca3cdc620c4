//! The page's results, each as a formula.

use rust_decimal::Decimal;

use super::cells::{NOT_MEANINGFUL, cell};
use super::line::{Content, Lines, MONEY, PER_SHARE};
use crate::state::measures::{Measure, Part, Rounding, Unit, results};
use crate::state::operand::Operand;
use crate::state::outcome::Answer;
use crate::t;
use crate::view::calculator::words;
use crate::view::env::Env;
use crate::workbook::words::{both, result};
use kessan_core::arithmetic::over;
use kessan_core::capital::Terms;
use kessan_core::release::Release;
use kessan_core::release::model::Text;

/// Adds the results that a release's terms have.
pub fn add(lines: &mut Lines, release: &'static Release, terms: &Terms, answer: &Answer) {
    let say = |words: &dyn Fn(Env) -> String| both(release, words);
    let parts: [(Text, Part); 3] = [
        (say(&|env| t!(env, calculator.receive)), Part::Received),
        (say(&|env| t!(env, calculator.company)), Part::Company),
        (say(&|env| t!(env, calculator.per_share_head)), Part::Share),
    ];
    for (title, part) in parts {
        let results = results(terms, part);
        if !results.is_empty() {
            lines.part(title);
        }
        for of in results {
            let Operand::Measure(measure, at) = of else { continue };
            let Some(text) = cell(terms, measure, at) else { continue };
            let content = Content::Formula(text, stored(terms, answer, of, measure));
            let name = say(&|env| words::name(env, terms, measure, at));
            let line = lines.add(&measure.key(at), name, content, &format(measure));
            line.note(say(&|env| words::formula(env, measure)));
            line.is_money = measure.definition().unit.is_money();
        }
    }
}

/// What a measure is in its cell: a per cent is a hundredth.
pub fn value(terms: &Terms, answer: &Answer, of: Operand) -> Option<Decimal> {
    let value = answer.number(terms, of)?;
    let is_percent = of.measure().is_some_and(|measure| measure.definition().unit.is_percent());
    if is_percent { over(value, Decimal::ONE_HUNDRED) } else { Some(value) }
}

fn stored(terms: &Terms, answer: &Answer, of: Operand, measure: Measure) -> String {
    match value(terms, answer, of) {
        Some(value) => result(value),
        None if answer.has(terms, measure) => NOT_MEANINGFUL.to_owned(),
        None => String::new(),
    }
}

fn format(measure: Measure) -> String {
    match (measure.definition().unit, measure.definition().rounding) {
        (Unit::Percent | Unit::PercentChange, Rounding::Digits(digits)) => {
            format!("0.{}%", "0".repeat(usize::try_from(digits).unwrap_or_default()))
        }
        (Unit::MoneyPerShare, _) => PER_SHARE.to_owned(),
        (unit, _) if unit.is_money() => MONEY.to_owned(),
        (_, _) => "#,##0".to_owned(),
    }
}
