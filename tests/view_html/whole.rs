//! What holds for the whole page: languages, paper, markup, what is absent, what is linked.

use kessan::chart::scene::Tint;
use kessan::prerender::data::files;
use kessan::view::downloads::{Sizes, workbook, xbrl};
use kessan::view::env::Env;
use kessan::view::page::html_with;
use kessan_core::release::{Release, load::load};
use kessan_core::text::Lang;

use super::common::{MADE_UP, MINIMAL, PERIODS, PUBLISHED, TANSHIN, page, text};

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
        (Lang::Ja, "2008年度上期", "原資料：2008年11月13日"),
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
        let heads = group.split("<thead").skip(1).map(|head| head.split_once("</thead>").unwrap().0);
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
    let sheet = include_str!("../../style/pictures.css");
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
