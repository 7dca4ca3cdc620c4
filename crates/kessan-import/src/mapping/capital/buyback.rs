//! The authorisation to buy own shares.

use kessan_core::release::model::{Buyback, Claim, Ref};
use rust_decimal::Decimal;

use super::Sources;
use crate::mapping::answers::Answers;
use crate::mapping::emit::Writer;
use crate::mapping::figures::Line;
use crate::mapping::words::Words;

/// The authorisation to buy own shares: nobody tags its window, so a person gives it.
pub fn buyback(writer: &Writer<'_>, sources: &mut Sources<'_, '_>) -> Option<Buyback> {
    let answers = &mut *sources.answers;
    let window = answers.text(&["buyback", "window"]);
    let resolved = answers.date(&["buyback", "resolved"]);
    let shares = answers.text(&["buyback", "max_shares"]);
    let amount = answers.text(&["buyback", "max_amount"]);
    let span = window.as_deref().and_then(|text| text.parse().ok());
    if let (Some(text), None) = (&window, span) {
        answers.reject("buyback.window", format!("{text:?}"), "two days with a slash, 2030-05-15/2031-05-14");
    }
    let mut cap = |id: &str, printed: Option<String>, unit: String, label: Words, answers: &mut Answers| {
        let printed = printed?;
        let is_number = matches!(kessan_core::cell::Cell::parse(&printed), Some(kessan_core::cell::Cell::Number { value, power: None, mark: None, .. }) if value > Decimal::ZERO);
        if !is_number {
            answers.reject(
                &format!("buyback.{id}"),
                format!("{printed:?}"),
                "a number above zero in whole units, \"4,000,000\"",
            );
            return None;
        }
        let id = format!("buyback.{id}");
        sources.claims.push(Claim {
            id: id.clone(),
            label: writer.text(&label)?,
            place: writer.text(&Words::both("Given by a person when imported", "取り込み時に入力"))?,
            printed,
            unit: unit.parse().ok()?,
            scale: 0,
            concept: None,
            period: None,
            scenario: None,
            measure: None,
            negated: false,
            named: None,
            named_base: None,
        });
        Some(Ref::Claim { claim: id })
    };
    if let (Some(window), Some(resolved)) = (span, resolved) {
        let max_shares = cap(
            "max_shares",
            shares,
            "shares".to_owned(),
            Words::both("Most shares to buy", "取得し得る株式の総数（上限）"),
            answers,
        );
        let max_amount = cap(
            "max_amount",
            amount,
            writer.currency.clone(),
            Words::both("Most money to spend", "株式の取得価額の総額（上限）"),
            answers,
        );
        return Some(Buyback { window, resolved, max_shares, max_amount });
    }
    let buys = |line: &Line| {
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
    };
    if sources.figures.lines.iter().any(buys) {
        let ask = &mut *sources.questions;
        ask.ask(
            "buyback.window",
            "From which to which day may the company buy own shares? Leave this out if nothing is authorised.",
            "capital.buyback.window",
            "\"2030-05-15/2031-05-14\"",
        );
        ask.ask("buyback.resolved", "On which day was that resolved?", "capital.buyback.resolved", "\"2030-05-14\"");
        ask.ask(
            "buyback.max_shares",
            "How many shares at most? In shares.",
            "capital.buyback.max_shares",
            "\"4,000,000\"",
        );
        ask.ask(
            "buyback.max_amount",
            format!("How much money at most? In whole {}.", writer.currency),
            "capital.buyback.max_amount",
            "\"5,000,000,000\"",
        );
    }
    None
}
