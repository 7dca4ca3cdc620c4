//! The columns of the balance sheet and the bars of the targets: their colours, totals and names in narrow frames.

use std::collections::BTreeSet;

use kessan::chart::figure::{Figure, Form, Slot};
use kessan::chart::measure;
use kessan::chart::placed::Placed;
use kessan::chart::scene::{Mark, Size, Tint};
use kessan::state::view_state::ViewState;
use kessan::view::figures::{Which, figure};
use kessan_core::text::Lang;
use rust_decimal::Decimal;

use super::common::{ALL, context};

/// A small phone, a phone, a desk.
const WIDTHS: [u32; 4] = [284, 307, 352, 930];

/// The figure's panels, for every release and language that has them.
fn every(which: Which) -> impl Iterator<Item = (String, Figure)> {
    let releases = Lang::ALL.into_iter().flat_map(|lang| ALL.map(|(name, json)| (lang, name, json)));
    releases.flat_map(move |(lang, name, json)| {
        let context = context(json, lang);
        let panels = (0..which.panels(context.env.release)).collect::<Vec<_>>();
        panels.into_iter().filter_map(move |panel| {
            Some((
                format!("{name}, {lang:?}, {which:?} {panel}"),
                figure(context, which, panel, &ViewState::default())?,
            ))
        })
    })
}

fn has_label(placed: &Placed, text: &str) -> bool {
    placed.scene.marks.iter().any(|mark| is_label(mark, text))
}

fn is_label(mark: &Mark, text: &str) -> bool {
    matches!(mark, Mark::Label { words, .. } if words.text == text)
}

/// Other assets and lines of debt were both blue, equipment and equity both red.
#[test]
fn no_colour_means_an_asset_and_a_debt() {
    let mut seen = 0;
    for (name, figure) in every(Which::Balance) {
        let tints = |slot: &Slot| slot.items.iter().map(|item| figure.tint(item).index()).collect::<BTreeSet<_>>();
        for pair in figure.slots.chunks(2) {
            let both: Vec<_> = tints(&pair[0]).intersection(&tints(&pair[1])).copied().collect();
            assert!(both.iter().all(|tint| *tint == Tint::Muted.index()), "{name}: {both:?}");
            seen += 1;
        }
    }
    assert!(seen > 4, "{seen}");
}

/// On a phone the columns are narrower than their totals, which were left out.
#[test]
fn the_total_of_a_balance_sheet_is_kept_on_a_phone() {
    for (name, figure) in every(Which::Balance) {
        for width in WIDTHS {
            let placed = figure.layout(width, figure.height_at(width));
            for slot in &figure.slots {
                assert!(has_label(&placed, &slot.total.text), "{name} at {width}: {}", slot.total.text);
            }
        }
    }
}

/// Liabilities of more than the assets, and an equity below zero: the assets stood over a column many times as high.
#[test]
fn the_total_of_assets_does_not_stand_over_liabilities_that_exceed_them() {
    let mut seen = 0;
    for (name, given) in every(Which::Balance) {
        let Form::Stacked(Some(split)) = given.form else { panic!("{name}") };
        let mut slots = given.slots.clone();
        for slot in slots.iter_mut().skip(1).step_by(2) {
            let whole: Decimal = slot.items.iter().filter_map(|item| item.value).sum();
            // Twice the assets are owed, and as much as the assets is missing.
            let (equity, debts) = slot.items.split_last_mut().unwrap();
            equity.value = Some(-whole);
            debts.iter_mut().for_each(|debt| debt.value = Some(Decimal::ZERO));
            debts[0].value = Some(whole + whole);
        }
        let figure = Figure::new(Form::Stacked(Some(split)), given.series.clone(), slots);
        for width in WIDTHS {
            let placed = figure.layout(width, 400);
            for slot in &figure.slots {
                assert!(has_label(&placed, &slot.total.text), "{name} at {width}: {} is nowhere", slot.total.text);
            }
        }
        let placed = figure.layout(930, 400);
        let total = &figure.slots[0].total.text;
        let count = placed.scene.marks.iter().filter(|mark| is_label(mark, total)).count();
        assert_eq!(count, 1, "{name}: {total} stands over the assets alone");
        seen += 1;
    }
    assert!(seen > 2, "{seen}");
}

/// "Income before…", since its target stood beside it.
#[test]
fn no_name_of_a_target_is_cut() {
    for (name, figure) in every(Which::Progress) {
        // The picture that is written takes 300 px; what is drawn in its place has its height and the width that there is.
        for width in WIDTHS.into_iter().filter(|width| *width < 400) {
            let placed = figure.layout(width, figure.height_at(300));
            for slot in &figure.slots {
                let has_room = measure::width(&slot.label, Size::Body, true) <= i32::try_from(width).unwrap();
                assert!(!has_room || has_label(&placed, &slot.label), "{name} at {width}: {}", slot.label);
            }
        }
    }
}
