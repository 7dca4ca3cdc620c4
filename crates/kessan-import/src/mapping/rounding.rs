//! How a filing rounds its figures.

use kessan_core::release::model::Rounding;

use super::entity::Head;

/// How figures were rounded, and whether the filing says so.
pub fn rounding(head: &Head<'_>) -> (bool, Rounding) {
    let note = head.text(&["NoteToFractionProcessingMethod"]).unwrap_or_default();
    if note.contains("切捨") || note.contains("切り捨") {
        return (true, Rounding::Truncated);
    }
    if note.contains("四捨五入") {
        return (true, Rounding::default());
    }
    // Issuers under Japanese standards cut; others round.
    let cuts = head.is_japanese()
        && !head
            .text(&["AccountingStandardsDEI", "DocumentName"])
            .is_some_and(|text| text.contains("IFRS") || text.contains("ＩＦＲＳ") || text.contains("US"));
    (false, if cuts { Rounding::Truncated } else { Rounding::default() })
}
