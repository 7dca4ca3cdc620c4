//! The page's results, each as a formula.

use super::line::{Content, Lines};
use crate::domain::arithmetic::over;
use crate::domain::capital::Terms;
use crate::domain::release::Release;
use crate::domain::release::model::Text;
use crate::say;
use crate::state::outcome::Answer;
use crate::state::outputs::{Kind, Output, company, received, share};
use crate::view::calculator::explain::words;
use crate::view::calculator::notes::label;
use crate::view::env::Env;
use crate::workbook::words::{both, result};
use rust_decimal::Decimal;

/// What stands where a ratio has no meaning.
pub const NOT_MEANINGFUL: &str = "n.m.";

/// Adds the results that a release's terms have.
pub fn add(lines: &mut Lines, release: &'static Release, terms: &Terms, answer: &Answer) {
    let say = |words: &dyn Fn(Env) -> String| both(release, words);
    let parts: [(Text, Vec<Output>); 3] = [
        (say(&|env| say!(env, calculator.receive)), received(terms)),
        (say(&|env| say!(env, calculator.company)), company(terms)),
        (say(&|env| say!(env, calculator.per_share_head)), share(terms)),
    ];
    for (title, outputs) in parts.into_iter().filter(|(_, outputs)| !outputs.is_empty()) {
        lines.part(title);
        for output in outputs {
            let content = Content::Formula(formula(terms, output), stored(terms, answer, output));
            let name = say(&|env| label(env, terms, output));
            let line = lines.add(&output.key(), name, content, &format(output));
            line.note(say(&|env| words(env, output)));
            line.is_money = matches!(output.kind(), Kind::Money | Kind::Company | Kind::PerShare);
        }
    }
}

/// What a result is in its cell: a per cent is a hundredth.
pub fn value(terms: &Terms, answer: &Answer, output: Output) -> Option<Decimal> {
    let value = output.value(terms, answer)?;
    if matches!(output.kind(), Kind::Percent(_)) { over(value, Decimal::ONE_HUNDRED) } else { Some(value) }
}

fn stored(terms: &Terms, answer: &Answer, output: Output) -> String {
    match value(terms, answer, output) {
        Some(value) => result(value),
        None if output.is_answered(answer) => NOT_MEANINGFUL.to_owned(),
        None => String::new(),
    }
}

fn format(output: Output) -> String {
    match output.kind() {
        Kind::Money | Kind::Company | Kind::PerShare => "#,##0.00".to_owned(),
        Kind::Shares => "#,##0".to_owned(),
        Kind::Percent(digits) => format!("0.{}%", "0".repeat(usize::try_from(digits).unwrap_or_default())),
    }
}

fn formula(terms: &Terms, output: Output) -> String {
    let sum = |parts: Vec<String>| if parts.is_empty() { "0".to_owned() } else { parts.join("+") };
    let each = |part: &dyn Fn(usize) -> String| sum((0..terms.dividends.len()).map(part).collect());
    let has_buyback = terms.buyback.is_some();
    // Without a buyback all shares receive the dividends.
    let paid = |index: usize| {
        let shares = if has_buyback { format!("{{entitled-{index}}}") } else { "{term-shares}".to_owned() };
        format!("{{each-{index}}}*{shares}")
    };
    let held = |text: String| format!("IF({{is-held}},{text},\"\")");
    let answered = |text: String| format!("IF({{is-answered}},{text},\"\")");
    let if_above = |divisor: &str, text: String| format!("IF({divisor}>0,{text},\"{NOT_MEANINGFUL}\")");
    // A share of the holding: nothing held has a yield, too.
    let on_price = |price: &str| {
        let part = each(&|index| format!("IF(N({{missed}})>{index},0,{{each-{index}}})"));
        format!("IF(AND({{is-held}},N({price})>0),({part})/{price},\"\")")
    };
    // The dividends whose record date lies in the part of the year that has been reported.
    let earned = || {
        let span = terms.earned.as_ref().map(|earned| earned.span);
        let is_in =
            |index: &usize| span.is_some_and(|span| span.contains(terms.dividends[*index].dividend.record_date));
        sum((0..terms.dividends.len()).filter(is_in).map(paid).collect())
    };
    let fees = |index: usize| if terms.ads_per_share.is_some() { format!("-{{fees-{index}}}") } else { String::new() };
    match output {
        Output::Gross(index) => held(format!("IF(N({{missed}})>{index},0,{{each-{index}}}*{{held}})")),
        Output::Net(index) => held(format!("{{dividend-{index}}}-{{withheld-{index}}}{}", fees(index))),
        Output::GrossYear => held(each(&|index| format!("{{dividend-{index}}}"))),
        Output::NetYear => held(each(&|index| format!("{{net-{index}}}"))),
        Output::Yield => on_price("{price}"),
        Output::YieldOnCost => on_price("{paid}"),
        Output::Ownership => "IF(AND({is-held},{is-answered}),MIN({held},{left})/{left},\"\")".to_owned(),
        Output::Bought => answered("{n}".to_owned()),
        Output::Spend => answered("{n}*{price}".to_owned()),
        Output::Dividends => answered(each(&paid)),
        Output::Payout => answered(if_above("{earnings}", "{dividends-paid}/{earnings}".to_owned())),
        Output::PayoutEarned => answered(if_above("{term-earned}", format!("({})/{{term-earned}}", earned()))),
        Output::Total => answered("{dividends-paid}+{spend}".to_owned()),
        Output::TotalRatio => answered(if_above("{earnings}", "{total-payout}/{earnings}".to_owned())),
        Output::TotalEarned => answered(if_above("{term-earned}", format!("({}+{{spend}})/{{term-earned}}", earned()))),
        Output::TotalYield => {
            let total = if has_buyback { "{total-payout}" } else { "{dividends-paid}" };
            format!("IF(AND({{is-answered}},N({{price}})>0),{total}/({{price}}*{{term-shares}}),\"\")")
        }
        Output::Cash => answered("{term-cash}-{spend}".to_owned()),
        Output::EquityRatio => {
            let part = if_above("{term-assets}-{spend}", "({term-equity}-{spend})/({term-assets}-{spend})".to_owned());
            answered(part)
        }
        Output::EpsTarget => "{term-eps}".to_owned(),
        Output::EpsNow => answered("({earnings}-{cost}*{part})/{weighted}".to_owned()),
        Output::EpsFull => answered("({earnings}-{cost})/{left}".to_owned()),
        Output::EquityPerShare => answered("({term-equity}-{spend})/{left}".to_owned()),
        Output::EquityBreakEven => "{term-equity}/{term-shares}".to_owned(),
        Output::FundingBreakEven => answered(format!(
            "IF(AND({{earnings}}>0,N({{funding}})>0),{{earnings}}/{{term-shares}}/({{funding}}/100),\"{NOT_MEANINGFUL}\")"
        )),
    }
}
