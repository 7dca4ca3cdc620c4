//! The cells of a row, with the marks that stand in cells of their own joined to their figure.

use std::ops::Range;

use super::figure::{Figure, figure};
use crate::report::{PrintedCell, PrintedRow};

/// Cells that print one thing together.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Piece {
    /// The columns of the grid that they take up.
    pub columns: Range<usize>,
    /// Their text, as it is printed.
    pub text: String,
    /// The figure that they print; `None` for words.
    pub figure: Option<Figure>,
    /// The facts in them, as positions in the report.
    pub facts: Vec<usize>,
    /// Whether a line above or below marks them as a total.
    pub is_ruled: bool,
    /// Whether they are marked as a heading.
    pub is_heading: bool,
}

/// The pieces of a row from left to right, empty cells left out: `$`, `(1,949` and `)` in three cells are one piece.
///
/// ```
/// use kessan_import::printed::joined;
/// use kessan_import::report::{PrintedCell, PrintedRow};
/// let cells = ["Operating loss", "$", "(1,949", ")", "", "(44.6", ")%"];
/// let cell = |(column, text): (usize, &&str)| PrintedCell { column, columns: 1, rows: 1, text: text.to_string(), ..PrintedCell::default() };
/// let row = PrintedRow { cells: cells.iter().enumerate().map(cell).collect(), indent: 0 };
/// let texts: Vec<_> = joined(&row).into_iter().map(|piece| piece.figure.map_or(piece.text, |figure| figure.text)).collect();
/// assert_eq!(texts, ["Operating loss", "(1,949)", "(44.6)%"]);
/// ```
pub fn joined(row: &PrintedRow) -> Vec<Piece> {
    let mut pieces: Vec<Piece> = Vec::new();
    // Marks that wait for their figure.
    let mut waiting: Option<Piece> = None;
    for cell in row.cells.iter().filter(|cell| !cell.text.trim().is_empty()) {
        let piece = whole(cell);
        if opens(&piece.text) {
            waiting = Some(match waiting.take() {
                Some(before) => before.with(piece),
                None => piece,
            });
            continue;
        }
        if waiting.is_none()
            && closes(&piece.text)
            && let Some(last) = pieces.last_mut()
            && let Some(longer) = last.clone().completed(&piece)
        {
            *last = longer;
            continue;
        }
        match waiting.take() {
            Some(before) => {
                let together = before.clone().with(piece.clone());
                // A mark before words is no mark of theirs.
                if together.figure.is_some() || is_open_figure(&together.text) {
                    pieces.push(together);
                } else {
                    pieces.extend([before, piece]);
                }
            }
            None => pieces.push(piece),
        }
    }
    pieces.extend(waiting);
    for piece in &mut pieces {
        // `(1,949` without its second bracket, which the page left out.
        if piece.figure.is_none() && is_open_figure(&piece.text) {
            piece.figure = figure(&format!("{})", piece.text));
        }
    }
    pieces
}

fn whole(cell: &PrintedCell) -> Piece {
    let text = cell.text.trim().to_owned();
    Piece {
        columns: cell.column..cell.column.saturating_add(cell.columns.max(1)),
        figure: figure(&text),
        text,
        facts: cell.facts.clone(),
        is_ruled: cell.is_ruled,
        is_heading: cell.is_heading,
    }
}

impl Piece {
    /// This piece with the next one behind it.
    fn with(mut self, next: Piece) -> Self {
        self.text.push_str(&next.text);
        self.columns.end = self.columns.end.max(next.columns.end);
        self.facts.extend(next.facts);
        self.is_ruled |= next.is_ruled;
        self.figure = figure(&self.text);
        self
    }

    /// A figure with a mark behind it; `None` if the two make no figure.
    fn completed(self, mark: &Piece) -> Option<Self> {
        if self.figure.is_none() && !is_open_figure(&self.text) {
            return None;
        }
        let longer = self.with(mark.clone());
        (longer.figure.is_some() || is_open_figure(&longer.text)).then_some(longer)
    }
}

/// `$`, `(`, `$(`, `△`: marks that stand before a figure.
fn opens(text: &str) -> bool {
    let rest = ["US$", "HK$", "NT$", "C$", "A$"].iter().find_map(|mark| text.strip_prefix(mark)).unwrap_or(text);
    (rest.len() < text.len() || !rest.is_empty())
        && rest
            .chars()
            .all(|c| matches!(c, '(' | '（' | '$' | '＄' | '¥' | '￥' | '€' | '£' | '₩' | '△' | '▲' | '※' | ' '))
}

