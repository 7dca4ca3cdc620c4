//! The way from what is assumed to the results: days, shares and amounts in between.

use rust_decimal::Decimal;

use super::cells::cell;
use super::inputs::{DAY, OWN_RATE, bounds};
use super::line::{Content, Line, Lines, MONEY, PER_SHARE, PER_SHARE_EXACT, serial};
use crate::state::draft::Field;
use crate::state::measures::definition::Block;
use crate::state::measures::{Each, Measure, Need, Unit, places};
use crate::state::outcome::Answer;
use crate::t;
use crate::view::calculator::words;
use crate::view::env::Env;
use crate::workbook::words::{both, result};
use kessan_core::arithmetic::over;
use kessan_core::capital::Terms;
use kessan_core::period::Span;
use kessan_core::release::Release;
use kessan_core::timing::Timing;

/// Adds the steps; their results are those of `answer`.
pub fn add(lines: &mut Lines, release: &'static Release, terms: &Terms, answer: &Answer) {
    let say = |words: &dyn Fn(Env) -> String| both(release, words);
    lines.part(say(&|env| t!(env, workbook.steps)));
    let is_in_order = |lines: &Lines, keys: &[&str]| {
        let is_asked = |line: &&Line| keys.iter().any(|key| *key == line.key);
        let rules = lines.list.iter().filter(is_asked).filter_map(|line| Some(bounds(release, terms, line)?.0));
        rules.collect::<Vec<_>>().join(",")
    };
    let mut holder = is_in_order(lines, &["holding", "missed", "rate", "fee"]);
    holder += &format!(",{}", taxes_are_known(lines, release, terms));
    let has = |need: Need| is_true(answer.evaluation(terms).has(&[need]));
    let ready = Content::Formula(format!("AND({holder})"), has(Need::Holder));
    lines.add("is-held", say(&|env| t!(env, workbook.holder_ready)), ready, "@");
    measures(lines, release, terms, answer, Block::Holder);
    let in_order = is_in_order(lines, &["fill", "income", "funding"]);
    let earnings = Some(format!("N({{income}})*{}", terms.unit()));
    let income = answer.value(Field::Income).filter(|_| answer.inputs.has_plan());
    let line = lines.add("earnings", say(&|env| t!(env, workbook.earnings)), formula(earnings, income), "#,##0");
    line.money();
    let is_answered = match &terms.buyback {
        None => format!("AND({in_order})"),
        Some(buyback) => {
            calendar(lines, release, terms, answer, buyback.buyback.window, &in_order);
            measures(lines, release, terms, answer, Block::Buyback);
            "AND({is-ready},{left}>0)".to_owned()
        }
    };
    let ready = Content::Formula(is_answered, has(Need::Company));
    lines.add("is-answered", say(&|env| t!(env, workbook.company_ready)), ready, "@");
}

