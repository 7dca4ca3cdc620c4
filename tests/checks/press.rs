//! A release whose figures can be misprinted, any of them, and what its checks then say.

use std::collections::HashMap;

use kessan_core::checks::printing::Source;
use kessan_core::checks::{Check, Report, Status};
use kessan_core::release::Release;
use kessan_core::release::load::checked;
use kessan_core::release::model::File;

use crate::common::published;

/// The text with its last digit `step` further, 9 before 0; a dash becomes 1.
fn misprint(text: &str, step: u32) -> String {
    let Some(at) = text.rfind(|c: char| c.is_ascii_digit()) else { return "1".into() };
    let digit = text[at..=at].parse::<u32>().unwrap();
    format!("{}{}{}", &text[..at], (digit + step) % 10, &text[at + 1..])
}

/// Whether a misprint was noticed.
#[derive(Clone, Copy, Debug, Default)]
pub struct Notice {
    /// By a check that ends worse (of misprints taken together: at least by such a one).
    pub by_status: bool,
    /// By that, or by an agreement to the digit that is lost.
    pub at_all: bool,
}

/// A release whose figures can be misprinted.
pub struct Press {
    /// The release.
    pub release: Release,
    before: HashMap<String, Check>,
}

impl Press {
    /// The published release.
    pub fn new() -> Self {
        let release = published();
        let before = release.checks().checks.into_iter().map(|check| (check.id.clone(), check)).collect();
        Self { release, before }
    }

    /// Every figure that the release prints.
    pub fn sources(&self) -> Vec<Source> {
        let (cells, claims) = (self.release.facts.all().len(), self.release.file.claims.len());
        (0..cells).map(Source::Cell).chain((0..claims).map(Source::Claim)).collect()
    }

    /// What is printed there.
    fn text(&self, source: Source) -> &str {
        match source {
            Source::Claim(index) => &self.release.file.claims[index].printed,
            Source::Cell(index) => {
                let at = self.release.facts.all()[index].place;
                &self.release.file.tables[at.table].rows[at.row].cells[at.column]
            }
        }
    }

    /// The checks of the release with these figures misprinted, and only these.
    fn misprinted(&self, sources: &[Source], step: u32) -> Report {
        let mut file = self.release.file.clone();
        // A note that repeats a figure which has changed is refused at once; here the checks are asked.
        file.notes.clear();
        for source in sources {
            *text_of(&self.release, &mut file, *source) = misprint(self.text(*source), step);
        }
        checked(file).unwrap_or_else(|problems| panic!("{problems:?}")).checks()
    }

    /// What the checks say of one misprint alone.
    fn alone(&self, source: Source, step: u32) -> Notice {
        let report = self.misprinted(&[source], step);
        let mut notice = Notice::default();
        for check in &report.checks {
            let (worse, less_exact) = match self.before.get(&check.id) {
                Some(before) => (check.status > before.status, before.is_exact && !check.is_exact),
                None => (check.status != Status::Tied, false),
            };
            notice.by_status |= worse;
            notice.at_all |= worse || less_exact;
        }
        notice
    }

    /// What the checks say of several misprints at once, of each only those that held before and that no other of them
    /// takes part in: how such a check ends follows from its own figures alone.
    fn together(&self, sources: &[Source], step: u32) -> Vec<Notice> {
        let report = self.misprinted(sources, step);
        let mut notices = vec![Notice::default(); sources.len()];
        for check in &report.checks {
            let Some(before) = self.before.get(&check.id).filter(|before| before.status == Status::Tied) else {
                continue;
            };
            let taking_part = check.sources();
            let mut own = (0..sources.len()).filter(|index| taking_part.contains(&sources[*index]));
            if let (Some(only), None) = (own.next(), own.next()) {
                let worse = check.status > before.status;
                notices[only].by_status |= worse;
                notices[only].at_all |= worse || (before.is_exact && !check.is_exact);
            }
        }
        notices
    }

    /// The same, and each that was not noticed again alone. A dash that becomes a figure changes which checks there are,
    /// so it is always alone.
    pub fn notices(&self, sources: &[Source], step: u32) -> Vec<(Source, Notice)> {
        let (figures, dashes): (Vec<_>, Vec<_>) =
            sources.iter().copied().partition(|source| self.text(*source).contains(|c: char| c.is_ascii_digit()));
        let mut list: Vec<_> = figures.iter().copied().zip(self.together(&figures, step)).collect();
        list.extend(dashes.into_iter().map(|source| (source, Notice::default())));
        for (source, notice) in list.iter_mut().filter(|(_, notice)| !notice.at_all) {
            *notice = self.alone(*source, step);
        }
        list
    }
}

/// Where a figure's text stands in a copy of the release's file.
fn text_of<'f>(release: &Release, file: &'f mut File, source: Source) -> &'f mut String {
    match source {
        Source::Claim(index) => &mut file.claims[index].printed,
        Source::Cell(index) => {
            let at = release.facts.all()[index].place;
            &mut file.tables[at.table].rows[at.row].cells[at.column]
        }
    }
}
