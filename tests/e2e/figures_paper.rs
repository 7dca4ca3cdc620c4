//! Figures on paper, in forced colours, without script, in one file and in a frame.

use super::browser::Options;
use super::engine::Engine;
use super::failure::Outcome;
use super::frame::Host;
use super::page::Page;
use super::site;

/// The texts that are to be seen in the pictures of a plot.
async fn texts(page: &Page, plot: &str) -> Outcome<Vec<String>> {
    let body = "return [...document.querySelectorAll(`[data-plot=\"${arguments[0]}\"] .still text`)]
        .filter(text => text.checkVisibility()).map(text => text.textContent.trim())";
    page.browser.run(body, &[plot]).await
}

#[tokio::test]
async fn paper_shows_what_the_reader_has_chosen() -> Outcome {
    for (path, part, whole) in
        [("", "Connectivity, corporate", "Systems integration"), ("ja/", "接続", "システムインテグレーション")]
    {
        let page = Page::open(&format!("{path}#?v=1&ccy=usd&hide=costs.0")).await?;
        let costs = page.marks("costs-0").await?;
        let before = page.picture("mix-0").await?;
        page.choose("within-0").await?;
        page.shows_plot("mix-0").await?;
        page.redraws("mix-0", &before).await?;
        let inside = page.marks("mix-0").await?;
        page.read::<bool>("window.dispatchEvent(new Event('beforeprint'))").await?;
        page.browser.emulate_media("print", false).await?;
        let mix = texts(&page, "mix-0").await?.join(" ");
        for mark in &inside {
            let number = mark.value.chars().filter(|c| c.is_ascii_digit() || ".,".contains(*c)).collect::<String>();
            assert!(mix.contains(&number), "{path}: {number} of {} is not in {mix}", mark.title);
        }
        assert!(mix.contains(part) && !mix.contains(whole), "{path}: {mix}");
        let printed = texts(&page, "costs-0").await?;
        let values: Vec<&String> = costs.iter().map(|mark| &mark.value).collect();
        let count = printed.iter().filter(|text| text.ends_with('%')).count();
        assert!(count <= values.len() && count > 0, "{path}: {printed:?} and {values:?}");
        assert_eq!((page.count("canvas").await?, page.count(".take").await?, page.count("#tip").await?), (0, 0, 0));
        // Figures far below were never drawn, and are on paper all the same.
        assert!(texts(&page, "cash-0").await?.len() > 5, "{path}");
        page.browser.emulate_media("", false).await?;
        assert_eq!(page.browser.complaints().await?, [""; 0]);
    }
    Ok(())
}

/// Waits until a plot shows words and marks as SVG, in colours that the system gives.
async fn shows_svg(page: &Page, plot: &str, words: &str) -> Outcome {
    let body = "const plot = document.querySelector(`[data-plot=\"${arguments[0]}\"]`);
        plot.scrollIntoView({block: 'center', behavior: 'instant'});
        const seen = part => [...plot.querySelectorAll(`.still ${part}`)].filter(element =>
            element.checkVisibility({visibilityProperty: true}));
        const ground = getComputedStyle(document.body).backgroundColor;
        const marks = seen('rect').filter(mark => getComputedStyle(mark).fill !== ground);
        return seen('text').some(text => text.textContent.includes(arguments[1])) && marks.length > 2";
    page.browser
        .until(&format!("{plot} in the system's colours"), body, &[plot, words], |is_seen: &bool| *is_seen)
        .await?;
    Ok(())
}

const IN_SYSTEM_COLOURS: [(&str, &str); 3] = [("mix-0", "17,001"), ("margins-0", "15.6%"), ("cash-0", "9,319")];

#[tokio::test]
async fn forced_colours_show_marks_and_names() -> Outcome {
    let page = Page::open("").await?;
    page.browser.force_colours().await?;
    page.browser.client.refresh().await?;
    page.has_mounted().await?;
    for (plot, words) in IN_SYSTEM_COLOURS {
        shows_svg(&page, plot, words).await?;
    }
    page.becomes("!!document.querySelector('.fig[data-mounted]')", true).await?;
    page.choose("show-shares").await?;
    shows_svg(&page, "mix-0", "51.1%").await?;
    assert_eq!(page.browser.complaints().await?, [""; 0]);
    Ok(())
}

