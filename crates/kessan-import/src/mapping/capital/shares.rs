//! How many shares there are.

use std::collections::BTreeMap;

use jiff::civil::Date;
use kessan_core::release::model::{Claim, Ref};
use rust_decimal::Decimal;

use super::{Sources, is_of_class, reference};
use crate::mapping::answers::Counts;
use crate::mapping::cells::grouped;
use crate::mapping::emit::Writer;
use crate::mapping::figures::Line;
use crate::mapping::periods::end_of;
use crate::mapping::roles::{self, Role};
use crate::mapping::scenario::Scenario;
use crate::mapping::words::Words;

/// Shares in the hands of others: as a table shows them at the latest day, as a text states them, or those issued less those
/// held by the company.
pub fn shares(writer: &Writer<'_>, sources: &mut Sources<'_, '_>) -> Option<Ref> {
    let (figures, shown) = (sources.figures, sources.shown);
    let latest = |role: Role| {
        let lines = shown
            .lines
            .iter()
            .filter(|line| figures.lines.get(**line).and_then(Line::role).is_some_and(|(own, _)| own == role));
        let days = lines.flat_map(|line| shown.periods(*line).into_iter().map(move |period| (*line, period)));
        let days = days.filter(|(line, period)| {
            figures.periods.is_instant(*period)
                && shown.actual(*line, *period).is_some_and(|known| known.value > Decimal::ZERO)
        });
        days.max_by_key(|(_, period)| end_of(figures.periods.get(*period)))
    };
    let issued = latest(Role::SharesIssued);
    if let Some((line, period)) = latest(Role::SharesOutstanding) {
        return reference(writer, line, period, Scenario::Actual);
    }
    if let Some((line, period)) = issued {
        let treasury =
            shown.line(figures, Role::TreasuryShares, Some(period)).and_then(|line| shown.actual(line, period));
        let held = treasury.map_or(Decimal::ZERO, |known| known.value.abs());
        let others = shown.actual(line, period)?.value.checked_sub(held).filter(|others| *others > Decimal::ZERO)?;
        if held.is_zero() {
            return reference(writer, line, period, Scenario::Actual);
        }
        let place = Words::both(
            "Number of shares issued less treasury shares, worked out when imported",
            "期末発行済株式数から期末自己株式数を控除（取り込み時に計算）",
        );
        return claim(
            writer,
            sources,
            "shares.outstanding",
            &Words::both("Shares outstanding", "自己株式を除く発行済株式数"),
            &place,
            others,
            Some(period),
        );
    }
    if let Some(all) = of_all_classes(sources, true) {
        return of_classes(writer, sources, all);
    }
    // On a cover page, outside of any table.
    let stated = figures.all().filter(|(fact, figure)| {
        figure.value.is_some_and(|value| value > Decimal::ZERO)
            && figures
                .lines
                .get(figure.line)
                .and_then(Line::role)
                .is_some_and(|(role, _)| role == Role::SharesOutstanding)
            && sources.report.facts.get(*fact).is_some()
    });
    let Some((fact, figure)) = stated.max_by_key(|(_, figure)| end_of(figures.periods.get(figure.period))) else {
        return match of_all_classes(sources, false) {
            Some(all) => of_classes(writer, sources, all),
            None => given(writer, sources),
        };
    };
    let value = figure.value?;
    let is_cover = sources.report.facts.get(fact).is_some_and(|fact| fact.concept.prefix == "dei");
    let place = if is_cover { Words::both("Cover page", "表紙") } else { Words::both("Text", "本文") };
    claim(
        writer,
        sources,
        "shares.outstanding",
        &Words::both("Shares outstanding", "発行済株式数"),
        &place,
        value,
        None,
    )
}

fn of_classes(writer: &Writer<'_>, sources: &mut Sources<'_, '_>, all: Decimal) -> Option<Ref> {
    let label = Words::both("Shares outstanding", "発行済株式数");
    let place = Words::both(
        "Shares outstanding of all classes, added up when imported",
        "各種類株式の発行済株式数の合計（取り込み時に計算）",
    );
    claim(writer, sources, "shares.outstanding", &label, &place, all, None)
}

/// The shares outstanding of every class of common shares at the latest day: those of the cover page, or those of any table.
fn of_all_classes(sources: &Sources<'_, '_>, is_cover: bool) -> Option<Decimal> {
    let figures = sources.figures;
    let mut days: BTreeMap<Date, BTreeMap<usize, Decimal>> = BTreeMap::new();
    for (number, figure) in figures.all() {
        let (Some(line), Some(fact)) = (figures.lines.get(figure.line), sources.report.facts.get(number)) else {
            continue;
        };
        let is_it = is_of_class(line)
            && roles::role(&line.element.local).is_some_and(|(role, _)| role == Role::SharesOutstanding)
            && (fact.concept.prefix == "dei") == is_cover;
        let value = figure.value.filter(|value| is_it && *value > Decimal::ZERO);
        if let (Some(value), Some(day)) = (value, end_of(figures.periods.get(figure.period))) {
            days.entry(day).or_default().insert(figure.line, value);
        }
    }
    let (_, classes) = days.pop_last()?;
    // One element for all classes: two of them would count shares twice.
    let mut elements = classes.keys().filter_map(|line| Some(&figures.lines.get(*line)?.element));
    let first = elements.next()?;
    if !elements.all(|element| element == first) {
        return None;
    }
    classes.into_values().try_fold(Decimal::ZERO, Decimal::checked_add)
}

/// As a person says it.
fn given(writer: &Writer<'_>, sources: &mut Sources<'_, '_>) -> Option<Ref> {
    let Some(printed) = sources.answers.number(&["shares_outstanding"], Counts::Shares) else {
        sources.questions.ask(
            "shares_outstanding",
            "How many shares are outstanding, without treasury shares? Without them there is no calculator of dividends.",
            "capital.shares_outstanding",
            "\"50,000,000\"",
        );
        return None;
    };
    let label = Words::both("Shares outstanding", "自己株式を除く発行済株式数");
    let claim = super::number_given(writer, sources, "shares.outstanding", &label, printed, "shares")?;
    Some(Ref::Claim { claim })
}

/// A number of shares that stands in no table.
fn claim(
    writer: &Writer<'_>,
    sources: &mut Sources<'_, '_>,
    id: &str,
    label: &Words,
    place: &Words,
    value: Decimal,
    period: Option<usize>,
) -> Option<Ref> {
    sources.claims.push(Claim {
        id: id.to_owned(),
        label: writer.text(label)?,
        place: writer.text(place)?,
        printed: grouped(value.normalize(), value.normalize().scale()),
        unit: "shares".parse().ok()?,
        scale: 0,
        concept: None,
        period: period.and_then(|period| writer.ids.period(period)).map(str::to_owned),
        scenario: None,
        measure: None,
        negated: false,
        named: None,
        named_base: None,
    });
    Some(Ref::Claim { claim: id.to_owned() })
}