/// How a step is shown: amounts by their currency, anything else as its line says.
fn format(measure: Measure, own: &'static str) -> &'static str {
    match measure.definition().unit {
        Unit::Money => MONEY,
        Unit::MoneyPerShare if own.ends_with("##") => PER_SHARE_EXACT,
        Unit::MoneyPerShare => PER_SHARE,
        _ => own,
    }
}

fn is_true(holds: bool) -> String {
    if holds { "TRUE" } else { "FALSE" }.to_owned()
}

fn formula(text: Option<String>, value: Option<Decimal>) -> Content {
    Content::Formula(text.unwrap_or_default(), result(value.unwrap_or_default()))
}

/// Adds the lines of a block's measures. Those that stand next to each other and are there for each dividend stand
/// together by dividend.
fn measures(lines: &mut Lines, release: &'static Release, terms: &Terms, answer: &Answer, block: Block) {
    let of_block = |measure: &Measure| measure.definition().line.filter(|line| line.block == block);
    let all: Vec<_> = Measure::ALL.iter().filter_map(|measure| Some((*measure, of_block(measure)?))).collect();
    let is_once = |(measure, _): &(Measure, _)| measure.definition().each == Each::Once;
    for group in all.chunk_by(|a, b| is_once(a) == is_once(b)) {
        let dividends = if group.first().is_some_and(is_once) { 1 } else { terms.dividends.len() };
        for dividend in 0..dividends {
            for (measure, line) in group {
                let places = places(terms, measure.definition().each).into_iter();
                for at in places.filter(|at| at.dividend == dividend) {
                    let Some(text) = cell(terms, *measure, at) else { continue };
                    let value = answer.evaluation(terms).formula(*measure, at);
                    let label = both(release, |env| words::line(env, terms, *measure, at));
                    let added =
                        lines.add(&measure.key(at), label, formula(Some(text), value), format(*measure, line.format));
                    added.is_money = line.is_translated;
                }
            }
        }
    }
}

/// Whether a rate is typed that can be, or whoever is chosen has taxes that hold on the day of each dividend received.
fn taxes_are_known(lines: &Lines, release: &'static Release, terms: &Terms) -> String {
    let rule = lines.list.iter().find(|line| line.key == "tax").and_then(|line| bounds(release, terms, line));
    let rule = rule.map(|(rule, _)| rule).unwrap_or_default();
    if terms.withholding.is_empty() {
        return rule;
    }
    let mut parts = vec![format!("OR({{withholding}}<>\"{OWN_RATE}\",{rule})")];
    let ids = terms.withholding.iter().map(|kind| format!("{{withholding}}=\"{}\"", kind.id));
    parts.push(format!("OR({{withholding}}=\"{OWN_RATE}\",{})", ids.collect::<Vec<_>>().join(",")));
    for kind in &terms.withholding {
        for (index, dividend) in terms.dividends.iter().enumerate() {
            if !kind.parts.iter().any(|tax| tax.holds_on(dividend.taxed_on())) {
                parts.push(format!("OR({{withholding}}<>\"{}\",N({{missed}})>{index})", kind.id));
            }
        }
    }
    parts.join(",")
}

/// Adds the lines that count days: whether the buyback's inputs are in order, the days of buying, and for which part of the
/// year a bought share is gone. The page counts them in `kessan_core::timing`.
fn calendar(
    lines: &mut Lines,
    release: &'static Release,
    terms: &Terms,
    answer: &Answer,
    window: Span,
    in_order: &str,
) {
    let say = |words: &dyn Fn(Env) -> String| both(release, words);
    let formula = |text: String, value: Option<Decimal>| formula(Some(text), value);
    let rule = "AND({in-order},ISNUMBER({price}),N({price})>0,OR({when}<>\"day\",{day-rule}))";
    let day = lines.list.iter().find(|line| line.key == "day").and_then(|line| bounds(release, terms, line));
    let rule =
        rule.replace("{in-order}", in_order).replace("{day-rule}", &day.map(|(rule, _)| rule).unwrap_or_default());
    let is_ready = answer.inputs.has_plan() && answer.value(Field::Price).is_some();
    let ready = Content::Formula(rule, is_true(is_ready));
    lines.add("is-ready", say(&|env| t!(env, workbook.assumptions_ready)), ready, "@");
    let day_of = |other: &str| {
        format!("IF({{when}}=\"day\",N({{day}}),IF({{when}}=\"{other}\",{{window-{other}}},{{window-PART}}))")
    };
    let first = day_of("end").replace("PART", "start");
    let last = day_of("start").replace("PART", "end");
    // The sheet is written with purchases on every day of the window.
    let days = |day: jiff::civil::Date| Some(Decimal::from(serial(day)));
    lines.add("first", say(&|env| t!(env, workbook.first_day)), formula(first, days(window.start)), DAY);
    lines.add("last", say(&|env| t!(env, workbook.last_day)), formula(last, days(window.end)), DAY);
    let all = Some(Decimal::from(window.days()));
    lines.add("days", say(&|env| t!(env, workbook.days)), formula("{last}-{first}+1".to_owned(), all), "#,##0");
    let year = Some(Decimal::from(terms.year.days()));
    let text = "{year-end}-{year-start}+1".to_owned();
    lines.add("year-days", say(&|env| t!(env, workbook.year_days)), formula(text, year), "#,##0");
    let gone = format!("{}-{}", sum_up_to("({year-end}-{first})"), sum_up_to("({year-end}-{last}-1)"));
    let (days_gone, of) = Timing::Even.gone(window, terms.year);
    lines.add("gone", say(&|env| t!(env, workbook.gone)), formula(gone, Some(days_gone.into())), "#,##0");
    let part = over(days_gone.into(), of.into());
    let text = "{gone}/({year-days}*{days})".to_owned();
    lines.add("part", say(&|env| t!(env, workbook.part)), formula(text, part), "0.0000%");
}

/// The sum of all whole numbers up to a number, each at most the year's days: the days after each day of buying.
fn sum_up_to(number: &str) -> String {
    let within = format!("MIN(MAX({number},0),{{year-days}})");
    format!("({within}*({within}+1)/2+MAX({number}-{{year-days}},0)*{{year-days}})")
}
