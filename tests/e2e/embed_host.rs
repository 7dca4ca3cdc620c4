//! What `embed.js` does in the page of another site.

use super::engine::{Engine, in_every_browser};
use super::failure::Outcome;
use super::frame::Host;
use super::page::Page;
use super::site;

in_every_browser!(
    the_example_shows_all_three_ways,
    the_element_follows_its_attributes,
    the_script_finds_the_file_beside_itself_however_it_is_loaded,
    views_in_shadow_trees_get_their_heights,
    a_view_in_a_hidden_part_gets_its_height_when_it_is_shown,
);

async fn the_example_shows_all_three_ways(engine: Engine) -> Outcome {
    let server = site::serve()?;
    let page = Page::visit_in(engine, &format!("{}example-host.html", server.url())).await?;
    let element = "document.querySelector('#element').shadowRoot.querySelector('iframe')";
    page.becomes(&format!("{element}?.title"), Some("利益率".to_owned())).await?;
    for frame in ["document.querySelector('#plain')", "document.querySelector('#framed')", element] {
        page.read::<()>(&format!("void {frame}.scrollIntoView()")).await?;
        page.enter(frame, "").await?;
        page.has_mounted().await?;
        let content: u32 = page.read("Math.ceil(document.body.getBoundingClientRect().height)").await?;
        let lang: String = page.read("document.documentElement.lang").await?;
        assert_eq!(lang, if frame == element { "ja" } else { "en" });
        page.browser.client.enter_parent_frame().await?;
        let height = format!("{frame}.clientHeight");
        if frame.contains("#plain") {
            assert!(page.read::<u32>(&height).await? < 440);
        } else {
            page.becomes(&height, content).await?;
        }
    }
    Ok(())
}

async fn the_element_follows_its_attributes(engine: Engine) -> Outcome {
    let body = "<script src='VIEWS/embed.js'></script><kessan-view view=mix.figure ccy=usd within=none hide=mix.1 \
        unit=3 recast=periods price=80000></kessan-view>";
    let host = Host::open(engine, body).await?;
    let page = &host.page;
    let height = host.height(0).await?;
    assert_eq!(page.read::<String>("all()[0].title").await?, "Kessan: mix.figure");
    assert_eq!(page.read::<String>("all()[0].loading").await?, "lazy");
    let address: String = page.read("all()[0].src").await?;
    let expected =
        "/kessan.html#mix?v=1&embed=mix.figure&ccy=usd&within=none&hide=mix.1&unit=3&recast=periods&price=80000";
    assert!(address.ends_with(expected), "{address}");
    host.set("title", "Umsatz").await?;
    page.becomes("all()[0].title", "Umsatz".to_owned()).await?;
    // A height of its own is kept until it is taken away, even if it is no number of pixels.
    host.set("height", "333").await?;
    page.becomes("all()[0].clientHeight", 333).await?;
    for none in ["-5", "", "high"] {
        host.set("height", "333").await?;
        page.becomes("all()[0].clientHeight", 333).await?;
        host.set("height", none).await?;
        page.becomes("all()[0].clientHeight", height).await?;
    }
    host.set("height", "333").await?;
    page.becomes("all()[0].clientHeight", 333).await?;
    page.read::<()>("document.querySelector('kessan-view').removeAttribute('height')").await?;
    page.becomes("all()[0].clientHeight", height).await?;
    // Another view, in another language.
    host.set("lang", "ja").await?;
    host.set("view", "margins").await?;
    page.becomes("told.at(-1)[1].view", "margins".to_owned()).await?;
    assert_eq!(page.read::<u32>("all().length").await?, 1);
    host.enter(0).await?;
    page.has_mounted().await?;
    page.becomes("document.documentElement.lang", "ja".to_owned()).await?;
    assert_eq!((page.count("main > section").await?, page.count("#margins").await?), (1, 1));
    let content: u32 = page.read("Math.ceil(document.body.getBoundingClientRect().height)").await?;
    host.leave().await?;
    page.becomes("all()[0].clientHeight", content).await
}

