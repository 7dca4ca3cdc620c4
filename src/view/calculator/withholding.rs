//! What is withheld from dividends: whose taxes, or a rate of the reader's own; what of it is rounded, and by which day each
//! dividend is judged.

use jiff::civil::Date;
use leptos::prelude::*;
use rust_decimal::Decimal;

use super::state::CalculatorState;
use super::{figure, money, named};
use crate::state::draft::{Draft, Instrument};
use crate::state::inputs::Withholding;
use crate::state::measures::Measure;
use crate::state::measures::table::UNCUT_TAX;
use crate::state::operand::{At, Operand};
use crate::state::outcome::{Answer, not_in_force};
use crate::t;
use crate::view::env::Env;
use crate::view::live::live;
use crate::view::number::{escaped, html};
use crate::view::session::ids;
use kessan_core::capital::{TaxTerms, Terms, WithholdingTerms};

/// The list of those whose taxes the release gives, with a rate of one's own; nothing if it gives none.
pub fn field(state: CalculatorState) -> Option<impl IntoView> {
    let (env, terms) = (state.env, state.terms);
    if terms.withholding.is_empty() {
        return None;
    }
    // A list has no value before it has its options: the one that is chosen says so itself.
    let first = state.draft.get_untracked().withholding;
    let own = (String::new(), t!(env, calculator.own_rate), None);
    let kinds = terms
        .withholding
        .iter()
        .map(|kind| (kind.id.clone(), env.text(&kind.label), kind.label.foreign(env.lang).map(str::to_owned)));
    let options = [own].into_iter().chain(kinds).map(|(id, label, lang)| {
        let is_first = id == first;
        view! { <option value=id selected=is_first lang=lang>{label}</option> }
    });
    let options: Vec<_> = options.collect();
    let choose = move |event| {
        let id = event_target_value(&event);
        state.change(&|draft| draft.withholding.clone_from(&id));
    };
    let mistake = move || html(&mistake(env, terms, &state.draft.get()));
    let told = move || told(env, terms, &state.draft.get());
    Some(view! {
        <div class="field">
            <label for=ids::WITHHOLDING>{t!(env, calculator.withholding)}</label>
            <select
                id=ids::WITHHOLDING autocomplete="off" aria-describedby="withholding-error withholding-hint"
                prop:value=live(move || state.draft.get().withholding) on:change=choose
            >
                {options}
            </select>
            <p class="error" id="withholding-error" aria-live="polite" inner_html=live(mistake)></p>
            <small id="withholding-hint" inner_html=live(told)></small>
        </div>
    })
}

/// Those whose taxes a draft chooses.
pub fn chosen<'a>(terms: &'a Terms, draft: &Draft) -> Option<&'a WithholdingTerms> {
    terms.withholding.get(terms.kind(&draft.withholding)?)
}

/// What a draft has withheld, in a word: for lists.
pub fn label(env: Env, terms: &Terms, draft: &Draft) -> String {
    chosen(terms, draft).map_or_else(|| t!(env, calculator.own_rate), |kind| env.text(&kind.label))
}

/// That nothing of what is chosen holds on the day of a dividend; empty if all is well.
pub fn mistake(env: Env, terms: &Terms, draft: &Draft) -> String {
    let dividend = not_in_force(terms, draft).and_then(|index| terms.dividends.get(index));
    let Some((dividend, kind)) = dividend.zip(chosen(terms, draft)) else { return String::new() };
    let spans: Vec<_> = kind.parts.iter().map(|part| span(env, part)).collect();
    let (name, date) = (env.text(&dividend.dividend.label), env.date(dividend.taxed_on()));
    t!(env, calculator.tax_not_in_force, name = name, date = date, spans = spans.join(&t!(env, group_join)))
}

