//! Other companies' terms, through their release files alone: quarterly dividends and only a share cap
//! (`tests/releases/quarterly.json`), only an amount cap and a window beyond the year (`made-up.json`), and what is left
//! out of either.

use kessan::state::draft::{Draft, Field, Mistake, When};
use kessan::state::outcome::mistake;
use kessan_core::capital::Terms;
use kessan_core::payout::Binding;
use serde_json::{Value, json};

use super::{answer, answered, decimal, draft, effect, release, shown};

const QUARTERLY: &str = include_str!("../releases/quarterly.json");

fn terms(change: impl Fn(&mut Value)) -> Terms {
    let mut file: Value = serde_json::from_str(QUARTERLY).unwrap();
    change(&mut file["capital"]);
    release(&file.to_string()).terms().unwrap().clone()
}

/// 1 May to 8 August are 100 days; on 30 June 60 of them lie before it: 400,000 × 60 ÷ 100 are gone at the second record
/// date, all at the third.
#[test]
fn quarterly_dividends_follow_the_shares_that_are_left() {
    let terms = terms(|_| {});
    let effect = effect(&terms, &[(Field::Price, "50")]);
    assert_eq!(effect.entitled, ["10000000", "9760000", "9600000", "9600000"].map(decimal));
    assert_eq!(effect.year.dividends, decimal("9740000"), "0.25 × 38,960,000");
    assert_eq!(effect.purchase.unwrap().binding, Binding::Shares);
    assert_eq!(effect.spend, decimal("20000000"));
    // Of the first quarter's 11 million: 2.5 million.
    assert_eq!(shown(effect.earned.unwrap().dividends_ratio, 1), "22.7");
    // A leap year; days after 1 May: 244; after 8 August: 145; 194.5 on average.
    assert_eq!(effect.gone, (19_450, 36_600));
    assert_eq!(shown(effect.full.earnings, 4), "5.2083");
    let income = answered(&terms, &[(Field::Holding, "10")]).income.unwrap();
    assert_eq!((income.each.len(), income.total.gross), (4, decimal("10")));
}

#[test]
fn without_a_second_cap_no_price_is_implied_and_none_is_made_up() {
    let terms = terms(|_| {});
    let draft = draft(&terms, &[]);
    assert_eq!(draft.text(Field::Price), "");
    assert_eq!(mistake(&terms, &draft, Field::Price), Some(Mistake::Empty));
    assert_eq!(mistake(&terms, &draft, Field::Rate), None, "without a translation no rate is asked for");
    assert_eq!(mistake(&terms, &draft, Field::Fee), None, "without depositary shares no fee is");
    let answer = answer(&terms, &draft);
    assert!(answer.effect.is_none() && answer.income.is_some(), "dividends need no price");
    // Pictures are laid out around equity per share: 400 million ÷ 10 million.
    assert_eq!(terms.anchor_price(), Some(decimal("40")));
}

#[test]
fn only_an_amount_cap() {
    let terms = terms(|capital| {
        capital["buyback"]["max_shares"] = Value::Null;
        capital["buyback"]["max_amount"] = json!({"claim": "buyback.amount"});
    });
    let effect = effect(&terms, &[(Field::Price, "64")]);
    assert_eq!((effect.bought, effect.purchase.unwrap().binding), (decimal("312500"), Binding::Amount));
}

#[test]
fn no_buyback_leaves_dividends_and_payouts() {
    let terms = terms(|capital| capital["buyback"] = Value::Null);
    let answer = answered(&terms, &[]);
    assert_eq!(mistake(&terms, &draft(&terms, &[]), Field::Price), None, "nothing is bought, so no price is needed");
    let effect = answer.effect.unwrap();
    assert_eq!((effect.purchase, effect.year.dividends), (None, decimal("10000000")));
    assert_eq!((shown(effect.year.dividends_ratio, 1), effect.dividend_yield), ("20.0".into(), None));
    assert_eq!(effect.full.earnings, effect.earnings_before);
    assert_eq!(shown(super::effect(&terms, &[(Field::Price, "50")]).dividend_yield, 2), "2.00");
}

#[test]
fn no_dividends_no_equity_no_earnings_yet() {
    let terms = terms(|capital| {
        capital["dividends"] = json!([]);
        for field in ["equity", "actual_net_income"] {
            capital[field] = Value::Null;
        }
    });
    let answer = answered(&terms, &[(Field::Price, "50")]);
    assert_eq!(answer.income.unwrap().total.gross, decimal("0"));
    let effect = answer.effect.unwrap();
    assert_eq!(
        (effect.earned, effect.equity_per_share, effect.equity_ratio, effect.cash_after),
        (None, None, None, None)
    );
    assert_eq!(terms.anchor_price(), None);
}

/// `made-up.json`: a year that ends on 31 December and a window from 1 September to 27 February; a loss; no interim.
#[test]
fn a_window_beyond_the_year_a_loss_and_no_interim_dividend() {
    let made_up = release(include_str!("../releases/made-up.json"));
    let terms = made_up.terms().unwrap();
    let typed = [(Field::Price, "2")];
    let late = answer(terms, &Draft { when: When::End, ..draft(terms, &typed) }).effect.unwrap();
    assert_eq!(late.gone.0, 0, "bought after the year's end");
    assert_eq!(late.entitled, [terms.shares], "and after the record date");
    let early = answer(terms, &Draft { when: When::Start, ..draft(terms, &typed) }).effect.unwrap();
    assert_eq!(early.gone, (121, 365), "2 September to 31 December");
    assert_eq!(early.entitled, [decimal("3750000")], "1.25 million are bought with 2.5 million euros");
    assert_eq!((early.year.dividends_ratio, early.full.change), (None, None));
}
