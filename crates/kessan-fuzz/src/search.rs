//! What is typed into the search of tables.

use std::sync::LazyLock;

use kessan::state::search_text::{asked, folded};
use kessan::state::table_search::{Found, Index};

use crate::input::{release, text};

pub(crate) fn run(data: &[u8]) {
    static INDEX: LazyLock<Index> = LazyLock::new(|| Index::new(release(), str::to_owned));
    let text = text(data);
    let _ = folded(&text, str::to_owned);
    let _ = asked(&text);
    let tables = &release().file.tables;
    if let Found::Matches(hits) | Found::Nearest(hits) = INDEX.find(&text) {
        for hit in hits {
            let table = &tables[hit.table];
            assert!(hit.row.is_none_or(|row| row < table.rows.len()), "{text:?}");
            assert!(hit.column.is_none_or(|column| column < table.columns.len()), "{text:?}");
        }
    }
    assert!(INDEX.claims(&text).into_iter().all(|claim| claim < release().file.claims.len()), "{text:?}");
}
