//! Mounting the program changes nothing that a reader sees.

use super::browser::Options;
use super::engine::{Engine, in_every_browser};
use super::failure::Outcome;
use super::page::Page;
use super::relay::Relay;
use super::site;

/// All charts of the page.
const CHARTS: [&str; 33] = [
    "net-income-0",
    "net-income-1",
    "net-income-2",
    "progress-0",
    "progress-1",
    "progress-2",
    "mix-0",
    "mix-1",
    "mix-2",
    "drivers-0",
    "drivers-1",
    "drivers-2",
    "drivers-3",
    "drivers-4",
    "drivers-5",
    "margins-0",
    "margins-1",
    "margins-2",
    "costs-0",
    "costs-1",
    "costs-2",
    "operating-income-0",
    "operating-income-1",
    "operating-income-2",
    "income-0",
    "income-1",
    "income-2",
    "balance-0",
    "cash-0",
    "cash-1",
    "cash-2",
    "curve-0",
    "curve-1",
];

async fn every_part_answers_on_a_site(engine: Engine) -> Outcome {
    let server = site::serve()?;
    for path in ["", "ja/"] {
        let page = Page::visit_in(engine, &format!("{}{path}", server.url())).await?;
        page.has_mounted().await?;
        let roots: Vec<String> =
            page.read("[...document.querySelectorAll('[data-program]')].map(place => place.dataset.root)").await?;
        assert!(roots.len() > 3, "{roots:?}");
        for root in roots {
            page.has_mounted_root(&root).await?;
        }
        // They share what one of them has loaded, and the state.
        page.picture("mix-0").await?;
        page.fill("holding", "400").await?;
        page.becomes("document.querySelector('#dividend-total').textContent.includes('800,000')", true).await?;
        assert!(page.read::<bool>("document.querySelector('#broken').hidden").await?, "{path}");
    }
    Ok(())
}

in_every_browser!(every_part_answers_on_a_site);

#[tokio::test]
async fn the_console_stays_silent_in_english() -> Outcome {
    stays_silent("").await
}

#[tokio::test]
async fn the_console_stays_silent_in_japanese() -> Outcome {
    stays_silent("ja/").await
}

async fn stays_silent(path: &str) -> Outcome {
    let page = Page::open(path).await?;
    for chart in CHARTS {
        page.picture(chart).await?;
    }
    assert_eq!(page.browser.complaints().await?, [""; 0]);
    // The silence means something only if complaints are heard.
    page.read::<()>("console.warn('heard')").await?;
    let complaints = page.browser.complaints().await?;
    assert!(complaints.len() == 1 && complaints[0].contains("heard"), "{complaints:?}");
    Ok(())
}

#[tokio::test]
async fn nothing_moves_on_a_desk() -> Outcome {
    nothing_moves(Options::DESK).await
}

#[tokio::test]
async fn nothing_moves_on_a_phone() -> Outcome {
    nothing_moves(Options::PHONE).await
}

async fn nothing_moves(options: Options) -> Outcome {
    let relay = Relay::start(&site::dist()?)?;
    let page = Page::visit_at(options, &relay.url()).await?;
    page.becomes("performance.getEntriesByName('first-contentful-paint').length", 1).await?;
    page.read::<f64>("window.since = performance.now()").await?;
    relay.release();
    page.has_mounted().await?;
    for chart in CHARTS {
        page.picture(chart).await?;
    }
    page.read::<()>("void scrollTo(0, 0)").await?;
    assert_eq!(shifts(&page).await?, [""; 0]);
    // The silence means something only if shifts are seen.
    page.read::<()>("document.querySelector('main').prepend(document.querySelector('#sources').cloneNode(true))")
        .await?;
    page.browser.until("a shift to be seen", SHIFTS, &[], |shifts: &Vec<String>| !shifts.is_empty()).await?;
    Ok(())
}

async fn shifts(page: &Page) -> Outcome<Vec<String>> {
    page.browser.run(SHIFTS, &[]).await
}

/// Describes, after two frames, the layout shifts that are no answer to the reader, from the time `since`.
const SHIFTS: &str = "return new Promise(resolve => {
    const found = [];
    const place = ({left, top, width, height}) => [left, top, width, height].map(Math.round).join(' ');
    const name = node => node ? `${node.localName ?? node.nodeName}#${node.id}.${node.className}` : 'a removed node';
    const source = ({node, previousRect, currentRect}) =>
        `${name(node)} from ${place(previousRect)} to ${place(currentRect)}`;
    const add = list => list
        .filter(shift => !shift.hadRecentInput && shift.startTime > (window.since ?? 0))
        .forEach(({value, sources}) => found.push(`${value}: ${sources.map(source).join(', ')}`));
    const observer = new PerformanceObserver(list => add(list.getEntries()));
    observer.observe({type: 'layout-shift', buffered: true});
    requestAnimationFrame(() => requestAnimationFrame(() => setTimeout(() => {
        add(observer.takeRecords());
        resolve(found);
    })));
})";

#[tokio::test]
async fn the_words_are_those_of_the_page_without_script() -> Outcome {
    for path in ["", "ja/"] {
        let before = Page::visit(Options { script: false, ..Options::DESK }, path).await?;
        let after = Page::open(path).await?;
        after.picture("mix-0").await?;
        // What answers only to the program is not there without it, and pictures are drawn over.
        after.has_mounted_calculator().await?;
        let hide =
            "document.querySelectorAll('.still, .calc .plain, .slider, .scenarios, .take, .shown-lines, .within, div:has(> dd > :is([data-open], [data-print]))')
            .forEach(it => it.style.display = 'none')";
        for page in [&before, &after] {
            page.browser.run::<()>(hide, &[]).await?;
        }
        let note = before.text("#dividends .no-script").await?;
        for part in ["#overview", "#mix-table", "#margins-table", "#dividends", "#sources"] {
            let without = before.text(part).await?.replacen(&format!("{note}\n\n"), "", 1);
            // Only what needs script is offered only with it.
            let offered = after.text(".builder summary").await?;
            let with = after.text(part).await?.replacen(&format!("{offered}\n"), "", 1);
            assert_eq!(with, without, "{path}{part}");
            assert!(without.len() > 100, "{path}{part}: {without}");
        }
    }
    Ok(())
}
