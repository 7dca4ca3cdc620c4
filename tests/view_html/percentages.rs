//! Percentages that are recomputed, beside those that a release prints.

use kessan_core::release::load::load;
use kessan_core::text::Lang;
use rust_decimal::Decimal;

use super::common::{PERIODS, PUBLISHED, TANSHIN, page, text};

/// "81.4% of revenues" stood in a finding where the statement prints 81.5: wherever a percentage stands that the release
/// prints otherwise, the printed one stands beside it.
#[test]
fn a_percentage_that_the_release_prints_otherwise_says_so_wherever_it_stands() {
    let otherwise = PERIODS.replace("\"81.5\"", "\"82.5\"");
    assert_ne!(otherwise, PERIODS, "the printed share of the costs is there to be replaced");
    for (json, lang, note) in [
        (PUBLISHED, Lang::En, "reported as "),
        (PUBLISHED, Lang::Ja, "記載値は"),
        (otherwise.as_str(), Lang::En, "reported as "),
    ] {
        let release = load("release", json).unwrap();
        let page = page(json, lang);
        let mut found = 0;
        for discrepancy in release.discrepancies().iter().filter(|known| !known.is_rounding) {
            for near in beside(&page, &discrepancy.key) {
                let printed = format!("{note}{}", sign(discrepancy));
                assert!(near.contains(&printed), "{}: {printed} is not beside {near:?}", discrepancy.key);
                found += 1;
            }
        }
        assert!(found > 2, "{found} such numbers");
    }
    let page = page(PUBLISHED, Lang::En);
    assert!(text(&page).contains("81.4% (reported as 81.5%)"), "the finding of the costs");
}

/// A filing's amounts in millions gave 12.2%, it prints 12.3% from its amounts in yen, and the page said "12.2% (the release
/// prints +12.3%)" of what its own check called a tie: where rounding explains the difference, the page shows what is printed.
#[test]
fn a_percentage_that_rounding_explains_is_shown_as_printed() {
    let mut found = 0;
    for (json, lang) in [(PUBLISHED, Lang::En), (PUBLISHED, Lang::Ja), (PERIODS, Lang::En), (TANSHIN, Lang::Ja)] {
        let release = load("release", json).unwrap();
        let page = page(json, lang);
        for discrepancy in release.discrepancies().iter().filter(|known| known.is_rounding) {
            for near in beside(&page, &discrepancy.key) {
                let printed = sign(discrepancy);
                // A sentence says of a fall how much, not below zero.
                let size = printed.trim_start_matches(['−', '+']);
                assert!(near.contains(size), "{}: {near:?} is not {printed}", discrepancy.key);
                assert!(!near.contains("reported as") && !near.contains("記載値は"), "{near:?}");
                found += 1;
            }
        }
    }
    assert!(found > 3, "{found} such numbers");
}

/// The column of changes is the difference of the margins beside it, and the method says so; exact ratios give another last digit.
#[test]
fn a_change_of_a_margin_is_the_difference_of_the_margins_shown() {
    for (json, lang, method) in [
        (PUBLISHED, Lang::En, "is the difference of the two margins as shown"),
        (PUBLISHED, Lang::Ja, "表示した利益率どうしの差です"),
        (PERIODS, Lang::En, "is the difference of the two margins as shown"),
    ] {
        let page = page(json, lang);
        assert!(text(&page).contains(method), "the method is told");
        let number = |key: &str| -> Option<Decimal> {
            let shown = beside(&page, key).into_iter().next()?.replace('−', "-");
            let digits = shown.find(|c: char| c == '-' || c.is_ascii_digit())?;
            let rest = &shown[digits..];
            rest[..rest.find(|c: char| !matches!(c, '-' | '.' | '0'..='9')).unwrap_or(rest.len())].parse().ok()
        };
        let mut found = 0;
        for key in super::common::attributes(&page, "data-n=\"points ") {
            let [line, now, before] = key.split(' ').collect::<Vec<_>>()[..] else { panic!("{key}") };
            let margin = |period: &str| number(&format!("margin {line} {period}"));
            assert_eq!(
                number(&format!("points {key}")),
                margin(now).zip(margin(before)).map(|(now, before)| now - before),
                "{key}"
            );
            found += 1;
        }
        assert!(found > 2, "{found} changes");
    }
}

/// What stands around each number of a key, as text: a cell has all of it, a sentence what follows, too.
fn beside(page: &str, key: &str) -> Vec<String> {
    let element = format!("data-n=\"{key}\"");
    let near = page.match_indices(&element).map(|(at, element)| {
        let rest = &page[at + element.len()..];
        let end = rest.find("</td>").into_iter().chain(rest.find("</p>")).chain(rest.find("</h3>")).min();
        let near = &rest[..end.unwrap_or(rest.len())];
        near.split('<').map(|part| part.split_once('>').map_or(part, |(_, text)| text)).collect()
    });
    near.collect()
}

/// A percentage as the page writes it: a rate of change with its sign.
fn sign(of: &kessan_core::discrepancy::Discrepancy) -> String {
    let size = format!("{:.*}%", of.digits as usize, of.printed.abs());
    match (of.printed.is_sign_negative(), of.key.starts_with("growth ")) {
        (true, _) => format!("−{size}"),
        (false, true) => format!("+{size}"),
        (false, false) => size,
    }
}
