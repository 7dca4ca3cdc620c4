//! The data of a figure as CSV (RFC 4180).

use crate::chart::figure::Figure;
use kessan_core::spreadsheet::{BYTE_ORDER_MARK, csv_cell, plain_minus};

/// A line for each number: its panel, line and column, its exact value in the base unit (amounts in the reporting currency),
/// and the text that the figure shows, with a minus sign that spreadsheets read.
pub fn csv(panels: &[(String, Figure)], is_translated: bool) -> String {
    let mut text = format!("{BYTE_ORDER_MARK}panel,line,column,value,shown\r\n");
    for (panel, figure) in panels {
        let grid = figure.grid();
        for (line, cells) in &grid.rows {
            for (head, cell) in grid.heads.iter().zip(cells) {
                let Some((_, item)) = cell else { continue };
                let value = item.value.map(|value| value.normalize().to_string()).unwrap_or_default();
                let shown = plain_minus(item.words.get(is_translated));
                let cells = [panel.as_str(), line, head, &value, &shown].map(csv_cell);
                text += &cells.join(",");
                text += "\r\n";
            }
        }
    }
    text
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::chart::figure::{Form, Item, Series, Slot};
    use crate::chart::scene::Tint;

    #[test]
    fn every_number_is_a_line_with_its_exact_value() {
        let item = |value: i64, text: &str| Item {
            series: 0,
            value: Some(value.into()),
            words: text.into(),
            key: String::new(),
            tint: None,
        };
        let slot = |name: &str, item: Item| Slot { name: name.into(), items: vec![item], ..Slot::default() };
        let series = Series { name: "A, \"b\"".into(), tint: Tint::Ink, is_hidden: true };
        let slots = vec![slot("1H07", item(14_807_000, "14.8")), slot("1H08", item(-5, "−5"))];
        let figure = Figure::new(Form::Stacked(None), vec![series], slots);
        let expected = "\u{feff}panel,line,column,value,shown\r\n\
                        Half,\"A, \"\"b\"\"\",1H07,14807000,14.8\r\n\
                        Half,\"A, \"\"b\"\"\",1H08,-5,-5\r\n";
        assert_eq!(csv(&[("Half".into(), figure)], false), expected);
    }
}
