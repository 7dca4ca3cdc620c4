//! What a table is called, and what it is about.

use kessan_core::release::model::TableKind;

use super::words::{Words, clean};
use crate::report::PrintedTable;

/// Words of titles, with the kind that they name; the first that is found counts.
const KINDS: [(&str, TableKind); 46] = [
    ("comprehensive income", TableKind::Other),
    ("包括利益計算書", TableKind::Other),
    ("changes in equity", TableKind::Other),
    ("stockholders’ equity", TableKind::Other),
    ("shareholders’ equity", TableKind::Other),
    ("stockholders' equity", TableKind::Other),
    ("shareholders' equity", TableKind::Other),
    ("持分変動計算書", TableKind::Other),
    ("株主資本等変動計算書", TableKind::Other),
    ("parenthetical", TableKind::Other),
    ("cash flow", TableKind::CashFlows),
    ("キャッシュ・フロー計算書", TableKind::CashFlows),
    ("balance sheet", TableKind::BalanceSheet),
    ("financial position", TableKind::BalanceSheet),
    ("financial condition", TableKind::BalanceSheet),
    ("財政状態計算書", TableKind::BalanceSheet),
    ("貸借対照表", TableKind::BalanceSheet),
    ("statements of operations", TableKind::Income),
    ("statement of operations", TableKind::Income),
    ("statements of income", TableKind::Income),
    ("statement of income", TableKind::Income),
    ("income statement", TableKind::Income),
    ("statements of earnings", TableKind::Income),
    ("statement of earnings", TableKind::Income),
    ("statement of profit", TableKind::Income),
    ("statements of profit", TableKind::Income),
    ("損益計算書", TableKind::Income),
    ("earnings per share", TableKind::PerShare),
    ("loss per share", TableKind::PerShare),
    ("１株当たり", TableKind::PerShare),
    ("segment", TableKind::Segments),
    ("セグメント", TableKind::Segments),
    ("reconcil", TableKind::Reconciliation),
    ("調整表", TableKind::Reconciliation),
    ("forecast", TableKind::Targets),
    ("業績予想", TableKind::Targets),
    ("outlook", TableKind::Targets),
    ("dividend", TableKind::Dividends),
    ("配当", TableKind::Dividends),
    ("経営成績", TableKind::Summary),
    ("財政状態", TableKind::Summary),
    ("経営指標", TableKind::Summary),
    ("highlights", TableKind::Summary),
    ("発行済株式", TableKind::Filing),
    ("disaggregat", TableKind::Breakdown),
    ("内訳", TableKind::Breakdown),
];

/// The kind that a title names.
pub fn kind(title: &str) -> Option<TableKind> {
    let lower = title.to_lowercase();
    KINDS.iter().find(|(words, _)| lower.contains(words)).map(|(_, kind)| *kind)
}

/// The title of a printed table, in its language: its caption, or the nearest of the texts before it that can be one. A text
/// that names a statement is one for sure.
pub fn title(table: &PrintedTable) -> Option<String> {
    let caption = table.caption.as_deref().map(clean).filter(|caption| is_title(caption));
    if caption.is_some() {
        return caption;
    }
    let before: Vec<String> = before(table).collect();
    let named = before.iter().take(4).find(|text| kind(text).is_some());
    named.or(before.first()).cloned()
}

/// The nearest text before a table that can be its title, whatever it names.
pub fn nearest(table: &PrintedTable) -> Option<String> {
    before(table).next()
}

/// The texts before a table that can be its title, the nearest first.
fn before(table: &PrintedTable) -> impl Iterator<Item = String> + '_ {
    table.before.iter().rev().map(|text| clean(text)).filter(|text| is_title(text))
}

/// The title of an extended link role, as far as it can be shown: `9952152 - Statement - BALANCE SHEETS` is `Balance sheets`.
pub fn of_role(title: &str) -> Words {
    let text = clean(title);
    let last = text.rsplit(" - ").next().unwrap_or(&text);
    let last = last
        .split_once(' ')
        .filter(|(number, _)| number.starts_with('[') && number.ends_with(']'))
        .map_or(last, |(_, rest)| rest);
    Words::of(crate::terms::language(last).tag(), &super::casing::sentence(last))
}

