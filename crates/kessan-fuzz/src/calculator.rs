//! What is typed into the calculator's fields.

use kessan::state::csv::csv;
use kessan::state::draft::{Draft, Field, Instrument, Kept, When};
use kessan::state::measures::all_results;
use kessan::state::outcome::{answer, mistake, why_none};

use crate::input::{release, text};

/// The first bytes choose among the terms, the rest are the fields' texts, with line feeds between them.
pub(crate) fn run(data: &[u8]) {
    let Some(terms) = release().terms() else { return };
    let (chosen, typed) = data.split_at(data.len().min(4));
    let choice = |index: usize| usize::from(chosen.get(index).copied().unwrap_or_default());
    let text = text(typed);
    let mut draft = Draft {
        instrument: if choice(0) % 2 == 0 { Instrument::Shares } else { Instrument::Ads },
        when: When::ALL[choice(1) % When::ALL.len()].1,
        missed: choice(2) % (terms.dividends.len() + 1),
        withholding: terms.withholding.get(choice(3)).map(|kind| kind.id.clone()).unwrap_or_default(),
        ..Draft::default()
    };
    for (field, text) in Field::ALL.into_iter().zip(text.split('\n')) {
        draft.set(field, text);
    }
    let found = answer(terms, &draft);
    for field in Field::ALL {
        let _ = mistake(terms, &draft, field);
    }
    let _ = why_none(terms, &found);
    for operand in all_results(terms) {
        let _ = found.number(terms, operand).and_then(|amount| found.translated(amount));
    }
    // A text takes one cell of the table, whatever is in it.
    let one = csv(terms, "EUR", &[Kept { name: text.clone(), draft: draft.clone() }]);
    let plain = csv(terms, "EUR", &[Kept::default()]);
    assert_eq!(rows(&one), rows(&plain), "{one}");
}

/// The rows of a CSV text: line ends within quotation marks are none.
fn rows(csv: &str) -> usize {
    csv.split('"').step_by(2).map(|plain| plain.matches("\r\n").count()).sum()
}
