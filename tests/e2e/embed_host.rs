//! What `embed.js` does in the page of another site.

use super::engine::{Engine, in_every_browser};
use super::failure::Outcome;
use super::frame::Host;
use super::page::Page;
use super::site;

in_every_browser!(the_example_shows_all_three_ways, the_element_follows_its_attributes);

async fn the_example_shows_all_three_ways(engine: Engine) -> Outcome {
    let server = site::serve()?;
    let page = Page::visit_in(engine, &format!("{}example-host.html", server.url())).await?;
    let height = |id: &str| format!("document.querySelector('{id}').clientHeight");
    for id in ["#plain", "#framed", "#element iframe"] {
        page.read::<()>(&format!("void document.querySelector('{id}').scrollIntoView()")).await?;
        let frame = page.browser.client.find(fantoccini::Locator::Css(id)).await?;
        frame.enter_frame().await?;
        page.wakes().await?;
        let content: u32 = page.read("Math.ceil(document.body.getBoundingClientRect().height)").await?;
        let lang: String = page.read("document.documentElement.lang").await?;
        assert_eq!(lang, if id.starts_with("#element") { "ja" } else { "en" });
        page.browser.client.enter_parent_frame().await?;
        if id == "#plain" {
            assert!(page.read::<u32>(&height(id)).await? < 440);
        } else {
            page.becomes(&height(id), content).await?;
        }
    }
    assert_eq!(page.read::<String>("document.querySelector('#element iframe').title").await?, "利益率");
    Ok(())
}

async fn the_element_follows_its_attributes(engine: Engine) -> Outcome {
    let body = "<script src='VIEWS/embed.js'></script><kessan-view view=mix.figure ccy=usd></kessan-view>";
    let host = Host::open(engine, body).await?;
    let page = &host.page;
    host.height(0).await?;
    let frame = "document.querySelector('kessan-view iframe')";
    assert_eq!(page.read::<String>(&format!("{frame}.title")).await?, "Kessan: mix.figure");
    assert_eq!(page.read::<String>(&format!("{frame}.loading")).await?, "lazy");
    let address: String = page.read(&format!("{frame}.src")).await?;
    assert!(address.ends_with("/kessan.html#mix?v=1&embed=mix.figure&ccy=usd"), "{address}");
    page.read::<()>("void document.querySelector('kessan-view').setAttribute('lang', 'ja')").await?;
    assert_eq!(page.read::<u32>("document.querySelectorAll('kessan-view iframe').length").await?, 1);
    host.enter(0).await?;
    page.wakes().await?;
    assert_eq!(page.read::<String>("document.documentElement.lang").await?, "ja");
    host.leave().await?;
    // A height of its own is kept.
    page.read::<()>("void document.querySelector('kessan-view').setAttribute('height', '333')").await?;
    host.enter(0).await?;
    page.wakes().await?;
    host.leave().await?;
    assert_eq!(page.read::<u32>(&format!("{frame}.clientHeight")).await?, 333);
    Ok(())
}

#[tokio::test]
async fn a_script_that_comes_late_hears_the_height_too() -> Outcome {
    let frame = "<iframe data-kessan width=700 height=100 src='VIEWS/kessan.html#margins?v=1&embed=margins'></iframe>";
    let host = Host::open(Engine::Chromium, frame).await?;
    host.page.becomes("told.length > 0", true).await?;
    assert_eq!(host.page.read::<u32>("document.querySelector('iframe').clientHeight").await?, 100);
    let late =
        "{ const script = document.createElement('script'); script.src = arguments[0]; document.head.append(script); }";
    let url = format!("{}embed.js", host.site.url());
    host.page.browser.run::<()>(late, &[&url]).await?;
    assert!(host.height(0).await? > 300);
    Ok(())
}

