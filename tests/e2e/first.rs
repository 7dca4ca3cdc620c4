//! A script that runs in a page before all of its own, in any browser: it stands in the page's file before the policy, which
//! allows it by its hash.

use std::fs;
use std::path::Path;

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use sha2::{Digest, Sha256};

use super::failure::{Failure, Outcome};

/// Notes in `trouble` what a browser complains of in the page: errors, rejections, refusals of a policy, warnings.
pub const NOTES: &str = "window.trouble = [];
{
    const note = (...all) => trouble.push(all.map(String).join(' ').slice(0, 500));
    addEventListener('error', event => note('error', event.message ?? event.target?.outerHTML), true);
    addEventListener('unhandledrejection', event => note('rejection', event.reason));
    document.addEventListener('securitypolicyviolation', event => note('refused', event.effectiveDirective, event.blockedURI, event.sample));
    for (const level of ['error', 'warn']) {
        const real = console[level];
        console[level] = (...all) => { note(level, ...all); real.apply(console, all); };
    }
}";

/// Puts a script into the files of pages.
pub fn run_first(folder: &Path, pages: &[&str], script: &str) -> Outcome {
    for page in pages {
        let file = folder.join(page);
        fs::write(&file, with_first(&fs::read_to_string(&file)?, script)?)?;
    }
    Ok(())
}

/// The page with the script.
pub fn with_first(html: &str, script: &str) -> Outcome<String> {
    // Before the policy, but not before what says how the file is written.
    let (start, sources) = ("<meta charset=\"utf-8\">", "script-src ");
    let (head, rest) = html.split_once(start).ok_or_else(|| Failure::new(format!("the page has no {start}")))?;
    let (policy, rest) = rest.split_once(sources).ok_or_else(|| Failure::new(format!("the page has no {sources}")))?;
    let hash = STANDARD.encode(Sha256::digest(script.as_bytes()));
    Ok(format!("{head}{start}<script>{script}</script>{policy}{sources}'sha256-{hash}' {rest}"))
}
