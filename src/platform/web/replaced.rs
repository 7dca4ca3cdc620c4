//! What a reader has done in a part of the page that is mounted anew: where the focus and the selection are, what is chosen
//! and unfolded, how far it is scrolled.

use wasm_bindgen::JsCast;
use web_sys::{Element, HtmlElement, HtmlInputElement, Node, NodeList, Selection};

use super::numbers::ASKED;
use super::page::{document, window};

/// What is kept. Elements are found again by their id, or else by their position among those of their kind.
pub struct Replaced {
    focus: Option<(Place, Option<Caret>)>,
    selection: Option<[u32; 2]>,
    unfolded: Vec<bool>,
    scrolled: Vec<(i32, i32)>,
    asked: Option<String>,
    chosen: Vec<String>,
}

/// Where an element is.
struct Place {
    id: String,
    tag: String,
    index: usize,
}

/// What is selected in a field.
struct Caret {
    start: u32,
    end: u32,
    direction: String,
}

/// What scrolls by itself in a part of the page.
const SCROLLING: &str = ".scroll";

impl Replaced {
    /// Notes it, before the part is emptied.
    pub fn of(root: &Element) -> Self {
        let active = document().and_then(|document| document.active_element());
        let active = active.filter(|active| active != root && root.contains(Some(active)));
        let focus = active.map(|active| (Place::of(root, &active), caret(&active)));
        let unfolded = all(root, "details").iter().map(|details| details.has_attribute("open")).collect();
        let scrolled = all(root, SCROLLING).iter().map(|part| (part.scroll_left(), part.scroll_top())).collect();
        let asked = root.query_selector(&format!("[{ASKED}]")).ok().flatten();
        let asked = asked.and_then(|asked| asked.get_attribute("data-n"));
        let chosen = |input: Element| {
            let input: HtmlInputElement = input.dyn_into().ok()?;
            (input.checked() && !input.default_checked()).then(|| input.id())
        };
        let chosen = all(root, "[type=radio]").into_iter().filter_map(chosen).collect();
        Self { focus, selection: selected(root), unfolded, scrolled, asked, chosen }
    }

    /// Puts it back where the new elements are those of the old ones.
    pub fn restore_in(&self, root: &Element) {
        let details = all(root, "details");
        if details.len() == self.unfolded.len() {
            for (details, is_open) in details.iter().zip(&self.unfolded) {
                // An element takes any attribute of a valid name.
                let _ = details.toggle_attribute_with_force("open", *is_open);
            }
        }
        for (part, (left, top)) in all(root, SCROLLING).iter().zip(&self.scrolled).filter(|(_, at)| **at != (0, 0)) {
            part.set_scroll_left(*left);
            part.set_scroll_top(*top);
        }
        for input in all(root, "[type=radio]") {
            let input: Option<HtmlInputElement> = input.dyn_into().ok();
            // Chosen in the last moment: those before are in the state already.
            if let Some(input) = input.filter(|input| self.chosen.contains(&input.id()) && !input.checked()) {
                input.click();
            }
        }
        if let Some(key) = &self.asked {
            let number = all(root, "[data-n]").into_iter().find(|it| it.get_attribute("data-n").as_ref() == Some(key));
            let _ = number.map(|number| number.set_attribute(ASKED, ""));
        }
        if let Some((place, caret)) = &self.focus
            && let Some(element) = place.find(root)
        {
            focus_in_place(&element);
            if let (Some(caret), Some(field)) = (caret, element.dyn_ref::<HtmlInputElement>()) {
                // A field of another kind refuses.
                let _ = field.set_selection_range_with_direction(caret.start, caret.end, &caret.direction);
            }
        }
        if let Some([start, end]) = self.selection {
            select(root, start, end);
        }
    }
}

impl Place {
    fn of(root: &Element, element: &Element) -> Self {
        let tag = element.tag_name();
        let index = all(root, &tag).iter().position(|other| other == element).unwrap_or_default();
        Self { id: element.id(), tag, index }
    }

    fn find(&self, root: &Element) -> Option<HtmlElement> {
        let same = all(root, &self.tag);
        let element = if self.id.is_empty() { same.get(self.index) } else { same.iter().find(|it| it.id() == self.id) };
        element?.clone().dyn_into().ok()
    }
}

fn all(root: &Element, selector: &str) -> Vec<Element> {
    root.query_selector_all(selector).map(elements).unwrap_or_default()
}

fn elements(list: NodeList) -> Vec<Element> {
    (0..list.length()).filter_map(|index| list.item(index)?.dyn_into().ok()).collect()
}

fn caret(element: &Element) -> Option<Caret> {
    let field: &HtmlInputElement = element.dyn_ref()?;
    let (start, end) = (field.selection_start().ok()??, field.selection_end().ok()??);
    Some(Caret { start, end, direction: field.selection_direction().ok().flatten().unwrap_or_default() })
}

/// Gives an element the focus without bringing it into view: the reader is where he was.
fn focus_in_place(element: &HtmlElement) {
    let options = web_sys::FocusOptions::new();
    options.set_prevent_scroll(true);
    // An element that cannot take the focus leaves it where it is.
    let _ = element.focus_with_options(&options);
}

/// What is selected, if more than a place is. Ranges are counted last, as counting them has the page laid out.
fn selection() -> Option<Selection> {
    let selection = window()?.get_selection().ok().flatten()?;
    let is_something = selection.anchor_node().is_some() && !selection.is_collapsed() && selection.range_count() > 0;
    is_something.then_some(selection)
}

/// From which to which character of a part's text the reader has selected.
fn selected(root: &Element) -> Option<[u32; 2]> {
    let range = selection()?.get_range_at(0).ok()?;
    let (start, end) = (range.start_container().ok()?, range.end_container().ok()?);
    if !root.contains(Some(&start)) || !root.contains(Some(&end)) {
        return None;
    }
    let before = |node: &Node, offset: u32| {
        let range = document()?.create_range().ok()?;
        range.select_node_contents(root).ok()?;
        range.set_end(node, offset).ok()?;
        Some(String::from(range.to_string()).encode_utf16().count() as u32)
    };
    Some([before(&start, range.start_offset().ok()?)?, before(&end, range.end_offset().ok()?)?])
}

/// Selects from one character of a part's text to another.
fn select(root: &Element, start: u32, end: u32) {
    let range = || {
        let ((from, at), (to, until)) = (text_at(root, start)?, text_at(root, end)?);
        let selection = window()?.get_selection().ok()??;
        selection.set_base_and_extent(&from, at, &to, until).ok()
    };
    // Where the text is another, nothing is selected.
    let _ = range();
}

/// The text node that has a character of a part's text, and the character's place in it.
fn text_at(node: &Node, offset: u32) -> Option<(Node, u32)> {
    let mut rest = offset;
    let mut found = None;
    find_text(node, &mut rest, &mut found);
    found
}

fn find_text(node: &Node, rest: &mut u32, found: &mut Option<(Node, u32)>) {
    if node.node_type() == Node::TEXT_NODE {
        let length = node.node_value().unwrap_or_default().encode_utf16().count() as u32;
        if *rest <= length {
            *found = Some((node.clone(), *rest));
        } else {
            *rest -= length;
        }
        return;
    }
    let children = node.child_nodes();
    for child in (0..children.length()).filter_map(|index| children.item(index)) {
        if found.is_none() {
            find_text(&child, rest, found);
        }
    }
}
