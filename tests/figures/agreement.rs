//! Marks, tables, tips and the release agree.

use std::collections::BTreeSet;

use kessan::chart::figure::{Figure, Item};
use kessan::state::settings::Show;
use kessan::state::view_state::ViewState;
use kessan::view::accessible;
use kessan::view::figures::frame::{Frame, FrameProps};
use kessan::view::figures::tip::tip;
use kessan::view::figures::{FigureContext, Which, figure};
use kessan::view::number::printed;
use kessan_core::release::Currency;
use kessan_core::rounding::half_away;
use kessan_core::text::Lang;
use kessan_core::trace::Key;
use leptos::prelude::*;

use super::common::{ALL, context, shown};

/// Everything that a figure can show: as it begins, and of the mix shares, growth and each business' parts.
fn all(context: FigureContext) -> Vec<(String, Figure)> {
    let mut figures: Vec<_> =
        shown(context).map(|(which, panel, figure)| (format!("{which:?} {panel}"), figure)).collect();
    let businesses = context.env.release.file.story.businesses.len();
    let levels: Vec<Option<usize>> = std::iter::once(None).chain((0..businesses).map(Some)).collect();
    for panel in 0..Which::Mix.panels(context.env.release) {
        for show in [Show::Amounts, Show::Shares, Show::Growth] {
            for within in &levels {
                let view_state = ViewState { show, within: *within, ..ViewState::default() };
                let figure = figure(context, Which::Mix, panel, &view_state);
                figures.extend(figure.map(|figure| (format!("Mix {panel}, {show:?} within {within:?}"), figure)));
            }
        }
    }
    figures
}

fn items(figure: &Figure) -> impl Iterator<Item = ((usize, usize), &Item)> {
    let slots = figure.slots.iter().enumerate();
    slots.flat_map(|(slot, of)| of.items.iter().enumerate().map(move |(item, it)| ((slot, item), it)))
}

/// Whether a number is shown to one digit after the point: a part, a margin, a growth or what adds to it.
fn is_rate(key: &Key) -> bool {
    matches!(
        key,
        Key::Share { .. } | Key::Margin { .. } | Key::Reached { .. } | Key::Growth { .. } | Key::Contribution { .. }
    )
}

#[test]
fn every_mark_has_the_value_that_its_source_gives() {
    for (name, json) in ALL {
        let context = context(json, Lang::En);
        let release = context.env.release;
        for (which, figure) in all(context) {
            for (_, item) in items(&figure) {
                let about = format!("{name}, {which}: {item:?}");
                if item.key.is_empty() {
                    assert_eq!(item.value, None, "a number without a source. {about}");
                    continue;
                }
                let key = Key::read(&item.key, release).unwrap_or_else(|| panic!("a key that is not read. {about}"));
                assert_eq!(key.write(release), item.key);
                let trace = release.trace(&key).unwrap_or_else(|| panic!("a key without a source. {about}"));
                let Some(value) = item.value else { continue };
                let digits = if is_rate(&key) { 1 } else { 28 };
                let traced = trace.value.map(|value| half_away(value, digits));
                assert_eq!(traced, Some(half_away(value, digits)), "{about}");
            }
        }
    }
}

#[test]
fn every_mark_is_told_with_its_words_and_its_source() {
    for (name, json) in ALL {
        for lang in Lang::ALL {
            let context = context(json, lang);
            for (which, figure) in all(context) {
                for (at, item) in items(&figure) {
                    for currency in [Currency::Reporting, Currency::Translation] {
                        let tip = tip(context, &figure, at, currency).unwrap();
                        let words = item.words.get(currency == Currency::Translation);
                        let about = format!("{name}, {which}: {tip:?}");
                        // The unit stands between an amount and the sign of a contradiction.
                        let (amount, mark) =
                            words.strip_suffix("\u{202f}≠").map_or((words, ""), |amount| (amount, "\u{202f}≠"));
                        assert!(tip.value.contains(amount) && tip.value.ends_with(mark), "{words}. {about}");
                        assert!(tip.text().contains(&tip.value), "{about}");
                        assert!(!tip.title.is_empty() && tip.key == item.key, "{about}");
                        assert!(tip.place.is_empty() || !item.key.is_empty(), "{about}");
                    }
                }
            }
        }
    }
    let context = context(ALL[0].1, Lang::En);
    let (_, _, figure) = shown(context).next().unwrap();
    assert_eq!(tip(context, &figure, (99, 0), Currency::Reporting), None);
}

/// The cells of a figure's table: keys and texts, with the classes of the currencies around what has two.
fn cells(context: FigureContext, which: Which) -> BTreeSet<(String, String)> {
    let props = FrameProps::builder().context(context).which(which).build();
    let html = Owner::new().with(|| Frame(props).to_html());
    let html = html.replace("<!>", "");
    let cells = html.split("<td").skip(1).map(|cell| {
        let (tag, rest) = cell.split_once('>').unwrap();
        let (content, _) = rest.split_once("</td>").unwrap();
        let key = tag.split_once("data-n=\"").and_then(|(_, rest)| rest.split_once('"')).map_or("", |(key, _)| key);
        (key.to_owned(), content.to_owned())
    });
    cells.collect()
}

#[test]
fn every_mark_stands_in_the_table_under_the_same_key() {
    for (name, json) in ALL {
        for lang in Lang::ALL {
            let context = context(json, lang);
            for which in Which::ALL {
                let cells = cells(context, which);
                let mut count = 0;
                for (_, panel, figure) in shown(context).filter(|(of, ..)| *of == which) {
                    for (_, item) in items(&figure) {
                        let text = accessible::html(&item.words.text);
                        let content = match &item.words.other {
                            Some(other) => {
                                let other = accessible::html(other);
                                format!("<span class=\"rc\">{text}</span><span class=\"tc\">{other}</span>")
                            }
                            None => text,
                        };
                        let note = printed(context.env, &item.key);
                        let note = note.map(|note| accessible::html(&note));
                        let note = note.map(|note| format!("<small class=\"printed\">{note}</small>"));
                        let note = note.unwrap_or_default();
                        let cell = (item.key.clone(), content + &note);
                        assert!(cells.contains(&cell), "{name}, {which:?} {panel}: {cell:?} in {cells:#?}");
                        count += 1;
                    }
                }
                assert!(
                    count >= cells.iter().filter(|(key, _)| !key.is_empty()).count(),
                    "{name}, {which:?}: {cells:#?}"
                );
            }
        }
    }
}
