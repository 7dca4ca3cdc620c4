//! The lines that a reader can take out of a picture.

use super::{FigureContext, Which, costs, mix};
use crate::state::view_state::ViewState;
use crate::view::figures::margins;

/// Their names, in the order of their positions; none for a figure that is shown as a whole.
pub fn names(context: FigureContext, which: Which) -> Vec<String> {
    let env = context.env;
    match which {
        Which::Mix => mix::entries(context, &ViewState::default()).into_iter().map(|entry| entry.label).collect(),
        Which::Margins => env.release.margin_lines().iter().map(|line| margins::name(env, line)).collect(),
        Which::Costs => env.release.pairs().first().map(|pair| costs::names(context, pair)).unwrap_or_default(),
        _ => Vec::new(),
    }
}

/// The id of a line's check box.
pub fn id(which: Which, line: usize) -> String {
    format!("hide-{}-{line}", which.id())
}
