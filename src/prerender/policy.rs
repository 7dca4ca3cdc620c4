//! The page's Content-Security-Policy: nothing but its own files, and inline only what was written here.

use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use sha2::{Digest, Sha256};

use super::Stage;

/// Markup, code and addresses of scripts get into the page only through the policy of that name, which `scripts/programs.js`
/// makes. Browsers that do not know this pass over it.
const TRUSTED: &str = "; require-trusted-types-for 'script'; trusted-types kessan";

/// The policy for a page with these inline scripts and style sheets.
///
/// A page that trunk serves for development reloads itself by a script that is put in later and so has no hash; its
/// policy allows inline scripts and a socket.
pub fn policy(scripts: &[&str], styles: &[&str], stage: Stage) -> String {
    let (script_sources, socket) = match stage {
        Stage::Published | Stage::Live => (sources(scripts), ""),
        Stage::Developed => ("'unsafe-inline'".to_owned(), " ws:"),
    };
    format!(
        "default-src 'none'; script-src 'self' 'wasm-unsafe-eval' {script_sources}; style-src {}; img-src 'self' data:; font-src data:; \
         connect-src 'self'{socket}; frame-src 'self'; manifest-src 'self'; worker-src 'self'; base-uri 'none'; form-action 'none'{TRUSTED}",
        sources(styles)
    )
}

/// The policy for the one file, which asks for nothing.
pub fn one_file(scripts: &[&str], styles: &str) -> String {
    format!(
        "default-src 'none'; script-src 'wasm-unsafe-eval' {}; style-src {}; img-src data:; font-src data:; \
         base-uri 'none'; form-action 'none'{TRUSTED}",
        sources(scripts),
        sources(&[styles])
    )
}

fn sources(texts: &[&str]) -> String {
    let hashes = texts.iter().map(|text| format!("'sha256-{}'", STANDARD.encode(Sha256::digest(text.as_bytes()))));
    hashes.collect::<Vec<_>>().join(" ")
}

/// The texts of the inline scripts in `html`.
pub fn inline_scripts(html: &str) -> Vec<&str> {
    let scripts = html.split("<script").skip(1).filter_map(|rest| {
        let (attributes, rest) = rest.split_once('>')?;
        let (text, _) = rest.split_once("</script>")?;
        (!attributes.contains("src=")).then_some(text)
    });
    scripts.collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_empty_script_has_the_well_known_hash() {
        let policy = policy(&[""], &[], Stage::Published);
        assert!(policy.contains("'sha256-47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU='"), "{policy}");
        assert!(!policy.contains("unsafe-inline"));
    }

    #[test]
    fn only_scripts_without_a_source_are_inline() {
        assert_eq!(inline_scripts("<script src=\"a.js\"></script><script type=\"module\">go()</script>"), ["go()"]);
    }
}
