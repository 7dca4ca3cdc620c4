//! A notice that revises targets and has no results.

use kessan_core::text::Lang;
use serde_json::{Value, json};

use crate::common::{MINIMAL, TANSHIN, page, text};

/// A year's targets before and after, a rate that is printed from unrounded amounts, and last year's figures for reference.
fn notice() -> String {
    let mut file: Value = serde_json::from_str(MINIMAL).unwrap();
    file["comparisons"] = json!([]);
    file["periods"] = json!([
        {"id": "2030", "span": "2030-01-01/2030-12-31", "label": {"en": "2030", "ja": "2030年度"}, "name": {"en": "2030", "ja": "2030年度"}},
        {"id": "2031", "span": "2031-01-01/2031-12-31", "label": {"en": "2031", "ja": "2031年度"}, "name": {"en": "2031", "ja": "2031年度"}}
    ]);
    file["tables"][0]["columns"] = json!([
        {"id": "before", "label": {"en": "Before", "ja": "前回"}, "period": "2031", "scenario": "previous-target"},
        {"id": "now", "label": {"en": "Now", "ja": "今回"}, "period": "2031", "scenario": "target"},
        {"id": "rate", "label": {"en": "%", "ja": "%"}, "period": "2031", "scenario": "target", "measure": {"growth": "2031"}},
        {"id": "2030", "label": {"en": "2030", "ja": "2030年度"}, "period": "2030"}
    ]);
    let cells =
        [["900", "880", "", "918"], ["650", "600", "", "640"], ["240", "274", "14.3", "278"], ["15", "△20", "", "216"]];
    for (row, cells) in cells.iter().enumerate() {
        file["tables"][0]["rows"][row]["cells"] = json!(cells);
    }
    file["story"]["headlines"] = json!(["Revenues", "OperatingIncome", "NetIncome"]);
    file["story"]["businesses"] = json!([]);
    file["story"]["targets"] = json!([{"id": "year", "label": {"en": "Year", "ja": "通期"}, "period": "2031", "announced": "2031-08-01", "revised": true}]);
    file.to_string()
}

/// Last year's revenues stood at the head of the page of a notice as if they were its news.
#[test]
fn the_title_of_a_notice_says_what_was_revised() {
    let html = page(&notice(), Lang::En);
    let english = text(&html);
    let sentence = "2031 target revised. Fares from NOK 900 to NOK 880 (−2.2%). Operating profit from NOK 240 to NOK 274 (+14.3%). \
                    Net profit from NOK 15 to NOK −20.";
    let title = html.split("<h1>").nth(1).and_then(|rest| rest.split("</h1>").next()).unwrap();
    assert_eq!(text(title), sentence, "a rate as printed, if it is printed; none between a profit and a loss");
    assert!(title.contains("data-n=\"cell results 3 rate\""), "the printed rate says where it stands: {title}");
    assert!(english.contains("· announced") && !english.contains("results announced"), "{english}");
    assert!(
        !html.contains("id=\"overview\"") && !html.contains("id=\"margins\""),
        "last year has no sections of its own"
    );
    let japanese = text(&page(&notice(), Lang::Ja));
    assert!(japanese.contains("2031年度の目標を修正：運賃収入は"), "{japanese}");
}

#[test]
fn a_range_is_revised_as_one() {
    let mut file: Value = serde_json::from_str(TANSHIN).unwrap();
    file["comparisons"] = json!([]);
    let japanese = text(&page(&file.to_string(), Lang::Ja));
    assert!(japanese.contains("売上高は 45,000百万円 から46,500～48,000百万円へ、"), "{japanese}");
    let with_results = text(&page(TANSHIN, Lang::Ja));
    assert!(!with_results.contains("の目標を修正"), "results come first");
}
