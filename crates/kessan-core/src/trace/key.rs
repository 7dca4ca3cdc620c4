//! The names of numbers, as addresses and the page's elements carry them: words with spaces between them, such as
//! `cell income-statement-1h 4 1h08-jpy` or `growth Revenues 1H08 1H07`.

use super::super::checks::collect::row_id;
use super::super::checks::printing::Source;
use super::super::facts::Place;
use super::super::lines::Term;
use super::super::margins::Kind;
use super::super::release::model::{Ref, Scenario, signed};
use super::super::release::{Currency, Release};

/// A number of the page.
#[derive(Clone, Debug, PartialEq, Eq)]
#[allow(missing_docs, reason = "the fields are what their names say: ids of the file")]
pub enum Key {
    /// A cell of a table.
    Cell(Place),
    /// A cell in the other currency.
    Twin(Place),
    /// A figure of the prose: the position in `claims`.
    Claim(usize),
    /// The value of a concept.
    Value { concept: String, period: String, scenario: Scenario, currency: Currency },
    /// Its rate of change.
    Growth { concept: String, period: String, prior: String },
    /// Its change as an amount.
    Change { concept: String, period: String, prior: String, currency: Currency },
    /// Its part of another, in per cent.
    Share { concept: String, period: String, whole: String },
    /// A result in per cent of the target for a period.
    Reached { concept: String, period: String, target: String },
    /// A margin.
    Margin { line: Kind, period: String },
    /// The difference of two margins as they are shown, rounded.
    Points { line: Kind, period: String, prior: String },
    /// A sum of concepts with their signs, or its change on an earlier period.
    Sum { terms: Vec<Term>, period: String, prior: Option<String>, currency: Currency },
    /// What a sum of concepts adds to the growth of another concept, in percentage points.
    Contribution { terms: Vec<Term>, period: String, prior: String, whole: String },
}

impl Key {
    /// The value of a concept, a result, in the reporting currency.
    pub fn value(concept: &str, period: &str) -> Self {
        let (concept, period) = (concept.to_owned(), period.to_owned());
        Key::Value { concept, period, scenario: Scenario::Actual, currency: Currency::Reporting }
    }

    /// The key of a printed figure.
    pub fn of(release: &Release, source: Source) -> Self {
        match source {
            Source::Cell(index) => Key::Cell(release.facts.all()[index].place),
            Source::Claim(index) => Key::Claim(index),
        }
    }

    /// The key of what a reference leads to.
    pub fn of_reference(release: &Release, reference: &Ref) -> Option<Self> {
        match reference {
            Ref::Claim { claim } => release.file.claims.iter().position(|known| known.id == *claim).map(Key::Claim),
            Ref::Fact { concept, period, scenario } => {
                let (concept, period, scenario) = (concept.clone(), period.clone(), *scenario);
                Some(Key::Value { concept, period, scenario, currency: Currency::Reporting })
            }
        }
    }

    /// The same number in another currency; what has no currency stays as it is.
    pub fn in_currency(self, to: Currency) -> Self {
        match self {
            Key::Value { concept, period, scenario, .. } => Key::Value { concept, period, scenario, currency: to },
            Key::Change { concept, period, prior, .. } => Key::Change { concept, period, prior, currency: to },
            Key::Sum { terms, period, prior, .. } => Key::Sum { terms, period, prior, currency: to },
            other => other,
        }
    }

