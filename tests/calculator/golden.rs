//! Values worked out by hand from the release: "Repurchase of own shares" (up to 4,000 shares, up to JPY 400,000,000,
//! from 14 November 2008 to 30 January 2009), "Dividend" (JPY 1,000 twice), 206,478 shares, a target of JPY 2,800 million,
//! JPY 367,554 thousand earned in the half, 105.94 yen per dollar, 400 ADSs per share; balance sheet: equity 24,979,217,
//! cash 9,319,235, assets 53,275,475 thousand.

use kessan::state::draft::{Draft, Field, Instrument, When};
use kessan::state::outcome::{NoneBought, why_none};

use super::{answer, answered, decimal, draft, effect, published, shown};

const PRICE: Field = Field::Price;

#[test]
fn what_is_bought_at_three_prices() {
    assert_eq!(published().buyback.as_ref().unwrap().crossover_price(), Some(decimal("100000")));
    for (price, shares, spend, percent) in [
        ("80000", "4000", "320000000", "1.94"),
        ("100000", "4000", "400000000", "1.94"),
        ("150000", "2666", "399900000", "1.29"),
    ] {
        let effect = effect(published(), &[(PRICE, price)]);
        assert_eq!((effect.bought, effect.spend), (decimal(shares), decimal(spend)), "{price}");
        assert_eq!(shown(Some(effect.percent), 2), percent);
    }
}

/// ⌊4,000 × 37.6 %⌋ = 1,504; ⌊2,666 × 37.6 %⌋ = ⌊1,002.416⌋.
#[test]
fn a_part_of_it_is_bought_in_whole_shares() {
    assert_eq!(effect(published(), &[(Field::Fill, "37.6")]).bought, decimal("1504"));
    assert_eq!(effect(published(), &[(PRICE, "150000"), (Field::Fill, "37.6 %")]).bought, decimal("1002"));
    assert_eq!(effect(published(), &[(Field::Fill, "0")]).spend, decimal("0"));
}

/// 2,800,000,000 ÷ 202,478 = 13,828.66. This year: 15 November to 31 March are 137 days, 31 January to 31 March 60; evenly
/// 98.5 on average. 206,478 − 4,000 × 98.5 ÷ 365 = 205,398.548; 2,800,000,000 ÷ that = 13,632.03.
#[test]
fn earnings_per_share_this_year_depend_on_when_it_is_bought() {
    for (when, now, change) in
        [(When::Start, "13660.09", "0.73"), (When::Even, "13632.03", "0.53"), (When::End, "13604.09", "0.32")]
    {
        let effect = answer(published(), &Draft { when, ..draft(published(), &[]) }).effect.unwrap();
        assert_eq!(
            (shown(effect.this_year.earnings, 2), shown(effect.this_year.change, 2)),
            (now.into(), change.into())
        );
        assert_eq!((shown(effect.full.earnings, 2), shown(effect.full.change, 2)), ("13828.66".into(), "1.98".into()));
        assert_eq!(shown(effect.earnings_before, 2), "13560.77");
    }
    let on_a_day = Draft { when: When::Day, ..draft(published(), &[(Field::Day, "2008-12-31")]) };
    // 1 January to 31 March are 90 days: 206,478 − 4,000 × 90 ÷ 365.
    assert_eq!(shown(Some(answer(published(), &on_a_day).effect.unwrap().this_year.shares), 3), "205491.699");
}

/// 206,478,000 ÷ 367,554,000 = 56.2 %; 412,956,000 ÷ 2,800,000,000 = 14.7 %, with 4,000 shares gone at the year's end
/// 408,956,000 and 14.6 %; with the 400,000,000 of the buyback 808,956,000 and 28.9 %.
#[test]
fn payouts_against_the_target_and_what_has_been_earned() {
    let nothing_bought = effect(published(), &[(Field::Fill, "0")]);
    assert_eq!(shown(nothing_bought.year.dividends_ratio, 1), "14.7");
    let effect = effect(published(), &[]);
    assert_eq!(effect.year.dividends, decimal("408956000"));
    assert_eq!(effect.entitled, [decimal("206478"), decimal("202478")], "the interim is untouched by the buyback");
    assert_eq!(
        (shown(effect.year.dividends_ratio, 1), shown(effect.year.total_ratio, 1)),
        ("14.6".into(), "28.9".into())
    );
    let earned = effect.earned.unwrap();
    assert_eq!(earned.dividends, decimal("206478000"));
    assert_eq!((shown(earned.dividends_ratio, 1), shown(earned.total_ratio, 1)), ("56.2".into(), "165.0".into()));
}

