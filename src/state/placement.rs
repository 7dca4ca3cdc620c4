//! The part of the address that says where the page stands, not what it shows: `lang` in the one-file build, `embed` and the
//! look that a host gives to a frame, and `open`, a report that the reader has opened, on a site, too. The one file reads these keys before its program runs (`scripts/one-file/head.js`, into
//! which the build writes them); the program only keeps them when it writes the address.

/// The keys.
pub const KEYS: [&str; 6] = ["lang", "embed", "accent", "font", "background", OPEN];

/// The key that names a report which the reader has opened, on a site, too (`scripts/opening/`).
pub const OPEN: &str = "open";

/// The pair of `kept` that names an opened report.
pub fn opened(kept: &str) -> Option<&str> {
    kept.split('&').find(|pair| pair.split('=').next() == Some(OPEN))
}

/// The fragment without those keys.
pub fn without(fragment: &str) -> String {
    let Some((section, pairs)) = fragment.split_once('?') else { return fragment.to_owned() };
    let rest: Vec<_> = pairs.split('&').filter(|pair| !is_placement(pair)).collect();
    format!("{section}?{}", rest.join("&"))
}

/// The fragment with the pairs of `kept`, which are written as they stand in an address.
pub fn with(fragment: &str, kept: &str) -> String {
    let joint = match fragment.split_once('?') {
        _ if kept.is_empty() => "",
        None => "?v=1&",
        Some((_, "")) => "",
        Some(_) => "&",
    };
    format!("{fragment}{joint}{kept}")
}

fn is_placement(pair: &str) -> bool {
    KEYS.contains(&pair.split('=').next().unwrap_or_default())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_taken_out_can_be_put_back() {
        let whole = "#mix?v=1&ccy=usd&lang=ja&embed=mix";
        let state = without(whole);
        assert_eq!(state, "#mix?v=1&ccy=usd");
        assert_eq!(with(&state, "lang=ja&embed=mix"), whole);
        assert_eq!(with(&state, ""), state);
    }

    #[test]
    fn a_section_alone_gets_the_version_that_its_keys_belong_to() {
        assert_eq!(without("#mix"), "#mix");
        assert_eq!(with("mix", "lang=ja"), "mix?v=1&lang=ja");
        assert_eq!(with("", "lang=ja"), "?v=1&lang=ja");
        assert_eq!(with("mix?", "lang=ja"), "mix?lang=ja");
    }

    #[test]
    fn an_opened_report_is_found_among_what_is_kept() {
        assert_eq!(opened("lang=ja&open=0123456789abcdef"), Some("open=0123456789abcdef"));
        assert_eq!(opened("lang=ja&opened=1"), None);
    }

    #[test]
    fn other_keys_that_begin_alike_stay() {
        assert_eq!(without("#?language=x&lang&embedded=1&font=a%26b"), "#?language=x&embedded=1");
    }
}
