//! Made-up releases of very different kinds, from the file to the page, the workbook and the open data, in both of the page's
//! languages: a US quarterly filer with dividends each quarter and a buyback; a German half-year report in one language; a
//! company with one statement and nothing else; a Japanese filer that truncates and forecasts a range; five
//! reports of one company side by side.
#![cfg(feature = "ssr")]
#![allow(clippy::panic, clippy::unwrap_used, reason = "a test fails by panicking")]

use kessan::prerender::data::files;
use kessan::view::env::Env;
use kessan::view::page::html;
use kessan_core::checks::Report;
use kessan_core::recast::{CellValue, Terms, View};
use kessan_core::release::{Currency, Release, load::load};
use kessan_core::text::Lang;
use serde_json::{Value, json};

const US: &str = include_str!("releases/us-quarter.json");
const GERMAN: &str = include_str!("releases/de-halbjahr.json");
const LOSS: &str = include_str!("releases/loss.json");
const JAPANESE: &str = include_str!("releases/ja-tanshin.json");
/// The release that is published with Kessan: its half has targets.
const PUBLISHED: &str = include_str!("../public/releases/iij-1h-fy2008.json");
const SIDE_BY_SIDE: &str = include_str!("releases/side-by-side.json");
const ALL: [&str; 5] = [US, GERMAN, LOSS, JAPANESE, SIDE_BY_SIDE];

fn checked(json: &str) -> (&'static Release, &'static Report) {
    let release = load("test", json).unwrap_or_else(|problems| panic!("{problems}"));
    let release: &'static Release = Box::leak(Box::new(release));
    (release, Box::leak(Box::new(release.checks())))
}

fn page(json: &str, lang: Lang) -> String {
    let (release, report) = checked(json);
    // Markers between texts, which the published page is without.
    html(Env { lang, release }, report).replace("<!>", "")
}

/// The values of an attribute.
fn attributes<'a>(html: &'a str, name: &str) -> Vec<&'a str> {
    html.split(&format!(" {name}=\"")).skip(1).filter_map(|rest| rest.split('"').next()).collect()
}

fn sections(html: &str) -> Vec<&str> {
    html.split("<section id=\"").skip(1).filter_map(|rest| rest.split('"').next()).collect()
}

/// What a page says, without its tags.
fn text(html: &str) -> String {
    let parts = html.split('<').map(|part| part.split_once('>').map_or(part, |(_, text)| text));
    parts.collect::<Vec<_>>().join("").split_whitespace().collect::<Vec<_>>().join(" ")
}

#[test]
fn a_release_has_the_sections_that_it_has_data_for() {
    for lang in Lang::ALL {
        let all = ["overview", "mix", "margins", "statements", "dividends", "checks", "sources"];
        assert_eq!(sections(&page(US, lang)), all);
        let without_capital = ["overview", "mix", "margins", "statements", "checks", "sources"];
        assert_eq!(sections(&page(GERMAN, lang)), without_capital);
        assert_eq!(sections(&page(LOSS, lang)), ["statements", "checks", "sources"]);
        assert_eq!(sections(&page(JAPANESE, lang)), all);
    }
}

/// Each place within the page that is linked is there, and there is one heading of the first rank at least.
#[test]
fn no_link_is_dead_and_no_section_is_empty() {
    for (json, lang) in ALL.into_iter().flat_map(|json| Lang::ALL.map(|lang| (json, lang))) {
        let page = page(json, lang);
        let ids = attributes(&page, "id");
        for href in attributes(&page, "href").into_iter().filter_map(|href| href.strip_prefix('#')) {
            // The calculator's and the checks' own places are made by the program.
            assert!(href.is_empty() || ids.contains(&href), "{href} in {lang:?}");
        }
        assert!(page.contains("<h1"), "{lang:?}");
        let roots = attributes(&page, "data-root");
        let has_calculator = sections(&page).contains(&"dividends");
        assert_eq!(roots.contains(&"calculator"), has_calculator);
    }
}

