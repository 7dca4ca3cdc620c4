//! The dividend and buyback arithmetic: check values on the published release, and what must hold for any input.

#![allow(clippy::panic, clippy::unwrap_used, reason = "a test may fail")]

use std::sync::LazyLock;

use kessan::state::draft::Field;
use kessan::state::inputs::Inputs;
use kessan::state::measures::{Evaluation, Measure};
use kessan::state::operand::At;
use kessan::state::outcome::example;
use kessan_core::capital::{BuybackTerms, Terms};
use kessan_core::payout::{Binding, affordable, binding};
use kessan_core::release::load::load;
use kessan_core::rounding::half_away;
use proptest::prelude::*;
use rust_decimal::Decimal;

/// Read once: the properties ask for it hundreds of times.
static TERMS: LazyLock<Terms> = LazyLock::new(|| {
    let json = include_str!("../public/releases/iij-1h-fy2008.json");
    load("iij-1h-fy2008.json", json).unwrap_or_else(|problems| panic!("{problems}")).terms().cloned().unwrap()
});

fn terms() -> Terms {
    TERMS.clone()
}

fn buyback() -> BuybackTerms {
    terms().buyback.unwrap()
}

fn decimal(text: &str) -> Decimal {
    text.parse().unwrap()
}

fn whole(number: i64) -> Decimal {
    Decimal::from(number)
}

/// What is bought at a price, all that the caps allow.
#[derive(Debug, PartialEq)]
struct Purchase {
    shares: Decimal,
    spend: Decimal,
    binding: Binding,
}

/// A measure at the release's own terms, with a number in a field.
fn measure(terms: &Terms, (field, number): (Field, Decimal), measure: Measure) -> Option<Decimal> {
    let inputs = Inputs::of(terms, &example(terms, |number| number.to_string())).with(field, number);
    Evaluation::new(terms, &inputs).of(measure)
}

/// What is bought under a release's terms; no field takes a price that is not above zero.
fn purchase(terms: &Terms, price: Decimal) -> Option<Purchase> {
    let of = |wanted| measure(terms, (Field::Price, price), wanted).filter(|_| price > Decimal::ZERO);
    let binding = binding(terms.buyback.as_ref()?, price);
    Some(Purchase { shares: of(Measure::Allowed)?, spend: of(Measure::Spend)?, binding })
}

/// The same under other caps.
fn purchase_under(max_shares: Option<Decimal>, max_amount: Option<Decimal>, price: Decimal) -> Option<Purchase> {
    let shares = Decimal::from(1_000_000_000_000_000_000_u64);
    purchase(&Terms { shares, buyback: Some(BuybackTerms { max_shares, max_amount, ..buyback() }), ..terms() }, price)
}

/// What a holding receives from each dividend.
fn dividends(terms: &Terms, shares: Decimal) -> Option<Vec<Decimal>> {
    let inputs = Inputs::of(terms, &example(terms, |number| number.to_string())).with(Field::Holding, shares);
    let mut of = Evaluation::new(terms, &inputs);
    (0..terms.dividends.len()).map(|dividend| of.value(Measure::Gross, At { dividend, tax: 0 })).collect()
}

fn at(price: i64) -> Purchase {
    purchase(&terms(), whole(price)).unwrap()
}

/// "Repurchase of own shares": up to 4,000 shares; 4,000 × 80,000.
#[test]
fn at_80_000_yen_the_share_cap_binds() {
    let expected = Purchase { shares: whole(4_000), spend: whole(320_000_000), binding: Binding::Shares };
    assert_eq!(at(80_000), expected);
}

/// Up to JPY 400,000,000: ÷ 150,000 = 2,666.67; 2,666 × 150,000.
#[test]
fn at_150_000_yen_the_amount_cap_binds_and_a_fraction_of_a_share_is_not_bought() {
    let expected = Purchase { shares: whole(2_666), spend: whole(399_900_000), binding: Binding::Amount };
    assert_eq!(at(150_000), expected);
}

