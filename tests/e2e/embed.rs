//! One view alone in a frame of another site.

use fantoccini::Locator;

use super::browser::Options;
use super::engine::{Engine, in_every_browser};
use super::failure::Outcome;
use super::frame::Host;
use super::page::Page;
use super::site;

const TAB: char = '\u{e004}';
const ESCAPE: char = '\u{e00c}';

in_every_browser!(
    a_view_works_with_a_null_origin,
    several_views_get_their_heights_without_loops,
    a_part_of_a_view_stands_alone,
    an_unknown_view_is_named,
);

const MARGINS: &str = "<iframe data-kessan width=700 height=300 sandbox='allow-scripts' \
    src='VIEWS/kessan.html#margins?v=1&embed=margins&lang=ja&theme=dark'></iframe>";

async fn a_view_works_with_a_null_origin(engine: Engine) -> Outcome {
    let host = Host::open(engine, MARGINS).await?;
    host.enter(0).await?;
    let page = &host.page;
    page.has_mounted().await?;
    assert_eq!(page.read::<String>("self.origin").await?, "null");
    assert_eq!(page.read::<String>("document.documentElement.lang").await?, "ja");
    page.picture("margins-0").await?;
    assert!(page.is_chosen("theme-dark").await?);
    // The view and where it comes from, and nothing else.
    assert_eq!((page.count("main > section").await?, page.count("#margins-table").await?), (1, 1));
    assert_eq!((page.count(".bar").await?, page.count(".toc").await?, page.count(".skip").await?), (0, 0, 0));
    assert_eq!(page.count(".embed-source a").await?, 1);
    assert_eq!(page.count(".no-view").await?, 0);
    let whole = page.read::<String>("document.querySelector('.embed-source a').hash").await?;
    assert_eq!(whole, "#margins?v=1&lang=ja&theme=dark");
    page.has_fragment("#margins?v=1&embed=margins&lang=ja&theme=dark").await
}

async fn several_views_get_their_heights_without_loops(engine: Engine) -> Outcome {
    let frame = |view: &str| {
        let section = view.split('.').next().unwrap_or_default();
        format!(
            "<iframe data-kessan width=640 height=200 sandbox='allow-scripts' \
             src='VIEWS/kessan.html#{section}?v=1&embed={view}&ccy=usd'></iframe>"
        )
    };
    let frames = ["overview", "mix.figure", "margins"].map(frame).concat();
    let host = Host::open(engine, &format!("{frames}<script src='VIEWS/embed.js'></script>")).await?;
    let page = &host.page;
    let mut heights = Vec::new();
    for index in 0..3 {
        heights.push(host.height(index).await?);
        page.read::<()>(&format!("void document.querySelectorAll('iframe')[{index}].scrollIntoView()")).await?;
        host.enter(u16::try_from(index)?).await?;
        page.has_mounted().await?;
        if index > 0 {
            page.picture(if index == 1 { "mix-0" } else { "margins-0" }).await?;
        }
        // Everything is to be seen, and nothing is empty below it.
        let room: i32 = page.read("innerHeight - Math.ceil(document.body.getBoundingClientRect().height)").await?;
        assert_eq!(room, 0);
        host.leave().await?;
    }
    assert!(heights.iter().all(|height| *height > 250), "{heights:?}");
    // Waking changed no height, and each was told at most twice: by the frame, and because its size then changed.
    let again: Vec<u32> =
        page.read("[...document.querySelectorAll('iframe')].map(frame => frame.clientHeight)").await?;
    assert_eq!(again, heights);
    let told: Vec<Vec<u32>> = page
        .read("[0, 1, 2].map(index => told.filter(([from]) => from === index).map(([, data]) => data.height))")
        .await?;
    for (told, height) in told.iter().zip(&heights) {
        assert!(told.len() <= 3 && told.iter().all(|one| one == height), "{told:?}");
    }
    let keys: Vec<String> = page.read("told.flatMap(([, data]) => [Object.keys(data).join(), data.type])").await?;
    assert!(keys.iter().all(|key| key == "kessan,type,view,height,asked" || key == "height"), "{keys:?}");
    Ok(())
}

