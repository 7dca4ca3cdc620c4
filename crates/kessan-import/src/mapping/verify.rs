//! The release is held against the format and against itself before it leaves.

use std::collections::BTreeSet;

use kessan_core::checks::printing::Source;
use kessan_core::checks::{Check, Held, Kind, Status};
use kessan_core::problem::Mistakes;
use kessan_core::release::Release;
use kessan_core::release::model::{File, Rounding, signed};

/// A relation that the release should not state: the concept, and the number of the way in which it adds up, or another kind.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Doubt {
    /// A way in which a concept adds up.
    Sum(String, usize),
    /// The concept's quotient.
    Quotient(String),
    /// The concept's flows.
    Flows(String),
}

/// The release that a file is, its meaning checked; its `file` is that one.
///
/// # Errors
///
/// Every mistake of meaning.
pub fn meaning(file: File) -> Result<Release, String> {
    let told = |mistakes: Mistakes| {
        let lines: Vec<String> = mistakes.list().iter().take(50).map(ToString::to_string).collect();
        format!("{}\n({} in all)", lines.join("\n"), mistakes.list().len() + mistakes.more())
    };
    kessan_core::release::load::checked(file).map_err(told)
}

/// The file of a release, of which nothing else stays: its facts are as large again.
pub fn file(release: Release) -> File {
    release.file
}

/// The file as text, and the release that it is. Where the schema is at hand, the text is held against it and read again; the file
/// is let go of before, as what can be held twice is the largest part of what an import needs. Where it is not, the release is the
/// file's: what reads release files is a part of the browser's program that a filing does without.
///
/// # Errors
///
/// Every mistake, as the check of release files tells it.
pub fn release(file: File) -> Result<(String, Release), String> {
    let mut json = file.to_json().map_err(|error| format!("writing the release as JSON: {error}"))?;
    json.push('\n');
    json.shrink_to_fit();
    let name = format!("{}.json", file.id);
    #[cfg(feature = "validate")]
    let release = {
        // Browsers take the file itself: it has to be what its text says.
        let mut file = file;
        let written = cfg!(debug_assertions).then(|| {
            file.order_languages();
            digest(&file)
        });
        drop(file);
        let release = kessan_validate::check(&name, json.as_bytes()).map_err(|report| report.to_string())?;
        debug_assert!(
            written.is_none_or(|written| written == digest(&release.file)),
            "the file is not the one that its text says: {name}"
        );
        release
    };
    #[cfg(not(feature = "validate"))]
    let release = kessan_core::release::load::checked(file).map_err(|mistakes| {
        let (list, more) = (mistakes.list().to_vec(), mistakes.more());
        kessan_core::problem::Problems { file: name, list, more }.to_string()
    })?;
    Ok((json, release))
}

/// What a file says, in one number: all of it as text would take as much memory again.
#[cfg(feature = "validate")]
fn digest(file: &File) -> u64 {
    struct Hashed(std::hash::DefaultHasher);
    impl std::fmt::Write for Hashed {
        fn write_str(&mut self, text: &str) -> std::fmt::Result {
            std::hash::Hasher::write(&mut self.0, text.as_bytes());
            Ok(())
        }
    }
    let mut hashed = Hashed(std::hash::DefaultHasher::new());
    // Nothing that is written fails here.
    let _ = std::fmt::write(&mut hashed, format_args!("{file:?}"));
    std::hash::Hasher::finish(&hashed.0)
}

/// Relations that the import has made and the filing does not bear out: a sum some of whose parts are not printed beside it.
/// What a calculation arc states and contradicts itself with every part at hand stays, for the reader to see; `inferred` sums, which no
/// arc states, do not.
pub fn doubts(release: &Release, inferred: &BTreeSet<(String, Vec<String>)>) -> BTreeSet<Doubt> {
    let report = release.checks();
    let mut doubts = BTreeSet::new();
    for check in report.checks.iter().filter(|check| check.status == Status::Inconsistent) {
        doubts.extend(doubt(release, check, inferred));
    }
    doubts
}

fn doubt(release: &Release, check: &Check, inferred: &BTreeSet<(String, Vec<String>)>) -> Option<Doubt> {
    let Held::Figure(held) = check.held else { return None };
    let Source::Cell(at) = held.source else { return None };
    let fact = release.facts.all().get(at)?;
    let concept = release.concept(&fact.concept)?;
    match check.kind {
        Kind::Footing | Kind::Tie if check.kind == Kind::Footing || check.id.contains(".way-") => {
            let way = check.id.rsplit_once(".way-").and_then(|(_, number)| number.parse::<usize>().ok()).unwrap_or(1);
            let ways: Vec<&Vec<String>> = [&concept.sum].into_iter().chain(&concept.other_sums).collect();
            let terms = ways.get(way.checked_sub(1)?)?;
            let is_printed = |part: &str| {
                release.facts.of(part).any(|other| {
                    other.period == fact.period && other.scenario == fact.scenario && other.measure == fact.measure
                })
            };
            let is_complete = terms.iter().filter_map(|term| signed(term)).all(|(_, part)| is_printed(part));
            // Sums hold for results; a forecast's parts are rounded by themselves.
            let is_value = fact.measure == kessan_core::release::model::Measure::Value && !fact.scenario.is_target();
            let is_inferred = inferred.contains(&(concept.id.clone(), (*terms).clone()));
            (!is_complete || !is_value || is_inferred).then(|| Doubt::Sum(concept.id.clone(), way - 1))
        }
        Kind::PerShare | Kind::Ratio if concept.quotient.is_some() => Some(Doubt::Quotient(concept.id.clone())),
        Kind::RollForward => Some(Doubt::Flows(concept.id.clone())),
        _ => None,
    }
}

/// Takes relations out of a file; how many.
pub fn without(file: &mut File, doubts: &BTreeSet<Doubt>) -> usize {
    let mut taken = 0;
    for concept in &mut file.concepts {
        let mut ways: Vec<Option<Vec<String>>> = [std::mem::take(&mut concept.sum)]
            .into_iter()
            .chain(std::mem::take(&mut concept.other_sums))
            .map(Some)
            .collect();
        for doubt in doubts {
            match doubt {
                Doubt::Sum(id, way) if *id == concept.id => {
                    taken += usize::from(ways.get_mut(*way).and_then(Option::take).is_some())
                }
                Doubt::Quotient(id) if *id == concept.id => taken += usize::from(concept.quotient.take().is_some()),
                Doubt::Flows(id) if *id == concept.id => {
                    taken += usize::from(!concept.flows.is_empty());
                    concept.flows.clear();
                }
                _ => {}
            }
        }
        let mut left = ways.into_iter().flatten().filter(|terms| !terms.is_empty());
        concept.sum = left.next().unwrap_or_default();
        concept.other_sums = left.collect();
    }
    taken
}

/// How many relations do not hold.
pub fn contradictions(release: &Release) -> usize {
    release.checks().checks.iter().filter(|check| check.status == Status::Inconsistent).count()
}

/// The other usual way of rounding.
pub fn other(rounding: Rounding) -> Rounding {
    match rounding {
        Rounding::Truncated => Rounding::default(),
        _ => Rounding::Truncated,
    }
}