    /// Reads a key; `None` if it names nothing of this release.
    pub fn read(text: &str, release: &Release) -> Option<Self> {
        let (kind, rest) = text.split_once(' ')?;
        let words: Vec<&str> = rest.split(' ').collect();
        let concept = |id: &str| release.concept(id).map(|concept| concept.id.clone());
        let period = |id: &str| release.period(id).map(|period| period.id.clone());
        let currency = |code: Option<&&str>| match code {
            None => Some(Currency::Reporting),
            Some(code) => (release.currency_code(Currency::Translation)? == *code).then_some(Currency::Translation),
        };
        let value = |scenario, id: &str, at: &str, code: Option<&&str>| {
            Some(Key::Value { concept: concept(id)?, period: period(at)?, scenario, currency: currency(code)? })
        };
        match (kind, words.as_slice()) {
            ("cell", [table, row, column]) => place(release, table, row, column).map(Key::Cell),
            ("twin", [table, row, column]) => place(release, table, row, column).map(Key::Twin),
            ("claim", [id]) => release.file.claims.iter().position(|claim| claim.id == *id).map(Key::Claim),
            ("value", [id, at, code @ ..]) if code.len() < 2 => value(Scenario::Actual, id, at, code.first()),
            ("growth", [id, at, on]) => {
                Some(Key::Growth { concept: concept(id)?, period: period(at)?, prior: period(on)? })
            }
            ("change", [id, at, on, code @ ..]) if code.len() < 2 => Some(Key::Change {
                concept: concept(id)?,
                period: period(at)?,
                prior: period(on)?,
                currency: currency(code.first())?,
            }),
            ("share", [id, at, of]) => {
                Some(Key::Share { concept: concept(id)?, period: period(at)?, whole: concept(of)? })
            }
            ("reached", [id, at, of]) => {
                Some(Key::Reached { concept: concept(id)?, period: period(at)?, target: period(of)? })
            }
            ("margin", [line, at]) => Some(Key::Margin { line: margin(release, line)?, period: period(at)? }),
            ("points", [line, at, on]) => {
                Some(Key::Points { line: margin(release, line)?, period: period(at)?, prior: period(on)? })
            }
            ("sum", [of, at, code @ ..]) if code.len() < 2 => Some(Key::Sum {
                terms: terms(of, release)?,
                period: period(at)?,
                prior: None,
                currency: currency(code.first())?,
            }),
            ("step", [of, at, on, code @ ..]) if code.len() < 2 => Some(Key::Sum {
                terms: terms(of, release)?,
                period: period(at)?,
                prior: Some(period(on)?),
                currency: currency(code.first())?,
            }),
            ("contribution", [of, at, on, to]) => Some(Key::Contribution {
                terms: terms(of, release)?,
                period: period(at)?,
                prior: period(on)?,
                whole: concept(to)?,
            }),
            (kind, [id, at, code @ ..]) if code.len() < 2 => {
                let scenario = Scenario::from_id(kind).filter(|scenario| scenario.is_target())?;
                value(scenario, id, at, code.first())
            }
            _ => None,
        }
    }

    /// The key as text, which [`Key::read`] reads.
    pub fn write(&self, release: &Release) -> String {
        let code = |currency: &Currency| match currency {
            Currency::Reporting => String::new(),
            Currency::Translation => format!(" {}", release.currency_code(*currency).unwrap_or_default()),
        };
        match self {
            Key::Cell(at) => format!("cell {}", named(release, *at)),
            Key::Twin(at) => format!("twin {}", named(release, *at)),
            Key::Claim(index) => format!("claim {}", release.file.claims[*index].id),
            Key::Value { concept, period, scenario, currency } => {
                let kind = if scenario.is_target() { scenario.id() } else { "value" };
                format!("{kind} {concept} {period}{}", code(currency))
            }
            Key::Growth { concept, period, prior } => format!("growth {concept} {period} {prior}"),
            Key::Change { concept, period, prior, currency } => {
                format!("change {concept} {period} {prior}{}", code(currency))
            }
            Key::Share { concept, period, whole } => format!("share {concept} {period} {whole}"),
            Key::Reached { concept, period, target } => format!("reached {concept} {period} {target}"),
            Key::Margin { line, period } => format!("margin {} {period}", margin_name(release, *line)),
            Key::Points { line, period, prior } => format!("points {} {period} {prior}", margin_name(release, *line)),
            Key::Sum { terms, period, prior, currency } => match prior {
                None => format!("sum {} {period}{}", written(terms), code(currency)),
                Some(prior) => format!("step {} {period} {prior}{}", written(terms), code(currency)),
            },
            Key::Contribution { terms, period, prior, whole } => {
                format!("contribution {} {period} {prior} {whole}", written(terms))
            }
        }
    }
}

