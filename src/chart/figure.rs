//! The grammar of figures: what is shown, without a pixel. The same figure gives a picture on a canvas or as SVG
//! ([`Figure::layout`]), a table ([`super::grid`]) and a summary in words.
//!
//! A figure has *slots* along its main axis (periods, steps, lines of the accounts) and in each slot *items* that belong
//! to *series*. Its [`Form`] says what an item's mark is: a part of a stacked column, a bar of a group, or a step of a
//! bridge. Values are exact; their texts come formatted from the caller, in both currencies ([`Words`]).

use rust_decimal::Decimal;

use super::measure::wrap;
use super::placed::Placed;
use super::scene::{Setting, Size, Tint};
use super::words::Words;
use super::{bridge, grouped, stacked, time_series};
use kessan_core::arithmetic::{over, plus};

/// What the marks of a figure are.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Form {
    /// Columns of parts; what is below zero is stacked apart, downwards. The slots from that number on are a group of
    /// their own; the parts of the very first column are then named on the left, as those of the last are on the right.
    Stacked(Option<usize>),
    /// Bars in groups, from a common zero line.
    Grouped,
    /// The same, each group on a scale of its own: its measures differ from the others'.
    GroupedApart,
    /// Steps from one level to another.
    Bridge,
    /// Lines over time: each slot is a period, each series a line.
    TimeSeries,
}

/// What items have in common across slots.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Series {
    /// Its name.
    pub name: String,
    /// Its colour.
    pub tint: Tint,
    /// Whether the reader has taken it out of the picture.
    pub is_hidden: bool,
}

/// A figure's mark before it has a place.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Item {
    /// Its series: a position in the figure's list.
    pub series: usize,
    /// Its value; `None` where there is nothing to draw, as for a dash or a rate without meaning.
    pub value: Option<Decimal>,
    /// The value as text.
    pub words: Words,
    /// The key of the number, by which tables and sources know it.
    pub key: String,
    /// A colour of its own, instead of its series'.
    pub tint: Option<Tint>,
}

/// A place on the main axis.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Slot {
    /// What it is called in the picture.
    pub label: String,
    /// What it is called where it stands alone, in a table or a sentence.
    pub name: String,
    /// A small line below the label.
    pub note: Words,
    /// What the slots of a group have in common, below them.
    pub group: String,
    /// Whether the note tells a fall.
    pub note_falls: bool,
    /// What all of it is, as text.
    pub total: Words,
    /// Over time, how many periods are missing between the slot before and this one.
    pub missing: u32,
    /// Whether its figures are worked out by Kessan.
    pub is_derived: bool,
    /// In a bridge, whether it stands on the ground.
    pub is_level: bool,
    /// Its items.
    pub items: Vec<Item>,
}

/// A line across the scale, to hold values against: a target, or the time elapsed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Rule {
    /// Where on the scale.
    pub at: Decimal,
    /// What it means.
    pub words: Words,
}

/// A figure.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Figure {
    /// What its marks are.
    pub form: Form,
    /// Its series.
    pub series: Vec<Series>,
    /// Its slots, in reading order.
    pub slots: Vec<Slot>,
    /// Lines across the scale of grouped bars; columns and steps have none.
    pub rules: Vec<Rule>,
    /// Lowest and highest value of the scale; figures side by side share it. See [`Figure::extent`].
    pub range: (Decimal, Decimal),
    /// Height in CSS pixels; `None` for as high as its marks need.
    pub height: Option<u32>,
    /// The least width in CSS pixels at which a bridge has columns instead of rows, if there is one. Figures beside each other share it,
    /// so that they are read in one direction.
    pub upright_from: Option<u32>,
    /// What stands in place of a picture without marks, as when the reader has taken out every line.
    pub blank: String,
}

/// The height of a picture without marks, in CSS pixels.
const BLANK: u32 = 40;

