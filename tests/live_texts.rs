//! A text that follows the state is the content of an element, never a text node by itself: a browser's translation replaces
//! text nodes, and what is written into the old ones afterwards nobody sees.

#![allow(clippy::unwrap_used, reason = "a test fails by panicking")]

use std::fs;
use std::path::{Path, PathBuf};

fn sources(folder: &Path, found: &mut Vec<PathBuf>) {
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            sources(&path, found);
        } else if path.extension().is_some_and(|kind| kind == "rs") {
            found.push(path);
        }
    }
}

#[test]
fn no_text_node_of_a_view_follows_the_state() {
    let mut files = Vec::new();
    sources(&Path::new(env!("CARGO_MANIFEST_DIR")).join("src/view"), &mut files);
    assert!(files.len() > 50, "{files:?}");
    let mut found = Vec::new();
    for file in files {
        let code = fs::read_to_string(&file).unwrap();
        for (at, line) in code.lines().enumerate() {
            let is_child = ["}{live(", ">{live(", ">{move ||", "}{move ||"].iter().any(|start| line.contains(start));
            if is_child {
                found.push(format!("{}:{}: {}", file.display(), at + 1, line.trim()));
            }
        }
    }
    assert!(found.is_empty(), "use inner_html=live(…) with `escaped`, or `anew` for a part:\n{}", found.join("\n"));
}
