//! What sites that show a view are told: in the document, in `embed.js`, by the builder, the example and oEmbed alike.
#![cfg(feature = "ssr")]
#![allow(clippy::panic, clippy::unwrap_used, reason = "a test fails by panicking")]

use std::collections::BTreeSet;

use kessan::prerender::embed::{ALLOW, SANDBOX, keys};
use kessan::prerender::scripts::{BODY, BUILDER, EMBED, EXAMPLE_HOST, HEAD, filled, published};
use kessan::state::address::Address;
use kessan::state::{drafts, placement, query, table_choice, view_state};
use kessan_core::release::load::load;

const DOCUMENT: &str = include_str!("../docs/embedding.md");

/// The names in the first column of the table that follows a line of the document.
fn names(after: &str) -> BTreeSet<&'static str> {
    let (_, rest) = DOCUMENT.split_once(after).unwrap_or_else(|| panic!("the document has no line {after:?}"));
    let rows = rest.lines().skip_while(|line| !line.starts_with("| ---")).skip(1);
    let first = rows.take_while(|line| line.starts_with('|')).filter_map(|row| row.split('|').nth(1));
    first.flat_map(|cell| cell.split('`').skip(1).step_by(2)).collect()
}

#[test]
fn every_key_that_the_document_promises_is_an_attribute_and_the_other_way_round() {
    let promised = names("As attributes of `<kessan-view>`");
    assert_eq!(promised, keys().into_iter().collect());
    assert_eq!(keys().len(), promised.len(), "each once");
    let list = serde_json::to_string(&keys()).unwrap();
    assert!(published(EMBED).contains(&format!("const keys = {list};")), "embed.js has another list");
    let own = names("Only `<kessan-view>` has these");
    let observed = published(EMBED);
    let (_, observed) = observed.split_once("observedAttributes = [").unwrap();
    let (observed, _) = observed.split_once(", ...keys]").unwrap();
    assert_eq!(own, observed.split(", ").map(|name| name.trim_matches('"')).collect());
}

/// A key that a program gets and the list lacks would be dropped by the element, silently.
#[test]
fn whatever_the_page_reads_from_its_address_is_an_attribute_or_is_named_as_the_readers_own() {
    let release = load("made-up", include_str!("releases/made-up.json")).unwrap();
    let is_known = |key: &str| {
        let pair = (key.to_owned(), "?".to_owned());
        let address = Address { section: String::new(), pairs: vec![pair.clone()] };
        // A key that the page knows is not unknown, whatever is wrong with its value.
        query::read(&address, &release).unknown.iter().all(|unknown| *unknown != query::Unknown::Key(key.to_owned()))
    };
    for key in keys().into_iter().filter(|key| !placement::KEYS.contains(key)) {
        assert!(is_known(key), "the page does not know {key}");
    }
    assert!(!is_known("nothing"));
    let all = view_state::KEYS.into_iter().chain(table_choice::KEYS).chain(query::KEYS).chain(drafts::keys());
    let missing: Vec<_> = all.chain(placement::KEYS).filter(|key| !keys().contains(key)).collect();
    assert_eq!(missing, ["fact", "embed", placement::OPEN]);
    for readers in ["`fact`", "`name.1`", "`price.1`"] {
        assert!(DOCUMENT.contains(readers), "the document does not say that {readers} is no attribute");
    }
    for (key, owns) in
        [("within", view_state::owns as fn(&str) -> bool), ("recast", table_choice::owns), ("as", drafts::owns)]
    {
        assert!(owns(key) && keys().contains(&key), "{key}");
    }
}

#[test]
fn the_one_file_reads_the_same_keys_of_its_place_as_the_program_keeps() {
    let list = serde_json::to_string(&placement::KEYS).unwrap();
    for script in [HEAD, BODY] {
        assert!(published(script).contains(&format!(" = {list};")));
    }
}

#[test]
fn every_frame_may_do_the_same() {
    assert!(SANDBOX.split(' ').any(|word| word == "allow-downloads"), "files that a reader saves would be dropped");
    assert!(!SANDBOX.contains("same-origin") && !SANDBOX.contains("top-navigation"), "{SANDBOX}");
    let (embed, builder, example) = (published(EMBED), published(BUILDER), filled(EXAMPLE_HOST));
    for (place, text, frames) in [("the document", DOCUMENT, 2), ("the example", &example, 2)] {
        let values: Vec<_> = text.split("<iframe ").skip(1).filter_map(|rest| rest.split_once('>')).collect();
        assert_eq!(values.len(), frames, "{place}");
        for (attributes, _) in values {
            assert!(attributes.contains(&format!("sandbox=\"{SANDBOX}\" allow=\"{ALLOW}\"")), "{place}: {attributes}");
        }
    }
    assert!(
        embed.contains(&format!("frame.sandbox = \"{SANDBOX}\""))
            && embed.contains(&format!("frame.allow = \"{ALLOW}\""))
    );
    assert!(builder.contains(&format!("[sandbox, allow] = [\"{SANDBOX}\", \"{ALLOW}\"]")));
    // Nowhere is there one by hand.
    for script in [EMBED, BUILDER, EXAMPLE_HOST] {
        assert!(!script.contains("allow-scripts"), "{script}");
    }
}
