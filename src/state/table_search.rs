//! Finding tables and their lines, in either language.

use super::check_filter::folded;
use crate::domain::release::Release;
use crate::domain::text::{Lang, Text};

/// A table, or a line of one: positions in the file.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Hit {
    /// In `tables`.
    pub table: usize,
    /// In the table's `rows`; `None` for the table itself.
    pub row: Option<usize>,
}

/// What tables and lines are found by.
#[derive(Clone, Debug, Default)]
pub struct Index {
    hits: Vec<Hit>,
    /// For each of them its own words in both languages, and those of its table.
    texts: Vec<(String, String)>,
    /// Every word once, with the positions of the hits that have it.
    words: Vec<(String, Vec<usize>)>,
}

/// What a search finds.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Found {
    /// Nothing was asked for.
    Nothing,
    /// These match: tables first, then lines that begin with the words, then the others.
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
    pub fn new(release: &Release) -> Self {
        let mut index = Self::default();
        for table in release.table_groups().into_iter().flat_map(|group| group.tables) {
            let of = &release.file.tables[table];
            let title = both(&of.title);
            index.add(Hit { table, row: None }, title.clone(), String::new());
            for (row, line) in of.rows.iter().enumerate() {
                let concept = line.concept.as_deref().and_then(|id| release.concept(id));
                let name = concept.map(|concept| both(&concept.label)).unwrap_or_default();
                index.add(Hit { table, row: Some(row) }, format!("{}\n{name}", both(&line.label)), title.clone());
            }
        }
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

    /// What matches all words of `search`; what is nearest, where nothing does.
    pub fn find(&self, search: &str) -> Found {
        let search = folded(search);
        let words: Vec<&str> = search.split_whitespace().collect();
        if words.is_empty() {
            return Found::Nothing;
        }
        let mut ranked: Vec<(u8, usize)> = Vec::new();
        for (position, (text, table)) in self.texts.iter().enumerate() {
            let is_own = words.iter().any(|word| text.contains(word));
            if is_own && words.iter().all(|word| text.contains(word) || table.contains(word)) {
                let begins = text.split('\n').any(|line| line.starts_with(&search));
                let rank = if self.hits[position].row.is_none() {
                    0
                } else if begins {
                    1
                } else {
                    2
                };
                ranked.push((rank, position));
            }
        }
        if ranked.is_empty() {
            return Found::Nearest(self.nearest(&words));
        }
        ranked.sort_unstable();
        Found::Matches(ranked.into_iter().map(|(_, position)| self.hits[position]).collect())
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

fn both(text: &Text) -> String {
    Lang::ALL.map(|lang| folded(text.get(lang))).join("\n")
}
