//! Every total of every table added up anew, from the file's JSON alone: the printed cells and the concepts' sums, with a
//! reader of numbers, a search for parts and a rule for rounding of the test's own. The engine must say the same of each.

use std::collections::HashMap;

use kessan_core::checks::{Report, Status};
use serde_json::Value;

use crate::common::{MADE_UP, PUBLISHED, place, release};

/// A printed number: its digits as a whole number, and how many stand after the point. Dashes and nothing are zero.
fn number(text: &str) -> (i128, u32) {
    let digits: String = text.chars().filter(char::is_ascii_digit).collect();
    let after = text.trim_end_matches(['%', ')']).split_once('.').map_or(0, |(_, fraction)| fraction.len());
    let size: i128 = digits.parse().unwrap_or(0);
    (if text.contains('(') { -size } else { size }, u32::try_from(after).unwrap())
}

/// How printed parts and their printed total go together, in units of the column's last digit.
#[derive(Debug, PartialEq)]
enum Ends {
    /// They add up as printed.
    Exactly,
    /// They add up for some of the values that were rounded to what is printed.
    WithinRounding,
    Not,
}

/// Every figure may be off by half a unit; a dash is nothing at all.
fn ends(total: &str, parts: &[(i128, &str)]) -> Ends {
    let most = parts.iter().map(|(_, text)| number(text).1).chain([number(total).1]).max().unwrap();
    let whole = |text: &str| {
        let (digits, after) = number(text);
        digits * 10_i128.pow(most - after)
    };
    let half = |text: &str| match text {
        "" | "-" => 0,
        text => 10_i128.pow(most - number(text).1),
    };
    let gap = whole(total) - parts.iter().map(|(sign, text)| sign * whole(text)).sum::<i128>();
    let halves = half(total) + parts.iter().map(|(_, text)| half(text)).sum::<i128>();
    assert_ne!(2 * gap.abs(), halves, "{total} is just at the edge: the simple rule does not say");
    match 2 * gap.abs() {
        0 => Ends::Exactly,
        twice if twice < halves => Ends::WithinRounding,
        _ => Ends::Not,
    }
}

/// A total of a table with the id of its check, the text printed and the parts' signs and texts.
struct Total<'a> {
    id: String,
    text: &'a str,
    parts: Vec<(i128, &'a str)>,
}

/// Totals whose parts all have a line in the same table: a row each, or in tables turned round a column each.
fn totals(file: &Value) -> Vec<Total<'_>> {
    let tables = file["tables"].as_array().unwrap().iter();
    tables.flat_map(|table| Grid::new(table).totals(file)).collect()
}

/// A table, with where each concept has its line.
struct Grid<'a> {
    id: &'a str,
    rows: &'a [Value],
    columns: &'a [Value],
    row_of: HashMap<&'a str, usize>,
    column_of: HashMap<&'a str, usize>,
}

impl<'a> Grid<'a> {
    fn new(table: &'a Value) -> Self {
        let list = |name: &str| table[name].as_array().unwrap().as_slice();
        // The first line of several.
        let lines = |list: &'a [Value]| {
            let lines = list.iter().enumerate().rev();
            lines.filter_map(|(position, line)| Some((line["concept"].as_str()?, position))).collect()
        };
        let (rows, columns) = (list("rows"), list("columns"));
        let id = table["id"].as_str().unwrap();
        Self { id, rows, columns, row_of: lines(rows), column_of: lines(columns) }
    }

    fn text(&self, row: usize, column: usize) -> &'a str {
        self.rows[row]["cells"][column].as_str().unwrap()
    }

    fn totals(&self, file: &'a Value) -> Vec<Total<'a>> {
        let cells = (0..self.rows.len()).flat_map(|row| (0..self.columns.len()).map(move |column| (row, column)));
        cells.flat_map(|(row, column)| self.totals_at(file, row, column)).collect()
    }

    /// The cell as a total, in each way that its concept adds up.
    fn totals_at(&self, file: &'a Value, row: usize, column: usize) -> Vec<Total<'a>> {
        let lines = [&self.rows[row], &self.columns[column]];
        let is_rate = lines.iter().any(|line| line["measure"]["growth"].is_string());
        // What is known already of a target stands in another row; see the test below.
        let is_target = lines.iter().any(|line| line["scenario"] == "target");
        let text = self.text(row, column);
        let concept = lines.iter().find_map(|line| line["concept"].as_str());
        let Some(concept) = concept.filter(|_| !is_rate && !is_target && is_number(text)) else { return Vec::new() };
        let part = |concept: &str| match lines[0]["concept"] {
            Value::Null => Some(self.text(row, *self.column_of.get(concept)?)),
            _ => Some(self.text(*self.row_of.get(concept)?, column)),
        };
        let row_id = lines[0]["id"].as_str().map_or((row + 1).to_string(), str::to_owned);
        let id = format!("footing.{}.{row_id}.{}", self.id, lines[1]["id"].as_str().unwrap());
        let mut found = Vec::new();
        for (way, terms) in ways(file, concept).into_iter().enumerate() {
            let parts = terms.iter().map(|(sign, concept)| Some((*sign, part(concept)?)));
            let Some(parts) = parts.collect::<Option<Vec<_>>>() else { continue };
            // An amount that is not printed is none; a percentage that is not printed is just not printed.
            let printed = parts.iter().filter(|(_, text)| !text.is_empty()).count();
            if printed == parts.len() || (printed > 0 && lines[1]["measure"].is_null()) {
                let way = if way == 0 { String::new() } else { format!(".way-{}", way + 1) };
                found.push(Total { id: format!("{id}{way}"), text, parts });
            }
        }
        found
    }
}

fn is_number(text: &str) -> bool {
    text.contains(|c: char| c.is_ascii_digit())
}

/// The ways in which the file says that a concept adds up.
fn ways<'a>(file: &'a Value, concept: &str) -> Vec<Vec<(i128, &'a str)>> {
    let concept = file["concepts"].as_array().unwrap().iter().find(|known| known["id"] == concept).unwrap();
    let others = concept["other_sums"].as_array().into_iter().flatten();
    let sums = concept["sum"].as_array().into_iter().chain(others.filter_map(Value::as_array));
    let term = |term: &'a Value| {
        let term = term.as_str().unwrap();
        (if term.starts_with('-') { -1 } else { 1 }, &term[1..])
    };
    sums.map(|terms| terms.iter().map(term).collect()).collect()
}