/// A tax with its rate and the days that it holds on.
fn span(env: Env, part: &TaxTerms) -> String {
    let day = |day: Option<Date>| day.map(|day| env.date(day)).unwrap_or_default();
    let (from, to) = part.valid;
    let days = t!(env, calculator.from_to, start = day(from), end = day(to));
    t!(env, source.days, name = rate(env, part), days = days)
}

/// A tax with its rate.
fn rate(env: Env, part: &TaxTerms) -> String {
    let rate = t!(env, percent, value = env.exact(part.rate));
    t!(env, calculator.tax_part, name = env.text(&part.label), rate = rate)
}

/// What is chosen, in full, as HTML: the taxes, what is rounded, by which day each dividend is judged, and the source.
pub fn told(env: Env, terms: &Terms, draft: &Draft) -> String {
    let Some(kind) = chosen(terms, draft) else { return escaped(&t!(env, calculator.own_rate_note)) };
    let mut lines: Vec<String> = kind.parts.iter().map(|part| span(env, part)).collect();
    lines.push(rounded(env, kind, draft.instrument));
    lines.extend(terms.dividends.iter().map(|dividend| {
        let (name, date) = (env.text(&dividend.dividend.label), env.date(dividend.taxed_on()));
        let is_paid = dividend.dividend.payment_date.is_some();
        let is_assumed = if is_paid { dividend.is_payment_assumed } else { dividend.is_record_assumed };
        let date = env.assumed(date, is_assumed);
        match dividend.dividend.payment_date {
            Some(_) => t!(env, calculator.taxed_on_payment, name = name, date = date),
            None => t!(env, calculator.taxed_on_record, name = name, date = date),
        }
    }));
    lines.push(source(env, kind));
    let links = kind.links.iter().enumerate().map(|(index, link)| {
        let link = escaped(link);
        format!(" <a href=\"{link}\" rel=\"noreferrer\">[{}]</a>", index + 1)
    });
    lines.iter().map(|line| escaped(line)).collect::<Vec<_>>().join("<br>") + &links.collect::<String>()
}

/// Where it is laid down.
pub fn source(env: Env, kind: &WithholdingTerms) -> String {
    t!(env, calculator.tax_source, source = env.text(&kind.source))
}

/// What of it is rounded.
pub fn rounded(env: Env, kind: &WithholdingTerms, instrument: Instrument) -> String {
    let digits = kind.parts.iter().filter_map(|part| part.digits).min();
    match (digits, instrument) {
        (None, _) => t!(env, calculator.tax_exact),
        (Some(_), Instrument::Ads) => t!(env, calculator.tax_pooled),
        (Some(digits), Instrument::Shares) => {
            let unit = Decimal::try_from_i128_with_scale(1, digits).unwrap_or_default();
            let unit = env.money(unit, kessan_core::release::Currency::Reporting, digits);
            t!(env, calculator.tax_cut, unit = unit)
        }
    }
}

/// What was withheld from the dividend at that position, tax by tax, with what was cut; that nothing was rounded if the
/// reader's own rate is taken.
pub fn parts(env: Env, terms: &Terms, answer: &Answer, index: usize) -> String {
    if answer.inputs.withholding == Withholding::OwnRate {
        return t!(env, calculator.unrounded);
    }
    let mut evaluation = answer.evaluation(terms);
    let taxes = evaluation.taxes(At { dividend: index, tax: 0 }).into_iter().filter_map(|at| {
        let (of, (_, each)) = (Operand::Measure(Measure::Tax, at), terms.taxes().nth(at.tax)?);
        let (exact, taken) = (evaluation.work(&UNCUT_TAX, at)?, evaluation.operand(of)?);
        let (name, amount) = (env.text(&each.label), named(of, money(env, taken)));
        Some(if exact == taken {
            t!(env, calculator.tax_part, name = name, rate = amount)
        } else {
            t!(env, calculator.tax_part_cut, name = name, amount = amount, exact = figure(env, exact))
        })
    });
    taxes.collect::<Vec<_>>().join(&t!(env, group_join))
}
