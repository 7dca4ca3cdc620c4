//! The tab key leads to one number of each table, from which the arrow keys lead to the others.

use std::vec::IntoIter;

use wasm_bindgen::JsCast;
use web_sys::{Element, HtmlElement, NodeList};

use super::numbers::{GROUPS, numbers};
use super::page::{document, listen_to};
use super::schedule;
use super::visibility::{is_laid_out, is_seen};

/// The number of a table that the tab key leads to.
const STOP: &str = "td[tabindex=\"0\"], [data-n][tabindex=\"0\"]";
/// How many groups of numbers get their stop in one task.
const AT_ONCE: usize = 40;

/// Gives each group whose numbers can be seen one tab stop, and says what its cells are.
pub fn set() {
    set_in(document().and_then(|document| document.query_selector_all(GROUPS).ok()));
}

/// Does so for what comes near the screen, and so is laid out, as the reader scrolls.
pub fn follow() {
    let Some(document) = document() else { return };
    listen_to(&document, "contentvisibilityautostatechange", true, |event| {
        let element = event.target().and_then(|target| target.dyn_into::<Element>().ok());
        set_in(element.and_then(|element| element.query_selector_all("table").ok()));
    });
}

fn set_in(groups: Option<NodeList>) {
    let groups = groups.into_iter().flat_map(|list| (0..list.length()).filter_map(move |index| list.item(index)));
    let groups: Vec<Element> = groups.filter_map(|group| group.dyn_into().ok()).collect();
    set_next(groups.into_iter());
}

/// Sets the stops of a few groups, and those of the others in later tasks.
fn set_next(mut groups: IntoIter<Element>) {
    // All is asked before anything is changed: after each change a browser finds out anew what can be seen.
    let unset: Vec<Unset> = groups.by_ref().take(AT_ONCE).filter_map(Unset::of).collect();
    for group in &unset {
        group.set();
    }
    if !groups.as_slice().is_empty() {
        schedule::later(move || set_next(groups));
    }
}

/// A group that is to have its stop set.
struct Unset {
    group: Element,
    is_table: bool,
    numbers: Vec<HtmlElement>,
    stop: Option<usize>,
}

impl Unset {
    /// None for what is folded away, which gets its stop when it is unfolded, and for a table that has its stop, which keeps
    /// it.
    fn of(group: Element) -> Option<Self> {
        let is_table = group.tag_name() == "TABLE";
        let stop = is_table.then(|| group.query_selector(STOP).ok().flatten()).flatten();
        let is_near = is_laid_out(&group);
        let has_stop = stop.is_some_and(|stop| !is_near || is_seen(&stop));
        if has_stop || !is_near && is_folded(&group) {
            return None;
        }
        let numbers = numbers(&group);
        // What is not laid out has its first number for its stop, until it comes near the screen.
        let stop = if is_near { seen(&numbers) } else { Some(0) };
        (!numbers.is_empty()).then_some(Self { group, is_table, numbers, stop })
    }

    fn set(&self) {
        if self.is_table {
            // Cells that the arrow keys move between; any attribute of a valid name can be set.
            let _ = self.group.set_attribute("role", "grid");
        }
        for (index, number) in self.numbers.iter().enumerate() {
            if Some(index) == self.stop {
                number.set_tab_index(0);
            } else if number.has_attribute("tabindex") {
                number.set_tab_index(-1);
            }
            if !self.is_table && !number.has_attribute("role") {
                let _ = number.set_attribute("role", "button");
            }
        }
    }
}

/// The number that is the stop, or the first one, of those that can be seen.
fn seen(numbers: &[HtmlElement]) -> Option<usize> {
    let stop = numbers.iter().position(|number| number.tab_index() == 0 && is_seen(number));
    stop.or_else(|| numbers.iter().position(|number| is_seen(number)))
}

/// Whether an element stands in a part of the page that is folded.
fn is_folded(element: &Element) -> bool {
    element.closest("details:not([open])").is_ok_and(|folded| folded.is_some())
}
