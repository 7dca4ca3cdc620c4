//! What strangers put into the page of a host or into its attributes changes nothing of its views: they go on to answer.

use super::engine::{Engine, in_every_browser};
use super::failure::Outcome;
use super::frame::Host;

in_every_browser!(forged_messages_change_nothing_however_many_and_long, forged_attributes_are_only_texts);

/// Other frames of the page: one of its own origin that looks like a view, one without an origin. They send what they are asked
/// to, so many times.
const FORGERS: &str = "<script>
    const relay = `<script>addEventListener('message', ({data}) => {
        for (let i = 0; i < data.count; i++) parent.postMessage(data.message, '*');
        parent.postMessage('sent', '*');
    })<\\/script>`;
    for (const sandbox of [undefined, 'allow-scripts']) {
        const frame = document.createElement('iframe');
        if (sandbox) frame.sandbox = sandbox;
        else frame.dataset.kessan = '';
        Object.assign(frame, {srcdoc: relay, height: 100, className: 'forger'});
        document.body.append(frame);
    }
    // How often the script looks for frames.
    window.walks = 0;
    const real = Document.prototype.querySelectorAll;
    Document.prototype.querySelectorAll = function (what) {
        if (what === 'iframe[data-kessan]') walks++;
        return real.call(this, what);
    };
    </script>";

/// What no view says, and first what one would say, but another frame does.
const FORGED: &str = "const deep = depth => { let it = {kessan: 1}; for (let i = 0; i < depth; i++) it = {data: it, list: [it]}; return it; };
    const height = more => ({kessan: 1, type: 'height', view: 'margins', height: 777, asked: '#margins', ...more});
    const forged = [
        height(),
        height({view: '__proto__'}), height({view: 'constructor'}), height({view: ['margins']}), height({view: undefined}),
        height({height: 1e308}), height({height: 777n}), height({height: [777]}), height({height: '777'}), height({height: NaN}),
        height({height: -777}), height({height: new Number(777)}), height({kessan: '1'}), height({kessan: true}), height({type: 'toString'}),
        height({height: 1e9, asked: '#' + 'x'.repeat(1e6)}),
        JSON.parse('{\"__proto__\": {\"kessan\": 1, \"type\": \"height\", \"view\": \"margins\", \"height\": 777}}'),
        JSON.parse('{\"kessan\": 1, \"constructor\": {\"prototype\": {\"type\": \"height\"}}, \"height\": 777}'),
        new Array(1e5).fill('kessan'), 'x'.repeat(1e7), new Map([['kessan', 1]]), 1, true, null, undefined, deep(12)];";

async fn forged_messages_change_nothing_however_many_and_long(engine: Engine) -> Outcome {
    let body = format!("<script src='VIEWS/embed.js'></script><kessan-view view=margins></kessan-view>{FORGERS}");
    let host = Host::open(engine, &body).await?;
    let page = &host.page;
    host.height(0).await?;
    host.enter(0).await?;
    page.has_mounted().await?;
    host.leave().await?;
    let before = host.height(0).await?;
    // From the page itself, from its other frames, and into the view, which obeys none.
    let send = format!(
        "{FORGED} return (async () => {{
            const before = told.length;
            walks = 0;
            const view = all()[0].contentWindow;
            const forgers = [...document.querySelectorAll('.forger')].map(frame => frame.contentWindow);
            let sent = 0;
            const all_sent = new Promise(resolve => addEventListener('message', ({{data}}) => {{
                if (data === 'sent' && ++sent === 2 * (forged.length + 1)) resolve();
            }}));
            for (const message of forged) {{
                view.postMessage(message, '*');
                postMessage(message, '*');
                for (const forger of forgers) forger.postMessage({{message, count: 1}}, '*');
            }}
            for (const forger of forgers) forger.postMessage({{message: forged[0], count: 5000}}, '*');
            await all_sent;
            return [told.length - before, walks, all().map(frame => frame.clientHeight)];
        }})()"
    );
    let (sent, walks, heights): (u32, u32, Vec<u32>) = page.browser.run(&send, &[]).await?;
    assert!(sent > 10_000, "{sent} messages");
    // Who sends many is not looked for each time.
    assert!(walks < sent / 10, "{walks} searches in the page for {sent} messages");
    assert_eq!(heights, [before, 100, 100]);
    // The view's own frame says what no view does.
    host.enter(0).await?;
    let own = format!(
        "{FORGED} for (const message of forged.slice(1)) parent.postMessage(message, '*');
        for (let i = 0; i < 5000; i++) parent.postMessage(forged[i % 12 + 1], '*');
        parent.postMessage('own', '*')"
    );
    page.browser.run::<()>(&own, &[]).await?;
    host.leave().await?;
    page.becomes("told.some(([from, data]) => from === 0 && data === 'own')", true).await?;
    page.becomes("all()[0].clientHeight", before).await?;
    assert!(page.read::<bool>("({}).kessan === undefined && ({}).type === undefined").await?);
    // It goes on to answer, and to be heard.
    host.set("theme", "dark").await?;
    host.set("view", "mix.figure").await?;
    page.becomes("told.at(-1)[1]?.view", Some("mix.figure".to_owned())).await?;
    host.enter(0).await?;
    page.has_mounted().await?;
    page.becomes("document.getElementById('theme-dark').checked", true).await?;
    let content: u32 = page.read("Math.ceil(document.body.getBoundingClientRect().height)").await?;
    host.leave().await?;
    page.becomes("all()[0].clientHeight", content).await
}

