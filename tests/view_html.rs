//! The page as HTML, rendered natively: the published release and the made-up ones, in both languages.
#![cfg(feature = "ssr")]
#![allow(clippy::panic, clippy::unwrap_used, reason = "a test fails by panicking")]

use kessan::chart::scene::Tint;
use kessan::prerender::data::files;
use kessan::view::downloads::{Sizes, workbook, xbrl};
use kessan::view::env::Env;
use kessan::view::page::{html, html_with};
use kessan_core::checks::{Gravity, Status};
use kessan_core::release::{Release, load::load};
use kessan_core::text::Lang;

const PUBLISHED: &str = include_str!("../public/releases/iij-1h-fy2008.json");
const MADE_UP: &str = include_str!("releases/made-up.json");
const MINIMAL: &str = include_str!("releases/minimal.json");
const TANSHIN: &str = include_str!("releases/ja-tanshin.json");
const PERIODS: &str = include_str!("releases/periods.json");

fn page(json: &str, lang: Lang) -> String {
    let release = load("test", json).unwrap_or_else(|problems| panic!("{problems}"));
    let release: &'static Release = Box::leak(Box::new(release));
    html(Env { lang, release }, Box::leak(Box::new(release.checks())))
}

/// The text between tags, with spaces for all but those that stand around a number in a sentence.
fn text(html: &str) -> String {
    let mut text = String::new();
    let mut is_number = false;
    for (index, part) in html.split('<').enumerate() {
        let (tag, rest) = if index == 0 { ("", part) } else { part.split_once('>').unwrap_or((part, "")) };
        // What stands around a number ends with the next tag.
        let opens = tag.starts_with("span data-n=")
            || tag.starts_with("span translate=\"no\" data-n=")
            || tag == "span class=\"date\"";
        let is_inline = opens || (is_number && (tag == "/span" || tag == "!"));
        is_number = opens || (is_number && tag == "!");
        if !is_inline {
            text.push(' ');
        }
        text.push_str(rest);
    }
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

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

/// The bar and heads of columns once had codes in Japanese, too: `07年度上期、USD`.
#[test]
fn currencies_are_named_in_words_in_japanese_and_by_their_codes_in_english() {
    let chosen = |html: &str, names: [&str; 2]| names.iter().all(|name| html.contains(&format!("no\">{name}</span>")));
    let (english, japanese) = (page(PUBLISHED, Lang::En), page(PUBLISHED, Lang::Ja));
    assert!(chosen(&english, ["JPY", "USD"]) && chosen(&japanese, ["円", "米ドル"]));
    let body = |html: &str| html.split("<main").nth(1).unwrap().to_owned();
    assert!(body(&english).contains(", USD\t") && body(&japanese).contains("（米ドル）\t"));
    assert!(!body(&japanese).contains("USD") && !body(&japanese).contains("n.m."));
    // Any currency of any release; one without a name in the list has its code.
    for (code, name) in [
        ("NOK", "ノルウェークローネ"),
        ("TWD", "台湾ドル"),
        ("ZAR", "南アフリカランド"),
        ("EUR", "ユーロ"),
        ("CLF", "CLF"),
    ] {
        let json = MINIMAL.replace("NOK", code);
        assert!(text(&page(&json, Lang::Ja)).contains(name), "{code}");
        assert!(text(&page(&json, Lang::En)).contains(code), "{code}");
    }
}

/// What the first printed page says, in both languages, of a release with and without an overview, markup in its names included.
#[test]
fn paper_begins_with_what_it_is_and_where_it_is_from() {
    for (lang, title, documents) in [
        (
            Lang::En,
            "Consolidated results for the first half of FY2008",
            "Source documents: Press release of November 13, 2008",
        ),
        (Lang::Ja, "2008年度上期", "元の文書：2008年11月13日"),
    ] {
        let page = page(PUBLISHED, lang);
        let cover = page.split_once("<p class=\"cover\">").unwrap().1.split_once("</p>").unwrap().0.replace("<!>", "");
        let cover = cover.as_str();
        assert!(text(cover).starts_with(title), "{cover}");
        assert!(
            text(cover).contains(documents)
                && cover.contains("NASDAQ: IIJI")
                && cover.contains("http://www.iij.ad.jp/"),
            "{cover}"
        );
        assert_eq!(page.matches("data-print").count(), 1);
    }
    for (release, name) in [(MADE_UP, "made-up"), (MINIMAL, "minimal"), (TANSHIN, "tanshin"), (PERIODS, "periods")] {
        let page = page(release, Lang::En);
        assert_eq!(page.matches("<p class=\"cover\">").count(), 1, "{name}");
    }
}

/// Beside each other on paper: tables of a group that has none with many columns; never the statements.
#[test]
fn tables_of_few_columns_are_paired() {
    let page = page(PUBLISHED, Lang::En);
    let groups: Vec<&str> = page.split("<h3 id=\"tables-").skip(1).collect();
    let paired: Vec<bool> = groups.iter().map(|group| group.contains("<div class=\"pairs\">")).collect();
    assert_eq!(paired[..3], [false; 3], "balance sheet, income and cash flows");
    assert!(paired.iter().filter(|is| **is).count() >= 5, "{paired:?}");
    for group in groups.iter().filter(|group| group.contains("<div class=\"pairs\">")) {
        let heads = group.split("<thead>").skip(1).map(|head| head.split_once("</thead>").unwrap().0);
        assert!(heads.clone().count() > 1 && heads.clone().all(|head| head.matches("<th ").count() <= 3));
    }
}

/// The words of the dialog are not in the page: its script brings them. A site without the program has no control for it.
#[test]
fn another_report_is_opened_from_the_bar_and_from_the_sources() {
    for (lang, name) in [(Lang::En, "Open a report"), (Lang::Ja, "決算資料を開く")] {
        assert!(!page(MINIMAL, lang).contains("data-open"), "{lang:?}");
        let release: &'static Release = Box::leak(Box::new(load("test", MINIMAL).unwrap()));
        let sizes = Sizes::new([("opening-1.js".to_owned(), 1)]);
        let html = html_with(Env { lang, release }, Box::leak(Box::new(release.checks())), sizes);
        let controls: Vec<_> = html.match_indices(" data-open class=\"open\">").collect();
        assert_eq!(controls.len(), 2, "{lang:?}");
        let (bar, sources) = (html.find("</header>").unwrap(), html.find("<section id=\"sources\"").unwrap());
        assert!(controls[0].0 < bar && sources < controls[1].0, "{lang:?}");
        assert_eq!(text(&html).matches(name).count(), 2, "{lang:?}");
    }
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
    assert!(japanese.contains("2008年10月24日修正の目標 33,200 の 100.2%"), "{japanese}");
    let quarter = overview(&html, 1);
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

/// Pictures are left out: which ticks have a text depends on the room that the language's names leave.
#[test]
fn both_languages_show_the_same_figures() {
    let figures = |lang| {
        let html = page(PUBLISHED, lang);
        let outside = html.split("<svg").map(|part| part.split_once("</svg>").map_or(part, |(_, rest)| rest));
        let text = text(&outside.collect::<String>());
        let mut counts = std::collections::BTreeMap::<String, usize>::new();
        for run in text.split(|c: char| !(c.is_ascii_digit() || c == ',' || c == '.')) {
            let figure = run.trim_matches([',', '.']);
            if figure.contains(['.', ',']) {
                *counts.entry(figure.to_owned()).or_default() += 1;
            }
        }
        counts
    };
    let (english, japanese) = (figures(Lang::En), figures(Lang::Ja));
    assert!(english.values().sum::<usize>() > 500, "{english:?}");
    let differing: Vec<_> = english
        .keys()
        .chain(japanese.keys())
        .filter(|figure| english.get(*figure) != japanese.get(*figure))
        .map(|figure| (figure, english.get(figure), japanese.get(figure)))
        .collect();
    assert_eq!(differing, [], "each as often in one language as in the other");
}

#[test]
fn the_markup_needs_no_inline_style_or_handler() {
    for json in [PUBLISHED, MADE_UP, MINIMAL] {
        let html = page(json, Lang::En);
        assert!(!html.contains(" style="), "a style attribute is refused by the page's policy");
        assert!(!html.contains(" onclick=") && !html.contains(" oninput="), "so is a handler");
        assert!(html.contains("<tbody>"), "hydration needs the parsed document to be the rendered one");
    }
}

#[test]
fn markup_in_a_release_is_only_text() {
    for lang in Lang::ALL {
        let html = page(MADE_UP, lang);
        assert!(!html.contains("<script"), "a label of the made-up release holds a script");
        assert!(html.contains("&lt;script&gt;"));
    }
}

#[test]
fn every_figure_in_a_picture_follows_the_theme() {
    let html = page(PUBLISHED, Lang::En);
    let pictures: String =
        html.split("<svg class=k").skip(1).filter_map(|rest| rest.split_once("</svg>").map(|(svg, _)| svg)).collect();
    // Colours are classes, which the style sheet puts in terms of the theme; ink is the default.
    let sheet = include_str!("../style/pictures.css");
    for tint in Tint::ALL.into_iter().filter(|tint| *tint != Tint::Ink) {
        let rule = format!(".t{} {{ color: var({}); }}", tint.index(), tint.property());
        assert!(sheet.contains(&rule), "{rule}");
    }
    assert!(pictures.contains("<rect class=t7 ") && pictures.contains("<text class=\"m t3 rc\" "), "{pictures:.2000}");
    assert!(!pictures.contains("fill=") && !pictures.contains("stroke=\""), "a colour of its own would not follow it");
    assert!(pictures.contains(">17,001</text>") && pictures.contains(">313.9</text>"), "amounts in both currencies");
}

#[test]
fn what_a_release_does_not_have_is_not_on_its_page() {
    let minimal = page(MINIMAL, Lang::En);
    assert!(!minimal.contains("ccy-1"), "no translation, no currency control");
    assert!(!minimal.contains("period-all"), "one comparison, no period control");
    assert!(!minimal.contains("id=\"dividends\""), "nothing of capital, no calculator");
    let made_up = page(MADE_UP, Lang::En);
    assert!(!made_up.contains("as-ads"), "no depositary shares, no choice of instrument");
    assert!(made_up.contains("ccy-1") && made_up.contains("id=\"dividends\""));
}

#[test]
fn a_loss_is_said_in_words() {
    let made_up = text(&page(MADE_UP, Lang::En));
    assert!(made_up.contains("swung to a loss") && made_up.contains("the loss"), "{made_up}");
    let published = text(&page(PUBLISHED, Lang::En));
    assert!(published.contains("loss, −811.4%"), "{published}");
    assert!(published.contains("ATM operation cost JPY 89 million more than it earned"), "{published}");
}

/// The values of an attribute, in order: `id="…"`.
fn attributes<'a>(html: &'a str, start: &str) -> Vec<&'a str> {
    html.split(start).skip(1).filter_map(|rest| Some(rest.split_once('"')?.0)).collect()
}

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

const QUARTERLY: &str = include_str!("releases/quarterly.json");

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

#[test]
fn every_file_beside_the_page_is_linked_with_its_kind_and_size() {
    let release: &'static Release = Box::leak(Box::new(load("test", MADE_UP).unwrap()));
    let report = Box::leak(Box::new(release.checks()));
    let paths: Vec<String> = files(release, report).unwrap().into_iter().map(|file| file.path).collect();
    assert!(paths.len() > release.file.tables.len() + 4);
    let paths: Vec<String> = paths.into_iter().chain([workbook(release), xbrl(release)]).collect();
    let sizes = Sizes::new(paths.iter().map(|path| (path.clone(), 62_497)));
    for (lang, site) in [(Lang::En, ""), (Lang::Ja, "../")] {
        let html = html_with(Env { lang, release }, report, sizes.clone());
        for path in &paths {
            let (_, after) = html.split_once(&format!("href=\"{site}{path}\"")).unwrap_or_else(|| panic!("{path}"));
            let about = text(&format!("<a{}", after.split_once("</small>").unwrap().0));
            let kind = path.rsplit('.').next().unwrap().to_uppercase();
            assert!(about.contains(&kind) && about.contains("63"), "{path}: {about}");
        }
    }
}

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
