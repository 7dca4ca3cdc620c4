//! Bridges: columns beside each other, or rows below each other.

use kessan::chart::figure::{Figure, Form};
use kessan::chart::placed::Placed;
use kessan::chart::scene::Mark;
use kessan::state::view_state::ViewState;
use kessan::view::figures::{Which, figure};
use kessan_core::text::Lang;

use super::common::{ALL, context};

const BRIDGES: [Which; 4] = [Which::NetIncome, Which::Operating, Which::Income, Which::Cash];

fn placed(figure: &Figure, width: u32) -> Placed {
    figure.layout(width, figure.height_at(width))
}

/// Whether the steps stand beside each other.
fn is_upright(placed: &Placed) -> bool {
    placed.areas.iter().all(|area| area.rect.top == 0)
}

/// A release with no more than so many comparisons.
fn with_comparisons(json: &str, most: usize) -> String {
    let mut file: serde_json::Value = serde_json::from_str(json).unwrap();
    file["comparisons"].as_array_mut().unwrap().truncate(most);
    file.to_string()
}

/// On a desk the first panel has a line for itself, and two others share one; the first was once in columns and they in rows.
#[test]
fn the_steps_of_a_figure_run_in_one_direction() {
    let mut directions = [0, 0];
    let releases = ALL.into_iter().flat_map(|(name, json)| [1, 2, 9].map(|most| (name, with_comparisons(json, most))));
    for (name, json) in releases {
        for lang in Lang::ALL {
            let context = context(&json, lang);
            for which in BRIDGES {
                let panels: Vec<_> = (0..which.panels(context.env.release))
                    .filter_map(|panel| figure(context, which, panel, &ViewState::default()))
                    .collect();
                // A narrow phone, a phone, a small screen, a desk, paper.
                for (first, others) in [(248, 248), (352, 352), (700, 342), (930, 457), (900, 300)] {
                    let others = if panels.len() > 2 { others } else { first };
                    let widths = std::iter::once(first).chain(std::iter::repeat(others));
                    let are_upright: Vec<_> =
                        panels.iter().zip(widths).map(|(panel, width)| is_upright(&placed(panel, width))).collect();
                    assert!(are_upright.windows(2).all(|two| two[0] == two[1]), "{name}, {which:?}: {are_upright:?}");
                    are_upright.iter().for_each(|is_upright| directions[usize::from(*is_upright)] += 1);
                }
            }
        }
    }
    assert!(directions.iter().all(|count| *count > 10), "{directions:?}");
}

/// "Effect of exchange rate changes o…", with room for another line below it.
#[test]
fn no_label_of_a_step_is_cut() {
    for lang in Lang::ALL {
        for (name, json) in ALL {
            let context = context(json, lang);
            let panels = BRIDGES
                .into_iter()
                .flat_map(|which| (0..which.panels(context.env.release)).map(move |panel| (which, panel)));
            for (which, panel) in panels {
                let Some(figure) = figure(context, which, panel, &ViewState::default()) else { continue };
                assert_eq!(figure.form, Form::Bridge);
                for width in [248, 300, 352, 457, 600, 700, 900] {
                    let is_cut = |mark: &&Mark| matches!(mark, Mark::Label { words, .. } if words.text.contains('…'));
                    let placed = placed(&figure, width);
                    let cut = placed.scene.marks.iter().find(is_cut);
                    assert!(cut.is_none(), "{name}, {which:?} {panel} at {width}: {cut:?}");
                }
            }
        }
    }
}

/// One long label made all rows as high as its own, and the picture higher than the window of a small phone.
#[test]
fn rows_are_as_high_as_their_own_labels() {
    for lang in Lang::ALL {
        for (name, json) in ALL {
            let context = context(json, lang);
            for which in BRIDGES {
                let panels = (0..which.panels(context.env.release))
                    .filter_map(|panel| figure(context, which, panel, &ViewState::default()));
                for panel in panels {
                    let height = panel.height_at(284);
                    assert!(height < 480, "{name}, {which:?}: {height} px at 320");
                    let heights: Vec<i32> =
                        placed(&panel, 284).areas.iter().map(|area| area.rect.bottom - area.rect.top).collect();
                    let lowest = heights.iter().min().copied().unwrap_or_default();
                    assert!(lowest <= 36, "{name}, {which:?}: {heights:?}");
                }
            }
        }
    }
}
