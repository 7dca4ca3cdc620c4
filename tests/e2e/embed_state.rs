//! What a reader has set in a view stays when its host changes the view, and is told to nobody.

use super::engine::{Engine, in_every_browser};
use super::failure::Outcome;
use super::frame::Host;

in_every_browser!(
    what_the_reader_has_set_stays_when_the_host_changes_attributes,
    a_frame_of_plain_html_keeps_it_too,
    the_last_of_many_changes_is_what_is_shown,
);

/// Chooses the second business in the mix, as a reader does.
async fn choose_business(host: &Host) -> Outcome {
    host.page.has_mounted().await?;
    host.page.has_mounted_root("figures").await?;
    host.page.choose("within-1").await?;
    host.page.becomes("location.hash.includes('within=systems-integration')", true).await
}

/// The keys of the frame's address, except where it stands.
const STATE: &str = "(pairs => { for (const key of ['v', 'embed', 'accent']) pairs.delete(key);
    return [...pairs].map(pair => pair.join('=')).sort().join(' ') })(new URLSearchParams(location.hash.split('?')[1]))";

async fn has_state(host: &Host, expected: &str) -> Outcome {
    host.page.becomes(STATE, expected.to_owned()).await
}

async fn what_the_reader_has_set_stays_when_the_host_changes_attributes(engine: Engine) -> Outcome {
    let body = "<script src='VIEWS/embed.js'></script><kessan-view view=mix ccy=usd></kessan-view>";
    let host = Host::open(engine, body).await?;
    let page = &host.page;
    let entries: u32 = page.read("history.length").await?;
    host.enter(0).await?;
    choose_business(&host).await?;
    page.read::<()>("void (window.mark = 'the same document')").await?;
    host.leave().await?;

    // The theme changes in the document as it is.
    host.set("theme", "dark").await?;
    host.enter(0).await?;
    has_state(&host, "ccy=usd theme=dark within=systems-integration").await?;
    page.becomes("document.getElementById('theme-dark').checked", true).await?;
    assert!(page.is_chosen("within-1").await? && page.is_chosen("ccy-1").await?);
    assert_eq!(page.read::<Option<String>>("window.mark").await?, Some("the same document".to_owned()));
    host.leave().await?;

    // Another language and another look are a new document with the same state.
    host.set("lang", "ja").await?;
    host.set("accent", "a00").await?;
    host.enter(0).await?;
    page.becomes(
        "document.documentElement.lang + ' ' + document.documentElement.style.cssText",
        "ja --accent: #aa0000;".to_owned(),
    )
    .await?;
    page.has_mounted().await?;
    has_state(&host, "ccy=usd lang=ja theme=dark within=systems-integration").await?;
    page.has_mounted_root("figures").await?;
    page.becomes("document.getElementById('within-1').checked", true).await?;
    host.leave().await?;

    // What the host asks for now is what it gets, and what it takes back is at its default, which the page leaves out of the
    // address; the reader's still stays.
    host.set("ccy", "jpy").await?;
    host.page.read::<()>("document.querySelector('kessan-view').removeAttribute('theme')").await?;
    host.enter(0).await?;
    has_state(&host, "lang=ja within=systems-integration").await?;
    page.becomes("document.getElementById('ccy-0').checked && document.getElementById('theme-auto').checked", true)
        .await?;
    host.leave().await?;
    host.set("within", "connectivity-outsourcing").await?;
    host.enter(0).await?;
    has_state(&host, "lang=ja within=connectivity-outsourcing").await?;
    page.becomes("document.getElementById('within-0').checked", true).await?;
    host.leave().await?;

    // Nothing of it stands in the host's history or was told to the host.
    assert_eq!(page.read::<u32>("history.length").await?, entries);
    let keys: Vec<String> = page.read("told.map(([, data]) => Object.keys(data).join() + ' ' + data.type)").await?;
    assert!(!keys.is_empty() && keys.iter().all(|told| told == "kessan,type,view,height,asked height"), "{keys:?}");
    Ok(())
}

