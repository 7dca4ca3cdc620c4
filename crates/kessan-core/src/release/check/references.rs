//! Whether the references of the translation, the relations and the capital section lead to figures that can be
//! worked with.

use rust_decimal::Decimal;

use std::collections::HashMap;

use super::file_location::FileLocation;
use super::formulas::operands;
use super::known::Known;
use crate::problem::{Mistakes, quoted};
use crate::release::Release;
use crate::release::model::{DividendStatus, Note, Ref};
use crate::unit::Unit;

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

/// The mistakes found; the facts have been read by now. `known` are the mistakes found before: what may only follow
/// from one of them is not reported.
pub(in crate::release) fn problems(release: &Release, known: &Known) -> Mistakes {
    let claims = release.file.claims.iter().enumerate().rev().map(|(index, claim)| (claim.id.as_str(), index));
    let mut checker = Checker { release, known, claims: claims.collect(), mistakes: Mistakes::default() };
    checker.translation();
    checker.relations();
    checker.notes();
    checker.capital();
    checker.mistakes
}

struct Checker<'a> {
    release: &'a Release,
    known: &'a Known,
    /// Positions of the claims.
    claims: HashMap<&'a str, usize>,
    mistakes: Mistakes,
}

impl Checker<'_> {
    /// Whether what is known to be wrong can be why a reference leads nowhere or to something else.
    fn may_follow(&self, reference: &Ref) -> bool {
        match reference {
            Ref::Claim { claim } => {
                self.claims.get(claim.as_str()).is_some_and(|index| self.known.has(&format!("/claims/{index}")))
            }
            Ref::Fact { concept, period, .. } => {
                let is_listed = self.release.concept(concept).is_some() && self.release.period(period).is_some();
                is_listed && ["/currency", "/periods", "/concepts", "/tables"].iter().any(|part| self.known.has(part))
            }
        }
    }

    /// What a relation relates is in the release; a dash stands for a figure, too.
    fn relations(&mut self) {
        for (index, relation) in self.release.file.relations.iter().enumerate() {
            let location = FileLocation::new(format!("relation {:?}", relation.id), format!("/relations/{index}"));
            for (location, reference) in operands(&location, relation) {
                let Ref::Fact { concept, period, scenario } = reference else { continue };
                let is_listed = self.release.concept(concept).is_some() && self.release.period(period).is_some();
                let leads = self.release.figure(concept, period, *scenario).is_some();
                if is_listed && !leads && !self.may_follow(reference) {
                    let found = format!("{reference}, which leads to no figure");
                    self.mistakes.push(location.problem(found, "a reference to a figure of the release"));
                }
            }
        }
    }

    /// What a note explains is in the release, and its text names the figures that it says it does.
    fn notes(&mut self) {
        for (index, note) in self.release.file.notes.iter().enumerate() {
            let location = FileLocation::new(format!("note {}", quoted(&note.id)), format!("/notes/{index}"));
            for (number, concept) in note.concepts.iter().enumerate() {
                let is_listed = self.release.concept(concept).is_some()
                    && note.periods.iter().all(|period| self.release.period(period).is_some());
                let follows = ["/currency", "/periods", "/concepts", "/tables", "/claims"];
                let may_follow = follows.iter().any(|part| self.known.has(part)) || self.known.has_in("/claims/");
                if is_listed && !may_follow && !note.periods.is_empty() && !self.has_figure(concept, &note.periods) {
                    let found = format!("the concept {concept:?}, of which the release has no figure in those periods");
                    let expected = "a line with a figure in one of the note's \"periods\"";
                    self.mistakes.push(location.named("concepts").inner(number).problem(found, expected));
                }
            }
            for (number, amount) in note.amounts.iter().enumerate() {
                self.amount(&location, note, number, amount);
            }
        }
    }

    /// Whether the release says anything of a line in one of these periods.
    fn has_figure(&self, concept: &str, periods: &[String]) -> bool {
        let release = self.release;
        let is_one = |period: &String| periods.contains(period);
        let mut facts = release.facts.all().iter();
        facts.any(|fact| fact.concept == concept && is_one(&fact.period))
            || periods.iter().any(|period| release.derived_figure(concept, period).is_some())
            || release
                .file
                .claims
                .iter()
                .any(|claim| claim.concept.as_deref() == Some(concept) && claim.period.as_ref().is_some_and(is_one))
    }

    /// A figure that a note names is one of the release, and stands in the note's text as the release prints it.
    fn amount(&mut self, location: &FileLocation, note: &Note, number: usize, amount: &Ref) {
        let is_listed = match amount {
            Ref::Claim { claim } => self.claims.contains_key(claim.as_str()),
            Ref::Fact { concept, period, .. } => {
                self.release.concept(concept).is_some() && self.release.period(period).is_some()
            }
        };
        if !is_listed || self.may_follow(amount) {
            return;
        }
        let at = location.named("amounts").inner(number);
        let Some(value) = self.release.resolve(amount) else {
            self.mistakes.push(
                at.problem(format!("{amount}, which leads to no figure"), "a reference to a figure of the release"),
            );
            return;
        };
        for (lang, text) in note.text.all() {
            let is_named = self.release.named_amounts(note, text).iter().any(|named| named.amount == number);
            if !is_named && !text.trim().is_empty() {
                let unit = self.release.unit_of(amount).map(|unit| format!(" {unit}")).unwrap_or_default();
                let found = format!("a text without {amount}, which is {}{unit}", value.normalize());
                let expected = "the number as the release prints it, or no such entry in \"amounts\"";
                self.mistakes.push(location.named("text").inner(lang).problem(found, expected));
            }
        }
    }

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
        if let Some(earnings) = &capital.earnings_per_share {
            self.check("capital.earnings_per_share", earnings, &per_share, Least::Any);
        }
        for (field, reference, least) in [
            ("net_income", &capital.net_income, Least::Any),
            ("actual_net_income", &capital.actual_net_income, Least::Any),
            ("equity", &capital.equity, Least::Any),
            ("cash", &capital.cash, Least::Zero),
            ("assets", &capital.assets, Least::AboveZero),
        ] {
            if let Some(reference) = reference {
                self.check(&format!("capital.{field}"), reference, currency, least);
            }
        }
        for (index, dividend) in capital.dividends.iter().enumerate() {
            let least = match dividend.status {
                DividendStatus::Declared => Least::AboveZero,
                DividendStatus::Planned => Least::Zero,
            };
            let name = format!("field {:?}", format!("capital.dividends.{}.per_share", dividend.id));
            let location = FileLocation::new(name, format!("/capital/dividends/{index}/per_share"));
            let unit = dividend.currency.as_ref().map_or_else(|| per_share.clone(), |code| format!("{code}/share"));
            let found =
                self.release.unit_of(&dividend.per_share).map(|unit| match (&dividend.per_share, &dividend.currency) {
                    (Ref::Fact { .. }, Some(code)) => unit.in_currency(currency, code),
                    _ => unit,
                });
            self.check_value(&location, &dividend.per_share, (self.release.per_share(dividend), found), &unit, least);
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
        self.check_at(&FileLocation::field(field), reference, unit, least);
    }

    fn check_at(&mut self, location: &FileLocation, reference: &Ref, unit: &str, least: Least) {
        let found = (self.release.resolve(reference), self.release.unit_of(reference));
        self.check_value(location, reference, found, unit, least);
    }

    fn check_value(
        &mut self,
        location: &FileLocation,
        reference: &Ref,
        (value, found): (Option<Decimal>, Option<Unit>),
        unit: &str,
        least: Least,
    ) {
        if self.may_follow(reference) || self.known.has("/currency") || self.known.has("/translation/currency") {
            return;
        }
        let found = match (value, found) {
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
        self.mistakes.push(location.problem(found, expected));
    }
}
