//! What axe-core finds: nothing, in both languages, in light and dark, on a desk and on a phone, with the page as it opens and with
//! everything of it open. `cargo xtask test` has npm install axe-core, which is no part of the project.

use std::path::Path;

use super::browser::Options;
use super::failure::{Failure, Outcome};
use super::page::Page;

/// axe-core itself, which goes into each page.
fn script() -> Outcome<String> {
    let place = std::env::var_os("KESSAN_AXE")
        .map_or_else(|| xtask::verify::axe::place(Path::new(env!("CARGO_MANIFEST_DIR"))), std::path::PathBuf::from);
    std::fs::read_to_string(&place).map_err(|error| {
        Failure::new(format!("reading axe-core from {}: {error}; `cargo xtask test` installs it", place.display()))
    })
}

/// What it finds, in words.
const FIND: &str = include_str!("axe.js");

async fn finds_nothing(page: &Page, state: &str, rules: &[&str]) -> Outcome {
    let rules = format!("{rules:?}");
    let found: Vec<String> = page.browser.run(FIND, &[&rules]).await.map_err(|failure| failure.within(state))?;
    assert!(found.is_empty(), "{state}:\n{}", found.join("\n"));
    Ok(())
}

/// Lays out what is far from the screen, too, and ends what moves.
const LAID_OUT: &str = "const near = new CSSStyleSheet();
    near.replaceSync('* { content-visibility: visible !important; transition: none !important }');
    document.adoptedStyleSheets = [near];";

/// A field with a mistake in it, all that unfolds open, a mark told of and a number's source beside the page.
async fn open_all(page: &Page) -> Outcome {
    page.has_mounted_calculator().await?;
    page.has_mounted_root("checks").await?;
    page.fill("price", "a lot").await?;
    page.browser
        .run::<()>("document.querySelectorAll('main details').forEach(part => { part.open = true; })", &[])
        .await?;
    page.has_mounted_root("figures").await?;
    page.picture("mix-0").await?;
    let point = "const plot = document.querySelector('[data-plot=mix-0]');
        plot.focus();
        plot.dispatchEvent(new KeyboardEvent('keydown', {key: 'ArrowRight', bubbles: true}))";
    page.browser.run::<()>(point, &[]).await?;
    page.becomes("document.querySelector('#tip').hidden", false).await
}

async fn has_no_barriers(options: Options, path: &str, name: &str) -> Outcome {
    let page = Page::open_in(options, &format!("{path}#statements")).await?;
    page.has_mounted_tables().await?;
    page.browser.run::<()>(LAID_OUT, &[]).await?;
    page.browser.run::<()>(&script()?, &[]).await?;
    finds_nothing(&page, &format!("{name}, as it opens"), &[]).await?;
    open_all(&page).await?;
    finds_nothing(&page, &format!("{name}, with a mark and a mistake told and everything open"), &[]).await?;
    page.click("#table-income-statement-1h td:nth-child(3):not(:empty)").await?;
    page.becomes("!!document.querySelector('.source')", true).await?;
    finds_nothing(&page, &format!("{name}, with the source of a number"), &[]).await?;
    page.browser.emulate_media("", true).await?;
    finds_nothing(&page, &format!("{name}, dark"), &["color-contrast"]).await?;
    page.press('\u{e00c}').await?;
    if options.phone {
        page.browser.run::<()>("document.querySelector('.menu-button').click()", &[]).await?;
        finds_nothing(&page, &format!("{name}, with the menu, dark"), &[]).await?;
        page.browser.emulate_media("", false).await?;
        finds_nothing(&page, &format!("{name}, with the menu"), &["color-contrast"]).await?;
    }
    Ok(())
}

#[tokio::test]
async fn axe_finds_nothing_on_a_desk() -> Outcome {
    for path in ["", "ja/"] {
        has_no_barriers(Options::DESK, path, &format!("desk, /{path}")).await?;
    }
    Ok(())
}

#[tokio::test]
async fn axe_finds_nothing_on_a_phone() -> Outcome {
    for path in ["", "ja/"] {
        has_no_barriers(Options::PHONE, path, &format!("phone, /{path}")).await?;
    }
    Ok(())
}
