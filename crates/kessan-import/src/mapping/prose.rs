//! Figures that the prose states and a table shows, too: claims, which the release's checks hold against the tables.
//!
//! A filing tags numbers in its text. Each that is of a line, a period and a scenario that a table has becomes a claim, with its
//! own digits; the others are counted by the reason for which they are left out. Nothing is read from text that no tag is in.

use std::collections::{BTreeMap, HashSet};

use kessan_core::cell::Cell;
use kessan_core::checks::{Held, Kind, Status, printing::Source};
use kessan_core::numeral::Mark;
use kessan_core::release::Release;
use kessan_core::release::model::{Claim, Scenario as ModelScenario};
use rust_decimal::Decimal;

use super::cells::plain;
use super::emit::Writer;
use super::figures::{Figure, Figures, Measure};
use super::ids::Unlike;
use super::shown::{Known, Shown};
use super::units::{Class, power_of_ten};
use super::words::Words;
use crate::report::{Fact, Report};
use kessan_core::order::CompactSort;

/// As many claims as a release gets from its prose: those about the lines that every set of accounts has come first.
const MOST_CLAIMS: usize = 100;

/// What was made of the prose.
#[derive(Debug, Default)]
pub struct Prose {
    /// The claims, in the order of the text.
    pub claims: Vec<Claim>,
    /// The facts that they state, several where the text says the same again.
    pub used: HashSet<usize>,
    /// Why the other facts of the prose became none.
    pub left: BTreeMap<usize, &'static str>,
}

/// What a fact states, as a claim prints it.
struct Stated {
    printed: String,
    scale: u32,
    is_negated: bool,
    /// A unit of the last digit that the text or the tag vouches for.
    unit: Decimal,
}

impl Prose {
    /// The claims of a report.
    pub fn new(report: &Report, figures: &Figures, shown: &Shown, writer: &Writer<'_>) -> Self {
        let cells = report.tables.iter().flat_map(|table| &table.rows).flat_map(|row| &row.cells);
        let in_tables: HashSet<usize> = cells.flat_map(|cell| cell.facts.iter().copied()).collect();
        let mut prose = Self::default();
        let mut found: Vec<(bool, usize, &Figure, Stated)> = Vec::new();
        let mut known: BTreeMap<(usize, usize, usize, String, u32), usize> = BTreeMap::new();
        if report.tables.is_empty() {
            return prose;
        }
        for (number, figure) in figures.all() {
            let Some(fact) = report.facts.get(number) else { continue };
            let is_prose = !fact.is_hidden
                && figure.value.is_some()
                && !in_tables.contains(&number)
                && !shown.facts.contains(&number);
            if !is_prose {
                continue;
            }
            match stated(fact, figure, figures, shown) {
                Err(reason) => _ = prose.left.insert(number, reason),
                Ok(stated) => {
                    let key =
                        (figure.line, figure.period, figure.scenario as usize, stated.printed.clone(), stated.scale);
                    prose.used.insert(number);
                    if known.insert(key, number).is_none() {
                        let is_usual = figures.lines.get(figure.line).is_some_and(|line| line.role().is_some());
                        found.push((is_usual, number, figure, stated));
                    }
                }
            }
        }
        if found.len() > MOST_CLAIMS {
            found.compact_sort_by_key(|(is_usual, number, ..)| (!is_usual, *number));
            for (_, number, ..) in found.split_off(MOST_CLAIMS) {
                prose.used.remove(&number);
                prose.left.insert(number, "stands in the text, beyond the first hundred that a table shows, too");
            }
            found.compact_sort_by_key(|(_, number, ..)| *number);
        }
        let mut ids = Unlike::default();
        for (_, number, figure, stated) in found {
            let claim = report.facts.get(number).and_then(|fact| claim(report, fact, figure, stated, figures, writer));
            match claim {
                Some(claim) => prose.claims.push(Claim { id: ids.id(claim.id.clone()), ..claim }),
                None => {
                    prose.used.remove(&number);
                    prose.left.insert(number, NO_TABLE);
                }
            }
        }
        prose
    }
}

const NO_TABLE: &str = "stands in the text, of a line or a period that no table has";

/// What the text says, if a claim can print it and the tables show the same line for the same time.
fn stated(fact: &Fact, figure: &Figure, figures: &Figures, shown: &Shown) -> Result<Stated, &'static str> {
    let is_reporting = figure.currency.is_none() || figure.currency == figures.reporting;
    let known = shown
        .get(figure.line, figure.period, figure.scenario)
        .filter(|_| figure.measure == Measure::Value && is_reporting)
        .ok_or(NO_TABLE)?;
    let class = figures.lines.get(figure.line).map(|line| &line.class).ok_or(NO_TABLE)?;
    let stated = fact
        .printed
        .as_deref()
        .zip(figure.value)
        .and_then(|(text, value)| as_printed(&plain(text), value, class, fact.scale, figure.decimals));
    let stated = stated.ok_or("stands in the text in words, or as nothing")?;
    let value = figure.value.unwrap_or_default();
    if is_doubtful(value, stated.unit, known) {
        return Err("stands in the text in fewer digits than the tables have, and one unit of the last away from them");
    }
    Ok(stated)
}

