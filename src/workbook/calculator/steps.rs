//! The way from what is assumed to the results: days, shares and amounts in between.

use rust_decimal::Decimal;

use super::given::tax_name;
use super::inputs::{DAY, OWN_RATE, bounds};
use super::line::{Content, Line, Lines, serial};
use crate::domain::arithmetic::{over, times};
use crate::domain::capital::Terms;
use crate::domain::payout::purchase;
use crate::domain::release::Release;
use crate::domain::timing::Timing;
use crate::say;
use crate::state::outcome::Answer;
use crate::view::env::Env;
use crate::workbook::words::{both, result};

/// Adds the steps; their results are those of `answer`.
pub fn add(lines: &mut Lines, release: &'static Release, terms: &Terms, answer: &Answer) {
    let say = |words: &dyn Fn(Env) -> String| both(release, words);
    lines.part(say(&|env| say!(env, workbook.steps)));
    let is_in_order = |lines: &Lines, keys: &[&str]| {
        let is_asked = |line: &&Line| keys.iter().any(|key| *key == line.key);
        let rules = lines.list.iter().filter(is_asked).filter_map(|line| Some(bounds(release, terms, line)?.0));
        rules.collect::<Vec<_>>().join(",")
    };
    let mut holder = is_in_order(lines, &["holding", "missed", "rate", "fee"]);
    holder += &format!(",{}", taxes_are_known(lines, release, terms));
    let is_true = |holds: bool| if holds { "TRUE" } else { "FALSE" }.to_owned();
    let formula = |text: String, value: Option<Decimal>| Content::Formula(text, result(value.unwrap_or_default()));
    let income = answer.income.as_ref();
    let ready = Content::Formula(format!("AND({holder})"), is_true(income.is_some()));
    lines.add("is-held", say(&|env| say!(env, workbook.holder_ready)), ready, "@");
    let has_ads = terms.ads_per_share.is_some();
    let held = if has_ads { "IF({as}=\"ADS\",N({holding})/{term-ads},N({holding}))" } else { "N({holding})" };
    let held = formula(held.to_owned(), income.map(|income| income.holding.shares));
    lines.add("held", say(&|env| say!(env, workbook.held)), held, "#,##0.00##");
    if has_ads {
        let rate = if terms.rate.is_some() { "*N({rate})" } else { "" };
        let fees = format!("IF({{as}}=\"ADS\",N({{holding}})*N({{fee}}){rate},0)");
        let value = income.and_then(|income| times(income.holding.ads, income.holding.fee));
        lines.add("fee-each", say(&|env| say!(env, workbook.fee_each)), formula(fees, value), "#,##0.00").money();
    }
    for index in 0..terms.dividends.len() {
        let name = |env: Env| env.text(&terms.dividends[index].dividend.label);
        let receipt = income.and_then(|income| income.each.get(index));
        let mut withheld = format!("N({{dividend-{index}}})*N({{tax}})/100");
        let day = terms.dividends[index].taxed_on();
        let in_force: Vec<_> = terms.taxes().enumerate().filter(|(_, (_, tax))| tax.holds_on(day)).collect();
        for (number, (kind, tax)) in &in_force {
            let exact = format!("N({{dividend-{index}}})*{{tax-rate-{number}}}/100");
            let cut =
                tax.digits.map_or_else(|| exact.clone(), |digits| format!("ROUNDDOWN(ROUND({exact},8),{digits})"));
            let taken = if has_ads { format!("IF({{as}}=\"ADS\",{exact},{cut})") } else { cut };
            let text = format!("IF({{withholding}}=\"{}\",{taken},0)", terms.withholding[*kind].id);
            let name = |env: Env| say!(env, steps.of, name = name(env), what = tax_name(env, terms, *kind, tax));
            lines.add(&format!("tax-{index}-{number}"), say(&name), formula(text, None), "#,##0.00").money();
        }
        if !terms.withholding.is_empty() {
            let taxes: Vec<_> = in_force.iter().map(|(number, _)| format!("{{tax-{index}-{number}}}")).collect();
            let taxes = if taxes.is_empty() { "0".to_owned() } else { taxes.join("+") };
            withheld = format!("IF({{withholding}}=\"{OWN_RATE}\",{withheld},{taxes})");
        }
        let withheld = formula(withheld, receipt.map(|receipt| receipt.withheld));
        let label = say(&|env| say!(env, workbook.withheld, name = name(env)));
        lines.add(&format!("withheld-{index}"), label, withheld, "#,##0.00").money();
        if has_ads {
            let fees =
                formula(format!("IF(N({{dividend-{index}}})=0,0,{{fee-each}})"), receipt.map(|receipt| receipt.fees));
            let label = say(&|env| say!(env, workbook.fees, name = name(env)));
            lines.add(&format!("fees-{index}"), label, fees, "#,##0.00").money();
        }
    }
    company(lines, release, terms, answer, &is_in_order(lines, &["fill", "income", "funding"]));
}

