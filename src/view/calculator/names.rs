//! What the fields and their choices are called, above a field and in the list of what is kept.

use super::withholding;
use crate::state::draft::{Draft, Field, Instrument, When};
use crate::state::operand::Input;
use crate::state::outcome::{as_typed, value};
use crate::t;
use crate::view::env::{DASH, Env};
use kessan_core::capital::{DividendTerms, Terms};
use kessan_core::release::Currency;

/// The name of a field, with its unit.
pub fn field(env: Env, terms: &Terms, field: Field) -> String {
    let (reporting, other) = (Currency::Reporting, Currency::Translation);
    match field {
        Field::Holding => t!(env, calculator.holding),
        Field::Paid => t!(env, calculator.paid, currency = env.currency(reporting)),
        Field::Price => t!(env, calculator.price, currency = env.currency(reporting)),
        Field::Fill => t!(env, calculator.fill),
        Field::Day => t!(env, calculator.day),
        Field::Income => t!(env, calculator.income, unit = env.unit(reporting)),
        Field::Tax => t!(env, calculator.tax),
        Field::Rate => t!(env, calculator.rate, per = env.currency(reporting), currency = env.currency(other)),
        Field::Funding => t!(env, calculator.funding),
        Field::Fee => {
            let currency = if terms.rate.is_some() { other } else { reporting };
            t!(env, calculator.fee, currency = env.currency(currency))
        }
    }
}

/// What a holding is counted in.
pub fn instrument(env: Env, instrument: Instrument) -> String {
    match instrument {
        Instrument::Shares => t!(env, calculator.shares),
        Instrument::Ads => t!(env, calculator.ads),
    }
}

/// A number of them in words: `1,200 shares`, `1 share`.
pub fn counted(env: Env, count: String, of: Instrument, is_one: bool) -> String {
    let what = match of {
        Instrument::Shares if is_one => t!(env, calculator.share),
        Instrument::Ads if is_one => t!(env, calculator.one_ads),
        of => instrument(env, of),
    };
    t!(env, calculator.count, count = count, what = what)
}

/// When the buyback buys.
pub fn when(env: Env, when: When) -> String {
    match when {
        When::Start => t!(env, calculator.at_start),
        When::Even => t!(env, calculator.evenly),
        When::End => t!(env, calculator.at_end),
        When::Day => t!(env, calculator.on_a_day),
    }
}

/// Before or after which record date a holding was bought.
pub fn since(env: Env, terms: &Terms, missed: usize) -> String {
    let day = |index: usize| {
        let dated = |terms: &DividendTerms| env.assumed(env.date(terms.dividend.record_date), terms.is_record_assumed);
        terms.dividends.get(index).map(dated).unwrap_or_default()
    };
    match missed.checked_sub(1) {
        None => t!(env, calculator.since_before, date = day(0)),
        Some(last) => t!(env, calculator.since_after, date = day(last)),
    }
}

/// What stands in a field, as the page writes numbers; as typed while it is none.
pub fn said(env: Env, terms: &Terms, draft: &Draft, field: Field) -> String {
    match value(terms, draft, field) {
        Ok(value) if field != Field::Day => env.exact(as_typed(terms, field, value)),
        _ => draft.text(field).trim().to_owned(),
    }
}

/// What a set of terms assumes that another may not: the name of the line, what it is, and how to say it of a draft.
pub fn assumptions(env: Env, terms: &Terms) -> Vec<(String, Input, Assumption<'_>)> {
    let text = move |name: Field| -> Assumption<'_> { Box::new(move |draft| said(env, terms, draft, name)) };
    let named = |name: Field| (field(env, terms, name), Input::Field(name), text(name));
    let holding: Assumption<'_> = Box::new(move |draft| {
        let count = said(env, terms, draft, Field::Holding);
        let is_one = count == "1";
        counted(env, count, draft.instrument, is_one)
    });
    let mut all = vec![(field(env, terms, Field::Holding), Input::Field(Field::Holding), holding)];
    if !terms.dividends.is_empty() {
        let missed: Assumption<'_> = Box::new(move |draft| since(env, terms, draft.missed));
        all.push((t!(env, calculator.since), Input::Missed, missed));
    }
    all.push(named(Field::Price));
    if terms.buyback.is_some() {
        all.push(named(Field::Fill));
        let timing: Assumption<'_> = Box::new(move |draft| match draft.when {
            When::Day => draft.text(Field::Day).to_owned(),
            other => when(env, other),
        });
        all.push((t!(env, calculator.timing), Input::Timing, timing));
        all.push(named(Field::Funding));
    }
    all.extend([Field::Paid, Field::Income].map(named));
    if !terms.withholding.is_empty() {
        let whose: Assumption<'_> = Box::new(move |draft| withholding::label(env, terms, draft));
        all.push((t!(env, calculator.withholding), Input::Withholding, whose));
    }
    // Whose taxes are withheld, no rate is.
    let rate: Assumption<'_> = Box::new(move |draft| match withholding::chosen(terms, draft) {
        Some(_) => DASH.to_owned(),
        None => said(env, terms, draft, Field::Tax),
    });
    all.push((field(env, terms, Field::Tax), Input::Field(Field::Tax), rate));
    if terms.rate.is_some() {
        all.push(named(Field::Rate));
    }
    if terms.ads_per_share.is_some() {
        all.push(named(Field::Fee));
    }
    all
}

/// How a draft's assumption is said.
pub type Assumption<'a> = Box<dyn Fn(&Draft) -> String + 'a>;
