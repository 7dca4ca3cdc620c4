//! The calculator's terms. Ids and resolutions stand only in the page; they are not carried.

use jiff::civil::Date;
use rust_decimal::Decimal;

use super::bytes::{Reader, Writer};
use super::days::{day, read_day, read_span, span};
use super::{empty, nowhere};
use crate::capital::{BuybackTerms, DividendTerms, Earned, Given, TaxTerms, Terms, WithholdingTerms};
use crate::release::model::{Buyback, Dividend, DividendStatus};

/// What a message names the place of.
const NAMED: [Given; 4] = [Given::Shares, Given::Rate, Given::NetIncome, Given::MaxAmount];

fn write_dividend(out: &mut Writer, terms: &DividendTerms) {
    let dividend = &terms.dividend;
    out.words(&dividend.label);
    let flags = [dividend.status == DividendStatus::Planned, terms.is_record_assumed, terms.is_payment_assumed];
    out.number(flags.iter().rev().fold(0, |bits, flag| bits * 2 + u32::from(*flag)));
    day(out, dividend.record_date);
    out.optional(dividend.payment_date, day);
    out.decimal(terms.per_share);
}

fn read_dividend(from: &mut Reader) -> DividendTerms {
    let label = from.words();
    let flags = from.number();
    let status = if flags & 1 == 1 { DividendStatus::Planned } else { DividendStatus::Declared };
    let record_date = read_day(from);
    let payment_date = from.optional(read_day);
    let (id, per_share, currency) = (String::new(), nowhere(), None);
    DividendTerms {
        dividend: Dividend { id, label, record_date, payment_date, status, per_share, currency },
        per_share: from.decimal(),
        source: empty(),
        is_record_assumed: flags & 2 != 0,
        is_payment_assumed: flags & 4 != 0,
    }
}

/// Writes them.
pub(super) fn write(out: &mut Writer, terms: &Terms) {
    out.decimal(terms.shares);
    out.optional(terms.ads_per_share, Writer::decimal);
    out.list(&terms.dividends, write_dividend);
    out.list(&terms.others, |out, other| {
        write_dividend(out, other);
        out.text(other.dividend.currency.as_deref().unwrap_or_default());
    });
    out.optional(terms.buyback.as_ref(), |out, terms| {
        span(out, terms.buyback.window);
        out.optional(terms.max_shares, Writer::decimal);
        out.optional(terms.max_amount, Writer::decimal);
        out.number(u32::from(terms.is_window_assumed));
    });
    out.list(&terms.withholding, |out, WithholdingTerms { id, label, parts, source, links }| {
        out.text(id);
        out.words(label);
        out.list(parts, |out, TaxTerms { label, rate, digits, valid }| {
            out.words(label);
            out.decimal(*rate);
            out.optional(*digits, Writer::number);
            [valid.0, valid.1].into_iter().for_each(|bound| out.optional(bound, day));
        });
        out.words(source);
        out.list(links, |out, link| out.text(link));
    });
    span(out, terms.year);
    out.number(terms.scale);
    [terms.net_income, terms.earnings_per_share].into_iter().for_each(|value| out.optional(value, Writer::decimal));
    out.optional(terms.earned.as_ref(), |out, earned| {
        out.decimal(earned.net_income);
        span(out, earned.span);
        out.words(&earned.label);
    });
    [terms.equity, terms.cash, terms.assets].into_iter().for_each(|value| out.optional(value, Writer::decimal));
    // Explanations stand in the page; only messages about a field name the place of its limit anew.
    for given in NAMED {
        out.optional(terms.source(given), Writer::words);
    }
}

/// Reads what [`write`] has written. The currencies and the translation's `rate` stand elsewhere in it.
pub(super) fn read(from: &mut Reader, currency: &str, translation: Option<&str>, rate: Option<Decimal>) -> Terms {
    let shares = from.decimal();
    let ads_per_share = from.optional(Reader::decimal);
    let dividends = from.list(read_dividend);
    let others = from.list(|from| {
        let mut other = read_dividend(from);
        other.dividend.currency = Some(from.text()).filter(|code| !code.is_empty());
        other
    });
    let buyback = from.optional(|from| BuybackTerms {
        buyback: Buyback { window: read_span(from), resolved: Date::ZERO, max_shares: None, max_amount: None },
        max_shares: from.optional(Reader::decimal),
        max_amount: from.optional(Reader::decimal),
        is_window_assumed: from.number() == 1,
    });
    let withholding = from.list(|from| WithholdingTerms {
        id: from.text(),
        label: from.words(),
        parts: from.list(|from| TaxTerms {
            label: from.words(),
            rate: from.decimal(),
            digits: from.optional(Reader::number),
            valid: (from.optional(read_day), from.optional(read_day)),
        }),
        source: from.words(),
        links: from.list(Reader::text),
    });
    let year = read_span(from);
    let scale = from.number();
    let [net_income, earnings_per_share] = [(); 2].map(|()| from.optional(Reader::decimal));
    let earned =
        from.optional(|from| Earned { net_income: from.decimal(), span: read_span(from), label: from.words() });
    let [equity, cash, assets] = [(); 3].map(|()| from.optional(Reader::decimal));
    let mut sources = vec![empty(); Given::COUNT];
    for given in NAMED {
        sources[given as usize] = from.optional(Reader::words).unwrap_or_else(empty);
    }
    Terms {
        currency: currency.to_owned(),
        translation: translation.map(str::to_owned),
        shares,
        ads_per_share,
        rate,
        dividends,
        others,
        buyback,
        withholding,
        year,
        scale,
        net_income,
        earnings_per_share,
        earned,
        equity,
        cash,
        assets,
        sources,
    }
}
