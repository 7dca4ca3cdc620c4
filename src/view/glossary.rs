//! The glossary: short words for the terms that the release uses.

use leptos::prelude::*;

use super::env::Env;
use crate::t;
use kessan_core::glossary::{Term, term_of, terms};

/// What the anchors of terms begin with.
pub const TERM: &str = "term-";

/// The terms that a concept of the release leads to.
#[component]
pub fn Glossary(
    /// Release and language.
    env: Env,
) -> impl IntoView {
    let is_used = |term: &&Term| env.release.file.concepts.iter().filter_map(term_of).any(|used| used.id == term.id);
    let used: Vec<&Term> = terms().iter().filter(is_used).collect();
    let summary = match used.len() {
        1 => t!(env, glossary_one),
        count => t!(env, glossary, count = env.number(count.into(), 0)),
    };
    let entries = used.into_iter().map(|term| {
        view! { <div id=format!("{TERM}{}", term.id)><dt>{env.words(&term.name)}</dt><dd>{env.words(&term.text)}</dd></div> }
    });
    let entries: Vec<_> = entries.collect();
    (!entries.is_empty()).then(|| {
        view! {
            <details id="glossary">
                <summary>{summary}</summary>
                <dl class="facts">{entries}</dl>
            </details>
        }
    })
}