/// Its sums hold; none of what it prints is called into question.
#[test]
fn checks_tell_the_truth() {
    for (json, least) in [(US, 36), (GERMAN, 20), (LOSS, 2), (JAPANESE, 20)] {
        let (release, report) = checked(json);
        let failed: Vec<_> =
            report.checks.iter().filter(|check| check.status.id() != "tied").map(|check| &check.id).collect();
        assert_eq!(failed, Vec::<&String>::new(), "{}", release.file.id);
        assert!(report.checks.len() >= least, "{}: {} checks", release.file.id, report.checks.len());
    }
}

/// The truncated statement would contradict itself if its figures had been rounded; and a wrong one does all the same.
#[test]
fn truncation_makes_the_difference() {
    let edited = |edit: &dyn Fn(&mut Value)| {
        let mut file: Value = serde_json::from_str(JAPANESE).unwrap();
        edit(&mut file);
        let (_, report) = checked(&file.to_string());
        let failed = report.checks.iter().filter(|check| check.status.id() != "tied");
        failed.map(|check| check.id.clone()).collect::<Vec<_>>()
    };
    assert!(!edited(&|file| _ = file.as_object_mut().unwrap().remove("rounding")).is_empty());
    assert!(!edited(&|file| file["tables"][2]["rows"][4]["cells"][0] = json!("905")).is_empty());
}

#[test]
fn words_of_another_language_are_marked() {
    let german = page(GERMAN, Lang::En);
    assert!(german.contains("<span lang=\"de\">Umsatzerlöse</span> rose"), "in the sentence of the overview");
    assert!(german.contains("<th scope=\"row\"><span lang=\"de\">Materialaufwand</span></th>"), "a row");
    assert!(german.contains("<span lang=\"de\">1. Hj. 2042</span>"), "a column");
    let japanese = page(JAPANESE, Lang::Ja);
    assert!(!japanese.contains("<span lang=\"ja\">"), "the page's own language needs no mark");
    let in_english = page(JAPANESE, Lang::En);
    assert!(in_english.contains("<span lang=\"ja\">売上高</span>"));
    let us = page(US, Lang::Ja);
    assert!(us.contains("<span lang=\"en\">Net sales</span>") && !page(US, Lang::En).contains("<span lang=\"en\">"));
}

#[test]
fn a_range_is_shown_as_one_and_what_it_replaced() {
    let english = text(&page(JAPANESE, Lang::En));
    assert!(english.contains("46,500 to 48,000"), "the range");
    assert!(english.contains("of the lower end of the full-year forecast"), "{english}");
    assert!(english.contains("before the revision: 45,000"));
    let japanese = text(&page(JAPANESE, Lang::Ja));
    assert!(japanese.contains("46,500～48,000") && japanese.contains("修正前 45,000"));
}

/// The page of a release without something says nothing of it.
#[test]
fn what_is_absent_is_not_spoken_of() {
    let loss = page(LOSS, Lang::En);
    for absent in ["#mix", "#margins", "#dividends", "#overview", "claims.csv", "derived.csv"] {
        assert!(!loss.contains(absent), "{absent}");
    }
    assert!(text(&loss).contains("Tern Biologics plc (fictional)"));
    let (release, report) = checked(LOSS);
    let paths: Vec<_> = files(release, report).unwrap().into_iter().map(|file| file.path).collect();
    assert_eq!(paths, ["data/facts.csv", "data/checks.csv", "data/facts.json", "data/tables/income.csv"]);
}

#[test]
fn each_becomes_a_workbook_and_open_data() {
    for json in ALL {
        let (release, report) = checked(json);
        assert!(kessan::workbook::write(release, report).unwrap().len() > 4_000, "{}", release.file.id);
        assert!(files(release, report).unwrap().iter().all(|file| !file.text.is_empty()));
    }
}

/// The US filer's own documents stand in the section of the sources, with a link where the release has one.
#[test]
fn documents_are_listed() {
    let us = page(US, Lang::En);
    assert!(us.contains("<a href=\"https://filings.example/hpik-20420630.htm\""), "the report");
    assert!(us.contains("Press release of July 30, 2042"), "a document without an address");
}