#[tokio::test]
async fn everything_but_a_height_from_the_frame_itself_is_ignored() -> Outcome {
    let frame = |view: &str| {
        format!("<iframe data-kessan width=700 height=100 src='VIEWS/kessan.html#{view}?v=1&embed={view}'></iframe>")
    };
    let forger = "<iframe data-kessan id=forger height=100 srcdoc=\"<script>addEventListener('message', \
        event => parent.postMessage(event.data, '*'))</script>\"></iframe>";
    let body = [frame("margins"), frame("mix"), forger.to_owned(), "<script src='VIEWS/embed.js'></script>".to_owned()];
    let host = Host::open(Engine::Chromium, &body.concat()).await?;
    host.height(0).await?;
    host.height(1).await?;
    // What the views' programs change in their heights is over before anything is forged.
    for index in [0, 1] {
        host.enter(index).await?;
        host.page.wakes().await?;
        host.leave().await?;
    }
    let heights = "[...document.querySelectorAll('iframe')].map(frame => frame.clientHeight)";
    let rests = format!(
        "new Promise(resolve => {{ const heights = () => String({heights}); const before = heights();
            setTimeout(() => resolve(heights() === before), 500) }})"
    );
    host.page.becomes(&rests, true).await?;
    let before: Vec<u32> = host.page.read(heights).await?;
    let forged = [
        "{kessan: 1, type: 'height', view: 'margins', height: 777}",
        "{kessan: 1, type: 'height', view: null, height: 777}",
        "{kessan: 2, type: 'height', view: 'margins', height: 777}",
        "'kessan'",
        "null",
    ];
    for message in forged {
        // From the page itself, and from another frame of it.
        host.page.read::<()>(&format!("void postMessage({message}, '*')")).await?;
        host.page.read::<()>(&format!("void frames[2].postMessage({message}, '*')")).await?;
    }
    // From the frame, but no height, or out of bounds, or of another view; the last one is good.
    host.enter(0).await?;
    host.page.wakes().await?;
    for part in [
        "view: 'mix', height: 777",
        "view: 'margins', height: 19",
        "view: 'margins', height: 20001",
        "view: 'margins', height: '777'",
        "view: 'margins', height: NaN",
        "view: 'margins', height: Infinity",
        "view: 'margins'",
    ] {
        host.page.read::<()>(&format!("void parent.postMessage({{kessan: 1, type: 'height', {part}}}, '*')")).await?;
    }
    host.page
        .read::<()>("void parent.postMessage({kessan: 1, type: 'other', view: 'margins', height: 777}, '*')")
        .await?;
    host.leave().await?;
    host.page.becomes("told.filter(([from, data]) => data?.type === 'other').length", 1).await?;
    assert_eq!(host.page.read::<Vec<u32>>(heights).await?, before);
    host.enter(0).await?;
    host.page
        .read::<()>("void parent.postMessage({kessan: 1, type: 'height', view: 'margins', height: 777}, '*')")
        .await?;
    host.leave().await?;
    host.page.becomes("document.querySelector('iframe').clientHeight", 777).await
}

#[tokio::test]
async fn a_view_far_below_is_loaded_when_it_comes_near() -> Outcome {
    let body = "<style>#space { height: 12000px }</style><script src='VIEWS/embed.js'></script>\
        <kessan-view view=mix.figure></kessan-view><div id=space></div>\
        <kessan-view view=margins></kessan-view>";
    let host = Host::open(Engine::Chromium, body).await?;
    host.height(0).await?;
    let told = "told.filter(([from]) => from === 1).length";
    assert_eq!(host.page.read::<u32>(told).await?, 0);
    // Near the screen, and not on it yet: its height is right before it is seen.
    let near = "document.querySelectorAll('kessan-view')[1].getBoundingClientRect().top - innerHeight - 300";
    host.page.read::<()>(&format!("void scrollTo(0, {near})")).await?;
    host.height(1).await?;
    let below = "document.querySelectorAll('kessan-view')[1].getBoundingClientRect().top > innerHeight";
    assert!(host.page.read::<bool>(below).await?);
    Ok(())
}
