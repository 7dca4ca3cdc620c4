//! Without any script the page is complete, and its switches work.

use std::fs;

use super::browser::Options;
use super::engine::Engine;
use super::failure::Outcome;
use super::folder::{Folder, copy};
use super::page::Page;
use super::site;

async fn open(path: &str) -> Outcome<Page> {
    let page = Page::visit(Options { script: false, ..Options::DESK }, path).await?;
    assert!(page.read::<bool>("matchMedia('(scripting: none)').matches && !window.wasmBindings").await?);
    Ok(page)
}

#[tokio::test]
async fn figures_tables_and_pictures_are_there() -> Outcome {
    for (path, revenues, margin) in [("", "Total revenues", "Operating margin"), ("ja/", "売上高", "営業利益率")]
    {
        let page = open(path).await?;
        assert!(page.text("#overview .one.c0 .results").await?.contains("33,254"));
        assert_eq!(page.count("#overview h1").await?, 1);
        let row = ["33,254", "29,990", "+10.9%", "16,926", "16,294", "+3.9%", "16,328", "13,696", "+19.2%"];
        assert_eq!(page.row("#mix-table", revenues).await?[1..], row);
        let row = ["3.0%", "6.1%", "−3.1", "3.5%", "6.9%", "−3.4", "2.5%", "5.0%", "−2.5"];
        assert_eq!(page.row("#margins-table", margin).await?[1..], row);
        assert_eq!((page.count("#fig-mix .still svg").await?, page.count("#fig-margins .still svg").await?), (3, 3));
        assert!(page.read::<bool>(SVGS_HAVE_SIZE).await?);
        assert!(page.text("#dividend-total").await?.contains("200,000"));
        // The controls, the tables, the calculator, the checks.
        assert_eq!(page.count(".no-script").await?, 4);
    }
    Ok(())
}

const SVGS_HAVE_SIZE: &str = "[...document.querySelectorAll('.still svg')].filter(svg => svg.checkVisibility())
    .every(svg => svg.clientWidth > 200 && svg.clientHeight > 50 && svg.querySelector('text'))";

#[tokio::test]
async fn the_currency_switch_translates_figures_and_pictures() -> Outcome {
    let page = open("").await?;
    page.choose("ccy-1").await?;
    let row = ["313.9", "283.1", "+10.9%", "159.8", "153.8", "+3.9%", "154.1", "129.3", "+19.2%"];
    assert_eq!(page.row("#mix-table", "Total revenues").await?[1..], row);
    assert!(page.text("#overview .one.c0 .results").await?.starts_with("Total revenues\n313.9\n"));
    assert!(page.count("#fig-mix .still text.tc").await? > 9);
    assert_eq!(page.count("#fig-mix .still text.rc").await?, 0);
    assert!(page.text("#mix").await?.contains("translated at its rate, JPY 105.94"));
    page.choose("ccy-0").await?;
    assert_eq!(page.row("#mix-table", "Total revenues").await?[1], "33,254");
    Ok(())
}

#[tokio::test]
async fn the_period_switch_leaves_one_comparison() -> Outcome {
    let page = open("").await?;
    page.choose("period-1").await?;
    assert_eq!(page.rows("#mix-table").await?[0], ["Business", "2Q08", "2Q07", "Change"]);
    assert_eq!(page.row("#mix-table", "Total revenues").await?[1..], ["16,926", "16,294", "+3.9%"]);
    assert_eq!(page.row("#margins-table", "Net margin").await?[1..], ["1.2%", "17.8%", "−16.6"]);
    for figure in ["#fig-mix", "#fig-margins"] {
        assert_eq!(page.count(&format!("{figure} .panel")).await?, 1);
        assert_eq!(page.text(&format!("{figure} .panel.c1 .panel-head")).await?, "Second quarter");
        assert_eq!(page.count(&format!("section:has({figure}) h2")).await?, 1);
    }
    assert_eq!((page.count("#overview h1").await?, page.count("#overview .c1 h1").await?), (1, 1));
    page.choose("period-all").await?;
    assert_eq!((page.count("#fig-mix .panel").await?, page.rows("#mix-table").await?[0].len()), (3, 10));
    Ok(())
}