/// A view that begins anew for one change misses those that come meanwhile, at any moment of its loading.
async fn the_last_of_many_changes_is_what_is_shown(engine: Engine) -> Outcome {
    let body = "<script src='VIEWS/embed.js'></script><kessan-view view=mix.figure></kessan-view>";
    let host = Host::open(engine, body).await?;
    let page = &host.page;
    host.enter(0).await?;
    choose_business(&host).await?;
    host.leave().await?;
    let changes = "const view = document.querySelector('kessan-view');
        const rounds = [['lang', 'ja'], ['accent', 'a00'], ['theme', 'dark'], ['lang', 'en'], ['accent', '00a'], ['lang', 'ja']];
        for (const wait of [0, 5, 20, 60, 150]) {
            for (const [name, value] of rounds) {
                view.setAttribute(name, value);
                await new Promise(resolve => setTimeout(resolve, wait));
            }
        }
        window.isOver = true;";
    page.read::<()>(&format!("void (async () => {{ {changes} }})()")).await?;
    page.becomes("window.isOver", true).await?;
    host.enter(0).await?;
    page.becomes(
        "document.documentElement.lang + ' ' + document.documentElement.style.cssText",
        "ja --accent: #0000aa;".to_owned(),
    )
    .await?;
    page.has_mounted().await?;
    has_state(&host, "lang=ja theme=dark within=systems-integration").await?;
    host.leave().await
}

async fn a_frame_of_plain_html_keeps_it_too(engine: Engine) -> Outcome {
    let body = "<iframe data-kessan width=800 height=600 sandbox='allow-scripts' \
        src='VIEWS/kessan.html#mix?v=1&embed=mix.figure'></iframe><script src='VIEWS/embed.js'></script>";
    let host = Host::open(engine, body).await?;
    let page = &host.page;
    host.enter(0).await?;
    choose_business(&host).await?;
    host.leave().await?;
    let go = |query: &str| format!("void (all()[0].src = '{}kessan.html#mix?v=1&embed={query}')", host.views());
    page.read::<()>(&go("mix.figure&theme=dark")).await?;
    host.enter(0).await?;
    has_state(&host, "theme=dark within=systems-integration").await?;
    page.becomes("document.getElementById('theme-dark').checked && document.getElementById('within-1').checked", true)
        .await?;
    host.leave().await?;
    // Another view, which tells its height by its own name.
    page.read::<()>(&go("margins&theme=dark")).await?;
    page.becomes("told.at(-1)[1].view", "margins".to_owned()).await?;
    host.enter(0).await?;
    page.has_mounted().await?;
    has_state(&host, "theme=dark within=systems-integration").await?;
    assert_eq!((page.count("main > section").await?, page.count("#margins").await?), (1, 1));
    host.leave().await?;
    host.height(0).await.map(drop)
}

/// The terms of a calculation may be what somebody owns: they stay in the frame, and are not told either.
#[tokio::test]
async fn the_terms_of_a_calculation_stay_and_a_host_may_give_some() -> Outcome {
    let body = "<script src='VIEWS/embed.js'></script><kessan-view view=calculator price=90000></kessan-view>";
    let host = Host::open(Engine::Chromium, body).await?;
    let page = &host.page;
    host.enter(0).await?;
    page.has_mounted().await?;
    page.has_mounted_calculator().await?;
    assert_eq!(page.value("price").await?, "90000");
    page.set("holding", "123456").await?;
    page.becomes("location.hash.includes('holding=123456')", true).await?;
    host.leave().await?;
    host.set("lang", "ja").await?;
    host.enter(0).await?;
    page.becomes("document.documentElement.lang", "ja".to_owned()).await?;
    page.has_mounted().await?;
    page.has_mounted_calculator().await?;
    assert_eq!((page.value("price").await?, page.value("holding").await?), ("90000".to_owned(), "123456".to_owned()));
    host.leave().await?;
    host.set("price", "70000").await?;
    host.enter(0).await?;
    page.becomes(
        "document.getElementById('price').value + ' ' + document.getElementById('holding').value",
        "70000 123456".to_owned(),
    )
    .await?;
    host.leave().await?;
    assert!(!page.read::<bool>("JSON.stringify(told).includes('123456')").await?);
    Ok(())
}

#[tokio::test]
async fn going_back_in_a_view_leads_to_what_was_there() -> Outcome {
    let body = "<iframe data-kessan width=800 height=600 src='VIEWS/kessan.html#mix?v=1&embed=mix.figure'></iframe>";
    let host = Host::open(Engine::Chromium, body).await?;
    let page = &host.page;
    host.enter(0).await?;
    choose_business(&host).await?;
    host.leave().await?;
    let go = format!("void (all()[0].src = '{}kessan.html#mix?v=1&embed=mix.figure&ccy=usd')", host.views());
    page.read::<()>(&go).await?;
    host.enter(0).await?;
    has_state(&host, "ccy=usd within=systems-integration").await?;
    page.choose("within-all").await?;
    has_state(&host, "ccy=usd").await?;
    host.leave().await?;
    page.read::<()>("history.back()").await?;
    host.enter(0).await?;
    has_state(&host, "within=systems-integration").await?;
    page.becomes("document.getElementById('within-1').checked && document.getElementById('ccy-0').checked", true).await
}
