//! The numbers of the page as things to ask for: by pointer and by keyboard.

use std::cell::RefCell;

use wasm_bindgen::prelude::*;
use web_sys::{Element, Event, HtmlElement, HtmlTableCellElement, HtmlTableRowElement, KeyboardEvent};

use super::page::{document, listen_to, window};
use super::plots::place_of;
use super::schedule;
use super::visibility::is_seen;
use crate::chart::scene::Rect;
pub use crate::platform::number_location::NumberLocation;

#[wasm_bindgen]
extern "C" {
    /// Gives a printed table its columns in the other currency; see `scripts/columns.js`.
    #[wasm_bindgen(catch, js_namespace = kessan, js_name = complete)]
    fn complete_table(table: &Element) -> Result<(), JsValue>;
}

/// Gives the tables in an element all their columns, so that what is asked for by its place is there.
fn complete(element: &Element) {
    let tables = element.query_selector_all("table[data-t]").ok();
    let tables = tables.into_iter().flat_map(|list| (0..list.length()).filter_map(move |index| list.item(index)));
    for table in tables.filter_map(|table| table.dyn_into::<Element>().ok()) {
        // The script stands in every page that has a program.
        let _ = complete_table(&table);
    }
}

/// What is a number: an element with a key, or a figure of a printed table.
const NUMBER: &str = "[data-n], details > .t tbody td:not(:empty)";
/// What holds numbers that share one tab stop.
pub(super) const GROUPS: &str = "main table, main .results, main h1, main h2, main .out, main .field, main .slider";
/// What answers by itself when it is clicked; of a summary only what is no number.
const OTHERS: &str = "a:not([href^=\"tel:\"]), button, input, label, select, summary, textarea";
/// What a number is marked with that was asked for before the program was there.
pub(super) const ASKED: &str = "data-asked";

thread_local! {
    /// Where the reader was when he asked, and the key of the number there.
    static ORIGIN: RefCell<Option<(HtmlElement, Option<String>)>> = const { RefCell::new(None) };
    /// The row that was shown last, and the cell in it.
    static MARKED: RefCell<Option<(HtmlElement, HtmlElement)>> = const { RefCell::new(None) };
}

/// Calls `load` as soon as the reader shows interest in numbers: by a pointer on one, or the tab key. A number that was
/// clicked is marked, so that [`asked`] finds it.
pub fn on_interest(load: impl Fn() + 'static) {
    let Some(document) = document() else { return };
    let is_loaded = std::cell::Cell::new(false);
    let react = move |event: Event| {
        let is_key = event.dyn_ref::<KeyboardEvent>().is_some_and(|event| event.key() != "Tab");
        let target = number_at(&event);
        hold_summary(&event, target.as_ref());
        if is_key || (event.type_() != "keydown" && target.is_none()) {
            return;
        }
        if let Some(target) = target.filter(|_| event.type_() == "click" && !is_loaded.get()) {
            // An element takes any attribute of a valid name.
            let _ = target.set_attribute(ASKED, "");
        }
        if !is_loaded.replace(event.type_() != "pointerdown") {
            load();
        }
    };
    let react = std::rc::Rc::new(react);
    for name in ["pointerdown", "click", "keydown"] {
        let react = react.clone();
        listen_to(&document, name, false, move |event| react(event));
    }
}

/// Calls `handler` with the number that was clicked before the program was there.
pub fn asked(handler: impl Fn(NumberLocation) -> bool) {
    let element = document().and_then(|document| document.query_selector(&format!("[{ASKED}]")).ok().flatten());
    if let Some(element) = element.and_then(|element| element.dyn_into::<HtmlElement>().ok()) {
        // Removing an attribute cannot fail.
        let _ = element.remove_attribute(ASKED);
        ask(&element, &handler);
    }
}

