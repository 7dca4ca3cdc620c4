//! How long a search over all tables takes, in a release with a hundred times the lines of the published one.
#![allow(missing_docs, clippy::unwrap_used, reason = "a benchmark fails by panicking")]

use std::hint::black_box;

use criterion::{Criterion, criterion_group, criterion_main};
use kessan::state::table_search::Index;
use kessan_core::release::load::load;
use kessan_core::text::Text;

/// As the browser does it.
fn nfkc(text: &str) -> String {
    icu_normalizer::ComposingNormalizerBorrowed::new_nfkc().normalize(text).into_owned()
}

/// The published release with each table a hundred times, every line under a name of its own.
fn hundredfold() -> Index {
    let release = load("published", include_str!("../public/releases/iij-1h-fy2008.json")).unwrap();
    let mut release = release;
    let tables = std::mem::take(&mut release.file.tables);
    for copy in 0..100 {
        release.file.tables.extend(tables.iter().cloned().map(|mut table| {
            for (number, row) in table.rows.iter_mut().enumerate() {
                row.label = Text::composed([&row.label], |_, [label]| format!("{label} {copy}x{number}"));
            }
            table
        }));
    }
    Index::new(&release, nfkc)
}

fn search(criterion: &mut Criterion) {
    let index = hundredfold();
    for (name, asked) in [
        ("many hits", "net income"),
        ("one hit", "goodwill 57x11"),
        ("nearest of none", "goodwil asssets"),
        ("half-width kana", "ｼｽﾃﾑ"),
        ("a printed figure", "9,319,235"),
        ("a figure printed often", "100.0"),
    ] {
        criterion.bench_function(&format!("{} lines, {name}", index.len()), |bencher| {
            bencher.iter(|| index.find(black_box(asked)));
        });
    }
}

criterion_group!(benches, search);
criterion_main!(benches);