/// A filing that gives no day of its release: the page claims none, in its sentences, its title, its description or its data.
#[test]
fn a_release_without_its_day_says_none() {
    for lang in Lang::ALL {
        let page = page(GERMAN, lang);
        let kicker = page.split("<p class=\"kicker\">").nth(1).unwrap().split("</p>").next().unwrap();
        assert_eq!(kicker.matches("<span lang=\"de\">").count(), 2, "{lang:?}: the company, and what it reports on");
        let text = text(&page);
        assert!(!text.contains("announced") && !text.contains("日発表"), "{lang:?}");
        assert!(!text.contains("2000"), "{lang:?}: no day in the place of the one that is missing");
    }
    let (release, report) = checked(GERMAN);
    assert!(kessan::workbook::write(release, report).is_ok());
    assert!(files(release, report).unwrap().iter().all(|file| !file.text.contains("announced")));
}

/// Targets whose day is not known are told of without one, for the period itself and for the year, revised or not.
#[test]
fn a_target_without_its_day_says_none() {
    let undated = edited(PUBLISHED, |file| {
        file.as_object_mut().unwrap().remove("announced");
        // A note tells of the day in its own words.
        file["notes"] = json!([]);
        let targets = file["story"]["targets"].as_array_mut().unwrap().iter_mut();
        targets.for_each(|target| _ = target.as_object_mut().unwrap().remove("announced"));
    });
    let (english, japanese) = (text(&page(&undated, Lang::En)), text(&page(&undated, Lang::Ja)));
    for said in ["of the revised target: ", "Target for the period, revised"] {
        assert!(english.contains(said), "{said}");
    }
    for said in ["修正後の目標 ", "期間の目標（修正後）"] {
        assert!(japanese.contains(said), "{said}");
    }
    assert!(!english.contains("revised on") && !english.contains("target of") && !japanese.contains("日修正"));
}

fn edited(json: &str, edit: impl Fn(&mut Value)) -> String {
    let mut file: Value = serde_json::from_str(json).unwrap();
    edit(&mut file);
    file.to_string()
}

/// Shares in thousands beside amounts in other units: printed as printed, told with their unit, exact in the checks and the data,
/// and left alone by the control of amounts.
#[test]
fn counts_have_a_power_of_ten_of_their_own() {
    let (release, report) = checked(US);
    let fact = release.facts.of("WeightedAverageDilutedShares").next().unwrap();
    assert_eq!((fact.value, fact.scale, fact.decimals), (Some(31_250_000.into()), 3, -3));
    assert!(report.checks.iter().all(|check| check.status.id() == "tied"));
    let (english, japanese) = (page(US, Lang::En), page(US, Lang::Ja));
    assert!(english.contains("<td>31,250</td>") || english.contains(">31,250<"), "as printed");
    assert!(text(&english).contains("thousand shares") && text(&japanese).contains("千株"), "the table names the unit");
    let data = files(release, report).unwrap();
    let facts = &data.iter().find(|file| file.path == "data/facts.csv").unwrap().text;
    assert!(facts.lines().any(|line| line.contains(",shares,3,") && line.contains("31250000")), "{facts}");
    let table = release.file.tables.iter().position(|table| table.id == "per-share").unwrap();
    for scale in [None, Some(0), Some(3), Some(6)] {
        let terms = Terms { view: View::Periods, currency: Currency::Reporting, scale };
        let recast = release.recast(table, terms).unwrap();
        let entry = recast.rows[2][0].as_ref().unwrap();
        assert!(matches!(entry.said, CellValue::Number(value, 0) if value == 31_250.into()), "{scale:?}: {entry:?}");
        assert!(!entry.is_coarse);
    }
    let change = Terms { view: View::Change, currency: Currency::Reporting, scale: Some(6) };
    let change = release.recast(table, change).unwrap().rows[2][2].clone().unwrap();
    assert!(matches!(change.said, CellValue::Number(value, 0) if value == (-554).into()), "{change:?}");
    assert!(matches!(change.unit, Some((_, 3))));
}

