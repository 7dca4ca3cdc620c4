//! Files are saved from a view in whatever way it was put into a page: a sandbox that forbids it would do so silently.

use std::fs;

use super::engine::Engine;
use super::failure::Outcome;
use super::frame::Host;
use super::page::Page;
use super::site;

/// The frame that the document has for copying, at this site, with another view.
fn of_the_document(kind: &str) -> String {
    let document = include_str!("../../docs/embedding.md");
    let snippets = document.split("```html\n").skip(1).filter_map(|rest| rest.split("```").next());
    let snippet = snippets.into_iter().find(|snippet| snippet.contains(kind)).unwrap_or_default();
    let snippet = snippet.replace("https://ir.example.com/", "VIEWS/").replace("lang=ja", "lang=en");
    snippet
        .replace("#margins?", "#mix?")
        .replace("embed=margins", "embed=mix.figure")
        .replace("view=\"margins\" lang=\"ja\"", "view=mix.figure")
}

#[tokio::test]
async fn a_figure_is_saved_from_every_way_that_the_document_shows() -> Outcome {
    for kind in ["<kessan-view", "<iframe data-kessan", "<iframe src"] {
        let snippet = of_the_document(kind);
        assert!(snippet.contains("mix.figure"), "{kind}: {snippet}");
        let host = Host::open(Engine::Chromium, &snippet).await?;
        host.page.browser.allow_downloads().await?;
        host.enter(0).await?;
        host.page.has_mounted().await?;
        host.page.saves_figure("mix").await.map_err(|failure| failure.within(kind))?;
    }
    Ok(())
}

#[tokio::test]
async fn a_figure_and_a_table_are_saved_from_the_example() -> Outcome {
    let server = site::serve()?;
    let page = Page::visit_in(Engine::Chromium, &format!("{}example-host.html", server.url())).await?;
    page.browser.allow_downloads().await?;
    page.read::<()>("void document.getElementById('framed').scrollIntoView()").await?;
    page.enter("document.getElementById('framed')", "").await?;
    page.has_mounted().await?;
    page.saves_figure("mix").await?;
    page.browser.client.enter_parent_frame().await?;
    page.enter("document.getElementById('plain')", "").await?;
    page.has_mounted().await?;
    page.shows_plot("net-income-0").await?;
    page.takes("net-income", "csv").await?;
    page.saved("net-income.csv").await.map(drop)
}

/// The data files lie in the one file; their links lead to pieces of it.
#[tokio::test]
async fn the_data_files_and_the_workbook_are_saved_from_a_view() -> Outcome {
    let host = Host::open(
        Engine::Chromium,
        "<script src='VIEWS/embed.js' async></script><kessan-view view=sources></kessan-view>",
    )
    .await?;
    host.page.browser.allow_downloads().await?;
    host.enter(0).await?;
    host.page.has_mounted().await?;
    host.page.click("a[href$='facts.csv']").await?;
    let facts = host.page.saved("facts.csv").await?;
    assert_eq!(facts, fs::read(site::dist()?.join("data/facts.csv"))?);
    let name: String = host.page.read("document.querySelector('a[download$=\".xlsx\"]').download").await?;
    host.page.click("a[download$='.xlsx']").await?;
    assert!(host.page.saved(&name).await?.starts_with(b"PK"));
    Ok(())
}