/// 400,000,000 ÷ 4,000 = 100,000.
#[test]
fn at_the_crossover_both_caps_bind() {
    assert_eq!(buyback().crossover_price(), Some(whole(100_000)));
    let expected = Purchase { shares: whole(4_000), spend: whole(400_000_000), binding: Binding::Both };
    assert_eq!(at(100_000), expected);
    assert_eq!(at(99_999).binding, Binding::Shares);
    assert_eq!(at(100_001).binding, Binding::Amount);
}

/// One share at JPY 400,000,000; none above.
#[test]
fn a_price_above_the_whole_amount_buys_nothing() {
    assert_eq!((at(400_000_000).shares, at(400_000_000).spend), (Decimal::ONE, whole(400_000_000)));
    assert_eq!((at(400_000_001).shares, at(400_000_001).spend), (Decimal::ZERO, Decimal::ZERO));
    let just_above = decimal("400000000.0000000000000000001");
    assert_eq!(purchase(&terms(), just_above).map(|bought| bought.shares), Some(Decimal::ZERO));
}

/// A price is above zero, and without a cap nothing says where to stop.
#[test]
fn without_a_price_or_a_cap_there_is_no_purchase() {
    for price in [Decimal::ZERO, whole(-1), Decimal::MIN] {
        assert_eq!(affordable(whole(400_000_000), price), None);
    }
    assert_eq!(purchase_under(None, None, whole(100)), None);
}

/// "Dividend": JPY 1,000 interim and JPY 1,000 year-end per share.
#[test]
fn a_hundred_shares_earn_200_000_yen_for_the_year() {
    let paid = dividends(&terms(), whole(100)).unwrap();
    assert_eq!(paid, [whole(100_000), whole(100_000)]);
    assert_eq!(paid.iter().sum::<Decimal>(), whole(200_000));
}

/// Stock exchange form, targets: 13,560.77 a share; 2,800,000,000 ÷ 206,478. With 4,000 shares fewer
/// 2,800,000,000 ÷ 202,478 = 13,828.66, and 206,478 ÷ 202,478 = 1.0198.
#[test]
fn the_full_share_cap_lifts_earnings_per_share_by_1_98_per_cent() {
    let terms = terms();
    assert_eq!(terms.earnings_per_share, Some(decimal("13560.77")));
    let of = |wanted| measure(&terms, (Field::Price, whole(100_000)), wanted).unwrap();
    assert_eq!(Some(half_away(of(Measure::EpsBefore), 2)), terms.earnings_per_share);
    assert_eq!(half_away(of(Measure::EpsFull), 2), decimal("13828.66"));
    assert_eq!(half_away(of(Measure::ChangeFull), 2), decimal("1.98"));
    let nothing = |wanted| measure(&terms, (Field::Fill, Decimal::ZERO), wanted);
    assert_eq!(
        (nothing(Measure::EpsFull), nothing(Measure::ChangeFull)),
        (nothing(Measure::EpsBefore), Some(Decimal::ZERO))
    );
}

/// 206,478 shares are all there are.
#[test]
fn with_no_share_left_there_are_no_earnings_per_share() {
    for most in [206_477, 206_478, 206_479] {
        let buyback = BuybackTerms { max_shares: Some(whole(most)), max_amount: None, ..buyback() };
        let terms = Terms { buyback: Some(buyback), ..terms() };
        let earnings = measure(&terms, (Field::Price, whole(1)), Measure::EpsFull);
        assert_eq!(earnings.is_some(), most < 206_478, "{most}");
    }
}

/// Eight shares at this price cost 400,000,000.000000000000000000008; the quotient, 7.999…, has more digits than fit
/// and rounds to 8.
#[test]
fn a_price_a_hair_too_high_does_not_exceed_the_amount_cap() {
    let bought = purchase(&terms(), decimal("50000000.000000000000000000001")).unwrap();
    assert!(bought.spend <= whole(400_000_000), "{bought:?}");
    assert_eq!(bought.shares, whole(7));
}

/// 400,000,000 ÷ 10⁻²⁸ does not fit a number of 28 digits, but 4,000 shares are 4,000 shares.
#[test]
fn at_the_smallest_price_the_share_cap_still_binds() {
    let bought = purchase(&terms(), Decimal::new(1, 28)).map(|bought| (bought.shares, bought.binding));
    assert_eq!(bought, Some((whole(4_000), Binding::Shares)));
}

