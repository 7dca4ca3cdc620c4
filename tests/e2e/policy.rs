//! The page runs and loads nothing but its own files.

use super::browser::Options;
use super::failure::Outcome;
use super::folder::Folder;
use super::page::Page;
use super::site;

#[tokio::test]
async fn the_html_has_no_inline_style_and_no_inline_handler() -> Outcome {
    for path in ["", "ja/"] {
        let page = Page::open(path).await?;
        // As delivered, before the application runs.
        let found: Vec<String> = page.browser.run(INLINE, &[]).await?;
        assert_eq!(found, [""; 0], "{path}");
    }
    Ok(())
}

const INLINE: &str = "return fetch(location.href).then(answer => answer.text()).then(html => {
    const elements = [...new DOMParser().parseFromString(kessan.trusted.createHTML(html), 'text/html').querySelectorAll('*')];
    if (elements.length < 500) return ['only ' + elements.length + ' elements'];
    return elements.flatMap(element => [...element.attributes])
        .filter(({name, value}) => name === 'style' || name.startsWith('on') || /^\\s*javascript:/i.test(value))
        .map(({name, value}) => `${name}=${value}`);
})";

#[tokio::test]
async fn the_policy_names_only_the_page_itself() -> Outcome {
    for path in ["", "ja/"] {
        let page = Page::open(path).await?;
        let policy: String =
            page.read("document.querySelector('meta[http-equiv=Content-Security-Policy]').content").await?;
        assert!(policy.starts_with("default-src 'none'; script-src 'self' 'wasm-unsafe-eval' 'sha256-"), "{policy}");
        for loose in ["'unsafe-inline'", "'unsafe-eval'", "http:", "https:", "ws:", "*"] {
            assert!(!policy.contains(loose), "{loose} in {policy}");
        }
    }
    Ok(())
}

#[tokio::test]
async fn foreign_scripts_do_not_run() -> Outcome {
    let page = Page::open("").await?;
    page.browser.expects_refusals();
    page.browser.run::<()>(ATTEMPTS, &[]).await?;
    let refused =
        ["img-src", "require-trusted-types-for", "script-src", "script-src-attr", "script-src-elem", "style-src-attr"];
    page.becomes("[...new Set(window.refused)].toSorted()", refused.map(String::from)).await?;
    assert!(page.read::<bool>("window.ran === undefined").await?);
    Ok(())
}

/// Tries what an intruder would, each thing once; where code must come from a policy it is refused before, so once more from
/// there. `eval` in a task of its own: the driver's scripts may evaluate.
const ATTEMPTS: &str = "window.refused = [];
    document.addEventListener('securitypolicyviolation', event => window.refused.push(event.effectiveDirective));
    const attempt = (plain, trusted) => { try { plain(); } catch { trusted?.(); } };
    const code = 'window.ran = 1';
    const script = document.createElement('script');
    attempt(() => script.textContent = code, () => script.textContent = kessan.trusted.createScript(code));
    document.head.append(script);
    const button = document.createElement('button');
    attempt(() => button.setAttribute('onclick', code), () => button.setAttribute('onclick', kessan.trusted.createScript(code)));
    document.body.append(button);
    button.click();
    button.setAttribute('style', 'color: red');
    new Image().src = 'http://localhost:9/pixel.gif';
    setTimeout(() => attempt(() => (0, eval)(code), () => attempt(() => (0, eval)(kessan.trusted.createScript(code)))))";

/// What an intruder would put into the page as text: markup, code, and the address of another worker.
#[tokio::test]
async fn markup_and_code_get_in_only_through_the_pages_own_policy() -> Outcome {
    let folder = Folder::new("mail")?;
    let file = folder.path().join("kessan.html");
    std::fs::copy(site::dist()?.join("kessan.html"), &file)?;
    let server = site::serve()?;
    for address in [server.url(), format!("{}ja/", server.url()), format!("file://{}", file.display())] {
        let page = Page::visit_at(Options::DESK, &address).await?;
        page.has_mounted().await?;
        page.browser.expects_refusals();
        for attempt in [
            "document.body.innerHTML = '<p>'",
            "document.body.insertAdjacentHTML('beforeend', '<p>')",
            "document.createElement('iframe').srcdoc = '<p>'",
            "document.createElement('script').text = 'window.ran = 1'",
            "document.createElement('script').src = 'data:text/javascript,window.ran=1'",
            "new DOMParser().parseFromString('<p>', 'text/html')",
            "trustedTypes.createPolicy('other', {createHTML: it => it}).createHTML('<p>')",
            "trustedTypes.createPolicy('kessan', {createHTML: it => it}).createHTML('<p>')",
            "kessan.trusted.createScriptURL(new URL('other.js', location.href).href)",
            "kessan.trusted.createScriptURL('https://elsewhere.example.com/service-worker.js')",
        ] {
            let body =
                format!("try {{ {attempt}; return 'nothing was thrown'; }} catch (error) {{ return error.name; }}");
            assert_eq!(page.browser.run::<String>(&body, &[]).await?, "TypeError", "{attempt} at {address}");
        }
        assert!(page.read::<bool>("window.ran === undefined").await?);
        // The page itself goes on.
        page.has_mounted_calculator().await?;
        page.fill("holding", "400").await?;
        page.becomes("document.querySelector('#dividend-total').textContent.includes('800,000')", true).await?;
    }
    Ok(())
}
