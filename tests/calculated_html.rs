//! What the panel says of the calculator's numbers, as HTML, rendered natively in both languages.
#![cfg(feature = "ssr")]
#![allow(clippy::panic, clippy::unwrap_used, reason = "a test fails by panicking")]

use kessan::state::address::Address;
use kessan::state::drafts;
use kessan::state::measures::{Measure, Part, Rounding, places, written};
use kessan::state::operand::Operand;
use kessan::state::outcome::{answer, example};
use kessan::state::scenarios::CalculatorScenarios;
use kessan::view::calculator::explanation::explanation;
use kessan::view::calculator::{numbers, words};
use kessan::view::env::Env;
use kessan::view::page::html;
use kessan::workbook::calculator::lines;
use kessan::workbook::layout::Layout;
use kessan_core::release::{Currency, Release, load::load};
use kessan_core::text::Lang;

const RELEASES: [&str; 3] = [
    include_str!("../public/releases/iij-1h-fy2008.json"),
    include_str!("releases/made-up.json"),
    include_str!("releases/quarterly.json"),
];

fn release(json: &str) -> &'static Release {
    Box::leak(Box::new(load("test", json).unwrap_or_else(|problems| panic!("{problems}"))))
}

/// The title and the HTML for a name under what an address says.
fn telling(env: Env, fragment: &str, name: &str) -> (String, String) {
    let terms = env.terms().unwrap();
    let first = example(terms, |number| env.exact(number));
    let linked = drafts::read(&Address::read(fragment), terms);
    let scenarios = CalculatorScenarios { fields: linked.draft.of(&first), kept: linked.kept(&first) };
    let (figure, under) = Operand::read(name, terms).unwrap_or_else(|| panic!("{name}"));
    let scenario = scenarios.under(terms, under, |number| env.exact(number)).unwrap();
    explanation(env, terms, &scenario, (figure, under))
}

/// The names that elements carry.
fn keys(html: &str) -> Vec<String> {
    let parts = html.split("data-n=\"").skip(1).map(|rest| rest.split_once('"').unwrap().0);
    parts.map(|key| key.replace("&quot;", "\"").replace("&lt;", "<").replace("&amp;", "&")).collect()
}

#[test]
fn every_number_has_a_title_a_text_and_inputs_that_can_be_told() {
    for json in RELEASES {
        for lang in Lang::ALL {
            let env = Env { lang, release: release(json) };
            for figure in Operand::all(env.terms().unwrap()) {
                let (title, html) = telling(env, "", &figure.key());
                assert!(!title.trim().is_empty(), "{}", figure.key());
                assert!(html.starts_with("<p class=\"n\" translate=\"no\">"), "{}: {html}", figure.key());
                for key in keys(&html) {
                    let is_field = key.starts_with("field ");
                    assert!(is_field || Operand::read(&key, env.terms().unwrap()).is_some(), "{key}");
                }
            }
        }
    }
}

/// What stands in the page leads to what the panel can tell.
#[test]
fn every_name_in_the_pages_calculator_is_one_of_its_numbers() {
    for json in RELEASES {
        let env = Env { lang: Lang::En, release: release(json) };
        let page = html(env, Box::leak(Box::new(env.release.checks())));
        let (_, section) = page.split_once("<section id=\"dividends\">").unwrap();
        // A release in which nothing can be recomputed has no checks.
        let section = section.split_once("<section id=\"checks\">").map_or(section, |(dividends, _)| dividends);
        let keys = keys(section);
        assert!(keys.len() > 30, "{}", keys.len());
        for key in keys.iter().filter(|key| !key.starts_with("claim ") && !key.starts_with("value ")) {
            assert!(Operand::read(key, env.terms().unwrap()).is_some(), "{key}");
        }
    }
}

#[test]
fn a_number_under_kept_terms_keeps_them_through_its_inputs() {
    let env = Env { lang: Lang::En, release: release(RELEASES[0]) };
    let (title, html) = telling(env, "#?v=1&name.1=%3Cb%3E&price.1=150000", "result spend 1");
    assert_eq!(title, "Buyback spending");
    assert!(html.contains("In the scenario “&lt;b>”") && html.contains("2,666 × 150,000 = JPY 399,900,000"), "{html}");
    assert_eq!(keys(&html), ["result bought 1", "input price 1", "input rate 1"]);
    let (_, html) = telling(env, "", "result eps 75000 50");
    assert!(html.contains("JPY 75,000 a share, 50%") && html.contains("÷ (206,478 − 2,000)"), "{html}");
    let (_, html) = telling(env, "", "input price 75000 50");
    assert!(html.contains("Assumed by the table of prices") && html.contains(">75,000</p>"), "{html}");
}

