//! A figure in words, for those who cannot see it.

use super::FigureContext;
use crate::chart::figure::{Figure, Form, Slot};
use crate::t;
use crate::view::accessible::spoken;
use crate::view::number::with_printed;

/// One paragraph: every mark with its name and its value, in the reporting currency.
pub fn summary(context: FigureContext, figure: &Figure) -> String {
    let env = context.env;
    if figure.is_blank() {
        return figure.blank.clone();
    }
    let pair = |name: &str, value: &str| {
        let value = spoken(env, value);
        if name.is_empty() { value } else { t!(env, figures.summary_item, name = name, value = value) }
    };
    let slot = |slot: &Slot| {
        let items = slot.items.iter().filter(|item| figure.is_shown(item));
        let items = items.map(|item| {
            let name = match figure.form {
                Form::Bridge => "",
                _ => figure.series.get(item.series).map(|series| series.name.as_str()).unwrap_or_default(),
            };
            pair(name, &with_printed(env, &item.key, item.words.get(false).to_owned()))
        });
        let items: Vec<_> = items.collect();
        let total = spoken(env, slot.total.get(false));
        let name = if slot.is_derived {
            t!(env, figures.summary_derived, name = slot.name.clone())
        } else {
            slot.name.clone()
        };
        let mut text = t!(env, figures.summary_slot, name = name, items = items.join(&t!(env, clause_join)));
        if !total.is_empty() && matches!(figure.form, Form::Stacked(_)) {
            text = t!(env, figures.summary_total, slot = text, total = total);
        }
        text
    };
    let slots: Vec<_> = figure.slots.iter().map(slot).collect();
    slots.join(" ")
}
