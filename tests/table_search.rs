//! Search over the tables and lines of a release, in either language.
#![allow(clippy::unwrap_used)]

use kessan::state::table_search::{Found, Hit, Index};
use kessan_core::release::load::load;

/// As the browser does it.
fn nfkc(text: &str) -> String {
    icu_normalizer::ComposingNormalizerBorrowed::new_nfkc().normalize(text).into_owned()
}

fn found(search: &str) -> (bool, Vec<String>) {
    let release = load("published", include_str!("../public/releases/iij-1h-fy2008.json")).unwrap();
    let name = |hit: &Hit| {
        let table = &release.file.tables[hit.table];
        hit.row.map_or(table.id.clone(), |row| format!("{}: {}", table.id, table.rows[row].label.en()))
    };
    match Index::new(&release, nfkc).find(search) {
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

/// Half-width kana, parts that combine, full-width Latin and any case once found nothing, or less.
#[test]
fn a_word_is_found_however_it_is_typed() {
    for (plain, others) in [
        ("システム", &["ｼｽﾃﾑ", "ｼｽﾃﾑ\u{3000}"][..]),
        ("インテグレーション", &["ｲﾝﾃｸﾞﾚｰｼｮﾝ", "インテク\u{3099}レーション", "インテク゛レーション"]),
        ("ebitda", &["ＥＢＩＴＤＡ", "Ebitda", "ｅｂｉｔｄａ"]),
        ("キャッシュ・フロー", &["ｷｬｯｼｭ･ﾌﾛｰ"]),
    ] {
        let expected = found(plain);
        assert!(expected.0 && !expected.1.is_empty(), "{plain}");
        for other in others {
            assert_eq!(found(other), expected, "{other}");
        }
    }
}

/// The figures that a search finds: table, line and column.
fn figures(search: &str) -> Vec<(String, String, String)> {
    let release = load("published", include_str!("../public/releases/iij-1h-fy2008.json")).unwrap();
    let Found::Matches(hits) = Index::new(&release, nfkc).find(search) else { return Vec::new() };
    let name = |hit: Hit| {
        let table = &release.file.tables[hit.table];
        let (row, column) = (&table.rows[hit.row?], &table.columns[hit.column?]);
        Some((table.id.clone(), row.label.en().to_owned(), column.id.clone()))
    };
    hits.into_iter().map_while(name).collect()
}

/// Cash at the end of September 2008 stands in the balance sheet and in both statements of cash flows.
#[test]
fn a_printed_figure_is_found_in_every_form_and_leads_to_its_cell() {
    let cash = figures("9,319,235");
    assert_eq!(cash.iter().map(|(table, ..)| table.as_str()).collect::<Vec<_>>().len(), cash.len());
    assert!(
        cash.iter().any(|(table, line, column)| {
            (table.as_str(), line.as_str(), column.as_str())
                == ("balance-sheet-assets", "Cash and cash equivalents", "2008-09-30-jpy")
        }),
        "{cash:?}"
    );
    assert!(cash.iter().all(|(_, line, _)| line.to_lowercase().contains("cash")), "{cash:?}");
    for other in ["9319235", "９，３１９，２３５", " 9,319,235 ", "cash 9319235"] {
        assert_eq!(figures(other), cash, "{other}");
    }
    let interest = figures("(206,407)");
    assert_eq!(interest[0].1, "Interest expense");
    for other in ["-206,407", "−206407", "△206,407", "▲206,407", "△ 206,407", "（206,407）", "206,407"] {
        assert_eq!(figures(other), interest, "{other}");
    }
    assert_eq!(figures("-9,319,235"), [], "with a minus only a negative is meant");
    assert!(figures("44.6%").iter().any(|(_, line, _)| line.contains("Operating income")));
    assert_eq!(figures("9,319,235%"), []);
    assert_eq!(figures("goodwill 9,319,235"), []);
}

/// 9,248 million stands in the prose alone, where the table has 9,428.
#[test]
fn a_figure_of_the_prose_is_found() {
    let release = load("published", include_str!("../public/releases/iij-1h-fy2008.json")).unwrap();
    let index = Index::new(&release, nfkc);
    let claims = |search: &str| {
        let found = index.claims(search).into_iter();
        found.map(|claim| release.file.claims[claim].id.as_str()).collect::<Vec<_>>()
    };
    for search in ["9,248", "9248", "９２４８", "maintenance 9,248"] {
        assert_eq!(claims(search), ["revenues.operation"], "{search}");
    }
    assert!(claims("maintenance").is_empty() && claims("goodwill 9,248").is_empty() && claims("").is_empty());
}
