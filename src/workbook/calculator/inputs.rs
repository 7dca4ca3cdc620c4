//! What the reader assumes: the page's fields, with the page's bounds.

use rust_decimal::Decimal;

use super::line::{Content, Line, Lines, PER_SHARE, PER_SHARE_EXACT};
use crate::state::draft::{Draft, Field, When};
use crate::state::outcome::value;
use crate::t;
use crate::view::calculator::names;
use crate::view::env::Env;
use crate::workbook::words::both;
use kessan_core::capital::Terms;
use kessan_core::release::model::Text;
use kessan_core::release::{Currency, Release};
use kessan_core::unit::minor_units;

/// The words for shares and depositary shares in the cell that says which are counted.
pub const INSTRUMENTS: [&str; 2] = ["shares", "ADS"];

/// The word for a rate of the reader's own in the cell that says whose taxes are withheld; no id has a space.
pub const OWN_RATE: &str = "own rate";

/// Adds the lines of the fields that a release's terms ask for.
pub fn add(lines: &mut Lines, release: &'static Release, terms: &'static Terms, draft: &Draft) {
    let say = |words: &dyn Fn(Env) -> String| both(release, words);
    let typed =
        |field: Field| Content::Input(value(terms, draft, field).ok().filter(|_| !draft.text(field).is_empty()));
    let name = |field: Field| say(&|env| names::field(env, terms, field));
    lines.part(say(&|env| t!(env, workbook.assumptions)));
    lines.add(Field::Holding.key(), name(Field::Holding), typed(Field::Holding), "#,##0");
    if let Some(ratio) = terms.ads_per_share {
        let choice = Content::Choice(INSTRUMENTS.to_vec(), 0);
        let line = lines.add("as", say(&|env| t!(env, calculator.instrument)), choice, "@");
        line.note(say(&|env| t!(env, calculator.ratio, ads = env.exact(ratio))));
    }
    if !terms.dividends.is_empty() {
        let missed = Content::Input(Some(Decimal::from(draft.missed)));
        lines.add("missed", say(&|env| t!(env, calculator.since)), missed, "0").note(say(&|env| since(env, terms)));
    }
    let line = lines.add(Field::Price.key(), name(Field::Price), typed(Field::Price), PER_SHARE);
    line.note(say(&|env| {
        let crossover = terms.buyback.as_ref().and_then(|buyback| buyback.crossover_price());
        let hint = crossover.map(|price| {
            let price = env.money(
                price,
                Currency::Reporting,
                price.normalize().scale().min(minor_units(&terms.currency).max(2)),
            );
            format!(" {}", t!(env, calculator.crossover, price = price))
        });
        format!("{}{}", t!(env, calculator.no_price), hint.unwrap_or_default())
    }));
    if let Some(buyback) = &terms.buyback {
        let window = buyback.buyback.window;
        lines.add(Field::Fill.key(), name(Field::Fill), typed(Field::Fill), "0.00");
        let words = When::ALL.iter().map(|(word, _)| *word).collect();
        let chosen = When::ALL.iter().position(|(_, when)| *when == draft.when).unwrap_or_default();
        let line = lines.add("when", say(&|env| t!(env, calculator.timing)), Content::Choice(words, chosen), "@");
        line.note(say(&timings));
        let day = lines.add(Field::Day.key(), name(Field::Day), Content::Day(window.start), DAY);
        day.note(say(&|env| t!(env, calculator.between, start = env.date(window.start), end = env.date(window.end))));
    }
    // In the unit of the page's tables.
    let income = value(terms, draft, Field::Income).ok().and_then(|income| income.checked_div(terms.unit()));
    lines.add(Field::Income.key(), name(Field::Income), Content::Input(income), "#,##0.00");
    if !terms.withholding.is_empty() {
        let ids = terms.withholding.iter().map(|kind| kind.id.as_str());
        let choice = Content::Choice([OWN_RATE].into_iter().chain(ids).collect(), 0);
        let line = lines.add("withholding", say(&|env| t!(env, calculator.withholding)), choice, "@");
        line.note(say(&|env| {
            let kinds = terms.withholding.iter().map(|kind| format!("{}: {}", kind.id, env.text(&kind.label)));
            kinds.collect::<Vec<_>>().join(" · ")
        }));
    }
    lines.add(Field::Tax.key(), name(Field::Tax), typed(Field::Tax), "0.00");
    if terms.rate.is_some() {
        lines.add(Field::Rate.key(), name(Field::Rate), typed(Field::Rate), "#,##0.00##");
    }
    if terms.buyback.is_some() {
        let funding = lines.add(Field::Funding.key(), name(Field::Funding), typed(Field::Funding), "0.00");
        funding.note(say(&|env| t!(env, calculator.funding_hint)));
    }
    if terms.ads_per_share.is_some() {
        let fee = lines.add(Field::Fee.key(), name(Field::Fee), typed(Field::Fee), PER_SHARE_EXACT);
        fee.note(say(&|env| t!(env, calculator.fee_hint)));
    }
    let paid = lines.add(Field::Paid.key(), name(Field::Paid), typed(Field::Paid), PER_SHARE);
    paid.note(say(&|env| t!(env, calculator.paid_hint)));
}

