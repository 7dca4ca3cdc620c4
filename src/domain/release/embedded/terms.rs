//! The calculator's terms. Their dates stand in the page; they are not carried.

use jiff::civil::Date;
use rust_decimal::Decimal;

use super::bytes::{Reader, Writer};
use super::{NEVER, nowhere};
use crate::domain::capital::{BuybackTerms, DividendTerms, Terms};
use crate::domain::release::model::{Buyback, Dividend, DividendStatus};

/// Writes them.
pub(super) fn write(out: &mut Writer, terms: &Terms) {
    out.decimal(terms.shares);
    out.optional(terms.ads_per_share, Writer::decimal);
    out.list(&terms.dividends, |out, DividendTerms { dividend, per_share }| {
        out.words(&dividend.label);
        out.number(u32::from(dividend.status == DividendStatus::Planned));
        out.decimal(*per_share);
    });
    out.optional(terms.buyback.as_ref(), |out, terms| {
        out.optional(terms.max_shares, Writer::decimal);
        out.optional(terms.max_amount, Writer::decimal);
    });
    out.decimal(terms.net_income);
    out.decimal(terms.earnings_per_share);
}

/// Reads what [`write`] has written. `rate` is the translation's.
pub(super) fn read(from: &mut Reader, rate: Option<Decimal>) -> Terms {
    let shares = from.decimal();
    let ads_per_share = from.optional(Reader::decimal);
    let dividends = from.list(|from| {
        let label = from.words();
        let status = if from.number() == 1 { DividendStatus::Planned } else { DividendStatus::Declared };
        let record_date = Date::ZERO;
        DividendTerms {
            dividend: Dividend {
                id: String::new(),
                label,
                record_date,
                payment_date: None,
                status,
                per_share: nowhere(),
            },
            per_share: from.decimal(),
        }
    });
    let buyback = from.optional(|from| BuybackTerms {
        buyback: Buyback { window: NEVER, resolved: Date::ZERO, max_shares: None, max_amount: None },
        max_shares: from.optional(Reader::decimal),
        max_amount: from.optional(Reader::decimal),
    });
    let (net_income, earnings_per_share) = (from.decimal(), from.decimal());
    Terms { shares, ads_per_share, rate, dividends, buyback, net_income, earnings_per_share }
}
