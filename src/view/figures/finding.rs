//! What a figure shows, in one sentence with its numbers; right for any release, whatever rose or fell.

use std::cmp::Ordering;

use rust_decimal::Decimal;

use super::amounts::in_money;
use super::{FigureContext, Which, bridges, costs, drivers, lines, mix, progress};
use crate::state::settings::Show;
use crate::state::view_state::ViewState;
use crate::t;
use crate::view::columns::is_derived;
use crate::view::env::Env;
use crate::view::number::{self, keyed, noted};
use crate::view::words::names_a_loss;
use kessan_core::arithmetic::{minus, over};
use kessan_core::bridge::{Rung, RungKind};
use kessan_core::change::Growth;
use kessan_core::grid::Pair;
use kessan_core::lines::{Line, Name};
use kessan_core::margins::Kind;
use kessan_core::release::Currency;
use kessan_core::release::model::Scenario;
use kessan_core::rounding::half_away;
use kessan_core::trace::Key;

/// A sentence about a comparison behind the comparison's name, which tells a derived one; the sentence alone where the release
/// has just one comparison.
pub fn of_comparison(env: Env, pair: &Pair<'_>, sentence: &str) -> String {
    let comparison = env.text(&pair.comparison.label);
    match (env.release.file.comparisons.len(), is_derived(pair.current)) {
        (0 | 1, false) => sentence.to_owned(),
        (_, false) => t!(env, figures.of_comparison, comparison = comparison, sentence = sentence),
        (_, true) => t!(env, figures.of_derived, comparison = comparison, sentence = sentence),
    }
}

/// The sentence of a panel, or of the whole figure if it is not by comparison, with keys at its numbers; `None` if there is
/// nothing to say.
pub fn finding(context: FigureContext, which: Which, panel: usize, currency: Currency) -> Option<String> {
    let pairs = context.env.release.pairs();
    let pair = pairs.iter().find(|pair| pair.index == panel);
    match which {
        Which::NetIncome | Which::Operating | Which::Cash | Which::Income => {
            of_amounts(context, which, pair?, currency)
        }
        Which::Mix => added(context, pair?),
        Which::Costs => spent(context, pair?),
        Which::Progress => progress::finding(context, pair?),
        Which::Drivers => drivers::finding(context),
        Which::Balance => funded(context),
        Which::Margins => None,
    }
}

/// The same for the figures whose sentence has amounts, in the unit of `context`.
pub fn of_amounts(context: FigureContext, which: Which, pair: &Pair<'_>, currency: Currency) -> Option<String> {
    match which {
        Which::NetIncome | Which::Operating | Which::Cash => moved(context, which, pair, currency),
        Which::Income => left(context, pair, currency),
        _ => None,
    }
}

