//! Search over the tables and lines of a release, in either language.
#![allow(clippy::unwrap_used)]

use kessan::domain::release::load::load;
use kessan::state::table_search::{Found, Hit, Index};

fn found(search: &str) -> (bool, Vec<String>) {
    let release = load("published", include_str!("../public/releases/iij-1h-fy2008.json")).unwrap();
    let name = |hit: &Hit| {
        let table = &release.file.tables[hit.table];
        hit.row.map_or(table.id.clone(), |row| format!("{}: {}", table.id, table.rows[row].label.en))
    };
    match Index::new(&release).find(search) {
        Found::Nothing => (false, Vec::new()),
        Found::Matches(hits) => (true, hits.iter().map(name).collect()),
        Found::Nearest(hits) => (false, hits.iter().map(name).collect()),
    }
}

#[test]
fn lines_are_found_in_either_language_and_narrowed_by_their_table() {
    let (matches, goodwill) = found("goodwill");
    assert!(matches);
    assert_eq!(goodwill, ["balance-sheet-assets: Goodwill"]);
    assert_eq!(found("のれん"), (true, goodwill.clone()));
    assert_eq!(found("GOODWILL assets").1, goodwill);
    assert_eq!(found("contracts").1[0], "contracts");
    assert!(found("net income cash").1.iter().all(|name| name.starts_with("cash-flows")));
}

#[test]
fn a_slip_is_offered_what_is_nearest() {
    let (matches, offered) = found("goodwil assset");
    assert!(!matches);
    assert!(offered.contains(&"balance-sheet-assets: Goodwill".to_owned()), "{offered:?}");
    assert_eq!(found("xyzzy"), (false, Vec::new()));
    assert_eq!(found("  "), (false, Vec::new()));
}
