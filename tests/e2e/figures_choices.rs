//! What the reader chooses to see in figures: it is drawn, stands in the address, and a link opens it again.

use super::browser::Options;
use super::failure::Outcome;
use super::page::Page;

/// The picture of a plot when the whole page has come to rest around it.
async fn picture(page: &Page, plot: &str) -> Outcome<String> {
    page.shows_plot(plot).await?;
    page.picture(plot).await
}

/// Opens a link with what a page shows and compares the pictures.
async fn a_link_opens_the_same(page: &Page, path: &str, plot: &str) -> Outcome {
    let expected = picture(page, plot).await?;
    let fragment: String = page.read("location.hash").await?;
    let linked = Page::open(&format!("{path}{fragment}")).await?;
    linked.shows_plot(plot).await?;
    let what = format!("{path}{fragment} to show the same {plot}");
    let body = "return document.querySelector(`[data-root=\"${arguments[0]}\"] canvas`).toDataURL() === arguments[1]";
    linked.browser.until(&what, body, &[plot, &expected], |is_same: &bool| *is_same).await?;
    linked.has_fragment(&fragment).await?;
    assert_eq!(linked.count(".notice").await?, 0);
    assert_eq!(linked.browser.complaints().await?, [""; 0]);
    Ok(())
}

#[tokio::test]
async fn a_business_opens_by_pointer_and_by_its_radio_button() -> Outcome {
    for path in ["", "ja/"] {
        let page = Page::open(path).await?;
        let whole = picture(&page, "mix-0").await?;
        let marks = page.marks("mix-0").await?;
        page.click_at(marks[0].middle()).await?;
        page.tells("mix-0", &marks[0].title).await?;
        page.browser.client.find(fantoccini::Locator::Css("#tip [data-tip=parts]")).await?.click().await?;
        let parts = page.redraws("mix-0", &whole).await?;
        page.has_fragment("#?v=1&within=connectivity-outsourcing").await?;
        assert!(page.is_chosen("within-0").await?);
        let inside = page.marks("mix-0").await?;
        assert!(inside.iter().all(|mark| marks.iter().all(|other| other.title != mark.title)), "{inside:?}");
        a_link_opens_the_same(&page, path, "mix-0").await?;
        page.choose("within-1").await?;
        page.has_fragment("#?v=1&within=systems-integration").await?;
        page.shows_plot("mix-0").await?;
        page.redraws("mix-0", &parts).await?;
        page.choose("within-all").await?;
        page.has_fragment("").await?;
        page.becomes("document.querySelector('[data-root=mix-0] canvas').toDataURL().length", whole.len()).await?;
        assert_eq!(picture(&page, "mix-0").await?, whole);
    }
    Ok(())
}

#[tokio::test]
async fn growth_shows_what_each_business_added() -> Outcome {
    let page = Page::open("").await?;
    let whole = picture(&page, "mix-0").await?;
    page.choose("show-growth").await?;
    page.shows_plot("mix-0").await?;
    page.redraws("mix-0", &whole).await?;
    page.has_fragment("#?v=1&show=growth").await?;
    let marks = page.marks_by("mix-0", "ArrowDown").await?;
    assert_eq!(marks.len(), 5, "{marks:?}");
    assert!(marks[4].value.contains("10.9%"), "{marks:?}");
    a_link_opens_the_same(&page, "", "mix-0").await
}

#[tokio::test]
async fn lines_are_taken_out_and_put_back() -> Outcome {
    let page = Page::open("").await?;
    for (figure, line, fragment) in
        [("mix", 1, "#?v=1&hide=mix.1"), ("margins", 0, "#?v=1&hide=margins.0"), ("costs", 0, "#?v=1&hide=costs.0")]
    {
        let plot = format!("{figure}-0");
        let before = picture(&page, &plot).await?;
        let count = page.marks(&plot).await?.len();
        page.choose(&format!("hide-{figure}-{line}")).await?;
        page.becomes("decodeURIComponent(location.hash)", fragment.to_owned()).await?;
        page.shows_plot(&plot).await?;
        page.redraws(&plot, &before).await?;
        assert_eq!(page.marks(&plot).await?.len(), count - 2, "{figure}");
        a_link_opens_the_same(&page, "", &plot).await?;
        page.choose(&format!("hide-{figure}-{line}")).await?;
        page.has_fragment("").await?;
        page.shows_plot(&plot).await?;
        page.becomes(&format!("document.querySelector('[data-root={plot}] canvas').toDataURL().length"), before.len())
            .await?;
    }
    assert_eq!(page.browser.complaints().await?, [""; 0]);
    Ok(())
}