#[tokio::test]
async fn the_shares_switch_shows_percent_of_revenues() -> Outcome {
    let page = open("").await?;
    page.choose("show-shares").await?;
    let row = page.row("#mix-table", "Connectivity and outsourcing").await?;
    assert_eq!(row[1..], ["51.1%", "49.4%", "+14.8%", "50.8%", "48.7%", "+8.4%", "51.4%", "50.2%", "+22.2%"]);
    assert_eq!((page.count("#fig-mix .still.sh svg").await?, page.count("#fig-mix .still.am svg").await?), (3, 0));
    Ok(())
}

#[tokio::test]
async fn the_dark_theme_needs_no_script() -> Outcome {
    let page = open("").await?;
    page.choose("theme-dark").await?;
    page.becomes("getComputedStyle(document.body).backgroundColor", "rgb(20, 22, 26)".to_owned()).await
}

/// What a frame that may run no script shows, as another page of the same site sees it: the other browsers' drivers need scripts
/// themselves.
const INSIDE: &str = "const page = document.querySelector('iframe').contentDocument;
    const shown = what => [...page.querySelectorAll(what)].filter(it => it.checkVisibility()).length;";

async fn where_a_frame_may_run_none_the_page_is_complete(engine: Engine) -> Outcome {
    let folder = Folder::new("still")?;
    copy(&site::dist()?, folder.path())?;
    for path in ["", "ja/"] {
        let frame = format!(
            "<!DOCTYPE html><meta charset=utf-8><title>{path}</title>
            <iframe sandbox=allow-same-origin width=1200 height=800 src='./{path}'></iframe>"
        );
        fs::write(folder.path().join(format!("frame{}.html", path.trim_end_matches('/'))), frame)?;
    }
    let server = site::serve_folder(folder.path(), 0)?;
    let page = Page::visit_in(engine, &format!("{}frame.html", server.url())).await?;
    for path in ["frame.html", "frameja.html"] {
        page.browser.open(&format!("{}{path}", server.url())).await?;
        let body = format!("{INSIDE} return page?.readyState === 'complete' && !!page.querySelector('#sources')");
        page.browser.until(path, &body, &[], |is_there: &bool| *is_there).await?;
        let body = format!(
            "{INSIDE} return [shown('#mix-table'), shown('#fig-mix .still svg'), shown('.no-script'), shown('#mix-table .rc') > 9,
                shown('#mix-table .tc'), document.querySelector('iframe').contentWindow.wasmBindings === undefined].join(' ')"
        );
        // Read is not yet laid out.
        page.browser.until(path, &body, &[], |shown: &String| shown == "1 3 4 true 0 true").await?;
        // The switches are HTML and CSS.
        let body = format!(
            "{INSIDE} for (const id of ['ccy-1', 'period-1', 'theme-dark']) page.getElementById(id).closest('label').click();
            return [shown('#fig-mix .panel'), shown('#mix-table .tc') > 3, shown('#mix-table .rc'),
                page.defaultView.getComputedStyle(page.body).backgroundColor].join(' ')"
        );
        assert_eq!(page.browser.run::<String>(&body, &[]).await?, "1 true 0 rgb(20, 22, 26)", "{path}");
    }
    Ok(())
}

#[tokio::test]
async fn where_a_frame_may_run_none_the_page_is_complete_in_firefox() -> Outcome {
    where_a_frame_may_run_none_the_page_is_complete(Engine::Firefox).await
}

#[tokio::test]
async fn where_a_frame_may_run_none_the_page_is_complete_in_webkit() -> Outcome {
    where_a_frame_may_run_none_the_page_is_complete(Engine::WebKit).await
}
