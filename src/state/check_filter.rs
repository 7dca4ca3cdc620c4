//! Which checks the reader wants to see.

use super::search_text::{Asked, Nfkc, asked, folded};
use kessan_core::checks::printing::Source;
use kessan_core::checks::{Check, Held, Kind, Report, Speaker, Status};
use kessan_core::release::Release;
use kessan_core::text::Lang;

/// What is asked for; everything that is left open matches.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Filter {
    /// How the check ends.
    pub status: Option<Status>,
    /// What it is about.
    pub kind: Option<Kind>,
    /// A table that takes part: its position in the file.
    pub table: Option<usize>,
    /// Words and figures that must all occur.
    pub search: String,
}

/// A check with what it can be found by.
#[derive(Clone, Debug)]
pub struct Entry {
    tables: Vec<usize>,
    text: String,
    numbers: Vec<Asked>,
}

/// What the checks of a report can be found by, in the report's order.
pub fn index(release: &Release, report: &Report, nfkc: Nfkc) -> Vec<Entry> {
    report.checks.iter().map(|check| entry(release, check, nfkc)).collect()
}

fn entry(release: &Release, check: &Check, nfkc: Nfkc) -> Entry {
    let file = &release.file;
    let mut tables = Vec::new();
    // The id names table, row and column or the claim; it is found as it stands in the open data.
    let mut text = check.id.clone();
    let mut add = |part: &str| {
        text.push('\n');
        text.push_str(part);
    };
    let mut both = |of: &kessan_core::text::Text| Lang::ALL.into_iter().for_each(|lang| add(of.for_page(lang)));
    match check.held {
        Held::Figure(_) => {}
        Held::Sign { concept, period, .. } => {
            both(&file.concepts[concept].label);
            both(&file.periods[period].label);
        }
        Held::Words { by: Speaker::Row(table, row), .. } => {
            tables.push(table);
            both(&file.tables[table].rows[row].label);
        }
        Held::Words { by: Speaker::Column(table, column), .. } => {
            tables.push(table);
            both(&file.tables[table].columns[column].label);
        }
        Held::Words { by: Speaker::Claim(claim) | Speaker::ClaimBase(claim), .. } => both(&file.claims[claim].label),
    }
    for source in check.sources() {
        match source {
            Source::Claim(index) => {
                let claim = &file.claims[index];
                both(&claim.label);
                both(&claim.place);
            }
            Source::Cell(index) => {
                let place = release.facts.all()[index].place;
                let table = &file.tables[place.table];
                tables.push(place.table);
                both(&table.rows[place.row].label);
                both(&table.title);
            }
        }
    }
    let mut numbers = Vec::new();
    for source in check.sources() {
        let printed = match source {
            Source::Claim(index) => file.claims[index].printed.as_str(),
            Source::Cell(index) => {
                let place = release.facts.all()[index].place;
                &file.tables[place.table].rows[place.row].cells[place.column]
            }
        };
        add(printed);
        numbers.extend(asked(printed));
    }
    Entry { tables, text: folded(&text, nfkc), numbers }
}

impl Filter {
    /// The positions of the checks that match, in the report's order.
    pub fn apply(&self, report: &Report, index: &[Entry], nfkc: Nfkc) -> Vec<usize> {
        let search = folded(&self.search, nfkc);
        let words: Vec<(&str, Option<Asked>)> = search.split_whitespace().map(|word| (word, asked(word))).collect();
        let whole = asked(&self.search);
        let has = |entry: &Entry, of: Asked| {
            let is_it = |number: &Asked| number.size == of.size && (number.is_negative || !of.is_negative);
            entry.numbers.iter().any(is_it)
        };
        let is_said = |entry: &Entry| {
            let is_word = |(word, number): &(&str, Option<Asked>)| {
                entry.text.contains(word) || number.is_some_and(|number| has(entry, number))
            };
            words.iter().all(is_word) || whole.is_some_and(|number| has(entry, number))
        };
        let matches = |(check, entry): (&Check, &Entry)| {
            self.status.is_none_or(|status| check.status == status)
                && self.kind.is_none_or(|kind| check.kind == kind)
                && self.table.is_none_or(|table| entry.tables.contains(&table))
                && is_said(entry)
        };
        let checks = report.checks.iter().zip(index).enumerate();
        checks.filter(|(_, pair)| matches(*pair)).map(|(position, _)| position).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::super::search_text::nfkc;
    use super::*;
    use kessan_core::release::load::load;

    fn found(filter: &Filter) -> Vec<String> {
        let release = load("made-up.json", include_str!("../../tests/releases/made-up.json")).unwrap();
        let report = release.checks();
        let positions = filter.apply(&report, &index(&release, &report, nfkc), nfkc);
        positions.into_iter().map(|position| report.checks[position].id.clone()).collect()
    }

    #[test]
    fn figures_are_found_with_and_without_their_commas_in_either_language() {
        let search = |text: &str| found(&Filter { search: text.into(), ..Filter::default() });
        assert!(!search("52,372").is_empty());
        assert_eq!(search("52,372"), search("52372"));
        assert_eq!(search("５２，３７２"), search("52372"));
        assert!(search("no such words").is_empty());
    }

    /// Payments of 3,120 thousand stand in parentheses.
    #[test]
    fn a_figure_is_found_in_whichever_form_its_sign_is_typed() {
        let search = |text: &str| found(&Filter { search: text.into(), ..Filter::default() });
        let printed = search("(3,120)");
        assert!(!printed.is_empty());
        for other in ["-3120", "△3,120", "−3,120", "▲ 3,120", "（3,120）"] {
            assert_eq!(search(other), printed, "{other}");
        }
        assert_eq!(search("ｹｰﾌﾞﾙ"), search("ケーブル"));
        assert!(!search("ケーブル").is_empty());
    }

    #[test]
    fn what_is_asked_for_narrows_what_is_found() {
        let all = found(&Filter::default());
        let ties = found(&Filter { kind: Some(Kind::Tie), ..Filter::default() });
        assert!(!ties.is_empty() && ties.len() < all.len());
        assert!(ties.iter().all(|id| id.starts_with("tie.")));
        let contradictions = found(&Filter { status: Some(Status::Inconsistent), ..Filter::default() });
        assert!(contradictions.len() < all.len());
    }
}
