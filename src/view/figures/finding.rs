//! What a figure shows, in one sentence with its numbers; right for any release, whatever rose or fell.

use rust_decimal::Decimal;

use super::{Easel, Which, bridges, costs, lines, mix, progress};
use crate::domain::arithmetic::{minus, over};
use crate::domain::bridge::{Rung, RungKind};
use crate::domain::change::{Growth, growth, percent_of};
use crate::domain::grid::Pair;
use crate::domain::lines::Line;
use crate::domain::margins::Kind;
use crate::domain::release::Currency;
use crate::domain::release::model::Scenario;
use crate::domain::trace::Key;
use crate::say;
use crate::state::settings::Show;
use crate::state::sight::Sight;
use crate::view::columns::{amount_of, known_to};
use crate::view::number::{self, keyed};

/// The sentence of a panel, or of the whole figure if it is not by comparison, with keys at its numbers; `None` if there is
/// nothing to say.
pub fn finding(easel: Easel, which: Which, panel: usize, currency: Currency) -> Option<String> {
    let pairs = easel.env.release.pairs();
    let pair = pairs.iter().find(|pair| pair.index == panel);
    match which {
        Which::NetIncome | Which::Operating | Which::Cash | Which::Income => of_amounts(easel, which, pair?, currency),
        Which::Mix => added(easel, pair?),
        Which::Costs => spent(easel, pair?),
        Which::Progress => reached(easel, pair?),
        Which::Drivers => driven(easel),
        Which::Balance => funded(easel),
        Which::Margins => None,
    }
}

/// The same for the figures whose sentence has amounts, in the unit of `easel`.
pub fn of_amounts(easel: Easel, which: Which, pair: &Pair<'_>, currency: Currency) -> Option<String> {
    match which {
        Which::NetIncome | Which::Operating | Which::Cash => moved(easel, which, pair, currency),
        Which::Income => left(easel, pair, currency),
        _ => None,
    }
}

/// By how much a figure moved, and the largest step.
fn moved(easel: Easel, which: Which, pair: &Pair<'_>, currency: Currency) -> Option<String> {
    let env = easel.env;
    let rungs = bridges::rungs(easel, which, pair)?;
    let (first, last) = (rungs.first()?, rungs.last()?);
    let change = minus(last.value, first.value)?;
    let (RungKind::Level(from), RungKind::Level(to)) = (&first.kind, &last.kind) else { return None };
    let whole = lines::label(env, &last.line);
    let concept = last.line.concept()?.to_owned();
    let key = Key::Change { concept, period: to.clone(), prior: from.clone(), currency: Currency::Reporting };
    let known = [first, last].into_iter().filter_map(|level| env.release.decimals_of_rung(level)).min();
    let amount = known_to(env, amount_of(env, change.abs(), currency), known, currency);
    let amount = keyed(&key.write(env.release), &amount);
    // The largest step that goes the way of the whole.
    let goes_along = |rung: &&Rung| !rung.is_level() && rung.value.is_sign_negative() == change.is_sign_negative();
    let largest = rungs.iter().filter(goes_along).max_by_key(|rung| rung.value.abs());
    let Some(largest) = largest.filter(|_| !change.is_zero()) else {
        return Some(say!(env, figures.unmoved, whole = whole));
    };
    let line = lines::name(env, &largest.line);
    let text = easel.step(largest);
    let step = keyed(&lines::rung_key(env, largest), text.get(currency == Currency::Translation));
    let part = over(largest.value, change)?;
    let is_most = part >= Decimal::new(5, 1) && part <= Decimal::ONE;
    Some(match (change < Decimal::ZERO, is_most) {
        (true, true) => say!(env, figures.fell_by_one, whole = whole, amount = amount, line = line, step = step),
        (true, false) => say!(env, figures.fell_by, whole = whole, amount = amount, line = line, step = step),
        (false, true) => say!(env, figures.rose_by_one, whole = whole, amount = amount, line = line, step = step),
        (false, false) => say!(env, figures.rose_by, whole = whole, amount = amount, line = line, step = step),
    })
}

/// What is left of the revenues.
fn left(easel: Easel, pair: &Pair<'_>, currency: Currency) -> Option<String> {
    let env = easel.env;
    let release = env.release;
    let (id, period) = (&release.file.story.net_income, &pair.current.id);
    let margin = release.margin(Kind::Net, period)?;
    let words = easel.amount(id, period, Scenario::Actual);
    let amount = words.get(currency == Currency::Translation);
    let amount = keyed(&number::value(release, id, period), amount);
    let line = env.text(&release.concept(id)?.label);
    if margin.is_loss() {
        return Some(say!(env, figures.not_covered, line = line, amount = amount));
    }
    let percent = keyed(&number::margin(release, Kind::Net, period), &env.percent(margin.percent?));
    Some(say!(env, figures.left, percent = percent, line = line, amount = amount))
}

