//! Checks the story's parts and, of the capital section, what needs no figure.

use super::Checker;
use super::spot::Spot;
use crate::domain::release::model::Business;

impl Checker<'_> {
    pub(super) fn story(&mut self) {
        let story = &self.file.story;
        let spot = Spot::new("story", "/story");
        for (field, concept) in [
            ("revenues", &story.revenues),
            ("cost_of_revenues", &story.cost_of_revenues),
            ("operating_income", &story.operating_income),
            ("net_income", &story.net_income),
        ] {
            self.concept(&spot.inner(field), concept);
        }
        for (index, concept) in story.headlines.iter().enumerate() {
            self.concept(&spot.inner("headlines").inner(index), concept);
        }
        self.ids(&Spot::new("", "/story/businesses"), "business", &story.businesses, |business| Some(&business.id));
        for (index, business) in story.businesses.iter().enumerate() {
            self.business(
                &Spot::new(format!("business {:?}", business.id), format!("/story/businesses/{index}")),
                business,
            );
        }
        self.ids(&Spot::new("", "/story/targets"), "target", &story.targets, |target| Some(&target.id));
        for (index, target) in story.targets.iter().enumerate() {
            let spot = Spot::new(format!("target {:?}", target.id), format!("/story/targets/{index}"));
            self.text(&spot.named("label"), &target.label);
            self.period(&spot.inner("period"), &target.period);
        }
    }

    fn business(&mut self, spot: &Spot, business: &Business) {
        self.text(&spot.named("label"), &business.label);
        self.concept(&spot.inner("revenues"), &business.revenues);
        if let Some(cost) = &business.cost {
            self.concept(&spot.inner("cost"), cost);
        }
        for (index, part) in business.parts.iter().enumerate() {
            let spot = spot.inner(format!("parts/{index}"));
            self.concept(&spot.inner("concept"), &part.concept);
            let label = Spot::new(format!("{}, part {:?}, label", spot.place, part.concept), spot.pointer + "/label");
            self.text(&label, &part.label);
        }
    }

    pub(super) fn capital(&mut self) {
        let Some(capital) = &self.file.capital else { return };
        self.period(&Spot::field("capital.fiscal_year"), &capital.fiscal_year);
        self.ids(&Spot::new("", "/capital/dividends"), "dividend", &capital.dividends, |dividend| Some(&dividend.id));
        for (index, dividend) in capital.dividends.iter().enumerate() {
            let spot = Spot::new(format!("dividend {:?}", dividend.id), format!("/capital/dividends/{index}"));
            self.text(&spot.named("label"), &dividend.label);
            let record = dividend.record_date;
            if let Some(payment) = dividend.payment_date.filter(|payment| *payment < record) {
                let found = format!("the payment date {payment} before the record date {record}");
                self.report(&spot.inner("payment_date"), found, "a payment date on or after the record date");
            }
        }
    }
}