/// Dividends in another currency than the accounts are told, and nothing is worked out of them: not even a sum of nothing.
#[test]
fn dividends_in_another_currency_are_told_and_not_calculated_with() {
    let edited = |currency: &str, unit: &str| {
        let mut file: Value = serde_json::from_str(US).unwrap();
        file["capital"]["dividends"][0]["currency"] = json!(currency);
        file["claims"][2]["unit"] = json!(unit);
        file["claims"][2]["printed"] = json!("15.50");
        file.to_string()
    };
    let json = edited("JPY", "JPY/share");
    let page_of = |lang| page(&json, lang);
    let english = page_of(Lang::En);
    assert!(
        text(&english).contains("Second quarter · JPY 15.50 per share") || text(&english).contains("15.5"),
        "{}",
        text(&english)
    );
    assert!(text(&english).contains("Dividends are declared in JPY, the accounts are in USD"), "{}", text(&english));
    assert!(text(&page_of(Lang::Ja)).contains("配当は円建て、決算は米ドル建てです"));
    for absent in [
        "dividend-total",
        "net-total",
        "yield",
        "dividends-paid",
        "payout",
        "payout-earned",
        "total-payout",
        "total-yield",
    ] {
        assert!(page(US, Lang::En).contains(&format!("<output id=\"{absent}\"")), "{absent} of the whole release");
        assert!(!english.contains(&format!("<output id=\"{absent}\"")), "{absent}");
    }
    assert!(english.contains("<output id=\"equity-per-share\""), "what has nothing to do with dividends stays");
    let (release, report) = checked(&json);
    assert!(kessan::workbook::write(release, report).unwrap().len() > 4_000);
    let message = |json: &str| load("test", json).unwrap_err().to_string();
    assert!(message(&edited("USD", "USD/share")).contains("other than the reporting currency"));
    assert!(
        message(&edited("EUR", "JPY/share")).contains("a figure in EUR/share"),
        "{}",
        message(&edited("EUR", "JPY/share"))
    );
}

/// Where a sentence has a text of the release in another language, the text is marked and the sentence is not.
#[test]
fn texts_in_sentences_are_marked() {
    for (json, lang, tag) in
        [(GERMAN, Lang::En, "de"), (GERMAN, Lang::Ja, "de"), (JAPANESE, Lang::En, "ja"), (US, Lang::Ja, "en")]
    {
        let (release, report) = checked(json);
        let env = Env { lang, release };
        let page = page(json, lang);
        let mark = format!("<span lang=\"{tag}\">");
        let headings = page.split("<h2").skip(1).chain(page.split("<h3 class=\"finding").skip(1));
        for heading in headings.filter_map(|rest| rest.split("</h").next()) {
            let names = env.names();
            let named = names.iter().map(|text| text.for_page(lang)).filter(|words| words.chars().count() > 6);
            for words in named.filter(|words| text(&format!("<{heading}")).contains(*words)) {
                assert!(heading.contains(&mark), "{words} in {heading}");
            }
        }
        for check in report.checks.iter().take(20) {
            let context = kessan::view::checks::CheckContext { env, report };
            let marked = env.marked(&context.title(check), env.texts_of_check(check));
            assert!(marked.contains(&format!("lang={tag}")), "{marked:?}");
        }
        // What nobody can mark has no marks.
        assert!(!page.contains('\u{e000}'), "no private character comes to the page");
    }
    assert!(!page(US, Lang::En).contains("<span lang="), "the page's own language needs no mark");
}

/// "All 1 tables", "1 checks": what can be one has the words of one, and what is none is not spoken of.
#[test]
fn one_of_something_is_no_plural() {
    let single = edited(LOSS, |file| {
        file["tables"][0]["rows"].as_array_mut().unwrap().truncate(4);
        file["concepts"].as_array_mut().unwrap().truncate(4);
    });
    let english = text(&page(&single, Lang::En));
    assert!(english.contains("One table with 4 figures, as reported"), "{english}");
    assert!(english.contains("One relation recomputed, without a difference"), "{english}");
    assert!(english.contains("1 ties.") && !english.contains("0 differ"), "{english}");
    assert!(english.contains("1 table, as reported"));
    assert!(text(&page(&single, Lang::Ja)).contains("1件の関係を検算、差異なし"));
    let alone = edited(&single, |file| {
        file["tables"][0]["rows"].as_array_mut().unwrap().truncate(1);
        file["concepts"].as_array_mut().unwrap().truncate(1);
    });
    let english = page(&alone, Lang::En);
    assert!(text(&english).contains("One table with one figure, as reported"));
    assert!(!sections(&english).contains(&"checks"));
    let (release, _) = checked(US);
    let env = Env { lang: Lang::En, release };
    let said = |text: &str, unit: &str| env.with_unit(text.to_owned(), &unit.parse().unwrap(), 0);
    assert_eq!(
        ["shares", "ADS", "contracts", "months"].map(|unit| said("1", unit)),
        ["1 share", "1 ADS", "1 contract", "1 month"]
    );
    assert_eq!([said("2", "shares"), said("0", "ADS")], ["2 shares", "0 ADSs"]);
}

