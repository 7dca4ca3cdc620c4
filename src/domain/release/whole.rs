//! A whole checked release in a compact form, for the program that checks it again in the browser.

use serde::{Deserialize, Serialize};

use super::Release;
use super::model::File;
use crate::domain::facts::{Fact, Facts};

/// What is carried: the file and the facts that were read from it.
#[derive(Debug, Deserialize, Serialize)]
pub struct Whole {
    file: File,
    facts: Vec<Fact>,
}

impl Whole {
    /// All of a release.
    pub fn from_release(release: &Release) -> Self {
        Self { file: release.file.clone(), facts: release.facts.all().to_vec() }
    }
}

impl From<Whole> for Release {
    fn from(whole: Whole) -> Self {
        Release::new(whole.file, Facts::new(whole.facts))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::release::load::load;

    #[test]
    fn what_is_carried_has_the_same_checks() {
        let release = load("made-up.json", include_str!("../../../tests/releases/made-up.json")).unwrap();
        let bytes = postcard::to_allocvec(&Whole::from_release(&release)).unwrap();
        let carried: Release = postcard::from_bytes::<Whole>(&bytes).unwrap().into();
        assert_eq!(carried.checks().checks, release.checks().checks);
    }
}
