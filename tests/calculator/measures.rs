//! The table of measures: what it works out is what the arithmetic written as code gives, and its rows are in order.

use std::collections::HashSet;
use std::sync::LazyLock;

use kessan::state::draft::{Draft, Field, Instrument, When};
use kessan::state::measures::{Each, Evaluation, Formula, Measure, places};
use kessan::state::operand::At;
use kessan_core::capital::Terms;
use proptest::prelude::*;
use serde_json::{Value, json};

use super::{answer, draft, independent, published, release};

/// The published release's terms, the made-up ones', and what is left of both without a buyback, depositary shares, a
/// translation of fees or dividends, and with both caps.
static TERMS: LazyLock<Vec<Terms>> = LazyLock::new(|| {
    let texts = [
        include_str!("../../public/releases/iij-1h-fy2008.json"),
        include_str!("../releases/made-up.json"),
        include_str!("../releases/quarterly.json"),
    ];
    let changed = |text: &str, change: &dyn Fn(&mut Value)| {
        let mut file: Value = serde_json::from_str(text).unwrap();
        change(&mut file["capital"]);
        release(&file.to_string()).terms().unwrap().clone()
    };
    let mut all: Vec<Terms> = texts.iter().map(|text| changed(text, &|_| {})).collect();
    for text in [texts[0], texts[2]] {
        all.push(changed(text, &|capital| capital["buyback"] = Value::Null));
        all.push(changed(text, &|capital| capital["ads_per_share"] = Value::Null));
        all.push(changed(text, &|capital| capital["dividends"] = json!([])));
        all.push(changed(text, &|capital| {
            ["cash", "assets", "actual_net_income"].iter().for_each(|field| capital[*field] = Value::Null);
        }));
    }
    all.push(changed(texts[2], &|capital| capital["buyback"]["max_amount"] = json!({"claim": "buyback.amount"})));
    all
});

fn number(most: u32) -> impl Strategy<Value = String> {
    prop_oneof![
        6 => (0..=most, 0_u32..4).prop_map(|(number, digits)| rust_decimal::Decimal::new(number.into(), digits).to_string()),
        1 => Just("0".to_owned()),
        1 => Just(String::new()),
        1 => Just("x".to_owned()),
    ]
}

prop_compose! {
    /// Terms and a draft that has a number in most fields.
    fn case()(
        terms in 0..TERMS.len(), holding in 0_u32..300_000, nothing in 0..8, fields in proptest::collection::vec(number(90_000), 7),
        price in number(300_000_000), when in 0_usize..4, day in 0_u8..120, missed in 0_usize..4, kind in 0_usize..6, ads in any::<bool>(),
        is_loss in any::<bool>(),
    ) -> (usize, Draft) {
        let of = &TERMS[terms];
        let held = if nothing == 0 { "0".to_owned() } else { holding.to_string() };
        let mut typed = draft(of, &[(Field::Holding, &held)]);
        let names = [Field::Paid, Field::Fill, Field::Tax, Field::Rate, Field::Funding, Field::Fee, Field::Income];
        // One in two is left as the release has it.
        for (index, (field, text)) in names.into_iter().zip(fields).enumerate() {
            if (holding >> index) & 1 == 0 {
                let text = if field == Field::Income && is_loss { format!("-{text}") } else { text };
                typed.set(field, text);
            }
        }
        if price.len() > 1 {
            typed.set(Field::Price, price);
        }
        if let Some(buyback) = &of.buyback {
            let day = kessan_core::period::days_after(buyback.buyback.window.start, i32::from(day)).unwrap();
            typed.set(Field::Day, day.to_string());
        }
        let kinds = of.withholding.iter().map(|kind| kind.id.clone());
        (terms, Draft {
            when: When::ALL[when].1,
            missed: missed.min(of.dividends.len()),
            instrument: if ads && of.ads_per_share.is_some() { Instrument::Ads } else { Instrument::Shares },
            withholding: kinds.chain([String::new()]).nth(kind).unwrap_or_default(),
            ..typed
        })
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(3_000))]

    /// Of every value, every digit.
    #[test]
    fn what_the_table_works_out_is_what_code_works_out((terms, typed) in case()) {
        let terms = &TERMS[terms];
        let (income, effect) = independent::answer(terms, &typed);
        let worked = answer(terms, &typed);
        prop_assert_eq!(worked.income, income);
        prop_assert_eq!(worked.effect, effect);
    }

    /// What the workbook writes in another way comes to the same.
    #[test]
    fn what_cells_write_otherwise_comes_to_the_same((terms, typed) in case()) {
        let terms = &TERMS[terms];
        let answer = answer(terms, &typed).answer;
        let mut of = answer.evaluation(terms);
        for measure in Measure::ALL {
            for at in places(terms, measure.definition().each) {
                assert_cells(&mut of, measure.definition().formula, at);
            }
        }
    }
}

/// Holds both ways of each formula in it against each other, where both have what they ask for.
fn assert_cells(of: &mut Evaluation<'_>, formula: &'static Formula, at: At) {
    if let Formula::InCells(is, cells) = formula
        && let Some((is_value, in_cells)) = of.work(is, at).zip(of.work(cells, at))
    {
        let difference = (is_value - in_cells).abs();
        assert!(difference < rust_decimal::Decimal::new(1, 9), "{is:?} {cells:?} {at:?}: {difference}");
    }
    for part in formula.parts() {
        assert_cells(of, part, at);
    }
}

#[test]
fn every_key_is_of_one_measure_and_of_one_place() {
    for terms in TERMS.iter() {
        let mut keys = HashSet::new();
        for measure in Measure::ALL {
            for at in places(terms, measure.definition().each) {
                let key = measure.key(at);
                assert!(!key.is_empty() && !key.contains(['{', ' ']), "{measure:?}: {key}");
                assert!(keys.insert(key.clone()), "{measure:?}: {key} is another's, too");
            }
        }
    }
}

/// A formula that is there once says nothing of one dividend, and one of a dividend nothing of one tax.
#[test]
fn a_formula_is_about_what_its_measure_is_about() {
    fn assert_about(measure: Measure, formula: &'static Formula, each: Each) {
        let is_of_dividend = matches!(each, Each::Dividend | Each::DividendAndTax);
        let is_of_tax = matches!(each, Each::Tax | Each::DividendAndTax);
        match formula {
            Formula::Dividend => assert!(is_of_dividend, "{measure:?}"),
            Formula::TaxRate | Formula::Cut(_) | Formula::Withheld(_) => assert!(is_of_tax, "{measure:?}"),
            Formula::Of(of) | Formula::Inline(of) => match of.definition().each {
                Each::Once => {}
                Each::Dividend => assert!(is_of_dividend, "{measure:?}: {of:?}"),
                Each::Tax => assert!(is_of_tax, "{measure:?}: {of:?}"),
                Each::DividendAndTax => assert!(is_of_dividend && is_of_tax, "{measure:?}: {of:?}"),
            },
            _ => {}
        }
        let each = match (formula, each) {
            (Formula::Dividends(_) | Formula::DividendsEarned(_), _) => Each::Dividend,
            (Formula::Taxes(_), Each::Dividend) => Each::DividendAndTax,
            (_, each) => each,
        };
        formula.parts().into_iter().for_each(|part| assert_about(measure, part, each));
    }
    for measure in Measure::ALL {
        assert_about(*measure, measure.definition().formula, measure.definition().each);
    }
    assert!(Measure::ALL.len() > 50 && !published().dividends.is_empty());
}
