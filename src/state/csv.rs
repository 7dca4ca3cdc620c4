//! The calculator's terms and results as CSV (RFC 4180), a column for each set of terms.

use super::draft::{Field, Instrument, Kept, When};
use super::measures::{Measure, Unit, all_results};
use super::operand::Operand;
use super::outcome::answer;
use kessan_core::capital::Terms;
use kessan_core::rounding::half_away;
use kessan_core::spreadsheet::{BYTE_ORDER_MARK, csv_cell};

/// The fields as typed, then the results: money in the reporting currency `currency`, rounded half away from zero to
/// eight digits; empty where there is none.
pub fn csv(terms: &Terms, currency: &str, sets: &[Kept]) -> String {
    let mut text = String::from(BYTE_ORDER_MARK);
    let mut line = |name: &str, unit: &str, values: Vec<String>| {
        let cells: Vec<String> = [name.to_owned(), unit.to_owned()].into_iter().chain(values).collect();
        text.push_str(&cells.join(","));
        text.push_str("\r\n");
    };
    line("name", "unit", sets.iter().map(|set| csv_cell(&set.name)).collect());
    for field in Field::ALL {
        line(field.key(), "as typed", sets.iter().map(|set| csv_cell(set.draft.text(field))).collect());
    }
    let instrument = |set: &Kept| if set.draft.instrument == Instrument::Ads { "ADS" } else { "shares" }.to_owned();
    line("as", "", sets.iter().map(instrument).collect());
    let when =
        |set: &Kept| When::ALL.into_iter().find(|(_, when)| *when == set.draft.when).map_or("", |(name, _)| name);
    line("timing", "", sets.iter().map(|set| when(set).to_owned()).collect());
    line("withholding", "", sets.iter().map(|set| csv_cell(&set.draft.withholding)).collect());
    line("missed", "record dates", sets.iter().map(|set| set.draft.missed.to_string()).collect());
    let answers: Vec<_> = sets.iter().map(|set| answer(terms, &set.draft)).collect();
    for result in all_results(terms) {
        let Operand::Measure(measure, at) = result else { continue };
        let value = |value: Option<_>| value.map_or(String::new(), |value| half_away(value, 8).normalize().to_string());
        let values = answers.iter().map(|answer| value(answer.number(terms, result)));
        line(&measure.key(at), &measure.unit_of(currency), values.collect());
    }
    text
}

impl Measure {
    /// Its unit in data, money in `currency`: `JPY/share`, `percent`.
    pub fn unit_of(self, currency: &str) -> String {
        match self.definition().unit {
            Unit::Money | Unit::CompanyMoney => currency.to_owned(),
            Unit::MoneyPerShare => format!("{currency}/share"),
            Unit::Shares => "shares".to_owned(),
            Unit::DepositaryShares => "ADS".to_owned(),
            Unit::Days => "days".to_owned(),
            Unit::Percent | Unit::PercentChange | Unit::Rate => "percent".to_owned(),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::state::outcome::example;
    use kessan_core::release::load::load;

    #[test]
    fn each_set_of_terms_is_a_column() {
        let release = load("made-up", include_str!("../../tests/releases/made-up.json")).unwrap();
        let terms = release.terms().unwrap();
        let draft = example(terms, |number| number.to_string());
        let two = Kept { name: "=1+1, \"two\"".into(), draft: draft.clone().with(Field::Price, "2") };
        let text = csv(terms, "EUR", &[Kept { name: "one".into(), draft }, two]);
        let lines: Vec<&str> = text.split_terminator("\r\n").collect();
        assert_eq!(lines[0], "\u{feff}name,unit,one,\"'=1+1, \"\"two\"\"\"");
        assert!(lines.contains(&"price,as typed,,2") && lines.contains(&"dividend-total,EUR,35,35"), "{text}");
        assert!(lines.contains(&"bought,shares,,1250000") && lines.contains(&"payout,percent,,"), "{text}");
        assert!(lines.iter().all(|line| !line.is_empty()));
    }
}
