//! Names of XML: valid, and each used once.

use rustc_hash::FxHashMap;

/// The names of one schema. Two things never get the same, and the same release always gives the same.
#[derive(Debug, Default)]
pub(crate) struct Names {
    /// Every name taken, with how often it was wanted.
    wanted: FxHashMap<String, u32>,
}

impl Names {
    /// The name itself or, where it is taken, with the first free number behind it.
    pub fn take(&mut self, wanted: &str) -> String {
        let base = nc_name(wanted);
        let count = self.wanted.entry(base.clone()).or_default();
        *count += 1;
        if *count == 1 {
            return base;
        }
        let mut number = *count;
        loop {
            let other = format!("{base}_{number}");
            if !self.wanted.contains_key(&other) {
                self.wanted.insert(base, number);
                self.wanted.insert(other.clone(), 1);
                return other;
            }
            number += 1;
        }
    }
}

/// A text as a name without a colon (NCName of XML Namespaces): what stands in none becomes `_`, and a name begins with a letter
/// or `_`.
pub(crate) fn nc_name(text: &str) -> String {
    let is_inside = |c: char| c.is_ascii_alphanumeric() || matches!(c, '.' | '_' | '-');
    let name: String = text.chars().map(|c| if is_inside(c) { c } else { '_' }).collect();
    if name.starts_with(|c: char| c.is_ascii_alphabetic() || c == '_') { name } else { format!("_{name}") }
}

/// The text without the characters that XML 1.0 has no place for.
pub(crate) fn xml_text(text: &str) -> String {
    let is_allowed = |c: &char| matches!(c, '\t' | '\n' | '\r' | ' '..='\u{fffd}' | '\u{10000}'..);
    text.chars().filter(is_allowed).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_begins_with_a_letter_and_is_given_once() {
        let mut names = Names::default();
        assert_eq!(names.take("Revenues"), "Revenues");
        assert_eq!(names.take("Revenues"), "Revenues_2");
        assert_eq!(names.take("Revenues_2"), "Revenues_2_2");
        assert_eq!(names.take("2031.sales"), "_2031.sales");
        assert_eq!(names.take("-x"), "_-x");
        assert_eq!(nc_name("a b:c"), "a_b_c");
        assert_eq!(nc_name(""), "_");
    }

    #[test]
    fn what_xml_cannot_hold_is_left_out() {
        assert_eq!(xml_text("a\u{0}\u{b}b\u{ffff}\n利益"), "ab\n利益");
    }
}