/// Whether a text before a table can be its title: no sentence, no unit line, no date alone.
fn is_title(text: &str) -> bool {
    let count = text.chars().count();
    if !(2..=120).contains(&count) {
        return false;
    }
    let inner = text.trim_matches(|c| "()（）[]［］".contains(c));
    let is_unit = [
        "単位",
        "百万円",
        "千円",
        "In millions",
        "in millions",
        "In thousands",
        "in thousands",
        "％表示",
        "unaudited",
        "Unaudited",
    ]
    .iter()
    .any(|word| inner.starts_with(word));
    let is_sentence = text.ends_with(['。', '.', ':', '：', ';', ',']) && (count > 30 || text.ends_with([';', ',']));
    // A text that goes on in lower case is the end of one before it; the running head of a page names no table.
    let goes_on = inner.starts_with(|c: char| c.is_lowercase());
    let is_running = ["table of contents", "目次", "inhaltsverzeichnis"].contains(&inner.to_lowercase().as_str());
    // The foot of a page: "Made-up Inc. | Form 10-Q | 7".
    let is_foot = text.rsplit_once('|').is_some_and(|(_, page)| page.trim().bytes().all(|b| b.is_ascii_digit()));
    let letters = text.chars().filter(|c| c.is_alphabetic()).count();
    let is_running = is_running || is_foot || is_date_alone(text);
    !is_unit && !is_sentence && !goes_on && !is_running && letters >= 2
}

/// Whether a text says of which days something is, and nothing else.
pub fn is_date_alone(text: &str) -> bool {
    const WORDS: &str = "three six nine twelve months month year years ended ending as of at the for january february march april may \
        june july august september october november december week weeks fiscal quarter first second third fourth and to from half \
        unaudited";
    const SIGNS: &str = "令和平成昭和年月日現在自至～〜ー－第当前四半期連結会計累計期間事業度中末元";
    let plain: String = text.chars().map(|c| if c.is_alphabetic() { c } else { ' ' }).collect();
    let mut words = plain.split_whitespace().peekable();
    words.peek().is_some()
        && words.all(|word| {
            let lower = word.to_lowercase();
            WORDS.split_whitespace().any(|known| known == lower) || word.chars().all(|c| SIGNS.contains(c))
        })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_nearest_text_that_can_be_a_title_is_one() {
        let table = |before: &[&str]| PrintedTable {
            before: before.iter().map(|text| (*text).to_owned()).collect(),
            ..PrintedTable::default()
        };
        assert_eq!(
            title(&table(&["Made-up Inc.", "BALANCE SHEETS", "(In millions)"])).as_deref(),
            Some("BALANCE SHEETS")
        );
        assert_eq!(title(&table(&["The following table shows what we have sold to whom:"])), None);
        assert_eq!(
            title(&table(&["Note 9. Leases", "in whole and not in part;", "Table of Contents"])).as_deref(),
            Some("Note 9. Leases")
        );
        assert_eq!(title(&table(&["（２）連結財政状態", "（単位：百万円）"])).as_deref(), Some("（２）連結財政状態"));
        // Neither the foot of a page nor the days alone are a title.
        let before = ["Inventories", "Made-up Inc. | Q2 2031 Form 10-Q | 7", "Three Months Ended March 31, 2031"];
        assert_eq!(title(&table(&before)).as_deref(), Some("Inventories"));
        let before =
            ["持分変動計算書", "当第１四半期連結累計期間(自 2031年１月１日 至 2031年３月31日)", "2031年３月31日現在"];
        assert_eq!(title(&table(&before)).as_deref(), Some("持分変動計算書"));
    }

    #[test]
    fn titles_name_kinds() {
        assert_eq!(kind("CONSOLIDATED STATEMENTS OF CASH FLOWS"), Some(TableKind::CashFlows));
        assert_eq!(kind("四半期連結包括利益計算書"), Some(TableKind::Other));
        assert_eq!(kind("連結業績予想"), Some(TableKind::Targets));
        assert_eq!(kind("Leases"), None);
        assert_eq!(of_role("0000003 - Statement - BALANCE SHEETS").get("en"), Some("Balance sheets"));
    }
}
