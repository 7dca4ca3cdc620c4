//! The page runs and loads nothing but its own files.

use super::failure::Outcome;
use super::page::Page;

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
    const elements = [...new DOMParser().parseFromString(html, 'text/html').querySelectorAll('*')];
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
    page.browser.run::<()>(ATTEMPTS, &[]).await?;
    let refused = ["img-src", "script-src", "script-src-attr", "script-src-elem", "style-src-attr"];
    page.becomes("window.refused.toSorted()", refused.map(String::from)).await?;
    assert!(page.read::<bool>("window.ran === undefined").await?);
    Ok(())
}

/// Tries what an intruder would, each thing once. `eval` in a task of its own: the driver's scripts may evaluate.
const ATTEMPTS: &str = "window.refused = [];
    document.addEventListener('securitypolicyviolation', event => window.refused.push(event.effectiveDirective));
    const script = document.createElement('script');
    script.textContent = 'window.ran = 1';
    document.head.append(script);
    const button = document.createElement('button');
    button.setAttribute('onclick', 'window.ran = 2');
    document.body.append(button);
    button.click();
    button.setAttribute('style', 'color: red');
    new Image().src = 'http://localhost:9/pixel.gif';
    setTimeout(() => { try { (0, eval)('window.ran = 3'); } catch (error) {} })";
