//! Heads of columns in short lines. With several reports side by side a head says its fiscal period in full, which Japanese writes without
//! a space: 2031年3月期第1四半期（2030年8月5日公表） in one piece would leave a phone room for one column.

use leptos::prelude::*;

use crate::view::env::Env;
use kessan_core::release::model::{Table, Text};

/// What begins a new line behind a fiscal year or a day.
const PARTS: [&str; 6] = ["第", "上期", "下期", "通期", "公表", "までの"];

/// The head of a column. Where other reports' columns stand in its table, lines of it may end within a fiscal period.
pub fn head(env: Env, table: &Table, label: &Text) -> AnyView {
    let text = env.text(label);
    let pieces = pieces(&text);
    if pieces.len() < 2 || table.columns.iter().all(|column| column.report.is_none()) {
        return env.words(label);
    }
    let mut pieces = pieces.into_iter().map(str::to_owned);
    let first = pieces.next();
    let others = pieces.map(|piece| view! { <wbr/>{piece} }).collect_view();
    match label.foreign(env.lang) {
        Some(lang) => view! { <span lang=lang.to_owned()>{first}{others}</span> }.into_any(),
        None => view! { {first}{others} }.into_any(),
    }
}

/// The pieces between which a line may end: before what stands in brackets, and between a fiscal year and its part.
fn pieces(head: &str) -> Vec<&str> {
    let ends = |at: &usize| {
        let (before, after) = head.split_at(*at);
        let is_year_or_day = before.ends_with(['期', '度', '日']);
        !before.is_empty()
            && (after.starts_with('（') || (is_year_or_day && PARTS.iter().any(|part| after.starts_with(part))))
    };
    let places: Vec<usize> = head.char_indices().map(|(at, _)| at).filter(ends).collect();
    let starts = std::iter::once(0).chain(places.iter().copied());
    let ends = places.iter().copied().chain([head.len()]);
    starts.zip(ends).filter_map(|(start, end)| head.get(start..end)).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines_end_between_a_fiscal_year_and_its_part() {
        let cases: [(&str, &[&str]); 8] = [
            ("当期（2032年3月期第1四半期）", &["当期", "（2032年3月期", "第1四半期）"]),
            ("2031年3月期第3四半期累計", &["2031年3月期", "第3四半期累計"]),
            ("2031年3月期上期", &["2031年3月期", "上期"]),
            ("2031年度下期", &["2031年度", "下期"]),
            ("2031年3月期（2030年8月5日公表）", &["2031年3月期", "（2030年8月5日", "公表）"]),
            ("2031年6月30日までの12か月", &["2031年6月30日", "までの12か月"]),
            ("2031年3月31日", &["2031年3月31日"]),
            ("This year (Q1 FY2032)", &["This year (Q1 FY2032)"]),
        ];
        for (head, expected) in cases {
            assert_eq!(pieces(head), expected);
        }
        assert_eq!(pieces("第1四半期"), ["第1四半期"]);
        assert_eq!(pieces("（単位）"), ["（単位）"]);
    }
}
