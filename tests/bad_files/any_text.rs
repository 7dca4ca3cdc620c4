//! Whatever the file says, loading it and asking an accepted release does not panic.

use kessan_core::release::{Currency, Release, Scenario, load::load};
use proptest::prelude::*;
use proptest::sample::Index;
use serde_json::{Value, json};

use super::MADE_UP;

/// Asks an accepted release everything that the page does.
pub fn ask(release: &Release) {
    let _ = release.terms().map(|terms| terms.buyback.as_ref().map(|buyback| buyback.crossover_price()));
    let (lines, margins) = (release.mix_lines(), release.margin_lines());
    for pair in release.pairs() {
        let _ = release.headlines(&pair);
        for period in pair.periods() {
            for concept in release.file.concepts.iter().map(|concept| &concept.id) {
                let _ = release.shown(concept, &period.id, Scenario::Actual, Currency::Reporting);
                let _ = release.shown(concept, &period.id, Scenario::Actual, Currency::Translation);
            }
            for margin in &margins {
                let _ = release.margin(margin.kind, &period.id);
            }
            for line in &lines {
                let _ = release.share_of_revenues(line.concept, &period.id);
                let _ = release.growth(line.concept, pair.current, pair.prior);
            }
        }
    }
}

/// Loads what may or may not be a release; neither that nor the page's questions may panic.
fn try_out(json: &str) {
    match load("made-up.json", json) {
        Ok(release) => ask(&release),
        Err(problems) => assert!(!problems.list.is_empty() && !problems.to_string().is_empty()),
    }
}

/// Replaces, inserts or deletes a character.
#[derive(Clone, Copy, Debug)]
enum Mutation {
    Replace(char),
    Insert(char),
    Delete,
}

fn mutation() -> impl Strategy<Value = Mutation> {
    let ascii = proptest::sample::select("0123456789-/.,:\"{}[]()%+ eE\\\n\u{0}tfn".chars().collect::<Vec<_>>());
    let character = prop_oneof![3 => ascii, 1 => any::<char>()];
    prop_oneof![
        character.clone().prop_map(Mutation::Replace),
        character.prop_map(Mutation::Insert),
        Just(Mutation::Delete)
    ]
}

fn mutated(text: &str, mutations: &[(Index, Mutation)]) -> String {
    let mut characters: Vec<char> = text.chars().collect();
    for (index, mutation) in mutations {
        let at = index.index(characters.len());
        match mutation {
            Mutation::Replace(character) => characters[at] = *character,
            Mutation::Insert(character) => characters.insert(at, *character),
            Mutation::Delete => {
                characters.remove(at);
            }
        }
    }
    characters.into_iter().collect()
}

/// A cell: any text, or one that looks like a printed number of any size.
fn cell() -> impl Strategy<Value = String> {
    prop_oneof![
        1 => "\\PC*",
        2 => "[(△-]?[0-9,]{1,30}(\\.[0-9]{0,30})?%?\\)?",
        1 => "\\(?[0-9]{1,29}\\)?",
        1 => Just("-".to_owned()),
        1 => Just(String::new()),
    ]
}

proptest! {
    #[test]
    fn no_change_of_a_few_characters_makes_loading_panic(
        mutations in proptest::collection::vec((any::<Index>(), mutation()), 1..=2)
    ) {
        try_out(&mutated(MADE_UP, &mutations));
    }

    #[test]
    fn no_replaced_cell_makes_loading_panic(
        replaced in proptest::collection::vec((any::<Index>(), any::<Index>(), any::<Index>(), cell()), 1..=4)
    ) {
        let mut document: Value = serde_json::from_str(MADE_UP).unwrap();
        let tables = document["tables"].as_array_mut().unwrap();
        for (table, row, column, cell) in replaced {
            let table = table.index(tables.len());
            let rows = tables[table]["rows"].as_array_mut().unwrap();
            let row = row.index(rows.len());
            let cells = rows[row]["cells"].as_array_mut().unwrap();
            let column = column.index(cells.len());
            cells[column] = json!(cell);
        }
        try_out(&document.to_string());
    }

    #[test]
    fn no_text_makes_loading_panic(text in "\\PC*") {
        assert!(load("made-up.json", &text).is_err());
    }
}