/// A release of several years, each with its own result, in currencies of each number of minor units.
#[test]
fn several_years_and_any_currency() {
    for currency in ["JPY", "USD", "KWD", "CLF"] {
        let json = several_years(currency);
        let (release, report) = checked(&json);
        assert!(report.checks.iter().all(|check| check.status.id() == "tied"), "{currency}");
        for lang in Lang::ALL {
            let page = page(&json, lang);
            assert_eq!(sections(&page), ["overview", "margins", "statements", "checks", "sources"], "{currency}");
            assert!(page.contains("2041") && page.contains("2036"), "{currency}: the last year and the first");
        }
        assert!(kessan::workbook::write(release, report).is_ok(), "{currency}");
    }
    for unknown in ["XXX", "XYZ", "ZZZ"] {
        let message = load("years.json", &several_years(unknown)).unwrap_err().to_string();
        assert!(message.contains(unknown) && message.contains("ISO 4217"), "{message}");
    }
}

/// Six years as six periods with their balances, compared two by two.
fn several_years(currency: &str) -> String {
    let years: Vec<i32> = (2036..=2041).rev().collect();
    let period = |year: &i32| {
        let words = json!({"en": year.to_string()});
        json!({"id": format!("FY{year}"), "span": format!("{year}-01-01/{year}-12-31"), "label": words, "name": words})
    };
    let comparison = |pair: &[i32]| {
        let (now, before) = (pair[0], pair[1]);
        json!({"id": format!("y{now}"), "label": {"en": now.to_string()}, "current": format!("FY{now}"), "prior": format!("FY{before}")})
    };
    let column = |year: &i32| json!({"id": format!("y{year}"), "label": {"en": year.to_string()}, "period": format!("FY{year}")});
    let row = |concept: &str, cells: Vec<i32>| {
        let cells: Vec<String> = cells.iter().map(ToString::to_string).collect();
        json!({"label": {"en": concept}, "concept": concept, "cells": cells})
    };
    let sales: Vec<i32> = years.iter().map(|year| year - 1800).collect();
    let costs: Vec<i32> = years.iter().map(|year| year - 1900).collect();
    let profit: Vec<i32> = years.iter().map(|_| 100).collect();
    let concept = |id: &str| json!({"id": id, "label": {"en": id}, "unit": currency});
    let mut net = concept("Profit");
    net["sum"] = json!(["+Sales", "-Costs"]);
    json!({
        "kessan": 2, "languages": ["en"], "id": "years",
        "company": {"name": {"en": "Plover Ferries (fictional)"}, "short_name": {"en": "Plover"}},
        "title": {"en": "Six years in figures"}, "basis": {"en": "IFRS"}, "currency": currency,
        "periods": years.iter().map(period).collect::<Vec<_>>(),
        "comparisons": years.windows(2).map(comparison).collect::<Vec<_>>(),
        "concepts": [concept("Sales"), concept("Costs"), net],
        "tables": [{
            "id": "income", "title": {"en": "Income"}, "kind": "income", "scale": 3,
            "columns": years.iter().map(column).collect::<Vec<_>>(),
            "rows": [row("Sales", sales), row("Costs", costs), row("Profit", profit)]
        }],
        "story": {"headlines": ["Sales", "Profit"], "revenues": "Sales", "net_income": "Profit"}
    })
    .to_string()
}
