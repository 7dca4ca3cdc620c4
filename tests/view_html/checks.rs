//! Checks and the marks that lead to them.

use kessan_core::checks::{Gravity, Status};
use kessan_core::release::load::load;
use kessan_core::text::Lang;

use super::common::{MADE_UP, MINIMAL, PUBLISHED, attributes, page, text};

#[test]
fn every_contradiction_is_written_into_the_page_and_every_mark_leads_to_one() {
    let release = load("test", PUBLISHED).unwrap();
    let report = release.checks();
    for lang in Lang::ALL {
        let html = page(PUBLISHED, lang);
        let ids = attributes(&html, "<li id=\"check-");
        // The gravest first, and those unfolded.
        let expected: Vec<_> = Gravity::ALL
            .into_iter()
            .flat_map(|gravity| report.of_gravity(gravity))
            .map(|check| check.id.as_str())
            .collect();
        assert_eq!((ids.clone(), expected.len()), (expected, report.count(Status::Inconsistent)));
        let parts: Vec<_> = html
            .split("<details")
            .filter_map(|part| part.split('>').next())
            .filter(|tag| tag.contains("\"graded\""))
            .collect();
        let folded: Vec<_> =
            parts.iter().filter(|part| !part.contains("hidden")).map(|part| !part.contains("open")).collect();
        assert_eq!(folded, [false, true, true, true], "{parts:?}");
        let marks = attributes(&html, "<a href=\"#check-");
        assert!(marks.contains(&"claim.revenues.operation"), "{marks:?}");
        assert!(marks.iter().all(|mark| ids.contains(mark)), "{marks:?}");
    }
}

#[test]
fn a_release_without_contradictions_says_so() {
    let english = text(&page(MADE_UP, Lang::En));
    assert!(english.contains(" relations recomputed, none with a difference"), "{english}");
    assert!(!page(MADE_UP, Lang::En).contains("class=\"mark\""));
    assert!(text(&page(MADE_UP, Lang::Ja)).contains("差異なし"));
    assert!(!page(MINIMAL, Lang::Ja).contains("id=\"checks\""), "where nothing can be held against anything");
}

#[test]
fn a_proof_says_both_figures_and_how_far_they_are_apart() {
    let english = text(&page(PUBLISHED, Lang::En));
    let said = "The text says JPY 9,248 million; the table shows JPY 9,427,609 thousand. The difference is JPY 179,609 \
                thousand; rounding explains at most JPY 500.5 thousand.";
    assert!(english.contains(said), "{english}");
    let japanese = text(&page(PUBLISHED, Lang::Ja));
    assert!(japanese.contains("本文は9,248百万円、表は9,427,609千円です。差は179,609千円ですが"), "{japanese}");
}

#[test]
fn a_sum_that_needs_another_sign_names_the_figure() {
    let english = text(&page(PUBLISHED, Lang::En));
    let said = "Within rounding they agree if the sign of JPY 80 million (Elimination of inter-segment revenues, 1H08) is reversed.";
    assert!(english.contains(said), "{english}");
}
