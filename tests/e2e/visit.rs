//! What a first visit fetches, as a server's log has it. `cargo xtask visit` prints it.

use std::io::{self, Write};

use xtask::budgets::ELEMENTS;
use xtask::serve::Server;
use xtask::site::visit::FirstVisit;

use super::browser::{Browser, Options};
use super::failure::{Failure, Outcome};
use super::page::Page;
use super::site;

/// Notes the moment from which the controls answer by their program. What the page asks for then has not begun before.
const NOTE: &str = "addEventListener('TrunkApplicationStarted', () => globalThis.answered = performance.now())";

/// The paths that the page has asked for since.
const LATER: &str = "performance.getEntriesByType('resource').filter(entry => entry.startTime >= answered)
    .map(entry => new URL(entry.name).pathname)";

/// Nothing is done but to wait; a service worker that copies asks for the page's own files again, so what it asked for is told
/// apart by who asked.
#[tokio::test]
async fn a_first_visit_that_touches_nothing_is_within_its_limits() -> Outcome {
    for path in ["", "ja/"] {
        let (server, log) = Server::recording(&site::dist()?)?;
        let browser = Browser::start(Options::DESK).await?;
        browser.run_first(NOTE).await?;
        browser.client.goto(&format!("{}{path}", server.url())).await?;
        let page = Page::of(browser);
        page.has_mounted().await?;
        let worker = "navigator.serviceWorker.getRegistration().then(found => found?.active?.state)";
        page.becomes(worker, Some("activated".to_owned())).await?;
        // Until nothing has come for a while.
        let mut count = 0;
        while count < log.answers().len() {
            count = log.answers().len();
            page.read::<()>("new Promise(resolve => setTimeout(resolve, 1500))").await?;
        }
        let later: Vec<String> = page.read(LATER).await?;
        let elements: u64 = page.read("document.querySelectorAll('*').length").await?;
        let answers = log.answers();
        // What the browser has already it asks for anew, and is told that nothing changed.
        if let Some(answer) = answers.iter().find(|answer| ![200, 304].contains(&answer.status)) {
            return Err(Failure::new(format!("{} was answered with {}", answer.path, answer.status)));
        }
        let first_copy = answers.iter().position(|answer| answer.is_for_worker()).unwrap_or_default();
        let last_own = answers.iter().rposition(|answer| !answer.is_for_worker()).unwrap_or_default();
        let is_compressed = answers.iter().any(|answer| answer.encoding == "br");
        let visit = FirstVisit::new(&format!("/{path}"), answers, |asked| later.iter().any(|path| path == asked));
        // Not by a macro, whose lines a test that passes keeps to itself.
        io::stdout().write_all(format!("\n{}  {}\n", visit.text(), ELEMENTS.line(elements)).as_bytes())?;
        assert!(first_copy > last_own, "copies were made before the page was at rest");
        assert!(is_compressed, "dist/ has no .br files, so its sizes say nothing: run `cargo xtask build`");
        let fewer = "let sections write what is not seen at first when they are opened or come near";
        let elements = ELEMENTS.judge(&format!("/{path} at rest"), elements, fewer);
        visit.judge().and(elements).map_err(|failure| Failure::new(failure.to_string()))?;
    }
    Ok(())
}