/// Calls `handler` with each number that is clicked or chosen by a key, and `escape` at the escape key. Arrow keys go from
/// number to number.
pub fn follow(handler: impl Fn(NumberLocation) -> bool + Clone + 'static, escape: impl Fn() + 'static) {
    let Some(document) = document() else { return };
    let by_click = handler.clone();
    listen_to(&document, "click", false, move |event| {
        let selects =
            window().and_then(|window| window.get_selection().ok().flatten()).is_some_and(|s| !s.is_collapsed());
        if let Some(number) = number_at(&event).filter(|_| !selects) {
            hold_summary(&event, Some(&number));
            let is_known = ask(&number, &by_click);
            // A telephone takes some numbers for its own kind and makes them links.
            let link = event.target().and_then(|target| target.dyn_into::<Element>().ok());
            if is_known && link.is_some_and(|link| link.closest("a[href^=\"tel:\"]").is_ok_and(|link| link.is_some())) {
                event.prevent_default();
            }
        }
    });
    listen_to(&document, "keydown", false, move |event| {
        let Some(key) = event.dyn_ref::<KeyboardEvent>() else { return };
        if key.key() == "Escape" {
            escape();
            return;
        }
        let is_plain = !(key.ctrl_key() || key.meta_key() || key.alt_key() || key.shift_key());
        let number = key.target().and_then(|target| target.dyn_into::<HtmlElement>().ok());
        let Some(number) = number.filter(|number| is_plain && number.matches(NUMBER).unwrap_or_default()) else {
            return;
        };
        match key.key().as_str() {
            "Enter" | " " => {
                if ask(&number, &handler) {
                    event.prevent_default();
                }
            }
            step => {
                if let Some(next) = next(&number, step) {
                    event.prevent_default();
                    move_to(&number, &next);
                }
            }
        }
    });
}

/// Calls `handler` when the focus comes to what the panel of a number covers.
pub fn on_covered_focus(handler: impl Fn() + 'static) {
    let Some(document) = document() else { return };
    listen_to(&document, "focusin", false, move |event| {
        let target = event.target().and_then(|target| target.dyn_into::<HtmlElement>().ok());
        let panel = self::document().and_then(|document| document.query_selector(".source").ok().flatten());
        if let (Some(target), Some(panel)) = (target, panel)
            && !panel.contains(Some(&target))
            && covers(place_of(&panel), place_of(&target))
        {
            handler();
        }
    });
}

/// Whether two rectangles of the window have a part in common.
fn covers(panel: Rect, other: Rect) -> bool {
    panel.left < other.right && other.left < panel.right && panel.top < other.bottom && other.top < panel.bottom
}

/// Puts the focus back to where the reader was when he asked.
pub fn return_focus() {
    // What the focus then does may ask for this again.
    let Some((origin, key)) = ORIGIN.with_borrow(Clone::clone) else { return };
    // A number that was written anew since is where the old one was.
    let again = key.filter(|_| !origin.is_connected()).and_then(|key| {
        document()?.query_selector(&format!("[data-n=\"{key}\"]")).ok()??.dyn_into::<HtmlElement>().ok()
    });
    let origin = again.unwrap_or(origin);
    if !origin.has_attribute("tabindex") {
        origin.set_tab_index(-1);
    }
    // An element that is gone leaves the focus where it is.
    let _ = origin.focus();
}

/// Whether that part of the page is not hidden by a control.
pub fn is_shown(id: &str) -> bool {
    let element = document().and_then(|document| document.get_element_by_id(id));
    element.and_then(|element| element.dyn_into::<HtmlElement>().ok()).is_some_and(|element| is_seen(&element))
}

/// Whether a column of a table is shown, by the place of its cells in a row; unfolds the table. A phone leaves out columns.
pub fn is_column_shown(id: &str, cell: usize) -> bool {
    let Some(table) = document().and_then(|document| document.get_element_by_id(id)) else { return false };
    // Any element takes the attribute.
    let _ = table.set_attribute("open", "");
    complete(&table);
    let head = table.query_selector(&format!(".t > table > thead > tr > :nth-child({})", cell + 1));
    head.ok().flatten().is_some_and(|head| is_seen(&head))
}

/// Shows all columns of a table, also those that a phone leaves out; it scrolls across.
pub fn show_all_columns(id: &str) {
    let element = |selector: &str| document()?.query_selector(selector).ok().flatten();
    let (region, table) = (format!("[id=\"{id}\"] > .t"), format!("[id=\"{id}\"] > .t > table"));
    if let Some(region) = element(&region) {
        // A list of classes takes every name.
        let _ = region.class_list().remove_1("fit");
    }
    if let Some(table) = element(&table) {
        let is_place = |class: &str| {
            class.strip_prefix(['p', 'f', 's']).is_some_and(|place| place.bytes().all(|byte| byte.is_ascii_digit()))
        };
        let kept: Vec<_> = table.class_name().split(' ').filter(|class| !is_place(class)).map(str::to_owned).collect();
        table.set_class_name(&kept.join(" "));
    }
}

