//! One panel of a chart: the picture as written into the page, and the canvas that covers it once the program runs.

use leptos::prelude::*;

use super::columns::{is_derived, pair_class};
use super::env::Env;
use crate::chart::scene::Scene;
use crate::chart::svg::svg;
use crate::domain::grid::Pair;
use crate::say;

/// The width that the pictures in the page are laid out for, in CSS pixels. A canvas takes the panel's own.
pub const STILL_WIDTH: u32 = 300;

/// A picture with the classes under which the style sheet shows it.
pub struct Still {
    /// `am rc` for amounts in the reporting currency, and so on.
    pub class: &'static str,
    /// What it shows.
    pub scene: Scene,
}

/// A panel for one comparison.
#[component]
pub fn Panel(
    /// Release and language.
    env: Env,
    /// The comparison.
    pair: Pair<'static>,
    /// The key of the canvas's root.
    root: String,
    /// What it shows, in words.
    summary: String,
    /// The pictures.
    stills: Vec<Still>,
) -> impl IntoView {
    let note = is_derived(pair.current).then(|| view! { " "<i>{say!(env, derived)}</i> });
    let stills = stills.into_iter().map(|still| {
        // The SVG is Kessan's own; plotters escapes the texts in it.
        view! { <div class=format!("still {}", still.class) inner_html=svg(&still.scene)></div> }
    });
    view! {
        <div class=format!("panel {}", pair_class(&pair)) role="img" aria-label=summary>
            <p class="panel-head">{env.text(&pair.comparison.label)}{note}</p>
            <div class="plot">
                {stills.collect_view()}
                <div class="live" data-root=root><super::canvas::Blank/></div>
            </div>
        </div>
    }
}
