//! The authorisation to buy own shares: nobody tags its window, so a person gives it.

use kessan_core::release::model::{Buyback, Ref};

use super::{Sources, number_given};
use crate::mapping::answers::Counts;
use crate::mapping::emit::Writer;
use crate::mapping::figures::Line;
use crate::mapping::words::Words;

/// How far from the day of the release a window may begin or end, in days.
const FAR: i32 = 3_700;

/// What a person says of it; otherwise, where the filing buys own shares, questions.
pub fn buyback(writer: &Writer<'_>, sources: &mut Sources<'_, '_>) -> Option<Buyback> {
    let window = sources.answers.span_near(&["buyback", "window"], writer.near, FAR);
    let resolved = sources.answers.date_near(&["buyback", "resolved"], writer.near, FAR, FAR);
    let shares = sources.answers.number(&["buyback", "max_shares"], Counts::Shares);
    let amount = sources.answers.number(&["buyback", "max_amount"], Counts::Money(&writer.currency));
    if let (Some(window), Some(resolved)) = (window, resolved) {
        let label = Words::both("Most shares to buy", "取得し得る株式の総数（上限）");
        let max_shares =
            shares.and_then(|printed| number_given(writer, sources, "buyback.max_shares", &label, printed, "shares"));
        let label = Words::both("Most money to spend", "株式の取得価額の総額（上限）");
        let max_amount = amount
            .and_then(|printed| number_given(writer, sources, "buyback.max_amount", &label, printed, &writer.currency));
        let claim = |claim| Ref::Claim { claim };
        return Some(Buyback {
            window,
            resolved,
            max_shares: max_shares.map(claim),
            max_amount: max_amount.map(claim),
        });
    }
    let is_begun = sources.answers.has(&["buyback"]);
    if is_begun || sources.figures.lines.iter().any(buys) {
        ask(writer, sources);
    }
    None
}

/// Whether a line is about buying own shares.
fn buys(line: &Line) -> bool {
    [
        "StockRepurchase",
        "PurchaseOfTreasury",
        "PaymentsForRepurchaseOfCommonStock",
        "TreasuryStockAcquired",
        "PurchasesOfTreasury",
        "PaymentsToAcquireOrRedeemEntitysShares",
    ]
    .iter()
    .any(|word| line.element.local.contains(word))
}

fn ask(writer: &Writer<'_>, sources: &mut Sources<'_, '_>) {
    let day = writer.near;
    let end = kessan_core::period::days_after(day, 365).unwrap_or(day);
    let questions = [
        (
            "window",
            "From which to which day may the company buy own shares? Leave this out if nothing is authorised."
                .to_owned(),
            format!("\"{day}/{end}\""),
        ),
        ("resolved", "On which day was that resolved?".to_owned(), format!("\"{day}\"")),
        ("max_shares", "How many shares at most? In shares.".to_owned(), "\"4,000,000\"".to_owned()),
        (
            "max_amount",
            format!("How much money at most? In whole {}.", writer.currency),
            "\"5,000,000,000\"".to_owned(),
        ),
    ];
    let bought = sources.figures.lines.iter().position(buys);
    let near = bought.zip(sources.main).and_then(|(line, main)| writer.near(line, main));
    for (field, text, example) in questions {
        if !sources.answers.has(&["buyback", field]) {
            let key = format!("buyback.{field}");
            sources.questions.ask(&key, text, format!("capital.{key}"), example);
            sources.questions.near(&key, near.clone());
        }
    }
}
