//! The page's words are those that the company has for its results, for what it expects of them, and for its parts.

use kessan_core::text::Lang;
use serde_json::Value;

use crate::common::{PUBLISHED, TANSHIN, page, text};

/// The forecasts of reports to Japanese exchanges were called targets.
#[test]
fn a_company_that_gives_forecasts_is_not_said_to_have_targets() {
    let (japanese, english) = (text(&page(TANSHIN, Lang::Ja)), text(&page(TANSHIN, Lang::En)));
    assert!(japanese.contains("通期予想") && !japanese.contains("目標"), "{japanese}");
    assert!(english.contains("full-year forecast") && !english.to_lowercase().contains("target"), "{english}");
    let mut file: Value = serde_json::from_str(TANSHIN).unwrap();
    file["story"]["guidance"] = "targets".into();
    let japanese = text(&page(&file.to_string(), Lang::Ja));
    assert!(japanese.contains("通期目標"), "{japanese}");
}

/// The calculator went on to speak of targets.
#[test]
fn the_calculator_s_results_have_the_company_s_word_too() {
    let mut file: Value = serde_json::from_str(PUBLISHED).unwrap();
    let said = |file: &Value, lang| text(&page(&file.to_string(), lang));
    let english = said(&file, Lang::En);
    assert!(english.contains("Target earnings per share") && english.contains("target for the year ÷ all shares"));
    file["story"]["guidance"] = "forecasts".into();
    let english = said(&file, Lang::En);
    assert!(english.contains("Percent of forecast") && !english.contains("Percent of target"), "{english}");
    assert!(english.contains("Forecast earnings per share") && english.contains("forecast for the year ÷ all shares"));
    let japanese = said(&file, Lang::Ja);
    assert!(japanese.contains("1株当たり当期純利益の予想") && japanese.contains("通期予想 ÷ 全株式数"), "{japanese}");
}

/// Regions and products were called businesses.
#[test]
fn revenues_are_by_what_they_are_broken_down_by() {
    let mut file: Value = serde_json::from_str(TANSHIN).unwrap();
    for (breakdown, english, japanese) in [
        ("business", "Revenues by business,", "事業別売上高、"),
        ("segment", "Revenues by segment,", "セグメント別売上高、"),
        ("product", "Revenues by product or service,", "製品・サービス別売上高、"),
        ("region", "Revenues by region,", "地域別売上高、"),
    ] {
        file["story"]["breakdown"] = breakdown.into();
        let page = |lang| text(&page(&file.to_string(), lang));
        assert!(page(Lang::En).contains(english), "{breakdown}");
        assert!(page(Lang::Ja).contains(japanese), "{breakdown}");
    }
}

/// What a bridge ends in was called net income where it is the owners' part of the profit.
#[test]
fn bridges_are_of_results_by_the_release_s_own_names() {
    let japanese = text(&page(TANSHIN, Lang::Ja));
    assert!(japanese.contains("親会社株主に帰属する純利益の増減要因（科目別の影響額）、"), "{japanese}");
    assert!(!japanese.contains("当期純利益の増減要因"), "{japanese}");
}
