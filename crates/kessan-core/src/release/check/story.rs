//! Checks the story's parts and, of the capital section, what needs no figure.

use super::Checker;
use super::file_location::FileLocation;
use crate::release::model::{Business, Driver, Part};
use crate::unit::is_currency;

impl Checker<'_> {
    pub(super) fn story(&mut self) {
        let story = &self.file.story;
        let location = FileLocation::new("story", "/story");
        for (field, concept) in [
            ("revenues", &story.revenues),
            ("cost_of_revenues", &story.cost_of_revenues),
            ("operating_income", &story.operating_income),
            ("net_income", &story.net_income),
        ] {
            if let Some(concept) = concept {
                self.concept(&location.inner(field), concept);
            }
        }
        for (index, concept) in story.headlines.iter().enumerate() {
            self.concept(&location.inner("headlines").inner(index), concept);
        }
        self.ids(&FileLocation::new("", "/story/businesses"), "business", &story.businesses, |business| {
            Some(&business.id)
        });
        for (index, business) in story.businesses.iter().enumerate() {
            self.business(
                &FileLocation::new(format!("business {:?}", business.id), format!("/story/businesses/{index}")),
                business,
            );
        }
        self.ids(&FileLocation::new("", "/story/targets"), "target", &story.targets, |target| Some(&target.id));
        for (index, target) in story.targets.iter().enumerate() {
            let location = FileLocation::new(format!("target {:?}", target.id), format!("/story/targets/{index}"));
            self.text(&location.named("label"), &target.label);
            self.period(&location.inner("period"), &target.period);
        }
        for (field, concept) in [("assets", &story.assets), ("cash", &story.cash)] {
            if let Some(concept) = concept {
                self.concept(&location.inner(field), concept);
            }
        }
        self.ids(&FileLocation::new("", "/story/drivers"), "driver", &story.drivers, |driver| Some(&driver.id));
        for (index, driver) in story.drivers.iter().enumerate() {
            self.driver(
                &FileLocation::new(format!("driver {:?}", driver.id), format!("/story/drivers/{index}")),
                driver,
            );
        }
    }

    fn driver(&mut self, location: &FileLocation, driver: &Driver) {
        self.text(&location.named("label"), &driver.label);
        self.parts(location, "lines", "line", &driver.lines);
        let unit_of = |part: &Part| self.units.get(part.concept.as_str()).copied();
        let mut units = driver.lines.iter().enumerate().filter_map(|(index, part)| Some((index, unit_of(part)?)));
        let Some((_, first)) = units.next() else { return };
        if let Some((index, other)) = units.find(|(_, unit)| *unit != first) {
            let found = format!("a line in {other} beside one in {first}");
            self.report(
                &location.inner(format!("lines/{index}/concept")),
                found,
                "lines in one unit: they share a scale",
            );
        }
    }

    fn business(&mut self, location: &FileLocation, business: &Business) {
        self.text(&location.named("label"), &business.label);
        self.concept(&location.inner("revenues"), &business.revenues);
        if let Some(cost) = &business.cost {
            self.concept(&location.inner("cost"), cost);
        }
        self.parts(location, "parts", "part", &business.parts);
    }

    fn parts(&mut self, location: &FileLocation, field: &str, what: &str, parts: &[Part]) {
        for (index, part) in parts.iter().enumerate() {
            let location = location.inner(format!("{field}/{index}"));
            self.concept(&location.inner("concept"), &part.concept);
            let label = FileLocation::new(
                format!("{}, {what} {:?}, label", location.place, part.concept),
                location.pointer + "/label",
            );
            self.text(&label, &part.label);
        }
    }

    pub(super) fn capital(&mut self) {
        let Some(capital) = &self.file.capital else { return };
        self.period(&FileLocation::field("capital.fiscal_year"), &capital.fiscal_year);
        self.ids(&FileLocation::new("", "/capital/dividends"), "dividend", &capital.dividends, |dividend| {
            Some(&dividend.id)
        });
        for (index, dividend) in capital.dividends.iter().enumerate() {
            let location =
                FileLocation::new(format!("dividend {:?}", dividend.id), format!("/capital/dividends/{index}"));
            self.text(&location.named("label"), &dividend.label);
            if let Some(code) =
                dividend.currency.as_deref().filter(|code| !is_currency(code) || *code == self.file.currency)
            {
                let expected = "an ISO 4217 code other than the reporting currency, or no \"currency\"";
                self.report(&location.inner("currency"), format!("{code:?}"), expected);
            }
            let record = dividend.record_date;
            if let Some(payment) = dividend.payment_date.filter(|payment| *payment < record) {
                let found = format!("the payment date {payment} before the record date {record}");
                self.report(&location.inner("payment_date"), found, "a payment date on or after the record date");
            }
        }
    }
}
