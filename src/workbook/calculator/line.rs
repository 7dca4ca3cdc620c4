//! The lines of the calculator's sheet, each with a key by which formulas name its cell.

use jiff::civil::Date;
use rust_decimal::Decimal;
use rust_xlsxwriter::utility::row_col_to_cell_absolute;

use super::{HEAD, VALUE};
use crate::workbook::numbers::{money_format, per_share_format};
use kessan_core::period::days_from;
use kessan_core::release::model::Text;

/// What stands in a line's cell.
#[derive(Clone, Debug)]
pub enum Content {
    /// Nothing: the line is a heading.
    Part,
    /// A cell for the reader, with a number in it or nothing yet.
    Input(Option<Decimal>),
    /// A cell for the reader to choose one of these words in; it holds the one at that position.
    Choice(Vec<&'static str>, usize),
    /// A cell for the reader to type a day in.
    Day(Date),
    /// A day of the release.
    Fixed(Date),
    /// A figure of the release that no cell holds.
    Figure(Decimal),
    /// A formula over cells named in braces, and its result at the terms that the sheet is written with.
    Formula(String, String),
}

/// A line.
#[derive(Clone, Debug)]
pub struct Line {
    /// How formulas name it.
    pub key: String,
    /// What it is.
    pub label: Text,
    /// What stands in its cell.
    pub content: Content,
    /// How that is shown: a format of spreadsheets, or one of those that follow the currency ([`format_in`]).
    pub format: String,
    /// Whether an amount of money is translated beside it.
    pub is_money: bool,
    /// Where it is from, how it comes about, or what may be typed.
    pub note: Text,
}

/// All lines, in the order of the sheet.
#[derive(Clone, Debug, Default)]
pub struct Lines {
    /// The lines.
    pub list: Vec<Line>,
}

impl Lines {
    /// Adds a heading.
    pub fn part(&mut self, label: Text) {
        self.add("", label, Content::Part, "");
    }

    /// Adds a line.
    pub fn add(&mut self, key: &str, label: Text, content: Content, format: &str) -> &mut Line {
        let note = Text::default();
        let line = Line { key: key.to_owned(), label, content, format: format.to_owned(), is_money: false, note };
        let last = self.list.len();
        self.list.push(line);
        &mut self.list[last]
    }

    /// The row of a key's line, counted from zero.
    pub fn row(&self, key: &str) -> Option<u32> {
        let place = self.list.iter().position(|line| line.key == key)?;
        Some(HEAD + super::super::layout::index(place))
    }

    /// Whether there is such a line.
    pub fn has(&self, key: &str) -> bool {
        self.row(key).is_some()
    }

    /// A formula with its cells in place of their names.
    pub fn filled(&self, template: &str) -> String {
        let mut text = String::new();
        let mut rest = template;
        while let Some((before, after)) = rest.split_once('{') {
            let Some((key, after)) = after.split_once('}') else { break };
            text.push_str(before);
            if let Some(row) = self.row(key) {
                text.push_str(&row_col_to_cell_absolute(row, VALUE));
            }
            rest = after;
        }
        text + rest
    }
}

impl Line {
    /// Gives it a note.
    pub fn note(&mut self, note: Text) -> &mut Self {
        self.note = note;
        self
    }

    /// Says that it is an amount of money.
    pub fn money(&mut self) -> &mut Self {
        self.is_money = true;
        self
    }
}

/// The format of an amount of money, by the currency of its column.
pub const MONEY: &str = "money";
/// The format of a value per share.
pub const PER_SHARE: &str = "per share";
/// The same with up to two digits more, as far as there are any.
pub const PER_SHARE_EXACT: &str = "per share, exactly";

/// The format of a line's cell in the column of a currency.
pub fn format_in(format: &str, currency: &str) -> String {
    match format {
        MONEY => money_format(currency),
        PER_SHARE => per_share_format(currency),
        PER_SHARE_EXACT => per_share_format(currency) + "##",
        other => other.to_owned(),
    }
}

/// A day as spreadsheets count it.
pub fn serial(day: Date) -> i32 {
    days_from(jiff::civil::date(1899, 12, 30), day)
}