#[tokio::test]
async fn colours_that_are_forced_later_take_the_pictures_along() -> Outcome {
    let page = Page::open("").await?;
    page.shows_plot("mix-0").await?;
    page.browser.force_colours().await?;
    page.becomes("matchMedia('(forced-colors: active)').matches", true).await?;
    for (plot, words) in IN_SYSTEM_COLOURS {
        shows_svg(&page, plot, words).await?;
    }
    Ok(())
}

#[tokio::test]
async fn without_script_figures_findings_and_tables_read() -> Outcome {
    for path in ["", "ja/"] {
        let page = Page::visit(Options { script: false, ..Options::DESK }, path).await?;
        assert_eq!(page.count("figure.fig").await?, 10);
        for figure in [
            "net-income",
            "progress",
            "mix",
            "drivers",
            "margins",
            "costs",
            "operating-income",
            "income",
            "balance",
            "cash",
        ] {
            let id = format!("#fig-{figure}");
            assert!(page.count(&format!("{id} .still svg")).await? >= 1, "{path}{id}");
            let finding = if figure == "margins" { "#margins h2".to_owned() } else { format!("{id} .finding") };
            assert!(page.text(&finding).await?.chars().count() > 8, "{path}{id}");
            for dead in [".take", ".shown-lines", ".within", "[data-plot][tabindex]"] {
                assert_eq!(page.count(&format!("{id} {dead}")).await?, 0, "{path}{id} {dead}");
            }
            if !matches!(figure, "mix" | "margins") {
                page.click(&format!("{id} details.numbers > summary")).await?;
                assert!(page.count(&format!("{id} table td")).await? > 3, "{path}{id}");
            }
        }
        assert_eq!(page.count("#tip, #tip-outline").await?, 0);
    }
    Ok(())
}

#[tokio::test]
async fn figures_answer_in_the_one_file() -> Outcome {
    let address = format!("file://{}", site::dist()?.join("kessan.html").display());
    let page = Page::visit_at(Options::DESK, &format!("{address}#?v=1&lang=ja&ccy=usd")).await?;
    page.has_mounted().await?;
    for plot in ["net-income-0", "mix-0"] {
        let marks = page.marks(plot).await?;
        page.point(marks[1].middle()).await?;
        let told = page.tells(plot, &marks[1].title).await?;
        assert!(told.is_pointed && told.value.contains(&told.cell), "{told:?}");
    }
    page.point((2.0, 2.0)).await?;
    page.tells_nothing().await?;
    page.choose("within-0").await?;
    page.becomes(
        "location.hash.includes('within=connectivity-outsourcing') && location.hash.includes('lang=ja')",
        true,
    )
    .await?;
    assert_eq!(page.browser.complaints().await?, [""; 0]);
    Ok(())
}

#[tokio::test]
async fn a_figure_answers_in_a_frame() -> Outcome {
    let frame = "<script src='VIEWS/embed.js'></script><iframe data-kessan width=900 height=700 sandbox='allow-scripts' \
        src='VIEWS/kessan.html#fig-net-income?v=1&embed=fig-net-income'></iframe>";
    let host = Host::open(Engine::Chromium, frame).await?;
    host.enter(0).await?;
    let page = &host.page;
    page.has_mounted().await?;
    assert_eq!((page.count("figure").await?, page.count("#fig-net-income").await?), (1, 1));
    let marks = page.marks("net-income-0").await?;
    assert!(marks.len() > 5 && marks.iter().all(|mark| !mark.value.is_empty()), "{marks:?}");
    // The frame stands at the host's edge, so that its places are the window's, but for the margin.
    page.browser.run::<()>("document.querySelector('[data-plot=net-income-0]').focus()", &[]).await?;
    page.press('\u{e014}').await?;
    let told = page.tells("net-income-0", &marks[0].title).await?;
    assert!(told.bubble.0 >= 0.0 && told.bubble.1 >= 0.0, "{told:?}");
    page.press('\u{e00c}').await?;
    page.tells_nothing().await?;
    assert_eq!(page.browser.complaints().await?, [""; 0]);
    Ok(())
}
