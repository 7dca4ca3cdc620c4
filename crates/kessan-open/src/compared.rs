//! A report beside others of its company.

use kessan::view::opening::Fault;
use kessan_compare::Refused;
use kessan_core::release::Release;
use kessan_import::mapping::{Answers, ImportReport};

use crate::failed::Failed;
use crate::given::{Given, checked};
use crate::parts::compare;

/// The report with those that stand in `beside`, each the text of a release file, and the texts of all of them.
///
/// # Errors
///
/// Why they cannot be put side by side.
pub fn with_others(given: Given, beside: &[String], name: &str) -> Result<(Given, Vec<String>), Failed> {
    if beside.is_empty() {
        return Ok((given, Vec::new()));
    }
    let others: Result<Vec<Release>, Failed> = beside.iter().map(|text| checked("release.json", text)).collect();
    let texts: Vec<String> = beside.iter().cloned().chain([given.json]).collect();
    let mut releases = others?;
    releases.push(given.release);
    let compared = compare(releases)?.map_err(|refused| failed(&refused, name))?;
    let file = &compared.release.file;
    let notices = given.report.notices.into_iter().chain(compared.notices).collect();
    let report = ImportReport {
        id: file.id.clone(),
        documents: given.report.documents,
        tables: file.tables.len(),
        rows: file.tables.iter().map(|table| table.rows.len()).sum(),
        cells: compared.release.facts.all().len(),
        concepts: file.concepts.len(),
        periods: file.periods.len(),
        notices,
        ..ImportReport::default()
    };
    let (release, json) = (compared.release, compared.json);
    Ok((Given { release, json, report, answers: Answers::default(), is_filing: false }, texts))
}

fn failed(refused: &Refused, name: &str) -> Failed {
    let fault = match refused {
        Refused::OtherCompany { .. } => Fault::OtherCompany,
        Refused::OtherCurrency { .. } => Fault::OtherCurrency,
        Refused::Twice { .. } => Fault::SameReport,
        Refused::Between { .. } => Fault::Between,
        _ => Fault::Unfit,
    };
    Failed::new(fault, name, refused.to_string())
}