/// With every line taken out there is a word in the picture, in what is told of it and on paper, and one button leads back.
#[tokio::test]
async fn a_figure_without_lines_says_so_and_leads_back() -> Outcome {
    for (path, words) in [("", "No line is selected"), ("ja/", "表示する項目がありません")] {
        let page = Page::open(path).await?;
        for (figure, count) in [("mix", 4), ("margins", 7), ("costs", 5)] {
            let plot = format!("{figure}-0");
            let whole = picture(&page, &plot).await?;
            let back = format!("#fig-{figure} [data-take=all]");
            let is_offered = format!("document.querySelector('{back}').checkVisibility()");
            assert!(!page.read::<bool>(&is_offered).await?, "nothing to lead back from");
            for line in 0..count {
                page.choose(&format!("hide-{figure}-{line}")).await?;
            }
            let label =
                format!("document.querySelector('[data-plot={plot}]').getAttribute('aria-label').includes('{words}')");
            page.becomes(&label, true).await?;
            page.redraws(&plot, &whole).await?;
            assert_eq!(page.marks(&plot).await?.len(), 0, "{figure}");
            assert!(page.read::<bool>(&is_offered).await?);
            page.click(&back).await?;
            page.has_fragment("").await?;
            page.shows_plot(&plot).await?;
            let body =
                "return document.querySelector(`[data-root=\"${arguments[0]}\"] canvas`).toDataURL() === arguments[1]";
            page.browser.until(&format!("{plot} as before"), body, &[&plot, &whole], |is_same: &bool| *is_same).await?;
            assert_eq!(page.read::<String>("document.activeElement.id").await?, format!("hide-{figure}-0"));
        }
        assert_eq!(page.browser.complaints().await?, [""; 0]);
    }
    Ok(())
}

/// The first quarter's columns are half as high as the half's beside them, and as high as there is room for alone.
#[tokio::test]
async fn a_period_alone_has_its_own_scale() -> Outcome {
    let heights = async |page: &Page| -> Outcome<f64> {
        let marks = page.marks("mix-2").await?;
        Ok(marks.iter().map(|mark| mark.outline.3 - mark.outline.1).fold(0.0, f64::max))
    };
    let page = Page::open("").await?;
    let beside = heights(&page).await?;
    page.choose("period-2").await?;
    page.shows_plot("mix-2").await?;
    page.has_fragment("#?v=1&period=q1").await?;
    let alone = heights(&page).await?;
    assert!(alone > beside * 1.5, "{alone} against {beside} pixels");
    let linked = Page::open("#mix?v=1&period=q1").await?;
    assert!((heights(&linked).await? - alone).abs() < 2.0, "a link opens the same");
    page.choose("period-all").await?;
    page.shows_plot("mix-2").await?;
    assert!((heights(&page).await? - beside).abs() < 2.0);
    Ok(())
}

#[tokio::test]
async fn several_choices_stand_in_one_link() -> Outcome {
    let page = Page::open("#mix?v=1&ccy=usd&period=half&hide=mix.1,costs.0").await?;
    // The figures' own program reads them when it comes.
    page.becomes("['hide-mix-1', 'hide-costs-0'].some(id => document.getElementById(id).checked)", false).await?;
    assert!(page.is_chosen("hide-mix-0").await?);
    let dollars = picture(&page, "mix-0").await?;
    let whole = Page::open("#mix?v=1&ccy=usd&period=half").await?;
    assert_ne!(picture(&whole, "mix-0").await?, dollars);
    assert_eq!(page.count(".notice").await?, 0);
    Ok(())
}

#[tokio::test]
async fn what_a_link_names_that_is_not_there_is_told_and_ignored() -> Outcome {
    for path in ["", "ja/"] {
        let page = Page::open(&format!("{path}#?v=1&within=nothing&hide=bars.1")).await?;
        let body = "const lines = [...document.querySelectorAll('.notice p')].map(line => line.innerText);
            return ['nothing', 'bars.1'].filter(value => lines.filter(line => line.includes(value)).length !== 1)";
        page.browser.until("a line for each", body, &[], Vec::<String>::is_empty).await?;
        let plain = Page::open(path).await?;
        let expected = picture(&plain, "mix-0").await?;
        page.click(".notice button").await?;
        page.becomes("document.querySelectorAll('.notices .notice').length", 0).await?;
        assert_eq!(picture(&page, "mix-0").await?, expected);
        assert!(page.is_chosen("within-all").await?);
        assert_eq!(page.browser.complaints().await?, [""; 0]);
    }
    Ok(())
}