/// `quarterly.json`: 15.315 % of 3,000, cut to a whole unit.
#[test]
fn a_tax_says_how_it_was_cut_and_where_that_is_laid_down() {
    let env = Env { lang: Lang::En, release: release(RELEASES[2]) };
    let chosen = "#?v=1&holding=12000&withholding=resident";
    let (title, html) = telling(env, chosen, "result tax-0-0");
    assert_eq!(title, "First quarter: national tax");
    for part in
        ["⌊3,000 × 15.315%⌋ = USD 459", "Each tax is rounded down to USD 1 at each payment", "Source: A made-up law"]
    {
        assert!(html.contains(part), "{part} is not in {html}");
    }
    let (_, html) = telling(env, chosen, "result withheld-0");
    assert!(html.contains("459 + 150 = USD 609"), "{html}");
    assert!(keys(&html).contains(&"input withholding".to_owned()), "{html}");
    let (title, html) = telling(env, chosen, "result tax-rate-0");
    assert_eq!((title.as_str(), html.contains(">15.315%</p>")), ("Resident: national tax", true), "{html}");
    let env = Env { lang: Lang::Ja, ..env };
    let (_, html) = telling(env, chosen, "input withholding");
    assert!(html.contains("居住者"), "{html}");
}

/// JPY 400,000,000 at 105.94 are USD 3,775,722.11: a convenience rate of five digits says nothing of the cents, and the
/// release's own dollars stop at thousands.
#[test]
fn amounts_of_the_company_in_the_other_currency_stop_where_the_releases_own_do() {
    let env = Env { lang: Lang::En, release: release(RELEASES[0]) };
    assert_eq!(env.release.translated_scale(), 3);
    let (_, html) = telling(env, "", "result spend");
    assert!(html.contains("JPY 400,000,000 · USD 3,776 thousand"), "{html}");
    for name in ["result dividends-paid", "result total-payout", "result cash-after"] {
        let (_, html) = telling(env, "", name);
        let (_, dollars) = html.split_once("USD ").unwrap();
        let amount = dollars.split_once('<').unwrap().0;
        assert!(amount.ends_with(" thousand"), "{name}: {amount}");
    }
    // What a holder receives keeps its cents.
    let (_, html) = telling(env, "", "result dividend-total");
    assert!(html.contains("JPY 200,000 · USD 1,887.86"), "{html}");
}

/// A row of the table and its words: what it is called, its unit and rounding, how it comes about, and its cell.
#[test]
fn each_measure_has_a_name_a_unit_a_rounding_an_explanation_and_a_cell() {
    for json in RELEASES {
        let release = release(json);
        let terms = release.terms().unwrap();
        let lines = lines(release, &Layout::new(release)).unwrap();
        let first = answer(terms, &example(terms, |number| number.to_string()));
        for measure in Measure::ALL.iter().filter(|measure| measure.is_in(terms)) {
            let definition = measure.definition();
            assert!(!measure.unit_of("EUR").is_empty(), "{measure:?}");
            for lang in Lang::ALL {
                let env = Env { lang, release };
                for at in places(terms, definition.each) {
                    let about = format!("{measure:?} {at:?} in {lang:?}");
                    let (name, line) = (words::name(env, terms, *measure, at), words::line(env, terms, *measure, at));
                    assert!(!name.contains('{') && !line.contains('{'), "{about}: {name} {line}");
                    assert_eq!(
                        name.is_empty(),
                        definition.part == Part::Inner,
                        "{about}: only inner ones need no name"
                    );
                    assert_eq!(line.is_empty(), definition.line.is_none(), "{about}: a line has a name");
                    let number = Operand::Measure(*measure, at);
                    let has_formula = written(&mut first.evaluation(terms), number).is_some();
                    if measure.is_result() {
                        assert!(!words::formula(env, *measure).is_empty(), "{about}: no explanation");
                        assert!(has_formula || !first.has(terms, *measure), "{about}: no formula");
                        assert!(lines.has(&measure.key(at)), "{about}: no cell");
                    }
                }
                let is_said = !numbers::rounding(env, definition.rounding).is_empty();
                assert_eq!(is_said, definition.rounding != Rounding::Unrounded, "{measure:?}");
            }
        }
    }
}

/// Sentences say an amount in words where these say all of it; nothing is rounded for their sake.
#[test]
fn amounts_of_sentences_are_in_words_where_these_are_exact() {
    let in_words = |lang, value: &str| {
        let env = Env { lang, release: release(RELEASES[0]) };
        env.money_in_words(value.parse().unwrap(), Currency::Reporting)
    };
    for (value, english, japanese) in [
        ("400000000", Some("JPY 400 million"), Some("4億円")),
        ("1500000000", Some("JPY 1.5 billion"), Some("15億円")),
        ("280000000", Some("JPY 280 million"), Some("2億8,000万円")),
        ("1234000000000", Some("JPY 1,234 billion"), Some("1兆2,340億円")),
        ("100000", None, Some("10万円")),
        ("123450000", None, Some("1億2,345万円")),
        ("400000001", None, None),
        ("9999", None, None),
        ("10000.5", None, None),
        ("0", None, None),
        ("-400000000", None, None),
    ] {
        assert_eq!(in_words(Lang::En, value).as_deref(), english, "{value}");
        assert_eq!(in_words(Lang::Ja, value).as_deref(), japanese, "{value}");
    }
}