/// By how much a figure moved, and which line had the largest effect.
fn moved(context: FigureContext, which: Which, pair: &Pair<'_>, currency: Currency) -> Option<String> {
    let env = context.env;
    let rungs = bridges::rungs(context, which, pair)?;
    let (first, last) = (rungs.first()?, rungs.last()?);
    let change = minus(last.value, first.value)?;
    let (RungKind::Level(from), RungKind::Level(to)) = (&first.kind, &last.kind) else { return None };
    let whole = lines::label(env, &last.line);
    // A line that is called a loss widens as its figure falls; on the way from a profit to a loss neither is right.
    let is_loss = names_a_loss(&whole);
    let is_below = first.value <= Decimal::ZERO && last.value <= Decimal::ZERO;
    let whole = if is_loss && !is_below { t!(env, figures.result) } else { whole };
    let concept = last.line.concept()?.to_owned();
    let key = Key::Change { concept, period: to.clone(), prior: from.clone(), currency: Currency::Reporting };
    let known = [first, last].into_iter().filter_map(|level| env.release.decimals_of_rung(level)).min();
    let amount = keyed(&key.write(env.release), &context.money_of(change.abs(), known, currency));
    if change.is_zero() {
        return Some(t!(env, figures.unmoved, whole = whole));
    }
    // The largest step that goes the way of the whole, of those that a line accounts for.
    let goes_along = |rung: &&Rung| {
        let is_step = !rung.is_level() && rung.line.name != Name::Rest;
        is_step && rung.value.is_sign_negative() == change.is_sign_negative()
    };
    let Some(largest) = rungs.iter().filter(goes_along).max_by_key(|rung| rung.value.abs()) else {
        return Some(match (is_loss && is_below, change < Decimal::ZERO) {
            (true, true) => t!(env, figures.widened, whole = whole, amount = amount),
            (true, false) => t!(env, figures.narrowed, whole = whole, amount = amount),
            (false, true) => t!(env, figures.fell, whole = whole, amount = amount),
            (false, false) => t!(env, figures.rose, whole = whole, amount = amount),
        });
    };
    let line = lines::name(env, &largest.line);
    let part = over(largest.value, change)?;
    let is_most = part >= Decimal::new(5, 1) && part <= Decimal::ONE;
    let step = if is_most {
        context.money_of(largest.value.abs(), env.release.decimals_of_rung(largest), currency)
    } else {
        in_money(env, context.step(largest).get(currency == Currency::Translation).to_owned(), currency)
    };
    let step = keyed(&lines::rung_key(env, largest), &step);
    if is_loss && is_below {
        return Some(match (change < Decimal::ZERO, is_most) {
            (true, true) => {
                t!(env, figures.widened_by_one, whole = whole, amount = amount, line = line, step = step)
            }
            (true, false) => t!(env, figures.widened_by, whole = whole, amount = amount, line = line, step = step),
            (false, true) => {
                t!(env, figures.narrowed_by_one, whole = whole, amount = amount, line = line, step = step)
            }
            (false, false) => t!(env, figures.narrowed_by, whole = whole, amount = amount, line = line, step = step),
        });
    }
    Some(match (change < Decimal::ZERO, is_most) {
        (true, true) => t!(env, figures.fell_by_one, whole = whole, amount = amount, line = line, step = step),
        (true, false) => t!(env, figures.fell_by, whole = whole, amount = amount, line = line, step = step),
        (false, true) => t!(env, figures.rose_by_one, whole = whole, amount = amount, line = line, step = step),
        (false, false) => t!(env, figures.rose_by, whole = whole, amount = amount, line = line, step = step),
    })
}

/// What is left of the revenues: the net income, or the loss, as an amount and in per cent.
fn left(context: FigureContext, pair: &Pair<'_>, currency: Currency) -> Option<String> {
    let env = context.env;
    let release = env.release;
    let (id, period) = (release.file.story.net_income(), &pair.current.id);
    let margin = release.margin(Kind::Net, period)?;
    let words = context.money(id, period, Scenario::Actual);
    let amount = keyed(&number::value(release, id, period), words.get(currency == Currency::Translation));
    let line = env.text(&release.concept(id)?.label);
    let percent = noted(env, &number::margin(release, Kind::Net, period), &env.percent(margin.percent?));
    Some(t!(env, figures.left, percent = percent, line = line, amount = amount))
}

/// Which business added most to the growth of revenues, or took most from it.
fn added(context: FigureContext, pair: &Pair<'_>) -> Option<String> {
    let env = context.env;
    let release = env.release;
    let (prior, whole) = (pair.prior?, release.file.story.revenues());
    let Growth::Percent(rate) = release.growth(whole, pair.current, pair.prior)? else { return None };
    let name = env.text(&release.concept(whole)?.label);
    if rate.is_zero() {
        return Some(t!(env, figures.unmoved, whole = name));
    }
    let view_state = ViewState { show: Show::Growth, ..ViewState::default() };
    let points = mix::entries(context, &view_state).into_iter().filter_map(|entry| {
        let line = Line::of(Decimal::ONE, &entry.concept);
        Some((release.contribution(&line, whole, pair)?, entry))
    });
    let goes_along = |(points, _): &(Decimal, mix::Entry)| points.is_sign_negative() == rate.is_sign_negative();
    let (points, entry) = points.filter(goes_along).max_by_key(|(points, _)| points.abs())?;
    let (period, prior) = (pair.current.id.clone(), prior.id.clone());
    let percent = noted(env, &number::growth(release, whole, &period, &prior), &env.percent(rate.abs()));
    let key = Key::Contribution { terms: vec![(Decimal::ONE, entry.concept)], period, prior, whole: whole.to_owned() };
    let points = keyed(&key.write(release), &env.signed(points, 1));
    Some(if rate > Decimal::ZERO {
        t!(env, figures.added, whole = name, line = entry.label, points = points, rate = percent)
    } else {
        t!(env, figures.taken, whole = name, line = entry.label, points = points, rate = percent)
    })
}

