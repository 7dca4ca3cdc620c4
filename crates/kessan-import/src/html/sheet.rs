//! A document's own style sheets: rules for classes, as far as they say something about tables.

use std::collections::HashMap;

use super::style::Style;
use crate::markup::{Id, Tree};

/// The styles of a document's elements.
#[derive(Debug, Default)]
pub(super) struct Sheet {
    classes: HashMap<String, Style>,
    /// Styles that were worked out, by the text of `class` and `style`; documents repeat them by the thousand.
    known: HashMap<(String, String), Style>,
}

impl Sheet {
    pub fn of(tree: &Tree) -> Self {
        let mut sheet = Self::default();
        for id in 0..tree.len() {
            if tree.html(id) == Some("style") {
                sheet.add(&tree.text_of(id));
            }
        }
        sheet
    }

    /// Rules of one class (`.total`, `td.total`); of elements and of places within others they say too little to be worth it.
    fn add(&mut self, css: &str) {
        for rule in css.split('}') {
            let Some((selectors, declarations)) = rule.split_once('{') else { continue };
            let style = Style::of(declarations);
            if style == Style::default() {
                continue;
            }
            for selector in selectors.split(',').take(50) {
                let selector = selector.rsplit("*/").next().unwrap_or(selector).trim();
                let Some((element, class)) = selector.split_once('.') else { continue };
                let is_plain = |text: &str| text.chars().all(|c| c.is_alphanumeric() || c == '-' || c == '_');
                if is_plain(element) && is_plain(class) && self.classes.len() < 10_000 {
                    self.classes.entry(class.to_owned()).or_default().under(&style);
                }
            }
        }
    }

    /// The style of an element.
    pub fn style(&mut self, tree: &Tree, id: Id) -> Style {
        let class = tree.attribute(id, "class").filter(|_| !self.classes.is_empty()).unwrap_or_default();
        let inline = tree.attribute(id, "style").unwrap_or_default();
        if class.is_empty() && inline.is_empty() {
            return Style::default();
        }
        let key = (class.to_owned(), inline.to_owned());
        if let Some(known) = self.known.get(&key) {
            return known.clone();
        }
        let mut style = Style::default();
        for class in class.split_whitespace().take(20) {
            if let Some(of_class) = self.classes.get(class) {
                style.under(of_class);
            }
        }
        style.under(&Style::of(inline));
        if self.known.len() < 20_000 {
            self.known.insert(key, style.clone());
        }
        style
    }
}
