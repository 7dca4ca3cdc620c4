//! Finding tables, their lines and the figures printed in them, in either language.

use rustc_hash::FxHashSet;

use super::search_text::{Asked, Nfkc, asked, folded};
use kessan_core::facts::Place;
use kessan_core::release::Release;
use kessan_core::text::{Lang, Text};

/// A table, a line of one, or a figure in a line: positions in the file.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Hit {
    /// In `tables`.
    pub table: usize,
    /// In the table's `rows`; `None` for the table itself.
    pub row: Option<usize>,
    /// In the table's `columns`, where a printed figure was asked for.
    pub column: Option<usize>,
}

/// A printed figure.
#[derive(Clone, Copy, Debug)]
struct Number {
    value: Asked,
    /// The position of its line among the hits.
    line: usize,
    column: usize,
}

/// What tables and lines are found by.
#[derive(Clone, Debug)]
pub struct Index {
    nfkc: Nfkc,
    hits: Vec<Hit>,
    /// For each of them its own words in both languages, and those of its table.
    texts: Vec<(String, String)>,
    /// Every word once, with the positions of the hits that have it.
    words: Vec<(String, Vec<usize>)>,
    /// Every printed figure, by its size.
    numbers: Vec<Number>,
    /// The figures of the prose, in the file's order, each with its own words in both languages.
    claims: Vec<(Option<Asked>, String)>,
}

/// What a search finds.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Found {
    /// Nothing was asked for.
    Nothing,
    /// These match: printed figures first, those with the sign asked for before the others; then tables, then lines that
    /// begin with the words, then the others.
    Matches(Vec<Hit>),
    /// None matches; these are nearest, if any is near.
    Nearest(Vec<Hit>),
}

/// How alike two words must be for one to be offered in place of the other.
const ALIKE: f64 = 0.7;
/// How many are offered.
const OFFERED: usize = 5;

impl Index {
    /// An index of a release's tables, in the order of the page.
    pub fn new(release: &Release, nfkc: Nfkc) -> Self {
        let mut index = Self {
            nfkc,
            hits: Vec::new(),
            texts: Vec::new(),
            words: Vec::new(),
            numbers: Vec::new(),
            claims: Vec::new(),
        };
        for table in release.table_groups().into_iter().flat_map(|group| group.tables) {
            let of = &release.file.tables[table];
            let title = both(&of.title, nfkc);
            index.add(Hit { table, row: None, column: None }, title.clone(), String::new());
            for (row, line) in of.rows.iter().enumerate() {
                let concept = line.concept.as_deref().and_then(|id| release.concept(id));
                let name = concept.map(|concept| both(&concept.label, nfkc)).unwrap_or_default();
                let hit = Hit { table, row: Some(row), column: None };
                index.add(hit, format!("{}\n{name}", both(&line.label, nfkc)), title.clone());
                let line_at = index.hits.len() - 1;
                for (column, cell) in line.cells.iter().enumerate() {
                    let Some(mut value) = asked(cell) else { continue };
                    // A column of per cents may be printed without their signs.
                    let fact = release.fact_at(Place { table, row, column });
                    value.is_percent |= fact.is_some_and(|(_, fact)| fact.unit.measure == "percent");
                    index.numbers.push(Number { value, line: line_at, column });
                }
            }
        }
        index.numbers.sort_by_key(|number| (number.value.size, number.line, number.column));
        index.claims = release
            .file
            .claims
            .iter()
            .map(|claim| (asked(&claim.printed), format!("{}\n{}", both(&claim.label, nfkc), both(&claim.place, nfkc))))
            .collect();
        index.words.sort();
        index.words.dedup_by(|(word, hits), (kept, all)| {
            let is_same = word == kept;
            if is_same {
                all.append(hits);
            }
            is_same
        });
        index
    }

