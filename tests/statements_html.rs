//! The statements in the page as HTML: every printed cell stands there once, and nothing else is taken for one.
#![cfg(feature = "ssr")]
#![allow(clippy::panic, clippy::unwrap_used, reason = "a test fails by panicking")]

use kessan::state::operand::Operand;
use kessan::view::env::Env;
use kessan::view::page::html;
use kessan::view::statements::TABLE;
use kessan_core::facts::Place;
use kessan_core::release::{Release, load::load};
use kessan_core::statements::TableColumn;
use kessan_core::text::Lang;
use kessan_core::trace::Key;

const PUBLISHED: &str = include_str!("../public/releases/iij-1h-fy2008.json");
const MADE_UP: &str = include_str!("releases/made-up.json");
const MINIMAL: &str = include_str!("releases/minimal.json");
/// Five reports of one company, as `kessan compare` puts them beside each other.
const SIDE_BY_SIDE: &str = include_str!("releases/side-by-side.json");

fn release(json: &str) -> &'static Release {
    Box::leak(Box::new(load("test", json).unwrap_or_else(|problems| panic!("{problems}"))))
}

fn page(release: &'static Release, lang: Lang) -> String {
    html(Env { lang, release }, Box::leak(Box::new(release.checks())))
}

/// What stands between `start` and the next `end`, from the beginning of each.
fn parts<'a>(html: &'a str, start: &str, end: &str) -> Vec<&'a str> {
    html.split(start).skip(1).map(|rest| rest.split_once(end).map_or(rest, |(part, _)| part)).collect()
}

/// Text without its tags, with its characters instead of their references.
fn text(html: &str) -> String {
    let mut text = String::new();
    let mut is_tag = false;
    for c in html.chars() {
        match c {
            '<' => is_tag = true,
            '>' => is_tag = false,
            c if !is_tag => text.push(c),
            _ => {}
        }
    }
    text.replace("&lt;", "<").replace("&gt;", ">").replace("&quot;", "\"").replace("&amp;", "&")
}

/// The cells of each row of a table of the page.
fn rows(page: &str, id: &str) -> Vec<Vec<String>> {
    let tables = parts(page, &format!("<details id=\"{TABLE}{id}\""), "</table>");
    assert_eq!(tables.len(), 1, "{id} stands once in the page");
    let rows = tables[0].split("<tbody>").skip(1).flat_map(|body| parts(body, "<tr", "</tr>"));
    let cell = |cell: &str| text(&format!("<td{cell}"));
    rows.map(|row| parts(row, "<td", "</td>").into_iter().map(cell).collect()).collect()
}

#[test]
fn every_printed_cell_stands_in_its_table_just_as_printed() {
    for json in [PUBLISHED, MADE_UP, MINIMAL] {
        let release = release(json);
        for lang in Lang::ALL {
            let page = page(release, lang);
            let mut cells = 0;
            for (index, table) in release.file.tables.iter().enumerate() {
                let printed: Vec<_> = table.rows.iter().map(|row| row.cells.clone()).collect();
                assert_eq!(rows(&page, &table.id), printed, "{}", table.id);
                let count = release
                    .table_columns(index)
                    .iter()
                    .filter(|(table_column, _)| matches!(table_column, TableColumn::Printed(_)))
                    .count();
                assert_eq!(count, table.columns.len(), "{}", table.id);
                cells += printed.iter().flatten().filter(|cell| !cell.is_empty()).count();
            }
            assert_eq!(cells, release.facts.all().len());
        }
    }
}

/// The columns in the other currency of a table, each as its head and its figures.
fn translated(page: &str, id: &str) -> Vec<Vec<String>> {
    let table = parts(page, &format!("<details id=\"{TABLE}{id}\""), "</table>")[0];
    let lists = parts(table, " data-t=\"", "\"").first().map(|lists| text(lists)).unwrap_or_default();
    lists.lines().map(|list| list.split('\t').map(str::to_owned).collect()).collect()
}

