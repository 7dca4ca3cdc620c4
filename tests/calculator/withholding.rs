//! What the law withholds from dividends, each tax cut at each payment.
//!
//! `quarterly.json`: 15.315 % and 5 %, cut to whole units; and 7 % cut to tenths up to 30 June 2032, 20 % uncut up to 31 October,
//! for a dividend of 0.25 with record dates at the ends of the quarters, the first of them paid on 15 April.

use kessan::state::draft::{Draft, Field, Instrument, Mistake};
use kessan::state::measures::Measure;
use kessan::state::operand::At;
use kessan::state::outcome::{mistake, not_in_force};
use kessan_core::capital::Terms;
use proptest::prelude::*;
use rust_decimal::Decimal;

use super::independent::receipt::Receipt;
use super::{answer, decimal, draft, published, release};

fn quarterly() -> Terms {
    release(include_str!("../releases/quarterly.json")).terms().unwrap().clone()
}

fn receipts(terms: &Terms, kind: &str, holding: &str, missed: usize) -> Vec<Receipt> {
    let draft = Draft { withholding: kind.to_owned(), missed, ..draft(terms, &[(Field::Holding, holding)]) };
    answer(terms, &draft).income.unwrap().each
}

/// 12,000 × 0.25 = 3,000: 459.45 and 150, of which 459 and 150 are withheld; all at once it would be 609.45.
#[test]
fn each_tax_is_cut_by_itself_at_each_payment() {
    for receipt in receipts(&quarterly(), "resident", "12000", 0) {
        assert_eq!((receipt.gross, receipt.withheld, receipt.net), (decimal("3000"), decimal("609"), decimal("2391")));
    }
    // 13 × 0.25 = 3.25: 0.49 and 0.16, of which nothing is left.
    assert_eq!(receipts(&quarterly(), "resident", "13", 0)[0].withheld, decimal("0"));
}

#[test]
fn a_dividend_has_the_taxes_of_its_day() {
    // 137 × 0.25 = 34.25: 7 % are 2.3975, cut to tenths 2.3; 20 % are 6.85.
    let terms = quarterly();
    let typed = Draft { withholding: "changing".to_owned(), ..draft(&terms, &[(Field::Holding, "137")]) };
    let answer = answer(&terms, &typed).answer;
    // Nothing holds for the last dividend, so that there is no answer; what is withheld from the others can be asked.
    let mut of = answer.evaluation(&terms);
    let withheld: Vec<_> =
        (0..3).map(|dividend| of.formula(Measure::Withheld, At { dividend, tax: 0 }).unwrap()).collect();
    assert_eq!(withheld, ["2.3", "2.3", "6.85"].map(decimal));
}

/// Nothing of "changing" holds on 31 December.
#[test]
fn without_a_tax_of_its_day_a_dividend_has_no_answer() {
    let terms = quarterly();
    let chosen = |kind: &str, missed| Draft { withholding: kind.to_owned(), missed, ..draft(&terms, &[]) };
    assert_eq!(not_in_force(&terms, &chosen("changing", 0)), Some(3));
    assert!(answer(&terms, &chosen("changing", 0)).income.is_none());
    assert_eq!(not_in_force(&terms, &chosen("changing", 4)), None, "who receives none of them needs none");
    assert!(answer(&terms, &chosen("resident", 0)).income.is_some());
}

/// "Dividend": JPY 1,000 twice. 7 % and 3 % of 7,000 are 490 and 210.
#[test]
fn the_taxes_of_2008() {
    let terms = published();
    for (kind, withheld) in [
        ("resident-individual", "700"),
        ("corporation", "490"),
        ("nonresident-individual", "490"),
        ("large-individual", "1400"),
    ] {
        let each = receipts(terms, kind, "7", 0);
        assert_eq!([each[0].withheld, each[1].withheld], [decimal(withheld); 2], "{kind}");
    }
    assert_eq!(terms.withholding.len(), 4);
}

/// 1 ADS receives 2.50 yen: 7 % are 0.175, which the depositary's payment is not cut by.
#[test]
fn depositary_shares_share_in_one_payment() {
    let one = Draft {
        withholding: "nonresident-individual".to_owned(),
        instrument: Instrument::Ads,
        ..draft(published(), &[(Field::Holding, "1")])
    };
    assert_eq!(answer(published(), &one).income.unwrap().each[0].withheld, decimal("0.175"));
}

#[test]
fn no_rate_is_asked_for_where_taxes_are_chosen() {
    let typed = draft(published(), &[(Field::Tax, "none")]);
    assert_eq!(mistake(published(), &typed, Field::Tax), Some(Mistake::NotANumber));
    let chosen = Draft { withholding: "corporation".to_owned(), ..typed };
    assert_eq!(mistake(published(), &chosen, Field::Tax), None);
    assert!(answer(published(), &chosen).income.is_some());
}

/// 3,000 at 20.315 % of one's own: 609.45.
#[test]
fn a_rate_of_ones_own_is_not_rounded() {
    let terms = quarterly();
    let own = draft(&terms, &[(Field::Holding, "12000"), (Field::Tax, "20.315")]);
    assert_eq!(answer(&terms, &own).income.unwrap().each[0].withheld, decimal("609.45"));
}

proptest! {
    /// Of a payment, less than one unit of each tax is cut; what is withheld is whole.
    #[test]
    fn what_is_cut_is_less_than_a_unit_of_each_tax(holding in 0_u32..10_000_000) {
        let terms = quarterly();
        let own = draft(&terms, &[(Field::Holding, &holding.to_string()), (Field::Tax, "20.315")]);
        let exact = answer(&terms, &own).income.unwrap().each;
        for (exact, cut) in exact.iter().zip(receipts(&terms, "resident", &holding.to_string(), 0)) {
            prop_assert_eq!(cut.withheld.normalize().scale(), 0);
            let lost = exact.withheld - cut.withheld;
            prop_assert!((Decimal::ZERO..Decimal::TWO).contains(&lost), "{}", lost);
            prop_assert_eq!(cut.net, cut.gross - cut.withheld);
        }
    }
}
