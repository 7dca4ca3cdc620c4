//! The calculator before its program runs.

use kessan_core::text::Lang;

use super::common::{PUBLISHED, QUARTERLY, page, text};

#[test]
fn the_calculators_example_is_complete_without_the_program() {
    let html = page(PUBLISHED, Lang::En);
    let english = text(&html);
    for part in [
        "JPY 13,632.03 · USD 128.68",
        "JPY 13,828.66 · USD 130.53",
        "⌊min(4,000, ⌊400,000,000 ÷ 100,000⌋) × 100%⌋ = 4,000",
        "2,800,000,000 ÷ (206,478 − 4,000 × 98.5 ÷ 365) = JPY 13,632.03",
        "No fractions of a share are bought: rounded down. In the release: Repurchase of own shares.",
        "206,478,000 ÷ 367,554,000 = 56.2%",
    ] {
        assert!(english.contains(part), "{part} is not in: {english}");
    }
    assert_eq!(html.matches("data-root=\"curve-").count(), 2);
    assert_eq!(html.matches("<details class=\"line").count(), 8 + 11 + 7);
    assert!(!html.contains("<details class=\"line\" open"), "lines are closed at first");
}

#[test]
fn another_companys_calculator_shows_what_its_release_gives() {
    for lang in Lang::ALL {
        let html = page(QUARTERLY, lang);
        assert_eq!(
            html.matches("id=\"dividend-").count(),
            4 * 2 + 2,
            "four dividends and the year, each with its note"
        );
        for absent in ["as-ads", "id=\"rate\"", "id=\"fee\"", "id=\"equity-ratio\"", "id=\"cash-after\"", "USD 0 · "] {
            assert!(!html.contains(absent), "{absent}");
        }
        for present in ["id=\"payout-earned\"", "id=\"equity-per-share\"", "id=\"price-slider\"", "id=\"timing-3\""] {
            assert!(html.contains(present), "{present}");
        }
    }
    let waiting = text(&page(QUARTERLY, Lang::En));
    assert!(waiting.contains("Enter a valid value.") && waiting.contains("Enter a number."), "{waiting}");
}
