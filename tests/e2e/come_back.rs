//! A page that is left and come back to, or loaded again, is as it was: its controls and fields are what its address says, whatever
//! a browser fills in or puts back.

use super::engine::{Engine, in_every_browser};
use super::failure::Outcome;
use super::page::Page;
use super::site;

in_every_browser!(a_page_that_is_come_back_to_is_as_it_was, what_is_typed_is_there_after_a_reload_at_once);

/// What is set, and what then stands in the controls and fields.
const ADDRESS: &str = "#?v=1&ccy=usd&show=shares&theme=dark&holding=400&fee=77";
const STATE: &str = "['ccy-0', 'ccy-1', 'show-shares', 'theme-dark'].map(id => document.getElementById(id)?.checked)
    .concat(['holding', 'fee'].map(id => document.getElementById(id)?.value)).join(' ')";
const SET: &str = "false true true true 400 77";
/// Whether a page that `window.isOld` was set in has given way to the next: WebKit's driver does not wait for it.
const IS_NEW: &str = "!window.isOld && document.readyState === 'complete'";

/// It comes from the browser's memory of pages or is loaded anew, is reloaded, and opened in another tab.
async fn a_page_that_is_come_back_to_is_as_it_was(engine: Engine) -> Outcome {
    let server = site::serve()?;
    let page = Page::visit_in(engine, &server.url()).await?;
    page.has_mounted().await?;
    for id in ["ccy-1", "show-shares", "theme-dark"] {
        page.choose(id).await?;
    }
    page.has_mounted_calculator().await?;
    page.fill("holding", "400").await?;
    page.set("fee", "77").await?;
    page.has_fragment(ADDRESS).await?;
    // WebKit's driver opens a tab behind the window, where nothing is in view.
    let ways = ["back", "anew", "reload", "tab"];
    for way in ways.into_iter().filter(|way| *way != "tab" || engine != Engine::WebKit) {
        let address: String = page.read("location.href").await?;
        match way {
            "back" | "anew" => {
                // What listens to this is not kept in memory.
                if way == "anew" {
                    page.read::<()>("void addEventListener('unload', () => {})").await?;
                }
                page.browser.open(&format!("{}example-host.html", server.url())).await?;
                page.read::<()>("void setTimeout(() => history.back())").await?;
            }
            "reload" => {
                page.read::<()>("void setTimeout(() => location.reload(), window.isOld = true)").await?;
                page.becomes(IS_NEW, true).await?;
            }
            // As a browser opens a tab again that was closed.
            _ => {
                let tab = page.browser.client.new_window(true).await?.handle;
                page.browser.client.switch_to_window(tab).await?;
                page.browser.open(&address).await?;
            }
        }
        page.has_fragment(ADDRESS).await?;
        page.has_mounted().await?;
        page.has_mounted_calculator().await?;
        let total = "document.querySelector('#dividend-total').textContent.includes('800,000')";
        page.becomes(total, true).await.map_err(|failure| failure.within(way))?;
        page.becomes(STATE, SET.to_owned()).await.map_err(|failure| failure.within(way))?;
        // It goes on to answer.
        page.set("holding", "500").await?;
        page.has_fragment(&ADDRESS.replace("400", "500")).await?;
        page.set("holding", "400").await?;
        page.has_fragment(ADDRESS).await?;
    }
    Ok(())
}

/// WebKit puts fields back to how they were written, a task or more after it says that it shows the page again; whatever browser
/// does so, they are as they were left, but for what was typed since. A page that is loaded anew is what its address says.
#[tokio::test]
async fn fields_that_a_browser_puts_back_are_as_they_were_left() -> Outcome {
    let page = Page::open(ADDRESS).await?;
    page.has_mounted_calculator().await?;
    page.becomes(STATE, SET.to_owned()).await?;
    let body = format!(
        "const reset = () => document.querySelectorAll('input').forEach(field => {{
            field.checked = field.defaultChecked;
            field.value = field.defaultValue;
        }});
        const come = persisted => new Promise(resolve => {{
            dispatchEvent(new PageTransitionEvent('pagehide', {{persisted}}));
            dispatchEvent(new PageTransitionEvent('pageshow', {{persisted}}));
            reset();
            setTimeout(reset, 120);
            setTimeout(() => resolve({STATE}), 600);
        }});
        const type = text => {{
            document.getElementById('fee').value = text;
            document.getElementById('fee').dispatchEvent(new Event('input', {{bubbles: true}}));
        }};
        return (async () => {{
            const [kept, anew] = [await come(true), await come(false)];
            dispatchEvent(new PageTransitionEvent('pagehide', {{persisted: true}}));
            dispatchEvent(new PageTransitionEvent('pageshow', {{persisted: true}}));
            type('78');
            await new Promise(resolve => setTimeout(resolve, 600));
            const typed = document.getElementById('fee').value;
            type('77');
            return [kept, anew, typed];
        }})()"
    );
    let states: [String; 3] = page.browser.run(&body, &[]).await?;
    assert_eq!(states[0], SET);
    assert_ne!(states[1], SET);
    assert_eq!(states[2], "78");
    // What no browser is to fill in says so.
    let open = "[...document.querySelectorAll('input, select, textarea')].filter(field => !field.readOnly
        && (field.getAttribute('autocomplete') ?? field.form?.getAttribute('autocomplete')) !== 'off').map(field => field.outerHTML)";
    assert_eq!(page.read::<Vec<String>>(open).await?, [""; 0]);
    page.has_fragment(ADDRESS).await
}

/// What is typed last is in the address that a reload takes.
async fn what_is_typed_is_there_after_a_reload_at_once(engine: Engine) -> Outcome {
    let server = site::serve()?;
    let page = Page::visit_in(engine, &server.url()).await?;
    page.has_mounted().await?;
    page.has_mounted_calculator().await?;
    let body = "const field = document.querySelector('#holding');
        field.value = '777';
        field.dispatchEvent(new Event('input', {bubbles: true}));
        window.isOld = true;
        setTimeout(() => location.reload())";
    page.browser.run::<()>(body, &[]).await?;
    page.becomes(IS_NEW, true).await?;
    page.has_mounted().await?;
    page.has_mounted_calculator().await?;
    page.becomes("document.querySelector('#holding').value", "777".to_owned()).await?;
    // By the browser's own key or button.
    let body = "const field = document.querySelector('#holding');
        field.value = '888';
        field.dispatchEvent(new Event('input', {bubbles: true}));
        window.isOld = true";
    page.browser.run::<()>(body, &[]).await?;
    page.browser.client.refresh().await?;
    page.becomes(IS_NEW, true).await?;
    page.has_mounted().await?;
    page.has_mounted_calculator().await?;
    page.becomes("document.querySelector('#holding').value", "888".to_owned()).await?;
    // So often that a browser would refuse, and then a page that the system hides.
    let body = "return (async () => {
        for (let i = 0; i < 41; i++) {
            document.querySelector(i % 2 ? '#ccy-0' : '#ccy-1').click();
            await new Promise(resolve => setTimeout(resolve));
        }
        const before = location.hash;
        dispatchEvent(new Event('pagehide'));
        return [before, location.hash].map(hash => hash.includes('ccy=usd')).join(' ')
    })()";
    // Which of the choices stood in the address before depends on how fast they were made.
    assert!(page.browser.run::<String>(body, &[]).await?.ends_with("true"));
    Ok(())
}