/// Whether a rate is typed that can be, or whoever is chosen has taxes that hold on the day of each dividend received.
fn taxes_are_known(lines: &Lines, release: &'static Release, terms: &Terms) -> String {
    let rule = lines.list.iter().find(|line| line.key == "tax").and_then(|line| bounds(release, terms, line));
    let rule = rule.map(|(rule, _)| rule).unwrap_or_default();
    if terms.withholding.is_empty() {
        return rule;
    }
    let mut parts = vec![format!("OR({{withholding}}<>\"{OWN_RATE}\",{rule})")];
    let ids = terms.withholding.iter().map(|kind| format!("{{withholding}}=\"{}\"", kind.id));
    parts.push(format!("OR({{withholding}}=\"{OWN_RATE}\",{})", ids.collect::<Vec<_>>().join(",")));
    for kind in &terms.withholding {
        for (index, dividend) in terms.dividends.iter().enumerate() {
            if !kind.parts.iter().any(|tax| tax.holds_on(dividend.taxed_on())) {
                parts.push(format!("OR({{withholding}}<>\"{}\",N({{missed}})>{index})", kind.id));
            }
        }
    }
    parts.join(",")
}

fn company(lines: &mut Lines, release: &'static Release, terms: &Terms, answer: &Answer, in_order: &str) {
    let say = |words: &dyn Fn(Env) -> String| both(release, words);
    let formula = |text: String, value: Option<Decimal>| Content::Formula(text, result(value.unwrap_or_default()));
    let (effect, plan) = (answer.effect.as_ref(), answer.plan);
    let earnings = formula(format!("N({{income}})*{}", terms.unit()), plan.map(|plan| plan.net_income));
    lines.add("earnings", say(&|env| say!(env, workbook.earnings)), earnings, "#,##0").money();
    let is_true = if effect.is_some() { "TRUE" } else { "FALSE" };
    let Some(buyback) = &terms.buyback else {
        let ready = Content::Formula(format!("AND({in_order})"), is_true.to_owned());
        lines.add("is-answered", say(&|env| say!(env, workbook.company_ready)), ready, "@");
        return;
    };
    let window = buyback.buyback.window;
    let rule = "AND({in-order},ISNUMBER({price}),N({price})>0,OR({when}<>\"day\",{day-rule}))";
    let day = lines.list.iter().find(|line| line.key == "day").and_then(|line| bounds(release, terms, line));
    let rule =
        rule.replace("{in-order}", in_order).replace("{day-rule}", &day.map(|(rule, _)| rule).unwrap_or_default());
    let ready = Content::Formula(
        rule,
        (if plan.is_some_and(|plan| plan.price.is_some()) { "TRUE" } else { "FALSE" }).to_owned(),
    );
    lines.add("is-ready", say(&|env| say!(env, workbook.assumptions_ready)), ready, "@");
    let day_of = |other: &str| {
        format!("IF({{when}}=\"day\",N({{day}}),IF({{when}}=\"{other}\",{{window-{other}}},{{window-PART}}))")
    };
    let first = day_of("end").replace("PART", "start");
    let last = day_of("start").replace("PART", "end");
    // The sheet is written with purchases on every day of the window.
    let days = |day: jiff::civil::Date| Some(Decimal::from(serial(day)));
    lines.add("first", say(&|env| say!(env, workbook.first_day)), formula(first, days(window.start)), DAY);
    lines.add("last", say(&|env| say!(env, workbook.last_day)), formula(last, days(window.end)), DAY);
    let all = Some(Decimal::from(window.days()));
    lines.add("days", say(&|env| say!(env, workbook.days)), formula("{last}-{first}+1".to_owned(), all), "#,##0");
    let year = Some(Decimal::from(terms.year.days()));
    let text = "{year-end}-{year-start}+1".to_owned();
    lines.add("year-days", say(&|env| say!(env, workbook.year_days)), formula(text, year), "#,##0");
    let gone = format!("{}-{}", sum_up_to("({year-end}-{first})"), sum_up_to("({year-end}-{last}-1)"));
    let (days_gone, of) = Timing::Even.gone(window, terms.year);
    lines.add("gone", say(&|env| say!(env, workbook.gone)), formula(gone, Some(days_gone.into())), "#,##0");
    let part = over(days_gone.into(), of.into());
    let text = "{gone}/({year-days}*{days})".to_owned();
    lines.add("part", say(&|env| say!(env, workbook.part)), formula(text, part), "0.0000%");
    bought(lines, release, terms, answer);
    for (index, dividend) in terms.dividends.iter().enumerate() {
        let before = format!("MIN(MAX({{record-{index}}}-{{first}},0),{{days}})");
        let text = format!("{{term-shares}}-INT({{n}}*{before}/{{days}})");
        let value = effect.and_then(|effect| effect.entitled.get(index).copied()).unwrap_or(terms.shares);
        let label = say(&|env| say!(env, workbook.entitled, name = env.text(&dividend.dividend.label)));
        lines.add(&format!("entitled-{index}"), label, formula(text, Some(value)), "#,##0");
    }
    // Nothing is bought while there is no price.
    let all = Some(terms.shares);
    let steps = [
        ("left", "{term-shares}-{n}", effect.map_or(all, |effect| Some(effect.full.shares)), "#,##0"),
        (
            "weighted",
            "{term-shares}-{n}*{part}",
            effect.map_or(all, |effect| Some(effect.this_year.shares)),
            "#,##0.00",
        ),
        ("cost", "{n}*N({price})*N({funding})/100", effect.map(|effect| effect.full.cost), "#,##0"),
    ];
    for (key, text, value, format) in steps {
        let label = say(&|env| match key {
            "left" => say!(env, workbook.left),
            "weighted" => say!(env, workbook.weighted),
            _ => say!(env, workbook.cost),
        });
        lines.add(key, label, formula(text.to_owned(), value), format);
    }
    let ready = Content::Formula("AND({is-ready},{left}>0)".to_owned(), is_true.to_owned());
    lines.add("is-answered", say(&|env| say!(env, workbook.company_ready)), ready, "@");
}

