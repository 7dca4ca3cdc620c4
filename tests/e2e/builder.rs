//! The embed builder: from choices to a line of HTML that works.

use std::fs;

use xtask::serve::Server;

use super::engine::Engine;
use super::failure::Outcome;
use super::folder::Folder;
use super::page::Page;
use super::site;

/// Chooses a value of one of the builder's lists.
async fn choose(page: &Page, name: &str, value: &str) -> Outcome {
    let body = "const list = document.querySelector(`[name=\"embed-${arguments[0]}\"]`);
        list.value = arguments[1];
        list.dispatchEvent(new Event('input', {bubbles: true}));
        return list.value";
    let chosen: String = page.browser.run(body, &[name, value]).await?;
    assert_eq!(chosen, value, "{name} has no such choice");
    Ok(())
}

const SNIPPET: &str = "document.querySelector('[name=embed-snippet]').value";

/// Opens the builder of a page, once its program runs.
async fn open(page: &Page) -> Outcome {
    page.read::<()>("void document.querySelector('.builder').scrollIntoView()").await?;
    page.becomes("document.querySelector('.builder').hasAttribute('data-mounted')", true).await?;
    page.click(".builder summary").await
}

#[tokio::test]
async fn the_preview_is_loaded_only_when_opened_and_follows_the_choices() -> Outcome {
    let page = Page::open("ja/").await?;
    page.read::<()>("void document.querySelector('.builder').scrollIntoView()").await?;
    page.becomes("document.querySelector('.builder').hasAttribute('data-mounted')", true).await?;
    let source = "document.querySelector('.builder-preview iframe')?.src";
    assert_eq!(page.read::<Option<String>>(source).await?, None);
    page.click(".builder summary").await?;
    let expected = "/kessan.html#overview?v=1&embed=overview&lang=ja";
    page.becomes(&format!("{source}?.endsWith('{expected}')"), true).await?;
    choose(&page, "view", "margins").await?;
    choose(&page, "ccy", "usd").await?;
    choose(&page, "theme", "dark").await?;
    let expected = "/kessan.html#margins?v=1&embed=margins&lang=ja&theme=dark&ccy=usd";
    page.becomes(&format!("{source}?.endsWith('{expected}')"), true).await?;
    // As high as the view, which the snippet then names as the height to begin with.
    page.becomes("document.querySelector('.builder-preview iframe').clientHeight > 600", true).await?;
    let height: u32 = page.read("document.querySelector('.builder-preview iframe').clientHeight").await?;
    choose(&page, "way", "script").await?;
    assert!(page.read::<String>(SNIPPET).await?.contains(&format!("height=\"{height}\"")));
    assert_eq!(page.browser.complaints().await?, [""; 0]);
    Ok(())
}

#[tokio::test]
async fn every_view_can_be_chosen_by_its_name_in_the_contents() -> Outcome {
    let page = Page::open("").await?;
    open(&page).await?;
    let names: Vec<String> = page
        .read("[...document.querySelectorAll('[name=embed-view] option')].map(option => option.textContent)")
        .await?;
    let sections: Vec<String> =
        page.read("[...document.querySelectorAll('.toc a')].map(link => link.textContent)").await?;
    for section in sections {
        assert!(names.contains(&section), "{section} in {names:?}");
    }
    assert!(
        names.contains(&"Revenue mix: figure 1".to_owned()) && names.contains(&"Revenue mix: table".to_owned()),
        "{names:?}"
    );
    Ok(())
}

#[tokio::test]
async fn every_snippet_works_in_another_page() -> Outcome {
    let server = site::serve()?;
    let page = Page::visit_at(super::browser::Options::DESK, &server.url()).await?;
    page.has_mounted().await?;
    open(&page).await?;
    choose(&page, "view", "mix.figure").await?;
    choose(&page, "lang", "ja").await?;
    for way in ["element", "script", "plain"] {
        choose(&page, "way", way).await?;
        let snippet: String = page.read(SNIPPET).await?;
        assert_eq!(snippet.contains("<script"), way != "plain", "{snippet}");
        let folder = Folder::new("snippet")?;
        fs::write(folder.path().join("index.html"), format!("<!DOCTYPE html><meta charset=utf-8>{snippet}"))?;
        let host = Server::start(folder.path(), 0)?;
        let view = Page::visit_in(Engine::Chromium, &host.url()).await?;
        let frame = "(document.querySelector('iframe') ?? document.querySelector('kessan-view')?.shadowRoot?.querySelector('iframe'))";
        view.becomes(&format!("!!{frame}"), true).await?;
        let title: String = view.read(&format!("{frame}.title")).await?;
        assert!(title.starts_with("Revenue mix: figure 1 – "), "{title}");
        if way != "plain" {
            view.becomes(&format!("{frame}.style.height !== '' && {frame}.clientHeight !== 480"), true).await?;
        }
        view.browser.allow_downloads().await?;
        view.enter(frame, "").await?;
        view.has_mounted().await?;
        assert_eq!(view.read::<String>("document.documentElement.lang").await?, "ja");
        assert_eq!(view.count("#mix figure").await?, 1);
        view.saves_figure("mix").await.map_err(|failure| failure.within(way))?;
    }
    Ok(())
}

#[tokio::test]
async fn a_plain_frame_has_a_height_of_its_own() -> Outcome {
    let page = Page::open("").await?;
    open(&page).await?;
    choose(&page, "way", "plain").await?;
    assert!(page.read::<bool>("document.querySelector('[name=embed-height]').disabled").await?);
    assert!(!page.read::<String>(SNIPPET).await?.contains("data-kessan"));
    choose(&page, "way", "element").await?;
    choose(&page, "height", "fixed").await?;
    assert!(page.read::<String>(SNIPPET).await?.contains("height=\""));
    choose(&page, "height", "auto").await?;
    assert!(!page.read::<String>(SNIPPET).await?.contains("height=\""));
    // The address is as typed, escaped.
    page.browser
        .run::<()>(
            "const field = document.querySelector('[name=embed-address]');
        field.value = 'https://ir.example.com/a&b/kessan.html';
        field.dispatchEvent(new Event('input', {bubbles: true}))",
            &[],
        )
        .await?;
    let snippet: String = page.read(SNIPPET).await?;
    assert!(
        snippet
            .starts_with("<script src=\"https://ir.example.com/a&amp;b/embed.js\" async></script>\n<kessan-view view="),
        "{snippet}"
    );
    page.click(".builder button").await?;
    let selected = "(field => field.selectionEnd - field.selectionStart === field.value.length)(document.querySelector('[name=embed-snippet]'))";
    page.becomes(selected, true).await
}