/// How days are shown.
pub const DAY: &str = "yyyy-mm-dd";

/// How many record dates had passed, in words for each number.
fn since(env: Env, terms: &Terms) -> String {
    let options = (0..=terms.dividends.len()).map(|missed| format!("{missed}: {}", names::since(env, terms, missed)));
    options.collect::<Vec<_>>().join(" · ")
}

fn timings(env: Env) -> String {
    When::ALL.iter().map(|(word, when)| format!("{word}: {}", names::when(env, *when))).collect::<Vec<_>>().join(" · ")
}

/// What is wrong with something else in an input's cell, as the page says it; and which formula holds if nothing is.
pub fn bounds(release: &'static Release, terms: &Terms, line: &Line) -> Option<(String, Text)> {
    let say = |words: &dyn Fn(Env) -> String| both(release, words);
    let zero = || say(&|env| t!(env, calculator.error_zero));
    let percent = || say(&|env| t!(env, calculator.error_percent));
    let (rule, words) = match line.key.as_str() {
        "holding" => {
            let limit = if terms.ads_per_share.is_some() {
                "IF({as}=\"ADS\",{term-shares}*{term-ads},{term-shares})"
            } else {
                "{term-shares}"
            };
            let count = say(&|env| {
                let what = t!(env, calculator.shares);
                let count = t!(env, calculator.count, count = env.exact(terms.shares), what = what.clone());
                let (whole, more) =
                    (t!(env, calculator.error_whole, what = what), t!(env, calculator.error_more, limit = count));
                format!("{whole} {more}")
            });
            (
                format!(
                    "AND(ISNUMBER({{holding}}),{{holding}}=INT(N({{holding}})),N({{holding}})>=0,N({{holding}})<={limit})"
                ),
                count,
            )
        }
        "missed" => {
            let most = terms.dividends.len();
            (
                format!(
                    "AND(ISNUMBER({{missed}}),{{missed}}=INT(N({{missed}})),N({{missed}})>=0,N({{missed}})<={most})"
                ),
                line.note.clone(),
            )
        }
        "price" | "paid" => (format!("OR(ISBLANK({{{0}}}),AND(ISNUMBER({{{0}}}),N({{{0}}})>0))", line.key), zero()),
        "rate" => ("AND(ISNUMBER({rate}),N({rate})>0)".to_owned(), zero()),
        "fee" => ("AND(ISNUMBER({fee}),N({fee})>=0)".to_owned(), say(&|env| t!(env, calculator.error_negative))),
        "fill" | "tax" | "funding" => {
            (format!("AND(ISNUMBER({{{0}}}),N({{{0}}})>=0,N({{{0}}})<=100)", line.key), percent())
        }
        "income" => (
            "ISNUMBER({income})".to_owned(),
            say(&|env| t!(env, calculator.error_number, forms = "1200, -1200".to_owned())),
        ),
        "day" => {
            let rule = "AND(ISNUMBER({day}),{day}=INT(N({day})),N({day})>={window-start},N({day})<={window-end})";
            (rule.to_owned(), line.note.clone())
        }
        _ => return None,
    };
    Some((rule, words))
}