/// 24,979,217,000 ÷ 206,478 = 120,977.62; (24,979,217,000 − 400,000,000) ÷ 202,478 = 121,392.04: at 100,000 the shares are
/// bought below it. 24,979,217 ÷ 53,275,475 = 46.9 %; 24,579,217 ÷ 52,875,475 = 46.5 %.
#[test]
fn equity_and_cash_after() {
    let after = effect(published(), &[]);
    let (before, per_share) = after.equity_per_share.unwrap();
    assert_eq!((shown(Some(before), 2), shown(Some(per_share), 2)), ("120977.62".into(), "121392.04".into()));
    let (ratio, ratio_after) = after.equity_ratio.unwrap();
    assert_eq!((shown(Some(ratio), 1), shown(ratio_after, 1)), ("46.9".into(), "46.5".into()));
    assert_eq!(after.cash_after, Some(decimal("8919235000")));
    let dearer = effect(published(), &[(PRICE, "130000")]);
    let (before, per_share) = dearer.equity_per_share.unwrap();
    assert!(per_share < before, "bought above equity per share");
}

/// At 2 % after tax 13,560.77 ÷ 2 % = 678,038.34: a purchase at that price leaves earnings per share as they are.
#[test]
fn the_funding_cost_breaks_even_where_it_says() {
    let at_100_000 = effect(published(), &[(Field::Funding, "2")]);
    assert_eq!(shown(at_100_000.funding_break_even, 2), "678038.34");
    assert_eq!(at_100_000.full.cost, decimal("8000000"));
    assert_eq!(shown(at_100_000.full.earnings, 2), "13789.15");
    let price = at_100_000.funding_break_even.unwrap().round_dp(6).to_string();
    for fill in ["100", "50"] {
        let at_it = effect(published(), &[(Field::Funding, "2"), (PRICE, &price), (Field::Fill, fill)]);
        assert_eq!(
            (shown(at_it.full.change, 6), shown(at_it.this_year.change, 6)),
            ("0.000000".into(), "0.000000".into())
        );
    }
    assert_eq!(effect(published(), &[]).funding_break_even, None, "without a cost there is no such price");
}

/// 2,000 ÷ 100,000 = 2 %; (408,956,000 + 400,000,000) ÷ (100,000 × 206,478) = 3.92 %.
#[test]
fn yields_at_the_price() {
    let effect = effect(published(), &[]);
    assert_eq!((shown(effect.dividend_yield, 2), shown(effect.total_yield, 2)), ("2.00".into(), "3.92".into()));
    let answer = answered(published(), &[(Field::Paid, "160000"), (Field::Tax, "10")]);
    let (gross, net) = answer.yields(Field::Paid).unwrap();
    assert_eq!((shown(Some(gross), 3), shown(Some(net), 3)), ("1.250".into(), "1.125".into()));
    assert_eq!(answered(published(), &[]).yields(Field::Paid), None);
}

/// 2.50 yen per ADS are 0.0236 dollars; with 10 % withheld 2.25 yen, 0.021238, and a fee of 0.01 dollars 0.011238.
#[test]
fn a_depositary_share_after_tax_and_fee() {
    let ads = |typed| Draft { instrument: Instrument::Ads, ..draft(published(), typed) };
    let one = answer(published(), &ads(&[(Field::Holding, "1")]));
    let interim = one.income.as_ref().unwrap().each[0];
    assert_eq!((interim.gross, interim.net), (decimal("2.5"), decimal("2.5")));
    assert_eq!(shown(one.translated(interim.gross), 4), "0.0236");
    let taxed = answer(published(), &ads(&[(Field::Holding, "1"), (Field::Tax, "10"), (Field::Fee, "0.01")]));
    let interim = taxed.income.as_ref().unwrap().each[0];
    assert_eq!((interim.withheld, interim.fees), (decimal("0.25"), decimal("1.0594")));
    assert_eq!(shown(taxed.translated(interim.net), 6), "0.011238");
    // At another rate the yen are the same and the dollars are not.
    let dearer = answer(published(), &ads(&[(Field::Holding, "400"), (Field::Rate, "100")]));
    assert_eq!(dearer.translated(dearer.income.as_ref().unwrap().total.gross), Some(decimal("20")));
}