/// Whether that part of the page is unfolded.
pub fn is_open(id: &str) -> bool {
    document().and_then(|document| document.get_element_by_id(id)).is_some_and(|element| element.has_attribute("open"))
}

/// Calls `changed` when a part of the page is folded or unfolded.
pub fn on_toggle(changed: impl Fn() + 'static) {
    if let Some(document) = document() {
        listen_to(&document, "toggle", true, move |_| changed());
    }
}

/// Gives the focus to a field, and unfolds what it stands in.
pub fn enter(id: &str) {
    let Some(field) = document().and_then(|document| document.get_element_by_id(id)) else { return };
    if let Some(details) = field.closest("details").ok().flatten() {
        let _ = details.set_attribute("open", "");
    }
    if let Ok(field) = field.dyn_into::<HtmlElement>() {
        // A field that was just unfolded takes the focus.
        let _ = field.focus();
    }
}

/// Unfolds a table and brings it, or a row of it, into view with the focus: on the cell at `cell` (0 for the row's name), or
/// on the row's first number. The row is marked for the eye, and the cell as the current one for who listens, until
/// [`unmark`].
pub fn show(id: &str, row: Option<usize>, cell: Option<usize>) {
    let Some(table) = document().and_then(|document| document.get_element_by_id(id)) else { return };
    let _ = table.set_attribute("open", "");
    unmark();
    let id = id.to_owned();
    schedule::later(move || {
        complete(&table);
        // A recast stands behind the printed table, which it hides.
        let rows = document().and_then(|d| d.query_selector_all(&format!("[id=\"{id}\"] table tbody tr")).ok());
        let rows = rows.into_iter().flat_map(|rows| (0..rows.length()).filter_map(move |index| rows.item(index)));
        let rows: Vec<HtmlElement> = rows.filter_map(|row| row.dyn_into().ok()).collect();
        let seen = rows.iter().skip_while(|row| !is_seen(row));
        let row = row.and_then(|row| seen.clone().nth(row)).cloned();
        let cell = row.as_ref().zip(cell).and_then(|(row, cell)| {
            let cells: HtmlTableRowElement = row.clone().dyn_into().ok()?;
            cells.cells().item(u32::try_from(cell).ok()?)?.dyn_into::<HtmlElement>().ok()
        });
        let first = || row.as_ref().and_then(|row| numbers(row).into_iter().find(|number| is_seen(number)));
        let target = cell.filter(|cell| is_seen(cell)).or_else(first).or_else(|| row.clone());
        match target {
            Some(target) => {
                let options = web_sys::ScrollIntoViewOptions::new();
                options.set_block(web_sys::ScrollLogicalPosition::Center);
                target.scroll_into_view_with_scroll_into_view_options(&options);
                if !target.has_attribute("tabindex") {
                    target.set_tab_index(-1);
                }
                mark(row.as_ref().unwrap_or(&target), &target);
                let _ = target.focus();
            }
            None => table.scroll_into_view(),
        }
    });
}

/// What a row is marked with that a search or a link has led to.
const FOUND: &str = "found";
/// What says so to who listens.
const CURRENT: &str = "aria-current";

fn mark(row: &HtmlElement, cell: &HtmlElement) {
    unmark();
    // An element takes any class and any attribute of a valid name.
    let _ = row.class_list().add_1(FOUND);
    let _ = cell.set_attribute(CURRENT, "true");
    MARKED.replace(Some((row.clone(), cell.clone())));
}

/// Takes the mark off the row that was shown last; says whether there was one.
pub fn unmark() -> bool {
    let marked = MARKED.take();
    if let Some((row, cell)) = &marked {
        // Removing what may not be there cannot fail.
        let _ = row.class_list().remove_1(FOUND);
        let _ = cell.remove_attribute(CURRENT);
    }
    marked.is_some()
}

