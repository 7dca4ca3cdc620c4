//! The words of the page are those of `docs/terms.md`: one term for one thing, in both languages.
#![allow(clippy::panic, clippy::unwrap_used, reason = "a test fails by panicking")]

/// A row of the table: the terms, and the words that are not used for the same thing.
struct Row<'a> {
    english: &'a str,
    not_english: Vec<&'a str>,
    japanese: &'a str,
    not_japanese: Vec<&'a str>,
}

const TERMS: &str = include_str!("../docs/terms.md");
const ENGLISH: [(&str, &str); 2] = [
    ("locales/en.json", include_str!("../locales/en.json")),
    ("locales/measures.en.json", include_str!("../locales/measures.en.json")),
];
const JAPANESE: [(&str, &str); 2] = [
    ("locales/ja.json", include_str!("../locales/ja.json")),
    ("locales/measures.ja.json", include_str!("../locales/measures.ja.json")),
];
const GLOSSARY: (&str, &str) = ("glossary/terms.json", include_str!("../glossary/terms.json"));

fn rows() -> Vec<Row<'static>> {
    let words = |cell: &'static str| cell.split(", ").filter(|word| *word != "–").collect::<Vec<_>>();
    let lines = TERMS.lines().filter(|line| line.starts_with("| ")).skip(2);
    let cells = lines.map(|line| line.trim_matches('|').split('|').map(str::trim).collect::<Vec<_>>());
    cells
        .map(|cells| match cells.as_slice() {
            [english, not_english, japanese, not_japanese, _] => {
                Row { english, not_english: words(not_english), japanese, not_japanese: words(not_japanese) }
            }
            other => panic!("a row of docs/terms.md has {} cells instead of 5: {other:?}", other.len()),
        })
        .collect()
}

/// The lines of a file that have one of the words, with what they should say.
fn found(file: (&str, &str), not: &[&str], instead: &str) -> Vec<String> {
    let (name, text) = file;
    let lines = text.lines().enumerate();
    let has = lines.flat_map(|(number, line)| {
        not.iter().filter(move |word| line.contains(**word)).map(move |word| (number, word))
    });
    has.map(|(number, word)| format!("{name}:{}: “{word}” where docs/terms.md has “{instead}”", number + 1)).collect()
}

#[test]
fn the_words_of_the_page_are_those_of_the_table() {
    let rows = rows();
    assert!(rows.len() > 30, "{} rows", rows.len());
    let mut wrong = Vec::new();
    for row in &rows {
        for file in ENGLISH.into_iter().chain([GLOSSARY]) {
            wrong.extend(found(file, &row.not_english, row.english));
        }
        for file in JAPANESE.into_iter().chain([GLOSSARY]) {
            wrong.extend(found(file, &row.not_japanese, row.japanese));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

/// Sentences end politely (です・ます) or in a noun, never in the plain form.
#[test]
fn japanese_sentences_have_one_style() {
    let plain = ["ない。", "ある。", "する。", "いる。", "なる。", "れる。", "せる。", "える。", "である。", "だ。"];
    let mut wrong = Vec::new();
    for file in JAPANESE.into_iter().chain([GLOSSARY]) {
        wrong.extend(found(file, &plain, "です・ます"));
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn a_word_that_is_not_used_is_found_with_its_place() {
    let file = ("a.json", "{\n  \"a\": \"the cap binds\"\n}");
    assert_eq!(
        found(file, &["cap binds"], "the cap applies"),
        ["a.json:2: “cap binds” where docs/terms.md has “the cap applies”"]
    );
}