#[tokio::test]
async fn currency_period_theme_and_language_redraw_and_keep_what_was_chosen() -> Outcome {
    let page = Page::open("#?v=1&within=connectivity-outsourcing&hide=costs.0").await?;
    let mut before = picture(&page, "mix-0").await?;
    for (choice, key) in [("ccy-1", "ccy=usd"), ("theme-dark", "theme=dark"), ("period-0", "period=half")] {
        page.choose(choice).await?;
        page.shows_plot("mix-0").await?;
        before = page.redraws("mix-0", &before).await?;
        page.becomes(
            &format!(
                "['{key}', 'within=connectivity-outsourcing', 'hide=costs.0'].every(key => location.hash.includes(key))"
            ),
            true,
        )
        .await?;
        assert!(page.is_chosen("within-0").await? && !page.is_chosen("hide-costs-0").await?, "{choice}");
    }
    page.click(".lang").await?;
    page.becomes("document.documentElement.lang", "ja".to_owned()).await?;
    page.has_mounted().await?;
    page.shows_plot("mix-0").await?;
    page.redraws("mix-0", &before).await?;
    page.becomes(
        "['ccy=usd', 'within=connectivity-outsourcing', 'hide=costs.0'].every(key => location.hash.includes(key))",
        true,
    )
    .await?;
    page.becomes("document.getElementById('within-0').checked", true).await
}

#[tokio::test]
async fn new_figures_redraw_with_currency_and_theme() -> Outcome {
    let page = Page::open_in(Options { dark: false, ..Options::DESK }, "").await?;
    for plot in ["net-income-0", "operating-income-0", "balance-0", "cash-0"] {
        let yen = picture(&page, plot).await?;
        page.choose("ccy-1").await?;
        page.shows_plot(plot).await?;
        let dollars = page.redraws(plot, &yen).await?;
        page.choose("theme-dark").await?;
        page.shows_plot(plot).await?;
        page.redraws(plot, &dollars).await?;
        page.choose("theme-auto").await?;
        page.choose("ccy-0").await?;
        page.shows_plot(plot).await?;
        let body =
            "return document.querySelector(`[data-root=\"${arguments[0]}\"] canvas`).toDataURL() === arguments[1]";
        page.browser.until(&format!("{plot} as before"), body, &[plot, &yen], |is_same: &bool| *is_same).await?;
    }
    Ok(())
}

/// What says the unit of a figure and its amounts: measure, button, a bridge's cell, a cell of the mix, a bubble.
async fn amounts(page: &Page) -> Outcome<Vec<String>> {
    let body = "document.querySelector('#fig-net-income details').open = true;
        const shown = selector => {
            const element = document.querySelector(selector);
            const parts = [...element.querySelectorAll('.rc, .tc')].filter(part => part.checkVisibility());
            return (parts[0] ?? element).textContent.trim();
        };
        const cell = (table, key) => shown(`${table} td[data-n=\"${key}\"]`);
        return [shown('#fig-net-income .finding.c0') + ' ' + shown('#fig-net-income .measure'), shown('#fig-net-income [data-take=unit]'),
            cell('#fig-net-income', 'value NetIncome 1H08'),
            cell('#mix-table', 'value ConnectivityHomeUseRevenues 1H08')]";
    let mut texts: Vec<String> = page.browser.run(body, &[]).await?;
    let marks = page.marks("net-income-0").await?;
    texts.push(marks[0].value.clone());
    Ok(texts)
}

#[tokio::test]
async fn amounts_are_shown_in_the_finest_unit_and_back() -> Outcome {
    let page = Page::open("").await?;
    let before = picture(&page, "net-income-0").await?;
    let usual = amounts(&page).await?;
    assert_eq!(usual[1..], ["Show in JPY thousand", "368", "3,211", "JPY 3,477 million"]);
    page.click("#fig-net-income [data-take=unit]").await?;
    page.has_fragment("#?v=1&unit=3").await?;
    page.shows_plot("net-income-0").await?;
    let fine_picture = page.redraws("net-income-0", &before).await?;
    let fine = amounts(&page).await?;
    assert_eq!(fine[1..], ["Show in JPY million", "367,554", "3,211,251", "JPY 3,477,400 thousand"]);
    assert!(usual[0].contains("fell by JPY 3,110 million") && usual[0].contains("JPY million"), "{usual:?}");
    assert!(
        fine[0].contains("First half: Net income fell by JPY 3,109,846 thousand") && fine[0].contains("JPY thousand"),
        "{fine:?}"
    );
    a_link_opens_the_same(&page, "", "net-income-0").await?;
    // What is known to the million only does not claim to be exact.
    let driver = "[...document.querySelectorAll('#fig-drivers td[data-n=\"value AdjustedEBITDA 2Q08\"] .rc')].map(c => c.textContent)";
    assert_eq!(page.read::<Vec<String>>(driver).await?, ["≈ 1,948,000"]);
    page.choose("ccy-1").await?;
    page.shows_plot("net-income-0").await?;
    let dollars = amounts(&page).await?;
    assert_eq!(dollars[1..3], ["Show in USD million", "3,469"]);
    page.choose("ccy-0").await?;
    page.shows_plot("net-income-0").await?;
    page.click("#fig-mix [data-take=unit]").await?;
    page.has_fragment("").await?;
    page.shows_plot("net-income-0").await?;
    page.redraws("net-income-0", &fine_picture).await?;
    assert_eq!(amounts(&page).await?, usual);
    assert_eq!(page.browser.complaints().await?, [""; 0]);
    Ok(())
}
