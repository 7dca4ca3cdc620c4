//! Whether the references of the translation and of the capital section lead to figures that can be worked with.

use rust_decimal::Decimal;

use crate::domain::problem::Problem;
use crate::domain::release::Release;
use crate::domain::release::model::{DividendStatus, Ref};

/// Which values a figure may have.
#[derive(Clone, Copy)]
enum Least {
    /// Any, as a net income.
    Any,
    /// A dividend that is planned: a company may announce that it will pay none.
    Zero,
    /// What is divided by, or what caps a purchase.
    AboveZero,
}

/// The mistakes found; the facts have been read by now.
pub(in crate::domain::release) fn problems(release: &Release) -> Vec<Problem> {
    let mut checker = Checker { release, problems: Vec::new() };
    checker.translation();
    checker.capital();
    checker.problems
}

struct Checker<'a> {
    release: &'a Release,
    problems: Vec<Problem>,
}

impl Checker<'_> {
    fn translation(&mut self) {
        let Some(translation) = &self.release.file.translation else { return };
        let unit = format!("{}/{}", self.release.file.currency, translation.currency);
        self.check("translation.rate", &translation.rate, &unit, Least::AboveZero);
    }

    fn capital(&mut self) {
        let Some(capital) = &self.release.file.capital else { return };
        let currency = self.release.file.currency.as_str();
        let per_share = format!("{currency}/share");
        self.check("capital.shares_outstanding", &capital.shares_outstanding, "shares", Least::AboveZero);
        if let Some(ads) = &capital.ads_per_share {
            self.check("capital.ads_per_share", ads, "ADS/share", Least::AboveZero);
        }
        self.check("capital.net_income", &capital.net_income, currency, Least::Any);
        self.check("capital.earnings_per_share", &capital.earnings_per_share, &per_share, Least::Any);
        for dividend in &capital.dividends {
            let least = match dividend.status {
                DividendStatus::Declared => Least::AboveZero,
                DividendStatus::Planned => Least::Zero,
            };
            let field = format!("capital.dividends.{}.per_share", dividend.id);
            self.check(&field, &dividend.per_share, &per_share, least);
        }
        let Some(buyback) = &capital.buyback else { return };
        for (cap, reference, unit) in
            [("max_shares", &buyback.max_shares, "shares"), ("max_amount", &buyback.max_amount, currency)]
        {
            if let Some(reference) = reference {
                self.check(&format!("capital.buyback.{cap}"), reference, unit, Least::AboveZero);
            }
        }
    }

    fn check(&mut self, field: &str, reference: &Ref, unit: &str, least: Least) {
        let value = self.release.resolve(reference);
        let found = match (value, self.release.unit_of(reference)) {
            (Some(_), Some(found)) if found.to_string() != unit => format!("{reference}, which is in {found}"),
            (Some(value), Some(_)) => match least {
                Least::Zero if value < Decimal::ZERO => format!("{reference}, which is {value}"),
                Least::AboveZero if value <= Decimal::ZERO => format!("{reference}, which is {value}"),
                _ => return,
            },
            _ => format!("{reference}, which leads to no figure"),
        };
        let least = match least {
            Least::Any => "",
            Least::Zero => " of zero or above",
            Least::AboveZero => " above zero",
        };
        let expected = format!("a reference to a figure in {unit}{least}");
        self.problems.push(Problem::new(format!("field {field:?}"), found, expected));
    }
}