fn ask(number: &HtmlElement, handler: &impl Fn(NumberLocation) -> bool) -> bool {
    // In the panel the reader is still where he was.
    let is_first = !is_told(number);
    let is_known = location(number).is_some_and(handler);
    if is_known && is_first {
        // What tells of a mark is gone when the reader comes back; its plot is there.
        let in_bubble = number.closest("#tip").ok().flatten().is_some();
        let plot = document().and_then(|document| document.query_selector("[data-plot][data-pointed]").ok().flatten());
        let plot = plot.filter(|_| in_bubble).and_then(|plot| plot.dyn_into::<HtmlElement>().ok());
        ORIGIN
            .replace(Some(plot.map_or_else(|| (number.clone(), number.get_attribute("data-n")), |plot| (plot, None))));
    }
    is_known
}

/// The number that an event is at, unless something else there answers.
fn number_at(event: &Event) -> Option<HtmlElement> {
    let target: Element = event.target()?.dyn_into().ok()?;
    let number: HtmlElement = target.closest(NUMBER).ok()??.dyn_into().ok()?;
    match target.closest(OTHERS).ok().flatten() {
        // A number may be a button itself, and a summary around it folds only elsewhere.
        Some(other) if other == *number.as_ref() => Some(number),
        Some(other) if other.tag_name() != "SUMMARY" || number.contains(Some(&other)) => None,
        _ => Some(number),
    }
}

/// Keeps the line that a clicked number stands in from folding.
fn hold_summary(event: &Event, number: Option<&HtmlElement>) {
    if event.type_() == "click" && number.is_some_and(|number| number.closest("summary").is_ok_and(|it| it.is_some())) {
        event.prevent_default();
    }
}

fn is_told(number: &HtmlElement) -> bool {
    number.closest(".source").is_ok_and(|panel| panel.is_some())
}

fn location(number: &HtmlElement) -> Option<NumberLocation> {
    if let Some(key) = number.get_attribute("data-n") {
        let has_share = number.query_selector(".sh").is_ok_and(|share| share.is_some());
        return Some(NumberLocation::Named { key, has_share, is_told: is_told(number) });
    }
    let table = number.closest("details[id]").ok()??;
    complete(&table);
    let table = table.id();
    let cell: &HtmlTableCellElement = number.dyn_ref()?;
    let row: HtmlTableRowElement = cell.parent_element()?.dyn_into().ok()?;
    // The head is one row, and the first cell is the row's name.
    let (row, column) = (usize::try_from(row.row_index() - 1).ok()?, usize::try_from(cell.cell_index() - 1).ok()?);
    Some(NumberLocation::Cell { table, row, column })
}

/// The numbers in an element.
pub(super) fn numbers(group: &Element) -> Vec<HtmlElement> {
    let Ok(list) = group.query_selector_all(NUMBER) else { return Vec::new() };
    // A summary is a button itself; what it shows stands again in what it opens.
    let is_alone = |number: &HtmlElement| !number.closest("summary").is_ok_and(|summary| summary.is_some());
    (0..list.length()).filter_map(|index| list.item(index)?.dyn_into().ok()).filter(is_alone).collect()
}

/// The number that a key leads to: along the row, or in the same column of the next row that has one.
fn next(number: &HtmlElement, key: &str) -> Option<HtmlElement> {
    let group = number.closest(GROUPS).ok()??;
    let seen: Vec<HtmlElement> = numbers(&group).into_iter().filter(|number| is_seen(number)).collect();
    let here = seen.iter().position(|other| other == number)?;
    // A number may be a part of a cell.
    let cell = |number: &HtmlElement| number.closest("td, th").ok().flatten();
    let column =
        |number: &HtmlElement| cell(number)?.dyn_ref::<HtmlTableCellElement>().map(HtmlTableCellElement::cell_index);
    let row = |number: &HtmlElement| cell(number).map_or_else(|| number.parent_element(), |cell| cell.parent_element());
    let found = match key {
        "ArrowLeft" => here.checked_sub(1),
        "ArrowRight" => Some(here + 1),
        "ArrowUp" => (0..here).rev().find(|other| column(&seen[*other]) == column(number)),
        "ArrowDown" => (here + 1..seen.len()).find(|other| column(&seen[*other]) == column(number)),
        "Home" => (0..=here).rev().take_while(|other| row(&seen[*other]) == row(number)).last(),
        "End" => (here..seen.len()).take_while(|other| row(&seen[*other]) == row(number)).last(),
        _ => None,
    };
    seen.get(found?).cloned()
}

fn move_to(from: &HtmlElement, to: &HtmlElement) {
    from.set_tab_index(-1);
    to.set_tab_index(0);
    // An element that was just seen takes the focus.
    let _ = to.focus();
}
