//! Copying: figures as spreadsheets read them, wherever in the page they stand.

use wasm_bindgen::prelude::*;
use web_sys::{ClipboardEvent, DataTransfer, Element, Event, HtmlElement, Node, Range, Selection};

use super::page::{document, listen_to, window};
use super::schedule;
use kessan_core::spreadsheet::{for_spreadsheet, lone_negative, plain_minus};

/// Puts several cells of a table on the clipboard as rows of numbers, one negative figure with a minus sign that spreadsheets
/// know, and anything else as ever, but with such signs in it. What is typed is copied as it is.
pub fn follow() {
    let Some(document) = document() else { return };
    listen_to(&document, "copy", false, |event| {
        let data = event.dyn_ref::<ClipboardEvent>().and_then(ClipboardEvent::clipboard_data);
        let selection = window().and_then(|window| window.get_selection().ok().flatten());
        let (Some(data), Some(selection)) = (data.filter(|_| !is_in_field(&event)), selection) else { return };
        let ranges: Vec<Range> =
            (0..selection.range_count()).filter_map(|index| selection.get_range_at(index).ok()).collect();
        let is_set = if let Some(rows) = rows(&ranges) {
            put_rows(&data, &rows)
        } else if let Some(figure) = lone_negative(&String::from(selection.to_string())) {
            put(&data, &figure, &escaped(&figure))
        } else {
            lend_signs(&selection, &ranges);
            false
        };
        if is_set {
            event.prevent_default();
        }
    });
}

fn is_in_field(event: &Event) -> bool {
    let target = event.target().and_then(|target| target.dyn_into::<Element>().ok());
    target.is_some_and(|target| target.closest("input, textarea").is_ok_and(|field| field.is_some()))
}

fn put(data: &DataTransfer, text: &str, html: &str) -> bool {
    data.set_data("text/plain", text).is_ok() && data.set_data("text/html", html).is_ok()
}

fn put_rows(data: &DataTransfer, rows: &[Vec<String>]) -> bool {
    let lines: Vec<String> = rows.iter().map(|cells| cells.join("\t")).collect();
    let html = rows.iter().map(|cells| {
        format!("<tr>{}</tr>", cells.iter().map(|c| format!("<td>{}</td>", escaped(c))).collect::<String>())
    });
    put(data, &lines.join("\n"), &format!("<table>{}</table>", html.collect::<String>()))
}

/// The cells that are selected, row by row; `None` if these are not several cells of one table.
fn rows(ranges: &[Range]) -> Option<Vec<Vec<String>>> {
    let common = ranges.first()?.common_ancestor_container().ok()?;
    let element = common.dyn_ref::<Element>().cloned().or_else(|| common.parent_element())?;
    let table = element.closest("table").ok()??;
    let is_all =
        ranges.iter().all(|range| range.common_ancestor_container().is_ok_and(|node| table.contains(Some(&node))));
    let rows = table.query_selector_all("tr").ok().filter(|_| is_all)?;
    let rows = (0..rows.length()).filter_map(|index| rows.item(index)?.dyn_into::<Element>().ok());
    let rows: Vec<Vec<String>> = rows.map(|row| cells(&row, ranges)).filter(|cells| !cells.is_empty()).collect();
    (rows.iter().map(Vec::len).sum::<usize>() > 1).then_some(rows)
}

/// The texts of a row's cells that are seen and within one of the ranges.
fn cells(row: &Element, ranges: &[Range]) -> Vec<String> {
    let children = row.children();
    let cells = (0..children.length()).filter_map(|index| children.item(index)?.dyn_into::<HtmlElement>().ok());
    let cells = cells.filter(|cell| {
        cell.offset_parent().is_some() && ranges.iter().any(|range| has_part_of(range, cell) == Some(true))
    });
    cells.map(|cell| for_spreadsheet(&figure_of(&cell))).collect()
}

/// A cell's text without the note below it of what the release prints, with which it would be no number.
fn figure_of(cell: &HtmlElement) -> String {
    let text = cell.inner_text();
    let note = cell.query_selector(".printed").ok().flatten().and_then(|note| note.text_content());
    match note.and_then(|note| Some(text.trim_end().strip_suffix(note.trim())?.to_owned())) {
        Some(figure) => figure,
        None => text,
    }
}

/// Whether a range has some of a cell. A third click in the cell before ends at its very beginning, and has none of it.
fn has_part_of(range: &Range, cell: &Node) -> Option<bool> {
    let whole = Range::new().ok()?;
    whole.select_node_contents(cell).ok()?;
    let ends_behind_start = range.compare_boundary_points(Range::START_TO_END, &whole).ok()? > 0;
    let starts_before_end = range.compare_boundary_points(Range::END_TO_START, &whole).ok()? < 0;
    Some(ends_behind_start && starts_before_end)
}

/// Gives the texts that are selected plain minus signs until the browser has copied them, links, styles and tables as it does:
/// it reads the page once those that listen have been heard.
fn lend_signs(selection: &Selection, ranges: &[Range]) {
    let mut texts = Vec::new();
    for range in ranges {
        if let Ok(node) = range.common_ancestor_container() {
            with_minus(&node, range, &mut texts);
        }
    }
    if texts.is_empty() {
        return;
    }
    // A selection forgets how far into a text it goes when that is set.
    let ends = (selection.anchor_node(), selection.anchor_offset(), selection.focus_node(), selection.focus_offset());
    let set = move |sign: fn(&str) -> String| {
        for (node, text) in &texts {
            node.set_node_value(Some(&sign(text)));
        }
        let selection = window().and_then(|window| window.get_selection().ok().flatten());
        if let (Some(selection), (Some(anchor), from, Some(focus), to)) =
            (selection.filter(|s| s.range_count() == 1), &ends)
        {
            // They are where they were.
            let _ = selection.set_base_and_extent(anchor, *from, focus, *to);
        }
    };
    set(plain_minus);
    schedule::later(move || set(str::to_owned));
}

/// The selected text nodes that have a true minus sign, with their texts.
fn with_minus(node: &Node, range: &Range, found: &mut Vec<(Node, String)>) {
    if !range.intersects_node(node).unwrap_or_default() {
        return;
    }
    if node.node_type() == Node::TEXT_NODE {
        found.extend(node.node_value().filter(|text| text.contains('−')).map(|text| (node.clone(), text)));
        return;
    }
    let children = node.child_nodes();
    for child in (0..children.length()).filter_map(|index| children.item(index)) {
        with_minus(&child, range, found);
    }
}

fn escaped(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;")
}