async fn a_part_of_a_view_stands_alone(engine: Engine) -> Outcome {
    let address = format!("file://{}", site::dist()?.join("kessan.html").display());
    let page = Page::visit_in(engine, &format!("{address}#mix?v=1&embed=mix.figure")).await?;
    page.has_mounted().await?;
    page.picture("mix-0").await?;
    assert_eq!((page.count("figure").await?, page.count("table").await?, page.count("#mix h2").await?), (1, 0, 1));
    let page = Page::visit_at(Options::DESK, &format!("{address}#mix?v=1&embed=mix.table")).await?;
    page.has_mounted().await?;
    assert_eq!((page.count("figure").await?, page.count("#mix-table").await?, page.count("#mix h2").await?), (0, 1, 1));
    let page = Page::visit_at(Options::DESK, &format!("{address}#overview?v=1&embed=overview.table")).await?;
    page.has_mounted().await?;
    assert_eq!((page.count(".results").await?, page.count("#overview table").await?), (0, 1));
    Ok(())
}

async fn an_unknown_view_is_named(engine: Engine) -> Outcome {
    let address = format!("file://{}", site::dist()?.join("kessan.html").display());
    for view in ["nowhere", "mix.figure-9", "ccy-0", "%3Cb%3E", ""] {
        let page = Page::visit_in(engine, &format!("{address}#mix?v=1&embed={view}")).await?;
        let asked = if view.starts_with('%') { "<b>" } else { view };
        let line = page.text(".no-view").await?;
        assert!(
            line.starts_with(&format!("This page has no view “{asked}”. Its views: overview, mix, margins")),
            "{line}"
        );
        assert_eq!(page.count("main section").await?, 0);
    }
    Ok(())
}

#[tokio::test]
async fn every_section_is_a_view() -> Outcome {
    let address = format!("file://{}", site::dist()?.join("kessan.html").display());
    let page = Page::visit_at(Options::DESK, &address).await?;
    let ids: Vec<String> = page.read("[...document.querySelectorAll('main section')].map(({id}) => id)").await?;
    for id in ids {
        page.browser.client.goto("about:blank").await?;
        page.browser.client.goto(&format!("{address}#{id}?v=1&embed={id}")).await?;
        page.has_mounted().await?;
        assert_eq!((page.count("main > section").await?, page.count(&format!("#{id}")).await?), (1, 1), "{id}");
    }
    Ok(())
}

#[tokio::test]
async fn the_program_of_a_section_runs_in_its_frame_alone() -> Outcome {
    let frame = "<iframe width=700 height=900 sandbox='allow-scripts' \
        src='VIEWS/kessan.html#checks?v=1&embed=checks&theme=light'></iframe>";
    let host = Host::open(Engine::Chromium, frame).await?;
    host.enter(0).await?;
    let page = &host.page;
    page.has_mounted().await?;
    page.becomes("document.querySelector('[data-root=checks]').hasAttribute('data-mounted')", true).await?;
    let search = page.browser.client.find(Locator::Css("[data-root=checks] input[type=search]")).await?;
    let count = "document.querySelectorAll('[data-root=checks] .proof').length";
    let before: u32 = page.read(count).await?;
    search.send_keys("dividend").await?;
    page.becomes(&format!("{count} === {before}"), false).await?;
    page.has_fragment("#checks?v=1&embed=checks&theme=light").await?;
    assert!(!page.read::<bool>("document.querySelector('[data-root=calculator]').hasAttribute('data-mounted')").await?);
    Ok(())
}

#[tokio::test]
async fn a_view_needs_no_storage() -> Outcome {
    let options = Options { storage: false, ..Options::DESK };
    let host = Host::open_as(options, &MARGINS.replace("sandbox='allow-scripts'", "")).await?;
    host.enter(0).await?;
    let page = &host.page;
    let refused = "(() => { try { return !localStorage; } catch (error) { return error.name; } })()";
    assert_eq!(page.read::<String>(refused).await?, "SecurityError");
    page.has_mounted().await?;
    page.picture("margins-0").await?;
    assert_eq!(page.browser.complaints().await?, [""; 0]);
    Ok(())
}

