//! Waking the statements: the roots of their program, and what it listens to.

use leptos::prelude::*;

use super::book::Book;
use super::notice::Notice;
use super::recast::RecastTable;
use super::source::Source;
use super::tools::Tools;
use crate::platform::{controls, numbers, roots, schedule, stops, told};
use crate::view::checks::Desk;
use crate::view::session::ids;
use kessan_core::release::Currency;

/// Wakes the tools and the panel at once, and each table that may be worked over in a task of its own.
pub fn wake(desk: Desk) {
    let owner = Owner::new();
    let book = owner.with(|| Book::new(desk));
    // The state outlives every root.
    std::mem::forget(owner.clone());
    roots::wake("tables", move || view! { <Tools book/> });
    roots::wake("source", move || view! { <Source book/> });
    roots::wake("lacking", move || view! { <Notice book/> });
    let count = desk.env.release.file.tables.len();
    for table in 0..count {
        schedule::later(move || roots::wake(&format!("recast-{table}"), move || view! { <RecastTable book table/> }));
    }
    schedule::later(move || {
        owner.with(|| {
            follow(book);
            book.read();
            numbers::asked(move |spot| ask(book, &spot));
        });
        roots::mark_awake("tables");
    });
}

fn follow(book: Book) {
    let look = move || {
        let chosen = controls::chosen("ccy").as_deref() == Some(ids::CURRENCY[1]);
        let currency = if chosen { Currency::Translation } else { Currency::Reporting };
        if book.currency.get_untracked() != currency {
            book.currency.set(currency);
        }
        stops::set();
    };
    let opened = move || {
        let ids = book.desk.env.release.file.tables.iter().map(|table| format!("{}{}", super::TABLE, table.id));
        let open: Vec<bool> = ids.map(|id| numbers::is_open(&id)).collect();
        if book.open.with_untracked(|known| *known != open) {
            book.open.set(open);
        }
        schedule::later(stops::set);
    };
    look();
    opened();
    controls::on_change(look);
    // Once for all that were opened together.
    numbers::on_toggle(schedule::at_rest(0, opened));
    controls::on_fragment_change(move |_, _| {
        // The page's own program follows the address first.
        schedule::later(move || {
            look();
            book.read();
        });
    });
    // The calculator writes its numbers anew when its terms change.
    told::on_written(schedule::at_rest(100, stops::set));
    // The escape key closes the panel first, and then takes off the mark of what was found.
    let leave = move || {
        if book.trail.with_untracked(Vec::is_empty) {
            numbers::unmark();
        }
        book.close();
    };
    numbers::follow(move |spot| ask(book, &spot), leave);
    stops::follow();
    Effect::new(move |_| {
        let _ = (book.choice.get(), book.currency.get(), book.open.get());
        schedule::later(stops::set);
    });
}

/// Tells the source of the number at a place of the page; of a place without one nothing.
fn ask(book: Book, spot: &numbers::Spot) -> bool {
    if let numbers::Spot::Named { key, .. } = spot
        && let Some(field) = key.strip_prefix("field ")
    {
        book.close();
        numbers::enter(field);
        return true;
    }
    let subject = book.subject_at(spot);
    let is_known = subject.is_some();
    if let Some(subject) = subject {
        let is_first = !matches!(spot, numbers::Spot::Named { is_told: true, .. });
        book.tell(subject, is_first);
    }
    is_known
}