#[test]
fn who_bought_after_the_interims_record_date_receives_the_year_end() {
    let late = answer(published(), &Draft { missed: 1, ..draft(published(), &[]) });
    let income = late.income.unwrap();
    assert_eq!(income.each.iter().map(|receipt| receipt.gross).collect::<Vec<_>>(), [decimal("0"), decimal("100000")]);
    assert_eq!(income.total.gross, decimal("100000"));
}

/// 100 ÷ 206,478 = 0.04843 %; ÷ 202,478 = 0.04939 %.
#[test]
fn a_holding_is_a_larger_part_of_fewer_shares() {
    let (before, after) = answered(published(), &[]).ownership(published()).unwrap();
    assert_eq!((shown(Some(before), 5), shown(Some(after), 5)), ("0.04843".into(), "0.04939".into()));
}

/// The others hold 206,478 − holding; of 4,000 bought the rest can only come from the holder.
#[test]
fn a_holding_is_never_more_than_all_shares() {
    for (holding, after) in
        [("206478", "100.00000"), ("202479", "100.00000"), ("202478", "100.00000"), ("202477", "99.99951")]
    {
        let answer = answered(published(), &[(Field::Holding, holding)]);
        assert_eq!(shown(Some(answer.ownership(published()).unwrap().1), 5), after, "{holding}");
    }
    assert_eq!(answered(published(), &[(Field::Holding, "206478")]).sold(), Some(decimal("4000")));
    assert_eq!(answered(published(), &[(Field::Holding, "100")]).sold(), Some(decimal("0")));
}

/// 2,000 ÷ 100,000 = 2 %; net of 10 % 1.8 %; after a fee of 0.01 dollars for 400 ADSs twice: (1,800 − 847.52) ÷ 100,000.
#[test]
fn nothing_held_has_the_yields_of_one_share() {
    let typed = [(Field::Holding, "0"), (Field::Tax, "10")];
    let none = answered(published(), &typed);
    let (gross, net) = none.yields(Field::Price).unwrap();
    assert_eq!((shown(Some(gross), 2), shown(Some(net), 2)), ("2.00".into(), "1.80".into()));
    let late = answer(published(), &Draft { missed: 1, ..draft(published(), &typed) });
    assert_eq!(shown(late.yields(Field::Price).map(|both| both.0), 2), "1.00");
    let ads = draft(published(), &typed).with(Field::Fee, "0.01");
    let ads = answer(published(), &Draft { instrument: Instrument::Ads, ..ads });
    assert_eq!(shown(ads.yields(Field::Price).map(|both| both.1), 5), "0.95248");
}

/// 4,000 × 0.01 % is less than one share; at 400,000,001 yen the cap buys none.
#[test]
fn what_keeps_a_share_from_being_bought_is_told() {
    let why = |typed: &[(Field, &str)]| why_none(published(), &answered(published(), typed).answer);
    assert_eq!(why(&[(Field::Fill, "0.01")]), Some(NoneBought::Fill(decimal("4000"))));
    assert_eq!(why(&[(PRICE, "400000001")]), Some(NoneBought::Price));
    assert_eq!(why(&[(PRICE, "400000001"), (Field::Fill, "0.01")]), Some(NoneBought::Price));
    assert_eq!(why(&[(Field::Fill, "0")]), Some(NoneBought::NoFill));
    assert_eq!(why(&[(Field::Fill, "0.025")]), None, "one share");
}

#[test]
fn without_earnings_above_zero_ratios_have_no_meaning() {
    for income in ["0", "-2,800"] {
        let effect = effect(published(), &[(Field::Income, income)]);
        assert_eq!((effect.year.dividends_ratio, effect.year.total_ratio), (None, None), "{income}");
        assert_eq!((effect.full.change, effect.this_year.change, effect.funding_break_even), (None, None, None));
        assert!(effect.full.earnings.is_some(), "a loss per share is one");
    }
}
