//! Several reports of one company side by side, as one release.
//!
//! The latest report is the release; the figures of the others stand beside its own where concepts and periods meet, each marked with
//! the report that prints it ([`OtherReport`](kessan_core::release::model::OtherReport)). What a report prints for days that a later one
//! prints, too, is a period of its own, so that every report adds up by itself; that both print the same is a check
//! ([`Kind::Restatement`](kessan_core::checks::Kind::Restatement)). Quarters and twelve months that follow from several reports are derived.
//!
//! ```
//! use kessan_core::release::load::load;
//! let earlier = load("made-up.json", include_str!("../tests/releases/first-quarter.json"))?;
//! let later = load("made-up.json", include_str!("../tests/releases/half-year.json"))?;
//! let compared = kessan_compare::compare(vec![earlier, later]).unwrap();
//! assert_eq!(compared.release.file.other_reports.len(), 1);
//! # Ok::<(), kessan_core::problem::Problems>(())
//! ```

mod alike;
mod arrange;
mod changes;
mod concepts;
mod conflicts;
mod derive;
mod join;
mod meet;
mod periods;
mod refused;
mod reports;
mod rows;
mod tables;
mod texts;
mod words;

use std::collections::BTreeSet;

use kessan_core::release::Release;
use kessan_core::release::load::checked;

use join::{Join, Joined};
pub use refused::Refused;

/// As many reports as are put side by side: the quarters of ten years.
pub const MOST_REPORTS: usize = 40;

/// Reports side by side.
#[derive(Debug)]
pub struct Compared {
    /// The latest report with the figures of the others.
    pub release: Release,
    /// The text of its file.
    pub json: String,
    /// What was not put side by side, and why.
    pub notices: Vec<String>,
}

/// Puts reports of one company side by side, in whichever order they come.
///
/// # Errors
///
/// Why they cannot be: fewer than two, other companies, other currencies, one report twice.
pub fn compare(releases: Vec<Release>) -> Result<Compared, Refused> {
    let releases = reports::latest_first(releases)?;
    let mut rest = releases.into_iter();
    let mut base = rest.next().ok_or(Refused::TooFew)?;
    let (mut notices, mut alike) = (Vec::new(), Vec::new());
    for earlier in rest {
        let (joined, told) = beside(&base, &earlier)?;
        alike.extend(joined.alike);
        notices.extend(told);
        let mut file = joined.file;
        changes::settle(&mut file)?;
        base = checked(file).map_err(Refused::invalid)?;
    }
    let mut file = base.file;
    arrange::unused(&mut file);
    arrange::columns(&mut file);
    alike::note(&mut file, &alike);
    notices.extend(derive::periods(&mut file));
    derive::comparisons(&mut file)?;
    let release = checked(file).map_err(Refused::invalid)?;
    let json = release.file.to_json().map_err(|error| Refused::Unfit(error.to_string()))? + "\n";
    Ok(Compared { release, json, notices })
}

/// One report beside those before it. Where what one of them says of a line does not hold for the other, the line is kept apart.
fn beside(base: &Release, earlier: &Release) -> Result<(Joined, Vec<String>), Refused> {
    let known = conflicts::known(base, earlier);
    let mut apart = BTreeSet::new();
    loop {
        let joined = Join::new(base, earlier, &apart).run();
        let release = checked(joined.file.clone()).map_err(Refused::invalid)?;
        let more = conflicts::found(&release, &joined, &known, &apart);
        match more {
            Some(more) => apart = more,
            None => {
                let notices = joined.notices(&apart);
                return Ok((joined, notices));
            }
        }
    }
}
