//! The dividend and buyback arithmetic: check values on the published release, and what must hold for any input.

#![allow(clippy::panic, clippy::unwrap_used, reason = "a test may fail")]

use std::sync::LazyLock;

use kessan::domain::capital::{BuybackTerms, Terms};
use kessan::domain::payout::{
    Binding, Purchase, dividends, earnings_per_share, purchase, purchase_under, shares_of_ads, translated,
};
use kessan::domain::release::load::load;
use kessan::domain::rounding::half_away;
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

fn at(price: i64) -> Purchase {
    purchase(&buyback(), whole(price)).unwrap()
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
    assert_eq!(purchase(&buyback(), just_above).map(|bought| bought.shares), Some(Decimal::ZERO));
}

/// A price is above zero, and without a cap nothing says where to stop.
#[test]
fn without_a_price_or_a_cap_there_is_no_purchase() {
    for price in [Decimal::ZERO, whole(-1), Decimal::MIN] {
        assert_eq!(purchase(&buyback(), price), None);
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

/// 400 ADSs equal one share.
#[test]
fn four_hundred_ads_earn_what_one_share_earns() {
    let terms = terms();
    assert_eq!(shares_of_ads(&terms, whole(400)), Some(Decimal::ONE));
    let of_ads = dividends(&terms, shares_of_ads(&terms, whole(400)).unwrap());
    assert_eq!(of_ads, Some(vec![whole(1_000), whole(1_000)]));
    assert_eq!(of_ads, dividends(&terms, Decimal::ONE));
    // One ADS is a four-hundredth: JPY 2.50 from each.
    let one = dividends(&terms, shares_of_ads(&terms, Decimal::ONE).unwrap());
    assert_eq!(one, Some(vec![decimal("2.5"), decimal("2.5")]));
}

/// JPY 1,000 at 105.94 yen per dollar, "Footnote 1": USD 9.44.
#[test]
fn a_thousand_yen_are_9_44_dollars() {
    assert_eq!(translated(&terms(), whole(1_000)).map(|dollars| half_away(dollars, 2)), Some(decimal("9.44")));
}

/// Stock exchange form, targets: 13,560.77 a share; 2,800,000,000 ÷ 206,478. With 4,000 shares fewer
/// 2,800,000,000 ÷ 202,478 = 13,828.66, and 206,478 ÷ 202,478 = 1.0198.
#[test]
fn the_full_share_cap_lifts_earnings_per_share_by_1_98_per_cent() {
    let terms = terms();
    assert_eq!(terms.earnings_per_share, decimal("13560.77"));
    let earnings = earnings_per_share(&terms, whole(4_000)).unwrap();
    assert_eq!(half_away(earnings.before, 2), terms.earnings_per_share);
    assert_eq!(half_away(earnings.after, 2), decimal("13828.66"));
    assert_eq!(earnings.change().map(|change| half_away(change, 2)), Some(decimal("1.98")));
    let unchanged = earnings_per_share(&terms, Decimal::ZERO).unwrap();
    assert_eq!((unchanged.before, unchanged.change()), (unchanged.after, Some(Decimal::ZERO)));
}

/// 206,478 shares are all there are.
#[test]
fn with_no_share_left_there_are_no_earnings_per_share() {
    assert_eq!(earnings_per_share(&terms(), whole(206_478)), None);
    assert_eq!(earnings_per_share(&terms(), whole(206_479)), None);
}

/// Eight shares at this price cost 400,000,000.000000000000000000008; the quotient, 7.999…, has more digits than fit
/// and rounds to 8.
#[test]
fn a_price_a_hair_too_high_does_not_exceed_the_amount_cap() {
    let bought = purchase(&buyback(), decimal("50000000.000000000000000000001")).unwrap();
    assert!(bought.spend <= whole(400_000_000), "{bought:?}");
    assert_eq!(bought.shares, whole(7));
}

/// 400,000,000 ÷ 10⁻²⁸ does not fit a number of 28 digits, but 4,000 shares are 4,000 shares.
#[test]
fn at_the_smallest_price_the_share_cap_still_binds() {
    let bought = purchase(&buyback(), Decimal::new(1, 28)).map(|bought| (bought.shares, bought.binding));
    assert_eq!(bought, Some((whole(4_000), Binding::Shares)));
}

/// 206,478 plus the largest number there is does not fit.
#[test]
fn a_number_bought_that_does_not_fit_gives_no_earnings_per_share() {
    assert_eq!(earnings_per_share(&terms(), Decimal::MIN), None);
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
        if let Some(bought) = purchase(&buyback(), price) {
            prop_assert!(bought.shares >= Decimal::ZERO && bought.shares <= whole(4_000));
            prop_assert!(bought.spend <= whole(400_000_000));
            prop_assert!(bought.shares.is_integer());
        }
    }

    #[test]
    fn one_share_more_would_exceed_a_cap(price in price()) {
        let bought = purchase(&buyback(), price).unwrap();
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
        if let (Some(at_low), Some(at_high)) = (purchase(&buyback(), low), purchase(&buyback(), high)) {
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
        let _ = shares_of_ads(&terms, holding).map(|shares| dividends(&terms, shares));
        let _ = translated(&terms, holding);
        let _ = purchase_under(Some(holding), Some(holding), price);
        let _ = purchase_under(None, Some(holding), price);
        let _ = purchase_under(Some(holding), None, price);
        if let Some(bought) = purchase(&buyback(), price) {
            let _ = earnings_per_share(&terms, bought.shares).and_then(|earnings| earnings.change());
        }
    }
}