/// The text of a claim, if it reads as the value, or as the value with the other sign.
fn as_printed(text: &str, value: Decimal, class: &Class, scale: i32, decimals: Option<i32>) -> Option<Stated> {
    let Cell::Number { value: printed, decimals: digits, power: None, mark } = Cell::parse(text)? else { return None };
    if value.is_zero() || !(mark.is_none() || (mark == Some(Mark::Percent) && *class == Class::Percent)) {
        return None;
    }
    let scale = match class {
        class if *class == Class::Money || class.is_count() => {
            u32::try_from(scale).ok().filter(|scale| *scale <= 12)?
        }
        Class::Percent => 0,
        _ if scale == 0 => 0,
        _ => return None,
    };
    let power = i32::try_from(scale).ok()?;
    let whole = printed.checked_mul(power_of_ten(power)?)?;
    let is_negated = whole == -value;
    if !is_negated && whole != value {
        return None;
    }
    let printed_unit = power_of_ten(power - i32::try_from(digits).ok()?)?;
    let tagged_unit = decimals.and_then(|decimals| power_of_ten(decimals.saturating_neg())).unwrap_or_default();
    Some(Stated { printed: text.to_owned(), scale, is_negated, unit: printed_unit.max(tagged_unit) })
}

/// Whether the text and the table differ by no more than their last digits can explain, but by more than rounding does: prose
/// rounds freely ("about 5 million" for 5.6). What is further away is for the reader to see.
fn is_doubtful(value: Decimal, unit: Decimal, known: Known) -> bool {
    let (Some(difference), Some(reach)) = (value.checked_sub(known.value), unit.checked_add(known.reach())) else {
        return true;
    };
    let difference = difference.abs();
    !difference.is_zero() && difference + difference >= reach && difference <= reach
}

fn claim(
    report: &Report,
    fact: &Fact,
    figure: &Figure,
    stated: Stated,
    figures: &Figures,
    writer: &Writer<'_>,
) -> Option<Claim> {
    let line = figures.lines.get(figure.line)?;
    let (concept, period) = (writer.ids.line(figure.line)?, writer.ids.period(figure.period)?);
    let own = writer.languages.first().map_or("en", String::as_str);
    let when = writer.calendar.label(figures.periods.get(figure.period));
    let label = writer.labels.of_line(figure.line, line, own).map(|language, line| match when.get(language) {
        Some(when) if language == "ja" => format!("{line}（{when}）"),
        Some(when) => format!("{line}, {when}"),
        None => line.to_owned(),
    });
    let document = report.documents.get(fact.place.document).map(|document| super::words::clean(&document.path));
    let document = document.as_deref().and_then(|path| path.rsplit('/').next()).unwrap_or_default();
    let place = match &fact.place.element {
        Some(element) => {
            Words::both(&format!("{document}, element {element}"), &format!("{document}（要素 {element}）"))
        }
        None => Words::both(
            &format!("{document}, line {}", fact.place.line),
            &format!("{document}（{}行目）", fact.place.line),
        ),
    };
    let scenario = super::emit::scenario(figure.scenario as usize);
    Some(Claim {
        id: super::words::id_of(&format!("text.{concept}.{period}"), "text"),
        label: writer.text(&label)?,
        place: writer.text(&place)?,
        printed: stated.printed,
        unit: line.class.written(&writer.currency).parse().ok()?,
        scale: stated.scale,
        concept: Some(concept.to_owned()),
        period: Some(period.to_owned()),
        scenario: (scenario != ModelScenario::Actual).then_some(scenario),
        measure: None,
        negated: stated.is_negated,
        named: None,
        named_base: None,
    })
}

/// The ids of the claims of the prose that do not hold and are no further away than one unit of their last digit.
pub fn doubtful(release: &Release) -> HashSet<String> {
    let checks = release.checks();
    let mut doubtful = HashSet::new();
    for check in checks.with(Status::Inconsistent).filter(|check| check.kind == Kind::Claim) {
        let Held::Figure(held) = check.held else { continue };
        let Source::Claim(at) = held.source else { continue };
        let claim = release.file.claims.get(at).filter(|claim| claim.id.starts_with("text."));
        let reach = power_of_ten(held.decimals.saturating_neg()).unwrap_or_default();
        if let (Some(claim), Some(difference)) = (claim, check.difference)
            && difference.abs() <= reach
        {
            doubtful.insert(claim.id.clone());
        }
    }
    doubtful
}

#[cfg(test)]
mod tests {
    use super::*;

    fn text(text: &str, value: i64, class: &Class, scale: i32) -> Option<(String, u32, bool)> {
        as_printed(text, value.into(), class, scale, None)
            .map(|stated| (stated.printed, stated.scale, stated.is_negated))
    }

    #[test]
    fn a_claim_prints_what_the_text_prints() {
        assert_eq!(text("13.6", 13_600_000_000, &Class::Money, 9), Some(("13.6".into(), 9, false)));
        assert_eq!(text("5", -5_000_000, &Class::Money, 6), Some(("5".into(), 6, true)));
        assert_eq!(text("37%", 37, &Class::Percent, -2), Some(("37%".into(), 0, false)));
        assert_eq!(text("two", 2, &Class::Shares, 0), None, "in words");
        assert_eq!(text("208", 208_000_000, &Class::Shares, 6), Some(("208".into(), 6, false)));
        assert_eq!(text("0.25", 250_000, &Class::PerShare, 6), None, "a value per share has no power of ten");
        assert_eq!(text("13.7", 13_600_000_000, &Class::Money, 9), None, "not what the tag says");
    }

    #[test]
    fn prose_that_rounds_freely_is_no_contradiction_and_prose_that_errs_is_one() {
        let known = Known { value: 5_640.into(), decimals: Some(0) };
        assert!(!is_doubtful(5_600.into(), 100.into(), known), "rounded");
        assert!(is_doubtful(5_700.into(), 100.into(), known), "rounded up, which no rule does");
        assert!(!is_doubtful(6_540.into(), 100.into(), known), "digits that changed places");
    }
}
