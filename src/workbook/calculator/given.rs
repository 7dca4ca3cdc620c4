//! What the release gives: references to the cells where it is printed.

use rust_decimal::Decimal;

use super::inputs::DAY;
use super::line::{Content, Lines, PER_SHARE, PER_SHARE_EXACT};
use crate::t;
use crate::view::calculator::withholding;
use crate::view::env::Env;
use crate::workbook::formula::{Term, Writer};
use crate::workbook::words::{both, result};
use kessan_core::capital::{Given, TaxTerms, Terms};
use kessan_core::checks::printing::Source;
use kessan_core::release::Release;
use kessan_core::release::model::{Capital, Ref};

/// Adds the release's terms.
pub fn add(lines: &mut Lines, release: &'static Release, terms: &Terms, capital: &Capital, writer: Writer<'_, '_>) {
    let say = |words: &dyn Fn(Env) -> String| both(release, words);
    lines.part(say(&|env| t!(env, workbook.given)));
    let figure = |reference: &Ref, value: Decimal| match cell(release, writer, reference) {
        Some(text) => Content::Formula(text, result(value)),
        None => Content::Figure(value),
    };
    let source = |given: Given| terms.source(given).cloned().unwrap_or_default();
    let shares = figure(&capital.shares_outstanding, terms.shares);
    lines
        .add("term-shares", say(&|env| t!(env, workbook.shares_outstanding)), shares, "#,##0")
        .note(source(Given::Shares));
    if let (Some(reference), Some(ratio)) = (&capital.ads_per_share, terms.ads_per_share) {
        let line =
            lines.add("term-ads", say(&|env| t!(env, workbook.ads_per_share)), figure(reference, ratio), "#,##0.##");
        line.note(source(Given::AdsPerShare));
    }
    if let Some((reference, value)) = capital.earnings_per_share.as_ref().zip(terms.earnings_per_share) {
        let name = say(&|env| t!(env, calculator.eps_target, guidance = env.guidance_first()));
        let line = lines.add("term-eps", name, figure(reference, value), PER_SHARE).money();
        line.note(source(Given::EarningsPerShare));
    }
    let rest = [
        (&capital.actual_net_income, terms.earned.as_ref().map(|e| e.net_income), "term-earned", Given::Earned),
        (&capital.equity, terms.equity, "term-equity", Given::Equity),
        (&capital.cash, terms.cash, "term-cash", Given::Cash),
        (&capital.assets, terms.assets, "term-assets", Given::Assets),
    ];
    for (reference, value, key, given) in rest {
        let (Some(reference), Some(value)) = (reference, value) else { continue };
        let name = say(&|env| match given {
            Given::Earned => t!(env, workbook.earned),
            Given::Equity => t!(env, workbook.equity),
            Given::Cash => t!(env, workbook.cash),
            _ => t!(env, workbook.assets),
        });
        lines.add(key, name, figure(reference, value), "#,##0").money().note(source(given));
    }
    let year = [("year-start", terms.year.start), ("year-end", terms.year.end)];
    for (key, day) in year {
        let name = say(&|env| match key {
            "year-start" => t!(env, workbook.year_start),
            _ => t!(env, workbook.year_end),
        });
        lines.add(key, name, Content::Fixed(day), DAY);
    }
    for (index, dividend) in terms.dividends.iter().enumerate() {
        let per_share = figure(&dividend.dividend.per_share, dividend.per_share);
        let name = |env: Env| {
            let name = env.text(&dividend.dividend.label);
            t!(env, units.per_share, value = name)
        };
        lines
            .add(&format!("each-{index}"), say(&name), per_share, PER_SHARE_EXACT)
            .money()
            .note(dividend.source.clone());
        let day = Content::Fixed(dividend.dividend.record_date);
        let name = |env: Env| t!(env, calculator.timeline_record, name = env.text(&dividend.dividend.label));
        lines.add(&format!("record-{index}"), say(&name), day, DAY);
    }
    for (number, (kind, tax)) in terms.taxes().enumerate() {
        let name = |env: Env| tax_name(env, terms, kind, tax);
        let note = |env: Env| withholding::source(env, &terms.withholding[kind]);
        lines.add(&format!("tax-rate-{number}"), say(&name), Content::Figure(tax.rate), "0.####").note(say(&note));
    }
    let (Some(buyback), Some(bought)) = (&terms.buyback, &capital.buyback) else { return };
    let caps = [
        (&bought.max_shares, buyback.max_shares, "cap-shares", Given::MaxShares),
        (&bought.max_amount, buyback.max_amount, "cap-amount", Given::MaxAmount),
    ];
    for (reference, value, key, given) in caps {
        let (Some(reference), Some(value)) = (reference, value) else { continue };
        let name = say(&|env| match given {
            Given::MaxShares => t!(env, workbook.cap_shares),
            _ => t!(env, workbook.cap_amount),
        });
        lines.add(key, name, figure(reference, value), "#,##0").note(source(given));
    }
    for (key, day) in [("window-start", bought.window.start), ("window-end", bought.window.end)] {
        let name = say(&|env| match key {
            "window-start" => t!(env, workbook.window_start),
            _ => t!(env, workbook.window_end),
        });
        lines.add(key, name, Content::Fixed(day), DAY);
    }
}

/// A tax of a kind of holder, in per cent.
pub fn tax_name(env: Env, terms: &Terms, kind: usize, tax: &TaxTerms) -> String {
    let kind = terms.withholding.get(kind).map(|kind| env.text(&kind.label)).unwrap_or_default();
    t!(env, steps.of, name = kind, what = format!("{} (%)", env.text(&tax.label)))
}

/// The cell that a reference leads to, in the base unit; `None` for what no cell holds.
fn cell(release: &Release, writer: Writer<'_, '_>, reference: &Ref) -> Option<String> {
    let source = match reference {
        Ref::Claim { claim } => Source::Claim(release.file.claims.iter().position(|known| known.id == *claim)?),
        Ref::Fact { concept, period, scenario } => {
            let fact = release.facts.best(concept, period, &release.file.currency, *scenario)?;
            Source::Cell(release.facts.all().iter().position(|known| known.place == fact.place)?)
        }
    };
    let figure = writer.layout.figure(source)?;
    figure.printed.value?;
    Some(Term::new(writer.position(figure.position), figure.factor).on(Decimal::ONE).text)
}