/// How a page may load a script.
const WAYS: [(&str, &str); 8] = [
    ("classic", "<script src='VIEWS/embed.js'></script>"),
    ("async", "<script src='VIEWS/embed.js' async></script>"),
    ("defer", "<script src='VIEWS/embed.js' defer></script>"),
    ("module", "<script type=module src='VIEWS/embed.js'></script>"),
    ("with a query", "<script type=module src='VIEWS/embed.js?v=2'></script>"),
    ("import()", "<script type=module>await import('VIEWS/embed.js')</script>"),
    (
        "inserted",
        "<script>document.head.append(Object.assign(document.createElement('script'), {src: 'VIEWS/embed.js'}))</script>",
    ),
    (
        "inserted as a module, and taken out again",
        "<script>{ const script = Object.assign(document.createElement('script'), {type: 'module', src: 'VIEWS/embed.js'});
            document.head.append(script); script.remove() }</script>",
    ),
];

async fn the_script_finds_the_file_beside_itself_however_it_is_loaded(engine: Engine) -> Outcome {
    let host = Host::open(engine, "").await?;
    for (way, script) in WAYS {
        host.show(&format!("<kessan-view view=margins></kessan-view>{script}")).await?;
        let expected = format!("{}kessan.html#margins?v=1&embed=margins", host.views());
        host.page.becomes("all()[0]?.src", Some(expected)).await.map_err(|failure| failure.within(way))?;
    }
    host.height(0).await.map(drop)
}

async fn views_in_shadow_trees_get_their_heights(engine: Engine) -> Outcome {
    // In an open tree, in one within another, in a closed one, in another custom element; and a frame that is written as HTML.
    let body = "<script src='VIEWS/embed.js'></script>
        <div id=open></div><div id=outer></div><my-card></my-card><div id=closed></div><div id=written></div>
        <script>
        const view = '<kessan-view view=mix.figure></kessan-view>';
        const tree = (id, html, mode = 'open') => {
          const root = document.getElementById(id).attachShadow({mode});
          root.innerHTML = html;
          return root;
        };
        tree('open', view);
        const inner = tree('outer', '<div></div>').firstChild.attachShadow({mode: 'open'});
        inner.innerHTML = view;
        customElements.define('my-card', class extends HTMLElement {
          constructor() { super(); this.attachShadow({mode: 'open'}).innerHTML = `<slot></slot>${view}`; }
        });
        window.shut = tree('closed', view, 'closed').querySelector('kessan-view');
        tree('written', `<iframe data-kessan width=700 height=100 sandbox='allow-scripts'
          src='VIEWS/kessan.html#margins?v=1&embed=margins'></iframe>`);
        </script>";
    let host = Host::open(engine, body).await?;
    host.page.becomes("all().length", 4).await?;
    for index in 0..4 {
        host.page.read::<()>(&format!("void all()[{index}].scrollIntoView()")).await?;
        assert!(host.height(index).await? > 250, "frame {index}");
    }
    let shut = "shut.shadowRoot.querySelector('iframe')";
    host.page.read::<()>("void shut.scrollIntoView()").await?;
    host.page.becomes(&format!("told.some(([from]) => from === -1) && {shut}.clientHeight > 250"), true).await?;
    assert_ne!(host.page.read::<u32>(&format!("{shut}.clientHeight")).await?, 480);
    Ok(())
}

async fn a_view_in_a_hidden_part_gets_its_height_when_it_is_shown(engine: Engine) -> Outcome {
    let body = "<script src='VIEWS/embed.js'></script>
        <div id=tab hidden><kessan-view view=mix.figure></kessan-view><iframe data-kessan width=640 height=100
        src='VIEWS/kessan.html#margins?v=1&embed=margins'></iframe></div>";
    let host = Host::open(engine, body).await?;
    let page = &host.page;
    let show = |is_shown: bool| format!("void (document.getElementById('tab').hidden = {})", !is_shown);
    // The frame that is not lazy is loaded, and has no height of which it could tell.
    page.becomes("new Promise(resolve => setTimeout(() => resolve(all().length), 300))", 2).await?;
    page.read::<()>(&show(true)).await?;
    let heights = (host.height(0).await?, host.height(1).await?);
    assert!(heights.0 > 250 && heights.1 > 250, "{heights:?}");
    // Hidden again, changed meanwhile, and shown: nothing has come of the width that it did not have.
    page.read::<()>(&show(false)).await?;
    host.set("theme", "dark").await?;
    page.becomes("all()[0].clientHeight", 0).await?;
    page.read::<()>(&show(true)).await?;
    page.becomes("[all()[0].clientHeight, all()[1].clientHeight]", heights).await?;
    let all: Vec<u32> = page.read("told.map(([, data]) => data.height)").await?;
    assert!(all.iter().all(|height| *height == heights.0 || *height == heights.1), "{all:?}");
    // The attribute `hidden` hides the element itself.
    page.read::<()>("void (document.querySelector('kessan-view').hidden = true)").await?;
    page.becomes("document.querySelector('kessan-view').checkVisibility()", false).await
}