/// Attributes, and what others have written.
const NAMES: [&str; 9] = ["theme", "ccy", "period", "lang", "accent", "font", "background", "title", "view"];
const TEXTS: [&str; 9] = [
    "\"><img src=x onerror=top.ran=1>",
    "</iframe><script>top.ran=1</script>",
    "javascript:top.ran=1",
    "red;}*{background:url(http://192.0.2.1/)}",
    "url(http://192.0.2.1/)",
    "__proto__",
    "constructor",
    "%00%zz&embed=mix#?v=2\u{2028}",
    "\u{202e}\u{0}\u{fffd}",
];

/// A host may put into the attributes what others have written.
async fn forged_attributes_are_only_texts(engine: Engine) -> Outcome {
    let body = "<script src='VIEWS/embed.js'></script><kessan-view view=margins></kessan-view>
        <script>window.trouble = []; onerror = message => void trouble.push(String(message))</script>";
    let host = Host::open(engine, body).await?;
    let page = &host.page;
    host.enter(0).await?;
    page.has_mounted().await?;
    host.leave().await?;
    // A height that no view has is none; a file that is none is that beside the script.
    let heights = "const view = document.querySelector('kessan-view');
        const frame = view.shadowRoot.querySelector('iframe');
        const address = frame.src;
        const wrong = [];
        return (async () => {
            const check = async (name, value) => {
                view.setAttribute(name, value);
                await undefined;
                const now = view.shadowRoot.querySelector('iframe');
                if (now.src !== address || now !== frame || !(now.clientHeight > 100 && now.clientHeight < 5000)) wrong.push([name, value, now.src]);
            };
            for (const height of ['1e9', '999999999', 'NaN', 'Infinity', '-5', '19', '20001', '0x300', '٣٣٣', '333'.repeat(1e5)])
                await check('height', height);
            view.removeAttribute('height');
            for (const src of ['javascript:top.ran=1', ' JavaScript:top.ran=1', 'java\\nscript:top.ran=1', 'data:text/html,<script>top.ran=1<\\/script>',
                'blob:null/1', 'about:srcdoc', 'vbscript:x', 'http://[', 'https://', 'view-source:http://127.0.0.1/'])
                await check('src', src);
            view.removeAttribute('src');
            return wrong;
        })()";
    assert_eq!(page.browser.run::<Vec<Vec<String>>>(heights, &[]).await?, [[""; 0]; 0]);
    for turn in 0..3 {
        for (index, name) in NAMES.iter().enumerate() {
            host.set(name, TEXTS[(index + turn * 4) % TEXTS.len()]).await?;
        }
        page.becomes("all()[0].src.includes('kessan.html#')", true).await?;
        page.enter("all()[0]", "").await?;
        let done = "document.readyState === 'complete' && document.body && !document.documentElement.dataset.wait
            && !!document.querySelector('.embed-source')";
        page.becomes(done, true).await?;
        let found = "[document.querySelectorAll('img, [onerror]').length, document.documentElement.style.cssText.includes('url')].join(' ')";
        // It may be beginning anew.
        page.becomes(found, "0 false".to_owned()).await.map_err(|failure| failure.within(&format!("turn {turn}")))?;
        host.leave().await?;
        let ran = "window.ran === undefined && !document.querySelector('img') && ({}).kessan === undefined";
        assert!(page.read::<bool>(ran).await?, "turn {turn}");
    }
    // As long as no address may be, and then a view again.
    page.read::<()>("void document.querySelector('kessan-view').setAttribute('title', 'x'.repeat(1e7))").await?;
    let clear = "const view = document.querySelector('kessan-view');
        [...view.attributes].forEach(({name}) => view.removeAttribute(name));
        view.setAttribute('view', 'margins')";
    page.browser.run::<()>(clear, &[]).await?;
    page.becomes("told.at(-1)[1]?.view", Some("margins".to_owned())).await?;
    host.enter(0).await?;
    page.has_mounted().await?;
    assert!(page.count("#margins").await? == 1);
    host.leave().await?;
    assert_eq!(page.read::<Vec<String>>("trouble").await?, [""; 0]);
    Ok(())
}
