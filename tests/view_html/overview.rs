//! What the overview says.

use kessan_core::text::Lang;

use super::common::{MADE_UP, PUBLISHED, TANSHIN, attributes, page, text};

#[test]
fn the_finding_states_what_happened_in_both_languages() {
    let english = text(&page(PUBLISHED, Lang::En));
    assert!(
        english.contains("Total revenues rose 10.9%. Operating income fell 44.6%. Net income fell 89.4%."),
        "{english}"
    );
    let japanese = text(&page(PUBLISHED, Lang::Ja));
    assert!(japanese.contains("10.9%増、営業利益は44.6%減、"), "{japanese}");
    assert!(japanese.contains("89.4%減"), "{japanese}");
}

/// The overview of a comparison.
fn overview(html: &str, index: usize) -> &str {
    let (_, from) = html.split_once(&format!("<div class=\"one c{index}\"><h1")).unwrap();
    from.split_once("<div class=\"one c").map_or(from, |(part, _)| part).split_once("</table>").unwrap().0
}

/// Targets of October 24, 2008 for the half: revenues of JPY 33,200 million, operating income 950, net income 300; the
/// results, in thousands: 33,253,841, 1,005,442 and 367,554.
#[test]
fn every_card_says_what_part_of_the_target_was_reached_on_one_scale() {
    let html = page(PUBLISHED, Lang::En);
    let half = overview(&html, 0);
    let said = text(half);
    for part in ["100.2%", "105.8%", "122.5%"] {
        let sentence = format!("{part} of the target revised on 24 October 2008: ");
        assert!(said.contains(&sentence), "{sentence} in {said}");
    }
    assert!(said.contains("The tick is the target, 100%; the full length is 150%."), "{said}");
    // Two thirds of 150 % are the target; 100.2 of 150 are 66.8.
    assert_eq!(attributes(half, "<rect x=\""), ["66.67%"; 3]);
    let bars = attributes(half, "<rect y=\"3\" width=\"");
    assert_eq!(bars, ["100%", "66.80%", "100%", "70.53%", "100%", "81.67%"], "tracks and what fills them");
    let japanese = text(overview(&page(PUBLISHED, Lang::Ja), 0));
    assert!(japanese.contains("2008年10月24日修正の目標 33,200 、達成率 100.2%"), "{japanese}");
    let quarter = overview(&html, 1);
    assert!(text(quarter).contains("no target for this period"), "the half has one");
    assert!(!quarter.contains("class=\"rule\"") && !text(quarter).contains("full length"), "no target, no bar");
}

#[test]
fn a_derived_quarter_is_marked_in_its_headline_and_its_cards() {
    for (json, derived) in [(PUBLISHED, 2), (MADE_UP, 2)] {
        let html = page(json, Lang::En);
        for index in 0..3 {
            let part = overview(&html, index);
            let is_derived = index == derived;
            let (title, _) = part.split_once('>').unwrap();
            let (cards, table) = part.split_once("<table>").unwrap();
            assert_eq!(title.contains("class=\"derived\""), is_derived, "the headline of {index}: {title}");
            assert_eq!(cards.contains("class=\"derived\"><span class=\"rc\">"), is_derived, "the cards of {index}");
            assert_eq!(table.contains("class=\"derived\"><span class=\"rc\">"), is_derived, "the table of {index}");
            assert_eq!(text(part).contains("million, derived"), is_derived, "the measure of {index}");
        }
        assert!(text(&html).contains("First quarter (derived): "), "the sentences of figures");
        assert!(!text(&html).contains("Second quarter (derived): "));
    }
}

/// The made-up second quarter has no quarter before it.
#[test]
fn a_headline_without_a_year_before_says_the_amounts() {
    let said = text(overview(&page(MADE_UP, Lang::En), 1));
    assert!(said.contains("Total revenues: EUR 25.7 million. Operating profit (loss): EUR −3.3 million."), "{said}");
    assert!(said.contains("Total revenues: CHF 26.64 million."), "{said}");
}

#[test]
fn a_loss_is_said_in_words() {
    let made_up = text(&page(MADE_UP, Lang::En));
    assert!(made_up.contains("swung to a loss") && made_up.contains("the loss"), "{made_up}");
    let published = text(&page(PUBLISHED, Lang::En));
    assert!(published.contains("loss, −811.4%"), "{published}");
    assert!(published.contains("ATM operation cost JPY 89 million more than it earned"), "{published}");
}

/// Every card of a first quarter said that there was no forecast for it, beside that for the year.
#[test]
fn what_no_period_has_is_not_missed_by_each_card() {
    let english = text(&page(TANSHIN, Lang::En));
    assert!(english.contains("of the full-year forecast") && !english.contains("for this period"), "{english}");
}