    fn add(&mut self, hit: Hit, text: String, table: String) {
        let position = self.hits.len();
        let words = text.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty());
        self.words.extend(words.map(|word| (word.to_owned(), vec![position])));
        self.hits.push(hit);
        self.texts.push((text, table));
    }

    /// How many tables and lines there are.
    pub fn len(&self) -> usize {
        self.hits.len()
    }

    /// Whether there are none.
    pub fn is_empty(&self) -> bool {
        self.hits.is_empty()
    }

    /// What matches all words of `search`; what is nearest, where nothing does. A word that is a number also matches the
    /// lines that print it.
    pub fn find(&self, search: &str) -> Found {
        let folded = folded(search, self.nfkc);
        let folded = folded.trim();
        let words: Vec<&str> = folded.split_whitespace().collect();
        if words.is_empty() {
            return Found::Nothing;
        }
        let mut ranked = self.figures(search, &words);
        let printed: FxHashSet<usize> = ranked.iter().map(|found| found.line).collect();
        for (position, (text, table)) in self.texts.iter().enumerate() {
            let is_own = words.iter().any(|word| text.contains(word));
            if is_own && words.iter().all(|word| text.contains(word) || table.contains(word)) {
                let begins = text.split('\n').any(|line| line.starts_with(folded));
                let rank = if self.hits[position].row.is_none() {
                    2
                } else if begins {
                    3
                } else {
                    4
                };
                if !printed.contains(&position) {
                    ranked.push(Ranked { rank, line: position, column: None });
                }
            }
        }
        if ranked.is_empty() {
            return Found::Nearest(self.nearest(&words));
        }
        ranked.sort_unstable();
        ranked.dedup();
        let hit = |found: Ranked| Hit { column: found.column, ..self.hits[found.line] };
        Found::Matches(ranked.into_iter().map(hit).collect())
    }

    /// The printed figures that a search asks for: the whole of it as one number, or a word of it in a line that the
    /// other words match.
    fn figures(&self, search: &str, words: &[&str]) -> Vec<Ranked> {
        let mut ranked = Vec::new();
        let mut rank = |of: Asked, number: &Number| {
            let rank = u8::from(of.is_negative != number.value.is_negative);
            ranked.push(Ranked { rank, line: number.line, column: Some(number.column) });
        };
        let numbers: Vec<Option<Asked>> = words.iter().map(|word| asked(word)).collect();
        if let Some((at, of)) = numbers.iter().enumerate().find_map(|(at, number)| Some((at, (*number)?))) {
            let matches_word = |line: usize, word: usize| {
                let (text, table) = &self.texts[line];
                let is_printed = |of| self.printing(of).iter().any(|other| other.line == line && matches(of, other));
                text.contains(words[word]) || table.contains(words[word]) || numbers[word].is_some_and(is_printed)
            };
            for number in self.printing(of).iter().filter(|number| matches(of, number)) {
                if (0..words.len()).all(|word| word == at || matches_word(number.line, word)) {
                    rank(of, number);
                }
            }
        }
        // Digits may be grouped by spaces, and a sign stand apart.
        if let Some(of) = asked(search).filter(|_| words.len() > 1) {
            self.printing(of).iter().filter(|number| matches(of, number)).for_each(|number| rank(of, number));
        }
        ranked
    }

    /// The figures of the prose that a search asks for, by their positions in the file's `claims`: the whole of it as one
    /// number, or a word of it with words of the claim or of its place.
    pub fn claims(&self, search: &str) -> Vec<usize> {
        let folded = folded(search, self.nfkc);
        let words: Vec<&str> = folded.split_whitespace().collect();
        let whole = asked(search);
        let numbers: Vec<Option<Asked>> = words.iter().map(|word| asked(word)).collect();
        let is_it = |(printed, text): &(Option<Asked>, String)| {
            let is_printed = |of: &Asked| printed.is_some_and(|printed| is_match(*of, printed));
            let is_said = |(word, number): (&&str, &Option<Asked>)| {
                number.as_ref().is_some_and(is_printed) || text.contains(*word)
            };
            whole.as_ref().is_some_and(is_printed)
                || (numbers.iter().flatten().any(is_printed) && words.iter().zip(&numbers).all(is_said))
        };
        let found = self.claims.iter().enumerate().filter(|(_, claim)| is_it(claim));
        found.map(|(position, _)| position).collect()
    }

    /// The printed figures of that size.
    fn printing(&self, of: Asked) -> &[Number] {
        let start = self.numbers.partition_point(|number| number.value.size < of.size);
        let rest = &self.numbers[start..];
        &rest[..rest.partition_point(|number| number.value.size == of.size)]
    }

    /// The lines with the words that are most like those asked for.
    fn nearest(&self, words: &[&str]) -> Vec<Hit> {
        let mut best: Vec<(f64, &[usize])> = Vec::new();
        for asked in words {
            let length = asked.chars().count();
            for (word, hits) in &self.words {
                // Words of quite another length cannot be alike enough.
                let other = word.chars().count();
                if other * 10 < length * 7 || length * 10 < other * 7 {
                    continue;
                }
                let likeness = strsim::normalized_damerau_levenshtein(asked, word);
                if likeness >= ALIKE {
                    best.push((likeness, hits));
                }
            }
        }
        best.sort_by(|(a, _), (b, _)| b.total_cmp(a));
        let mut offered: Vec<Hit> = Vec::new();
        for position in best.into_iter().flat_map(|(_, hits)| hits) {
            let hit = self.hits[*position];
            if !offered.contains(&hit) && offered.len() < OFFERED {
                offered.push(hit);
            }
        }
        offered
    }
}

/// Something found: what comes first, then the page's order.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
struct Ranked {
    rank: u8,
    line: usize,
    column: Option<usize>,
}

/// Whether a printed figure of that size is one that was asked for: with a minus only a negative, with a per cent sign only
/// a percentage.
fn matches(of: Asked, number: &Number) -> bool {
    is_match(of, number.value)
}

fn is_match(of: Asked, printed: Asked) -> bool {
    printed.size == of.size && (printed.is_negative || !of.is_negative) && (printed.is_percent || !of.is_percent)
}

fn both(text: &Text, nfkc: Nfkc) -> String {
    Lang::ALL.map(|lang| folded(text.for_page(lang), nfkc)).join("\n")
}
