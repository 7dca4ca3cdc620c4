//! The calculator's measures: one table ([`table`]), a measure being its key, unit, rounding and formula. A formula is data,
//! which [`evaluate`] works out, [`written()`] writes for readers, and the workbook writes over cells; the measures' words
//! stand in `locales/measures.*.json`, by their keys.

pub mod definition;
pub mod evaluate;
pub mod formula;
pub mod table;
pub mod written;

pub use self::definition::{Definition, Each, Need, Part, Rounding, Unit};
pub use self::evaluate::Evaluation;
pub use self::formula::{Calendar, Condition, Formula};
pub use self::table::Measure;
pub use self::written::{Written, written};

use super::operand::{At, Operand};
use kessan_core::capital::Terms;

/// The results of one part that a release's terms have, in the order in which the page lists them.
pub fn results(terms: &Terms, part: Part) -> Vec<Operand> {
    let listed = Measure::ALL.iter().filter(|measure| measure.definition().part == part);
    let listed: Vec<Measure> = listed.copied().filter(|measure| measure.is_in(terms)).collect();
    // What is listed for each dividend stands together: the dividend, and what is left of it.
    let is_each = |measure: &&Measure| measure.definition().each == Each::Dividend;
    let each = (0..terms.dividends.len()).flat_map(|dividend| {
        let at = At { dividend, tax: 0 };
        listed.iter().filter(is_each).map(move |measure| Operand::Measure(*measure, at))
    });
    let once = listed.iter().filter(|measure| !is_each(measure)).map(|measure| Operand::of(*measure));
    each.chain(once).collect()
}

/// All results that a release's terms have.
pub fn all_results(terms: &Terms) -> Vec<Operand> {
    [Part::Received, Part::Company, Part::Share].into_iter().flat_map(|part| results(terms, part)).collect()
}

/// All places of a measure under a release's terms.
pub fn places(terms: &Terms, each: Each) -> Vec<At> {
    let dividends = 0..terms.dividends.len();
    let taxes = 0..terms.taxes().count();
    match each {
        Each::Once => vec![At::default()],
        Each::Dividend => dividends.map(|dividend| At { dividend, tax: 0 }).collect(),
        Each::Tax => taxes.map(|tax| At { dividend: 0, tax }).collect(),
        Each::DividendAndTax => {
            dividends.flat_map(|dividend| taxes.clone().map(move |tax| At { dividend, tax })).collect()
        }
    }
}