impl Figure {
    /// A figure whose scale holds what it shows.
    pub fn new(form: Form, series: Vec<Series>, slots: Vec<Slot>) -> Self {
        let (range, rules, blank) = Default::default();
        let mut figure = Self { form, series, slots, rules, range, height: None, upright_from: None, blank };
        figure.range = figure.extent();
        figure.upright_from = if form == Form::Bridge { bridge::upright_from(&figure) } else { None };
        figure
    }

    /// The range that holds zero and every mark.
    pub fn extent(&self) -> (Decimal, Decimal) {
        match self.form {
            Form::Stacked(_) => hull(self.slots.iter().flat_map(|slot| stacked::ends(self, slot))),
            Form::TimeSeries => hull(self.shown().filter_map(|(_, item)| item.value)),
            Form::Bridge => hull(bridge::levels(self).into_iter().flat_map(|(from, to)| [from, to])),
            Form::Grouped | Form::GroupedApart => {
                let (low, high) = hull(self.shown().filter_map(|(_, item)| item.value));
                // Losses take no more than a third of the room that gains have; deeper ones are broken.
                let third = over(-high, Decimal::from(3)).unwrap_or_default();
                if high.is_zero() { (low, high) } else { (low.max(third), high) }
            }
        }
    }

    /// The items that are not hidden, with their slots.
    pub fn shown(&self) -> impl Iterator<Item = (usize, &Item)> {
        let items = self.slots.iter().enumerate().flat_map(|(at, slot)| slot.items.iter().map(move |item| (at, item)));
        items.filter(|(_, item)| self.is_shown(item))
    }

    /// Whether there is anything to draw.
    pub fn is_blank(&self) -> bool {
        !self.blank.is_empty() && self.shown().next().is_none()
    }

    /// Whether an item's series is not hidden.
    pub fn is_shown(&self, item: &Item) -> bool {
        self.series.get(item.series).is_none_or(|series| !series.is_hidden)
    }

    /// Its colour.
    pub fn tint(&self, item: &Item) -> Tint {
        item.tint.unwrap_or_else(|| self.series.get(item.series).map_or(Tint::Ink, |series| series.tint))
    }

    /// Its height at that width, in CSS pixels.
    pub fn height_at(&self, width: u32) -> u32 {
        if self.is_blank() {
            return BLANK;
        }
        self.height.unwrap_or_else(|| match self.form {
            Form::Stacked(_) => stacked::HEIGHT,
            Form::Grouped | Form::GroupedApart => grouped::height(self, width),
            Form::Bridge => bridge::height(self, width),
            Form::TimeSeries => time_series::HEIGHT,
        })
    }

    /// Places the marks in a frame of `width` × `height` CSS pixels.
    pub fn layout(&self, width: u32, height: u32) -> Placed {
        let mut placed = Placed::new(width, height);
        if self.is_blank() {
            let room = i32::try_from(width).unwrap_or(i32::MAX);
            for (line, top) in wrap(&self.blank, room, Size::Body, false, 2).into_iter().zip([14, 30]) {
                placed.scene.label((0, top), line, Setting::PLAIN.tinted(Tint::Muted));
            }
            return placed;
        }
        match self.form {
            Form::Stacked(split) => stacked::layout(self, split, &mut placed),
            Form::Grouped | Form::GroupedApart => grouped::layout(self, &mut placed),
            Form::Bridge => bridge::layout(self, &mut placed),
            Form::TimeSeries => time_series::layout(self, &mut placed),
        }
        placed
    }
}

/// The range from the lowest to the highest of these and zero.
pub fn hull(values: impl IntoIterator<Item = Decimal>) -> (Decimal, Decimal) {
    values.into_iter().fold(Default::default(), |(low, high): (Decimal, Decimal), v| (low.min(v), high.max(v)))
}

/// The sum of a stack with one more part; one that does not fit the arithmetic ends where it did.
pub(super) fn stacked_on(end: Decimal, part: Decimal) -> Decimal {
    plus(end, part).unwrap_or(end)
}