#[tokio::test]
async fn views_of_the_same_name_are_told_apart_and_may_come_and_go() -> Outcome {
    let body = "<script src='VIEWS/embed.js'></script><script src='VIEWS/embed.js'></script>
        <div style='width: 800px'><kessan-view view=margins></kessan-view></div>
        <div style='width: 360px'><kessan-view view=margins></kessan-view></div>
        <div style='width: 800px' id=other></div>";
    let host = Host::open(Engine::Chromium, body).await?;
    let page = &host.page;
    page.becomes("all().length", 2).await?;
    let wide = host.height(0).await?;
    page.read::<()>("void all()[1].scrollIntoView()").await?;
    let narrow = host.height(1).await?;
    assert!(narrow > wide, "{narrow} {wide}");
    // Taken out and put in elsewhere; its address is that of its attributes.
    page.read::<()>("void (window.view = document.querySelectorAll('kessan-view')[1]).remove()").await?;
    page.becomes("all().length", 1).await?;
    page.read::<()>("void (view.setAttribute('theme', 'dark'), document.getElementById('other').append(view))").await?;
    page.read::<()>("void document.getElementById('other').scrollIntoView()").await?;
    page.becomes("all().map(frame => frame.clientHeight)", [wide, wide]).await?;
    assert!(page.read::<String>("all()[1].src").await?.ends_with("&theme=dark"));
    // A move that keeps the place of everything keeps the frame.
    page.read::<()>("document.body.moveBefore(view, document.body.firstElementChild)").await?;
    page.read::<()>("new Promise(resolve => setTimeout(resolve, 300))").await?;
    assert_eq!(page.read::<u32>("all().filter(frame => frame.clientHeight > 250).length").await?, 2);
    assert_eq!(page.browser.complaints().await?, [""; 0]);
    Ok(())
}

/// What renders the page anew would take out what it does not know, or stumble over it.
#[tokio::test]
async fn the_element_changes_nothing_of_the_hosts_html() -> Outcome {
    let body = "<style>iframe { height: 3px !important; border: 9px solid red }</style>
        <div id=app><kessan-view view=mix.figure><a href=/results>Results</a></kessan-view></div>
        <script>window.before = document.getElementById('app').innerHTML</script>
        <script src='VIEWS/embed.js' type=module></script>";
    let host = Host::open(Engine::Chromium, body).await?;
    assert!(host.height(0).await? > 250);
    let page = &host.page;
    assert!(page.read::<bool>("before === document.getElementById('app').innerHTML && frames.length === 0").await?);
    assert_eq!(page.count("kessan-view a").await?, 0, "only where there is no script");
    // A framework that writes it anew from the same HTML gets the same view.
    page.read::<()>("void (document.getElementById('app').innerHTML = before)").await?;
    page.becomes("all()[0]?.clientHeight > 250", true).await
}

#[tokio::test]
async fn the_file_may_have_a_query_and_be_replaced() -> Outcome {
    let body = "<script src='VIEWS/embed.js'></script>
        <kessan-view view=margins src='VIEWS/kessan.html?of=2008#mix'></kessan-view>";
    let host = Host::open(Engine::Chromium, body).await?;
    let page = &host.page;
    host.height(0).await?;
    let address = |query: &str| format!("{}kessan.html{query}#margins?v=1&embed=margins", host.views());
    assert_eq!(page.read::<String>("all()[0].src").await?, address("?of=2008"));
    page.read::<()>("document.querySelector('kessan-view').removeAttribute('src')").await?;
    page.becomes("all()[0].src", address("")).await?;
    page.becomes("all()[0].clientHeight > 250 && told.length > 1", true).await
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
        host.page.has_mounted().await?;
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
    host.page.has_mounted().await?;
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
    // The view soon tells its own height again, as its size has changed.
    let follow = "window.set = [];
        const [frame] = document.querySelectorAll('iframe');
        new MutationObserver(() => set.push(frame.style.height)).observe(frame, { attributeFilter: ['style'] })";
    host.page.browser.run::<()>(follow, &[]).await?;
    host.enter(0).await?;
    host.page
        .read::<()>("void parent.postMessage({kessan: 1, type: 'height', view: 'margins', height: 777}, '*')")
        .await?;
    host.leave().await?;
    host.page.becomes("set.includes('777px')", true).await
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
