//! Every text of a release file, one after another.

use super::{Capital, Concept, File, Story, Table, Text};

impl File {
    /// The file as JSON, as it is published. Whoever writes it does so here, as the code for it is compiled anew for each crate.
    ///
    /// # Errors
    ///
    /// None in practice: every value has a form in JSON.
    pub fn to_json(&self) -> serde_json::Result<String> {
        serde_json::to_string_pretty(self)
    }

    /// Puts the languages of each text in the order in which one stands in for another: that of `languages`, those that are
    /// not listed last.
    pub fn order_languages(&mut self) {
        let languages = std::mem::take(&mut self.languages);
        self.each_text(&mut |text| text.order(&languages));
        self.languages = languages;
    }

    /// Does something with each text of the file.
    pub fn each_text(&mut self, then: &mut dyn FnMut(&mut Text)) {
        [&mut self.company.name, &mut self.company.short_name, &mut self.title, &mut self.basis]
            .into_iter()
            .for_each(&mut *then);
        self.sources.iter_mut().filter_map(|source| source.title.as_mut()).for_each(&mut *then);
        self.periods.iter_mut().flat_map(|period| [&mut period.label, &mut period.name]).for_each(&mut *then);
        self.comparisons.iter_mut().for_each(|comparison| then(&mut comparison.label));
        self.concepts.iter_mut().for_each(|concept| of_concept(concept, then));
        self.tables.iter_mut().for_each(|table| of_table(table, then));
        self.claims.iter_mut().flat_map(|claim| [&mut claim.label, &mut claim.place]).for_each(&mut *then);
        self.relations.iter_mut().for_each(|relation| then(&mut relation.label));
        self.notes.iter_mut().flat_map(|note| [&mut note.text, &mut note.place]).for_each(&mut *then);
        of_story(&mut self.story, then);
        self.capital.iter_mut().for_each(|capital| of_capital(capital, then));
    }
}

fn of_concept(concept: &mut Concept, then: &mut dyn FnMut(&mut Text)) {
    [Some(&mut concept.label), concept.note.as_mut()].into_iter().flatten().for_each(then);
}

fn of_table(table: &mut Table, then: &mut dyn FnMut(&mut Text)) {
    [Some(&mut table.title), table.note.as_mut()].into_iter().flatten().for_each(&mut *then);
    table.columns.iter_mut().for_each(|column| then(&mut column.label));
    table.rows.iter_mut().for_each(|row| then(&mut row.label));
}

fn of_story(story: &mut Story, then: &mut dyn FnMut(&mut Text)) {
    for business in &mut story.businesses {
        then(&mut business.label);
        business.parts.iter_mut().for_each(|part| then(&mut part.label));
    }
    story.targets.iter_mut().for_each(|target| then(&mut target.label));
    for driver in &mut story.drivers {
        then(&mut driver.label);
        driver.lines.iter_mut().for_each(|line| then(&mut line.label));
    }
}

fn of_capital(capital: &mut Capital, then: &mut dyn FnMut(&mut Text)) {
    capital.dividends.iter_mut().for_each(|dividend| then(&mut dividend.label));
    for withholding in &mut capital.withholding {
        [&mut withholding.label, &mut withholding.source].into_iter().for_each(&mut *then);
        withholding.parts.iter_mut().for_each(|part| then(&mut part.label));
    }
}