#[tokio::test]
async fn a_view_obeys_no_message() -> Outcome {
    let host = Host::open(Engine::Chromium, MARGINS).await?;
    host.enter(0).await?;
    host.page.has_mounted().await?;
    host.page.picture("margins-0").await?;
    host.page.has_mounted_root("figures").await?;
    let state = "[document.documentElement.outerHTML.length, location.href, document.title, scrollY]";
    let before: serde_json::Value = host.page.read(state).await?;
    host.leave().await?;
    for message in [
        "'reload'",
        "{kessan: 1, type: 'height', view: 'margins', height: 9}",
        "{kessan: 1, type: 'theme', theme: 'light'}",
        "null",
    ] {
        host.page.read::<()>(&format!("void frames[0].postMessage({message}, '*')")).await?;
    }
    host.enter(0).await?;
    host.page.read::<()>("new Promise(resolve => requestAnimationFrame(() => setTimeout(resolve)))").await?;
    assert_eq!(host.page.read::<serde_json::Value>(state).await?, before);
    Ok(())
}

#[tokio::test]
async fn the_look_is_the_hosts() -> Outcome {
    let address = format!("file://{}", site::dist()?.join("kessan.html").display());
    let look = "accent=a0f&background=%23fff8e7&font=Georgia,+%22x%22%7D";
    let page = Page::visit_at(Options::DESK, &format!("{address}#overview?v=1&embed=overview&{look}")).await?;
    page.has_mounted().await?;
    let style = |name: &str| format!("getComputedStyle(document.documentElement).getPropertyValue('{name}').trim()");
    assert_eq!(page.read::<String>(&style("--accent")).await?, "#aa00ff");
    assert_eq!(page.read::<String>("getComputedStyle(document.body).backgroundColor").await?, "rgb(255, 248, 231)");
    // What is not just names changes nothing.
    assert!(page.read::<String>(&style("--sans")).await?.starts_with("system-ui"));
    let look = "accent=red;x&background=transparent&font=Georgia,+serif";
    page.browser.client.goto("about:blank").await?;
    page.browser.client.goto(&format!("{address}#mix?v=1&embed=mix&{look}")).await?;
    page.has_mounted().await?;
    assert_eq!(page.read::<String>(&style("--accent")).await?, "#0f5c78");
    assert_eq!(page.read::<String>("getComputedStyle(document.body).backgroundColor").await?, "rgba(0, 0, 0, 0)");
    assert_eq!(page.read::<String>(&style("--sans")).await?, "\"Georgia\", serif, system-ui, sans-serif");
    Ok(())
}

#[tokio::test]
async fn the_focus_is_not_taken_and_goes_through() -> Outcome {
    let frame = "<button id=before>Before</button><iframe width=700 height=400 \
        src='VIEWS/kessan.html#mix?v=1&embed=mix.figure'></iframe><button id=after>After</button>";
    let host = Host::open(Engine::Chromium, frame).await?;
    let page = &host.page;
    host.enter(0).await?;
    page.has_mounted().await?;
    page.picture("mix-0").await?;
    host.leave().await?;
    assert_eq!(page.read::<String>("document.activeElement.localName").await?, "body");
    assert_eq!(page.read::<f64>("scrollY").await?, 0.0);
    page.read::<()>("void document.getElementById('before').focus()").await?;
    page.press(TAB).await?;
    page.becomes("document.activeElement.localName", "iframe".to_owned()).await?;
    page.press(ESCAPE).await?;
    assert_eq!(page.read::<String>("document.activeElement.localName").await?, "iframe");
    // However many things in the frame take it, it comes out again.
    for _ in 0..100 {
        page.press(TAB).await?;
        if page.read::<String>("document.activeElement.id").await? == "after" {
            return Ok(());
        }
    }
    panic!("the focus does not come out of the frame");
}
