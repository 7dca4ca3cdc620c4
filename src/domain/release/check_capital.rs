//! Whether the references of the translation and of the capital section lead to figures of the right unit.

use super::Release;
use super::model::Ref;
use crate::domain::problem::Problem;
use rust_decimal::Decimal;

/// The mistakes found; the facts have been read by now.
pub(super) fn problems(release: &Release) -> Vec<Problem> {
    let mut problems = Vec::new();
    let currency = release.file.currency.as_str();
    let mut check = |place: &str, reference: &Ref, unit: &str| {
        let found = match (release.resolve(reference), release.unit_of(reference)) {
            (Some(value), Some(found)) if found.to_string() == unit => {
                if value > Decimal::ZERO || place.ends_with("net_income") || place.ends_with("earnings_per_share") {
                    return;
                }
                format!("{value}, which is not above zero")
            }
            (Some(_), Some(found)) => format!("a figure in {found}"),
            _ => format!("{reference:?}, which leads to no figure"),
        };
        problems.push(Problem::new(format!("field {place:?}"), found, format!("a reference to a figure in {unit}")));
    };
    if let Some(translation) = &release.file.translation {
        check("translation.rate", &translation.rate, &format!("{currency}/{}", translation.currency));
    }
    if let Some(capital) = &release.file.capital {
        check("capital.shares_outstanding", &capital.shares_outstanding, "shares");
        check("capital.net_income", &capital.net_income, currency);
        check("capital.earnings_per_share", &capital.earnings_per_share, &format!("{currency}/share"));
        if let Some(ads) = &capital.ads_per_share {
            check("capital.ads_per_share", ads, "ADS/share");
        }
        for dividend in &capital.dividends {
            check(
                &format!("capital.dividends.{}.per_share", dividend.id),
                &dividend.per_share,
                &format!("{currency}/share"),
            );
        }
        if let Some(buyback) = &capital.buyback {
            for (name, cap, unit) in
                [("max_shares", &buyback.max_shares, "shares"), ("max_amount", &buyback.max_amount, currency)]
            {
                if let Some(cap) = cap {
                    check(&format!("capital.buyback.{name}"), cap, unit);
                }
            }
        }
        if release.period(&capital.fiscal_year).is_none() {
            let found = format!("the period {:?}", capital.fiscal_year);
            problems.push(Problem::new("field \"capital.fiscal_year\"", found, "one that \"periods\" lists"));
        }
    }
    problems
}