/// Concepts with their signs, `+Revenues,-CostOfRevenues`: no id has a comma.
fn written(terms: &[Term]) -> String {
    let term = |(sign, concept): &Term| format!("{}{concept}", if sign.is_sign_negative() { '-' } else { '+' });
    terms.iter().map(term).collect::<Vec<_>>().join(",")
}

fn terms(text: &str, release: &Release) -> Option<Vec<Term>> {
    let term = |text: &str| {
        let (sign, concept) = signed(text)?;
        Some((sign, release.concept(concept)?.id.clone()))
    };
    text.split(',').map(term).collect()
}

fn named(release: &Release, place: Place) -> String {
    let table = &release.file.tables[place.table];
    let row = row_id(&table.rows[place.row], place.row);
    format!("{} {row} {}", table.id, table.columns[place.column].id)
}

fn place(release: &Release, table: &str, row: &str, column: &str) -> Option<Place> {
    let at = release.file.tables.iter().position(|known| known.id == table)?;
    let table = &release.file.tables[at];
    let row = table.rows.iter().enumerate().position(|(index, known)| row_id(known, index) == row)?;
    let column = table.columns.iter().position(|known| known.id == column)?;
    let place = Place { table: at, row, column };
    release.fact_at(place).map(|_| place)
}

/// How a margin is named: a business by its revenues.
pub fn margin_name(release: &Release, line: Kind) -> &str {
    match line {
        Kind::Business(index) => release.file.story.businesses.get(index).map_or("", |business| &business.revenues),
        Kind::Gross => "gross",
        Kind::Operating => "operating",
        Kind::Net => "net",
    }
}

fn margin(release: &Release, name: &str) -> Option<Kind> {
    let mut lines = release.margin_lines().into_iter().map(|line| line.kind);
    lines.find(|line| margin_name(release, *line) == name)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::release::load::load;

    #[test]
    fn what_is_written_is_read_and_nothing_else() {
        let release = load("made-up", include_str!("../../../../tests/releases/made-up.json")).unwrap();
        for text in [
            "cell summary 1 h1-31",
            "twin summary 1 h1-31",
            "value Revenues Q1-31",
            "value Revenues Q1-31 CHF",
            "target Revenues FY31",
            "growth Revenues H1-31 H1-30",
            "change Revenues H1-31 H1-30 CHF",
            "share CablesRevenues H1-31 Revenues",
            "reached Revenues H1-31 FY31",
            "margin gross H1-31",
            "margin CablesRevenues H1-31",
            "points net H1-31 H1-30",
            "sum +CablesRevenues,-CostOfCables H1-31",
            "sum +CablesRevenues,-CostOfCables Q1-31 CHF",
            "step -IncomeTax H1-31 H1-30",
            "step -IncomeTax H1-31 H1-30 CHF",
            "contribution +CablesRevenues H1-31 H1-30 Revenues",
        ] {
            let key = Key::read(text, &release).unwrap_or_else(|| panic!("{text}"));
            assert_eq!(key.write(&release), text);
            assert!(release.trace(&key).is_some(), "{text}");
        }
        for text in [
            "",
            "cell",
            "cell summary 1 none",
            "cell summary 99 h1-31",
            "value Revenues",
            "value Revenues Q1-31 GBP",
            "margin none H1-31",
            "sum Revenues H1-31",
            "sum +Revenues,+None H1-31",
            "step +Revenues H1-31",
            "contribution +Revenues H1-31 H1-30 None",
            "value Revenues H1-31 CHF x",
        ] {
            assert_eq!(Key::read(text, &release), None, "{text}");
        }
    }
}