/// Which business added most to the growth of revenues, or took most from it.
fn added(easel: Easel, pair: &Pair<'_>) -> Option<String> {
    let env = easel.env;
    let release = env.release;
    let (prior, whole) = (pair.prior?, &release.file.story.revenues);
    let Growth::Percent(rate) = release.growth(whole, pair.current, pair.prior)? else { return None };
    let sight = Sight { show: Show::Growth, ..Sight::default() };
    let points = mix::entries(easel, &sight).into_iter().filter_map(|entry| {
        let line = Line::of(Decimal::ONE, &entry.concept);
        Some((release.contribution(&line, whole, pair)?, entry))
    });
    let goes_along = |(points, _): &(Decimal, mix::Entry)| points.is_sign_negative() == rate.is_sign_negative();
    let (points, entry) = points.filter(goes_along).max_by_key(|(points, _)| points.abs())?;
    let (period, prior) = (pair.current.id.clone(), prior.id.clone());
    let rate = keyed(&number::growth(release, whole, &period, &prior), &env.growth(Some(Growth::Percent(rate))));
    let key = Key::Contribution { terms: vec![(Decimal::ONE, entry.concept)], period, prior, whole: whole.clone() };
    let points = keyed(&key.write(release), &env.signed(points, 1));
    Some(say!(env, figures.added, line = entry.label, points = points, rate = rate))
}

/// Which line takes more of the revenues than before, or most of them if there is no before.
fn spent(easel: Easel, pair: &Pair<'_>) -> Option<String> {
    let env = easel.env;
    let release = env.release;
    let share = |line: &Line, period: &str| {
        percent_of(release.total(line, period)?, release.value(&release.file.story.revenues, period)?)
    };
    let mut all = costs::lines(easel, pair);
    all.pop();
    let text = |line: &Line, period: &str| {
        let percent = share(line, period).map(|share| env.percent(share)).unwrap_or_default();
        keyed(&line.concept().map(|id| number::share(release, id, period)).unwrap_or_default(), &percent)
    };
    let name = |line: &Line| lines::name(env, line);
    let now = &pair.current.id;
    if let Some(prior) = pair.prior.map(|prior| &prior.id) {
        let change = |line: &Line| minus(share(line, now)?, share(line, prior)?);
        let moved = all.iter().filter_map(|line| Some((change(line)?, line)));
        let (change, line) = moved.max_by_key(|(change, _)| *change)?;
        let (before, now) = (text(line, prior), text(line, now));
        return Some(if change > Decimal::ZERO {
            say!(env, figures.spent_more, line = name(line), before = before, now = now)
        } else {
            say!(env, figures.spent_less, line = name(line), before = before, now = now)
        });
    }
    let line = all.iter().max_by_key(|line| share(line, now))?;
    Some(say!(env, figures.spent_most, line = name(line), now = text(line, now)))
}

/// How far the last headline, the net income as a rule, is towards its target.
fn reached(easel: Easel, pair: &Pair<'_>) -> Option<String> {
    let env = easel.env;
    let headlines = env.release.headlines(pair);
    let headline = headlines.iter().rfind(|headline| headline.full_year.is_some())?;
    let aim = headline.full_year.as_ref()?;
    let target = &aim.target.period;
    let part = env.percent(progress::elapsed(easel, pair, target)?);
    let line = env.text(&headline.concept.label);
    let Some(reached) = aim.reached else {
        return Some(say!(env, figures.not_reached, part = part, line = line));
    };
    let key = number::reached(env.release, &headline.concept.id, &pair.current.id, target);
    Some(say!(env, figures.reached, part = part, line = line, reached = keyed(&key, &env.percent(reached))))
}

/// What grew most and what fell most.
fn driven(easel: Easel) -> Option<String> {
    let env = easel.env;
    let release = env.release;
    let mut rates = Vec::new();
    for driver in &release.file.story.drivers {
        let [before, now] = release.driver_periods(driver)[..] else { continue };
        for part in &driver.lines {
            let value = |period: &str| release.value(&part.concept, period);
            if let Growth::Percent(rate) = growth(value(&now.id), value(&before.id)) {
                let key = number::growth(release, &part.concept, &now.id, &before.id);
                let name = match driver.lines.len() {
                    1 => env.text(&part.label),
                    _ => say!(env, figures.of_driver, driver = env.text(&driver.label), line = env.text(&part.label)),
                };
                rates.push((rate, name, keyed(&key, &env.growth(Some(Growth::Percent(rate))))));
            }
        }
    }
    let most = rates.iter().max_by_key(|(rate, ..)| *rate).filter(|(rate, ..)| *rate > Decimal::ZERO);
    let least = rates.iter().min_by_key(|(rate, ..)| *rate).filter(|(rate, ..)| *rate < Decimal::ZERO);
    let most = most.map(|(_, line, rate)| say!(env, figures.grew_most, line = line.clone(), rate = rate.clone()));
    let least = least.map(|(_, line, rate)| say!(env, figures.fell_most, line = line.clone(), rate = rate.clone()));
    let sentences: Vec<String> = most.into_iter().chain(least).collect();
    (!sentences.is_empty()).then(|| sentences.join(&say!(env, figures.sentences)))
}

/// What part of the assets the last line of the funding pays for: the equity, as accounts are ordered.
fn funded(easel: Easel) -> Option<String> {
    let env = easel.env;
    let release = env.release;
    let (sheet, whole) = (release.balance_sheet()?, release.file.story.assets.as_ref()?);
    let line = sheet.funding.last()?;
    let id = line.concept()?;
    let share = |period: &str| {
        let percent = percent_of(release.total(line, period)?, release.value(whole, period)?)?;
        let key = Key::Share { concept: id.to_owned(), period: period.to_owned(), whole: whole.clone() };
        Some(keyed(&key.write(release), &env.percent(percent)))
    };
    let name = lines::name(env, line);
    match sheet.at.as_slice() {
        [before, now] => {
            Some(say!(env, figures.funded, line = name, now = share(&now.id)?, before = share(&before.id)?))
        }
        [now] => Some(say!(env, figures.funded_alone, line = name, now = share(&now.id)?)),
        _ => None,
    }
}
