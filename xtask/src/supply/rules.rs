//! What a crate may be: under a licence and from a source that `deny.toml` allows.
#![cfg(test)]

use std::collections::BTreeMap;
use std::path::PathBuf;

use spdx::{Expression, Licensee, ParseMode};

use super::{Crate, all, of_program};
use crate::project;

fn root() -> PathBuf {
    project::root().expect("the project's folder")
}

/// The texts of a list in `deny.toml`, each on a line of its own.
fn listed(name: &str) -> Vec<String> {
    let text = std::fs::read_to_string(root().join("deny.toml")).expect("deny.toml");
    let list = text.split_once(&format!("\n{name} = [")).expect(name).1.split_once(']').expect("its end").0;
    list.split('"').skip(1).step_by(2).map(str::to_owned).collect()
}

fn is_allowed(it: &Crate, allowed: &[Licensee]) -> bool {
    let expression = it.license.as_deref().map(|text| Expression::parse_mode(text, ParseMode::LAX));
    expression.is_some_and(|read| {
        read.is_ok_and(|read| read.evaluate(|asked| allowed.iter().any(|license| license.satisfies(asked))))
    })
}

#[test]
fn every_crate_is_under_a_licence_and_from_a_source_that_is_allowed() {
    let licenses: Vec<Licensee> = listed("allow").iter().map(|text| Licensee::parse(text).expect(text)).collect();
    let registries = listed("allow-registry");
    let crates = all(&root()).expect("the crates");
    assert!(crates.len() > 200, "{} crates", crates.len());
    for it in &crates {
        assert!(is_allowed(it, &licenses), "{} {} is under {:?}: see deny.toml", it.name, it.version, it.license);
        let is_known = |source: &String| registries.iter().any(|known| source == &format!("registry+{known}"));
        assert!(it.source.as_ref().is_none_or(is_known), "{} {} is from {:?}", it.name, it.version, it.source);
        assert!(it.source.is_none() || it.checksum.is_some(), "{} {} has no checksum", it.name, it.version);
    }
}

#[test]
fn a_licence_that_is_not_allowed_is_found() {
    let licenses: Vec<Licensee> = listed("allow").iter().map(|text| Licensee::parse(text).expect(text)).collect();
    let mut it = all(&root()).expect("the crates").remove(0);
    for (license, allowed) in [
        (None, false),
        (Some("GPL-3.0-only"), false),
        (Some("MIT AND GPL-3.0-only"), false),
        (Some("MIT/Apache-2.0"), true),
        (Some("MIT OR GPL-3.0-only"), true),
    ] {
        it.license = license.map(str::to_owned);
        assert_eq!(is_allowed(&it, &licenses), allowed, "{license:?}");
    }
}

/// More than one version of a crate makes the program larger; told, not refused.
#[test]
fn what_is_there_in_two_versions_is_told() {
    let mut versions: BTreeMap<String, Vec<String>> = BTreeMap::new();
    for it in of_program(&root()).expect("the crates") {
        versions.entry(it.name).or_default().push(it.version);
    }
    for (name, versions) in versions.iter().filter(|(_, versions)| versions.len() > 1) {
        println!("note: the browser's program has {name} in the versions {}", versions.join(", "));
    }
    assert!(versions.contains_key("kessan"));
}