/// What the caps allow at the price, and what of it is carried out.
fn bought(lines: &mut Lines, release: &'static Release, terms: &Terms, answer: &Answer) {
    let say = |words: &dyn Fn(Env) -> String| both(release, words);
    let price = answer.plan.and_then(|plan| plan.price);
    let all = terms.buyback.as_ref().zip(price).and_then(|(buyback, price)| purchase(buyback, price));
    // The whole number nearest to the quotient, less one where that costs more than the cap: exact where a quotient of
    // two binary numbers is not.
    let nearest = "ROUND({cap-amount}/N({price}),0)";
    let affordable = format!("{nearest}-IF(ROUND({nearest}*N({{price}})-{{cap-amount}},6)>0,1,0)");
    let caps = match (lines.has("cap-shares"), lines.has("cap-amount")) {
        (true, true) => format!("MIN(INT({{cap-shares}}),{affordable})"),
        (true, false) => "INT({cap-shares})".to_owned(),
        (false, _) => affordable,
    };
    let formula = |text: String, value: Option<Decimal>| Content::Formula(text, result(value.unwrap_or_default()));
    let whole = formula(format!("IF({{is-ready}},{caps},0)"), all.map(|purchase| purchase.shares));
    lines.add("whole", say(&|env| say!(env, workbook.whole)), whole, "#,##0");
    let text = "IF({is-ready},INT(ROUND({whole}*N({fill})/100,8)),0)".to_owned();
    let value = answer.effect.as_ref().map(|effect| effect.bought);
    lines.add("n", say(&|env| say!(env, workbook.n)), formula(text, value), "#,##0");
}

/// The sum of all whole numbers up to a number, each at most the year's days: the days after each day of buying.
fn sum_up_to(number: &str) -> String {
    let within = format!("MIN(MAX({number},0),{{year-days}})");
    format!("({within}*({within}+1)/2+MAX({number}-{{year-days}},0)*{{year-days}})")
}
