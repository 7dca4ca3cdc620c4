//! Copying from tables: numbers as spreadsheets read them.

use wasm_bindgen::prelude::*;
use web_sys::{ClipboardEvent, Element, HtmlElement, Node, Range};

use super::page::{document, listen_to, window};
use crate::domain::cell::for_spreadsheet;

/// Puts a selected range of a table on the clipboard as rows of cells. Anything else is copied as ever.
pub fn follow() {
    let Some(document) = document() else { return };
    listen_to(&document, "copy", false, |event| {
        let data = event.dyn_ref::<ClipboardEvent>().and_then(ClipboardEvent::clipboard_data);
        let (Some(data), Some(rows)) = (data, selected()) else { return };
        let lines: Vec<String> = rows.iter().map(|cells| cells.join("\t")).collect();
        let html: String = rows
            .iter()
            .map(|cells| {
                format!("<tr>{}</tr>", cells.iter().map(|c| format!("<td>{}</td>", escaped(c))).collect::<String>())
            })
            .collect();
        let is_set = data.set_data("text/plain", &lines.join("\n")).is_ok()
            && data.set_data("text/html", &format!("<table>{html}</table>")).is_ok();
        if is_set {
            event.prevent_default();
        }
    });
}

/// The cells of one table that are selected, row by row; `None` if these are not several cells of one.
fn selected() -> Option<Vec<Vec<String>>> {
    let selection = window()?.get_selection().ok()??;
    let range = (selection.range_count() > 0).then(|| selection.get_range_at(0).ok())??;
    let common = range.common_ancestor_container().ok()?;
    let element = common.dyn_ref::<Element>().cloned().or_else(|| common.parent_element())?;
    let table = element.closest("table").ok()??;
    let rows = table.query_selector_all("tr").ok()?;
    let rows = (0..rows.length()).filter_map(|index| rows.item(index)?.dyn_into::<Element>().ok());
    let rows: Vec<Vec<String>> = rows.map(|row| cells(&row, &range)).filter(|cells| !cells.is_empty()).collect();
    (rows.iter().map(Vec::len).sum::<usize>() > 1).then_some(rows)
}

/// The texts of a row's cells that are seen and within the range.
fn cells(row: &Element, range: &Range) -> Vec<String> {
    let children = row.children();
    let cells = (0..children.length()).filter_map(|index| children.item(index)?.dyn_into::<HtmlElement>().ok());
    let cells = cells.filter(|cell| cell.offset_parent().is_some() && is_within(cell, range));
    cells.map(|cell| for_spreadsheet(&cell.inner_text())).collect()
}

fn is_within(cell: &Node, range: &Range) -> bool {
    range.intersects_node(cell).unwrap_or_default()
}

fn escaped(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;")
}