/// `)`, `%`, `)%`, `円`, `*1`: marks that stand behind a figure.
fn closes(text: &str) -> bool {
    let is_mark = |c: char| matches!(c, ')' | '）' | '%' | '％' | ' ' | '円' | '*' | '※' | '†' | '‡' | '¹' | '²' | '³');
    let rest = text.trim_start_matches(is_mark);
    let is_note = text.starts_with(['*', '※', '†', '‡']) && rest.len() <= 2 && rest.chars().all(|c| c.is_ascii_digit());
    let is_bracketed_note = text
        .strip_prefix('(')
        .and_then(|text| text.strip_suffix(')'))
        // A number in brackets beside a figure is the next column's, a letter is a note.
        .is_some_and(|inner| inner.len() == 1 && inner.chars().all(|c| c.is_ascii_lowercase()));
    rest.is_empty() || is_note || is_bracketed_note
}

/// `(1,949`: its bracket stands in the next cell.
fn is_open_figure(text: &str) -> bool {
    let brackets = |open: char, close: char| text.matches(open).count() > text.matches(close).count();
    (brackets('(', ')') || brackets('（', '）')) && figure(&format!("{text})")).is_some()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn row(texts: &[&str]) -> Vec<String> {
        let cells = texts.iter().enumerate().map(|(column, text)| PrintedCell {
            column,
            columns: 1,
            rows: 1,
            text: (*text).to_owned(),
            facts: if text.contains(',') { vec![column] } else { vec![] },
            ..PrintedCell::default()
        });
        let pieces = joined(&PrintedRow { cells: cells.collect(), indent: 0 });
        pieces.into_iter().map(|piece| piece.figure.map_or(piece.text, |figure| format!("={}", figure.text))).collect()
    }

    #[test]
    fn marks_in_cells_of_their_own_are_joined() {
        assert_eq!(row(&["Net sales", "$", "1,234", "", "$", "1,100", ""]), ["Net sales", "=1,234", "=1,100"]);
        assert_eq!(row(&["Loss", "", "(12", ")", "", "(9", ")"]), ["Loss", "=(12)", "=(9)"]);
        assert_eq!(row(&["Loss", "$ (", "12", ")"]), ["Loss", "=(12)"]);
        assert_eq!(row(&["増減率", "△", "3.2", "％"]), ["増減率", "=△3.2％"]);
        assert_eq!(row(&["増減率", "（", "3.2", "％）"]), ["増減率", "=（3.2％）"]);
        assert_eq!(row(&["Margin", "10.9", "%", "11.2", "%"]), ["Margin", "=10.9%", "=11.2%"]);
        assert_eq!(row(&["売上高", "※", "1,234", "*1", "1,100"]), ["売上高", "=1,234", "=1,100"]);
        assert_eq!(row(&["Loss", "(1,949", "(44"]), ["Loss", "=(1,949)", "=(44)"]);
    }

    #[test]
    fn words_keep_their_brackets_and_figures_their_neighbours() {
        assert_eq!(row(&["Assets", "(unaudited)", "$"]), ["Assets", "(unaudited)", "$"]);
        assert_eq!(row(&["Units", "12", "(3)"]), ["Units", "=12", "=(3)"]);
        assert_eq!(row(&["Rate", "(", "note", ")"]), ["Rate", "(", "note", ")"]);
    }

    #[test]
    fn a_joined_figure_has_the_facts_of_its_cells() {
        let cell = |column, text: &str, facts| PrintedCell {
            column,
            columns: 1,
            rows: 1,
            text: text.into(),
            facts,
            ..PrintedCell::default()
        };
        let pieces = joined(&PrintedRow {
            cells: vec![cell(2, "(1", vec![7]), cell(3, ")", vec![]), cell(5, "2", vec![8])],
            indent: 0,
        });
        assert_eq!(pieces[0].facts, [7]);
        assert_eq!(pieces[0].columns, 2..4);
        assert_eq!(pieces[1].facts, [8]);
    }

    proptest::proptest! {
        #[test]
        fn every_text_stands_in_a_piece(texts in proptest::collection::vec("[(（$¥%)）△※*0-9,. a-z]{0,6}", 0..12)) {
            let texts: Vec<&str> = texts.iter().map(String::as_str).collect();
            let cells = texts.iter().enumerate().map(|(column, text)| PrintedCell { column, columns: 1, rows: 1, text: (*text).to_owned(), ..PrintedCell::default() });
            let pieces = joined(&PrintedRow { cells: cells.collect(), indent: 0 });
            let joined: String = pieces.iter().map(|piece| piece.text.as_str()).collect();
            let all: String = texts.iter().map(|text| text.trim()).collect();
            proptest::prop_assert_eq!(joined, all);
        }
    }
}