/// Any number that there is, extremes and 28 digits after the point among them.
fn any_decimal() -> impl Strategy<Value = Decimal> {
    let extremes = [
        Decimal::MAX,
        Decimal::MIN,
        Decimal::ZERO,
        Decimal::new(1, 28),
        Decimal::new(-1, 28),
        Decimal::new(i64::MAX, 28),
        Decimal::new(i64::MIN, 28),
        Decimal::from(i64::MAX),
        Decimal::from(i64::MIN),
    ];
    let parts = (any::<u32>(), any::<u32>(), any::<u32>(), any::<bool>(), 0_u32..=28);
    prop_oneof![
        1 => proptest::sample::select(extremes.to_vec()),
        2 => (any::<i64>(), 0_u32..=28).prop_map(|(number, decimals)| Decimal::new(number, decimals)),
        2 => parts.prop_map(|(lo, mid, hi, negative, decimals)| Decimal::from_parts(lo, mid, hi, negative, decimals)),
    ]
}

/// A price such as a reader may type: up to twice the amount cap, with up to four digits after the point.
fn price() -> impl Strategy<Value = Decimal> {
    let number = prop_oneof![1_i64..=800_000_000, 1_i64..=400_000];
    (number, 0_u32..=4).prop_map(|(number, decimals)| Decimal::new(number, decimals))
}

proptest! {
    #[test]
    fn a_purchase_never_exceeds_a_cap(price in prop_oneof![price(), any_decimal()]) {
        if let Some(bought) = purchase(&terms(), price) {
            prop_assert!(bought.shares >= Decimal::ZERO && bought.shares <= whole(4_000));
            prop_assert!(bought.spend <= whole(400_000_000));
            prop_assert!(bought.shares.is_integer());
        }
    }

    #[test]
    fn one_share_more_would_exceed_a_cap(price in price()) {
        let bought = purchase(&terms(), price).unwrap();
        let more = bought.shares + Decimal::ONE;
        prop_assert!(more > whole(4_000) || more * price > whole(400_000_000));
        prop_assert_eq!(bought.spend, bought.shares * price);
    }

    #[test]
    fn a_purchase_under_any_caps_exceeds_none(shares in 1_i64..1_000_000, amount in 1_i64..i64::MAX, price in price()) {
        let bought = purchase_under(Some(whole(shares)), Some(whole(amount)), price).unwrap();
        prop_assert!(bought.shares <= whole(shares) && bought.spend <= whole(amount));
    }

    #[test]
    fn a_higher_price_never_buys_more(
        a in prop_oneof![price(), any_decimal()],
        b in prop_oneof![price(), any_decimal()],
    ) {
        let (low, high) = (a.min(b), a.max(b));
        if let (Some(at_low), Some(at_high)) = (purchase(&terms(), low), purchase(&terms(), high)) {
            prop_assert!(at_low.shares >= at_high.shares);
        }
    }

    #[test]
    fn dividends_grow_in_proportion_to_the_holding(
        a in 0_i64..1_000_000_000_000,
        b in 0_i64..1_000_000_000_000,
        times in 0_i64..1_000,
    ) {
        let terms = terms();
        let of = |shares: i64| dividends(&terms, whole(shares)).unwrap();
        let sum: Vec<_> = of(a).into_iter().zip(of(b)).map(|(a, b)| a + b).collect();
        prop_assert_eq!(of(a + b), sum);
        let multiple: Vec<_> = of(a).into_iter().map(|amount| amount * whole(times)).collect();
        prop_assert_eq!(of(a * times), multiple);
    }

    #[test]
    fn no_price_and_no_holding_panics(price in any_decimal(), holding in any_decimal()) {
        let terms = terms();
        let _ = dividends(&terms, holding);
        for (shares, amount) in [(Some(holding), Some(holding)), (None, Some(holding)), (Some(holding), None)] {
            let _ = purchase_under(shares, amount, price);
        }
        for field in Field::ALL {
            let inputs = Inputs::of(&terms, &example(&terms, |number| number.to_string())).with(field, price);
            let mut of = Evaluation::new(&terms, &inputs);
            Measure::ALL.iter().for_each(|measure| _ = of.of(*measure));
        }
    }
}