#[test]
fn columns_in_the_other_currency_are_lists_with_a_text_for_each_row() {
    // Such a label was once taken for two figures.
    let broken = MADE_UP.replace(r#""en": "H1 2030""#, r#""en": "H1\t2030\nas restated""#);
    assert_ne!(broken, MADE_UP);
    for json in [PUBLISHED, MADE_UP, MINIMAL, &broken] {
        let release = release(json);
        for lang in Lang::ALL {
            let page = page(release, lang);
            for (index, table) in release.file.tables.iter().enumerate() {
                let table_columns = release.table_columns(index);
                let places: Vec<usize> = (0..table_columns.len())
                    .filter(|at| matches!(table_columns[*at].0, TableColumn::Translated(_)))
                    .collect();
                let lists = translated(&page, &table.id);
                assert_eq!(lists.len(), places.len(), "{}", table.id);
                let classes = parts(&page, &format!("<details id=\"{TABLE}{}\"", table.id), "</table>")[0];
                for (place, list) in places.iter().zip(lists) {
                    assert!(classes.contains(&format!("t{}", place + 2)), "{}: the place of each is a class", table.id);
                    assert_eq!(list.len(), table.rows.len() + 1, "{}", table.id);
                    let TableColumn::Translated(column) = table_columns[*place].0 else { continue };
                    for (row, text) in list[1..].iter().enumerate() {
                        let place = Place { table: index, row, column };
                        let fact = release.fact_at(place).and_then(|(_, fact)| release.translated(fact));
                        let value = fact.and_then(|fact| fact.value.map(|value| (fact, value)));
                        let expected = value.map_or(String::new(), |(fact, value)| {
                            let sign = if fact.is_derived { "" } else { "=" };
                            format!("{sign}{}", Env { lang, release }.accounting(value, fact.digits))
                        });
                        assert_eq!(*text, expected, "{} {place:?}", table.id);
                    }
                }
            }
        }
    }
}

/// Columns behind the eleventh once stood in both currencies.
#[test]
fn the_style_sheet_knows_every_place_of_a_column_in_one_currency() {
    let sheet = include_str!("../style/statements.css");
    for json in [PUBLISHED, MADE_UP, MINIMAL] {
        for class in
            parts(&page(release(json), Lang::En), "<table class=\"", "\"").iter().flat_map(|all| all.split(' '))
        {
            let place = class.strip_prefix(['r', 't']).filter(|place| place.parse::<u8>().is_ok());
            assert!(
                place.is_none_or(|_| sheet.contains(&format!(".{class}, ")) || sheet.contains(&format!(".{class})"))),
                "{class}"
            );
        }
    }
}

#[test]
fn translations_are_marked_and_the_releases_own_are_not() {
    let release = release(PUBLISHED);
    let page = page(release, Lang::En);
    let income = translated(&page, "income-statement-1h");
    let is_translated = |figure: &&String| !figure.is_empty() && !figure.starts_with('=');
    let last_year = income[0][1..].iter().filter(is_translated).count();
    assert_eq!(last_year, 30, "what was earned and spent in 1H07, less the dashes");
    assert!(income[0].contains(&"283,087".to_owned()));
    assert!(parts(&page, "<details id=\"table-income-statement-1h\"", "</table>")[0].contains("<td>313,893</td>"));
    let minimal = self::page(self::release(MINIMAL), Lang::En);
    assert!(!minimal.contains("data-t="), "a release without a translation has nothing to translate");
}

#[test]
fn the_statements_of_the_main_comparison_are_open() {
    let page = page(release(PUBLISHED), Lang::En);
    let open = parts(&page, "<details id=\"table-", ">").into_iter().filter(|tag| tag.contains(" open"));
    let open: Vec<_> = open.map(|tag| tag.split('"').next().unwrap_or_default()).collect();
    assert_eq!(
        open,
        [
            "balance-sheet-assets",
            "balance-sheet-liabilities",
            "income-statement-1h",
            "cash-flows-1h",
            "cash-flows-1h-financing"
        ]
    );
}

/// Numbers outside the statements carry a key; each leads to its source: the release's own, or the calculator's, of
/// which `calculated_html` shows what is told.
#[test]
fn every_key_in_the_page_names_a_number() {
    for json in [PUBLISHED, MADE_UP, MINIMAL] {
        let release = release(json);
        let terms = Env { lang: Lang::En, release }.terms();
        let page = page(release, Lang::En);
        for key in parts(&page, "data-n=\"", "\"") {
            let is_traced = Key::read(key, release).is_some_and(|key| release.trace(&key).is_some());
            let is_calculated = || terms.is_some_and(|terms| Operand::read(key, terms).is_some());
            assert!(is_traced || is_calculated(), "{key}");
        }
    }
}

/// The texts of a part of the page, each with the elements around it.
fn texts(html: &str) -> Vec<(String, Vec<String>)> {
    let (mut around, mut texts) = (Vec::<String>::new(), Vec::new());
    for part in html.split('<').skip(1) {
        let (tag, text) = part.split_once('>').unwrap_or((part, ""));
        let name = tag.trim_start_matches('/').split([' ', '/']).next().unwrap_or_default();
        match tag {
            tag if tag.starts_with('/') => drop(around.pop()),
            tag if tag.starts_with('!') || tag.ends_with('/') || ["input", "br", "rect"].contains(&name) => {}
            tag => around.push(tag.to_owned()),
        }
        texts.push((text.to_owned(), around.clone()));
    }
    texts
}

/// Of 100 numbers in tables, results and findings, 100 say where they come from. A number in a table's first column or
/// head is part of a name.
#[test]
fn every_number_of_the_page_has_a_source() {
    for (json, least) in [(PUBLISHED, 400), (MADE_UP, 200), (MINIMAL, 10)] {
        let release = release(json);
        for lang in Lang::ALL {
            let page = page(release, lang);
            let mut numbers = 0;
            for id in ["overview", "mix", "margins"] {
                let section = parts(&page, &format!("<section id=\"{id}\""), "</section>")[0];
                for (text, around) in texts(section) {
                    let is_within = |name: &str| around.iter().any(|tag| tag.split(' ').next() == Some(name));
                    // A period in a figure's title, such as "2Q08", is a name; its amounts are held in `tests/figures`.
                    let is_figure = ["td", "dd", "h1", "h2"].into_iter().any(is_within)
                        && !is_within("svg")
                        && !is_within("figcaption");
                    // "第2四半期：" is a name.
                    let named =
                        release.file.comparisons.iter().find_map(|of| text.strip_prefix(of.label.for_page(lang)));
                    let text = named.map_or(text.clone(), str::to_owned);
                    if !is_figure || !text.contains(|c: char| c.is_ascii_digit()) {
                        continue;
                    }
                    let has_key = around.iter().any(|tag| tag.contains(" data-n=\""));
                    assert!(has_key, "{id}: {text:?} in {around:?}");
                    numbers += 1;
                }
            }
            assert!(numbers >= least, "{numbers}");
            // A cell of the statements is found by where it stands.
            for (table, of) in release.file.tables.iter().enumerate() {
                for (row, column) in (0..of.rows.len()).flat_map(|row| (0..of.columns.len()).map(move |c| (row, c))) {
                    let place = Place { table, row, column };
                    let is_printed = !of.rows[row].cells[column].is_empty();
                    assert_eq!(release.trace(&Key::Cell(place)).is_some(), is_printed, "{} {row} {column}", of.id);
                    assert!(!is_printed || release.trace(&Key::Twin(place)).is_some(), "{} {row} {column}", of.id);
                }
            }
        }
    }
}

/// The head of a table is repeated on each page of paper, so that of a long one has the title.
#[test]
fn the_head_of_a_long_table_has_its_title() {
    let release = release(PUBLISHED);
    let page = page(release, Lang::En);
    let mut long = 0;
    for table in &release.file.tables {
        let head = parts(&page, &format!("<details id=\"{TABLE}{}\"", table.id), "<tbody>")[0];
        let has_title = head.contains(&format!("data-of=\"{}\"", table.title.for_page(Lang::En)));
        assert!(has_title || table.rows.len() < 14, "{}", table.id);
        assert!(!has_title || table.rows.len() >= 14 || table.folds().len() > 2, "{}", table.id);
        long += usize::from(has_title);
    }
    assert!(long > 5, "{long}");
}

/// On a phone 2032年3月期第1四半期 in one piece left room for one column.
#[test]
fn heads_of_several_reports_have_short_lines_and_those_of_one_are_as_printed() {
    let heads = |json: &str, lang: Lang| {
        let page = page(release(json), lang);
        let heads =
            parts(&page, "<thead", "</thead>").into_iter().flat_map(|head| parts(head, "<th scope=\"col\"", "</th>"));
        heads.filter_map(|head| Some(head.split_once('>')?.1.replace("<!>", ""))).collect::<Vec<_>>()
    };
    let several = heads(SIDE_BY_SIDE, Lang::Ja);
    for expected in
        ["2032年3月期<wbr>第1四半期", "2031年3月期<wbr>第1四半期<wbr>（2030年8月5日<wbr>公表）", "2031年3月期<wbr>上期"]
    {
        assert!(several.iter().any(|head| head == expected), "{expected} is none of {several:?}");
    }
    assert!(heads(SIDE_BY_SIDE, Lang::En).iter().any(|head| head == "Q1 FY2031 (reported Aug 5, 2030)"));
    for json in [PUBLISHED, MADE_UP, MINIMAL] {
        assert!(heads(json, Lang::Ja).iter().all(|head| !head.contains("<wbr")));
    }
}
