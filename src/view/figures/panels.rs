//! The panels of a figure: the pictures as written into the page, and the canvas that covers them once the program runs.

use leptos::prelude::*;

use super::summary::summary;
use super::{FigureContext, Which, drivers, figure};
use crate::chart::scene::Scene;
use crate::chart::svg::svg;
use crate::state::settings::Show;
use crate::state::view_state::ViewState;
use crate::t;
use crate::view::canvas::Blank;
use crate::view::columns::{is_derived, pair_class};
use crate::view::panel::STILL_WIDTH;
use kessan_core::grid::Pair;
use kessan_core::release::Release;

/// The width that pictures for a desk are laid out for, where they differ.
pub const DESKTOP_WIDTH: u32 = 900;

/// A picture with the classes under which the style sheet shows it.
pub struct Still {
    /// `am` for amounts, `on-desk` and so on.
    pub class: &'static str,
    /// What it shows.
    pub scene: Scene,
}

/// The pictures of a panel.
pub fn stills(context: FigureContext, which: Which, panel: usize) -> Vec<Still> {
    let still = |class, show, width: u32| {
        let figure = figure(context, which, panel, &ViewState { show, ..ViewState::default() })?;
        Some(Still { class, scene: figure.layout(width, figure.height_at(width)).scene })
    };
    let one = |class, width| still(class, Show::Amounts, width);
    let stills = match which {
        Which::Mix => {
            vec![one("am", STILL_WIDTH), still("sh", Show::Shares, STILL_WIDTH), still("gr", Show::Growth, STILL_WIDTH)]
        }
        _ if has_line(which, panel, context.env.release) => {
            vec![one("on-desk", DESKTOP_WIDTH), one("on-phone", STILL_WIDTH)]
        }
        _ => vec![one("", STILL_WIDTH)],
    };
    stills.into_iter().flatten().collect()
}

/// Whether a panel has a line of the page for itself, on a desk: the first, or either of two.
fn has_line(which: Which, panel: usize, release: &Release) -> bool {
    is_led(which) && (panel == 0 || which.panels(release) == 2)
}

/// Whether the first panel of a figure is larger than the others.
fn is_led(which: Which) -> bool {
    matches!(which, Which::NetIncome | Which::Operating | Which::Income | Which::Cash | Which::Balance)
}

/// All panels of a figure.
#[component]
pub fn Panels(
    /// What figures are made from.
    context: FigureContext,
    /// The figure.
    which: Which,
) -> impl IntoView {
    let env = context.env;
    let pairs = env.release.pairs();
    let panels = (0..which.panels(env.release)).filter_map(|panel| {
        let pair = pairs.iter().find(|pair| pair.index == panel).filter(|_| which.is_by_comparison());
        let shown = figure(context, which, panel, &ViewState::default())?;
        let (class, head) = match (pair, which) {
            (Some(pair), _) => (pair_class(pair), Some(head(context, pair))),
            (None, Which::Drivers) => {
                let driver = env.release.file.story.drivers.get(panel)?;
                let unit = drivers::unit(env, driver).map(|unit| view! { " "<i>{unit}</i> });
                (String::new(), Some(view! { <p class="panel-head">{env.words(&driver.label)}{unit}</p> }.into_any()))
            }
            (None, _) => (String::new(), None),
        };
        let stills = stills(context, which, panel).into_iter().map(|still| {
            let (class, height) = (format!("still {}", still.class), still.scene.height);
            // The SVG is Kessan's own; plotters escapes the texts in it. What stands below the first screen is elements only where
            // no script runs (`scripts/pictures.js`).
            let picture = svg(&still.scene);
            if (which, panel) == (Which::NetIncome, 0) {
                return view! { <div translate="no" class=class inner_html=picture></div> }.into_any();
            }
            let room = view! { <svg class="room" width="100%" height=height></svg> };
            view! { <div translate="no" class=class>{room}<noscript inner_html=picture></noscript></div> }.into_any()
        });
        let name = format!("{}-{panel}", which.id());
        let root = name.clone();
        Some(view! {
            <div class=format!("panel {class}")>
                {head}
                <div class="plot" data-plot=name role="img" aria-label=summary(context, &shown)>
                    {stills.collect_view()}
                    <div class="live" data-root=root><Blank/></div>
                </div>
            </div>
        })
    });
    let class = if is_led(which) { "panels lead" } else { "panels" };
    view! { <div class=class>{panels.collect_view()}</div> }
}

fn head(context: FigureContext, pair: &Pair<'_>) -> AnyView {
    let note = is_derived(pair.current).then(|| view! { " "<i>{t!(context.env, derived)}</i> });
    view! { <p class="panel-head">{context.env.words(&pair.comparison.label)}{note}</p> }.into_any()
}