/// How the engine ends each total; the ids of those that do not add up as printed.
fn compare(file: &Value, report: &Report) -> (usize, Vec<String>, Vec<String>) {
    let (mut rounded, mut wrong) = (Vec::new(), Vec::new());
    let totals = totals(file);
    for Total { id, text, parts } in &totals {
        // Where nothing is printed for the others, a total is the one part again, and the engine calls it a tie.
        let printed = parts.iter().filter(|(_, text)| !text.is_empty()).count();
        let id = if printed == 1 { id.replacen("footing", "tie", 1) } else { id.clone() };
        let check = report.find(&id).unwrap_or_else(|| panic!("the engine has no {id}"));
        let engine = match (check.status, check.is_exact) {
            (Status::Tied, true) => Ends::Exactly,
            (Status::Tied, false) => Ends::WithinRounding,
            _ => Ends::Not,
        };
        let own = ends(text, parts);
        assert_eq!(engine, own, "{id}: {text} from {parts:?}");
        match own {
            Ends::Exactly => {}
            Ends::WithinRounding => rounded.push(id),
            Ends::Not => wrong.push(id),
        }
    }
    (totals.len(), rounded, wrong)
}

#[test]
fn every_total_of_the_published_release_ends_as_adding_up_by_hand_does() {
    let (count, rounded, wrong) = compare(&serde_json::from_str(PUBLISHED).unwrap(), &release(PUBLISHED).checks());
    assert_eq!(count, 142);
    assert_eq!(
        rounded,
        [
            "footing.operating-summary-2q.1.2q07",
            "footing.connectivity-breakdown-2q.2.2q07",
            "footing.connectivity-breakdown-2q.6.2q07",
            "footing.si-breakdown-2q.1.2q07",
        ]
    );
    assert_eq!(wrong, ["footing.segment-revenues-1h.8.1h08.way-2", "footing.segment-operating-income-1h.4.1h08.way-2"]);
}

/// "Fiscal year ending March 31, 2009 (target)": dashes, 1,000.00 and 2,000.00; the row above has the interim 1,000.00.
#[test]
fn a_target_adds_up_with_what_is_known_already() {
    let release = release(PUBLISHED);
    let report = release.checks();
    let check = report.find("footing.tse-dividends.3.total").unwrap();
    assert!(check.is_exact && check.status == Status::Tied);
    let printed: Vec<_> = check.sources().into_iter().map(|source| place(&release, source)).collect();
    assert!(printed.iter().any(|place| place == "tse-dividends.2.q2"), "{printed:?}");
}

#[test]
fn every_total_of_the_made_up_release_ends_as_adding_up_by_hand_does() {
    let (count, rounded, wrong) = compare(&serde_json::from_str(MADE_UP).unwrap(), &release(MADE_UP).checks());
    assert_eq!(count, 57);
    assert_eq!(
        rounded,
        [
            "footing.revenues-h1.1.share",
            "footing.revenues-h1.15.share",
            "footing.regions-summary.4.h1-31.way-2",
            "footing.cash-flows.4.h1-31-chf",
        ]
    );
    assert_eq!(wrong, [""; 0]);
}
