//! Checks the story's parts and, of the capital section, what needs no figure.

use super::Checker;

impl Checker<'_> {
    pub(super) fn story(&mut self) {
        let story = &self.file.story;
        let lines = [&story.revenues, &story.cost_of_revenues, &story.operating_income, &story.net_income];
        for concept in lines.into_iter().chain(&story.headlines) {
            self.concept("story", concept);
        }
        self.ids("", "business", &story.businesses, |business| Some(&business.id));
        for business in &story.businesses {
            let place = format!("business {:?}", business.id);
            self.text(&format!("{place}, label"), &business.label);
            for concept in [Some(&business.revenues), business.cost.as_ref()].into_iter().flatten() {
                self.concept(&place, concept);
            }
            for part in &business.parts {
                self.concept(&place, &part.concept);
                self.text(&format!("{place}, part {:?}, label", part.concept), &part.label);
            }
        }
        self.ids("", "target", &story.targets, |target| Some(&target.id));
        for target in &story.targets {
            let place = format!("target {:?}", target.id);
            self.text(&format!("{place}, label"), &target.label);
            self.period(&place, &target.period);
        }
    }

    pub(super) fn capital(&mut self) {
        let Some(capital) = &self.file.capital else { return };
        self.period("field \"capital.fiscal_year\"", &capital.fiscal_year);
        self.ids("", "dividend", &capital.dividends, |dividend| Some(&dividend.id));
        for dividend in &capital.dividends {
            let place = format!("dividend {:?}", dividend.id);
            self.text(&format!("{place}, label"), &dividend.label);
            let record = dividend.record_date;
            if let Some(payment) = dividend.payment_date.filter(|payment| *payment < record) {
                let found = format!("the payment date {payment} before the record date {record}");
                self.report(place, found, "a payment date on or after the record date");
            }
        }
    }
}