/// Which cost is more of the revenues than before; if none is, which is less by most; the largest one if there is no before.
fn spent(context: FigureContext, pair: &Pair<'_>) -> Option<String> {
    let env = context.env;
    let release = env.release;
    let share = |line: &Line, period: &str| release.share_of_line(line, period, release.file.story.revenues());
    let mut all = costs::lines(context, pair);
    all.pop();
    let text = |line: &Line, period: &str| {
        let percent = share(line, period).map(|share| env.percent(share)).unwrap_or_default();
        noted(env, &line.concept().map(|id| number::share(release, id, period)).unwrap_or_default(), &percent)
    };
    let name = |line: &Line| lines::name(env, line);
    let now = &pair.current.id;
    if let Some(prior) = pair.prior.map(|prior| &prior.id) {
        let change = |line: &Line| minus(share(line, now)?, share(line, prior)?);
        let moved = || all.iter().filter_map(|line| Some((change(line)?, line)));
        let (most, least) = (moved().max_by_key(|(change, _)| *change)?, moved().min_by_key(|(change, _)| *change)?);
        let said = |line: &Line| (name(line), text(line, prior), text(line, now));
        return Some(if most.0 > Decimal::ZERO {
            let (line, before, now) = said(most.1);
            t!(env, figures.spent_more, line = line, before = before, now = now)
        } else if least.0 < Decimal::ZERO {
            let (line, before, now) = said(least.1);
            t!(env, figures.spent_less, line = line, before = before, now = now)
        } else {
            t!(env, figures.spent_same)
        });
    }
    let line = all.iter().max_by_key(|line| share(line, now))?;
    Some(t!(env, figures.spent_most, line = name(line), now = text(line, now)))
}

/// What part of the assets the last line of the funding pays for: the equity, as accounts are ordered.
fn funded(context: FigureContext) -> Option<String> {
    let env = context.env;
    let release = env.release;
    let (sheet, whole) = (release.balance_sheet()?, release.file.story.assets.as_ref()?);
    let line = sheet.funding.last()?;
    let id = line.concept()?;
    // As it is written: what rounds to the same has not moved.
    let percent = |period: &str| Some(half_away(release.share_of_line(line, period, whole)?, 1));
    let share = |period: &str| {
        let key = Key::Share { concept: id.to_owned(), period: period.to_owned(), whole: whole.clone() };
        Some(noted(env, &key.write(release), &env.percent(percent(period)?)))
    };
    let line = lines::name(env, line);
    let (before, at) = match sheet.at.as_slice() {
        [before, at] => (Some(before), at),
        [at] => (None, at),
        _ => return None,
    };
    let (now, day) = (share(&at.id)?, env.text(&at.label));
    let Some(at_first) = before else { return Some(t!(env, figures.funded_alone, line = line, now = now, day = day)) };
    let (before, day_before) = (share(&at_first.id)?, env.text(&at_first.label));
    Some(match percent(&at.id)?.cmp(&percent(&at_first.id)?) {
        Ordering::Greater => {
            t!(env, figures.funded_up, line = line, now = now, day = day, before = before, day_before = day_before)
        }
        Ordering::Less => {
            t!(env, figures.funded_down, line = line, now = now, day = day, before = before, day_before = day_before)
        }
        Ordering::Equal => t!(env, figures.funded_same, line = line, now = now, day = day, day_before = day_before),
    })
}
