//! Checks what the file says of taxes that are withheld from dividends.

use jiff::civil::Date;
use rust_decimal::Decimal;

use super::Checker;
use super::file_location::FileLocation;
use super::head::is_web_address;
use crate::order::CompactSort;
use crate::release::model::{Withholding, WithholdingPart};

/// As many digits after the point as a currency has.
const MOST_DIGITS: u32 = 4;

impl Checker<'_> {
    pub(super) fn withholding(&mut self) {
        let Some(capital) = &self.file.capital else { return };
        let list = FileLocation::new("", "/capital/withholding");
        self.ids(&list, "withholding", &capital.withholding, |withholding| Some(&withholding.id));
        for (index, withholding) in capital.withholding.iter().enumerate() {
            let location =
                FileLocation::new(format!("withholding {:?}", withholding.id), format!("{}/{index}", list.pointer));
            self.text(&location.named("label"), &withholding.label);
            self.text(&location.named("source"), &withholding.source);
            if withholding.parts.is_empty() {
                self.report(
                    &location.inner("parts"),
                    "no parts",
                    "at least one tax, with its label, rate and rounding",
                );
            }
            for (number, part) in withholding.parts.iter().enumerate() {
                let name = format!("{}, part {}", location.place, number + 1);
                self.withheld_part(&FileLocation::new(name, format!("{}/parts/{number}", location.pointer)), part);
            }
            self.withheld_in_all(&location, withholding);
            for (number, link) in withholding.links.iter().enumerate().filter(|(_, link)| !is_web_address(link)) {
                let location = location.inner(format!("links/{number}"));
                self.report(&location, format!("{link:?}"), "an address that begins with http:// or https://");
            }
        }
    }

    fn withheld_part(&mut self, location: &FileLocation, part: &WithholdingPart) {
        self.text(&location.named("label"), &part.label);
        if part.percent().is_none() {
            let found = format!("the rate {:?}", part.rate);
            self.report(&location.inner("rate"), found, "a rate from 0% to 100% of the dividend, such as 7%");
        }
        if part.digits > MOST_DIGITS {
            let expected = format!("from 0, for whole units of the currency, to {MOST_DIGITS}");
            self.report(&location.inner("digits"), format!("{} digits", part.digits), expected);
        }
        if let (Some(from), Some(to)) = (part.valid_from, part.valid_to)
            && from > to
        {
            let found = format!("the last day {to} before the first, {from}");
            self.report(&location.inner("valid_to"), found, "a last day on or after the first");
        }
    }

    /// On no day is more withheld than is paid. What holds changes on first days only, upwards.
    fn withheld_in_all(&mut self, location: &FileLocation, withholding: &Withholding) {
        // Each part is added on its first day and taken away on the day after its last; on one day the latter first.
        let parts = withholding.parts.iter().filter_map(|part| Some((part, part.percent()?)));
        let parts =
            parts.filter(|(part, _)| part.valid_to.is_none_or(|to| part.valid_from.is_none_or(|from| from <= to)));
        let mut changes: Vec<(Date, Decimal)> = parts
            .flat_map(|(part, percent)| {
                let end = part.valid_to.and_then(|day| day.tomorrow().ok());
                [(part.valid_from.unwrap_or(Date::MIN), percent)].into_iter().chain(end.map(|day| (day, -percent)))
            })
            .collect();
        changes.compact_sort();
        let held = changes.iter().scan(Decimal::ZERO, |held, (_, change)| {
            *held += change;
            Some(*held)
        });
        let most = held.max();
        if let Some(most) = most.filter(|most| *most > Decimal::ONE_HUNDRED) {
            let found = format!("{}% in all", most.normalize());
            self.report(&location.inner("parts"), found, "taxes of at most 100% of the dividend together");
        }
    }
}
